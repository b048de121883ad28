//! The front page: the two questions, and the ways to answer where.

use leptos::prelude::*;

use crate::{
    browser::Located,
    components::{
        activity_picker::{ActivityPicker, FIELD},
        dynamic::live,
        error_summary::{ErrorSummary, Mistake},
        locate_button::LocateButton,
    },
    pages::PageTitle,
    routes::Route,
    state::question::use_question,
};

/// The page.
#[component]
pub fn HomePage() -> impl IntoView {
    let asked = use_question();
    let mistakes = RwSignal::new(Vec::new());
    let chosen = Signal::derive(move || asked.get().activity);
    let choose = move |code: Option<String>| {
        mistakes.set(Vec::new());
        asked.amend(&crate::question::Question { activity: code, ..asked.get_untracked() });
    };
    // The position leads straight to an answer, so the activity has to be there first.
    let has_activity = move |()| {
        let missing = chosen.get_untracked().is_none();
        mistakes.set(if missing {
            vec![Mistake { field: FIELD, message: "home-activity-missing" }]
        } else {
            vec![]
        });
        !missing
    };
    let found = move |located: Located| {
        asked.note_position(located);
        asked.open(Route::Check, &asked.get_untracked().at(located.place));
    };
    let choice = move |page: Route, words: &'static str, hint: &'static str| {
        view! {
            <li>
                <a class="app-choice" href=live(move || page.asking(&asked.get()))>
                    <span class="app-choice__words">{t!(words)}</span>
                    <span class="app-choice__hint">{t!(hint)}</span>
                </a>
            </li>
        }
        .into_any()
    };
    view! {
        <PageTitle title="home-title" />
        <div class="app-page app-page--home">
            <h1 class="app-page__title">{t!("home-title")}</h1>
            <p class="app-page__lead">{t!("home-lead")}</p>
            <ErrorSummary mistakes=mistakes />
            <section class="app-step">
                <ActivityPicker chosen=chosen on_choose=Callback::new(choose) mistakes=mistakes />
            </section>
            <section class="app-step" aria-labelledby="di-mana">
                <h2 id="di-mana" class="app-step__title">{t!("home-place")}</h2>
                <p class="app-field__hint">{t!("home-place-hint")}</p>
                <ul class="app-choices">
                    {choice(Route::Map, "home-map", "home-map-hint")}
                    {choice(Route::Check, "home-check", "home-check-hint")}
                    <li>
                        <LocateButton
                            words="home-locate"
                            hint="home-locate-hint"
                            id="lokasi"
                            class="app-choice"
                            may_start=Callback::new(has_activity)
                            on_found=Callback::new(found)
                        />
                    </li>
                </ul>
            </section>
            <section class="app-step app-step--quiet" aria-labelledby="perlu-tahu">
                <h2 id="perlu-tahu" class="app-step__title">{t!("home-facts")}</h2>
                <ul class="app-ticks">
                    <li>{t!("home-fact-free")}</li>
                    <li>{t!("common-offline")}</li>
                    <li>{t!("common-privacy")}</li>
                </ul>
            </section>
        </div>
    }
}
