//! What a check came to: how the sheet stands to the plan, what must be compared with the paper, what the countersignature proves.

use leptos::prelude::*;
use paper::{carrier::Carried, document::Block, seal::Proof, sheet::Comparison};
use wording::format;

use super::{
    content,
    decide::Decided,
    frame::{headline_words, words},
    office::{self, Told},
    paper_view,
};
use crate::{
    components::dynamic::{clicked, dynamic, live},
    i18n,
    question::Question,
    routes::Route,
    state::language::use_language,
};

fn compared(carried: &Carried, decided: &Decided, pack: [u8; 16]) -> Comparison {
    carried.sheet.compare(pack, &decided.sheet.outcome, &decided.canonical)
}

/// Title and meaning, as ids of sentences, and the colour of the bar.
fn said(it: Comparison) -> (&'static str, &'static str, [u8; 3]) {
    match it {
        Comparison::Same => ("sheet-same", "sheet-same-means", [0x11, 0x62, 0x2f]),
        Comparison::Differs => ("sheet-differs", "sheet-differs-means", [0x9b, 0x1b, 0x1b]),
        Comparison::OtherPlanSameOutcome => ("sheet-changed-same", "sheet-changed-means", [0x1f, 0x4f, 0x7a]),
        Comparison::OtherPlanOtherOutcome => {
            ("sheet-changed-other", "sheet-changed-means", [0x75, 0x45, 0x00])
        }
    }
}

/// The result as it is read out.
pub(super) fn spoken(carried: &Carried, decided: &Decided, pack: [u8; 16]) -> String {
    sheet_tr!(said(compared(carried, decided, pack)).0)
}

/// The result.
pub(super) fn view(carried: Carried, decided: Decided, pack: [u8; 16]) -> AnyView {
    let language = use_language();
    let told = RwSignal::new(None::<Told>);
    let is_asking = RwSignal::new(false);
    let sent = StoredValue::new(carried.clone());
    let ask = move || {
        if is_asking.get_untracked() {
            return;
        }
        is_asking.set(true);
        leptos::task::spawn_local(async move {
            let answered = office::ask(&sent.get_value()).await;
            let _ = told.try_set(Some(answered));
            let _ = is_asking.try_set(false);
        });
    };
    let question = question_of(&decided);
    view! {
        {dynamic(move || {
            language.get();
            facts(&carried, &decided, pack)
        })}
        <p><a class="app-link app-link--alone" href=Route::Sheet.asking(&question)>{sheet_t!("sheet-open")}</a></p>
        <section class="app-note" aria-labelledby="lembar-server">
            <h2 id="lembar-server" class="app-lembar__section">{sheet_t!("sheet-ask")}</h2>
            <p>{sheet_t!("sheet-ask-hint")}</p>
            <button type="button" class="app-button app-button--small app-button--quiet" on:click=clicked(ask)>
                {live(move || if is_asking.get() { sheet_tr!("sheet-seal-asking") } else { sheet_tr!("sheet-ask") })}
            </button>
            <p role="status">{live(move || told.with(|it| it.as_ref().map(words).unwrap_or_default()))}</p>
        </section>
    }
    .into_any()
}

/// The question of today's sheet.
fn question_of(decided: &Decided) -> Question {
    let mut question = Question { activity: Some(decided.sheet.activity.clone()), ..Question::default() };
    match &decided.model.subject {
        crate::answer::Subject::Point { place, .. } => question.place = Some(*place),
        _ => question.parcel = Some(parcel::link::write(&decided.corners)),
    }
    question
}

fn facts(carried: &Carried, decided: &Decided, pack: [u8; 16]) -> AnyView {
    let tag = i18n::words().language().tag();
    let comparison = compared(carried, decided, pack);
    let (title, means, tone) = said(comparison);
    let notice = Block::Notice { tone, title: sheet_tr!(title), lines: vec![sheet_tr!(means)] };
    let mut rows = content::asked(&decided.model, &decided.corners, tag);
    // The zone is today's; on the paper it stands only where the plan is the same.
    if comparison != Comparison::Same {
        rows.retain(|it| it.0 != sheet_tr!("sheet-zone"));
    }
    let day = &carried.sheet.day;
    let day = format!("{:04}-{:02}-{:02}", day.year, day.month, day.day);
    rows.push((sheet_tr!("sheet-day"), format::date(i18n::words(), &day)));
    rows.push((sheet_tr!("sheet-says"), headline_words(&carried.sheet.outcome)));
    if comparison != Comparison::Same {
        rows.push((sheet_tr!("sheet-today"), headline_words(&decided.sheet.outcome)));
    }
    let sample = decided.model.is_sample().then(|| {
        view! { <p class="app-answer__sample">{tr!("common-sample")}</p> }
    });
    view! {
        {sample}
        {paper_view::block(&notice)}
        <p class="app-lembar__proof">{proof(carried)}</p>
        <h2 class="app-lembar__section">{sheet_tr!("sheet-compare")}</h2>
        <p>{sheet_tr!("sheet-compare-hint")}</p>
        {paper_view::facts(&rows)}
    }
    .into_any()
}

fn proof(carried: &Carried) -> String {
    let Some((proof, seal)) = office::proof(carried) else { return sheet_tr!("sheet-proof-none") };
    let time = content::moment(seal.time);
    match proof {
        Proof::Holds if seal.agrees => sheet_tr!("sheet-proof-holds", time = time),
        Proof::Holds => sheet_tr!("sheet-proof-holds-not", time = time),
        Proof::UnknownKey => sheet_tr!("sheet-proof-unknown"),
        Proof::OutOfTime => sheet_tr!("sheet-proof-time"),
        Proof::Broken => sheet_tr!("sheet-proof-broken"),
    }
}
