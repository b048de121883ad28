//! Filling in a section for somebody else: how far it is, the ways back, and deleting it here afterwards.

use contract::{Handover, Lent};
use leptos::prelude::*;

use super::{mark, ways};
use crate::{
    browser,
    components::dynamic::{clicked, dynamic, live, when},
    pages::form::{
        route,
        say::said,
        session::{Session, TITLE},
    },
    routes::Route,
    vault::Vault,
};

pub(super) fn view(session: Session) -> AnyView {
    let Some(lent) = session.draft.with_untracked(|it| it.lent.clone()) else { return ().into_any() };
    let Some(loaded) = session.form() else { return ().into_any() };
    let Some(section) = loaded.form.section(&lent.section) else { return ().into_any() };
    let form = loaded.form.title.clone();
    let about =
        (!section.about.is_empty()).then(|| view! { <p class="app-page__lead">{said(&section.about)}</p> });
    let from = lent.from.clone();
    let asks = (!from.is_empty()).then(|| {
        view! { <p class="app-isi__of">{live(move || hand_tr!("asked-from", from = from.clone()))}</p> }
    });
    let of_mark = lent.draft.clone();
    let of_list = lent.section.clone();
    view! {
        <p class="app-isi__back"><a class="app-link--back" href=Route::Form.path()>{form_t!("form-drafts")}</a></p>
        <p class="app-isi__where">{dynamic(move || said(&form))}</p>
        <h1 class="app-page__title" id=TITLE tabindex="-1">{said(&section.title)}</h1>
        {about}
        {asks}
        <p class="app-isi__of">{live(move || hand_tr!("asked-mark", mark = mark(&of_mark)))}</p>
        {dynamic(move || state(session, &of_list))}
        {back(session, lent)}
        {delete(session)}
    }
    .into_any()
}

/// How much is answered, and the way to the questions.
fn state(session: Session, section: &str) -> AnyView {
    let found = session.look(|view| {
        let asked = view.asked();
        let answered = asked.iter().filter(|it| it.answer.is_some()).count();
        let open = session.problems(view).iter().filter(|it| it.is_blocking()).count();
        (answered, asked.len(), open, route::first_of(view, section))
    });
    let Some((answered, asked, open, first)) = found else { return ().into_any() };
    let words = if open > 0 { "lent-fill" } else { "lent-again" };
    let open = (open > 0 && answered > 0)
        .then(|| view! { <p class="app-field__hint">{hand_t!("lent-open", count = open)}</p> });
    let class =
        if words == "lent-fill" { "app-button app-button--wide" } else { "app-button app-button--quiet" };
    view! {
        <p>{hand_t!("lent-count", answered = answered, asked = asked)}</p>
        {open}
        <p><a class=class href=session.to(first)>{hand_t!(words)}</a></p>
    }
    .into_any()
}

/// What goes back: the answers of this section, under the id of the draft they are for.
fn section_of(session: Session, lent: &Lent) -> Option<Handover> {
    let loaded = session.form()?;
    let made = session
        .draft
        .with_untracked(|it| Handover::of(&lent.draft, &it.region, &loaded.form, &lent.section, &it.answers));
    Some(Handover { item: lent.item, is_answer: true, ..made? })
}

/// The ways back.
fn back(session: Session, lent: Lent) -> AnyView {
    let told = RwSignal::new(String::new());
    let lent = StoredValue::new(lent);
    let answered = move || lent.try_get_value().and_then(|it| section_of(session, &it));
    let send = clicked(move || {
        let Some(section) = answered() else { return };
        let draft = session.draft.with_untracked(|it| it.id.clone());
        leptos::task::spawn_local(async move {
            let words = ways::send_file(draft, section).await;
            let _ = told.try_set(words);
        });
    });
    // The whole section as a text, photos and signatures with it.
    let whole = RwSignal::new(String::new());
    let are_shown = RwSignal::new(false);
    let as_text = move |then: fn(RwSignal<String>, RwSignal<bool>, String, RwSignal<String>)| {
        let Some(section) = answered() else { return };
        let draft = session.draft.with_untracked(|it| it.id.clone());
        leptos::task::spawn_local(async move {
            let Ok(vault) = Vault::open().await else { return };
            let files = vault.files_for(&draft, &section.answers).await.unwrap_or_default();
            let text = String::from_utf8(Handover { files, ..section }.to_bytes()).unwrap_or_default();
            then(whole, are_shown, text, told);
        });
    };
    let codes = clicked(move || {
        as_text(|whole, are_shown, text, _| {
            let _ = whole.try_set(text);
            let _ = are_shown.try_set(true);
        });
    });
    let copy = clicked(move || {
        as_text(|_, _, text, told| {
            leptos::task::spawn_local(async move {
                let is_copied = browser::copy_text(text).await;
                let words = if is_copied { hand_tr!("lent-copied") } else { hand_tr!("lent-not-copied") };
                let _ = told.try_set(words);
            });
        });
    });
    view! {
        <section class="app-isi__section-box" aria-labelledby="titip-pulang">
            <h2 id="titip-pulang">{hand_t!("lent-back-title")}</h2>
            <p>{hand_t!("lent-back-hint")}</p>
            <div class="app-isi__ways">
                <button type="button" class="app-button" on:click=send>{hand_t!("lent-file")}</button>
                <button type="button" class="app-button app-button--quiet" on:click=codes>{hand_t!("lent-codes")}</button>
                <button type="button" class="app-button app-button--quiet" on:click=copy>{hand_t!("lent-text")}</button>
            </div>
            <p role="status">{live(move || told.get())}</p>
            {when(move || are_shown.get(), move || ways::codes(&whole.get_untracked()))}
        </section>
    }
    .into_any()
}

/// Once it has arrived there, it need not stay here.
fn delete(session: Session) -> AnyView {
    let is_asked = RwSignal::new(false);
    let run = clicked(move || {
        let id = session.draft.with_untracked(|it| it.id.clone());
        leptos::task::spawn_local(async move {
            let Ok(vault) = Vault::open().await else { return };
            if vault.remove(&id).await.is_ok() {
                session.asked.open_address(Route::Form.path(), true);
            }
        });
    });
    let run = StoredValue::new_local(std::cell::RefCell::new(run));
    let ask = clicked(move || is_asked.set(true));
    view! {
        <section class="app-isi__section-box" aria-labelledby="titip-hapus">
            <h2 id="titip-hapus">{hand_t!("lent-after")}</h2>
            <button type="button" class="app-button app-button--quiet app-button--small" on:click=ask>{hand_t!("lent-delete")}</button>
            {when(move || is_asked.get(), move || {
                let press: crate::components::dynamic::OnClick = Box::new(move |event| run.with_value(|it| (it.borrow_mut())(event)));
                view! { <button type="button" class="app-button app-button--small" on:click=press>{hand_t!("lent-delete-sure")}</button> }.into_any()
            })}
        </section>
    }
    .into_any()
}
