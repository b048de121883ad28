//! Telling the office that its map is wrong, or asking it to look: a text with the place, the answer and the version of
//! the data, which the person sends. Nothing is sent by itself; who reads it is said.

use leptos::prelude::*;
use wording::id;

use super::naming;
use crate::{
    answer::AnswerModel,
    browser,
    components::dynamic::{clicked, live, typed},
    i18n,
};

/// What is asked of the office.
#[derive(Clone, Copy)]
struct Kind {
    field: &'static str,
    title: &'static str,
    label: &'static str,
    subject: &'static str,
}

const KINDS: [Kind; 2] = [
    Kind {
        field: "lapor-peta",
        title: "answer-report-map",
        label: "answer-report-map-label",
        subject: "answer-report-map-subject",
    },
    Kind {
        field: "minta-petugas",
        title: "answer-report-look",
        label: "answer-report-look-label",
        subject: "answer-report-look-subject",
    },
];

/// Both, folded away.
pub(super) fn reports(model: &AnswerModel, tag: &str) -> AnyView {
    let readers: Vec<String> = model.contacts.iter().map(|it| it.name.get(tag).to_owned()).collect();
    let readers = if readers.is_empty() { tr!("answer-report-no-office") } else { readers.join("; ") };
    let facts = facts(model, tag);
    KINDS.map(|kind| report(kind, readers.clone(), facts.clone())).collect_view().into_any()
}

/// What the office must know to find the same answer.
fn facts(model: &AnswerModel, tag: &str) -> String {
    let zones: Vec<String> = model.parts.iter().map(|it| naming::zone(&it.zone, tag)).collect();
    let lines = [
        tr!("answer-for", activity = naming::activity(model, tag), place = naming::subject(model)),
        format!("{}: {}", tr!("answer-title"), tr!(id::headline(model.headline))),
        format!("{}: {}", tr!("answer-zone"), zones.join("; ")),
        format!("{}: {}, {}", tr!("answer-plan-version"), model.city.get(tag), model.version),
    ];
    let sample = model.is_sample().then(|| tr!("answer-share-sample"));
    sample.into_iter().chain(lines).collect::<Vec<_>>().join("\n")
}

fn report(kind: Kind, readers: String, facts: String) -> AnyView {
    let own = RwSignal::new(String::new());
    let said = RwSignal::new(None::<&'static str>);
    let text = Signal::derive(move || {
        let own = own.get();
        let own = own.trim();
        let link = format!("{}: {}", tr!("answer-report-link"), browser::page_address());
        if own.is_empty() { format!("{facts}\n{link}") } else { format!("{own}\n\n{facts}\n{link}") }
    });
    let done = move |is_done: bool, id: &'static str| {
        let _ = said.try_set(Some(if is_done { id } else { "answer-share-failed" }));
    };
    let share = move || {
        let (title, text) = (tr!(kind.subject), text.get_untracked());
        leptos::task::spawn_local(async move {
            done(browser::share_link(title, text).await, "answer-share-done");
        });
    };
    let copy = move || {
        let text = text.get_untracked();
        leptos::task::spawn_local(
            async move { done(browser::copy_text(text).await, "answer-report-copied") },
        );
    };
    let mail = live(move || {
        let encoded = |it: String| String::from(js_sys::encode_uri_component(&it));
        format!("mailto:?subject={}&body={}", encoded(tr!(kind.subject)), encoded(text.get()))
    });
    view! {
        <details class="app-report">
            <summary class="app-report__title">{tr!(kind.title)}</summary>
            <p>{tr!("answer-report-readers", readers = readers)}</p>
            <label class="app-field__label" for=kind.field>{tr!(kind.label)}</label>
            <p class="app-field__hint" id=format!("{}-cara", kind.field)>{tr!("answer-report-hint")}</p>
            <textarea id=kind.field class="app-field__input app-report__words" rows="4" aria-describedby=format!("{}-cara", kind.field)
                on:input=typed(move |it| own.set(it))></textarea>
            <p class="app-report__facts">{live(move || text.get())}</p>
            <div class="app-answer__actions">
                <button type="button" class="app-button app-button--small" on:click=clicked(share)>{tr!("answer-report-share")}</button>
                <a class="app-button app-button--small app-button--quiet" href=mail>{tr!("answer-report-mail")}</a>
                <button type="button" class="app-button app-button--small app-button--quiet" on:click=clicked(copy)>{tr!("answer-report-copy")}</button>
                <p class="app-answer__said" role="status">{live(move || said.get().map(i18n::text).unwrap_or_default())}</p>
            </div>
        </details>
    }
    .into_any()
}
