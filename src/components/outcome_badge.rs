//! An outcome or a gap at a glance, for lists, maps and papers: pictogram, words and colour. No two pictograms are
//! alike, and no gap looks allowed (WCAG 2.2, 1.4.1); text 4.5:1, lines 3:1 (1.4.3, 1.4.11).

use leptos::prelude::*;
use wording::id;
use zoning::Outcome;

use super::symbol::{Look, Symbol};

/// The badge.
#[component]
pub fn OutcomeBadge(outcome: Outcome) -> impl IntoView {
    let look = Look::of(outcome);
    let gap = match outcome {
        Outcome::NoData(gap) => Some(view! { <span class="app-badge__gap">{t!(id::gap(gap))}</span> }),
        _ => None,
    };
    view! {
        <span class=format!("app-badge {}", look.tone())>
            <Symbol look=look size=28 />
            <span class="app-badge__words">
                <strong>{t!(id::outcome(outcome))}</strong>
                {gap}
            </span>
        </span>
    }
}
