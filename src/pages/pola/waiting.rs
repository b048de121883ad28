//! What is on its way, what is not there yet, what failed.

use leptos::prelude::*;

use super::{say, specimen};
use crate::{
    components::{
        button::{Button, ButtonKind},
        dynamic::text,
        empty_state::EmptyState,
        fault_notice::FaultNotice,
        progress::{ProgressBar, ProgressSteps},
        skeleton::Skeleton,
    },
    fault::{Fault, FaultKind},
};

/// Parts of the city's map in the example.
const PARTS: u32 = 12;

pub(super) fn waiting() -> AnyView {
    view! {
        {specimen("pola-progress", progress())}
        {specimen("pola-empty", states())}
    }
    .into_any()
}

fn progress() -> AnyView {
    let done = Signal::stored(7_u32);
    let words =
        text(move || tr!("pola-progress-words", done = done.get().to_string(), of = PARTS.to_string()));
    view! {
        <ProgressBar id="pola-kemajuan" words=words done=done of=PARTS />
        <ProgressSteps at=Signal::stored(2) of=5 />
        <Skeleton words=say("pola-skeleton") />
    }
    .into_any()
}

fn states() -> AnyView {
    let nothing = Callback::new(|()| ());
    let fault = Fault { kind: FaultKind::Offline, detail: "GET /packs/53.71/pack.json".to_owned() };
    view! {
        <EmptyState title=say("pola-empty") text=say("pola-empty-text")>
            <Button id="pola-mulai-berkas" words=say("pola-button-primary") on_press=nothing kind=ButtonKind::Quiet />
        </EmptyState>
        <FaultNotice fault=fault />
    }
    .into_any()
}
