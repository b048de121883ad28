//! What may be done on the lot: the activities, the answer with its parts, what would turn a no into a yes, the
//! building's figures, what else fits. Everything is judged by `zoning`; this page only asks and lays out.

mod activities;
mod building;
mod compare;
mod drawing;
mod elsewhere;
mod figures;
mod hints;
mod judging;
mod keep;
mod menu;
mod parts;
mod path;
mod place;
mod summary;
mod surroundings;
pub(super) mod told;

use leptos::prelude::*;

use self::{
    activities::Activities, building::Building, compare::Compare, elsewhere::Elsewhere, judging::Judging,
    menu::Menu, parts::Parts, path::Path, summary::Summary,
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
    keep::follow(judging);
    let is_sound = move || judging.is_sound();
    let chosen = Signal::derive(move || session.asked.get().activity);
    let choose = Callback::new(move |activity: Option<String>| {
        session.asked.amend(&Question { activity, ..session.asked.get_untracked() });
    });
    let shown = RwSignal::new(0_usize);
    view! {
        <section class="app-step" aria-labelledby="mau-apa-bidang">
            <h2 id="mau-apa-bidang" class="app-step__title">{parcel_t!("parcel-ask")}</h2>
            {when(move || !is_sound(), || view! { <p>{parcel_t!("parcel-ask-first")}</p> }.into_any())}
            <ActivityPicker chosen=chosen on_choose=choose />
            <Activities shown=shown />
        </section>
        {dynamic(move || judging.fault.get().map_or_else(|| ().into_any(), |it| view! { <FaultNotice fault=it /> }.into_any()))}
        {dynamic(move || {
            let models = judging.models.get();
            match models.get(shown.get()).or_else(|| models.first()) {
                Some(it) => view! { <Answer model=it.clone() below=below /> }.into_any(),
                None => ().into_any(),
            }
        })}
        {when(move || judging.judged.with(Option::is_some), || view! { <Building /><Path /><Compare /><Elsewhere /> }.into_any())}
        {when(move || judging.plot.with(Option::is_some), || view! { <Menu /> }.into_any())}
    }
}

/// What stands right below the answer's headline.
fn below() -> AnyView {
    view! { <Parts /><Summary /> }.into_any()
}
