//! The parts of an application with the state of each: to do, begun, done, not yet possible and why. The state is a word
//! (WCAG 2.2, 1.4.1) that belongs to the link it stands beside (1.3.1); a part that is not yet possible is no link.

use leptos::prelude::*;

use super::{
    dynamic::{Text, live, when_said},
    tag::{Tag, TagTone},
};

/// The state of one part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskState {
    ToDo,
    Begun,
    Done,
    /// Something that was filled in has to be mended.
    ToMend,
    /// Something else has to be done first; the hint says what.
    NotYet,
}

impl TaskState {
    fn words(self) -> &'static str {
        match self {
            Self::ToDo => "task-to-do",
            Self::Begun => "task-begun",
            Self::Done => "task-done",
            Self::ToMend => "task-to-mend",
            Self::NotYet => "task-not-yet",
        }
    }

    fn tone(self) -> TagTone {
        match self {
            Self::ToDo => TagTone::General,
            Self::Begun => TagTone::Conditional,
            Self::Done => TagTone::Allowed,
            Self::ToMend => TagTone::Forbidden,
            Self::NotYet => TagTone::Plain,
        }
    }
}

/// One part.
#[derive(Debug, Clone)]
pub struct Task {
    pub id: String,
    pub title: Text,
    pub href: String,
    /// May be empty.
    pub hint: Text,
    pub state: TaskState,
}

/// The list.
#[component]
pub fn TaskList(tasks: Vec<Task>) -> impl IntoView {
    view! { <ul class="app-tasks">{tasks.into_iter().map(task).collect_view()}</ul> }
}

fn task(it: Task) -> AnyView {
    let (title, hint, state) = (it.title, it.hint, it.state);
    let notes = format!("{0}-keterangan {0}-keadaan", it.id);
    let title = live(move || title.get());
    let name = if state == TaskState::NotYet {
        view! { <span class="app-tasks__title">{title}</span> }.into_any()
    } else {
        view! { <a class="app-tasks__title" href=it.href aria-describedby=notes>{title}</a> }.into_any()
    };
    view! {
        <li class="app-tasks__task">
            <div class="app-tasks__words">
                {name}
                <div id=format!("{}-keterangan", it.id)>
                    {when_said(hint, move || view! { <p class="app-tasks__hint">{live(move || hint.get())}</p> }.into_any())}
                </div>
            </div>
            <div id=format!("{}-keadaan", it.id)><Tag tone=state.tone() words=super::dynamic::text(move || tr!(state.words())) /></div>
        </li>
    }
    .into_any()
}
