//! The limit of a figure as a line on the page; its words are `components::figure`'s.

use leptos::prelude::*;
use zoning::{Check, LimitBy, Standing};

use crate::components::{
    answer::overlay_kind,
    figure::{limit_words, standing_words},
};

/// The limit of a figure, how the figure stands to it, and who says so.
pub(super) fn limit(check: &Check, cite: Option<String>) -> AnyView {
    let class = match check.standing {
        Standing::Kept => "app-figure__limit app-tone app-tone--allowed",
        Standing::Broken => "app-figure__limit app-tone app-tone--forbidden",
        Standing::Open if check.measured.is_some() => "app-figure__limit app-tone app-tone--conditional",
        Standing::Open | Standing::Untold => "app-figure__limit",
    };
    let by = match &check.by {
        LimitBy::Overlay { kind, .. } => Some(overlay_kind(kind.as_str())),
        LimitBy::Surface { .. } => Some(parcel_tr!("parcel-by-surface")),
        LimitBy::Table { .. } | LimitBy::Arithmetic => None,
    };
    let source: Vec<String> = by.into_iter().chain(cite).collect();
    let source = (!source.is_empty())
        .then(|| view! { <small class="app-answer__source">{source.join(" · ")}</small> });
    let standing = standing_words(check);
    let standing = (!standing.is_empty()).then(|| view! { <strong>{standing}</strong>" " });
    view! { <p class=class>{standing}{limit_words(check)}{source}</p> }.into_any()
}
