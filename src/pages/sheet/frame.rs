//! What the page shows: the sheet of the question in the address, the check of a sheet whose letters stand there, or what to do.

use std::rc::Rc;

use leptos::prelude::*;
use measure::LngLat;
use paper::{document::Document, seal::Seal};
use wording::id;
use zoning::{Headline, Outcome};

use super::{
    check::Check,
    content,
    decide::{self, Decided, Spot, Undecided},
    office::{self, Told},
    paper_view, reader,
};
use crate::{
    browser,
    components::{
        dynamic::{clicked, dynamic, live, when, whenever},
        fault_notice::FaultNotice,
    },
    fault::{Fault, FaultKind},
    i18n,
    question::Question,
    routes::Route,
    state::{
        announce::use_announcements,
        language::use_language,
        pack::use_pack,
        question::{Asked, use_question},
    },
};

/// Where the page of a parcel keeps the outline of the last visit.
const REMEMBERED: &str = "parcel";
/// Names of files are cut here; some phones know no longer ones.
const MOST_OF_NAME: usize = 40;

/// The page, once its part is there.
#[component]
pub(super) fn Frame() -> impl IntoView {
    let asked = use_question();
    leptos::task::spawn_local(office::refresh_keys());
    let kind = Memo::new(move |_| kind(asked));
    dynamic(move || {
        match kind.get() {
        Kind::Sheet(activity, spot) => view! { <Sheet activity=activity spot=spot /> }.into_any(),
        Kind::Kelurahan => view! {
            <div class="app-page app-lembar">
                <h1 class="app-page__title">{sheet_t!("sheet-title")}</h1>
                <p class="app-note">{sheet_t!("sheet-no-kelurahan")}</p>
                <p><a class="app-button" href=live(move || Route::Check.asking(&asked.get()))>{sheet_t!("sheet-back")}</a></p>
            </div>
        }
        .into_any(),
        Kind::Check => view! { <Check /> }.into_any(),
    }
    })
}

#[derive(Clone, PartialEq)]
enum Kind {
    Sheet(String, Spot),
    Kelurahan,
    Check,
}

fn kind(asked: Asked) -> Kind {
    let question = asked.get();
    let is_letters = reader::letters(&asked.fragment()).is_ok();
    let Some(activity) = question.activity.clone().filter(|_| !is_letters) else { return Kind::Check };
    if let Some(place) = question.place {
        return Kind::Sheet(activity, Spot::Point(place, asked.accuracy_of(place)));
    }
    if question.kelurahan.is_some() {
        return Kind::Kelurahan;
    }
    // An outline that is too long for a link is kept on the device.
    let letters = question.parcel.or_else(|| browser::recall(REMEMBERED));
    let corners: Option<Vec<LngLat>> = letters.and_then(|it| parcel::link::read(&it));
    corners.map_or(Kind::Check, |it| Kind::Sheet(activity, Spot::Lot(it)))
}

#[derive(Clone)]
enum Stage {
    Waiting,
    Ready(Box<Decided>),
    Failed(Fault),
}

#[component]
fn Sheet(activity: String, spot: Spot) -> impl IntoView {
    let (pack, language) = (use_pack(), use_language());
    let stage = RwSignal::new_local(Stage::Waiting);
    let seal = RwSignal::new(None::<Seal>);
    whenever(move || {
        // An answer of one plan never stands beside the version of another.
        stage.set(Stage::Waiting);
        let Some(open) = pack.ready() else { return };
        let (activity, spot) = (activity.clone(), spot.clone());
        seal.set(None);
        leptos::task::spawn_local(async move {
            let found = decide::decide(&open, &activity, &spot).await;
            let is_still_open = pack.ready_untracked().is_some_and(|it| Rc::ptr_eq(&it, &open));
            if !is_still_open {
                return;
            }
            let _ = stage.try_set(match found {
                Ok(it) => Stage::Ready(Box::new(it)),
                Err(Undecided::Pack(error)) => Stage::Failed(Fault::from(&error)),
                Err(Undecided::Outline) => {
                    Stage::Failed(Fault::new(FaultKind::Other, "the outline is no parcel"))
                }
            });
        });
    });
    let document = move || match (stage.get(), pack.ready()) {
        (Stage::Ready(decided), Some(open)) => {
            language.get();
            Some(content::document(&open, &decided, seal.get()))
        }
        _ => None,
    };
    view! {
        <div class="app-page app-lembar">
            {dynamic(move || match stage.get() {
                Stage::Waiting => view! {
                    <h1 class="app-page__title">{sheet_t!("sheet-title")}</h1>
                    <p role="status">{sheet_t!("sheet-making")}</p>
                }.into_any(),
                Stage::Failed(fault) => view! { <FaultNotice fault=fault /> }.into_any(),
                Stage::Ready(decided) => view! {
                    <p class="app-lembar__lead app-lembar__aside">{sheet_t!("sheet-lead")}</p>
                    <Actions document=Signal::derive_local(document) />
                    <Office decided=*decided seal=seal />
                }.into_any(),
            })}
            {dynamic(move || document().map_or_else(|| ().into_any(), |it| paper_view::paper(&it)))}
        </div>
    }
}

/// What can be done with the paper.
#[component]
fn Actions(document: Signal<Option<Document>, LocalStorage>) -> impl IntoView {
    let asked = use_question();
    let said = RwSignal::new(None::<&'static str>);
    let pdf =
        move || document.get_untracked().map(|it| (name_of(&asked.get_untracked()), paper::pdf::pdf(&it)));
    let save = move || {
        let saved = pdf().is_some_and(|(name, bytes)| browser::save_file(&name, "application/pdf", &bytes));
        said.set(Some(if saved { "sheet-saved" } else { "sheet-save-failed" }));
    };
    let share = move || {
        leptos::task::spawn_local(async move {
            let Some((name, bytes)) = pdf() else { return };
            // Where the device shares no files, it is saved.
            if browser::share_file(&name, "application/pdf", &bytes).await.is_none() {
                let saved = browser::save_file(&name, "application/pdf", &bytes);
                let _ = said.try_set(Some(if saved { "sheet-saved" } else { "sheet-save-failed" }));
            }
        });
    };
    let back = live(move || {
        let question = asked.get();
        if question.place.is_some() { Route::Check } else { Route::Parcel }.asking(&question)
    });
    view! {
        <div class="app-lembar__actions app-lembar__aside">
            <button type="button" class="app-button" on:click=clicked(save)>{sheet_t!("sheet-save")}</button>
            <button type="button" class="app-button app-button--quiet" on:click=clicked(share)>{sheet_t!("sheet-share")}</button>
            <button type="button" class="app-button app-button--quiet" on:click=clicked(browser::print)>{sheet_t!("sheet-print")}</button>
            <a class="app-button app-button--quiet" href=back>{sheet_t!("sheet-back")}</a>
            <a class="app-link app-link--alone" href=Route::Sheet.path()>{sheet_t!("sheet-check-link")}</a>
            <p role="status">{live(move || said.get().map(|it| sheet_tr!(it)).unwrap_or_default())}</p>
        </div>
    }
}

/// A name that says what is in the file, in letters that every device takes.
fn name_of(question: &Question) -> String {
    let activity: String = question.activity.iter().flat_map(|it| it.chars()).take(MOST_OF_NAME).collect();
    format!("{}lembar-{activity}-{}.pdf", if use_sample() { "CONTOH-" } else { "" }, browser::today())
}

fn use_sample() -> bool {
    use_context::<crate::state::pack::CityPack>().is_some_and(|it| untrack(|| it.is_sample()))
}

/// The server's countersignature, where somebody wants it.
#[component]
fn Office(decided: Decided, seal: RwSignal<Option<Seal>>) -> impl IntoView {
    let announcements = use_announcements();
    let is_asking = RwSignal::new(false);
    let told = RwSignal::new(None::<Told>);
    let carried = StoredValue::new(content::carried(&decided, None));
    let ask = move || {
        if is_asking.get_untracked() {
            return;
        }
        is_asking.set(true);
        leptos::task::spawn_local(async move {
            let (answered, signed) = office::seal(&carried.get_value()).await;
            // Where another sheet has taken this one's place meanwhile, the signature is of neither use nor truth on it.
            if is_asking.try_get_untracked().is_none() {
                return;
            }
            if signed.is_some() {
                let _ = seal.try_set(signed);
            }
            announcements.say(words(&answered));
            let _ = told.try_set(Some(answered));
            let _ = is_asking.try_set(false);
        });
    };
    let city = decided.model.city.clone();
    let hint = live(move || sheet_tr!("sheet-seal-hint", city = city.get(i18n::words().language().tag())));
    view! {
        <section class="app-note app-lembar__aside" aria-labelledby="lembar-tanda-tangan">
            <h2 id="lembar-tanda-tangan" class="app-lembar__section">{sheet_t!("sheet-seal")}</h2>
            {when(move || seal.with(Option::is_none), move || view! { <p>{hint()}</p> }.into_any())}
            {when(move || seal.with(Option::is_none), move || view! {
                <button type="button" class="app-button app-button--small app-button--quiet" on:click=clicked(ask)>
                    {live(move || if is_asking.get() { sheet_tr!("sheet-seal-asking") } else { sheet_tr!("sheet-seal-ask") })}
                </button>
            }.into_any())}
            <p role="status">{live(move || told.with(|it| it.as_ref().map(words).unwrap_or_default()))}</p>
        </section>
    }
}

/// What the server said, in one sentence.
pub(super) fn words(told: &Told) -> String {
    let it = match told {
        Told::Not(id) => return sheet_tr!(id),
        Told::Answered(it) => it,
    };
    sheet_tr!(office::said(it), outcome = headline_words(&it.today))
}

/// The words of a headline by its fixed word. Anybody can write any word into a code, so one that is unknown is not repeated.
pub(super) fn headline_words(word: &str) -> String {
    let decided = Outcome::DECIDED.into_iter().find(|it| it.word() == word).map(Headline::Whole);
    match decided.or((word == Headline::Partial.word()).then_some(Headline::Partial)) {
        Some(it) => tr!(id::headline(it)),
        None if word == "no_data" => tr!("outcome-no-data"),
        None => sheet_tr!("sheet-word-unknown"),
    }
}
