//! Pictograms of the outcomes, our own drawings. They differ in outline and in mark, so that the answer can be
//! told without colours and at the size of a thumbnail.

use leptos::prelude::*;
use zoning::{Headline, Outcome};

/// How an answer is drawn and coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    Allowed,
    Limited,
    Conditional,
    LimitedConditional,
    Forbidden,
    Conforms,
    Conflicts,
    NeedsAssessment,
    NoData,
    Partial,
}

const CIRCLE: &str = "M12 2a10 10 0 1 0 0 20a10 10 0 1 0 0-20Z";
const OCTAGON: &str = "M8 2h8l6 6v8l-6 6H8l-6-6V8Z";
const SHEET: &str = "M5 2h10l4 4v16H5Z";
const SQUARE: &str = "M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2Z";

impl Look {
    /// The look of an outcome.
    pub fn of(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Allowed => Self::Allowed,
            Outcome::Limited => Self::Limited,
            Outcome::Conditional => Self::Conditional,
            Outcome::LimitedConditional => Self::LimitedConditional,
            Outcome::Forbidden => Self::Forbidden,
            Outcome::Conforms => Self::Conforms,
            Outcome::Conflicts => Self::Conflicts,
            Outcome::NeedsAssessment => Self::NeedsAssessment,
            Outcome::NoData(_) => Self::NoData,
        }
    }

    /// The look of a headline.
    pub fn of_headline(headline: Headline) -> Self {
        match headline {
            Headline::Whole(outcome) => Self::of(outcome),
            Headline::Partial => Self::Partial,
        }
    }

    /// Name of the colours in the style.
    pub fn tone(self) -> &'static str {
        match self {
            Self::Allowed => "app-tone app-tone--allowed",
            Self::Limited | Self::Conditional | Self::LimitedConditional => "app-tone app-tone--conditional",
            Self::Forbidden | Self::Conflicts => "app-tone app-tone--forbidden",
            Self::Conforms | Self::NeedsAssessment => "app-tone app-tone--general",
            Self::NoData => "app-tone app-tone--unknown",
            Self::Partial => "app-tone app-tone--partial",
        }
    }

    /// Outline and mark, on a field of 24 by 24.
    pub(crate) fn drawing(self) -> (&'static str, &'static str) {
        match self {
            Self::Allowed => (CIRCLE, "M7 12.5 10.5 16 17 8.5"),
            // A ruler's ticks below the tick of consent.
            Self::Limited => (CIRCLE, "M7.5 9.5 11 13l5.5-6.5M6.5 17h11M9 17v-2M12 17v-2M15 17v-2"),
            Self::Conditional => (SHEET, "M8 9.5l1.5 1.5L12 8M14 10h2M8 15.5l1.5 1.5L12 14M14 16h2"),
            Self::LimitedConditional => {
                (SHEET, "M8 9l1.5 1.5L12 7.5M14 9h2M8 17h8M9 17v-2M12 17v-2M15 17v-2")
            }
            Self::Forbidden => (OCTAGON, "M8 8l8 8M16 8l-8 8"),
            Self::Conforms => (SQUARE, "M7 12.5 10.5 16 17 8.5"),
            Self::Conflicts => (SQUARE, "M8 8l8 8M16 8l-8 8"),
            Self::NeedsAssessment => (SQUARE, "M10.5 6.5a4 4 0 1 0 0 8a4 4 0 1 0 0-8M13.5 13.5 17.5 17.5"),
            Self::NoData => (CIRCLE, "M9 9.5a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.200-1.5 2.400M12 17.5v.1"),
            Self::Partial => (CIRCLE, "M12 2v20M12 12h10"),
        }
    }
}

/// The pictogram. Words always stand beside it, so it is hidden from screen readers.
#[component]
pub fn Symbol(look: Look, #[prop(default = 32)] size: u32) -> impl IntoView {
    let (outline, mark) = look.drawing();
    let dashed = (look == Look::NoData).then_some("3 2");
    view! {
        <svg class="app-symbol" viewBox="0 0 24 24" width=size height=size aria-hidden="true" focusable="false">
            <path class="app-symbol__outline" d=outline stroke-dasharray=dashed />
            <path class="app-symbol__mark" d=mark />
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use zoning::Gap;

    use super::*;

    #[test]
    fn no_two_looks_share_their_drawing_and_no_gap_looks_allowed() {
        let mut looks: Vec<Look> = Outcome::DECIDED.into_iter().map(Look::of).collect();
        looks.extend([Look::NoData, Look::Partial]);
        for (n, look) in looks.iter().enumerate() {
            assert!(looks[..n].iter().all(|it| it.drawing() != look.drawing()), "{look:?}");
        }
        for gap in Gap::ALL {
            assert_eq!(Look::of(Outcome::NoData(gap)).tone(), "app-tone app-tone--unknown");
        }
    }
}
