//! Something worth knowing: information, success, warning, error, or that the data are a sample. Told by a word and a
//! drawing as well as by colour (WCAG 2.2, 1.4.1); one that appears is announced, errors at once (4.1.3).

use leptos::prelude::*;

use super::dynamic::{Text, live};

/// What kind of thing it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NoticeKind {
    #[default]
    Info,
    Success,
    Warning,
    Error,
    /// The data are invented.
    Sample,
}

impl NoticeKind {
    fn class(self) -> &'static str {
        match self {
            Self::Info => "app-notice app-tone app-tone--general",
            Self::Success => "app-notice app-tone app-tone--allowed",
            Self::Warning => "app-notice app-tone app-tone--conditional",
            Self::Error => "app-notice app-tone app-tone--forbidden",
            Self::Sample => "app-notice app-notice--sample",
        }
    }

    /// Said before the text, for people who see neither colour nor drawing.
    fn name(self) -> &'static str {
        match self {
            Self::Info => "notice-info",
            Self::Success => "notice-success",
            Self::Warning => "notice-warning",
            Self::Error => "notice-error",
            Self::Sample => "common-sample",
        }
    }

    fn mark(self) -> &'static str {
        match self {
            Self::Info => "M12 11v6M12 7v.1M12 2.500a9.500 9.500 0 1 0 0 19a9.500 9.500 0 1 0 0-19",
            Self::Success => {
                "M7 12.500 10.500 16 17 8.500M12 2.500a9.500 9.500 0 1 0 0 19a9.500 9.500 0 1 0 0-19"
            }
            Self::Warning => "M12 9v5M12 17.500v.1M12 3 22 20.500H2Z",
            Self::Error => "M9 9l6 6M15 9l-6 6M8 2.500h8L21.500 8v8L16 21.500H8L2.500 16V8Z",
            Self::Sample => "M12 3 21 12 12 21 3 12ZM12 9v3M12 15v.1",
        }
    }
}

/// The notice. `appears` says that it comes while the page is open, so that it is announced.
#[component]
pub fn Notice(
    kind: NoticeKind,
    title: Text,
    text: Text,
    #[prop(default = false)] appears: bool,
) -> impl IntoView {
    let role = match (appears, kind) {
        (false, _) => None,
        (true, NoticeKind::Error) => Some("alert"),
        (true, _) => Some("status"),
    };
    view! {
        <div class=kind.class() role=role>
            <svg class="app-notice__mark" viewBox="0 0 24 24" width="28" height="28" aria-hidden="true" focusable="false">
                <path d=kind.mark() />
            </svg>
            <div class="app-notice__words">
                <p class="app-notice__kind">{t!(kind.name())}</p>
                <p class="app-notice__title">{live(move || title.get())}</p>
                <p class="app-notice__text">{live(move || text.get())}</p>
            </div>
        </div>
    }
}
