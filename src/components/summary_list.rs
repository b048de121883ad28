//! What has been answered, to be checked before it is sent. Question and answer belong together (WCAG 2.2, 1.3.1); every
//! link to change an answer says which one, also out of its place (2.4.4).

use leptos::prelude::*;

use super::dynamic::{Text, live};

/// One question with its answer.
#[derive(Debug, Clone)]
pub struct SummaryRow {
    pub question: Text,
    /// Empty where nothing has been answered, which is said.
    pub answer: Text,
    /// Where the answer is changed.
    pub change: Option<String>,
}

/// The list.
#[component]
pub fn SummaryList(rows: Vec<SummaryRow>) -> impl IntoView {
    view! { <dl class="app-summary">{rows.into_iter().map(row).collect_view()}</dl> }
}

fn row(it: SummaryRow) -> AnyView {
    let (question, answer) = (it.question, it.answer);
    let said = move || match answer.get() {
        it if it.is_empty() => tr!("common-not-answered"),
        it => it,
    };
    let change = it.change.map(|href| {
        view! {
            <dd class="app-summary__change">
                <a class="app-link app-link--alone" href=href>
                    {t!("common-change")}" "<span class="app-hidden">{live(move || question.get())}</span>
                </a>
            </dd>
        }
    });
    view! {
        <div class="app-summary__row">
            <dt class="app-summary__question">{live(move || question.get())}</dt>
            <dd class="app-summary__answer">{live(said)}</dd>
            {change}
        </div>
    }
    .into_any()
}
