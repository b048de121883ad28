//! Reads a pack back and compares it with the source it was made from.

use core::fmt;

use citypack::{ByteSource, Pack};
use measure::{GridPoint, LngLat, TileId};
use zoning::Zone;

use crate::{
    layer::{GridLayer, LayerFeature},
    progress::Steps,
    source_index::SourceIndex,
    winner::Claim,
};

/// Points nearer to a border of the source than this, in metres, may fall to either side: the grid is 3.7 cm wide.
const TOLERANCE: f64 = 0.06;

/// What was compared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Points asked.
    pub points: usize,
    /// Points left out because a border is too near.
    pub on_border: usize,
    /// Points where the source itself draws several zones.
    pub overlapping: usize,
}

/// The pack does not answer what the source says.
#[derive(Debug, Clone, PartialEq)]
pub struct Differs {
    /// Where.
    pub place: LngLat,
    /// The source's codes.
    pub expected: Vec<String>,
    /// The pack's codes.
    pub found: Vec<String>,
}

impl fmt::Display for Differs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (lat, lng) = (self.place.lat(), self.place.lng());
        write!(
            f,
            "at {lat:.7},{lng:.7} the source says {:?} and the pack says {:?}",
            self.expected, self.found
        )
    }
}

impl std::error::Error for Differs {}

/// A small generator of repeatable numbers (PCG's multiplier); nothing secret hangs on it.
struct Lots(u64);

impl Lots {
    /// A number from 0 up to, not including, 1.
    #[expect(clippy::cast_precision_loss, reason = "53 bits are kept on purpose")]
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// A point with what the source says there.
struct Question {
    tile: TileId,
    place: LngLat,
    expected: Vec<String>,
}

/// Asks `count` points of a zone layer, half of them spread over its features and half within a metre of borders, and
/// compares code by code. Where the source draws several zones, the winner of the layer's rule is expected.
///
/// Only points inside some feature are asked: a place without a zone is the coverage's matter.
pub async fn compare<S: ByteSource>(
    pack: &Pack<S>,
    layer: &GridLayer,
    count: usize,
    steps: &Steps<'_>,
) -> Result<Result<Comparison, Differs>, citypack::PackError> {
    let (done, questions) = questions(layer, count);
    steps.add(done.on_border);
    for Question { place, expected, .. } in questions {
        let site = pack.site_within(place, None, 0.0).await?;
        let own = |it: &Zone| match it {
            Zone::SubZone { code, layer: name } | Zone::Kawasan { code, layer: name }
                if *name == *layer.section.id =>
            {
                Some(code.as_ref().map(ToString::to_string).unwrap_or_default())
            }
            _ => None,
        };
        let found = distinct(site.parts.iter().filter_map(|it| own(&it.zone)).collect());
        if found != expected {
            return Ok(Err(Differs { place, expected, found }));
        }
        steps.add(1);
    }
    Ok(Ok(done))
}

/// Points of a layer, tile by tile: a tile is read and indexed once for all that lie in it.
fn questions(layer: &GridLayer, count: usize) -> (Comparison, Vec<Question>) {
    let (mut done, mut questions) = (Comparison::default(), Vec::new());
    let mut lots = Lots(2026);
    let drawn = |n: &usize| !layer.shapes[*n].rings.is_empty();
    let features: Vec<usize> = (0..layer.features.len()).filter(drawn).collect();
    if features.is_empty() {
        return (done, questions);
    }
    let index = SourceIndex::of(layer);
    let claims: Vec<Claim> = layer.features.iter().map(LayerFeature::claim).collect();
    let mut tries = 0;
    while done.points < count && tries < count * 20 {
        tries += 1;
        let feature = features[tries % features.len()];
        let drawn = if tries % 2 == 0 {
            within_box(index.bounds(feature), &mut lots)
        } else {
            beside_border(&layer.features[feature], &mut lots)
        };
        let Some(place) = drawn else { continue };
        let holders = index.holders(place);
        if holders.is_empty() {
            continue;
        }
        done.points += 1;
        if index.touches(place, TOLERANCE) {
            done.on_border += 1;
            continue;
        }
        done.overlapping += usize::from(holders.len() > 1);
        let served = match layer.section.overlap.winner(&holders, &claims) {
            Some(winner) => vec![winner],
            None => holders,
        };
        let code = |n: &usize| layer.features[*n].code.clone().unwrap_or_default();
        let expected = distinct(served.iter().map(code).collect());
        let tile = TileId::check_tile_of(GridPoint::from_lng_lat(place));
        questions.push(Question { tile, place, expected });
    }
    questions.sort_by_key(|it| (it.tile.x, it.tile.y));
    (done, questions)
}

fn distinct(mut codes: Vec<String>) -> Vec<String> {
    codes.sort_unstable();
    codes.dedup();
    codes
}

fn within_box([west, south, east, north]: [f64; 4], lots: &mut Lots) -> Option<LngLat> {
    let (lng, lat) = (west + (east - west) * lots.next(), south + (north - south) * lots.next());
    LngLat::new(lng, lat).ok()
}

/// A place within a metre of an edge of a feature.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an index below the length")]
#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
fn beside_border(feature: &LayerFeature, lots: &mut Lots) -> Option<LngLat> {
    // Metres to degrees, roughly: it only has to be near.
    const METRE: f64 = 1.0 / 111_000.0;
    let mut pick = |count: usize| ((lots.next() * count as f64) as usize).min(count.saturating_sub(1));
    let polygon = feature.source.get(pick(feature.source.len()))?;
    let ring = polygon.get(pick(polygon.len()))?;
    let n = pick(ring.len());
    let (a, b) = (ring.get(n)?, ring[(n + 1) % ring.len()]);
    let t = lots.next();
    let aside = |lots: &mut Lots| (lots.next() - 0.5) * 2.0 * METRE;
    let lng = a.lng() + (b.lng() - a.lng()) * t + aside(lots);
    let lat = a.lat() + (b.lat() - a.lat()) * t + aside(lots);
    LngLat::new(lng, lat).ok()
}
