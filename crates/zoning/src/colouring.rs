//! Where may I do this? The outcome of each distinct class of zone and overlays, computed once per class.

use std::{collections::BTreeMap, sync::Arc};

use measure::{Metres, Share};

use crate::{
    assess::assess,
    outcome::Outcome,
    rulebook::{OverlayEffect, OverlayRule, Rulebook},
    site::{Overlay, Proposal, Site, SitePart, Zone},
};

/// Outcomes of one activity (or several) all over the city.
#[derive(Debug)]
pub struct Colouring<'a> {
    rulebook: Option<&'a Rulebook>,
    activities: Vec<String>,
    overlay_kinds: Arc<[String]>,
    known: BTreeMap<(Zone, Vec<Overlay>), Outcome>,
}

/// What an overlay alone does to an activity: for maps that draw overlays over zones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OverlayTone {
    /// Nothing.
    None,
    /// It adds conditions.
    Adds,
    /// It forbids.
    Forbids,
}

impl<'a> Colouring<'a> {
    /// Prepares the outcomes of some activities; `overlay_kinds` are those that the pack holds.
    pub fn new(
        rulebook: Option<&'a Rulebook>,
        activities: impl Iterator<Item = &'a str>,
        overlay_kinds: Arc<[String]>,
    ) -> Self {
        let activities = activities.map(str::to_owned).collect();
        Self { rulebook, activities, overlay_kinds, known: BTreeMap::new() }
    }

    /// The outcome in a zone under some overlays.
    pub fn outcome(&mut self, zone: &Zone, overlays: &[Overlay]) -> Outcome {
        let key = (zone.clone(), overlays.to_vec());
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let outcome = self.assessed(zone, overlays);
        self.known.insert(key, outcome);
        outcome
    }

    /// How many distinct classes were met.
    pub fn classes(&self) -> usize {
        self.known.len()
    }

    /// What an overlay does by itself.
    pub fn tone(&self, kind: &str, class: &str) -> OverlayTone {
        let Some(rulebook) = self.rulebook else { return OverlayTone::None };
        let speaks = |it: &&OverlayRule| {
            it.kind == kind
                && it.class.as_ref().is_none_or(|own| own == class)
                && !self.activities.iter().all(|activity| it.except.contains(activity))
        };
        let tone = |it: &OverlayRule| match it.effect {
            OverlayEffect::Forbid => OverlayTone::Forbids,
            OverlayEffect::Condition(_) => OverlayTone::Adds,
        };
        rulebook.overlays.iter().filter(speaks).map(tone).max().unwrap_or(OverlayTone::None)
    }

    fn assessed(&self, zone: &Zone, overlays: &[Overlay]) -> Outcome {
        let part = SitePart {
            zone: zone.clone(),
            overlays: overlays.to_vec(),
            share: Share::WHOLE,
            distance: Metres::ZERO,
        };
        let site = Site {
            parts: vec![part],
            near: Vec::new(),
            border: None,
            band: Metres::ZERO,
            position_accuracy: None,
            overlay_kinds: Arc::clone(&self.overlay_kinds),
        };
        let one = |activity: &String| {
            assess(&site, &Proposal { activity: activity.clone() }, self.rulebook).parts[0].outcome
        };
        let outcomes: Vec<Outcome> = self.activities.iter().map(one).collect();
        crate::judge::together(&outcomes.iter().copied())
    }
}
