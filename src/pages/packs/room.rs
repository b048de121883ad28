//! The room on this device: how much is used and free, and whether the browser may take it back.

use leptos::prelude::*;

use super::session::Session;
use crate::{
    browser,
    components::dynamic::{clicked, dynamic},
    vault::say::bytes,
};

/// A browser that has less room left than this is called nearly full.
const LITTLE: f64 = 20e6;

pub(super) fn view(session: Session) -> AnyView {
    let is_kept = RwSignal::new(None::<bool>);
    let is_refused = RwSignal::new(false);
    leptos::task::spawn_local(async move {
        let _ = is_kept.try_set(browser::is_persistent().await);
    });
    let week = browser::forgets_after_a_week().then(|| {
        view! { <p class="app-mine__bad">{packs_t!("packs-seven-days")}</p> }
    });
    view! {
        <section class="app-mine__part" aria-labelledby="ruang-judul">
            <h2 id="ruang-judul">{packs_t!("packs-room")}</h2>
            {dynamic(move || usage(session))}
            {week}
            {dynamic(move || promise(is_kept, is_refused))}
        </section>
    }
    .into_any()
}

fn usage(session: Session) -> AnyView {
    let Some((used, total)) = session.usage.get() else {
        return view! { <p>{packs_t!("packs-usage-unknown")}</p> }.into_any();
    };
    let free = (total - used).max(0.0);
    let little = (free < LITTLE).then(|| {
        view! { <p class="app-note app-note--warning">{packs_t!("packs-little-room")}</p> }
    });
    view! {
        <p>{packs_tr!("packs-usage", used = bytes(used), free = bytes(free))}</p>
        {little}
    }
    .into_any()
}

fn promise(is_kept: RwSignal<Option<bool>>, is_refused: RwSignal<bool>) -> AnyView {
    let ask = move || {
        leptos::task::spawn_local(async move {
            let kept = browser::persist().await;
            let _ = is_refused.try_set(kept == Some(false));
            let _ = is_kept.try_set(kept);
        });
    };
    match (is_kept.get(), is_refused.get()) {
        (None, _) => ().into_any(),
        (Some(true), _) => view! { <p role="status">{packs_t!("packs-persist-yes")}</p> }.into_any(),
        (Some(false), true) => view! { <p role="status">{packs_t!("packs-persist-refused")}</p> }.into_any(),
        (Some(false), false) => view! {
            <p>{packs_t!("packs-persist-no")}</p>
            <button type="button" class="app-button app-button--quiet" on:click=clicked(ask)>{packs_t!("packs-persist-ask")}</button>
        }
        .into_any(),
    }
}
