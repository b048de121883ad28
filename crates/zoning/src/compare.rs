//! Two versions of a plan at one place: what changes for an activity.

use crate::{
    assessment::{Assessment, PartAssessment},
    cell::ConditionCode,
    outcome::Headline,
    site::{Name, Overlay, Zone},
};

/// What differs between two answers to one question, say of the plan in force and of a draft.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// Both answers for the whole.
    pub headlines: (Headline, Headline),
    /// Zones that only the one or only the other draws there.
    pub zones: (Vec<Zone>, Vec<Zone>),
    /// Special rules that only the one or only the other draws there; the layer is left blank.
    pub overlays: (Vec<Overlay>, Vec<Overlay>),
    /// Conditions that only the one or only the other sets. Codes mean what each plan's own legend says.
    pub conditions: (Vec<ConditionCode>, Vec<ConditionCode>),
}

impl Difference {
    /// Compares two answers.
    pub fn between(one: &Assessment, other: &Assessment) -> Self {
        let zones = |it: &Assessment| set(it.parts.iter().map(|it| unlayered(&it.zone)));
        let overlays = |it: &Assessment| {
            let all = it.parts.iter().flat_map(|it| &it.overlays);
            set(all.map(|it| Overlay { layer: Name::default(), ..it.clone() }))
        };
        let codes = |it: &PartAssessment| it.conditions().into_iter().cloned().collect::<Vec<_>>();
        let conditions = |it: &Assessment| set(it.parts.iter().flat_map(codes));
        Self {
            headlines: (one.headline, other.headline),
            zones: apart(zones(one), zones(other)),
            overlays: apart(overlays(one), overlays(other)),
            conditions: apart(conditions(one), conditions(other)),
        }
    }

    /// Whether nothing differs.
    pub fn is_none(&self) -> bool {
        self.headlines.0 == self.headlines.1
            && self.zones.0.is_empty()
            && self.zones.1.is_empty()
            && self.overlays.0.is_empty()
            && self.overlays.1.is_empty()
            && self.conditions.0.is_empty()
            && self.conditions.1.is_empty()
    }

    /// Whether all of the place could be approved by the one answer and not by the other.
    pub fn turns(&self) -> bool {
        self.headlines.0.is_approvable() != self.headlines.1.is_approvable()
    }
}

/// Two plans may name their layers differently.
fn unlayered(zone: &Zone) -> Zone {
    let mut zone = zone.clone();
    if let Zone::SubZone { layer, .. } | Zone::Kawasan { layer, .. } = &mut zone {
        *layer = Name::default();
    }
    zone
}

fn set<T: Ord>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut all: Vec<T> = items.collect();
    measure::sort(&mut all);
    all.dedup();
    all
}

fn apart<T: PartialEq>(one: Vec<T>, other: Vec<T>) -> (Vec<T>, Vec<T>) {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    let in_both: Vec<bool> = one.iter().map(|it| other.contains(it)).collect();
    right.extend(other.into_iter().filter(|it| !one.contains(it)));
    left.extend(one.into_iter().zip(in_both).filter(|it| !it.1).map(|it| it.0));
    (left, right)
}
