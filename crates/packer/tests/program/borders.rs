//! Borders: places on them, on tile edges and at corners; distances against an independent library; doubt.

use geo::{Contains, Coord, Distance, Geodesic, LineString, Point, Polygon};
use serde_json::Value;

use crate::plan::{Plan, SUBZONES, codes, degrees, place, whole};

/// Edges of all sub-zones in degrees. Each zone of the drawing has a code of its own, so each edge is a border.
fn edges() -> Vec<[Coord<f64>; 2]> {
    let mut edges = Vec::new();
    for (_, _, corners) in SUBZONES {
        let at = |n: usize| Coord::from(degrees(corners[n % corners.len()]));
        edges.extend((0..corners.len()).map(|n| [at(n), at(n + 1)]));
    }
    edges
}

/// Metres from a place to the nearest border on the ellipsoid.
fn nearest(p: Point<f64>) -> f64 {
    // Metres per degree here, eastward and northward, only to find the nearest point of an edge.
    let east = Geodesic.distance(p, Point::new(p.x() + 1e-3, p.y())) * 1e3;
    let north = Geodesic.distance(p, Point::new(p.x(), p.y() + 1e-3)) * 1e3;
    let metres = |[a, b]: &[Coord<f64>; 2]| {
        let ((dx, dy), (px, py)) =
            (((b.x - a.x) * east, (b.y - a.y) * north), ((p.x() - a.x) * east, (p.y() - a.y) * north));
        let t = ((px * dx + py * dy) / (dx * dx + dy * dy)).clamp(0.0, 1.0);
        Geodesic.distance(p, Point::new(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t))
    };
    edges().iter().map(metres).fold(f64::MAX, f64::min)
}

fn holders(p: Point<f64>) -> Vec<&'static str> {
    let holds = |corners: &[(f64, f64)]| {
        let ring: LineString<f64> = corners.iter().map(|it| Coord::from(degrees(*it))).collect();
        Polygon::new(ring, vec![]).contains(&p)
    };
    let code = |it: &'static str| if it.contains("Tidak Ada") { "" } else { it };
    let mut found: Vec<&str> = SUBZONES.iter().filter(|it| holds(it.2)).map(|it| code(it.0)).collect();
    found.sort_unstable();
    // The last of the drawing lies on top of others, and is served.
    if found.contains(&"SC") { vec!["SC"] } else { found }
}

struct Lots(u64);

impl Lots {
    /// A number from `low` up to `high`.
    fn between(&mut self, low: f64, high: f64) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        #[expect(clippy::cast_precision_loss, reason = "53 bits are kept on purpose")]
        let fraction = (self.0 >> 11) as f64 / (1_u64 << 53) as f64;
        low + (high - low) * fraction
    }
}

fn near_codes(answer: &Value) -> Vec<String> {
    let near = answer["near"].as_array().unwrap();
    near.iter().map(|it| it["code"].as_str().unwrap_or("").to_owned()).collect()
}

#[test]
fn distances_to_borders_are_those_of_an_independent_library() {
    let mut lots = Lots(5371);
    let mut points: Vec<Point<f64>> = Vec::new();
    for n in 0..3000 {
        // Anywhere in the drawing; every third within some metres of a random border.
        let mut at = degrees((lots.between(-4.0, 4.0), lots.between(-2.0, 4.7)));
        if n % 3 == 0 {
            let all = edges();
            let [a, b] = all[n / 3 % all.len()];
            let t = lots.between(0.0, 1.0);
            let mut off = || lots.between(-4e-5, 4e-5);
            at = (a.x + (b.x - a.x) * t + off(), a.y + (b.y - a.y) * t + off());
        }
        let point = Point::from(at);
        if !holders(point).is_empty() {
            points.push(point);
        }
    }
    let lines: Vec<String> = points.iter().map(|it| format!("{:.12},{:.12}", it.y(), it.x())).collect();
    let answers = whole().ask_points(&lines.join("\n"), "47112").answers();
    assert_eq!(answers.len(), points.len());
    let (mut worst, mut doubted) = (0.0_f64, 0);
    for (point, answer) in points.iter().zip(&answers) {
        let (expected, found) = (nearest(*point), answer["border_m"].as_f64().unwrap());
        let off = (found - expected).abs();
        worst = worst.max(off / (0.01 * expected + 0.02));
        assert!(off <= 0.01 * expected + 0.02, "{point:?}: {found} m, by the library {expected} m");
        if expected > 0.1 {
            assert_eq!(codes(answer), holders(*point), "{point:?}");
        }
        let holds = |kind: &str| answer["doubts"].as_array().unwrap().iter().any(|it| it["kind"] == kind);
        if (expected - 2.5).abs() > 0.03 {
            assert_eq!(holds("near_border"), expected < 2.5, "{point:?} {expected} m: {answer}");
        }
        if expected < 2.45 {
            doubted += 1;
            assert_eq!(answer["doubt"], true);
            let both = codes(answer).len() > 1 || !near_codes(answer).is_empty();
            assert!(both, "both answers are shown: {answer}");
        }
    }
    println!("{} points, {doubted} in doubt, worst error {worst:.3} of what is allowed", points.len());
    assert!(points.len() > 2000 && doubted > 300, "{} {doubted}", points.len());
}

#[test]
fn within_the_band_the_zone_beyond_the_border_is_answered_too() {
    // 110 m to a step: 0.02 steps are 2.2 m, 0.024 are 2.6 m.
    let near = whole().ask(-2.02, 0.3, "47112");
    assert_eq!((codes(&near), near_codes(&near)), (vec!["R-2"], vec!["K-1".to_owned()]));
    assert_eq!(near["doubt"], true);
    assert_eq!(near["near"][0]["outcome"], "limited_conditional");
    assert!((near["near"][0]["distance_m"].as_f64().unwrap() - 2.19).abs() < 0.03, "{near}");
    let far = whole().ask(-2.024, 0.3, "47112");
    assert_eq!((near_codes(&far).len(), &far["doubt"]), (0, &Value::Bool(false)), "{far}");
}

#[test]
fn where_only_an_rtrw_is_known_its_wider_band_counts() {
    // 5.5 m west of R-2, in kawasan PK: inside 12.5 m, outside 2.5 m.
    let answer = whole().ask(-4.05, 0.3, "47112");
    assert_eq!(codes(&answer), ["PK"]);
    assert_eq!(answer["doubt"], true, "{answer}");
    assert_eq!(near_codes(&answer), ["R-2"], "both answers are shown");
    // 5.5 m on the other side the detailed plan speaks, and is sure of it.
    let inside = whole().ask(-3.95, 0.3, "47112");
    assert_eq!((codes(&inside), &inside["doubt"]), (vec!["R-2"], &Value::Bool(false)));
}

#[test]
fn near_an_overlay_the_answer_with_it_is_shown() {
    // The river's strip ends at x = -3; its accuracy is 5 m, and 3.3 m are asked.
    let answer = whole().ask(-2.97, -1.5, "47112");
    assert_eq!(answer["outcome"], "allowed");
    assert_eq!(answer["doubts"][0]["kind"], "near_overlay", "{answer}");
    assert_eq!(answer["near"][0]["outcome"], "forbidden");
    assert_eq!(whole().ask(-2.94, -1.5, "47112")["doubt"], false);
}

#[test]
fn a_place_on_a_border_has_one_of_its_zones_and_the_other_is_near() {
    let on = [
        // On the border of R-2 and K-1, inside a tile.
        (-2.0, 0.7, ["R-2", "K-1"]),
        // On the border of K-1 and SPU-1, which is a tile edge.
        (0.0, 0.7, ["K-1", "SPU-1"]),
        (0.0, -0.7, ["K-1", "SPU-1"]),
        // On the tile edge y = 0 between PTL and the blank zone.
        (3.0, 0.0, ["PTL", ""]),
        // On the lower edge of the triangle.
        (-3.7, 2.0, ["R-2", "r.3"]),
        (1.0, 2.0, ["SPU-1", "r.3"]),
    ];
    for (x, y, zones) in on {
        let answer = whole().ask(x, y, "47112");
        let mut all: Vec<String> = codes(&answer).iter().map(|it| (*it).to_owned()).collect();
        assert_eq!(all.len(), 1, "{answer}");
        all.extend(near_codes(&answer));
        all.sort_unstable();
        let mut zones = zones.map(str::to_owned);
        zones.sort_unstable();
        assert_eq!(all, zones, "{x} {y}: {answer}");
        assert!(answer["border_m"].as_f64().unwrap() <= 0.04, "{answer}");
        assert_eq!(answer["doubt"], true);
    }
}

#[test]
fn at_a_shared_corner_all_zones_are_told() {
    // Three zones and the kawasan meet nowhere in the drawing; three zones meet at (2, 0) and at (0, 2).
    for (x, y, mut zones) in [(2.0, 0.0, vec!["", "PTL", "SPU-1"]), (0.0, 2.0, vec!["K-1", "SPU-1", "r.3"])] {
        let answer = whole().ask(x, y, "47112");
        let mut all: Vec<String> = codes(&answer).iter().map(|it| (*it).to_owned()).collect();
        all.extend(near_codes(&answer));
        all.sort_unstable();
        zones.sort_unstable();
        assert_eq!(all, zones, "{x} {y}: {answer}");
    }
}

#[test]
fn a_tile_edge_within_a_zone_is_no_border() {
    // The triangle lies across x = 0; on that line, far from its own edges, nothing is near.
    for (x, y) in [(0.0, 2.9), (0.0, 3.0), (1e-9, 2.9), (-1e-9, 2.9)] {
        let answer = whole().ask(x, y, "47112");
        assert_eq!((codes(&answer), &answer["doubt"]), (vec!["r.3"], &Value::Bool(false)), "{answer}");
        assert!(answer["border_m"].as_f64().unwrap() > 50.0, "{answer}");
    }
    // y = 0 cuts R-2, K-1 and SPU-1.
    for x in [-3.3, -1.0, 1.0] {
        let answer = whole().ask(x, 0.0, "47112");
        assert_eq!((codes(&answer).len(), &answer["doubt"]), (1, &Value::Bool(false)), "{answer}");
    }
}

#[test]
fn neighbouring_places_across_a_tile_corner_agree() {
    // The tile corner itself lies on the border of K-1 and SPU-1.
    for (dx, code) in [(-0.01, "K-1"), (0.01, "SPU-1")] {
        for dy in [-0.01, -1e-7, 0.0, 1e-7, 0.01] {
            let answer = whole().ask(dx, dy, "47112");
            assert_eq!(codes(&answer), [code]);
            assert!((answer["border_m"].as_f64().unwrap() - 1.1).abs() < 0.03, "{answer}");
        }
    }
}

#[test]
fn a_polygon_one_centimetre_wide_is_reported_and_does_not_stop_the_build() {
    let plan = Plan::drawn();
    let text = std::fs::read_to_string(plan.path("subzone.geojson")).unwrap();
    let (a, b) = (degrees((-3.0, 0.0)), degrees((-2.9, 0.000_05)));
    let sliver = format!(
        r#"{{"type":"Feature","properties":{{"KODE":"R-2"}},"geometry":{{"type":"Polygon","coordinates":[[[{},{}],[{},{}],[{},{}],[{},{}]]]}}}}"#,
        a.0, a.1, b.0, a.1, b.0, b.1, a.0, a.1
    );
    plan.write("subzone.geojson", &text.replacen("\"features\":[", &format!("\"features\":[{sliver},"), 1));
    let said = plan.build(&Plan::mapping());
    assert!(said.succeeded, "{}", said.errors);
    assert!(said.text.contains("feature 1: is narrower than the grid"), "{}", said.text);
    assert_eq!(codes(&plan.ask_at(&place(-3.0, 0.5), "47112")), ["R-2"]);
}
