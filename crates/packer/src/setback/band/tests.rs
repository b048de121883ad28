//! The band of a line against the distances that another library measures on the ellipsoid.

use geo::{Contains as _, Distance as _, Geodesic, LineString, Point, Polygon};

use super::*;

/// Numbers that are the same in every run, between 0 and 1.
struct Lots(u64);

impl Lots {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(self.0 >> 33).unwrap()) / f64::from(1_u32 << 31)
    }
}

fn place(lng: f64, lat: f64) -> LngLat {
    LngLat::new(lng, lat).unwrap()
}

/// Metres to the nearest place of a piece that is straight in degrees.
fn distance(p: LngLat, [a, b]: [LngLat; 2]) -> f64 {
    let at = |t: f64| {
        let on = Point::new(a.lng() + (b.lng() - a.lng()) * t, a.lat() + (b.lat() - a.lat()) * t);
        Geodesic.distance(Point::new(p.lng(), p.lat()), on)
    };
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..40 {
        let (one, other) = (low + (high - low) * 0.381_966, low + (high - low) * 0.618_034);
        if at(one) < at(other) {
            high = other;
        } else {
            low = one;
        }
    }
    at(0.0).min(at(1.0)).min(at(low))
}

fn holds(stretches: &[Polygons], p: LngLat) -> bool {
    let line = |it: &Vec<LngLat>| it.iter().map(|it| (it.lng(), it.lat())).collect::<LineString>();
    stretches.iter().flatten().any(|polygon| {
        let holes = polygon[1..].iter().map(line).collect();
        Polygon::new(line(&polygon[0]), holes).contains(&Point::new(p.lng(), p.lat()))
    })
}

/// Asks places near the edge of a band, where a mistake would show.
fn check(line: &[LngLat], reach: f64, lots: &mut Lots) {
    let band = around(line, reach);
    let pairs: Vec<[LngLat; 2]> = match line {
        [one] => vec![[*one, *one]],
        many => many.windows(2).map(|it| [it[0], it[1]]).collect(),
    };
    let (mut inside, mut outside) = (0, 0);
    for n in 0..150 {
        let beside = line[n % line.len()];
        let (way, far) = (lots.next() * TAU, reach * (0.8 + 0.4 * lots.next()) / 110_600.0);
        let p = place(beside.lng() + far * libm::cos(way), beside.lat() + far * libm::sin(way));
        let away = pairs.iter().map(|it| distance(p, *it)).fold(f64::MAX, f64::min);
        if (away - reach).abs() < 0.02 {
            continue;
        }
        assert_eq!(holds(&band, p), away < reach, "{away} of {reach} at {p:?} beside {line:?}");
        *(if away < reach { &mut inside } else { &mut outside }) += 1;
    }
    assert!(inside > 20 && outside > 10, "{inside} {outside}");
}

#[test]
fn a_band_holds_just_what_another_library_finds_near_enough() {
    let mut lots = Lots(11);
    for round in 0..12 {
        let reach = [3.0, 15.0, 100.0, 200.0][round % 4];
        // A walk that turns sharply and comes back upon itself, with pieces shorter and longer than the reach.
        let (mut lng, mut lat, mut way) = (123.5, [-10.2, -0.5, 5.0][round % 3], 0.0);
        let mut line = vec![place(lng, lat)];
        for _ in 0..12 {
            way += (lots.next() - 0.5) * 5.0;
            let step = reach / 110_600.0 * 3.0 * lots.next();
            lng += step * libm::cos(way);
            lat += step * libm::sin(way);
            line.push(place(lng, lat));
        }
        check(&line, reach, &mut lots);
    }
}

#[test]
fn a_spring_gets_its_circle_and_a_line_its_round_ends() {
    let mut lots = Lots(3);
    check(&[place(123.6, -10.2)], 200.0, &mut lots);
    check(&[place(123.6, -10.2), place(123.6001, -10.2), place(123.6, -10.2)], 50.0, &mut lots);
    check(&[place(123.6, -10.2), place(123.6, -10.2), place(123.6001, -10.2)], 50.0, &mut lots);
}

#[test]
fn a_line_of_thirty_kilometres_has_no_cleft_where_its_stretches_meet() {
    let mut lots = Lots(5);
    let corner = |n: i32| place(123.4 + f64::from(n) * 0.003, -10.2 + f64::from(n % 7) * 0.002);
    let line: Vec<LngLat> = (0..100).map(corner).collect();
    assert!(around(&line, 100.0).len() > 2, "it is drawn in stretches");
    check(&line, 100.0, &mut lots);
}
