//! Setting a PIN: first another way in, shown and tried or exported, then the PIN twice. Weak ones are refused by name.

use contract::Draft;
use leptos::{ev, prelude::*};
use permit::WeakPin;

use super::{card::export, session::Session};
use crate::{
    components::{
        dynamic::{Text, clicked, dynamic, text, when},
        field::{Around, LineField, LineKind},
    },
    vault::{DraftCard, RecoveryProof, Vault, VaultError, check_pin_of},
};

/// What somebody is doing.
#[derive(Clone, Copy)]
struct Setting {
    code: StoredValue<String>,
    code_typed: RwSignal<String>,
    is_exported: RwSignal<bool>,
    pin: RwSignal<String>,
    again: RwSignal<String>,
    /// Id of the sentence under each field; empty where nothing is wrong.
    wrong_code: RwSignal<&'static str>,
    wrong_pin: RwSignal<&'static str>,
    wrong_again: RwSignal<&'static str>,
    is_busy: RwSignal<bool>,
}

pub(super) fn view(session: Session, draft: &Draft, card: &DraftCard) -> AnyView {
    // Without encryption a PIN would be a pretence.
    if card.is_open {
        return ().into_any();
    }
    let inner = if card.has_pin { taken(session, &draft.id) } else { none(session, draft) };
    view! {
        <section class="app-mine__part" aria-labelledby="pin-judul">
            <h2 id="pin-judul">{mine_t!("mine-pin-title")}</h2>
            <p>{mine_t!("mine-pin-why")}</p>
            {inner}
        </section>
    }
    .into_any()
}

fn taken(session: Session, id: &str) -> AnyView {
    let (shut, off) = (id.to_owned(), id.to_owned());
    let lock = move || {
        if let Some(vault) = session.vault() {
            vault.lock(&shut);
            session.list();
        }
    };
    let remove = move || {
        let (Some(vault), id) = (session.vault(), off.clone()) else { return };
        leptos::task::spawn_local(async move {
            match vault.remove_pin(&id).await {
                Ok(()) => session.say(mine_tr!("mine-pin-removed")),
                Err(why) => session.fail(&why),
            }
            session.list();
        });
    };
    view! {
        <p class="app-mine__lock">{mine_t!("mine-has-pin")}</p>
        <div class="app-mine__actions">
            <button type="button" class="app-button app-button--quiet app-button--small" on:click=clicked(lock)>{mine_t!("mine-lock")}</button>
            <button type="button" class="app-button app-button--quiet app-button--small" on:click=clicked(remove)>{mine_t!("mine-pin-remove")}</button>
        </div>
    }
    .into_any()
}

fn none(session: Session, draft: &Draft) -> AnyView {
    let is_begun = RwSignal::new(false);
    let draft = draft.clone();
    dynamic(move || {
        if is_begun.get() {
            begun(session, draft.clone())
        } else {
            view! {
                <button type="button" class="app-button app-button--quiet" on:click=clicked(move || is_begun.set(true))>
                    {mine_t!("mine-pin-set")}
                </button>
            }
            .into_any()
        }
    })
    .into_any()
}

fn said(id: RwSignal<&'static str>) -> Text {
    text(move || if id.get().is_empty() { String::new() } else { mine_tr!(id.get()) })
}

fn begun(session: Session, draft: Draft) -> AnyView {
    let setting = Setting {
        code: StoredValue::new(Vault::recovery_code()),
        code_typed: RwSignal::new(String::new()),
        is_exported: RwSignal::new(false),
        pin: RwSignal::new(String::new()),
        again: RwSignal::new(String::new()),
        wrong_code: RwSignal::new(""),
        wrong_pin: RwSignal::new(""),
        wrong_again: RwSignal::new(""),
        is_busy: RwSignal::new(false),
    };
    let copy = draft.id.clone();
    let keep = move || {
        let id = copy.clone();
        leptos::task::spawn_local(async move {
            export(session, id, false).await;
            let _ = setting.is_exported.try_set(true);
        });
    };
    let set: Box<dyn FnMut(ev::SubmitEvent)> = Box::new(move |event| {
        event.prevent_default();
        try_to_set(session, setting, draft.clone());
    });
    let label = |id: &'static str| text(move || mine_tr!(id));
    let code = setting.code.get_value();
    let typed_code = Around::new("pin-kode", label("mine-pin-code-typed")).error(said(setting.wrong_code));
    let new_pin = Around::new("pin-baru", label("mine-pin-new"))
        .hint(label("mine-pin-new-hint"))
        .error(said(setting.wrong_pin));
    let again = Around::new("pin-ulang", label("mine-pin-again")).error(said(setting.wrong_again));
    view! {
        <form class="app-mine__form" on:submit=set>
            <p>{mine_t!("mine-pin-first")}</p>
            <p>{mine_t!("mine-pin-code")}</p>
            <p class="app-mine__code">{code}</p>
            {when(move || !setting.is_exported.get(), move || view! {
                <LineField around=typed_code.clone() value=setting.code_typed />
            }.into_any())}
            <p>
                <button type="button" class="app-button app-button--quiet app-button--small" on:click=clicked(keep)>
                    {mine_t!("mine-pin-or-export")}
                </button>
            </p>
            {when(move || setting.is_exported.get(), || view! { <p role="status">{mine_t!("mine-pin-exported")}</p> }.into_any())}
            <LineField around=new_pin value=setting.pin kind=LineKind::Digits />
            <LineField around=again value=setting.again kind=LineKind::Digits />
            <p role="status">{move || if setting.is_busy.get() { mine_tr!("mine-pin-working") } else { String::new() }}</p>
            <button type="submit" class="app-button">{mine_t!("mine-pin-set")}</button>
        </form>
    }
    .into_any()
}

fn try_to_set(session: Session, setting: Setting, draft: Draft) {
    let (pin, code) = (setting.pin.get_untracked(), setting.code.get_value());
    let plain = |it: &str| it.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase();
    let is_noted = plain(&setting.code_typed.get_untracked()) == plain(&code);
    let is_exported = setting.is_exported.get_untracked();
    setting.wrong_code.set(if is_noted || is_exported { "" } else { "mine-pin-code-wrong" });
    let weak = check_pin_of(&draft, &pin);
    setting.wrong_pin.set(weak.map_or_else(sentence, |()| ""));
    setting.wrong_again.set(if setting.again.get_untracked() == pin { "" } else { "mine-pin-differs" });
    let is_right = [setting.wrong_code, setting.wrong_pin, setting.wrong_again];
    if is_right.iter().any(|it| !it.get_untracked().is_empty()) || setting.is_busy.get_untracked() {
        return;
    }
    let proof = if is_noted { RecoveryProof::Code(code) } else { RecoveryProof::Exported };
    setting.is_busy.set(true);
    leptos::task::spawn_local(async move {
        let Some(vault) = session.vault() else { return };
        let came = set(&vault, &draft, &pin, &proof).await;
        let _ = setting.is_busy.try_set(false);
        match came {
            Ok(()) => session.say(mine_tr!("mine-pin-done")),
            Err(why) => session.fail(&why),
        }
        session.list();
    });
}

async fn set(vault: &Vault, draft: &Draft, pin: &str, proof: &RecoveryProof) -> Result<(), VaultError> {
    vault.set_pin(draft, pin, proof).await
}

fn sentence(weak: WeakPin) -> &'static str {
    match weak {
        WeakPin::NotDigits => "mine-pin-weak-not-digits",
        WeakPin::TooShort => "mine-pin-weak-too-short",
        WeakPin::TooLong => "mine-pin-weak-too-long",
        WeakPin::Repeats => "mine-pin-weak-repeats",
        WeakPin::Row => "mine-pin-weak-row",
        WeakPin::FromAnswers => "mine-pin-weak-from-answers",
    }
}
