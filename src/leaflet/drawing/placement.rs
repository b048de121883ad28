//! Which names are written, and where: one decision over the whole view, the same for the same wishes in any order.
//! Pure; knows neither tiles nor fonts.

use core::cmp::Ordering;
use std::rc::Rc;

use super::names::Class;

/// A name that wants to be written, in pixels of the view.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Wish {
    pub(crate) class: Class,
    pub(crate) text: Rc<str>,
    /// Its middle; for a name with a dot, the dot.
    pub(crate) at: (f64, f64),
    /// The way in which it is read, of length one; level is `(1, 0)`.
    pub(crate) towards: (f64, f64),
    /// Width of the text without margins.
    pub(crate) width: f64,
    /// Among wishes of one class the larger comes first: the room a name has, the length of its line.
    pub(crate) weight: f64,
}

/// A name and the middle at which it is written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Placed {
    pub(crate) wish: Wish,
    pub(crate) middle: (f64, f64),
}

/// Room around a text on either side.
const MARGIN: f64 = 4.0;
/// Room of a dot with its rim, from its middle.
const DOT: f64 = 4.0;

/// The wishes that are granted, in the order of their rank. No two texts share any room, a name stands once in a view
/// or again only at its distance, and none reaches over the edge of the view.
pub(crate) fn place(mut wishes: Vec<Wish>, (width, height): (f64, f64)) -> Vec<Placed> {
    measure::sort_by(&mut wishes, order);
    let mut taken = Taken::default();
    let mut placed: Vec<Placed> = Vec::new();
    for wish in wishes {
        if is_repeated(&placed, &wish) {
            continue;
        }
        let fits = |middle: &(f64, f64)| {
            let boxes = boxes(&wish, *middle);
            let is_inside = |it: &[f64; 4]| it[0] >= 0.0 && it[1] >= 0.0 && it[2] <= width && it[3] <= height;
            boxes.iter().all(|it| is_inside(it) && taken.is_free(it))
        };
        if let Some(middle) = middles(&wish).into_iter().find(fits) {
            taken.0.extend(boxes(&wish, middle));
            placed.push(Placed { wish, middle });
        }
    }
    placed
}

/// Rank, then weight, then what makes the order the same on every machine.
fn order(a: &Wish, b: &Wish) -> Ordering {
    a.class
        .cmp(&b.class)
        .then_with(|| b.weight.total_cmp(&a.weight))
        .then_with(|| a.text.cmp(&b.text))
        .then_with(|| a.at.1.total_cmp(&b.at.1))
        .then_with(|| a.at.0.total_cmp(&b.at.0))
}

fn is_repeated(placed: &[Placed], wish: &Wish) -> bool {
    placed.iter().filter(|it| it.wish.text == wish.text).any(|it| match wish.class.repeat() {
        Some(distance) => {
            let (dx, dy) = (it.wish.at.0 - wish.at.0, it.wish.at.1 - wish.at.1);
            dx * dx + dy * dy < distance * distance
        }
        None => true,
    })
}

/// Where the middle of a text may stand: on its point, or around its dot.
fn middles(wish: &Wish) -> Vec<(f64, f64)> {
    let (x, y) = wish.at;
    if !wish.class.has_dot() {
        return vec![wish.at];
    }
    let (beside, below) = (wish.width / 2.0 + DOT + 4.0, wish.class.height() / 2.0 + DOT);
    vec![(x, y + below), (x + beside, y), (x - beside, y), (x, y - below)]
}

/// The room that a wish takes: its text, in a chain of squares where it is turned, and its dot.
fn boxes(wish: &Wish, (x, y): (f64, f64)) -> Vec<[f64; 4]> {
    let around = |x: f64, y: f64, wide: f64, high: f64| [x - wide, y - high, x + wide, y + high];
    let (half, high) = (wish.width / 2.0 + MARGIN, wish.class.height() / 2.0);
    let mut boxes = Vec::new();
    let (dx, dy) = wish.towards;
    if dy.abs() < 0.03 {
        boxes.push(around(x, y, half, high));
    } else {
        let mut along = high - half;
        while along < half {
            let at = along.min(half - high);
            boxes.push(around(x + dx * at, y + dy * at, high, high));
            along += high;
        }
    }
    if wish.class.has_dot() {
        boxes.push(around(wish.at.0, wish.at.1, DOT, DOT));
    }
    boxes
}

/// Room that texts have taken.
#[derive(Default)]
struct Taken(Vec<[f64; 4]>);

impl Taken {
    fn is_free(&self, wanted: &[f64; 4]) -> bool {
        let meets = |other: &[f64; 4]| {
            wanted[0] < other[2] && other[0] < wanted[2] && wanted[1] < other[3] && other[1] < wanted[3]
        };
        !self.0.iter().any(meets)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VIEW: (f64, f64) = (1_000.0, 800.0);

    fn wish(class: Class, text: &str, at: (f64, f64)) -> Wish {
        Wish { class, text: text.into(), at, towards: (1.0, 0.0), width: 60.0, weight: 0.0 }
    }

    fn texts(placed: &[Placed]) -> Vec<&str> {
        placed.iter().map(|it| &*it.wish.text).collect()
    }

    #[test]
    fn the_more_important_name_stays_where_two_collide() {
        let wishes = vec![
            wish(Class::Code, "R-2", (200.0, 200.0)),
            wish(Class::Kelurahan, "Oebobo", (210.0, 205.0)),
            wish(Class::Code, "K-1", (200.0, 260.0)),
        ];
        assert_eq!(texts(&place(wishes, VIEW)), ["Oebobo", "K-1"]);
    }

    #[test]
    fn no_two_names_share_room() {
        let wishes: Vec<Wish> = (0..400_u32)
            .map(|n| {
                let at = (f64::from(n * 37 % 1_000), f64::from(n * 91 % 800));
                let class = if n % 2 == 0 { Class::MainRoad } else { Class::Rest };
                let towards = if n % 2 == 0 { (0.6, 0.8) } else { (1.0, 0.0) };
                Wish { towards, ..wish(class, &n.to_string(), at) }
            })
            .collect();
        let placed = place(wishes, VIEW);
        assert!(placed.len() > 30, "{}", placed.len());
        let all: Vec<_> = placed.iter().map(|it| boxes(&it.wish, it.middle)).collect();
        for (n, one) in all.iter().enumerate() {
            for other in &all[..n] {
                let taken = Taken(other.clone());
                assert!(one.iter().all(|it| taken.is_free(it)));
            }
        }
    }

    #[test]
    fn a_name_on_both_sides_of_a_tiles_edge_is_written_once() {
        let wishes = vec![
            wish(Class::Rest, "SD Oebobo", (255.0, 300.0)),
            wish(Class::Rest, "SD Oebobo", (257.0, 300.0)),
            wish(Class::Kelurahan, "Oebobo", (700.0, 300.0)),
            wish(Class::Kelurahan, "Oebobo", (300.0, 700.0)),
        ];
        assert_eq!(texts(&place(wishes, VIEW)), ["Oebobo", "SD Oebobo"]);
    }

    #[test]
    fn a_road_is_named_again_only_at_a_distance() {
        let road = |x: f64| wish(Class::MainRoad, "Jalan El Tari", (x, 100.0));
        let placed = place(vec![road(100.0), road(300.0), road(600.0), road(900.0)], VIEW);
        let at: Vec<f64> = placed.iter().map(|it| it.middle.0).collect();
        assert_eq!(at, [100.0, 600.0]);
    }

    #[test]
    fn the_order_of_wishes_changes_nothing() {
        let mut wishes: Vec<Wish> = (0..60_u32)
            .map(|n| {
                wish(Class::Public, &format!("P{n}"), (f64::from(n * 53 % 900), f64::from(n * 29 % 700)))
            })
            .collect();
        let before = place(wishes.clone(), VIEW);
        wishes.reverse();
        wishes.rotate_left(17);
        assert_eq!(place(wishes, VIEW), before);
    }

    #[test]
    fn a_name_with_a_dot_moves_aside_before_it_is_left_out() {
        let wishes = vec![
            wish(Class::Landmark, "Pasar Oeba", (200.0, 200.0)),
            wish(Class::Public, "Kantor Lurah", (200.0, 224.0)),
        ];
        let placed = place(wishes, VIEW);
        assert_eq!(placed.len(), 2);
        assert!(placed[1].middle.1 > 224.0);
    }

    #[test]
    fn nothing_is_written_over_the_edge_of_the_view() {
        assert!(place(vec![wish(Class::Kelurahan, "Alak", (20.0, 100.0))], VIEW).is_empty());
    }
}
