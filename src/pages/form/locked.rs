//! A draft that opens with its PIN only. A wrong one slows the next try and deletes nothing.

use leptos::prelude::*;

use super::{
    say::sentence,
    session::{Session, TITLE},
};
use crate::{
    components::{
        dynamic::text,
        field::{Around, LineField, LineKind},
    },
    vault::{Unlocked, Vault},
};

pub(super) fn view(session: Session) -> AnyView {
    let pin = RwSignal::new(String::new());
    let wait = RwSignal::new(None::<u32>);
    let error = text(move || match wait.get() {
        None => String::new(),
        Some(0) => form_tr!("form-pin-wrong"),
        Some(seconds) => form_tr!("form-pin-wait", seconds = seconds as usize),
    });
    let around = Around::new("isi-pin", sentence("form-pin")).hint(sentence("form-pin-hint")).error(error);
    let open: Box<dyn FnMut(leptos::ev::SubmitEvent)> = Box::new(move |event| {
        event.prevent_default();
        let (id, typed) = (session.spot.get_untracked().draft, pin.get_untracked());
        leptos::task::spawn_local(async move {
            let Ok(vault) = Vault::open().await else { return };
            match vault.unlock(&id, &typed).await {
                Ok(Unlocked::Open) => session.open_draft(id).await,
                Ok(Unlocked::Wrong { seconds } | Unlocked::Wait { seconds }) => {
                    let _ = wait.try_set(Some(seconds));
                }
                Err(_) => drop(wait.try_set(Some(0))),
            }
        });
    });
    view! {
        <h1 class="app-page__title" id=TITLE tabindex="-1">{form_t!("form-locked")}</h1>
        <form class="app-isi__form" on:submit=open>
            <LineField around=around value=pin kind=LineKind::Digits />
            <button type="submit" class="app-button">{form_t!("form-pin-open")}</button>
        </form>
        <p><a href=format!("/data-saya#{}", session.spot.get_untracked().draft)>{form_t!("form-pin-forgotten")}</a></p>
    }
    .into_any()
}
