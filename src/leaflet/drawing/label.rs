//! Where the code of a zone can stand: wholly inside the zone and inside one square, so that it is never cut.

use super::cells::{CELL_PX, Cells, SIDE};

/// A label that is wanted for the shape with that number in the raster.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct LabelWish {
    /// The shape's number in the raster, from one.
    pub(crate) number: u16,
    /// Width of the text with its margins, in CSS pixels.
    pub(crate) width: f64,
}

/// Where a label goes: its middle, in CSS pixels from the upper left corner of the square.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct LabelSpot {
    pub(crate) number: u16,
    pub(crate) x: f64,
    pub(crate) y: f64,
}

/// A line of text needs its own row of cells and one above and below.
const ROWS_ASIDE: usize = 1;

/// One spot per wish at most, in the order of the wishes: where the zone is deepest among the places with room.
pub(crate) fn place_labels(cells: &Cells, wishes: &[LabelWish]) -> Vec<LabelSpot> {
    let depths = cells.depths();
    wishes.iter().filter_map(|wish| best_spot(cells, &depths, wish)).collect()
}

fn best_spot(cells: &Cells, depths: &[u16], wish: &LabelWish) -> Option<LabelSpot> {
    let aside = columns_aside(wish.width);
    let mut best: Option<(u16, usize, usize)> = None;
    for row in ROWS_ASIDE..SIDE - ROWS_ASIDE {
        for column in aside..SIDE.saturating_sub(aside) {
            let depth = depths[row * SIDE + column];
            let is_better = best.is_none_or(|(deepest, _, _)| depth > deepest);
            if is_better && cells.at(column, row) == wish.number && has_room(cells, wish, column, row) {
                best = Some((depth, column, row));
            }
        }
    }
    best.map(|(_, column, row)| LabelSpot { number: wish.number, x: middle_of(column), y: middle_of(row) })
}

fn has_room(cells: &Cells, wish: &LabelWish, column: usize, row: usize) -> bool {
    let aside = columns_aside(wish.width);
    let rows = row - ROWS_ASIDE..=row + ROWS_ASIDE;
    rows.into_iter()
        .all(|row| (column - aside..=column + aside).all(|column| cells.at(column, row) == wish.number))
}

/// Cells that a text needs to the left and to the right of its middle cell.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the cells of a side")]
fn columns_aside(width: f64) -> usize {
    ((width / CELL_PX - 1.0) / 2.0).ceil().clamp(0.0, 32.0) as usize
}

#[expect(clippy::cast_precision_loss, reason = "a cell number is below 32")]
fn middle_of(cell: usize) -> f64 {
    (cell as f64 + 0.5) * CELL_PX
}

/// Room on a square that texts have taken.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Taken(Vec<[f64; 4]>);

impl Taken {
    /// Takes the room of a text with its middle at a point, unless another text has some of it.
    pub(crate) fn take(&mut self, (x, y): (f64, f64), width: f64, height: f64) -> bool {
        let wanted = [x - width / 2.0, y - height / 2.0, x + width / 2.0, y + height / 2.0];
        let meets = |other: &[f64; 4]| {
            wanted[0] < other[2] && other[0] < wanted[2] && wanted[1] < other[3] && other[1] < wanted[3]
        };
        let is_free = !self.0.iter().any(meets);
        if is_free {
            self.0.push(wanted);
        }
        is_free
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_do_not_overlap() {
        let mut taken = Taken::default();
        assert!(taken.take((50.0, 50.0), 40.0, 14.0));
        assert!(!taken.take((80.0, 55.0), 40.0, 14.0));
        assert!(taken.take((80.0, 70.0), 40.0, 14.0));
    }
    use crate::leaflet::drawing::{shape::Shape, window::Window};

    fn cells(shapes: &[Shape]) -> Cells {
        Cells::of(shapes.iter(), Window::of(13, 0, 0).unwrap().frame(4_096))
    }

    #[test]
    fn a_label_stands_in_the_middle_of_a_square_zone() {
        let zone = Shape::polygon("R-2", &[(0, 0), (4_096, 0), (4_096, 4_096), (0, 4_096)]);
        let spots = place_labels(&cells(&[zone]), &[LabelWish { number: 1, width: 32.0 }]);
        assert_eq!(spots.len(), 1);
        assert!((spots[0].x - 128.0).abs() <= 8.0 && (spots[0].y - 128.0).abs() <= 8.0);
    }

    #[test]
    fn a_zone_too_narrow_for_its_label_gets_none() {
        let strip = Shape::polygon("BJ", &[(0, 0), (160, 0), (160, 4_096), (0, 4_096)]);
        assert_eq!(place_labels(&cells(&[strip]), &[LabelWish { number: 1, width: 32.0 }]), []);
    }

    #[test]
    fn a_label_avoids_the_zone_that_lies_within() {
        let outer = Shape::polygon("R-2", &[(0, 0), (4_096, 0), (4_096, 4_096), (0, 4_096)]);
        let inner = Shape::polygon("K-1", &[(1_500, 500), (3_500, 500), (3_500, 3_500), (1_500, 3_500)]);
        let wishes = [LabelWish { number: 1, width: 32.0 }, LabelWish { number: 2, width: 32.0 }];
        let spots = place_labels(&cells(&[outer, inner]), &wishes);
        assert_eq!(spots.len(), 2);
        assert!(spots[0].x + 16.0 < 1_500.0 / 16.0, "{spots:?}");
        assert!(spots[1].x - 16.0 >= 1_500.0 / 16.0, "{spots:?}");
    }

    #[test]
    fn a_label_is_never_cut_by_the_edge_of_the_square() {
        let corner = Shape::polygon("R-3", &[(-64, -64), (700, -64), (700, 500), (-64, 500)]);
        let spots = place_labels(&cells(&[corner]), &[LabelWish { number: 1, width: 38.0 }]);
        assert!(spots.iter().all(|it| it.x >= 19.0 && it.y >= 8.0), "{spots:?}");
    }
}
