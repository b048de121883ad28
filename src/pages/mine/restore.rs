//! A copy, or a section that comes back, taken in from a file.

use contract::Handover;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast as _;

use super::session::Session;
use crate::{
    browser,
    vault::{ImportError, Imported, Vault, VaultError},
};

/// A draft with all its photos: 20 pages of 700 kB in base64.
const MOST: usize = 40_000_000;
const FIELD: &str = "salinan";

pub(super) fn view(session: Session) -> AnyView {
    let choose: Box<dyn FnMut(ev::Event)> = Box::new(move |event| {
        let Some(field) = event.target().and_then(|it| it.dyn_into().ok()) else { return };
        leptos::task::spawn_local(async move {
            for file in browser::chosen_files(field, MOST).await {
                let words = match file.bytes {
                    Some(bytes) => take(session, &bytes).await,
                    None => mine_tr!("mine-import-damaged"),
                };
                session.say(words);
                session.list();
            }
        });
    });
    view! {
        <section class="app-mine__part" aria-labelledby="salinan-judul">
            <h2 id="salinan-judul">{mine_t!("mine-restore")}</h2>
            <p class="app-field__hint" id="salinan-petunjuk">{mine_t!("mine-restore-hint")}</p>
            <input
                id=FIELD
                type="file"
                class="app-mine__file"
                accept=".json,application/json"
                aria-labelledby="salinan-judul"
                aria-describedby="salinan-petunjuk"
                on:change=choose
            />
        </section>
    }
    .into_any()
}

async fn take(session: Session, bytes: &[u8]) -> String {
    let Some(vault) = session.vault() else { return mine_tr!("vault-unavailable") };
    match vault.import(bytes).await {
        Ok(Imported::Draft { lost: 0, .. }) => mine_tr!("mine-restored"),
        Ok(Imported::Draft { lost, .. }) => mine_tr!("mine-restored-lost", count = lost),
        Ok(Imported::Section(section)) => put_back(session, &vault, section).await,
        Err(ImportError::Vault(why)) => [mine_tr!(why.title()), mine_tr!(why.advice())].join(". "),
        Err(why) => mine_tr!(why.advice()),
    }
}

/// A section that somebody has filled in goes into the draft it came from, and into no other.
async fn put_back(session: Session, vault: &Vault, section: Handover) -> String {
    if !section.is_answer {
        return mine_tr!("mine-section-to-fill");
    }
    let form = match session.pack.ready_untracked() {
        Some(open) => open.pack.form(&section.form).await.ok().flatten(),
        None => None,
    };
    let Some(form) = form else { return mine_tr!("mine-section-other") };
    let before = vault.look(&section.draft).await.ok().flatten();
    let differs = before.is_some_and(|it| !section.replacing(&form, &it.answers).is_empty());
    // Nobody is asked here, so nothing is replaced: the form itself asks.
    match vault.take_back(&form, section, true).await {
        Ok(Some(_)) if differs => mine_tr!("mine-section-back-differs"),
        Ok(Some(_)) => mine_tr!("mine-section-back"),
        Ok(None) => mine_tr!("mine-section-other"),
        Err(VaultError::Removed) => mine_tr!("mine-section-unknown"),
        Err(why) => told(&why),
    }
}

fn told(why: &VaultError) -> String {
    [mine_tr!(why.title()), mine_tr!(why.advice())].join(". ")
}
