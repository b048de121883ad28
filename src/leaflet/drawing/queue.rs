//! Which square is painted next: those of the zoom that is shown, and of these the nearest to the middle.

/// Zoom, column and row of a square.
pub(crate) type Place = (u8, i32, i32);

/// The index of the square to be painted next. `middle` is the middle of the view in squares of its zoom.
pub(crate) fn next(waiting: &[Place], zoom: u8, middle: (f64, f64)) -> Option<usize> {
    let far = |&(z, x, y): &Place| {
        let (dx, dy) = (f64::from(x) + 0.5 - middle.0, f64::from(y) + 0.5 - middle.1);
        (z != zoom, dx * dx + dy * dy)
    };
    let order = |a: &(usize, (bool, f64)), b: &(usize, (bool, f64))| {
        a.1.0.cmp(&b.1.0).then_with(|| a.1.1.total_cmp(&b.1.1)).then_with(|| a.0.cmp(&b.0))
    };
    waiting.iter().map(far).enumerate().min_by(order).map(|it| it.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_square_nearest_the_middle_comes_first() {
        let waiting = [(14, 0, 0), (14, 4, 4), (14, 9, 9)];
        assert_eq!(next(&waiting, 14, (4.2, 4.9)), Some(1));
        assert_eq!(next(&waiting, 14, (8.0, 9.0)), Some(2));
        assert_eq!(next(&[], 14, (0.0, 0.0)), None);
    }

    #[test]
    fn squares_of_a_zoom_that_is_left_behind_wait() {
        assert_eq!(next(&[(13, 4, 4), (14, 90, 90)], 14, (4.5, 4.5)), Some(1));
    }
}
