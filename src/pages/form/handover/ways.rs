//! The ways out of this phone, the same in both directions: a file, and codes on the screen.

use contract::Handover;
use leptos::prelude::*;

use crate::{
    browser,
    components::{
        dynamic::{clicked, dynamic, live, text},
        qr::{MOST_BYTES, qr},
    },
    vault::Vault,
};

const FILE_TYPE: &str = "application/json";
/// How long one of several codes stands, in milliseconds.
const STANDS: u32 = 900;

/// Hands the section over as a file with the photos that it names; answers what is said of it.
pub(super) async fn send_file(draft: String, section: Handover) -> String {
    let Ok(vault) = Vault::open().await else { return hand_tr!("hand-file-failed") };
    let Ok(files) = vault.files_for(&draft, &section.answers).await else {
        return hand_tr!("hand-file-failed");
    };
    let name = format!("titipan-{}-{}.json", section.form, browser::today());
    let bytes = Handover { files, ..section }.to_bytes();
    if browser::share_file(&name, FILE_TYPE, &bytes).await == Some(true) {
        hand_tr!("hand-file-sent")
    } else if browser::save_file(&name, FILE_TYPE, &bytes) {
        hand_tr!("hand-file-saved", file = name)
    } else {
        hand_tr!("hand-file-failed")
    }
}

/// A text as codes, one after another by itself and by a button.
pub(super) fn codes(whole: &str) -> AnyView {
    let Some(all) = contract::pieces::pieces(whole, MOST_BYTES) else {
        return view! { <p class="app-note">{hand_t!("lent-too-long")}</p> }.into_any();
    };
    let (at, of) = (RwSignal::new(0_usize), all.len());
    let next = move || at.update(|it| *it = (*it + 1) % of);
    if of > 1 {
        turn_on(at, of);
    }
    let button = (of > 1).then(|| {
        view! {
            <button type="button" class="app-button app-button--quiet app-button--small" on:click=clicked(next)>{hand_t!("lent-next")}</button>
        }
    });
    let name = text(move || hand_tr!("lent-code", at = at.get() + 1, of = of));
    view! {
        <p class="app-field__hint">{hand_t!("lent-codes-hint")}</p>
        {dynamic(move || qr(all.get(at.get()).map_or("", String::as_str), name))}
        <p class="app-isi__where">{live(move || name.get())}</p>
        {button}
    }
    .into_any()
}

/// Shows the next code after a moment, for as long as the page stands.
fn turn_on(at: RwSignal<usize>, of: usize) {
    browser::after(STANDS, move || {
        if at.try_update(|it| *it = (*it + 1) % of).is_some() {
            turn_on(at, of);
        }
    });
}
