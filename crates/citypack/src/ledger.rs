//! What features say, each distinct saying once for the whole pack: points are compared by numbers, not by texts.

use std::collections::BTreeMap;

use zoning::{Name, Overlay, Zone};

use crate::check_tile::{LayerKind, LayerPlan};

/// The place is covered, but nothing is drawn there.
pub(crate) const NOT_DIGITISED: u32 = u32::MAX;
/// The place is not covered.
pub(crate) const OUTSIDE_COVERAGE: u32 = u32::MAX - 1;
/// The pack holds no layer of zones.
pub(crate) const MISSING_LAYER: u32 = u32::MAX - 2;

/// What a feature says, apart from its shape.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct FeatureFacts {
    /// Zone code; blank becomes `None`. Nothing for overlays.
    pub(crate) code: Option<String>,
    /// Overlay class. Nothing for zones.
    pub(crate) class: String,
    /// Overlays carried as attributes: kind and class.
    pub(crate) overlays: Vec<(String, String)>,
}

/// A saying in the words of a verdict.
#[derive(Debug)]
struct Entry {
    /// Index of the layer among the plans.
    layer: usize,
    /// Nothing for an overlay.
    zone: Option<Zone>,
    /// Overlays of the zone, or the overlay itself.
    overlays: Vec<Overlay>,
}

/// All sayings met so far.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    entries: Vec<Entry>,
    numbers: BTreeMap<(usize, FeatureFacts), u32>,
}

impl Ledger {
    /// The number of what a feature of a layer says; equal numbers, equal sayings.
    pub(crate) fn enter(&mut self, layer: usize, plan: &LayerPlan, facts: FeatureFacts) -> u32 {
        let next = u32::try_from(self.entries.len()).expect("a pack has fewer than 2^32 distinct features");
        let key = (layer, facts);
        if let Some(known) = self.numbers.get(&key) {
            return *known;
        }
        self.entries.push(entry(layer, plan, &key.1));
        self.numbers.insert(key, next);
        next
    }

    /// The zone of a number that a layer of zones gave, or one of the three that stand for none.
    pub(crate) fn zone(&self, number: u32) -> Zone {
        match number {
            OUTSIDE_COVERAGE => Zone::OutsideCoverage,
            MISSING_LAYER => Zone::MissingLayer,
            _ => self.entry(number).and_then(|it| it.zone.clone()).unwrap_or(Zone::NotDigitised),
        }
    }

    /// The overlays that a number carries.
    pub(crate) fn overlays(&self, number: u32) -> &[Overlay] {
        self.entry(number).map_or(&[], |it| &it.overlays)
    }

    /// Index of the layer that a number comes from, among the plans.
    pub(crate) fn layer(&self, number: u32) -> Option<usize> {
        self.entry(number).map(|it| it.layer)
    }

    fn entry(&self, number: u32) -> Option<&Entry> {
        self.entries.get(number as usize)
    }
}

fn entry(number: usize, plan: &LayerPlan, facts: &FeatureFacts) -> Entry {
    let layer = || Name::new(&plan.name);
    let own =
        |(kind, class): &(String, String)| Overlay { kind: kind.into(), class: class.into(), layer: layer() };
    let code = facts.code.as_ref().map(Name::new);
    let zone = match plan.kind {
        LayerKind::SubZone => Some(Zone::SubZone { code, layer: layer() }),
        LayerKind::Kawasan => Some(Zone::Kawasan { code, layer: layer() }),
        LayerKind::Overlay => None,
    };
    let overlays = match plan.kind {
        LayerKind::Overlay => {
            vec![Overlay { kind: layer(), class: Name::new(&facts.class), layer: layer() }]
        }
        LayerKind::SubZone | LayerKind::Kawasan => facts.overlays.iter().map(own).collect(),
    };
    Entry { layer: number, zone, overlays }
}
