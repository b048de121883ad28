//! The area that the plan claims to cover, in bands of latitude: a question looks at a handful of its edges.

use measure::LngLat;

/// More bands than this gain nothing.
const MOST_BANDS: usize = 2_048;

/// One edge of an outline in degrees (longitude, latitude).
#[derive(Debug, Clone, Copy)]
struct Edge {
    ends: [[f64; 2]; 2],
    polygon: usize,
}

/// The polygons of all layers that claim coverage.
#[derive(Debug, Default)]
pub(crate) struct Coverage {
    south: f64,
    bands_per_degree: f64,
    /// Edges of each band, those of one polygon in a row.
    bands: Vec<Vec<Edge>>,
}

impl Coverage {
    /// Sorts the edges of polygons, each given by its rings, into bands.
    pub(crate) fn build<'a>(polygons: impl Iterator<Item = &'a Vec<Vec<[f64; 2]>>>) -> Self {
        let mut edges = Vec::new();
        for (polygon, rings) in polygons.enumerate() {
            for ring in rings {
                let next = ring.iter().cycle().skip(1);
                edges.extend(ring.iter().zip(next).map(|(a, b)| Edge { ends: [*a, *b], polygon }));
            }
        }
        let latitudes = || edges.iter().map(|it| it.ends[0][1]);
        let (south, north) = (latitudes().fold(f64::MAX, f64::min), latitudes().fold(f64::MIN, f64::max));
        if edges.is_empty() || north <= south {
            return Self::default();
        }
        let count = edges.len().min(MOST_BANDS);
        #[expect(clippy::cast_precision_loss, reason = "a few thousand at most")]
        let bands_per_degree = count as f64 / (north - south);
        let mut coverage = Self { south, bands_per_degree, bands: vec![Vec::new(); count] };
        for edge in edges {
            let [a, b] = edge.ends.map(|it| coverage.band_of(it[1]));
            coverage.bands[a.min(b)..=a.max(b)].iter_mut().for_each(|it| it.push(edge));
        }
        coverage
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the bands")]
    fn band_of(&self, lat: f64) -> usize {
        let band = (lat - self.south) * self.bands_per_degree;
        (band.max(0.0) as usize).min(self.bands.len().saturating_sub(1))
    }

    /// Whether a place lies in any of the polygons, by the even-odd rule in degrees.
    pub(crate) fn holds(&self, place: LngLat) -> bool {
        let (lng, lat) = (place.lng(), place.lat());
        let Some(band) = self.bands.get(self.band_of(lat)) else { return false };
        let (mut inside, mut polygon) = (false, 0);
        for edge in band {
            if edge.polygon != polygon {
                if inside {
                    return true;
                }
                polygon = edge.polygon;
            }
            let [a, b] = edge.ends;
            if (a[1] > lat) != (b[1] > lat) {
                inside ^= lng < a[0] + (b[0] - a[0]) * (lat - a[1]) / (b[1] - a[1]);
            }
        }
        inside
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_and_several_polygons_count() {
        let square =
            |w: f64, s: f64, size: f64| vec![[w, s], [w + size, s], [w + size, s + size], [w, s + size]];
        let polygons = [
            vec![square(100.0, 0.0, 4.0), square(101.0, 1.0, 2.0)],
            vec![square(103.5, 3.5, 2.0)],
            vec![square(101.8, 1.8, 0.4)],
        ];
        let coverage = Coverage::build(polygons.iter());
        let holds = |lng, lat| coverage.holds(LngLat::new(lng, lat).unwrap());
        assert!(holds(100.5, 0.5) && holds(105.0, 5.0) && holds(103.8, 3.8) && holds(102.0, 2.0));
        assert!(!holds(101.5, 1.5) && !holds(105.0, 3.0) && !holds(99.0, 2.0) && !holds(102.0, 9.0));
    }

    #[test]
    fn without_polygons_nothing_is_covered() {
        assert!(!Coverage::build(core::iter::empty()).holds(LngLat::new(100.0, 1.0).unwrap()));
    }
}
