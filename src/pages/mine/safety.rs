//! How what is kept is kept: what encryption protects from and what not, whether the browser may throw it away, and Safari's
//! seven days where they count. Facts only where they are true here.

use leptos::prelude::*;

use super::session::Session;
use crate::{
    browser,
    components::dynamic::{clicked, dynamic},
    vault::{Protection, say::bytes},
};

pub(super) fn view(session: Session) -> AnyView {
    let is_kept = RwSignal::new(None::<bool>);
    let is_refused = RwSignal::new(false);
    let usage = RwSignal::new(None::<(f64, f64)>);
    leptos::task::spawn_local(async move {
        let _ = is_kept.try_set(browser::is_persistent().await);
        let _ = usage.try_set(browser::usage().await);
    });
    let protection = session.vault().map(|it| it.protection());
    let lines: &[&'static str] = match protection {
        Some(Protection::Encrypted) => &["mine-safety-encrypted", "mine-safety-for", "mine-safety-not-for"],
        Some(Protection::Open) => &["mine-safety-open"],
        _ => &["vault-insecure-advice"],
    };
    let lines: Vec<AnyView> = lines.iter().map(|it| view! { <p>{mine_t!(*it)}</p> }.into_any()).collect();
    let week = browser::forgets_after_a_week().then(|| {
        view! { <p class="app-mine__bad">{mine_t!("mine-seven-days")}</p> }
    });
    let agree = (protection == Some(Protection::Refused)).then(|| {
        let press = move || {
            if let Some(vault) = session.vault() {
                vault.agree_open();
                session.say(mine_tr!("mine-safety-open"));
            }
        };
        view! {
            <button type="button" class="app-button app-button--quiet" on:click=clicked(press)>{mine_t!("vault-agree")}</button>
        }
    });
    view! {
        <section class="app-mine__part" aria-labelledby="aman-judul">
            <h2 id="aman-judul">{mine_t!("mine-safety")}</h2>
            {lines}
            {agree}
            <p>{mine_t!("mine-safety-deleted")}</p>
            {week}
            {dynamic(move || promise(session, is_kept, is_refused))}
            {dynamic(move || match usage.get() {
                Some((used, total)) => view! {
                    <p class="app-mine__fact">{mine_tr!("mine-usage", used = bytes(used), total = bytes(total))}</p>
                }.into_any(),
                None => ().into_any(),
            })}
        </section>
    }
    .into_any()
}

fn promise(session: Session, is_kept: RwSignal<Option<bool>>, is_refused: RwSignal<bool>) -> AnyView {
    let ask = move || {
        leptos::task::spawn_local(async move {
            let kept = browser::persist().await;
            let _ = is_refused.try_set(kept == Some(false));
            let _ = is_kept.try_set(kept);
            if kept == Some(true) {
                session.say(mine_tr!("mine-persist-yes"));
            }
        });
    };
    match (is_kept.get(), is_refused.get()) {
        (None, _) => ().into_any(),
        (Some(true), _) => view! { <p>{mine_t!("mine-persist-yes")}</p> }.into_any(),
        (Some(false), true) => view! { <p role="status">{mine_t!("mine-persist-refused")}</p> }.into_any(),
        (Some(false), false) => view! {
            <p>{mine_t!("mine-persist-no")}</p>
            <button type="button" class="app-button app-button--quiet" on:click=clicked(ask)>{mine_t!("mine-persist-ask")}</button>
        }
        .into_any(),
    }
}
