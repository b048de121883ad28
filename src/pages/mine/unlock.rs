//! The way into a draft with a PIN: the PIN, or the recovery code. A wrong one slows the next try and deletes nothing.

use leptos::{ev, prelude::*};

use super::session::Session;
use crate::{
    components::{
        dynamic::{clicked, dynamic, text},
        field::{Around, LineField, LineKind},
    },
    vault::{Unlocked, VaultError},
};

pub(super) fn view(session: Session, id: String) -> AnyView {
    let typed = RwSignal::new(String::new());
    let answer = RwSignal::new(None::<Result<Unlocked, VaultError>>);
    let by_code = RwSignal::new(false);
    let error = text(move || match answer.get() {
        None | Some(Ok(Unlocked::Open)) => String::new(),
        Some(Ok(Unlocked::Wrong { seconds: 0 })) => mine_tr!("mine-unlock-wrong"),
        Some(Ok(Unlocked::Wrong { seconds } | Unlocked::Wait { seconds })) => {
            mine_tr!("mine-unlock-wait", seconds = seconds as usize)
        }
        Some(Err(why)) => mine_tr!(why.advice()),
    });
    let open: Box<dyn FnMut(ev::SubmitEvent)> = Box::new(move |event| {
        event.prevent_default();
        let (Some(vault), id) = (session.vault(), id.clone()) else { return };
        leptos::task::spawn_local(async move {
            let secret = typed.get_untracked();
            let came = if by_code.get_untracked() {
                vault.unlock_by_code(&id, &secret).await
            } else {
                vault.unlock(&id, &secret).await
            };
            let is_open = came == Ok(Unlocked::Open);
            let _ = answer.try_set(Some(came));
            if is_open {
                session.list();
            }
        });
    });
    let turn = move || {
        typed.set(String::new());
        answer.set(None);
        by_code.update(|it| *it = !*it);
    };
    view! {
        <h2>{mine_t!("mine-unlock-title")}</h2>
        <form class="app-mine__form" on:submit=open>
            {dynamic(move || {
                let (label, kind) = if by_code.get() {
                    ("mine-unlock-code", LineKind::Text)
                } else {
                    ("mine-unlock-pin", LineKind::Digits)
                };
                let around = Around::new("buka-pin", text(move || mine_tr!(label))).error(error);
                view! { <LineField around=around value=typed kind=kind /> }.into_any()
            })}
            <div class="app-mine__actions">
                <button type="submit" class="app-button">{mine_t!("mine-unlock")}</button>
                <button type="button" class="app-button app-button--quiet" on:click=clicked(turn)>
                    {move || if by_code.get() { mine_tr!("mine-unlock-by-pin") } else { mine_tr!("mine-unlock-by-code") }}
                </button>
            </div>
        </form>
    }
    .into_any()
}
