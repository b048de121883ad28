//! The lie of the land: height above the sea and slope, worked out from the coast, the hills and the valleys of the
//! sketch. A believable shape for the sample, not a survey.

use super::{
    chance,
    grid::Grid,
    plane::{Frame, Point, Vector, contains, metres, real, whole},
    sketch::Sketch,
};

/// Every random choice of this module is drawn under this topic.
const TOPIC: u64 = 401;
/// Metres between the points of the grid.
pub(crate) const STEP_M: f64 = 100.0;

pub(crate) struct Relief {
    /// Metres above the sea.
    pub(crate) height: Grid,
}

impl Relief {
    pub(crate) fn new(
        sketch: &Sketch,
        frame: &Frame,
        outline: &[Point],
        coast: &[Point],
        rivers: &[Vec<Point>],
    ) -> Self {
        let relief = &sketch.relief;
        let step = whole(metres(STEP_M));
        let shore = nearest(outline, &[coast.to_vec()], step, 5.0 * relief.coast_reach_m);
        let bank = nearest(outline, rivers, step, 4.0 * relief.valley_reach_m);
        let hills: Vec<(Point, f64, f64)> = relief
            .hill
            .iter()
            .map(|hill| (frame.point(hill.at), hill.height_m, metres(hill.reach_m)))
            .collect();
        let flats: Vec<(Vec<Point>, f64)> =
            relief.flat.iter().map(|flat| (frame.points(&flat.ring), flat.height_m)).collect();
        let mut height = Grid::over(outline, step);
        height.fill(|spot| {
            if let Some((_, level)) = flats.iter().find(|(ring, _)| contains(ring, spot)) {
                return *level;
            }
            let far = shore.at(spot);
            let plain = relief.base_m + relief.coast_rise_m * far / (far + metres(relief.coast_reach_m));
            let hills: f64 = hills
                .iter()
                .map(|&(at, high, reach)| {
                    let away = at.distance(spot) / reach;
                    let pull = 1.0 / (1.0 + away * away);
                    high * pull * pull
                })
                .sum();
            let wave = chance::hills(TOPIC, spot.x, spot.y, whole(metres(800.0))) - 0.5;
            let near = bank.at(spot) / metres(relief.valley_reach_m);
            let valley = relief.valley_m / (1.0 + near * near);
            (plain + hills + relief.wave_m * wave - valley).max(1.0)
        });
        Self { height }
    }

    pub(crate) fn height(&self, spot: Point) -> f64 {
        self.height.at(spot)
    }

    /// Metres of rise on each metre of ground, uphill.
    pub(crate) fn slope(&self, spot: Point) -> Vector {
        let step = self.height.step;
        let run = real(2 * step) / 100.0;
        let across =
            self.height(Point { x: spot.x + step, ..spot }) - self.height(Point { x: spot.x - step, ..spot });
        let up =
            self.height(Point { y: spot.y + step, ..spot }) - self.height(Point { y: spot.y - step, ..spot });
        Vector { x: across / run, y: up / run }
    }
}

/// Centimetres to the nearest line, no farther than `reach_m`.
pub(crate) fn nearest(outline: &[Point], lines: &[Vec<Point>], step: i64, reach_m: f64) -> Grid {
    let mut grid = Grid::over(outline, step);
    let far = metres(reach_m);
    grid.values.fill(far);
    let (columns, rows) = (grid.columns, grid.rows);
    let cells = whole(far) / step + 1;
    for pair in lines.iter().flat_map(|line| line.windows(2)) {
        let cell = |at: i64, origin: i64| (at - origin).div_euclid(step);
        let range = |a: i64, b: i64, origin: i64, count: usize| {
            let last = i64::try_from(count).expect("a grid has few columns") - 1;
            let low = (cell(a.min(b), origin) - cells).clamp(0, last);
            let high = (cell(a.max(b), origin) + cells).clamp(0, last);
            low..=high
        };
        for row in range(pair[0].y, pair[1].y, grid.origin.y, rows) {
            for column in range(pair[0].x, pair[1].x, grid.origin.x, columns) {
                let (Ok(column), Ok(row)) = (usize::try_from(column), usize::try_from(row)) else { continue };
                let away = super::plane::distance_to_segment(grid.spot(column, row), pair[0], pair[1]);
                let value = &mut grid.values[row * columns + column];
                *value = value.min(away);
            }
        }
    }
    grid
}
