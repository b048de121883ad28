//! A file that has not arrived: where its sending stands in plain words, and what the person can do about it.

use contract::outbox::{ItemState, Sent};
use leptos::prelude::*;

use super::{entry::head, session::Session};
use crate::{
    browser,
    components::dynamic::{clicked, dynamic, live, when},
    outbox::{self, say},
    routes::Route,
    vault::VaultError,
};

/// What can be done now.
#[expect(clippy::struct_excessive_bools, reason = "each is a way of its own")]
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Ways {
    can_hurry: bool,
    can_edit: bool,
    is_editing: bool,
    /// Address of the draft.
    draft: String,
    has_photos: bool,
}

fn ways(sent: &Sent) -> Ways {
    let state = &sent.item.state;
    Ways {
        can_hurry: sent.item.tries > 0 && matches!(state, ItemState::Waiting | ItemState::Asking(_))
            || matches!(state, ItemState::Refused(it) if it.code == contract::ProblemCode::Other),
        can_edit: matches!(state, ItemState::Waiting | ItemState::Sending | ItemState::Refused(_)),
        is_editing: *state == ItemState::Editing,
        draft: format!("{}#{}&d={}&h=tugas", Route::Form.path(), sent.form, sent.draft),
        has_photos: !sent.item.files.is_empty(),
    }
}

pub(super) fn view(session: Session, key: &str, sent: Memo<Option<Sent>>) -> AnyView {
    let now = Memo::new(move |_| sent.with(|it| it.as_ref().map(ways)).unwrap_or_default());
    let title =
        move || sent.with(|it| it.as_ref().map(say::heading).map_or_else(String::new, |it| track_tr!(it)));
    let told = move || sent.with(|it| it.as_ref().map(say::standing).unwrap_or_default());
    let photos = move || {
        sent.with(|it| {
            it.as_ref().map_or_else(String::new, |it| {
                let (arrived, all) = (it.item.arrived.len().to_string(), it.item.files.len().to_string());
                track_tr!("track-photos", arrived = arrived, all = all)
            })
        })
    };
    let key = key.to_owned();
    view! {
        {head(session, sent, title)}
        <section class="app-mine__part app-lacak__way">
            <p class="app-lacak__state" role="status">{live(told)}</p>
            {when(move || now.with(|it| it.has_photos), move || view! { <p class="app-mine__fact">{live(photos)}</p> }.into_any())}
            <p>{track_t!("track-open-app")}</p>
            {dynamic(move || actions(session, &key, &now.get()))}
        </section>
    }
    .into_any()
}

/// Does something with the outbox and tells where it failed.
pub(super) fn then(session: Session, work: impl Future<Output = Result<(), VaultError>> + 'static) {
    leptos::task::spawn_local(async move {
        if let Err(why) = work.await {
            session.fail(&why);
        }
    });
}

fn actions(session: Session, key: &str, ways: &Ways) -> AnyView {
    let hurry = ways.can_hurry.then(|| {
        let press = clicked(move || leptos::task::spawn_local(outbox::hurry()));
        view! { <button type="button" class="app-button" on:click=press>{track_t!("track-try-now")}</button> }
    });
    let edit = ways.can_edit.then(|| {
        let (key, draft) = (key.to_owned(), ways.draft.clone());
        let press = clicked(move || {
            let (key, draft) = (key.clone(), draft.clone());
            then(session, async move {
                let after = outbox::begin_editing(&key).await?;
                if after.is_some_and(|it| it.item.state == ItemState::Editing) {
                    session.address.open_address(&draft, false);
                }
                Ok(())
            });
        });
        view! { <button type="button" class="app-button app-button--quiet" on:click=press>{track_t!("track-edit")}</button> }
    });
    let editing = ways.is_editing.then(|| {
        let (key, draft) = (key.to_owned(), ways.draft.clone());
        let press = clicked(move || {
            let key = key.clone();
            then(session, async move { outbox::send_anew(&key).await });
        });
        view! {
            <a class="app-button" href=draft>{track_t!("track-edit-on")}</a>
            <button type="button" class="app-button app-button--quiet" on:click=press>{track_t!("track-send-anew")}</button>
        }
    });
    let key = key.to_owned();
    let remove = Callback::new(move |()| {
        let key = key.clone();
        then(session, async move { outbox::take_back(&key, "").await });
    });
    view! {
        <div class="app-mine__actions">
            {hurry}
            {edit}
            {editing}
            {sure("lacak-batal", ["track-remove", "track-remove-sure", "track-remove-yes"], || ().into_any(), remove)}
        </div>
    }
    .into_any()
}

/// A button that asks once before it does something. `words`: the button, the question, the yes.
pub(super) fn sure(
    id: &'static str,
    words: [&'static str; 3],
    more: fn() -> AnyView,
    run: Callback<()>,
) -> AnyView {
    let is_asked = RwSignal::new(false);
    let [button, question, yes] = words;
    dynamic(move || {
        if !is_asked.get() {
            let ask = clicked(move || {
                is_asked.set(true);
                browser::focus_on(format!("{id}-tanya"));
            });
            return view! {
                <button type="button" id=id class="app-button app-button--quiet app-button--small" on:click=ask>{track_t!(button)}</button>
            }
            .into_any();
        }
        let go = clicked(move || {
            is_asked.set(false);
            run.run(());
        });
        let keep = clicked(move || {
            is_asked.set(false);
            browser::focus_on(id.to_owned());
        });
        view! {
            <div class="app-mine__question" role="group" aria-labelledby=format!("{id}-judul") id=format!("{id}-tanya") tabindex="-1">
                <p class="app-mine__asked" id=format!("{id}-judul")>{track_t!(question)}</p>
                {more()}
                <div class="app-mine__actions">
                    <button type="button" class="app-button app-button--danger app-button--small" on:click=go>{track_t!(yes)}</button>
                    <button type="button" class="app-button app-button--quiet app-button--small" on:click=keep>{track_t!("track-remove-no")}</button>
                </div>
            </div>
        }
        .into_any()
    })
    .into_any()
}
