//! Reads a pack back and compares it with the source it was made from.

use core::fmt;

use citypack::{ByteSource, ManifestLayerKind, Pack};
use measure::LngLat;
use zoning::Zone;

use crate::layer::{GridLayer, LayerFeature};

/// Points nearer to a border of the source than this, in metres, may fall to either side: the grid is 3.7 cm wide.
const TOLERANCE: f64 = 0.06;

/// What was compared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Points asked.
    pub points: usize,
    /// Points left out because a border is too near.
    pub on_border: usize,
    /// Points where the source itself draws several zones; either is right.
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

/// Asks `count` points of a zone layer, spread over its features, and compares code by code.
///
/// Only points inside some feature are asked: a place without a zone is the coverage's matter.
pub async fn compare<S: ByteSource>(
    pack: &Pack<S>,
    layer: &GridLayer,
    count: usize,
) -> Result<Result<Comparison, Differs>, citypack::PackError> {
    let mut done = Comparison::default();
    let boxes: Vec<[f64; 4]> = layer.features.iter().map(bounds).collect();
    let mut lots = Lots(2026);
    let features: Vec<usize> =
        (0..layer.features.len()).filter(|n| !layer.shapes[*n].rings.is_empty()).collect();
    if features.is_empty() || layer.section.kind != ManifestLayerKind::Subzone {
        return Ok(Ok(done));
    }
    let mut tries = 0;
    while done.points < count && tries < count * 20 {
        tries += 1;
        let feature = features[tries % features.len()];
        let [west, south, east, north] = boxes[feature];
        let (lng, lat) = (west + (east - west) * lots.next(), south + (north - south) * lots.next());
        let Ok(place) = LngLat::new(lng, lat) else { continue };
        let holders: Vec<usize> = (0..boxes.len())
            .filter(|n| in_box(boxes[*n], place) && holds(&layer.features[*n], place))
            .collect();
        if holders.is_empty() {
            continue;
        }
        done.points += 1;
        let near = |n: &usize| in_box(widened(boxes[*n]), place) && touches(&layer.features[*n], place);
        if (0..boxes.len()).any(|n| near(&n)) {
            done.on_border += 1;
            continue;
        }
        let mut expected: Vec<String> =
            holders.iter().map(|n| layer.features[*n].code.clone().unwrap_or_default()).collect();
        expected.sort_unstable();
        expected.dedup();
        done.overlapping += usize::from(expected.len() > 1);
        let site = pack.site_within(place, None, 0.0).await?;
        let mut found: Vec<String> = site
            .parts
            .iter()
            .filter(|it| matches!(it.zone, Zone::SubZone { .. }))
            .map(|it| it.zone.code().unwrap_or_default().to_owned())
            .collect();
        found.sort_unstable();
        found.dedup();
        if found != expected {
            return Ok(Err(Differs { place, expected, found }));
        }
    }
    Ok(Ok(done))
}

fn bounds(feature: &LayerFeature) -> [f64; 4] {
    let corners = feature.source.iter().flatten().flatten();
    corners.fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |b, p| {
        [b[0].min(p.lng()), b[1].min(p.lat()), b[2].max(p.lng()), b[3].max(p.lat())]
    })
}

fn in_box(b: [f64; 4], p: LngLat) -> bool {
    b[0] <= p.lng() && p.lng() <= b[2] && b[1] <= p.lat() && p.lat() <= b[3]
}

fn widened(b: [f64; 4]) -> [f64; 4] {
    [b[0] - 1e-6, b[1] - 1e-6, b[2] + 1e-6, b[3] + 1e-6]
}

fn edges(feature: &LayerFeature) -> impl Iterator<Item = (LngLat, LngLat)> {
    let rings = feature.source.iter().flatten();
    rings.flat_map(|ring| (0..ring.len()).map(move |n| (ring[n], ring[(n + 1) % ring.len()])))
}

/// The even-odd rule in degrees over all rings.
fn holds(feature: &LayerFeature, p: LngLat) -> bool {
    edges(feature).fold(false, |inside, (a, b)| {
        let spans = (a.lat() > p.lat()) != (b.lat() > p.lat());
        let x = a.lng() + (b.lng() - a.lng()) * (p.lat() - a.lat()) / (b.lat() - a.lat());
        inside ^ (spans && p.lng() < x)
    })
}

fn touches(feature: &LayerFeature, p: LngLat) -> bool {
    // Metres of one degree of latitude; half a percent off is enough to tell centimetres.
    const DEGREE: f64 = 111_000.0;
    let ratio = libm::cos(p.lat().to_radians());
    let metres = |q: LngLat| ((q.lng() - p.lng()) * DEGREE * ratio, (q.lat() - p.lat()) * DEGREE);
    let near = |(a, b): (LngLat, LngLat)| {
        measure::squared_distance_to_segment((0.0, 0.0), metres(a), metres(b)) < TOLERANCE * TOLERANCE
    };
    edges(feature).any(near)
}
