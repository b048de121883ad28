//! Everything that was answered, to be checked, each with a way to change it; what is missing; what it costs; consent.

use leptos::prelude::*;
use permit::{Finding, Paper, PaperState, Path, View, form::Section, papers};

use super::{
    building, fee, problem, route,
    say::{said, tag, words_of},
    session::{Loaded, Session, TITLE},
    shown,
    step::{Spot, Step},
};
use crate::{
    browser,
    components::{
        dynamic::{clicked, dynamic, text},
        summary_list::{SummaryList, SummaryRow},
    },
};

pub(super) fn view(session: Session, loaded: &Loaded) -> AnyView {
    let back = session.look_once(|view| route::before(view, &Step::Review)).unwrap_or(Step::Tasks);
    let sections = session
        .look_once(|view| {
            let asked = loaded.form.sections.iter().filter(|it| view.is_section_asked(&it.id));
            asked.map(|it| section(session, view, it)).collect::<Vec<_>>()
        })
        .unwrap_or_default();
    view! {
        <p class="app-isi__back"><a class="app-link--back" href=session.to(back)>{form_t!("form-back")}</a></p>
        <h1 class="app-page__title" id=TITLE tabindex="-1">{form_t!("form-review-title")}</h1>
        <p class="app-page__lead">{form_t!("form-review-lead")}</p>
        {dynamic(move || open(session))}
        {sections}
        {building::view(session)}
        {paper_section(session)}
        {dynamic(move || session.form().map_or_else(|| ().into_any(), |it| fee::view(session, &it)))}
        {consent(session, loaded)}
        <p class="app-isi__end"><a class="app-button app-button--wide" href=session.to(Step::Done)>{form_t!("form-finish")}</a></p>
        <p class="app-isi__end"><button type="button" class="app-isi__plain" on:click=clicked(browser::print)>{form_t!("form-print-answers")}</button></p>
    }
    .into_any()
}

/// What still stops the file, with links to it; a warning that was passed is told again.
fn open(session: Session) -> AnyView {
    let found = session.look(|view| session.problems(view)).unwrap_or_default();
    let (stops, warns): (Vec<_>, Vec<_>) = found.into_iter().partition(Finding::is_blocking);
    let list = |id: &'static str, class: &'static str, all: &[Finding]| {
        let rows = all.iter().map(|it| {
            let href = change_of(session, it);
            view! { <li><a href=href>{problem::with_name(session, it)}</a></li> }
        });
        let rows = rows.collect_view();
        view! {
            <div class=class>
                <h2 class="app-isi__open-title">{form_tr!(id, count = all.len())}</h2>
                <ul>{rows}</ul>
            </div>
        }
    };
    let stops = (!stops.is_empty()).then(|| list("form-open", "app-note app-note--warning", &stops));
    let warns = (!warns.is_empty()).then(|| list("form-look-again", "app-note", &warns));
    view! { {stops} {warns} }.into_any()
}

/// Where a finding is mended.
pub(super) fn change_of(session: Session, finding: &Finding) -> String {
    let at = &finding.at;
    let step = match (at.document_id(), &at.item) {
        (Some(id), _) => Step::Paper(id.to_owned()),
        (None, Some((section, _))) if at.field.is_empty() => Step::Items(section.clone()),
        (None, _) => Step::Question(at.whole()),
    };
    change(session, step)
}

pub(super) fn change(session: Session, step: Step) -> String {
    Spot { is_change: true, ..session.spot.get_untracked().at(step) }.address()
}

fn section(session: Session, view: &View<'_>, section: &Section) -> AnyView {
    let all: Vec<_> = view.asked().into_iter().filter(|it| it.section.id == section.id).collect();
    let rows_of = |item: Option<u32>| {
        let mine = all.iter().filter(|it| it.item == item);
        let row = |it: &permit::Asked<'_>| SummaryRow {
            question: words_of(&it.field.label),
            answer: answer_of(session, &it.path()),
            change: Some(change(session, Step::Question(it.path()))),
        };
        mine.map(row).collect::<Vec<_>>()
    };
    let title = section.title.clone();
    let content = match &section.repeat {
        None => view! { <SummaryList rows=rows_of(None) /> }.into_any(),
        Some(repeat) => {
            let items = view.answers.items_of(&section.id).iter().enumerate().map(|(n, it)| {
                let (name, number) = (repeat.item.clone(), n + 1);
                view! {
                    <h3>{move || form_tr!("form-item", item = name.get(tag()), number = number)}</h3>
                    <SummaryList rows=rows_of(Some(it.key)) />
                }
            });
            let items = items.collect_view();
            let href = session.to(Step::Items(section.id.clone()));
            view! { {items} <p><a href=href>{form_t!("form-items-change")}</a></p> }.into_any()
        }
    };
    view! {
        <section class="app-isi__section-box">
            <h2>{dynamic(move || said(&title))}</h2>
            {content}
        </section>
    }
    .into_any()
}

fn answer_of(session: Session, path: &Path) -> crate::components::dynamic::Text {
    let path = path.clone();
    text(move || {
        let found = session.look(|view| {
            let asked = view.asked();
            let mine = asked.iter().find(|it| it.path() == path)?;
            Some(shown::answer(session, mine.field, mine.answer?))
        });
        found.flatten().unwrap_or_default()
    })
}

/// The papers, and who issues what is missing.
fn paper_section(session: Session) -> AnyView {
    dynamic(move || {
        let Some(loaded) = session.form() else { return ().into_any() };
        let rows =
            session.look(|view| papers(view).iter().map(|it| paper(session, &loaded, it)).collect_view());
        let has_papers = session.look(|view| !view.documents().is_empty()) == Some(true);
        if !has_papers {
            return ().into_any();
        }
        view! {
            <section class="app-isi__section-box">
                <h2>{form_tr!("form-papers")}</h2>
                <dl class="app-summary">{rows}</dl>
            </section>
        }
        .into_any()
    })
    .into_any()
}

fn paper(session: Session, _loaded: &Loaded, of: &Paper<'_>) -> AnyView {
    let title = of.document.title.get(tag()).to_owned();
    let said_of = match of.state {
        PaperState::Attached => form_tr!("form-paper-attached"),
        PaperState::AtCounter => form_tr!("form-paper-counter"),
        PaperState::NotYet => form_tr!("form-paper-not-yet"),
        PaperState::Open if of.is_required => form_tr!("form-paper-open"),
        PaperState::Open => form_tr!("form-paper-left-out"),
    };
    let from = of.is_missing().then(|| {
        let name = of.document.issuer.name.get(tag());
        view! { <br /><small>{form_tr!("form-issued-by", name = name)}</small> }
    });
    let href = change(session, Step::Paper(of.document.id.clone()));
    let hidden = title.clone();
    view! {
        <div class="app-summary__row">
            <dt class="app-summary__question">{title}</dt>
            <dd class="app-summary__answer">{said_of}{from}</dd>
            <dd class="app-summary__change"><a class="app-link app-link--alone" href=href>{form_tr!("form-change")} " " <span class="app-hidden">{hidden}</span></a></dd>
        </div>
    }
    .into_any()
}

/// Id of the tick.
const CONSENT: &str = "isi-setuju";

/// What is done with the data, agreed to with the text's version and the time.
fn consent(session: Session, loaded: &Loaded) -> AnyView {
    let privacy = loaded.form.privacy.clone();
    let version = privacy.consent_version.clone();
    let agreed = session.draft.with_untracked(|it| it.consents.iter().any(|it| it.version == version));
    let words = privacy.consent.clone();
    let shown_words = words.clone();
    let contact = privacy.contact.clone();
    let tick: Box<dyn FnMut(leptos::ev::Event)> = Box::new(move |event| {
        let is_agreed = event_target_checked(&event);
        let sha256 = contract::digest(words.get(tag()).as_bytes());
        let version = version.clone();
        session.edit(|draft| {
            draft.consents.retain(|it| it.version != version);
            if is_agreed {
                draft.consents.push(contract::Consent { version, sha256, at: browser::now() });
            }
        });
    });
    view! {
        <section class="app-isi__section-box" aria-labelledby="isi-privasi">
            <h2 id="isi-privasi">{form_t!("form-privacy")}</h2>
            <div class="app-isi__statement" id="isi-privasi-isi">
                {dynamic(move || view! { <p>{said(&shown_words)}</p> <p>{said(&contact)}</p> }.into_any())}
            </div>
            <div class="app-radio">
                <input type="checkbox" class="app-radio__input" id=CONSENT aria-describedby="isi-privasi-isi" checked=agreed on:change=tick />
                <div class="app-radio__words"><label class="app-radio__label" for=CONSENT>{form_t!("form-consent")}</label></div>
            </div>
        </section>
    }
    .into_any()
}
