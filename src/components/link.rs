//! Links: within a text, onward to the next step, back, and away from the app. Their kind is told by more than colour
//! (WCAG 2.2, 1.4.1), their purpose by their words alone (2.4.4); where one stands alone it is 44 px high (2.5.8).

use leptos::prelude::*;

use super::dynamic::{Text, live};

/// Where a link leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LinkKind {
    /// To what a sentence speaks of.
    #[default]
    Plain,
    /// To the step before.
    Back,
    /// To the next thing to do.
    Onward,
    /// To somebody else's site; says so in words.
    Away,
}

/// The link.
#[component]
pub fn TextLink(
    #[prop(into)] href: String,
    words: Text,
    #[prop(default = LinkKind::Plain)] kind: LinkKind,
) -> impl IntoView {
    let class = match kind {
        LinkKind::Plain => "app-link",
        LinkKind::Back => "app-link app-link--alone app-link--back",
        LinkKind::Onward => "app-link app-link--alone app-link--onward",
        LinkKind::Away => "app-link app-link--away",
    };
    let rel = (kind == LinkKind::Away).then_some("external noreferrer");
    let away = (kind == LinkKind::Away)
        .then(|| view! { <span class="app-link__away">{t!("common-link-away")}</span> });
    view! { <a class=class href=href rel=rel>{live(move || words.get())}{away}</a> }
}
