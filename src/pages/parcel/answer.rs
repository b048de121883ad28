//! What may be done on the lot: the activity, the answer with its parts, the building's figures, what would turn a no
//! into a yes, what else fits. Everything is judged by `zoning`; this page only asks and lays out.

mod building;
mod drawing;
mod elsewhere;
mod hints;
mod judging;
mod menu;
mod parts;
mod path;

use std::sync::Arc;

use leptos::prelude::*;

use self::{
    building::Building, elsewhere::Elsewhere, hints::Hints, judging::Judging, menu::Menu, parts::Parts,
    path::Path,
};
use super::session::Session;
use crate::{
    components::{
        activity_picker::ActivityPicker,
        answer::Answer,
        dynamic::{dynamic, when},
        fault_notice::FaultNotice,
    },
    question::Question,
};

/// The question and its answer; nothing before the outline is sound.
#[component]
pub(super) fn Answers() -> impl IntoView {
    let session = expect_context::<Session>();
    let judging = Judging::new(session);
    provide_context(judging);
    judging.follow();
    let is_sound = move || judging.is_sound();
    let chosen = Signal::derive(move || session.asked.get().activity);
    let choose = Callback::new(move |activity: Option<String>| {
        session.asked.amend(&Question { activity, ..session.asked.get_untracked() });
    });
    view! {
        <section class="app-step" aria-labelledby="mau-apa-bidang">
            <h2 id="mau-apa-bidang" class="app-step__title">{parcel_t!("parcel-ask")}</h2>
            {when(move || !is_sound(), || view! { <p>{parcel_t!("parcel-ask-first")}</p> }.into_any())}
            <ActivityPicker chosen=chosen on_choose=choose />
        </section>
        {dynamic(move || judging.fault.get().map_or_else(|| ().into_any(), |it| view! { <FaultNotice fault=it /> }.into_any()))}
        {dynamic(move || match judging.judged.get() {
            Some(it) => view! { <Answer model=Arc::new(it.model.clone()) /> }.into_any(),
            None => ().into_any(),
        })}
        {when(move || judging.judged.with(Option::is_some), || view! { <Parts /><Hints /><Building /><Path /><Elsewhere /> }.into_any())}
        {when(move || judging.plot.with(Option::is_some), || view! { <Menu /> }.into_any())}
    }
}
