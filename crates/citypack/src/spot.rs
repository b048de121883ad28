//! What lies at one point, as numbers of the ledger.

use measure::{Metres, Share};
use zoning::SitePart;

use crate::{
    check_tile::{IndexedLayer, LayerKind, LayerPlan},
    edge_index::EdgeIndex,
    few::Few,
    ledger::{Ledger, MISSING_LAYER},
};

/// Zones and overlays at one point.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Spot {
    /// At least one, in order.
    pub(crate) zones: Few,
    pub(crate) overlays: Few,
    /// Whether the zones are sub-zones.
    pub(crate) detailed: bool,
}

impl Spot {
    /// Asks every layer of a tile with `found`, which adds the features that hold the point. Kawasan count only where
    /// no sub-zone is drawn; `nothing` says what stands where neither is; if
    /// it does not know, there is no spot.
    pub(crate) fn read(
        plans: &[LayerPlan],
        layers: &[IndexedLayer],
        found: impl Fn(&EdgeIndex, &mut Few),
        nothing: impl FnOnce() -> Option<u32>,
    ) -> Option<Self> {
        let collect = |kind: LayerKind, into: &mut Few| {
            for (plan, layer) in plans.iter().zip(layers) {
                if plan.kind == kind && !layer.features.is_empty() {
                    let mut features = Few::default();
                    found(&layer.index, &mut features);
                    into.extend(features.as_slice().iter().map(|it| layer.features[*it as usize]));
                }
            }
            into.sort();
        };
        let mut spot = Self::default();
        collect(LayerKind::SubZone, &mut spot.zones);
        spot.detailed = !spot.zones.is_empty();
        if !spot.detailed {
            collect(LayerKind::Kawasan, &mut spot.zones);
        }
        collect(LayerKind::Overlay, &mut spot.overlays);
        if spot.zones.is_empty() {
            let any = plans.iter().any(|it| it.kind != LayerKind::Overlay);
            spot.zones.push(if any { nothing()? } else { MISSING_LAYER });
        }
        Some(spot)
    }

    /// As parts of a site, one per zone, in order.
    pub(crate) fn parts(&self, ledger: &Ledger, share: Share, distance: Metres) -> Vec<SitePart> {
        let part = |zone: &u32| self.part(*zone, ledger, share, distance);
        let mut parts: Vec<SitePart> = self.zones.as_slice().iter().map(part).collect();
        if parts.len() > 1 {
            measure::sort_by(&mut parts, |a, b| (&a.zone, &a.overlays).cmp(&(&b.zone, &b.overlays)));
        }
        parts
    }

    fn part(&self, zone: u32, ledger: &Ledger, share: Share, distance: Metres) -> SitePart {
        let beside = self.overlays.as_slice();
        let own = ledger.overlays(zone);
        let mut overlays = Vec::with_capacity(own.len() + beside.len());
        overlays.extend(own.iter().cloned());
        overlays.extend(beside.iter().flat_map(|it| ledger.overlays(*it)).cloned());
        if overlays.len() > 1 {
            measure::sort(&mut overlays);
            overlays.dedup();
        }
        SitePart { zone: ledger.zone(zone), overlays, share, distance }
    }
}
