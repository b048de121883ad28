//! Deleting for good, after one question that says what goes.

use leptos::prelude::*;

use super::session::{Session, TITLE};
use crate::{
    browser,
    components::dynamic::{clicked, dynamic, live},
};

/// What is asked before.
#[derive(Clone)]
struct Ask {
    id: String,
    title: &'static str,
    text: fn(Session) -> String,
    run: Callback<()>,
}

/// The button of one draft.
pub(super) fn one(session: Session, id: &str) -> AnyView {
    let draft = id.to_owned();
    let run = Callback::new(move |()| {
        let Some(vault) = session.vault() else { return };
        let draft = draft.clone();
        leptos::task::spawn_local(async move {
            match vault.remove(&draft).await {
                Ok(()) => {
                    session.say(mine_tr!("mine-deleted"));
                    if session.chosen.get_untracked().is_some() {
                        session.asked.open_address(crate::routes::Route::Mine.path(), true);
                    }
                }
                Err(why) => session.fail(&why),
            }
            session.list();
            browser::focus(TITLE);
        });
    });
    button(
        session,
        "mine-delete",
        Ask {
            id: format!("hapus-{id}"),
            title: "mine-delete-title",
            text: |_| mine_tr!("mine-delete-text"),
            run,
        },
    )
}

/// The button of all drafts.
pub(super) fn all(session: Session) -> AnyView {
    let run = Callback::new(move |()| {
        let Some(vault) = session.vault() else { return };
        let done = if session.has_numbers.get_untracked() {
            "mine-deleted-all-with-numbers"
        } else {
            "mine-deleted-all"
        };
        leptos::task::spawn_local(async move {
            match vault.remove_all().await {
                Ok(()) => session.say(mine_tr!(done)),
                Err(why) => session.fail(&why),
            }
            session.list();
            browser::focus(TITLE);
        });
    });
    let text = |session: Session| {
        let count = session.cards.with(|it| it.as_ref().map_or(0, Vec::len));
        match (count, session.has_numbers.get()) {
            (0, _) => mine_tr!("mine-delete-only-numbers"),
            (_, false) => mine_tr!("mine-delete-all-text", count = count),
            (_, true) => {
                let drafts = mine_tr!("mine-delete-all-text", count = count);
                [drafts, mine_tr!("mine-delete-all-numbers")].join(" ")
            }
        }
    };
    // What is kept: nothing, drafts, or numbers as well, which both the button and its question then name.
    let kept = Memo::new(move |_| {
        let has_cards = session.cards.with(|it| it.as_ref().is_some_and(|it| !it.is_empty()));
        (has_cards, session.has_numbers.get())
    });
    dynamic(move || {
        let (words, title) = match kept.get() {
            (false, false) => return ().into_any(),
            (true, false) => ("mine-delete-all", "mine-delete-all-title"),
            (_, true) => ("mine-delete-all-with-numbers", "mine-delete-all-with-numbers-title"),
        };
        let ask = Ask { id: "hapus-semua".to_owned(), title, text, run };
        view! { <div class="app-mine__all">{button(session, words, ask)}</div> }.into_any()
    })
    .into_any()
}

/// The button, and in its place the question once it was pressed.
fn button(session: Session, words: &'static str, ask: Ask) -> AnyView {
    let is_asked = RwSignal::new(false);
    dynamic(
        move || if is_asked.get() { question(session, &ask, is_asked) } else { first(words, &ask, is_asked) },
    )
    .into_any()
}

fn first(words: &'static str, ask: &Ask, is_asked: RwSignal<bool>) -> AnyView {
    let (id, next) = (ask.id.clone(), ask.id.clone());
    let press = move || {
        is_asked.set(true);
        browser::focus_on(format!("{next}-tanya"));
    };
    view! {
        <button type="button" class="app-button app-button--quiet app-button--small app-mine__delete" id=id on:click=clicked(press)>
            {mine_t!(words)}
        </button>
    }
    .into_any()
}

fn question(session: Session, ask: &Ask, is_asked: RwSignal<bool>) -> AnyView {
    let (id, title, text, run, back) =
        (format!("{}-tanya", ask.id), ask.title, ask.text, ask.run, ask.id.clone());
    let head = format!("{id}-judul");
    let of_group = head.clone();
    let keep = move || {
        is_asked.set(false);
        browser::focus_on(back.clone());
    };
    let go = move || {
        is_asked.set(false);
        run.run(());
    };
    view! {
        <div class="app-mine__question" role="group" aria-labelledby=of_group id=id tabindex="-1">
            <p class="app-mine__asked" id=head>{mine_t!(title)}</p>
            <p>{live(move || text(session))}</p>
            <div class="app-mine__actions">
                <button type="button" class="app-button app-button--danger app-button--small" on:click=clicked(go)>
                    {mine_t!("mine-delete-yes")}
                </button>
                <button type="button" class="app-button app-button--quiet app-button--small" on:click=clicked(keep)>
                    {mine_t!("mine-delete-no")}
                </button>
            </div>
        </div>
    }
    .into_any()
}
