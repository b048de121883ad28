//! The text route: what, where, answer. Everything the map can be asked, without the map.

mod elsewhere;
pub(super) mod form;
pub(super) mod places;
mod shared;

use leptos::prelude::*;

use self::{form::Form, places::QuestionForm};
use crate::{
    components::{
        answer::AnswerPanel,
        dynamic::{live, when, whenever},
        error_summary::ErrorSummary,
    },
    pages::PageTitle,
    routes::Route,
    state::question::use_question,
};

/// The page.
#[component]
pub fn CheckPage() -> impl IntoView {
    let asked = use_question();
    let form = Form::new(asked);
    let received = shared::receive(form);
    // A link, "back" and "forward" change the question; the form follows.
    whenever(move || form.follow(&asked.get()));
    view! {
        <PageTitle title="check-title" />
        <div class="app-page" class:app-page--answered=move || asked.get().is_whole()>
            <div class="app-page__ask">
                <h1 class="app-page__title">{t!("check-title")}</h1>
                <p class="app-page__lead">{t!("check-lead")}</p>
                {received}
                <ErrorSummary mistakes=form.mistakes />
                <QuestionForm form=form />
            </div>
            <div class="app-page__told">
                <AnswerPanel takes_focus=form.was_submitted />
                {elsewhere::elsewhere()}
                {when(move || asked.get().place.is_some(), move || view! {
                    <p><a href=live(move || Route::Map.asking(&asked.get()))>{t!("check-to-map")}</a></p>
                }.into_any())}
            </div>
        </div>
    }
}
