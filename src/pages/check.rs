//! The text route: what, where, answer. Everything the map can be asked, without the map.

mod form;
mod places;

use leptos::prelude::*;

use self::{
    form::{Form, Way},
    places::{CoordinatesField, KelurahanField, LocatedField},
};
use crate::{
    components::{
        activity_picker::ActivityPicker,
        answer::AnswerPanel,
        dynamic::{dynamic, live, typed, when, whenever},
        error_summary::ErrorSummary,
    },
    pages::PageTitle,
    routes::Route,
    state::{pack::use_pack, question::use_question},
};

/// The page.
#[component]
pub fn CheckPage() -> impl IntoView {
    let asked = use_question();
    let pack = use_pack();
    let form = Form::new(asked);
    provide_context(form);
    // A link, "back" and "forward" change the question; the form follows.
    whenever(move || form.follow(&asked.get()));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        form.submit();
    };
    view! {
        <PageTitle title="check-title" />
        <div class="app-page">
            <h1 class="app-page__title">{t!("check-title")}</h1>
            <p class="app-page__lead">{t!("check-lead")}</p>
            <ErrorSummary mistakes=form.mistakes />
            <form class="app-form" novalidate on:submit=submit>
                <div class="app-step">
                    <ActivityPicker
                        chosen=form.activity
                        on_choose=Callback::new(move |it| form.choose_activity(it))
                        mistakes=form.mistakes
                    />
                </div>
                <fieldset class="app-step app-fieldset">
                    <legend class="app-step__title">{t!("home-place")}</legend>
                    <Ways />
                    {dynamic(move || match form.way.get() {
                        Way::Kelurahan => view! { <KelurahanField /> }.into_any(),
                        Way::Coordinates => view! { <CoordinatesField /> }.into_any(),
                        Way::Located => view! { <LocatedField /> }.into_any(),
                    })}
                </fieldset>
                <button type="submit" class="app-button app-button--wide" disabled=move || pack.ready().is_none()>
                    {t!("check-submit")}
                </button>
            </form>
            <AnswerPanel takes_focus=form.was_submitted />
            {when(move || asked.get().place.is_some(), move || view! {
                <p><a href=live(move || Route::Map.asking(&asked.get()))>{t!("check-to-map")}</a></p>
            }.into_any())}
        </div>
    }
}

/// How the place is named.
#[component]
fn Ways() -> impl IntoView {
    let form = expect_context::<Form>();
    let way = move |way: Way, id: &'static str, words: &'static str| {
        view! {
            <div class="app-radio">
                <input
                    type="radio"
                    class="app-radio__input"
                    name="cara"
                    id=id
                    prop:checked=move || form.way.get() == way
                    on:change=typed(move |_| form.choose_way(way))
                />
                <label class="app-radio__label" for=id>{t!(words)}</label>
            </div>
        }
        .into_any()
    };
    view! {
        <div class="app-radios" role="radiogroup" aria-label=t!("check-way")>
            {way(Way::Kelurahan, "cara-kelurahan", "check-way-kelurahan")}
            {way(Way::Coordinates, "cara-koordinat", "check-way-coordinates")}
            {way(Way::Located, "cara-lokasi", "check-way-located")}
        </div>
    }
}
