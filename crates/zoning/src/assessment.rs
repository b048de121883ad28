//! The result: outcomes, reasons with their sources, doubt. Codes and numbers only.

use measure::{Metres, Share, SquareMetres};

use crate::{
    cell::{Cell, ConditionCode},
    outcome::{Gap, Headline, Outcome},
    site::{Name, Overlay, Zone},
};

/// What the plan answers to one question at one site. Indicative; never a permit.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// The answer for the whole site.
    pub headline: Headline,
    /// One answer per part of the site, in the site's order.
    pub parts: Vec<PartAssessment>,
    /// Answers for what lies within the band of doubt.
    pub near: Vec<PartAssessment>,
    /// Distance to the nearest other zone, in whole centimetres.
    pub border: Option<Metres>,
    /// What makes the answer uncertain. Empty: nothing known does.
    pub doubts: Vec<Doubt>,
}

/// The answer for one part.
#[derive(Debug, Clone, PartialEq)]
pub struct PartAssessment {
    /// The zone of the part.
    pub zone: Zone,
    /// The overlays of the part.
    pub overlays: Vec<Overlay>,
    /// The part's share of the site.
    pub share: Share,
    /// Distance from the site; zero for its own parts.
    pub distance: Metres,
    /// The answer.
    pub outcome: Outcome,
    /// All that led to it, the deciding reasons first.
    pub reasons: Vec<Reason>,
}

/// One thing that was looked up, what it gave, and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// The rule that spoke.
    pub rule: RuleId,
    /// What it says.
    pub effect: Effect,
    /// Where it stands.
    pub source: Source,
}

/// The rules, one per file of `rules/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RuleId {
    /// The ITBX matrix.
    Matrix,
    /// Overlays (ketentuan khusus).
    Overlay,
    /// Kawasan of an RTRW.
    Kawasan,
    /// The coverage of the data.
    Coverage,
}

/// What a reason says.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// The matrix says this for the activity in the sub-zone; never a blank cell.
    Cell(Cell),
    /// The overlay forbids the activity.
    OverlayForbids(Overlay),
    /// The overlay adds conditions.
    OverlayAdds(Overlay, Vec<ConditionCode>),
    /// The overlay is there and the rulebook says nothing of it for this activity.
    OverlayNoted(Overlay),
    /// The rulebook needs this kind of overlay and the pack does not hold it.
    OverlayMissing(String),
    /// The kawasan's rule gives this outcome.
    Kawasan(Outcome),
    /// The data do not answer.
    Gap(Gap),
}

/// Where a reason stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// An article of the rulebook, by its id.
    Article(Name),
    /// A layer of the pack, by its id.
    Layer(Name),
    /// The pack as a whole.
    Pack,
}

/// Something that makes the answer uncertain.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Doubt {
    /// Another zone lies nearer than the map is accurate.
    NearBorder {
        /// Distance to it.
        distance: Metres,
        /// The band that was applied.
        band: Metres,
    },
    /// The position is less accurate than the plan, and another zone lies within its reach.
    Position {
        /// Accuracy of the position.
        accuracy: Metres,
    },
    /// The plan itself draws several zones over the point.
    OverlappingZones,
    /// An overlay of the plan begins or ends within the band.
    NearOverlay {
        /// Distance to it.
        distance: Metres,
    },
    /// A part of the plot is so narrow that the map's own accuracy may have made it.
    Sliver {
        /// Its share of the plot.
        share: Share,
        /// Its area.
        area: SquareMetres,
    },
}

impl RuleId {
    /// The fixed word in files, on the wire and in message ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::Matrix => "matrix",
            Self::Overlay => "overlay",
            Self::Kawasan => "kawasan",
            Self::Coverage => "coverage",
        }
    }
}

impl Effect {
    /// The fixed word in files, on the wire and in message ids.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Cell(Cell::Permitted) => "cell_permits",
            Self::Cell(Cell::Forbidden) => "cell_forbids",
            Self::Cell(Cell::Conditions(_)) => "cell_conditions",
            Self::Cell(Cell::Blank) => "cell_blank",
            Self::OverlayForbids(_) => "overlay_forbids",
            Self::OverlayAdds(..) => "overlay_adds",
            Self::OverlayNoted(_) => "overlay_noted",
            Self::OverlayMissing(_) => "overlay_missing",
            Self::Kawasan(outcome) => outcome.word(),
            Self::Gap(gap) => gap.word(),
        }
    }

    /// The conditions that it brings, in order.
    pub fn conditions(&self) -> Vec<&ConditionCode> {
        self.codes().collect()
    }

    /// The same without a list of their own.
    pub(crate) fn codes(&self) -> impl Iterator<Item = &ConditionCode> {
        let (set, list) = match self {
            Self::Cell(Cell::Conditions(codes)) => (Some(codes), None),
            Self::OverlayAdds(_, codes) => (None, Some(codes)),
            _ => (None, None),
        };
        set.into_iter().flatten().chain(list.into_iter().flatten())
    }
}

impl Doubt {
    /// The fixed word in files, on the wire and in message ids.
    pub fn word(&self) -> &'static str {
        match self {
            Self::NearBorder { .. } => "near_border",
            Self::Position { .. } => "position",
            Self::OverlappingZones => "overlapping_zones",
            Self::NearOverlay { .. } => "near_overlay",
            Self::Sliver { .. } => "sliver",
        }
    }
}

impl PartAssessment {
    /// Every condition that applies to the part, each once, in order of its code.
    pub fn conditions(&self) -> Vec<&ConditionCode> {
        let mut all: Vec<&ConditionCode> = self.reasons.iter().flat_map(|it| it.effect.codes()).collect();
        measure::sort(&mut all);
        all.dedup();
        all
    }
}
