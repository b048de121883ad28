//! A form's first page: drafts to go on with come before a new one; what it gives, takes and costs; whom one fills it in for.

mod assist;
mod profile;

use citypack::ServiceFile;
use leptos::prelude::*;
use permit::{
    Answer, Facts,
    form::{FeeKind, Form, VerdictUse},
};
use wording::format;

use self::assist::Assist;
use super::{
    frame,
    say::{said, tag},
    session::{Begin, Loaded, Opened, Session, Stage, TITLE, clock},
    shown,
    step::{Spot, Step},
};
use crate::{
    browser,
    components::dynamic::{clicked, dynamic},
    i18n,
    routes::Route,
    vault::DraftCard,
};

pub(super) fn view(session: Session, loaded: &Loaded) -> AnyView {
    let form = &loaded.form;
    let (title, about, id) = (form.title.clone(), form.about.clone(), form.id.clone());
    let (facts, is_found) = facts_of(session);
    let assist = Assist::new();
    let from = RwSignal::new(String::new());
    let begin = clicked(move || {
        if let Some((name, assisted_by, consents)) = assist.told() {
            let from = from.get_untracked();
            leptos::task::spawn_local(async move {
                // Whoever presses at once is not asked again for what the question says.
                while is_found.try_get_value() == Some(false) {
                    browser::pause(20).await;
                }
                let facts = facts.try_get_untracked().unwrap_or_default();
                let profile = profile::read(session, &from).await;
                session.begin(Begin { name, assisted_by, facts, profile, consents });
            });
        }
    });
    let catalogue = format!("{}#{}", Route::Services.path(), form.service);
    view! {
        <p class="app-isi__back"><a class="app-link--back" href=catalogue>{form_t!("form-about-service")}</a></p>
        <h1 class="app-page__title" id=TITLE tabindex="-1">{dynamic(move || said(&title))}</h1>
        <p class="app-page__lead">{dynamic(move || said(&about))}</p>
        {dynamic(move || drafts(session, &id))}
        <section class="app-isi__section-box" aria-labelledby="isi-baru">
            <h2 id="isi-baru">{form_t!("form-new")}</h2>
            {facts_told(session, facts)}
            {place_first(session, form)}
            {expect(loaded)}
            {profile::view(session, from)}
            {assist.view()}
            <button type="button" class="app-button app-button--wide" on:click=begin>{form_t!("form-begin")}</button>
            <p class="app-field__hint app-isi__kept">{form_t!("form-kept-here")}</p>
            {dynamic(move || match session.opened.get() {
                Opened::Failed(fault) => frame::trouble(&fault),
                _ => ().into_any(),
            })}
        </section>
    }
    .into_any()
}

/// What the question in the address knows: place, outline, activity; and whether that has been found out.
fn facts_of(session: Session) -> (RwSignal<Facts>, StoredValue<bool>) {
    let (facts, is_found) = (RwSignal::new(Facts::default()), StoredValue::new(true));
    let question = session.asked.get_untracked();
    let is_asked = question.place.is_some()
        || question.activity.is_some()
        || question.parcel.is_some()
        || question.kelurahan.is_some();
    if let Some(open) = session.pack.ready_untracked().filter(|_| is_asked) {
        let accuracy = question.place.and_then(|it| session.asked.accuracy_of(it));
        is_found.set_value(false);
        leptos::task::spawn_local(async move {
            let found = super::carry::facts_of(&open, &question, accuracy).await;
            let _ = facts.try_set(found);
            is_found.try_set_value(true);
        });
    }
    (facts, is_found)
}

/// What will be carried in, so that nobody is surprised by filled fields.
fn facts_told(session: Session, facts: RwSignal<Facts>) -> AnyView {
    dynamic(move || {
        let facts = facts.get();
        let ground = facts.get("parcel").or_else(|| facts.get("place"));
        let mut lines = ground.map(|it| shown::ground(session, it)).unwrap_or_default();
        if let Some(title) = facts.get("activity").and_then(|it| activity_name(session, it)) {
            lines.insert(0, title);
        }
        if lines.is_empty() {
            return ().into_any();
        }
        view! {
            <div class="app-note">
                <p><strong>{form_tr!("form-carried")}</strong></p>
                <p class="app-isi__lines">{lines.join("\n")}</p>
            </div>
        }
        .into_any()
    })
    .into_any()
}

fn activity_name(session: Session, answer: &Answer) -> Option<String> {
    let code = answer.part("code")?;
    let open = session.pack.ready_untracked()?;
    Some(open.activities.by_code(code)?.title.get(tag()).to_owned())
}

/// Whether the place should be checked before anything is filled in.
fn place_first(session: Session, form: &Form) -> AnyView {
    let question = session.asked.get_untracked();
    let is_asked = question.place.is_some() || question.parcel.is_some() || question.kelurahan.is_some();
    if form.verdict == VerdictUse::None || is_asked {
        return ().into_any();
    }
    let words = if form.verdict == VerdictUse::Needed { "form-place-first" } else { "form-place-helps" };
    view! {
        <div class="app-note">
            <p>{form_t!(words)}</p>
            <p><a href=Route::Check.path()>{t!("common-menu-check")}</a> " · " <a href=Route::Map.path()>{t!("common-menu-map")}</a></p>
        </div>
    }
    .into_any()
}

/// What it takes: time, cost, papers.
fn expect(loaded: &Loaded) -> AnyView {
    let form = loaded.form.clone();
    dynamic(move || {
        let questions: usize = form.sections.iter().map(|it| it.fields.len()).sum();
        let time = form.time.most.map(|most| {
            let id = match form.time.unit.as_str() {
                "days" => "form-time-days",
                "hours" => "form-time-hours",
                "minutes" => "form-time-minutes",
                _ => "form-time-working-days",
            };
            form_tr!(id, count = most as usize)
        });
        let fee = form_tr!(match form.fee.kind {
            FeeKind::Free => "form-fee-free",
            FeeKind::Lines => "form-fee-estimated",
            FeeKind::SetLater => "form-fee-later",
            FeeKind::Elsewhere => "form-fee-elsewhere",
        });
        let papers = form.documents.iter().map(|it| view! { <li>{said(&it.title)}</li> }).collect_view();
        let papers = (!form.documents.is_empty()).then(|| {
            view! {
                <details class="app-isi__more">
                    <summary>{form_tr!("form-may-need", count = form.documents.len())}</summary>
                    <ul>{papers}</ul>
                </details>
            }
        });
        view! {
            <ul class="app-ticks">
                <li>{form_tr!("form-questions", count = questions)}</li>
                {time.map(|it| view! { <li>{it}</li> })}
                <li>{fee}</li>
            </ul>
            {papers}
        }
        .into_any()
    })
    .into_any()
}

/// Drafts to go on with: of one form, or all where none is named.
pub(super) fn drafts(session: Session, form: &str) -> AnyView {
    let region = session.pack.region().unwrap_or_default();
    let mine = |it: &&DraftCard| (form.is_empty() || it.form == form) && it.region == region;
    let rows =
        session.cards.with(|all| all.iter().filter(mine).map(|it| row(session, it)).collect::<Vec<_>>());
    if rows.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="app-isi__section-box" aria-labelledby="isi-lanjutkan">
            <h2 id="isi-lanjutkan">{form_tr!("form-resume")}</h2>
            <ul class="app-choices">{rows}</ul>
        </section>
    }
    .into_any()
}

fn row(session: Session, card: &DraftCard) -> AnyView {
    let spot = Spot { form: card.form.clone(), draft: card.id.clone(), step: Step::Tasks, is_change: false };
    let service = session.stage.with(|it| match it {
        Stage::Choose(services) => title_of(services, &card.service),
        Stage::Ready(loaded) => title_of(&loaded.services, &card.service),
        _ => None,
    });
    let name = match (card.name.as_str(), service) {
        ("", service) => service.unwrap_or_else(|| card.form.clone()),
        (name, Some(service)) => form_tr!("form-draft-of", name = name, service = service),
        (name, None) => name.to_owned(),
    };
    let day = format::date(i18n::words(), card.saved_at.get(..10).unwrap_or_default());
    let saved = form_tr!("form-saved-on", day = day, time = clock(&card.saved_at));
    let progress = if card.is_locked {
        form_tr!("form-draft-locked")
    } else {
        form_tr!(
            "form-progress",
            answered = card.progress.answered as usize,
            asked = card.progress.asked as usize
        )
    };
    view! {
        <li>
            <a class="app-choice" href=spot.address()>
                <span class="app-choice__words">{name}</span>
                <span class="app-choice__hint">{progress} " · " {saved}</span>
            </a>
        </li>
    }
    .into_any()
}

fn title_of(services: &ServiceFile, service: &str) -> Option<String> {
    services.service(service).map(|it| it.title.get(tag()).to_owned())
}
