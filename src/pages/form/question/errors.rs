//! What is wrong on a page, said at its top with links to the fields; it takes the focus when it appears.

use leptos::prelude::*;
use permit::Finding;

use crate::{
    browser,
    components::dynamic::{OnClick, dynamic},
    pages::form::{kinds::id_of, problem, session::Session},
};

/// Id of the summary.
const SUMMARY: &str = "kesalahan";

/// Moves the focus to the summary.
pub(super) fn focus() {
    browser::focus(SUMMARY);
}

/// The summary; nothing while nothing is wrong.
#[component]
pub(super) fn Errors(session: Session) -> impl IntoView {
    dynamic(move || {
        let found = session.findings.get();
        if found.is_empty() {
            return ().into_any();
        }
        let stops = found.iter().any(Finding::is_blocking);
        let (class, title) = if stops {
            ("app-errors", "form-errors")
        } else {
            ("app-errors app-isi__warnings", "form-warnings")
        };
        let rows = found.iter().map(|it| row(session, it)).collect_view();
        view! {
            <div id=SUMMARY class=class role="alert" tabindex="-1" aria-labelledby="kesalahan-judul">
                <h2 id="kesalahan-judul" class="app-errors__title">{form_tr!(title)}</h2>
                <ul class="app-errors__list">{rows}</ul>
            </div>
        }
        .into_any()
    })
}

fn row(session: Session, finding: &Finding) -> AnyView {
    let id = id_of(&finding.at);
    let to_field = id.clone();
    let go: OnClick = Box::new(move |event| {
        event.prevent_default();
        browser::focus_on(to_field.clone());
    });
    view! { <li><a href=format!("#{id}") on:click=go>{problem::with_name(session, finding)}</a></li> }
        .into_any()
}
