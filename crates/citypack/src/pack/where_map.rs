//! Where may I do this? The zones of the plan for a map to colour, and the kelurahan where the activity fits somewhere.
//! Read from what every visit has in memory: no tile is asked for.

use measure::{GroundScale, LngLat, Metres, Share};
use zoning::{Colouring, Name, Outcome, WhereMap, Zone};

use super::Pack;
use crate::{
    check_tile::LayerKind,
    places::{KelurahanEntry, PlaceFile},
    source::ByteSource,
};

/// A kelurahan in which an activity may be carried on somewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct FittingKelurahan<'a> {
    /// The kelurahan.
    pub kelurahan: &'a KelurahanEntry,
    /// The share of its ground on which the activity could be approved.
    pub share: Share,
    /// All outcomes on its ground with their shares, the largest first.
    pub outcomes: Vec<(Outcome, Share)>,
    /// How far its middle is, in a straight line.
    pub distance: Option<Metres>,
}

impl<S: ByteSource> Pack<S> {
    /// What each zone of the plan answers to the activities of a colouring, and what each overlay changes.
    pub fn where_map(&self, colouring: &mut Colouring<'_>) -> WhereMap {
        let codes = self.zones.0.iter().map(|it| it.code.as_str());
        let columns = self.rules().map(zoning::Rulebook::columns).unwrap_or_default();
        let kawasan = self.rules().map(|it| it.kawasan.as_slice()).unwrap_or_default();
        let mut zones = Vec::new();
        for plan in &self.plans {
            let layer = || Name::new(&plan.name);
            let codes = codes.clone().map(|it| Some(Name::new(it)));
            let codes = codes.chain([None]);
            match plan.kind {
                LayerKind::SubZone => {
                    let own = columns.iter().map(|it| Some(Name::new(it)));
                    zones.extend(codes.chain(own).map(|code| Zone::SubZone { code, layer: layer() }));
                }
                LayerKind::Kawasan => {
                    let own = kawasan.iter().map(|it| Some(Name::new(&it.code)));
                    zones.extend(codes.chain(own).map(|code| Zone::Kawasan { code, layer: layer() }));
                }
                LayerKind::Overlay => {}
            }
        }
        colouring.where_map(zones.into_iter())
    }

    /// The kelurahan where the activities could be approved on some ground: by distance from a place, or without one
    /// by the share of that ground.
    pub fn fitting_kelurahan<'a>(
        &self,
        places: &'a PlaceFile,
        colouring: &mut Colouring<'_>,
        from: Option<LngLat>,
    ) -> Vec<FittingKelurahan<'a>> {
        let away = |it: &KelurahanEntry| {
            let (from, at) = (from?, LngLat::new(it.at[0], it.at[1]).ok()?);
            let ((fx, fy), (x, y)) = (measure::project(from), measure::project(at));
            Some(GroundScale::at(from).length(x - fx, y - fy).to_centimetres())
        };
        let mut found = Vec::new();
        for kelurahan in &places.kelurahan {
            let outcomes = self.outcomes_in(kelurahan, colouring);
            let fits = outcomes.iter().filter(|it| it.0.is_approvable());
            let share = Share::from_millionths(fits.map(|it| it.1.millionths()).sum());
            if share > Share::NOTHING {
                found.push(FittingKelurahan { kelurahan, share, outcomes, distance: away(kelurahan) });
            }
        }
        let distance = |it: &FittingKelurahan<'_>| it.distance.map_or(f64::MAX, Metres::value);
        measure::sort_by(&mut found, |a, b| distance(a).total_cmp(&distance(b)).then(b.share.cmp(&a.share)));
        found
    }

    /// The outcomes on the ground of a kelurahan with their shares, the largest first; gaps of different kinds are one.
    fn outcomes_in(
        &self,
        kelurahan: &KelurahanEntry,
        colouring: &mut Colouring<'_>,
    ) -> Vec<(Outcome, Share)> {
        let mut outcomes: Vec<(Outcome, u32)> = Vec::new();
        for share in &kelurahan.shares {
            let part = self.part_of(share);
            let outcome = colouring.outcome(&part.zone, &part.overlays);
            match outcomes.iter_mut().find(|it| it.0.word() == outcome.word()) {
                Some(known) => known.1 += part.share.millionths(),
                None => outcomes.push((outcome, part.share.millionths())),
            }
        }
        measure::sort_by(&mut outcomes, |a, b| b.1.cmp(&a.1));
        outcomes.into_iter().map(|it| (it.0, Share::from_millionths(it.1))).collect()
    }
}
