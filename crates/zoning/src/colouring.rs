//! Where may I do this? The outcome of each distinct class of zone and overlays, computed once per class.

use std::{collections::BTreeMap, sync::Arc};

use measure::{Metres, Share};

use crate::{
    assess::assess,
    outcome::Outcome,
    rulebook::{OverlayRule, Rulebook},
    site::{Name, Overlay, Proposal, Site, SitePart, Zone},
    where_map::{OverlayTint, OverlayTone, WhereMap, ZoneTone},
};

/// Outcomes of one activity (or several) all over the city.
#[derive(Debug)]
pub struct Colouring<'a> {
    rulebook: Option<&'a Rulebook>,
    activities: Vec<String>,
    overlay_kinds: Arc<[String]>,
    known: BTreeMap<(Zone, Vec<Overlay>), Outcome>,
}

impl<'a> Colouring<'a> {
    /// Prepares the outcomes of some activities; `overlay_kinds` are those that the pack holds.
    pub fn new<'b>(
        rulebook: Option<&'a Rulebook>,
        activities: impl Iterator<Item = &'b str>,
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

    /// What overlays of a kind and class do by themselves.
    pub fn tone(&self, kind: &str, class: &str) -> OverlayTone {
        let Some(rulebook) = self.rulebook else { return OverlayTone::None };
        let speaks = |it: &&OverlayRule| {
            it.kind == kind
                && it.class.as_ref().is_none_or(|own| own == class)
                && !self.activities.iter().all(|activity| it.except.contains(activity))
        };
        let tones = rulebook.overlays.iter().filter(speaks).map(|it| OverlayTone::of(&it.effect));
        tones.fold(OverlayTone::None, OverlayTone::and)
    }

    /// The table of these zones, and of the overlays that the rules speak of.
    pub fn where_map(&mut self, zones: impl Iterator<Item = Zone>) -> WhereMap {
        let overlays = self.tints();
        let mut zones: Vec<Zone> = zones.collect();
        measure::sort(&mut zones);
        zones.dedup();
        let one = |zone: Zone| {
            let outcome = self.outcome(&zone, &[]);
            let mut tone = ZoneTone { zone, outcome, changes: Vec::new() };
            let under = overlays.iter().enumerate().map(|(n, it)| (n, tone.under(it.tone)));
            tone.changes = under.filter(|it| it.1 != outcome).collect();
            tone
        };
        WhereMap { zones: zones.into_iter().map(one).collect(), overlays }
    }

    /// Each kind and class that a rule names, and what is left of the kind.
    fn tints(&self) -> Vec<OverlayTint> {
        let rules = self.rulebook.map(|it| it.overlays.as_slice()).unwrap_or_default();
        let mut tints: Vec<OverlayTint> = Vec::new();
        for rule in rules {
            for class in [rule.class.as_deref(), None] {
                let known = |it: &OverlayTint| it.kind == rule.kind && it.class.as_deref() == class;
                if !tints.iter().any(known) {
                    // No class of a plan is called nothing, so the rules of named classes do not speak of the rest.
                    let tone = self.tone(&rule.kind, class.unwrap_or_default());
                    tints.push(OverlayTint {
                        kind: Name::new(&rule.kind),
                        class: class.map(Name::new),
                        tone,
                    });
                }
            }
        }
        tints
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
