//! Where may I do this, as a table for a map to colour: what each zone of the plan answers, what each overlay changes.
//! It knows no map: who draws asks it once per code and kind, never per polygon.

use crate::{
    cell::ConditionCode,
    outcome::Outcome,
    rulebook::OverlayEffect,
    site::{Name, Zone},
};

/// What the zones and overlays of a plan say to some activities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhereMap {
    /// One entry per zone that was asked for, in order of layer and code.
    pub zones: Vec<ZoneTone>,
    /// One entry per kind and class of overlay that a rule speaks of, in the rulebook's order.
    pub overlays: Vec<OverlayTint>,
}

/// A zone and its answer where no overlay lies on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoneTone {
    /// The zone.
    pub zone: Zone,
    /// The answer.
    pub outcome: Outcome,
    /// Overlays, by their place in `WhereMap::overlays`, under which it becomes another one, and which.
    pub changes: Vec<(usize, Outcome)>,
}

/// What overlays of a kind and class do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverlayTint {
    /// The kind.
    pub kind: Name,
    /// The class; `None` for those of the kind that no rule names.
    pub class: Option<Name>,
    /// What they do.
    pub tone: OverlayTone,
}

/// What an overlay alone does to the activities: for maps that draw overlays over zones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OverlayTone {
    /// Nothing.
    None,
    /// It adds conditions.
    Adds {
        /// Limits (T) are among them.
        limits: bool,
        /// Requirements (B) are among them.
        requirements: bool,
    },
    /// It forbids.
    Forbids,
}

impl WhereMap {
    /// The answer of a zone by its layer and code; an empty code is the blank one. A code that is not in the table is
    /// one that nothing knows, and answers as the blank code of its layer does.
    pub fn zone(&self, layer: &str, code: &str) -> Option<&ZoneTone> {
        let is = |it: &&ZoneTone, code: Option<&str>| match &it.zone {
            Zone::SubZone { code: own, layer: of } | Zone::Kawasan { code: own, layer: of } => {
                of == layer && own.as_deref() == code
            }
            Zone::NotDigitised | Zone::OutsideCoverage | Zone::MissingLayer => false,
        };
        let named = self.zones.iter().find(|it| is(it, Some(code)));
        named.or_else(|| self.zones.iter().find(|it| is(it, None)))
    }

    /// What an overlay does, by its kind and class.
    pub fn overlay(&self, kind: &str, class: &str) -> OverlayTone {
        let of_kind = || self.overlays.iter().filter(|it| it.kind == kind);
        let named = of_kind().find(|it| it.class.as_ref().is_some_and(|it| it == class));
        named.or_else(|| of_kind().find(|it| it.class.is_none())).map_or(OverlayTone::None, |it| it.tone)
    }
}

impl ZoneTone {
    /// The answer of this zone under overlays that together do `tone`; the same that `assess` gives.
    pub fn under(&self, tone: OverlayTone) -> Outcome {
        let (limits, requirements) = match tone {
            OverlayTone::None => return self.outcome,
            OverlayTone::Forbids if matches!(self.zone, Zone::Kawasan { .. }) => return Outcome::Conflicts,
            OverlayTone::Forbids => return Outcome::Forbidden,
            OverlayTone::Adds { limits, requirements } => (limits, requirements),
        };
        let (limited, conditional) = match self.outcome {
            Outcome::Allowed => (limits, requirements),
            Outcome::Limited => (true, requirements),
            Outcome::Conditional => (limits, true),
            Outcome::LimitedConditional => (true, true),
            Outcome::Conforms => return Outcome::NeedsAssessment,
            other => return other,
        };
        match (limited, conditional) {
            (true, true) => Outcome::LimitedConditional,
            (true, false) => Outcome::Limited,
            (false, true) => Outcome::Conditional,
            (false, false) => self.outcome,
        }
    }
}

impl OverlayTone {
    /// What two overlays do together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Forbids, _) | (_, Self::Forbids) => Self::Forbids,
            (Self::None, it) | (it, Self::None) => it,
            (Self::Adds { limits: a, requirements: b }, Self::Adds { limits: c, requirements: d }) => {
                Self::Adds { limits: a || c, requirements: b || d }
            }
        }
    }

    pub(crate) fn of(effect: &OverlayEffect) -> Self {
        match effect {
            OverlayEffect::Forbid => Self::Forbids,
            OverlayEffect::Condition(codes) if codes.is_empty() => Self::None,
            OverlayEffect::Condition(codes) => Self::Adds {
                limits: codes.iter().any(ConditionCode::is_limit),
                requirements: codes.iter().any(|it| !it.is_limit()),
            },
        }
    }
}
