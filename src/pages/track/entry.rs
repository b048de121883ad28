//! One file: on its way, or arrived with its receipt and where it stands; or one that was opened from a link.

use contract::outbox::{ItemState, Sent};
use leptos::prelude::*;

use super::{
    corrections, ending,
    frame::done,
    names, receipt, sending,
    session::{Reached, Session, TITLE, address, status},
    standing, talk,
};
use crate::{
    components::dynamic::{clicked, dynamic, live, when},
    outbox,
    routes::Route,
};

/// Which page a file has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Loading,
    Gone,
    OnItsWay,
    Arrived,
}

/// A file of this phone.
pub(super) fn view(session: Session, key: &str) -> AnyView {
    let sent = session.own(key);
    let key = key.to_owned();
    let phase = Memo::new(move |_| match (session.entries.with(Option::is_some), sent.get()) {
        (false, _) => Phase::Loading,
        (true, None) => Phase::Gone,
        (true, Some(it)) if it.number().is_some() => Phase::Arrived,
        (true, Some(_)) => Phase::OnItsWay,
    });
    follow_arrival(session, phase, &key);
    view! {
        {back()}
        {dynamic(move || match phase.get() {
            Phase::Loading => view! {
                <h1 class="app-page__title">{t!("common-files")}</h1>
                <p role="status">{track_t!("track-loading")}</p>
            }
            .into_any(),
            Phase::Gone => gone(session),
            Phase::OnItsWay => sending::view(session, &key, sent),
            Phase::Arrived => arrived(session, &key, sent),
        })}
    }
    .into_any()
}

/// What has just arrived is said, and asked about at once.
fn follow_arrival(session: Session, phase: Memo<Phase>, key: &str) {
    let key = key.to_owned();
    Effect::new(move |before: Option<Phase>| {
        let now = phase.get();
        if before == Some(Phase::OnItsWay) && now == Phase::Arrived {
            session.say(track_tr!("track-arrived"));
            leptos::task::spawn_local(session.refresh(key.clone()));
        }
        now
    });
}

fn back() -> AnyView {
    view! { <p class="app-mine__back"><a class="app-link--back" href=Route::Track.path()>{track_t!("track-to-list")}</a></p> }
        .into_any()
}

fn gone(session: Session) -> AnyView {
    view! {
        <h1 class="app-page__title" id=TITLE tabindex="-1">{track_t!("track-gone")}</h1>
        {done(session)}
        <p class="app-page__lead">{track_t!("track-gone-advice")}</p>
    }
    .into_any()
}

/// Heading and name of a file.
pub(super) fn head(
    session: Session,
    sent: Memo<Option<Sent>>,
    title: impl Fn() -> String + Send + Sync + 'static,
) -> AnyView {
    view! {
        <h1 class="app-page__title" id=TITLE tabindex="-1">{live(title)}</h1>
        <p class="app-page__lead">{live(move || sent.get().map(|it| names::file(session, &it)).unwrap_or_default())}</p>
        {done(session)}
    }
    .into_any()
}

fn arrived(session: Session, key: &str, sent: Memo<Option<Sent>>) -> AnyView {
    let status = status(sent);
    let title = move || match status.get() {
        Some(it) => names::state(&it.state),
        None => track_tr!("track-arrived"),
    };
    let is_changed = move || {
        sent.with(|it| {
            it.as_ref()
                .is_some_and(|it| matches!(it.item.state, ItemState::ToCorrect(_)) && !it.is_change_told)
        })
    };
    let (of_change, of_key) = (key.to_owned(), key.to_owned());
    let refresh = clicked(move || leptos::task::spawn_local(session.refresh(of_key.clone())));
    view! {
        {head(session, sent, title)}
        {when(move || status.with(|it| it.as_ref().is_some_and(|it| it.is_sample)), || {
            view! { <p class="app-lacak__sample">{track_t!("track-sample")}</p> }.into_any()
        })}
        {when(is_changed, move || changed(of_change.clone()))}
        {corrections::view(session, Some(key), sent, status)}
        {standing::view(session, sent, status, refresh)}
        {receipt::view(session, sent)}
        {talk::view(session, key, sent, status)}
        {ending::view(session, Some(key), sent, status)}
    }
    .into_any()
}

/// The office had it before the change was done: the first version counts, which is told and not hidden.
fn changed(key: String) -> AnyView {
    let seen = clicked(move || {
        let key = key.clone();
        leptos::task::spawn_local(async move {
            // Where it cannot be written it is asked again.
            let _ = outbox::change(&key, |it| it.is_change_told = true).await;
        });
    });
    view! {
        <section class="app-note app-note--warning">
            <h2>{track_t!("track-changed")}</h2>
            <p>{track_t!("track-changed-advice")}</p>
            <p><button type="button" class="app-button app-button--quiet app-button--small" on:click=seen>{track_t!("track-changed-seen")}</button></p>
        </section>
    }
    .into_any()
}

/// A file that was opened from a link: nothing of it is kept until the person wants it.
pub(super) fn linked(session: Session, number: String, secret: String) -> AnyView {
    let sent = Memo::new(move |_| session.linked.get());
    let status = status(sent);
    let again = move || {
        let (number, secret) = (number.clone(), secret.clone());
        clicked(move || {
            let (number, secret) = (number.clone(), secret.clone());
            leptos::task::spawn_local(async move { session.look(&number, &secret).await });
        })
    };
    let is_there = Memo::new(move |_| sent.with(Option::is_some));
    view! {
        {back()}
        {dynamic(move || {
            if is_there.get() {
                return of_link(session, sent, status, again());
            }
            view! {
                <h1 class="app-page__title" id=TITLE tabindex="-1">{live(move || match session.reached.get() {
                    Reached::Unknown => track_tr!("track-unknown"),
                    Reached::No => track_tr!("track-no-answer"),
                    _ => tr!("common-files"),
                })}</h1>
                <p class="app-page__lead" role="status">{live(move || track_tr!(match session.reached.get() {
                    Reached::Unknown => "track-unknown-advice",
                    Reached::No => "track-no-answer-advice",
                    _ => "track-refreshing",
                }))}</p>
                {when(move || matches!(session.reached.get(), Reached::Unknown | Reached::No), {
                    let again = again.clone();
                    move || view! { <p><button type="button" class="app-button" on:click=again()>{track_t!("track-try-now")}</button></p> }.into_any()
                })}
            }
            .into_any()
        })}
    }
    .into_any()
}

fn of_link(
    session: Session,
    sent: Memo<Option<Sent>>,
    status: Memo<Option<contract::Status>>,
    refresh: crate::components::dynamic::OnClick,
) -> AnyView {
    let follow = clicked(move || {
        let Some(sent) = sent.get_untracked() else { return };
        leptos::task::spawn_local(async move {
            match outbox::keep_followed(&sent).await {
                Ok(key) => session.address.open_address(&address(&key), true),
                Err(why) => session.fail(&why),
            }
        });
    });
    let title = move || status.get().map(|it| names::state(&it.state)).unwrap_or_default();
    view! {
        {head(session, sent, title)}
        <section class="app-note">
            <p>{track_t!("track-link-note")}</p>
            <p><button type="button" class="app-button app-button--small" on:click=follow>{track_t!("track-follow")}</button></p>
            <p class="app-field__hint">{track_t!("track-follow-hint")}</p>
        </section>
        {corrections::view(session, None, sent, status)}
        {standing::view(session, sent, status, refresh)}
        {ending::view(session, None, sent, status)}
    }
    .into_any()
}
