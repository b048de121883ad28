//! A state in one or two words. The word carries the meaning, the colour only helps (WCAG 2.2, 1.4.1); 4.5:1 (1.4.3).

use leptos::prelude::*;

use super::dynamic::{Text, live};

/// The colour behind the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TagTone {
    #[default]
    Plain,
    General,
    Allowed,
    Conditional,
    Forbidden,
    /// Invented data.
    Sample,
}

/// The tag.
#[component]
pub fn Tag(words: Text, #[prop(default = TagTone::Plain)] tone: TagTone) -> impl IntoView {
    let class = match tone {
        TagTone::Plain => "app-tag app-tone",
        TagTone::General => "app-tag app-tone app-tone--general",
        TagTone::Allowed => "app-tag app-tone app-tone--allowed",
        TagTone::Conditional => "app-tag app-tone app-tone--conditional",
        TagTone::Forbidden => "app-tag app-tone app-tone--forbidden",
        TagTone::Sample => "app-tag app-tag--sample",
    };
    view! { <span class=class>{live(move || words.get())}</span> }
}
