//! Task list, summary of answers, tags.

use leptos::prelude::*;

use super::{say, specimen};
use crate::{
    components::{
        dynamic::{no_text, text},
        summary_list::{SummaryList, SummaryRow},
        tag::{Tag, TagTone},
        task_list::{Task, TaskList, TaskState},
    },
    i18n,
};

pub(super) fn lists() -> AnyView {
    view! {
        {specimen("pola-tasks", tasks())}
        {specimen("pola-answers", summary())}
        {specimen("pola-tags", tags())}
    }
    .into_any()
}

fn tasks() -> AnyView {
    let task = |id: &str, title: &'static str, state: TaskState| Task {
        id: format!("pola-tugas-{id}"),
        title: say(title),
        href: "/pola".to_owned(),
        hint: no_text(),
        state,
    };
    let all = vec![
        task("orang", "pola-task-person", TaskState::Done),
        task("tempat", "pola-task-place", TaskState::Begun),
        task("biaya", "pola-task-mend", TaskState::ToMend),
        task("dokumen", "pola-task-papers", TaskState::ToDo),
        Task { hint: say("pola-task-send-hint"), ..task("kirim", "pola-task-send", TaskState::NotYet) },
    ];
    view! { <TaskList tasks=all /> }.into_any()
}

fn summary() -> AnyView {
    let row = |question: &'static str, answer| SummaryRow {
        question: say(question),
        answer,
        change: Some("/pola".to_owned()),
    };
    let rows = vec![
        row("pola-field-name", say("pola-answer-name")),
        row("pola-field-money", text(|| wording::format::rupiah(i18n::words(), 1_250_000))),
        row("pola-field-date", text(|| wording::format::date(i18n::words(), "2026-08-17"))),
        row("pola-field-optional", no_text()),
    ];
    view! { <SummaryList rows=rows /> }.into_any()
}

fn tags() -> AnyView {
    view! {
        <div class="app-pola__row">
            <Tag words=say("pola-tag-plain") />
            <Tag words=say("task-to-do") tone=TagTone::General />
            <Tag words=say("task-done") tone=TagTone::Allowed />
            <Tag words=say("task-begun") tone=TagTone::Conditional />
            <Tag words=say("notice-error") tone=TagTone::Forbidden />
            <Tag words=say("common-sample") tone=TagTone::Sample />
        </div>
    }
    .into_any()
}
