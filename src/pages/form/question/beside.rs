//! Another answer to the same question: one that another tab has just given, or one that gave way and waits. It is told
//! beside the field, before anything is overwritten; the person chooses.

use leptos::prelude::*;
use permit::{Answer, Path, form::Field, settle};

use crate::{
    browser,
    components::dynamic::{clicked, dynamic},
    pages::form::{
        kinds::{self, id_of},
        session::{Beside, Session},
        shown,
    },
};

/// Id of the note.
fn note_id(path: &Path) -> String {
    format!("beda-{}", id_of(path))
}

/// The note and the field, which is drawn anew when another answer is chosen.
pub(super) fn view(session: Session, path: &Path, field: &Field) -> AnyView {
    let drawn = RwSignal::new(0_u32);
    let at = StoredValue::new((path.clone(), field.clone()));
    let beside = Memo::new(move |_| at.with_value(|it| session.beside(&it.0)));
    view! {
        {dynamic(move || at.with_value(|(path, field)| note(session, path, field, &beside.get(), drawn)))}
        {dynamic(move || {
            drawn.track();
            untrack(|| at.with_value(|(path, field)| kinds::editor(session, path, field)))
        })}
    }
    .into_any()
}

/// Whether an answer of another tab waits to be looked at; it takes the focus.
pub(super) fn waits(session: Session, questions: &[Path]) -> bool {
    let first =
        untrack(|| questions.iter().find(|it| matches!(session.beside(it), Beside::Elsewhere(_))).cloned());
    if let Some(path) = &first {
        browser::focus_on(note_id(path));
    }
    first.is_some()
}

fn note(session: Session, path: &Path, field: &Field, beside: &Beside, drawn: RwSignal<u32>) -> AnyView {
    let (words, others) = match beside {
        Beside::None => return ().into_any(),
        Beside::Elsewhere(now) => ("form-beside-elsewhere", vec![now.clone()]),
        Beside::Waiting(all) => ("form-beside-waiting", all.iter().cloned().map(Some).collect()),
    };
    let is_waiting = matches!(beside, Beside::Waiting(_));
    let others = others.into_iter().map(|other| {
        let (at, text) = (path.clone(), words_of(session, field, other.as_ref()));
        let choose = clicked(move || {
            session.use_other(&at, other.clone().filter(|_| is_waiting));
            drawn.update(|it| *it += 1);
            browser::focus_on(id_of(&at));
        });
        view! {
            <p class="app-isi__chosen">{text}</p>
            <button type="button" class="app-button app-button--small app-button--quiet" on:click=choose>{form_t!("form-beside-use")}</button>
        }
    });
    let others = others.collect_view();
    let at = path.clone();
    let keep = clicked(move || {
        session.keep_shown(&at);
        browser::focus_on(id_of(&at));
    });
    view! {
        <div class="app-note app-note--warning" id=note_id(path) role="status" tabindex="-1">
            <p>{form_t!(words)}</p>
            {others}
            <button type="button" class="app-button app-button--small app-button--quiet" on:click=keep>{form_t!("form-beside-keep")}</button>
        </div>
    }
    .into_any()
}

fn words_of(session: Session, field: &Field, answer: Option<&Answer>) -> String {
    let told = answer.map(|it| shown::answer(session, field, &settle(&field.kind, it))).unwrap_or_default();
    if told.is_empty() { form_tr!("form-beside-empty") } else { told }
}
