//! The page, once its part is there: the list, a file of this phone, or one that was opened from a link.

use leptos::prelude::*;

use super::{
    entry, list,
    session::{Session, Spot},
};
use crate::{
    components::{
        dynamic::{dynamic, live, when},
        part_view::shown_when,
    },
    vault::VaultError,
};

/// The page.
#[component]
pub(super) fn Frame() -> impl IntoView {
    let session = Session::new();
    shown_when(move || session.entries.with(Option::is_some) || session.fault.with(Option::is_some));
    view! {
        <div class="app-page app-lacak">
            {dynamic(move || match (session.spot.get(), session.fault.get()) {
                (Spot::Link(number, secret), _) => entry::linked(session, number, secret),
                (_, Some(why)) => trouble(&why),
                (Spot::List, None) => list::view(session),
                (Spot::Own(key), None) => entry::view(session, &key),
            })}
        </div>
    }
}

/// What was last done. The announcer says it aloud; this is for the eye.
pub(super) fn done(session: Session) -> AnyView {
    when(
        move || session.done.with(|it| !it.is_empty()),
        move || {
            view! { <p class="app-note app-mine__done">{live(move || session.done.get())}</p> }.into_any()
        },
    )
    .into_any()
}

/// What this device could not do, and what to do.
fn trouble(why: &VaultError) -> AnyView {
    let (title, advice) = (why.title(), why.advice());
    view! {
        <section class="app-fault" role="alert">
            <h1 class="app-fault__title">{mine_t!(title)}</h1>
            <p>{mine_t!(advice)}</p>
        </section>
    }
    .into_any()
}
