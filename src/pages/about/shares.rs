//! For which activities the plan is silent, and on how much of its ground: a table that can be searched by everyday words.

use std::rc::Rc;

use citypack::{Activity, UndecidedFile};
use leptos::prelude::*;
use lookup::{ActivityIndex, Found};
use measure::Share;
use wording::format;

use crate::{
    components::{
        activity_picker::code_words,
        dynamic::{clicked, dynamic, live, typed, when, whenever},
    },
    i18n,
    state::pack::{OpenPack, use_pack},
};

/// Rows at first, and how many a search may find.
const FIRST: usize = 10;
const MOST_FOUND: usize = 20;
const FIELD: &str = "tahu-cari";

/// How far the figures are.
#[derive(Clone)]
enum Stage {
    Loading,
    /// The pack does not say.
    Absent,
    /// Its file could not be read.
    Failed,
    Ready(Rc<UndecidedFile>),
}

#[derive(Clone, Copy)]
struct Session {
    stage: RwSignal<Stage, LocalStorage>,
    query: RwSignal<String>,
    is_all: RwSignal<bool>,
}

/// The section.
#[component]
pub(super) fn Shares() -> impl IntoView {
    let pack = use_pack();
    let session = Session {
        stage: RwSignal::new_local(Stage::Loading),
        query: RwSignal::new(String::new()),
        is_all: RwSignal::new(false),
    };
    whenever(move || {
        let Some(open) = pack.ready() else { return };
        session.stage.set(Stage::Loading);
        leptos::task::spawn_local(async move {
            let read = match open.pack.undecided().await {
                Ok(Some(it)) => Stage::Ready(Rc::new(it)),
                Ok(None) => Stage::Absent,
                Err(_) => Stage::Failed,
            };
            let _ = session.stage.try_set(read);
        });
    });
    view! {
        <section aria-labelledby="tahu-diam">
            <h2 id="tahu-diam">{about_t!("about-silent")}</h2>
            <p>{about_t!("about-silent-meaning")}</p>
            {dynamic(move || match (session.stage.get(), pack.ready()) {
                (Stage::Ready(file), Some(open)) => whole(session, &file, &open),
                (Stage::Loading, _) => view! { <p role="status">{about_t!("about-loading")}</p> }.into_any(),
                (Stage::Failed, _) => view! { <p class="app-note app-note--warning" role="status">{about_t!("about-silent-failed")}</p> }.into_any(),
                _ => view! { <p class="app-note">{about_t!("about-silent-unknown")}</p> }.into_any(),
            })}
        </section>
    }
}

fn whole(session: Session, file: &Rc<UndecidedFile>, open: &Rc<OpenPack>) -> AnyView {
    let language = i18n::words().language();
    let all = format::share(language, Share::from_millionths(file.all));
    let area = |m2: u64| {
        #[expect(clippy::cast_precision_loss, reason = "no region has 2^53 square metres")]
        let hectares = m2 as f64 / 10_000.0;
        format::number(language, hectares, 0)
    };
    let covered = (file.coverage_m2 > file.zoned_m2).then(|| {
        let (zoned, whole) = (area(file.zoned_m2), area(file.coverage_m2));
        view! { <p>{about_tr!("about-covered", zoned = zoned, whole = whole)}</p> }
    });
    let held =
        StoredValue::new_local((Rc::clone(file), Rc::clone(open), ActivityIndex::new(&open.activities)));
    let rows = Memo::new_with_compare(
        move |_| held.with_value(|(file, open, index)| found(session, file, open, index)),
        |_, _| true,
    );
    let total = open.activities.activities.len();
    let count = move || {
        if session.query.with(|it| it.trim().is_empty()) {
            String::new()
        } else {
            about_tr!("about-found", count = rows.with(Vec::len))
        }
    };
    view! {
        <p class="app-note">{about_tr!("about-silent-all", share = all)}</p>
        {covered}
        <div class="app-field" role="search">
            <label class="app-field__label" for=FIELD>{about_tr!("about-search")}</label>
            <input id=FIELD class="app-field__input" type="search" autocomplete="off" autocapitalize="none" spellcheck="false"
                prop:value=session.query on:input=typed(move |it| session.query.set(it)) />
            <p class="app-field__hint" role="status">{live(count)}</p>
        </div>
        {dynamic(move || table(&rows.get()))}
        {when(move || session.query.with(|it| it.trim().is_empty()) && !session.is_all.get(), move || view! {
            <button type="button" class="app-button app-button--quiet" on:click=clicked(move || session.is_all.set(true))>
                {about_tr!("about-all", count = total)}
            </button>
        }.into_any())}
    }
    .into_any()
}

/// A row: name, codes, share in millionths; nothing where the rules do not list the activity.
type Row = (String, String, Option<u32>);

fn found(session: Session, file: &UndecidedFile, open: &OpenPack, index: &ActivityIndex) -> Vec<Row> {
    let tag = i18n::words().language().tag();
    let row = |it: &Activity| (it.title.get(tag).to_owned(), code_words(it), file.share(&it.code));
    let all = &open.activities.activities;
    let query = session.query.get();
    if !query.trim().is_empty() {
        let hits = index.find(&query, MOST_FOUND).into_iter();
        let codes = hits.flat_map(|it| match it {
            Found::Activity(n) => all.get(n).map(|it| it.code.clone()).into_iter().collect::<Vec<_>>(),
            Found::Question(n) => {
                let question = open.activities.questions.get(n);
                question.into_iter().flat_map(|it| &it.choices).map(|it| it.code.clone()).collect()
            }
        });
        let mut seen = Vec::new();
        for code in codes {
            if !seen.contains(&code) {
                seen.push(code);
            }
        }
        return seen.iter().filter_map(|it| open.activities.by_code(it)).map(row).collect();
    }
    let mut rows: Vec<Row> = all.iter().map(row).collect();
    // The silent ones first; what is not listed at all is silent everywhere.
    rows.sort_by_key(|it| core::cmp::Reverse(it.2.map_or(u32::MAX, |it| it)));
    if !session.is_all.get() {
        rows.truncate(FIRST);
    }
    rows
}

fn table(rows: &[Row]) -> AnyView {
    let language = i18n::words().language();
    let rows: Vec<AnyView> = rows
        .iter()
        .map(|(name, code, silent)| {
            let told = match silent {
                None => about_tr!("about-unlisted"),
                Some(0) => about_tr!("about-everywhere"),
                Some(it) => format::share(language, Share::from_millionths(*it)),
            };
            view! {
                <tr>
                    <th scope="row">{name.clone()}<span class="app-about-code">{code.clone()}</span></th>
                    <td>{told}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    view! {
        <table class="app-about-table">
            <caption>{about_tr!("about-caption")}</caption>
            <thead><tr><th scope="col">{about_tr!("about-activity")}</th><th scope="col">{about_tr!("about-share")}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
