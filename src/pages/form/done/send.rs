//! Sending from the last page of a form: where it goes, what must be agreed to, the button. What was sent before is told, and
//! what waits is held back while answers change.

use contract::{
    Representative,
    outbox::{ItemState, Sent},
};
use leptos::prelude::*;
use permit::{Answers, DocumentAnswer, Form, form::FeeKind};

use crate::{
    browser,
    components::{
        dynamic::{clicked, dynamic, live, text, when},
        field::{Around, LineField},
    },
    i18n,
    outbox::{self, Entry, Submission},
    pages::{
        bring_track_page,
        form::{
            session::{Session, today},
            step::Step,
        },
        track_address,
    },
    vault::{Vault, VaultError},
};

/// Id of the switch for whoever acts with a power of attorney.
const KUASA: &str = "isi-kuasa";

/// What was made of the open draft, followed as it changes.
fn followed(session: Session) -> RwSignal<Option<Entry>> {
    let entry = RwSignal::new(None::<Entry>);
    let ticks = outbox::ticks();
    let id = Memo::new(move |_| session.draft.with(|it| it.id.clone()));
    Effect::new(move |_| {
        ticks.track();
        let wanted = id.get();
        leptos::task::spawn_local(async move {
            let found = if wanted.is_empty() { None } else { outbox::of_draft(&wanted).await.ok().flatten() };
            // Another draft may have been opened meanwhile.
            if id.try_get_untracked() == Some(wanted) {
                let _ = entry.try_set(found);
            }
        });
    });
    entry
}

/// Whether it waits for something that may still be stopped.
fn is_under_way(sent: &Sent) -> bool {
    matches!(
        sent.item.state,
        ItemState::Waiting | ItemState::Sending | ItemState::Asking(_) | ItemState::Refused(_)
    )
}

/// While a draft that waits to be sent is changed, nothing of it leaves. Runs as long as the form is open.
pub(in super::super) fn hold_back(session: Session) {
    let entry = followed(session);
    Effect::new(move |before: Option<(String, Answers)>| {
        let now = session.draft.with(|it| (it.id.clone(), it.answers.clone()));
        let is_changed = before.is_some_and(|it| it.0 == now.0 && it.1 != now.1);
        let waiting = entry.get_untracked().filter(|it| is_changed && is_under_way(&it.sent));
        if let Some(entry) = waiting {
            leptos::task::spawn_local(async move {
                // Where it cannot be noted, what waits goes as it was, and the page of the file says what arrived.
                let _ = outbox::begin_editing(&entry.key).await;
            });
        }
        now
    });
}

/// The step; drawn where nothing is missing.
pub(super) fn view(session: Session) -> AnyView {
    let entry = followed(session);
    let stands = Memo::new(move |_| {
        entry.with(|it| {
            let state = |it: &Entry| {
                let is_edited = it.sent.item.state == ItemState::Editing;
                (it.key.clone(), is_edited, it.sent.is_over(), is_under_way(&it.sent))
            };
            it.as_ref().map(state)
        })
    });
    dynamic(move || match stands.get() {
        Some((key, false, false, is_here)) => sent_before(&key, is_here),
        Some((key, true, _, _)) => step(session, Some(key)),
        _ => step(session, None),
    })
    .into_any()
}

/// `is_here`: the office does not have it yet.
fn sent_before(key: &str, is_here: bool) -> AnyView {
    let (title, changes) = if is_here {
        ("track-not-yet", "track-not-yet-changes")
    } else {
        ("track-sent-before", "track-sent-changes")
    };
    view! {
        <section class="app-isi__section-box">
            <h2>{track_t!(title)}</h2>
            <p>{track_t!(changes)}</p>
            <p><a class="app-button" href=track_address(key)>{track_t!("track-sent-look")}</a></p>
        </section>
    }
    .into_any()
}

/// Why it cannot be sent from here now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stop {
    Consent,
    City,
}

fn stop(session: Session, form: &Form) -> Option<Stop> {
    let version = &form.privacy.consent_version;
    let is_agreed = session.draft.with(|it| it.consents.iter().any(|it| it.version == *version));
    let has_text = !form.privacy.consent.get("id").is_empty();
    let is_here = session.pack.region().is_some_and(|it| it == session.region());
    match (has_text && !is_agreed, is_here) {
        (true, _) => Some(Stop::Consent),
        (_, false) => Some(Stop::City),
        _ => None,
    }
}

/// `held` is the file of this phone that is being changed.
fn step(session: Session, held: Option<String>) -> AnyView {
    let Some(loaded) = session.form() else { return ().into_any() };
    let form = &loaded.form;
    let desk = form.steps.first().and_then(|it| form.desks.iter().find(|desk| desk.id == it.desk));
    let desk = desk.map(|it| it.title.clone());
    let to = desk.map(|it| {
        view! { <p>{live(move || track_tr!("track-send-to", desk = it.get(i18n::words().language().tag())))}</p> }
    });
    let is_free = form.fee.kind == FeeKind::Free;
    let free = is_free.then(|| view! { <p>{track_t!("track-send-free")}</p> });
    let note = match &held {
        Some(_) => Some("track-held"),
        None => session.draft.with(|it| outbox::is_forgotten(&it.id)).then_some("track-sent-and-forgotten"),
    };
    let note = note.map(|it| view! { <p class="app-note app-note--warning">{track_t!(it)}</p> });
    let counter = session.draft.with_untracked(|it| {
        it.answers.documents.iter().filter(|it| *it.1 == DocumentAnswer::AtCounter).count()
    });
    let counter =
        (counter > 0).then(|| view! { <p>{track_t!("track-send-counter", count = counter.to_string())}</p> });
    let sample =
        session.pack.is_sample().then(|| view! { <p class="app-note">{track_t!("track-send-sample")}</p> });
    let form = form.clone();
    // Keeping the draft changes it; what is being pressed and typed here must not be drawn anew for that.
    let stopped = Memo::new(move |_| stop(session, &form));
    view! {
        <section class="app-isi__section-box app-isi__unprinted" aria-labelledby="isi-kirim">
            <h2 id="isi-kirim">{track_t!("track-send-title")}</h2>
            {note}
            {to}
            {free}
            {counter}
            {sample}
            {dynamic(move || match stopped.get() {
                Some(Stop::Consent) => view! {
                    <p class="app-note app-note--warning">{track_tr!("track-send-consent")} " " <a href=session.to(Step::Review)>{track_tr!("track-send-to-consent")}</a></p>
                }
                .into_any(),
                Some(Stop::City) => view! { <p class="app-note app-note--warning">{track_tr!("track-send-other-city")}</p> }.into_any(),
                None => sending(session, held.clone()),
            })}
        </section>
    }
    .into_any()
}

/// Whoever acted for the applicant before still does, until the person says otherwise.
fn seed(held: Option<String>, has_kuasa: RwSignal<bool>, kuasa: RwSignal<String>) {
    let Some(key) = held else { return };
    leptos::task::spawn_local(async move {
        let Some(before) = outbox::representative(&key).await else { return };
        if has_kuasa.try_get_untracked() == Some(false) {
            kuasa.set(before.name);
            has_kuasa.set(true);
        }
    });
}

/// Whoever acts for somebody else, and the button.
fn sending(session: Session, held: Option<String>) -> AnyView {
    let (has_kuasa, kuasa) = (RwSignal::new(false), RwSignal::new(String::new()));
    seed(held, has_kuasa, kuasa);
    bring_track_page();
    let (is_busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<VaultError>));
    let tick: Box<dyn FnMut(leptos::ev::Event)> =
        Box::new(move |event| has_kuasa.set(event_target_checked(&event)));
    let press = clicked(move || {
        if is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        trouble.set(None);
        let name =
            if has_kuasa.get_untracked() { kuasa.get_untracked().trim().to_owned() } else { String::new() };
        leptos::task::spawn_local(async move {
            match send(session, name).await {
                Ok(key) => session.asked.open_address(&track_address(&key), false),
                Err(why) => drop(trouble.try_set(Some(why))),
            }
            let _ = is_busy.try_set(false);
        });
    });
    let is_pinned = move || {
        session
            .cards
            .with(|all| all.iter().any(|it| it.has_pin && session.draft.with(|draft| draft.id == it.id)))
    };
    let told = move || match trouble.get() {
        None => String::new(),
        Some(VaultError::Damaged) => track_tr!("track-send-file-gone"),
        Some(why) => {
            let advice = crate::pages::form::say::of_vault(why.advice());
            track_tr!("track-send-failed", why = advice)
        }
    };
    let around = move || {
        Around::new("isi-kuasa-nama", text(move || track_tr!("track-kuasa-name")))
            .hint(text(move || track_tr!("track-kuasa-hint")))
    };
    view! {
        <div class="app-radio">
            <input type="checkbox" class="app-radio__input" id=KUASA prop:checked=move || has_kuasa.get() on:change=tick />
            <div class="app-radio__words"><label class="app-radio__label" for=KUASA>{track_t!("track-kuasa")}</label></div>
        </div>
        {when(move || has_kuasa.get(), move || view! { <LineField around=around() value=kuasa autocomplete="name" /> }.into_any())}
        {when(is_pinned, || view! { <p class="app-field__hint">{track_t!("track-send-pin")}</p> }.into_any())}
        <p>{track_t!("track-send-offline")}</p>
        <p><button type="button" class="app-button app-button--wide" on:click=press>
            {live(move || if is_busy.get() { track_tr!("track-sending") } else { track_tr!("track-send") })}
        </button></p>
        <p class="app-field__error" role="alert">{live(told)}</p>
    }
    .into_any()
}

/// Puts it into the outbox once every answer is kept.
async fn send(session: Session, kuasa: String) -> Result<String, VaultError> {
    if let Some(keeper) = session.keeper.get_untracked() {
        keeper.kept().await?;
    }
    let vault = Vault::open().await?;
    let (Some(loaded), id) = (untrack(|| session.form()), session.draft.with_untracked(|it| it.id.clone()))
    else {
        return Err(VaultError::Removed);
    };
    let draft = vault.look(&id).await?.ok_or(VaultError::Removed)?;
    let represented_by = (!kuasa.is_empty()).then(|| Representative { name: kuasa, letter: String::new() });
    let submission = Submission {
        draft,
        form: loaded.form.clone(),
        language: i18n::words().language().tag().to_owned(),
        is_sample: untrack(|| session.pack.is_sample()),
        today: today(),
        represented_by,
    };
    // Asked for where it means something: what waits here must not be thrown away by the browser.
    let _ = browser::persist().await;
    outbox::submit(&vault, &submission).await
}
