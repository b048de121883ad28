//! The front page: the two questions with one field each, and the map.

use leptos::prelude::*;

use super::check::{form::Form, places::QuestionForm};
use crate::{
    components::{
        dynamic::{later, live, whenever},
        error_summary::ErrorSummary,
    },
    pages::PageTitle,
    question::Question,
    routes::Route,
    state::question::{Asked, use_question},
};

/// The page.
#[component]
pub fn HomePage() -> impl IntoView {
    let asked = use_question();
    let form = Form::new(asked);
    whenever(move || form.follow(&asked.get()));
    // The activity stands in the address at once, so that the map is opened with it.
    let choose = move |activity| asked.amend(&Question { activity, ..asked.get_untracked() });
    view! {
        <PageTitle title="home-title" />
        <div class="app-page app-page--home">
            <div class="app-hero">
                <h1 class="app-page__title">{t!("home-title")}</h1>
                <p class="app-page__lead">{t!("home-lead")}</p>
            </div>
            <ErrorSummary mistakes=form.mistakes />
            <QuestionForm form=form on_activity=Callback::new(choose) />
            {later(move || below(asked))}
        </div>
    }
}

/// What stands below the first screen of a phone.
fn below(asked: Asked) -> AnyView {
    view! {
        <p class="app-page__or">
            <a class="app-choice" href=live(move || Route::Map.asking(&asked.get()))>
                <span class="app-choice__words">{t!("home-map")}</span>
                <span class="app-choice__hint">{t!("home-map-hint")}</span>
            </a>
        </p>
        <p class="app-page__or">
            <a class="app-choice" href=live(move || Route::Parcel.asking(&asked.get()))>
                <span class="app-choice__words">{t!("common-parcel")}</span>
                <span class="app-choice__hint">{t!("home-parcel-hint")}</span>
            </a>
        </p>
        <p class="app-page__or">
            <a class="app-choice" href=Route::Services.path()>
                <span class="app-choice__words">{t!("common-services")}</span>
                <span class="app-choice__hint">{t!("home-services-hint")}</span>
            </a>
        </p>
        <section class="app-step app-step--quiet" aria-labelledby="perlu-tahu">
            <h2 id="perlu-tahu" class="app-step__title">{t!("home-facts")}</h2>
            <ul class="app-ticks">
                <li>{t!("home-fact-free")}</li>
                <li>{t!("common-offline")}</li>
                <li>{t!("common-privacy")}</li>
            </ul>
        </section>
    }
    .into_any()
}
