//! Whether a picture can be read: how wide its edges are, how bright its bright parts, which way its lines of text run, how
//! many pixels it had.

use crate::grey::Grey;

/// What is wrong with a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flaw {
    /// Out of focus, or the hand moved.
    Blurred,
    /// Too little light.
    Dark,
    /// Lines of text run up or down.
    Sideways,
    /// Too few pixels.
    Small,
}

impl Flaw {
    /// Its word in answers (`FileRef::insisted`) and ids of sentences.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Blurred => "blur",
            Self::Dark => "dark",
            Self::Sideways => "sideways",
            Self::Small => "small",
        }
    }
}

/// What is to be seen on a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// A paper: it has text, which must be readable.
    Paper,
    /// A place, a building, a person: smooth walls are no flaw, and nothing tells which way is up.
    Scene,
}

/// Pixels of the long and the short edge that a paper needs: letters of A4 are ten pixels high then.
const PAPER: (u32, u32) = (1000, 600);
const SCENE: (u32, u32) = (640, 400);
/// The brightest twentieth of a picture with enough light is brighter than this.
const LIGHT: u8 = 84;
/// An edge is looked at where it is so much brighter on one side.
const CONTRAST: i32 = 26;
/// Edges wider than this, in quarters of a pixel, are blurred.
const WIDE: usize = 15;
/// Fewer edges than this tell nothing.
const ENOUGH: usize = 60;

/// Looks at a picture. `copy` has `ANALYSED` pixels along its long edge (or fewer, where the picture has fewer);
/// `size` is that of the picture itself.
pub fn flaws(copy: &Grey, size: (u32, u32), seen: Seen) -> Vec<Flaw> {
    let mut out = Vec::new();
    let (long, short) = if seen == Seen::Paper { PAPER } else { SCENE };
    if size.0.max(size.1) < long || size.0.min(size.1) < short {
        out.push(Flaw::Small);
    }
    let is_dark = brightness(copy, 95) < LIGHT;
    if is_dark {
        out.push(Flaw::Dark);
    }
    let turned = copy.transposed();
    // In the dark, noise is all there is to look at.
    if !is_dark && is_blurred(copy, &turned, seen) {
        out.push(Flaw::Blurred);
    }
    if seen == Seen::Paper && is_sideways(copy, &turned) {
        out.push(Flaw::Sideways);
    }
    out.sort_unstable();
    out
}

/// The shade that so many of a hundred pixels are at most.
fn brightness(grey: &Grey, share: usize) -> u8 {
    let mut counts = [0_usize; 256];
    for it in grey.pixels() {
        counts[usize::from(*it)] += 1;
    }
    let wanted = grey.pixels().len() * share / 100;
    let mut sum = 0;
    for (shade, count) in (0..=u8::MAX).zip(counts) {
        sum += count;
        if sum > wanted {
            return shade;
        }
    }
    u8::MAX
}

fn is_blurred(grey: &Grey, turned: &Grey, seen: Seen) -> bool {
    // A hand that moves blurs one direction only.
    let (across, along) = (edges(grey), edges(turned));
    if across.count + along.count < ENOUGH {
        return seen == Seen::Paper;
    }
    [across, along].iter().any(|it| it.count >= ENOUGH && it.width > WIDE)
}

struct Edges {
    count: usize,
    /// Of the sharper third, the widest, in quarters of a pixel.
    width: usize,
}

/// Edges met along the rows: their height over their steepest step is their width, however strong they are.
fn edges(grey: &Grey) -> Edges {
    let mut widths = [0_usize; 160];
    for y in (2..grey.height().saturating_sub(2)).step_by(3) {
        // Five rows together, and neighbours in the row, so that noise is no edge.
        let raw = |x: usize| (y - 2..=y + 2).map(|y| grey.at(x, y)).sum::<i32>();
        let inner = 1..grey.width().saturating_sub(1);
        let row: Vec<i32> = inner.map(|x| (raw(x - 1) + 2 * raw(x) + raw(x + 1)) / 5).collect();
        count_edges(&row, &mut widths);
    }
    let count: usize = widths.iter().sum();
    let (mut sum, mut width) = (0, 0);
    for (at, it) in widths.iter().enumerate() {
        sum += it;
        if sum * 3 >= count {
            width = at;
            break;
        }
    }
    Edges { count, width }
}

/// Ways up and down in a row of shades times four.
fn count_edges(row: &[i32], widths: &mut [usize; 160]) {
    let mut begin = 0;
    while begin + 1 < row.len() {
        let is_up = row[begin + 1] > row[begin];
        let (mut end, mut steepest) = (begin, 0);
        while end + 1 < row.len() {
            let step = if is_up { row[end + 1] - row[end] } else { row[end] - row[end + 1] };
            if step < 0 || (step == 0 && end == begin) {
                break;
            }
            steepest = steepest.max(step);
            end += 1;
        }
        let height = (row[end] - row[begin]).abs();
        if height >= CONTRAST * 4 && steepest > 0 {
            let width = usize::try_from(height * 4 / steepest).unwrap_or(0);
            widths[width.min(widths.len() - 1)] += 1;
        }
        begin = end.max(begin + 1);
    }
}

/// Side of the squares in which lines of text are looked for.
const BLOCK: usize = 64;
/// So many times the picture is halved: letters of a card are large, those of a form small.
const HALVINGS: u32 = 2;

/// Whether lines of text run up or down: in most squares that hold text, dark and bright alternate more from column to
/// column than from row to row. Squares count by the ground they cover, since whole lines say more than single letters.
fn is_sideways(grey: &Grey, turned: &Grey) -> bool {
    let (mut grey, mut turned) = (grey.halved(), turned.halved());
    let (mut upright, mut sideways) = (0_usize, 0_usize);
    for halving in 0..HALVINGS {
        let weight = 4_usize.pow(halving);
        let squares = (0..grey.height() / BLOCK)
            .flat_map(|down| (0..grey.width() / BLOCK).map(move |right| (right * BLOCK, down * BLOCK)));
        for (x, y) in squares {
            match (unrest(&grey, x, y), unrest(&turned, y, x)) {
                (Some(rows), Some(columns)) if rows > columns * 2 => upright += weight,
                (Some(rows), Some(columns)) if columns > rows * 2 => sideways += weight,
                _ => {}
            }
        }
        (grey, turned) = (grey.halved(), turned.halved());
    }
    sideways >= 8 && sideways > upright * 2
}

/// How much the rows of a square differ from those around them; nothing where it holds hardly any ink.
fn unrest(grey: &Grey, x: usize, y: usize) -> Option<i64> {
    let row = |dy: usize| -> i64 { (0..BLOCK).map(|dx| i64::from(grey.at(x + dx, y + dy))).sum() };
    let rows: Vec<i64> = (0..BLOCK).map(row).collect();
    let mut sum = 0;
    for at in REACH..BLOCK - REACH {
        // Against the slow change of light.
        let around: i64 = rows[at - REACH..=at + REACH].iter().sum();
        let off = rows[at] * ROWS - around;
        sum += off * off / 64;
    }
    let ink = (0..BLOCK)
        .flat_map(|dy| (1..BLOCK).map(move |dx| (dx, dy)))
        .filter(|(dx, dy)| (grey.at(x + dx, y + dy) - grey.at(x + dx - 1, y + dy)).abs() > 12)
        .count();
    (ink > INK).then_some(sum)
}

/// Rows above and below that a row is compared with, and how many that are with itself.
const REACH: usize = 10;
const ROWS: i64 = 21;
/// Steps of brightness in a square that holds text.
const INK: usize = 150;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_of_any_size_and_shade_are_looked_at() {
        for (width, height) in [(1, 1), (1, 300), (300, 2), (64, 64), (1000, 3)] {
            for shade in [0, 128, 255] {
                let grey = Grey::new(width, height, vec![shade; width * height]).unwrap();
                let size = (u32::try_from(width).unwrap(), u32::try_from(height).unwrap());
                assert!(flaws(&grey, size, Seen::Scene).contains(&Flaw::Small));
                assert_eq!(flaws(&grey, (4000, 3000), Seen::Scene).contains(&Flaw::Dark), shade == 0);
            }
        }
    }

    #[test]
    fn a_smooth_wall_is_no_blurred_place_but_an_unreadable_paper() {
        let grey = Grey::new(100, 100, vec![200; 10_000]).unwrap();
        assert_eq!(flaws(&grey, (4000, 3000), Seen::Scene), []);
        assert_eq!(flaws(&grey, (4000, 3000), Seen::Paper), [Flaw::Blurred]);
    }

    #[test]
    fn a_paper_with_few_pixels_is_too_small() {
        let grey = Grey::new(4, 4, vec![200; 16]).unwrap();
        assert!(flaws(&grey, (999, 700), Seen::Paper).contains(&Flaw::Small));
        assert!(flaws(&grey, (1200, 599), Seen::Paper).contains(&Flaw::Small));
        assert!(!flaws(&grey, (640, 480), Seen::Scene).contains(&Flaw::Small));
    }
}
