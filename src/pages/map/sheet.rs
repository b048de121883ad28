//! The sheet below the map, or beside it on wide screens: what to do, the answer, the legend.

use std::rc::Rc;

use leptos::{html, prelude::*};

use super::{
    colours::{Coloured, Colours},
    here::Here,
    layers::LayerSwitch,
    legend::Legend,
    session::Session,
};
use crate::{
    browser,
    components::{
        activity_picker::ActivityPicker,
        answer::AnswerPanel,
        back_to_form::back_to_form,
        dynamic::{later, when},
        install::AboutApp,
    },
    question::Question,
    state::pack::OpenPack,
};

/// The sheet.
#[component]
pub(super) fn MapSheet(open: StoredValue<Rc<OpenPack>, LocalStorage>) -> impl IntoView {
    let session = expect_context::<Session>();
    let sheet = NodeRef::<html::Section>::new();
    show_from_the_top(session, sheet);
    let activity = Signal::derive(move || session.asked.get().activity);
    let choose = move |code: Option<String>| {
        session.asked.amend(&Question { activity: code, ..session.asked.get_untracked() });
    };
    view! {
        <section class="app-map__sheet" node_ref=sheet aria-label=t!("map-sheet") tabindex="0">
            <Handle />
            <Hint />
            <Here open=open />
            {later(move || view! {
                <div class="app-map__activity">
                    <ActivityPicker chosen=activity on_choose=Callback::new(choose) />
                </div>
            }.into_any())}
            {when(move || session.is_painted.get() || session.is_where() || session.asked.get().is_whole(), || view! {
                <Colours />
                {back_to_form()}
                <AnswerPanel />
                <Coloured />
            }.into_any())}
            {when(move || session.is_painted.get(), move || view! { <Below open=open /> }.into_any())}
        </section>
    }
}

/// What explains the map, once there is one.
#[component]
fn Below(open: StoredValue<Rc<OpenPack>, LocalStorage>) -> impl IntoView {
    let session = expect_context::<Session>();
    view! {
        <p class="app-map__indicative">
            <strong>{t!("common-indicative")}</strong>
            <span>{t!("common-indicative-meaning")}</span>
        </p>
        // Colours of zones mean nothing while answers are coloured.
        <details class="app-map__more" open class:app-map__more--off=move || session.is_where()>
            <summary class="app-map__summary">{t!("map-more")}</summary>
            {later(move || view! { <Legend open=open /> }.into_any())}
            {later(move || view! { <LayerSwitch open=open /> }.into_any())}
        </details>
        {later(|| view! { <AboutApp /> }.into_any())}
    }
}

/// Another place or activity has another answer, which is read from its beginning.
fn show_from_the_top(session: Session, sheet: NodeRef<html::Section>) {
    let asked = Memo::new(move |_| {
        let question = session.asked.get();
        (question.place, question.activity)
    });
    Effect::new(move |before: Option<()>| {
        asked.track();
        if before.is_none() {
            return;
        }
        // By then the new answer is there; what grew above it would otherwise push it out of sight.
        browser::on_next_frame(move || {
            if let Some(sheet) = sheet.try_get_untracked().flatten() {
                sheet.set_scroll_top(0);
            }
        });
    });
}

/// Makes the sheet taller and lower; no gesture is needed.
#[component]
fn Handle() -> impl IntoView {
    let is_tall = expect_context::<Session>().is_tall;
    let label = move || if is_tall.get() { tr!("map-sheet-lower") } else { tr!("map-sheet-taller") };
    view! {
        <button
            type="button"
            class="app-map__handle"
            aria-label=label
            aria-expanded=move || is_tall.get().to_string()
            on:click=move |_| is_tall.update(|it| *it = !*it)
        ></button>
    }
}

/// What to do while nothing has been asked.
#[component]
fn Hint() -> impl IntoView {
    let session = expect_context::<Session>();
    view! {
        <Show when=move || session.asked.get().place.is_none()>
            <div class="app-map__hint">
                <h2>{t!("map-hint-title")}</h2>
                <p>{t!("map-hint")}</p>
            </div>
        </Show>
    }
}
