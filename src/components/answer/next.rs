//! What to do next: the step that fits the outcome, the offices that help, ways to keep the answer.

use citypack::Contact;
use leptos::prelude::*;
use wording::id;

use super::{aloud::aloud, naming, onward, save::save};
use crate::{
    answer::{AnswerModel, Subject},
    browser,
    components::dynamic::{clicked, live},
    i18n,
    question::Question,
    routes::Route,
    state::question::use_question,
};

pub(super) fn next_steps(model: &AnswerModel, tag: &str) -> AnyView {
    let offices = if model.contacts.is_empty() {
        view! { <p>{tr!("answer-office-none")}</p> }.into_any()
    } else {
        model.contacts.iter().map(|it| office(it, tag)).collect_view().into_any()
    };
    view! {
        <section class="app-answer__section">
            <h3>{tr!("answer-next")}</h3>
            <p>{tr!(id::next_step(model.deciding()))}</p>
            {offices}
        </section>
    }
    .into_any()
}

fn office(contact: &Contact, tag: &str) -> AnyView {
    let phone = contact.phone.as_ref().map(|it| {
        let dialled: String = it.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        view! { <br /><a href=format!("tel:{dialled}")>{tr!("answer-office-phone", phone = it.clone())}</a> }
    });
    let hours = contact.hours.as_ref().map(|it| view! { <br />{it.get(tag).to_owned()} });
    view! {
        <address class="app-office">
            <strong>{contact.name.get(tag).to_owned()}</strong>
            <br />
            {contact.address.get(tag).to_owned()}
            {hours}
            {phone}
        </address>
    }
    .into_any()
}

/// Share sheet, else clipboard.
pub(super) fn actions(model: &AnswerModel) -> AnyView {
    let tag = i18n::words().language().tag();
    let mut text = tr!(
        "answer-share-text",
        activity = naming::activity(model, tag),
        outcome = tr!(id::headline(model.headline)),
        place = naming::subject(model),
        plan = onward::plan_of(model).0,
        indicative = tr!("common-indicative"),
    );
    if model.is_sample() {
        text = format!("{} {text}", tr!("answer-share-sample"));
    }
    let said = RwSignal::new(None::<&'static str>);
    let (further, is_open) = onward::actions();
    let picture = onward::picture(model, text.clone(), is_open);
    let share = move || {
        let (title, text) = (tr!("common-app"), text.clone());
        leptos::task::spawn_local(async move {
            let done = browser::share_link(title, text).await;
            let _ = said.try_set(Some(if done { "answer-share-done" } else { "answer-share-failed" }));
        });
    };
    let asked = use_question();
    let to_parcel = (asked.page() != Some(Route::Parcel)).then(|| {
        view! {
            <a class="app-button app-button--quiet" href=live(move || Route::Parcel.asking(&asked.get()))>{tr!("common-parcel")}</a>
        }
    });
    view! {
        <div class="app-answer__actions">
            <a class="app-button" href=live(move || Route::Form.asking(&asked.get()))>{tr!("answer-apply")}</a>
            {to_parcel}
            {to_sheet(model)}
            <button type="button" class="app-button app-button--quiet" on:click=clicked(share)>{tr!("answer-share")}</button>
            <button type="button" class="app-button app-button--quiet" on:click=clicked(browser::print)>{tr!("answer-print")}</button>
            {further}
            {save(model)}
            {aloud()}
            <p class="app-answer__said" role="status">{live(move || said.get().map(i18n::text).unwrap_or_default())}</p>
        </div>
        {picture}
    }
    .into_any()
}

/// The sheet of this answer; an answer for a whole kelurahan has none.
fn to_sheet(model: &AnswerModel) -> Option<AnyView> {
    let (asked, code, is_lot) =
        (use_question(), model.code.clone(), matches!(model.subject, Subject::Parcel { .. }));
    if matches!(model.subject, Subject::Kelurahan { .. }) {
        return None;
    }
    let address = live(move || {
        let question = asked.get().about(&code);
        // What is not asked about here would make it another question.
        Route::Sheet.asking(&if is_lot {
            Question { place: None, kelurahan: None, ..question }
        } else {
            Question { parcel: None, ..question }
        })
    });
    Some(view! { <a class="app-button app-button--quiet" href=address>{tr!("answer-sheet")}</a> }.into_any())
}
