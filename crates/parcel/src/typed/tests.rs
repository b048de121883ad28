//! Lists as people really write them.

use super::*;

/// The middle of Kupang, with its box.
fn kupang() -> Vicinity {
    Vicinity { centre: LngLat::new(123.6, -10.17).unwrap(), bounds: [123.5, -10.25, 123.7, -10.1] }
}

/// The corners of one lot in Kupang, which every list below gives.
const LOT: [(f64, f64); 3] = [(123.607_01, -10.163_12), (123.607_41, -10.163_02), (123.607_31, -10.163_52)];

#[track_caller]
fn same_lot(text: &str, metres: f64) -> List {
    let list = read(text, Some(&kupang()));
    assert_eq!(list.problems, [], "{text}");
    assert_eq!(list.corners.len(), 3, "{text}: {list:?}");
    for (corner, (lng, lat)) in list.corners.iter().zip(LOT) {
        let away = crate::distance(*corner, LngLat::new(lng, lat).unwrap()).value();
        assert!(away < metres, "{text}: {away} m off, {corner:?}");
    }
    list
}

#[test]
fn decimal_degrees_are_read_with_point_or_comma_numbered_or_not() {
    for text in [
        "-10.16312, 123.60701\n-10.16302, 123.60741\n-10.16352, 123.60731",
        "-10.16312 123.60701\r\n-10.16302 123.60741\r\n-10.16352 123.60731\r\n",
        "-10,16312 123,60701\n-10,16302 123,60741\n-10,16352 123,60731",
        "-10,16312; 123,60701\n-10,16302; 123,60741\n-10,16352; 123,60731",
        "-10.16312,123.60701; -10.16302,123.60741; -10.16352,123.60731",
        "-10,16312 123,60701; -10,16302 123,60741; -10,16352 123,60731",
        "1. -10.16312, 123.60701\n2. -10.16302, 123.60741\n3. -10.16352, 123.60731",
        "1) -10.16312 123.60701\n2) -10.16302 123.60741\n3) -10.16352 123.60731",
        "1\t-10.16312\t123.60701\n2\t-10.16302\t123.60741\n3\t-10.16352\t123.60731",
        "1;-10,16312;123,60701\n2;-10,16302;123,60741\n3;-10,16352;123,60731",
        "No,Lintang,Bujur\n1,-10.16312,123.60701\n2,-10.16302,123.60741\n3,-10.16352,123.60731",
        "Titik 1: -10.16312, 123.60701\nTitik 2: -10.16302, 123.60741\nTitik 3: -10.16352, 123.60731",
        "P1 = -10.16312, 123.60701\nP2 = -10.16302, 123.60741\nP3 = -10.16352, 123.60731",
        "A −10.16312 123.60701\nB −10.16302 123.60741\nC −10.16352 123.60731",
        "Koordinat bidang:\n\n10.16312 LS, 123.60701 BT\n10.16302 LS, 123.60741 BT\n10.16352 LS, 123.60731 BT",
        "S10.16312 E123.60701\nS10.16302 E123.60741\nS10.16352 E123.60731",
    ] {
        assert_eq!(same_lot(text, 0.02).notes, [], "{text}");
    }
}

#[test]
fn degrees_with_minutes_and_seconds_are_read() {
    for text in [
        "10°9'47.232\" LS 123°36'25.236\" BT\n10°9'46.872\" LS 123°36'26.676\" BT\n10°9'48.672\" LS 123°36'26.316\" BT",
        "10° 9' 47,232'' S, 123° 36' 25,236'' E\n10° 9' 46,872'' S, 123° 36' 26,676'' E\n10° 9' 48,672'' S, 123° 36' 26,316'' E",
        "1. S 10°9.7872' E 123°36.4206'\n2. S 10°9.7812' E 123°36.4446'\n3. S 10°9.8112' E 123°36.4386'",
    ] {
        same_lot(text, 0.1);
    }
}

#[test]
fn metres_are_read_with_the_zone_once_in_each_line_or_not_at_all() {
    let zone = Zone::Utm { zone: 51, is_south: true };
    for (text, note) in [
        (UTM_ONCE, Note::Zone(zone)),
        (UTM_EACH, Note::Zone(zone)),
        (UTM_BARE, Note::ZoneOfCity(zone)),
        (UTM_COMMA, Note::ZoneOfCity(zone)),
        (UTM_THOUSANDS, Note::ZoneOfCity(zone)),
        (UTM_TURNED, Note::ZoneOfCity(zone)),
        (UTM_NAMED, Note::ZoneOfCity(zone)),
        (TM3, Note::Zone(Zone::Tm3 { zone: 51, is_eastern: true })),
    ] {
        assert_eq!(same_lot(text, 0.02).notes, [note], "{text}");
    }
}

const UTM_ONCE: &str = "UTM zona 51S\n566493.30 8876490.15\n566537.14 8876501.12\n566526.08 8876445.86";
const UTM_EACH: &str = "51S 566493.30 8876490.15\n51S 566537.14 8876501.12\n51S 566526.08 8876445.86";
const UTM_BARE: &str = "1 566493.30 8876490.15\n2 566537.14 8876501.12\n3 566526.08 8876445.86";
const UTM_COMMA: &str = "No;X;Y\n1;566493,30;8876490,15\n2;566537,14;8876501,12\n3;566526,08;8876445,86";
const UTM_THOUSANDS: &str = "566.493,30 8.876.490,15\n566.537,14 8.876.501,12\n566.526,08 8.876.445,86";
const UTM_TURNED: &str = "8876490.15,566493.30\n8876501.12,566537.14\n8876445.86,566526.08";
const UTM_NAMED: &str = "X=566493,30 Y=8876490,15\nX=566537,14 Y=8876501,12\nX=566526,08 Y=8876445,86";
const TM3: &str = "TM-3 zona 51.2\n102148.41 376080.57\n102192.22 376091.75\n102181.41 376036.42";

#[test]
fn numbers_in_the_other_order_are_turned_and_that_is_said_once() {
    let list = same_lot("123.60701, -10.16312\n123.60741, -10.16302\n123.60731, -10.16352", 0.02);
    assert_eq!(list.notes, [Note::LongitudeFirst]);
    let mixed = same_lot("-10.16312, 123.60701\n123.60741, -10.16302\n-10.16352, 123.60731", 0.02);
    assert_eq!(mixed.notes, [Note::LongitudeFirstIn(2)]);
}

#[test]
fn a_missing_minus_is_put_in_and_said() {
    let list = same_lot("10.16312, 123.60701\n10.16302, 123.60741\n10.16352, 123.60731", 0.02);
    assert_eq!(list.notes, [Note::SouthMeant]);
}

#[test]
fn every_line_that_cannot_be_read_is_named_with_its_reason() {
    let text = "-10.163, 123.607\nsudut utara\n-10.163\n1 2 3 4 5\n10°70'1\" LS 123°36'25\" BT\n\n99.5, 250.1\nhttps://maps.app.goo.gl/abc";
    let list = read(text, Some(&kupang()));
    assert_eq!(list.corners.len(), 1);
    let told: Vec<(usize, Why)> = list.problems.iter().map(|it| (it.line, it.why)).collect();
    assert_eq!(
        told,
        [
            (2, Why::NoNumbers),
            (3, Why::OneNumber),
            (4, Why::TooManyNumbers),
            (5, Why::BadAngle),
            (7, Why::OffTheEarth),
            (8, Why::HiddenLink)
        ]
    );
    assert_eq!(list.problems[0].text, "sudut utara");
}

#[test]
fn metres_without_zone_and_city_ask_for_the_zone() {
    let list = read("573513 8875562", None);
    assert_eq!(list.problems[0].why, Why::NoZone);
}

#[test]
fn an_empty_text_holds_nothing_and_has_no_mistake() {
    for text in ["", "  \n\n", "No  X  Y\n", "Koordinat"] {
        assert_eq!(read(text, Some(&kupang())), List::default(), "{text}");
    }
}

#[test]
fn no_text_makes_the_reader_fail() {
    let bits = [
        "-",
        "10",
        ".",
        ",",
        ";",
        " ",
        "\n",
        "°",
        "'",
        "\"",
        "LS",
        "BT",
        "51S",
        "zona",
        "UTM",
        "573513",
        "8875562,1",
        "\t",
        "é",
        "1.",
        "TM-3",
        "51.1",
        "=",
        "/",
        "https://",
        "8.875.562",
    ];
    let mut state = 13_u64;
    for _ in 0..20_000 {
        let mut text = String::new();
        for _ in 0..12 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(bits[usize::try_from(state >> 33).unwrap() % bits.len()]);
        }
        let list = read(&text, Some(&kupang()).filter(|_| state & 1 == 0));
        assert!(list.problems.len() <= MOST_PROBLEMS + 64);
    }
}
