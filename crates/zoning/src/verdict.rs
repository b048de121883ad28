//! The whole answer to a project on a plot: activities by part, the building against its limits, what is approvable.

use measure::{Metres, Shape, Share, SquareMetres};

use crate::{
    assessment::{Assessment, Doubt},
    figure::{Check, Standing},
    outcome::{Headline, Outcome},
};

/// What the plan answers to a project on a plot. Indicative; never a permit.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// The answer for the whole plot, over all activities.
    pub headline: Headline,
    /// Whether the project as it is could be approved.
    pub grade: Grade,
    /// One answer per activity, in the project's order, each with reasons and sources.
    pub assessments: Vec<Assessment>,
    /// One entry per part of the plot, in its order.
    pub parts: Vec<PartVerdict>,
    /// The parts where the activities could be approved.
    pub approvable: Approvable,
    /// How the building stands: the worst of the checks.
    pub standing: Standing,
    /// The building's figures against their limits.
    pub checks: Vec<Check>,
    /// How much height the flight surfaces leave over the ground: at least, at most, in centimetres. None where no
    /// surface lies over the place or the ground's height is not known.
    pub headroom_cm: Option<(i64, i64)>,
    /// What makes the answer uncertain.
    pub doubts: Vec<Doubt>,
    /// What is wrong with the question.
    pub notes: Vec<Note>,
}

/// Whether a project could be approved as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Nothing known stands against it, conditions aside.
    Passes,
    /// On a part of the plot.
    Partly,
    /// The data do not say, or something is not known that decides ([`Standing::Open`], see [`Check::asks`]).
    Unknown,
    /// Not as it is.
    Fails,
}

/// All activities on one part of the plot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartVerdict {
    /// The answer of all activities together.
    pub outcome: Outcome,
    /// Whether the part has a say: the building touches it, or nobody told where the building stands.
    pub decides: bool,
    /// How much of it the building covers, where that is known.
    pub covered: Option<SquareMetres>,
}

/// Where the activities could be approved.
#[derive(Debug, Clone, PartialEq)]
pub struct Approvable {
    /// Indices of the parts.
    pub parts: Vec<usize>,
    /// Their area together, where it is known.
    pub area: Option<SquareMetres>,
    /// Their share of the plot, in millionths; nothing where there are none.
    pub share: Share,
    /// Their ground, in the frame of the plot's outline.
    pub shape: Shape,
}

/// Something about the question itself.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Note {
    /// The building reaches over the plot's border.
    BuildingLeavesPlot {
        /// How much of it lies outside.
        outside: SquareMetres,
    },
    /// The floors together cannot be larger than all of them as large as the footprint.
    FloorAreaExceedsFloors {
        /// The most that so many floors hold.
        most: SquareMetres,
    },
    /// The table of intensity has no row for the sub-zone of a part.
    NoIntensity {
        /// Index of the part.
        part: usize,
    },
}

impl Grade {
    /// The fixed word in files, on the wire and in message ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::Passes => "passes",
            Self::Partly => "partly",
            Self::Unknown => "unknown",
            Self::Fails => "fails",
        }
    }
}

impl Note {
    /// The fixed word in files, on the wire and in message ids.
    pub fn word(&self) -> &'static str {
        match self {
            Self::BuildingLeavesPlot { .. } => "building_leaves_plot",
            Self::FloorAreaExceedsFloors { .. } => "floor_area_exceeds_floors",
            Self::NoIntensity { .. } => "no_intensity",
        }
    }
}

impl Outcome {
    /// Whether a permit can be issued, conditions aside.
    pub fn is_approvable(self) -> bool {
        matches!(
            self,
            Self::Allowed | Self::Limited | Self::Conditional | Self::LimitedConditional | Self::Conforms
        )
    }

    /// Whether a permit is refused.
    pub fn is_refused(self) -> bool {
        matches!(self, Self::Forbidden | Self::Conflicts)
    }
}

impl Verdict {
    /// Distance to the nearest other zone, as the assessments tell it.
    pub fn border(&self) -> Option<Metres> {
        self.assessments.first().and_then(|it| it.border)
    }
}
