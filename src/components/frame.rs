//! What every page has around it: marks, header with the ways through the app, footer.

use leptos::prelude::*;
use wording::Language;

use crate::{
    components::{
        dynamic::{clicked, dynamic, live, maybe, typed, when},
        install::AboutApp,
    },
    routes::Route,
    state::{
        announce::use_announcements,
        language::use_language,
        pack::{CityPack, use_pack},
        question::use_question,
    },
};

/// The strip that says that the plan is invented. Stands above everything, on every page.
#[component]
pub fn SampleStrip() -> impl IntoView {
    let pack = use_pack();
    let asked = use_question();
    let is_map = move || asked.page() == Some(Route::Map);
    view! {
        {when(move || pack.is_sample(), move || view! {
            <aside class=live(move || short("app-sample", is_map())) aria-label=t!("common-sample")>
                <strong class="app-sample__mark">{t!("common-sample")}</strong>
                <span class="app-sample__meaning">{t!("common-sample-meaning")}</span>
            </aside>
        }.into_any())}
    }
}

/// Name of the app and the city, pages, language.
#[component]
pub fn PageHeader() -> impl IntoView {
    let pack = use_pack();
    let asked = use_question();
    let is_map = move || asked.page() == Some(Route::Map);
    view! {
        <header class=live(move || short("app-header", is_map()))>
            <div class="app-header__bar">
                <a class="app-header__name" href=Route::Home.path()>
                    <svg class="app-header__mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
                        <path d="M16 2 30 16 16 30 2 16Z" fill="currentColor" />
                        <path d="M16 8 24 16 16 24 8 16Z" class="app-header__mark-inner" />
                        <path d="M16 13 19 16 16 19 13 16Z" fill="currentColor" />
                    </svg>
                    <span class="app-header__words">
                        <span class="app-header__app">{t!("common-app")}</span>
                        <span class="app-header__city">{live(move || pack.city())}</span>
                    </span>
                </a>
                <LanguageSwitch />
            </div>
            <CityChoice pack=pack />
            <Pages />
            <div class="app-ikat" aria-hidden="true"></div>
        </header>
    }
}

#[component]
fn Pages() -> impl IntoView {
    let asked = use_question();
    let link = move |page: Route, words: &'static str| {
        view! {
            <li>
                <a
                    class="app-nav__link"
                    href=live(move || page.asking(&asked.get()))
                    aria-current=maybe(move || (asked.page() == Some(page)).then_some("page"))
                >
                    {t!(words)}
                </a>
            </li>
        }
        .into_any()
    };
    view! {
        <nav class="app-nav" aria-label=t!("common-menu")>
            <ul class="app-nav__list">
                {link(Route::Home, "common-menu-home")}
                {link(Route::Check, "common-menu-check")}
                {link(Route::Map, "common-menu-map")}
            </ul>
        </nav>
    }
}

/// One button per other language, in that language's own words.
#[component]
fn LanguageSwitch() -> impl IntoView {
    let spoken = use_language();
    let others = move || Language::ALL.into_iter().filter(move |it| *it != spoken.get());
    view! {
        <div class="app-header__languages" role="group" aria-label=t!("common-language")>
            {dynamic(move || others().map(|it| view! {
                <button type="button" class="app-header__language" lang=it.tag() on:click=clicked(move || spoken.set(it))>
                    {it.own_name()}
                </button>
            }.into_any()).collect_view().into_any())}
        </div>
    }
}

/// Shown only where the server has several packs.
#[component]
fn CityChoice(pack: CityPack) -> impl IntoView {
    let asked = use_question();
    let chosen = move |region: String| {
        // Place and kelurahan belong to the other city; the activity may be asked there as well.
        let activity = asked.get_untracked().activity;
        let question =
            crate::question::Question { activity, region: Some(region.clone()), ..Default::default() };
        asked.ask(&question);
        pack.choose_beyond_link(&region);
    };
    let options = move || {
        let tag = use_language().get().tag();
        let open = pack.region();
        pack.listed().into_iter().map(|it| {
            let is_open = open.as_ref() == Some(&it.region);
            view! { <option value=it.region.clone() selected=is_open>{it.name.get(tag).to_owned()}</option> }.into_any()
        }).collect_view()
            .into_any()
    };
    when(
        move || pack.listed().len() > 1,
        move || {
            view! {
                    <label class="app-header__choice">
                        <span class="app-header__choice-label">{t!("common-city")}</span>
                        <select class="app-field__select" on:change=typed(chosen)>
                            {dynamic(options)}
                        </select>
                    </label>
            }
            .into_any()
        },
    )
}

/// Said on every page but the map, which needs the room and says it in its sheet.
#[component]
pub fn PageFooter() -> impl IntoView {
    let asked = use_question();
    when(
        move || asked.page() != Some(Route::Map),
        || {
            view! {
            <footer class="app-footer">
                <div class="app-ikat" aria-hidden="true"></div>
                <div class="app-footer__words">
                    <p><strong>{t!("common-indicative")}</strong>". "{t!("common-indicative-meaning")}</p>
                    <p>{t!("common-privacy")}</p>
                    <p><a href=Route::Track.path()>{t!("common-files")}</a></p>
                    <p><a href=Route::Mine.path()>{t!("common-mine")}</a></p>
                    <p><a href=Route::Packs.path()>{t!("common-packs")}</a></p>
                    <p><a href=Route::About.path()>{t!("common-about")}</a></p>
                    <p><a href=Route::Access.path()>{t!("common-access")}</a></p>
                    <AboutApp />
                </div>
            </footer>
    }.into_any()
        },
    )
}

/// Says aloud what has changed on the screen.
#[component]
pub fn Announcer() -> impl IntoView {
    let announcements = use_announcements();
    view! { <p class="app-hidden" aria-live="polite">{live(move || announcements.last())}</p> }
}

/// On the map page every line of the frame is a line less of the map.
fn short(class: &str, is_map: bool) -> String {
    if is_map { format!("{class} {class}--short") } else { class.to_owned() }
}
