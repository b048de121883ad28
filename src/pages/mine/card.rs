//! One draft in the list: whose, how far, when it was saved, and what can be done with it.

use leptos::prelude::*;

use super::session::{Session, address, go_on};
use crate::{
    browser,
    components::dynamic::{clicked, dynamic, live},
    pages::track_address,
    vault::{
        DraftCard, file_name,
        say::{clock, day},
    },
};

pub(super) fn view(session: Session, card: &DraftCard) -> AnyView {
    let named = card.clone();
    let id = format!("draf-{}", card.id);
    let of_item = id.clone();
    view! {
        <li class="app-mine__draft" aria-labelledby=of_item>
            <h3 class="app-mine__name" id=id>{live(move || name(session, &named))}</h3>
            {facts(session, card)}
            {actions(session, card)}
        </li>
    }
    .into_any()
}

/// What a draft is called: the service, and the name that the person gave it.
pub(super) fn name(session: Session, card: &DraftCard) -> String {
    let what = session.title(card);
    if card.name.is_empty() { what } else { mine_tr!("mine-of", what = what, name = card.name.clone()) }
}

pub(super) fn facts(session: Session, card: &DraftCard) -> AnyView {
    if card.is_damaged {
        return view! { <p class="app-mine__bad">{mine_t!("mine-damaged")}</p> }.into_any();
    }
    let saved = card.saved_at.clone();
    let (answered, asked) = (card.progress.answered, card.progress.asked);
    let progress = (asked > 0).then(|| {
        let words = mine_t!("mine-progress", answered = answered.to_string(), asked = asked.to_string());
        view! { <p class="app-mine__fact">{words}</p> }
    });
    let helper = card.assisted_by.clone();
    let assisted = (!helper.is_empty()).then(|| {
        view! { <p class="app-mine__fact">{mine_t!("mine-assisted", role = helper.clone())}</p> }
    });
    let region = card.region.clone();
    let is_other = session.pack.region().is_some_and(|it| it != region);
    let elsewhere = is_other.then(|| {
        view! { <p class="app-mine__fact">{mine_t!("mine-other-city", region = region.clone())}</p> }
    });
    let pin = card
        .has_pin
        .then(|| view! { <p class="app-mine__fact app-mine__lock">{mine_t!("mine-has-pin")}</p> });
    let open =
        card.is_open.then(|| view! { <p class="app-mine__fact app-mine__bad">{mine_t!("mine-is-open")}</p> });
    view! {
        <p class="app-mine__fact">{live(move || mine_tr!("mine-saved", date = day(&saved), time = clock(&saved)))}</p>
        {progress}
        {assisted}
        {elsewhere}
        {pin}
        {open}
        {sent(session, &card.id)}
    }
    .into_any()
}

/// Whether it was sent, and where that is followed.
fn sent(session: Session, id: &str) -> AnyView {
    let id = id.to_owned();
    dynamic(move || match session.sent.with(|it| it.get(&id).cloned()) {
        Some(key) => view! {
            <p class="app-mine__fact">{mine_tr!("mine-sent")} " " <a href=track_address(&key)>{mine_tr!("mine-sent-look")}</a></p>
        }
        .into_any(),
        None => ().into_any(),
    })
    .into_any()
}

fn actions(session: Session, card: &DraftCard) -> AnyView {
    let ready = (!card.is_damaged).then(|| {
        let (go_on, look) = (go_on(card), address(&card.id));
        let copy = (!card.is_locked).then(|| copies(session, &card.id));
        view! {
            <a class="app-button app-button--small" href=go_on>{mine_t!("mine-continue")}</a>
            <a class="app-button app-button--quiet app-button--small" href=look>{mine_t!("mine-view")}</a>
            {copy}
        }
    });
    view! {
        <div class="app-mine__actions">
            {ready}
            {super::delete::one(session, &card.id)}
        </div>
    }
    .into_any()
}

/// A copy to keep, and a copy for another phone.
pub(super) fn copies(session: Session, id: &str) -> AnyView {
    let (keep, send) = (id.to_owned(), id.to_owned());
    view! {
        <button
            type="button"
            class="app-button app-button--quiet app-button--small"
            on:click=clicked(move || leptos::task::spawn_local(export(session, keep.clone(), false)))
        >
            {mine_t!("mine-export")}
        </button>
        <button
            type="button"
            class="app-button app-button--quiet app-button--small"
            on:click=clicked(move || leptos::task::spawn_local(export(session, send.clone(), true)))
        >
            {mine_t!("mine-share")}
        </button>
    }
    .into_any()
}

/// Media type of a copy.
const COPY: &str = "application/json";

/// Hands a copy over. Says so; `true` where the person got it.
pub(super) async fn export(session: Session, id: String, is_shared: bool) {
    let Some(vault) = session.vault() else { return };
    match vault.export(&id).await {
        Ok((draft, bytes)) => {
            let name = file_name(&draft);
            if is_shared && browser::share_file(&name, COPY, &bytes).await == Some(true) {
                session.say(mine_tr!("mine-shared"));
            } else if browser::save_file(&name, COPY, &bytes) {
                let advice = mine_tr!("mine-export-advice");
                session.say([mine_tr!("mine-exported", file = name), advice].join(" "));
            } else {
                session.say(mine_tr!("mine-export-failed"));
            }
        }
        Err(why) => session.fail(&why),
    }
}
