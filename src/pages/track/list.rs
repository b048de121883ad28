//! *Berkas saya*: what was sent from this phone with what comes next, drafts that wait, and a way in for other receipts.

use contract::{outbox::Sent, paths};
use leptos::prelude::*;

use super::{
    frame::done,
    names::{self, clock, day},
    session::{Session, TITLE, address},
};
use crate::{
    components::{
        dynamic::{clicked, dynamic, live, text},
        field::{Around, LineField},
    },
    outbox::{self, Entry, say::standing},
    pages::noted_numbers,
    routes::Route,
    state::busy::Busy,
    vault::Vault,
};

pub(super) fn view(session: Session) -> AnyView {
    view! {
        <h1 class="app-page__title" id=TITLE tabindex="-1">{track_t!("track-title")}</h1>
        <p class="app-page__lead">{track_t!("track-lead")}</p>
        {done(session)}
        {dynamic(move || files(session))}
        {noted_numbers()}
        {drafts()}
        {link(session)}
    }
    .into_any()
}

fn files(session: Session) -> AnyView {
    let Some(entries) = session.entries.get() else {
        return view! { <p role="status">{track_t!("track-loading")}</p> }.into_any();
    };
    if entries.is_empty() {
        return view! {
            <div class="app-mine__none">
                <h2 class="app-mine__none-title">{track_t!("track-none")}</h2>
                <p>{track_t!("track-none-advice")}</p>
                <p><a class="app-button" href=Route::Services.path()>{track_t!("track-to-services")}</a></p>
            </div>
        }
        .into_any();
    }
    let items: Vec<AnyView> = entries.iter().map(|it| card(session, it)).collect();
    view! { <ul class="app-mine__drafts">{items}</ul> }.into_any()
}

fn card(session: Session, entry: &Entry) -> AnyView {
    let sent = entry.sent.clone();
    let (named, told, at) = (sent.clone(), sent.clone(), sent.sent_at.clone());
    let number = sent.number().map(str::to_owned);
    let is_followed = sent.draft.is_empty();
    let when = move || {
        if is_followed {
            track_tr!("track-followed")
        } else {
            track_tr!("track-sent-on", date = day(&at), time = clock(&at))
        }
    };
    let number = number.map(
        |it| view! { <p class="app-mine__fact">{track_t!("track-number")}": "<strong>{it}</strong></p> },
    );
    view! {
        <li class="app-mine__draft">
            <h2 class="app-mine__name"><a href=address(&entry.key)>{live(move || names::file(session, &named))}</a></h2>
            <p class="app-lacak__state">{live(move || state(session, &told))}</p>
            {number}
            <p class="app-mine__fact">{live(when)}</p>
            {next(&sent)}
        </li>
    }
    .into_any()
}

/// Where a file is, in one line.
fn state(session: Session, sent: &Sent) -> String {
    if sent.number().is_none() {
        return standing(sent);
    }
    match sent.withdrawal() {
        None if sent.is_over() => return track_tr!("track-withdrawn"),
        Some(it) if it.problem.is_none() => return track_tr!("track-withdraw-waiting"),
        // Where the office did not take it, what the office says counts.
        _ => {}
    }
    match outbox::status_of(sent) {
        Some(it) => names::step(session, &sent.form, &it.step).unwrap_or_else(|| names::state(&it.state)),
        None => track_tr!("track-arrived"),
    }
}

/// What the person has to do, where there is something.
fn next(sent: &Sent) -> Option<AnyView> {
    let status = outbox::status_of(sent)?;
    let open = status.open_corrections().count();
    let is_to_pay = status.fee.as_ref().is_some_and(|it| it.paid_at.is_empty());
    let words = move || match (open, is_to_pay) {
        (0, true) => track_tr!("track-do-pay"),
        (0, false) => String::new(),
        (count, _) => track_tr!("track-do-correct", count = count.to_string()),
    };
    (open > 0 || is_to_pay).then(|| view! { <p class="app-mine__bad">{live(words)}</p> }.into_any())
}

/// Drafts that are not sent yet wait on another page.
fn drafts() -> AnyView {
    let count = RwSignal::new(0_usize);
    leptos::task::spawn_local(async move {
        let Ok(vault) = Vault::open().await else { return };
        let cards = vault.list().await.unwrap_or_default();
        let sent = outbox::all().await.unwrap_or_default();
        let open = cards.iter().filter(|card| sent.iter().all(|it| it.sent.draft != card.id)).count();
        let _ = count.try_set(open);
    });
    dynamic(move || match count.get() {
        0 => ().into_any(),
        some => view! {
            <p class="app-lacak__drafts">
                {track_t!("track-drafts", count = some.to_string())} ". "
                <a href=Route::Mine.path()>{track_t!("track-to-drafts")}</a>
            </p>
        }
        .into_any(),
    })
    .into_any()
}

/// A receipt from elsewhere: by its link.
fn link(session: Session) -> AnyView {
    let (value, is_wrong) = (RwSignal::new(String::new()), RwSignal::new(false));
    Busy::hold_while(move || value.with(|it| !it.is_empty()));
    let open = move || {
        let typed = value.get_untracked();
        let fragment = typed.trim().split_once('#').map(|it| it.1.to_owned()).unwrap_or_default();
        is_wrong.set(false);
        match paths::read_tracking_fragment(&fragment) {
            Some((number, secret)) => {
                let to = [Route::Track.path(), &paths::tracking_fragment(&number, &secret)].concat();
                session.address.open_address(&to, false);
            }
            None => is_wrong.set(true),
        }
    };
    let around = Around::new("lacak-tautan", text(move || track_tr!("track-open-link-field")))
        .hint(text(move || track_tr!("track-open-link-hint")))
        .error(text(move || if is_wrong.get() { track_tr!("track-open-link-wrong") } else { String::new() }));
    view! {
        <section class="app-mine__part" aria-labelledby="lacak-buka">
            <h2 id="lacak-buka">{track_t!("track-open-link")}</h2>
            <LineField around=around value=value />
            <p><button type="button" class="app-button app-button--quiet" on:click=clicked(open)>{track_t!("track-open")}</button></p>
        </section>
    }
    .into_any()
}
