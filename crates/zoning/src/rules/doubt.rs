//! Rule `doubt`: inside the band of map and position accuracy both answers are shown.
//!
//! Inputs: the site's band (2.5 m for an RDTR at 1:5,000, 12.5 m for an RTRW at 1:25,000, Perka BIG 15/2014 jo. 6/2018,
//! or the position's accuracy if that is larger) and what lies within it.
//! Edge decisions: a point on a border is inside the band; a near part of the same zone with other overlays is a
//! doubt about the overlay.

use measure::Metres;

use crate::{assessment::Doubt, site::Site};

/// Everything known that makes the answer uncertain.
pub(crate) fn check(site: &Site) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    if site.border.is_some() && site.parts.len() > 1 {
        doubts.push(Doubt::OverlappingZones);
    }
    if let Some(distance) = site.border.filter(|it| *it <= site.band) {
        let plan_alone = site.position_accuracy.is_none_or(|it| it < site.band);
        match site.position_accuracy {
            Some(accuracy) if !plan_alone => doubts.push(Doubt::Position { accuracy }),
            _ => doubts.push(Doubt::NearBorder { distance: distance.to_centimetres(), band: site.band }),
        }
    }
    let own = |near: &crate::site::SitePart| site.parts.iter().any(|it| it.zone == near.zone);
    let overlay =
        site.near.iter().filter(|it| own(it)).map(|it| it.distance.value()).fold(f64::MAX, f64::min);
    if overlay < f64::MAX {
        doubts.push(Doubt::NearOverlay { distance: Metres::new(overlay).to_centimetres() });
    }
    doubts
}
