//! Messages between applicant and office. What is written without a network waits, and says so.

use contract::{
    Message, Status,
    outbox::{Errand, ItemState, Sent, Task},
};
use leptos::prelude::*;

use super::{
    names::{self, clock, day},
    sending::then,
    session::Session,
};
use crate::{
    components::{
        dynamic::{clicked, dynamic, live, text},
        field::{AreaField, Around},
    },
    outbox,
    state::busy::Busy,
};

/// Characters that the office takes.
const MOST_WORDS: usize = 2_000;

pub(super) fn view(
    session: Session,
    key: &str,
    sent: Memo<Option<Sent>>,
    status: Memo<Option<Status>>,
) -> AnyView {
    let written =
        Memo::new(move |_| status.with(|it| it.as_ref().map(|it| it.messages.clone())).unwrap_or_default());
    let waiting = Memo::new(move |_| {
        let is_message = |it: &&Errand| matches!(it.task, Task::Message(_));
        sent.with(|it| {
            it.iter().flat_map(|it| it.errands.iter().filter(is_message).cloned()).collect::<Vec<_>>()
        })
    });
    // A change that came too late begins the message about it.
    let is_changed = sent.with_untracked(|it| {
        it.as_ref().is_some_and(|it| matches!(it.item.state, ItemState::ToCorrect(_)) && !it.is_change_told)
    });
    let words = RwSignal::new(if is_changed { track_tr!("track-message-change") } else { String::new() });
    // What the page itself began is there again after a new version.
    let begun = words.get_untracked();
    Busy::hold_while(move || words.with(|it| !it.trim().is_empty() && *it != begun));
    let around = Around::new("lacak-pesan-baru", text(move || track_tr!("track-message")))
        .hint(text(move || track_tr!("track-message-hint")));
    let (key, of_list) = (key.to_owned(), key.to_owned());
    let press = clicked(move || {
        let said = words.get_untracked().trim().to_owned();
        if said.is_empty() || said.chars().count() > MOST_WORDS {
            return;
        }
        let key = key.clone();
        // Out of the field before it is written down, so that a second tap finds nothing to send.
        words.set(String::new());
        then(session, async move {
            if let Err(why) = outbox::say(&key, Task::Message(said.clone()), None).await {
                let back = |it: &mut String| [said.as_str(), it.trim()].join("\n").trim().clone_into(it);
                let _ = words.try_update(back);
                return Err(why);
            }
            outbox::change(&key, |it| it.is_change_told = true).await?;
            Ok(())
        });
    });
    view! {
        <section class="app-mine__part app-lacak__talk" aria-labelledby="lacak-pesan">
            <h2 id="lacak-pesan">{track_t!("track-messages")}</h2>
            {dynamic(move || list(session, &of_list, &written.get(), &waiting.get()))}
            <AreaField around=around value=words most=MOST_WORDS />
            <p><button type="button" class="app-button app-button--quiet" on:click=press>{track_t!("track-message-send")}</button></p>
        </section>
    }
    .into_any()
}

fn list(session: Session, key: &str, written: &[Message], waiting: &[Errand]) -> AnyView {
    if written.is_empty() && waiting.is_empty() {
        return view! { <p class="app-mine__fact">{track_t!("track-messages-none")}</p> }.into_any();
    }
    let mine = |it: &Message| it.from == "applicant";
    let said = written.iter().map(|it| {
        let (from, at) = (it.from.clone(), it.at.clone());
        let head = live(move || {
            track_tr!("track-message-from", from = names::role(&from), date = day(&at), time = clock(&at))
        });
        let class = if mine(it) { "app-lacak__said app-lacak__said--mine" } else { "app-lacak__said" };
        view! { <li class=class><p class="app-mine__fact">{head}</p><p>{it.words.clone()}</p></li> }
            .into_any()
    });
    let waits = waiting.iter().map(|it| {
        let words = match &it.task {
            Task::Message(words) => words.clone(),
            _ => String::new(),
        };
        let is_refused = it.problem.is_some();
        let state = if is_refused { "track-message-refused" } else { "track-message-waiting" };
        let (key, id) = (key.to_owned(), it.id.clone());
        let dismiss = is_refused.then(|| {
            let press = clicked(move || {
                let (key, id) = (key.clone(), id.clone());
                then(session, async move {
                    outbox::change(&key, |it| it.errands.retain(|it| it.id != id)).await.map(|_| ())
                });
            });
            view! { <button type="button" class="app-button app-button--quiet app-button--small" on:click=press>{track_t!("track-dismiss")}</button> }
        });
        view! {
            <li class="app-lacak__said app-lacak__said--mine">
                <p class="app-mine__bad">{track_t!(state)}</p>
                <p>{words}</p>
                {dismiss}
            </li>
        }
        .into_any()
    });
    view! { <ul class="app-lacak__list">{said.chain(waits).collect::<Vec<_>>()}</ul> }.into_any()
}
