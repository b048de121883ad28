//! What the source itself says at a place, from its own coordinates: the other side of every comparison. Shares no code
//! with the way to the grid.

use measure::LngLat;

use crate::layer::GridLayer;

/// Features with more edges than this get bands of latitude.
const EDGES_PER_BAND: usize = 64;
const MOST_BANDS: usize = 4_096;
const STRIPS: usize = 512;
/// Metres of one degree of latitude; half a percent off is enough to tell centimetres.
const DEGREE: f64 = 111_000.0;

/// West, south, east, north.
type Box4 = [f64; 4];

#[derive(Debug, Clone, Copy)]
struct Edge {
    ring: u32,
    a: LngLat,
    b: LngLat,
}

/// The features of a layer, sorted so that a place is found without looking at all of them.
pub(crate) struct SourceIndex {
    features: Vec<Indexed>,
    west: f64,
    strips_per_degree: f64,
    strips: Vec<Vec<u32>>,
}

struct Indexed {
    bounds: Box4,
    /// Rings of each polygon.
    polygons: Vec<u32>,
    bands_per_degree: f64,
    /// Edges of each band, those of one ring in a row.
    bands: Vec<Vec<Edge>>,
}

impl SourceIndex {
    pub(crate) fn of(layer: &GridLayer) -> Self {
        let features: Vec<Indexed> = layer.features.iter().map(|it| Indexed::of(&it.source)).collect();
        let west = features.iter().map(|it| it.bounds[0]).fold(f64::MAX, f64::min);
        let east = features.iter().map(|it| it.bounds[2]).fold(f64::MIN, f64::max);
        #[expect(clippy::cast_precision_loss, reason = "a small constant")]
        let strips_per_degree = STRIPS as f64 / (east - west).max(1e-9);
        let mut index = Self { features, west, strips_per_degree, strips: vec![Vec::new(); STRIPS] };
        for n in 0..index.features.len() {
            let b = index.features[n].bounds;
            let (first, last) = (index.strip(b[0] - 1e-6), index.strip(b[2] + 1e-6));
            let number = u32::try_from(n).expect("a layer has fewer than 2^32 features");
            index.strips[first..=last].iter_mut().for_each(|it| it.push(number));
        }
        index
    }

    pub(crate) fn bounds(&self, feature: usize) -> Box4 {
        self.features[feature].bounds
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the strips")]
    fn strip(&self, lng: f64) -> usize {
        (((lng - self.west) * self.strips_per_degree).max(0.0) as usize).min(STRIPS - 1)
    }

    fn around(&self, place: LngLat, margin: f64) -> impl Iterator<Item = (usize, &Indexed)> {
        let strip = &self.strips[self.strip(place.lng())];
        let all = strip.iter().map(|it| (*it as usize, &self.features[*it as usize]));
        all.filter(move |it| {
            let b = it.1.bounds;
            b[0] - margin <= place.lng()
                && place.lng() <= b[2] + margin
                && b[1] - margin <= place.lat()
                && place.lat() <= b[3] + margin
        })
    }

    /// The features that hold a place, rising.
    pub(crate) fn holders(&self, place: LngLat) -> Vec<usize> {
        self.around(place, 0.0).filter(|it| it.1.holds(place)).map(|it| it.0).collect()
    }

    /// Whether any border runs within some metres of a place.
    pub(crate) fn touches(&self, place: LngLat, reach: f64) -> bool {
        self.around(place, 2.0 * reach / DEGREE).any(|it| it.1.touches(place, reach))
    }
}

impl Indexed {
    fn of(polygons: &[Vec<Vec<LngLat>>]) -> Self {
        let corners = || polygons.iter().flatten().flatten();
        let bounds = corners().fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |b, p| {
            [b[0].min(p.lng()), b[1].min(p.lat()), b[2].max(p.lng()), b[3].max(p.lat())]
        });
        let count = (corners().count() / EDGES_PER_BAND).clamp(1, MOST_BANDS);
        #[expect(clippy::cast_precision_loss, reason = "a few thousand at most")]
        let bands_per_degree = count as f64 / (bounds[3] - bounds[1]).max(1e-12);
        let rings = |it: &Vec<Vec<LngLat>>| u32::try_from(it.len()).unwrap_or(u32::MAX);
        let polygon_rings = polygons.iter().map(rings).collect();
        let mut indexed =
            Self { bounds, polygons: polygon_rings, bands_per_degree, bands: vec![Vec::new(); count] };
        for (ring, line) in (0_u32..).zip(polygons.iter().flatten()) {
            for (n, a) in line.iter().enumerate() {
                let b = line[(n + 1) % line.len()];
                let (low, high) = (indexed.band(a.lat().min(b.lat())), indexed.band(a.lat().max(b.lat())));
                indexed.bands[low..=high].iter_mut().for_each(|it| it.push(Edge { ring, a: *a, b }));
            }
        }
        indexed
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the bands")]
    fn band(&self, lat: f64) -> usize {
        (((lat - self.bounds[1]) * self.bands_per_degree).max(0.0) as usize).min(self.bands.len() - 1)
    }

    /// Within a shell and within none of its holes; a ring holds what it winds around an odd number of times.
    fn holds(&self, p: LngLat) -> bool {
        let mut odd: Vec<u32> = Vec::new();
        for edge in &self.bands[self.band(p.lat())] {
            let (a, b) = (edge.a, edge.b);
            let spans = (a.lat() > p.lat()) != (b.lat() > p.lat());
            let x = a.lng() + (b.lng() - a.lng()) * (p.lat() - a.lat()) / (b.lat() - a.lat());
            if spans && p.lng() < x {
                if odd.last() == Some(&edge.ring) {
                    odd.pop();
                } else {
                    odd.push(edge.ring);
                }
            }
        }
        let mut first = 0;
        self.polygons.iter().any(|rings| {
            let own = first..first + rings;
            first = own.end;
            odd.contains(&own.start) && !odd.iter().any(|it| own.contains(it) && *it != own.start)
        })
    }

    fn touches(&self, p: LngLat, reach: f64) -> bool {
        let ratio = libm::cos(p.lat().to_radians());
        let metres = |q: LngLat| ((q.lng() - p.lng()) * DEGREE * ratio, (q.lat() - p.lat()) * DEGREE);
        let margin = 2.0 * reach / DEGREE;
        let bands = self.band(p.lat() - margin)..=self.band(p.lat() + margin);
        self.bands[bands].iter().flatten().any(|edge| {
            let apart = edge.a.lat().min(edge.b.lat()) - margin > p.lat()
                || edge.a.lat().max(edge.b.lat()) + margin < p.lat();
            !apart
                && measure::squared_distance_to_segment((0.0, 0.0), metres(edge.a), metres(edge.b))
                    < reach * reach
        })
    }
}
