//! The area that the plan claims to cover, in bands of latitude: a question looks at a handful of its edges.

use core::ops::{Range, RangeInclusive};

use measure::{FINE, GridPoint, LngLat, TileId};

use crate::edge_index::{CELL, CELLS, cell_number};

/// More bands than this gain nothing.
const MOST_BANDS: usize = 2_048;

/// Edges that stand in all bands together, at most; a real outline has some thousand.
const MOST_ENTRIES: usize = 1 << 20;

/// A centimetre in degrees, so that no rounding puts an edge beside its cell.
const HAIR: f64 = 1e-7;

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
        let mut coverage = Self::empty(edges.len().min(MOST_BANDS), south, north);
        // An outline of long edges gets fewer bands, so that a hostile one cannot fill the memory.
        while coverage.bands.len() > 1 && coverage.entries(&edges) > MOST_ENTRIES {
            coverage = Self::empty(coverage.bands.len() / 2, south, north);
        }
        for edge in edges {
            let bands = coverage.bands_of(&edge);
            coverage.bands[bands].iter_mut().for_each(|it| it.push(edge));
        }
        coverage
    }

    fn empty(count: usize, south: f64, north: f64) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "a few thousand at most")]
        let bands_per_degree = count as f64 / (north - south);
        Self { south, bands_per_degree, bands: vec![Vec::new(); count] }
    }

    /// How many entries the bands would have.
    fn entries(&self, edges: &[Edge]) -> usize {
        edges.iter().map(|it| self.bands_of(it)).map(|it| it.end() - it.start() + 1).sum()
    }

    fn bands_of(&self, edge: &Edge) -> RangeInclusive<usize> {
        let [a, b] = edge.ends.map(|it| self.band_of(it[1]));
        a.min(b)..=a.max(b)
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the bands")]
    fn band_of(&self, lat: f64) -> usize {
        let band = (lat - self.south) * self.bands_per_degree;
        (band.max(0.0) as usize).min(self.bands.len().saturating_sub(1))
    }

    /// For each cell of a tile whether it is covered; `None` where an edge runs through it, or may.
    pub(crate) fn over_cells(&self, id: TileId) -> Vec<Option<bool>> {
        let (x0, y0) = id.origin();
        let place = |column: i64, row: i64, half: i64| {
            let fine = |at: i64, cell: i64| (at + cell * CELL) * FINE + half * CELL * FINE / 2;
            GridPoint { x: fine(x0, column), y: fine(y0, row) }.to_lng_lat()
        };
        // Cells are rectangles in degrees too: their sides run along meridians and parallels.
        let west: Vec<f64> = (0..=CELLS).map(|it| place(it, 0, 0).lng()).collect();
        let south: Vec<f64> = (0..=CELLS).map(|it| -place(0, it, 0).lat()).collect();
        let mut touched = vec![false; cell_number(0, CELLS)];
        let (north_end, south_end) = (-south[0], -south[south.len() - 1]);
        let bands = self.bands.get(self.band_of(south_end - HAIR)..=self.band_of(north_end + HAIR));
        for [a, b] in bands.into_iter().flatten().flatten().map(|it| it.ends) {
            let columns = spanned(&west, a[0].min(b[0]), a[0].max(b[0]));
            for row in spanned(&south, -a[1].max(b[1]), -a[1].min(b[1])) {
                let cell = |column: usize| row * (west.len() - 1) + column;
                touched[cell(columns.start)..cell(columns.end.max(columns.start))].fill(true);
            }
        }
        let mut known = None;
        let cells = (0..CELLS).flat_map(|row| (0..CELLS).map(move |column| (column, row)));
        cells
            .map(|(column, row)| {
                let starts_anew = column == 0 || touched[cell_number(column, row)];
                known = if starts_anew { None } else { known };
                if !touched[cell_number(column, row)] && known.is_none() {
                    known = Some(self.holds(place(column, row, 1)));
                }
                known
            })
            .collect()
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

/// The intervals between rising `limits` that a span touches.
fn spanned(limits: &[f64], low: f64, high: f64) -> Range<usize> {
    let last = limits.len() - 1;
    if high + HAIR < limits[0] || low - HAIR > limits[last] {
        return 0..0;
    }
    let first = limits.partition_point(|it| *it < low - HAIR).saturating_sub(1);
    let end = limits.partition_point(|it| *it <= high + HAIR).min(last);
    first..end
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
    fn what_a_cell_says_holds_everywhere_in_it() {
        // A skew outline with a hole, smaller than the tile at 110° E on the equator.
        let ring = |scale: f64| {
            let corners = [[-7.0, -3.0], [1.0, -8.0], [8.0, 0.5], [3.0, 7.0], [-5.0, 4.0]];
            corners.map(|[x, y]| [110.011 + x * scale, 0.011 + y * scale]).to_vec()
        };
        let polygons = [vec![ring(1e-3), ring(3e-4)]];
        let coverage = Coverage::build(polygons.iter());
        let id = TileId::check_tile_of(GridPoint::from_lng_lat(LngLat::new(110.011, 0.011).unwrap()));
        let cells = coverage.over_cells(id);
        let (x0, y0) = id.origin();
        let (mut inside, mut outside) = (0, 0);
        for n in 0..40_000_i64 {
            let (x, y) = ((n * 7_919) % (CELLS * CELL), (n * 104_729) % (CELLS * CELL));
            let Some(said) = cells[cell_number(x / CELL, y / CELL)] else { continue };
            let place = GridPoint { x: (x0 + x) * FINE, y: (y0 + y) * FINE }.to_lng_lat();
            assert_eq!(said, coverage.holds(place), "{place:?}");
            *(if said { &mut inside } else { &mut outside }) += 1;
        }
        assert!(inside > 1_000 && outside > 1_000, "{inside} {outside}");
    }

    #[test]
    fn without_polygons_nothing_is_covered() {
        assert!(!Coverage::build(core::iter::empty()).holds(LngLat::new(100.0, 1.0).unwrap()));
    }
}
