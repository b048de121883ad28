//! The words of the answer. Their spelling in files and on the wire is fixed here.

/// The answer for one part of a site: one zone under one set of overlays.
///
/// `Limited` (T, *bersyarat secara terbatas*) and `Conditional` (B, *bersyarat tertentu*) are not ordered
/// (Permen ATR/BPN 11/2021, ITBX classes).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// I: fits the sub-zone.
    Allowed,
    /// T: fits within limits of time, size, number or distance.
    Limited,
    /// B: fits when named requirements are met.
    Conditional,
    /// T and B together.
    LimitedConditional,
    /// X: a permit is not issued.
    Forbidden,
    /// Only an RTRW is known here, and the use fits its kawasan.
    Conforms,
    /// Only an RTRW is known here, and the use is against its kawasan.
    Conflicts,
    /// Only an RTRW is known here, and it leaves the use to an assessment.
    NeedsAssessment,
    /// The data do not answer. Never to be read as allowed.
    NoData(Gap),
}

/// Why the data do not answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gap {
    /// The place is outside the area that the plan covers.
    OutsideCoverage,
    /// The plan covers the place, but no zone was drawn there in the data.
    NotDigitised,
    /// A layer that the rules need is not in the pack.
    MissingLayer,
    /// A zone is drawn, but its code is blank or the rulebook has no column for it.
    UnknownZone,
    /// The rulebook has no row for the activity; the spatial planning forum (FPR) decides.
    UnlistedActivity,
    /// The rulebook's cell is blank; the spatial planning forum (FPR) decides.
    BlankCell,
    /// The pack has no rulebook.
    NoRulebook,
}

/// The answer for the whole site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Headline {
    /// Every part has this outcome.
    Whole(Outcome),
    /// The parts differ; each is to be shown with its share.
    Partial,
}

impl Outcome {
    /// Every outcome that is no gap, in the order of the documentation.
    pub const DECIDED: [Self; 8] = [
        Self::Allowed,
        Self::Limited,
        Self::Conditional,
        Self::LimitedConditional,
        Self::Forbidden,
        Self::Conforms,
        Self::Conflicts,
        Self::NeedsAssessment,
    ];

    /// The fixed word in files, on the wire and in message ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::Allowed => "allowed",
            Self::Limited => "limited",
            Self::Conditional => "conditional",
            Self::LimitedConditional => "limited_conditional",
            Self::Forbidden => "forbidden",
            Self::Conforms => "conforms",
            Self::Conflicts => "conflicts",
            Self::NeedsAssessment => "needs_assessment",
            Self::NoData(_) => "no_data",
        }
    }

    /// The gap, where there is one.
    pub fn gap(self) -> Option<Gap> {
        match self {
            Self::NoData(gap) => Some(gap),
            _ => None,
        }
    }
}

impl Gap {
    /// Every gap.
    pub const ALL: [Self; 7] = [
        Self::OutsideCoverage,
        Self::NotDigitised,
        Self::MissingLayer,
        Self::UnknownZone,
        Self::UnlistedActivity,
        Self::BlankCell,
        Self::NoRulebook,
    ];

    /// The fixed word in files, on the wire and in message ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::OutsideCoverage => "outside_coverage",
            Self::NotDigitised => "not_digitised",
            Self::MissingLayer => "missing_layer",
            Self::UnknownZone => "unknown_zone",
            Self::UnlistedActivity => "unlisted_activity",
            Self::BlankCell => "blank_cell",
            Self::NoRulebook => "no_rulebook",
        }
    }

    /// Whether the person is sent to the spatial planning forum (Forum Penataan Ruang, Permen ATR/BPN 15/2021).
    pub fn is_for_the_forum(self) -> bool {
        matches!(self, Self::UnlistedActivity | Self::BlankCell)
    }
}

impl Headline {
    /// The fixed word: an outcome's or `partial`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Whole(outcome) => outcome.word(),
            Self::Partial => "partial",
        }
    }

    /// The gap, where the whole site has one.
    pub fn gap(self) -> Option<Gap> {
        match self {
            Self::Whole(outcome) => outcome.gap(),
            Self::Partial => None,
        }
    }
}
