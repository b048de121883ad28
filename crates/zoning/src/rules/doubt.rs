//! Rule `doubt`: inside the band of map and position accuracy both answers are shown.
//!
//! Inputs: the site's band (2.5 m for an RDTR at 1:5,000, 12.5 m for an RTRW at 1:25,000, Perka BIG 15/2014 jo. 6/2018,
//! or the position's accuracy if that is larger) and what lies within it.
//! Edge decisions: a point on a border is inside the band; a near part of the same zone with other overlays is a
//! doubt about the overlay, and so is one of another zone that lies beyond the band of the zones themselves.

use measure::{Metres, Share};

use crate::{
    assessment::Doubt,
    site::{Site, SitePart},
};

/// Everything known that makes the answer uncertain.
pub(crate) fn check(site: &Site) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    // The parts of an area share it; two zones that each hold the whole of it lie over one another.
    if site.parts.iter().filter(|it| it.share == Share::WHOLE).count() > 1 {
        doubts.push(Doubt::OverlappingZones);
    }
    if let Some(distance) = site.border.filter(|it| *it <= site.band) {
        let plan_alone = site.position_accuracy.is_none_or(|it| it < site.band);
        match site.position_accuracy {
            Some(accuracy) if !plan_alone => doubts.push(Doubt::Position { accuracy }),
            _ => doubts.push(Doubt::NearBorder { distance: distance.to_centimetres(), band: site.band }),
        }
    }
    let same_zone = |near: &SitePart| site.parts.iter().any(|it| it.zone == near.zone);
    let same_overlays = |near: &SitePart| site.parts.iter().any(|it| it.overlays == near.overlays);
    // Where an overlay is less accurate than the zones, its edge is in doubt farther out than theirs.
    let doubted = |near: &&SitePart| same_zone(near) || (near.distance > site.band && !same_overlays(near));
    let overlay = site.near.iter().filter(doubted).map(|it| it.distance.value()).fold(f64::MAX, f64::min);
    if overlay < f64::MAX {
        doubts.push(Doubt::NearOverlay { distance: Metres::new(overlay).to_centimetres() });
    }
    doubts
}
