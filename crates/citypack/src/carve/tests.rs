//! Cutting plots along the plan: shares, holes, tile edges, broken outlines.

use measure::{CHECK_EXTENT, GridPoint, TileId};

use super::*;
use crate::{
    ledger::Ledger,
    mvt::{Feature, GeomKind, Layer, Tile, Value},
};

/// The tile whose north-western corner the tests count from.
const TILE: TileId = TileId { z: 14, x: 13_817, y: 8_656 };

fn plans() -> Vec<LayerPlan> {
    let plan = |name: &str, kind| LayerPlan { name: name.to_owned(), kind, overlays: vec![] };
    vec![plan("zone", LayerKind::SubZone), plan("river", LayerKind::Overlay)]
}

fn rectangle(x0: i32, y0: i32, x1: i32, y1: i32) -> Vec<(i32, i32)> {
    vec![(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
}

/// A polygon as tiles hold it, with its code.
type Drawn<'a> = (&'a str, Vec<Vec<(i32, i32)>>);

fn layer(name: &str, key: &str, features: &[Drawn<'_>]) -> Layer {
    let values = features.iter().map(|it| Value::Text(it.0.to_owned())).collect();
    let feature = |(n, it): (usize, &Drawn<'_>)| Feature {
        id: 1,
        tags: vec![(0, u32::try_from(n).unwrap())],
        kind: GeomKind::Polygon,
        parts: it.1.clone(),
    };
    Layer {
        name: name.to_owned(),
        extent: u32::try_from(CHECK_EXTENT).unwrap(),
        keys: vec![key.to_owned()],
        values,
        features: features.iter().enumerate().map(feature).collect(),
    }
}

/// Places of corners in grid units from the tile's corner.
fn outline(corners: &[(i64, i64)]) -> Outline {
    let (ox, oy) = TILE.origin();
    let place = |it: &(i64, i64)| GridPoint { x: (ox + it.0) * 256, y: (oy + it.1) * 256 }.to_lng_lat();
    Outline::of_ring(&corners.iter().map(place).collect::<Vec<_>>()).unwrap()
}

struct World {
    ledger: Ledger,
    tiles: Vec<Rc<DrawnTile>>,
    plans: Vec<LayerPlan>,
}

impl World {
    fn new(tiles: &[(TileId, Tile)]) -> Self {
        let (mut ledger, plans) = (Ledger::default(), plans());
        let build = |it: &(TileId, Tile)| {
            Rc::new(DrawnTile::build(it.0, Some(&it.1), &plans, None, &mut ledger).unwrap())
        };
        let tiles = tiles.iter().map(build).collect();
        Self { ledger, tiles, plans }
    }

    /// Square metres and number of polygons by zone and by how many overlays lie on it.
    fn carve(&self, outline: &Outline) -> Vec<(String, usize, f64, usize)> {
        let knife = Knife { plans: &self.plans, tiles: &self.tiles, coverage: Vec::new() };
        let zone = |number: u32| self.ledger.zone(number).code().unwrap_or("-").to_owned();
        let one = |((zones, overlays), shape): (Facts, Shape)| {
            (zone(zones[0]), overlays.len(), shape.area(outline.frame), shape.polygons().len())
        };
        let parts: Vec<_> = knife.carve(outline).into_iter().map(one).collect();
        let sum: f64 = parts.iter().map(|it| it.2).sum();
        assert!((sum - outline.area.value()).abs() < 0.011, "no ground is lost: {sum} of {}", outline.area);
        parts
    }
}

fn whole(code: &'static str) -> (&'static str, Vec<Vec<(i32, i32)>>) {
    (code, vec![rectangle(-512, -512, 66_048, 66_048)])
}

#[test]
fn a_plot_on_a_border_is_cut_where_the_border_runs() {
    let zones = [
        ("A", vec![rectangle(-512, -512, 30_000, 66_048)]),
        ("B", vec![rectangle(30_000, -512, 66_048, 66_048)]),
    ];
    let world = World::new(&[(TILE, Tile { layers: vec![layer("zone", "code", &zones)] })]);
    let parts = world.carve(&outline(&[(29_000, 100), (31_000, 100), (31_000, 1_100), (29_000, 1_100)]));
    assert_eq!(parts.iter().map(|it| it.0.as_str()).collect::<Vec<_>>(), ["A", "B"]);
    assert!((parts[0].2 / parts[1].2 - 1.0).abs() < 1e-6);
    // A plot that ends at the border has nothing of the other side.
    let parts = world.carve(&outline(&[(29_000, 100), (30_000, 100), (30_000, 1_100), (29_000, 1_100)]));
    assert_eq!(parts.len(), 1, "{parts:?}");
}

#[test]
fn a_plot_over_four_tiles_is_one_part_where_the_zone_is_one() {
    let next = |x, y| TileId { x: TILE.x + x, y: TILE.y + y, ..TILE };
    let tile = || Tile { layers: vec![layer("zone", "code", &[whole("A")])] };
    let tiles = [(next(0, 0), tile()), (next(1, 0), tile()), (next(0, 1), tile()), (next(1, 1), tile())];
    let world = World::new(&tiles);
    let over = outline(&[(65_000, 65_100), (66_100, 64_900), (66_300, 66_000), (65_100, 66_200)]);
    let parts = world.carve(&over);
    assert_eq!(parts.len(), 1);
    assert_eq!(parts[0].3, 1, "the lines of the tiles are no borders");
}

#[test]
fn two_polygons_that_say_one_thing_are_one_part() {
    let zones = [
        ("A", vec![rectangle(-512, -512, 30_000, 66_048)]),
        ("A", vec![rectangle(30_000, -512, 66_048, 66_048)]),
    ];
    let world = World::new(&[(TILE, Tile { layers: vec![layer("zone", "code", &zones)] })]);
    let parts = world.carve(&outline(&[(29_000, 100), (31_000, 100), (31_000, 1_100), (29_000, 1_100)]));
    assert_eq!((parts.len(), parts[0].3), (1, 1));
}

#[test]
fn holes_gaps_and_overlays_part_a_plot() {
    // A zone with a hole in which another lies, with a gap between them; a river across.
    let mut hole = rectangle(10_000, 10_000, 12_000, 12_000);
    hole.reverse();
    let zones = [
        ("A", vec![rectangle(-512, -512, 66_048, 66_048), hole]),
        ("B", vec![rectangle(10_500, 10_500, 11_500, 11_500)]),
    ];
    let river = [("", vec![rectangle(-512, 10_900, 66_048, 11_100)])];
    let layers = vec![layer("zone", "code", &zones), layer("river", "class", &river)];
    let world = World::new(&[(TILE, Tile { layers })]);
    let parts = world.carve(&outline(&[(9_000, 9_000), (13_000, 9_000), (13_000, 13_000), (9_000, 13_000)]));
    let mut seen: Vec<(&str, usize, usize)> = parts.iter().map(|it| (it.0.as_str(), it.1, it.3)).collect();
    seen.sort_unstable();
    // Outside the coverage nothing is drawn, so the gap has no code; the river parts zone and gap in two.
    assert_eq!(seen, [("-", 0, 2), ("-", 1, 2), ("A", 0, 2), ("A", 1, 2), ("B", 0, 2), ("B", 1, 1)]);
}

#[test]
fn any_plot_on_any_cover_keeps_its_ground() {
    let mut state = 3_u64;
    let mut next = |most: i64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(state >> 33).unwrap() % most
    };
    for _ in 0..150 {
        let corner = |n: i64| i32::try_from(n).unwrap();
        // Triangles that may overlap, cross tiles and have no size.
        let mut drawn: Vec<Drawn<'_>> = Vec::new();
        for code in ["A", "B", "C", "D", "A", "E"] {
            let ring = (0..3).map(|_| (corner(next(6_000) - 500), corner(next(6_000) - 500))).collect();
            drawn.push((code, vec![ring]));
        }
        let world = World::new(&[(TILE, Tile { layers: vec![layer("zone", "code", &drawn)] })]);
        let (x, y) = (500 + next(4_000), 500 + next(4_000));
        let plot =
            [(x, y), (x + 400 + next(900), y + next(99)), (x + 900, y + 900), (x - next(300), y + 700)];
        world.carve(&outline(&plot));
    }
}
