//! What was written is read again, what was changed is noticed, and the first version never changes.

use super::*;

const DAY: Day = Day { year: 2026, month: 11, day: 22 };

fn at(lng: f64, lat: f64) -> LngLat {
    LngLat::new(lng, lat).unwrap()
}

fn sheet(place: Place) -> Sheet {
    Sheet {
        region: "53.71".to_owned(),
        pack: Sheet::pack_of(b"{}"),
        activity: "47112".to_owned(),
        place,
        outcome: "limited".to_owned(),
        answer: Sheet::answer_of("headline limited\n"),
        day: DAY,
    }
}

fn ring(corners: u32) -> Vec<LngLat> {
    (0..corners).map(|it| at(123.607 + f64::from(it) * 1e-5, -10.163 + f64::from(it % 3) * 1e-5)).collect()
}

#[test]
fn every_kind_of_place_survives_and_fits_a_code() {
    let places = [
        Place::Point(at(123.607, -10.163), 0),
        Place::of_point(at(-0.000_000_014, 0.0), 1_250),
        Place::of_outline(&ring(3)),
        Place::of_outline(&ring(12)),
        Place::of_outline(&ring(13)),
    ];
    for place in places {
        let sheet = sheet(place);
        let text = sheet.write();
        assert_eq!(Sheet::read(&text).as_ref(), Ok(&sheet));
        let address = format!("https://izin.example/verifikasi#{text}\n");
        assert_eq!(Sheet::read(&address), Ok(sheet));
        assert!(text.len() < 300, "{} letters", text.len());
    }
}

#[test]
fn a_parcel_with_more_corners_is_named_by_its_hash() {
    let place = Place::of_outline(&ring(13));
    assert!(place.is_of(&ring(13)) && !place.is_of(&ring(14)));
    assert!(!Place::of_outline(&ring(4)).is_of(&ring(4)));
}

#[test]
fn a_change_of_any_letter_is_noticed() {
    for place in [Place::Point(at(123.607, -10.163), 300), Place::of_outline(&ring(5))] {
        let text = sheet(place).write();
        for position in 0..text.len() {
            for letter in LETTERS {
                let mut changed = text.clone().into_bytes();
                if changed[position] == *letter {
                    continue;
                }
                changed[position] = *letter;
                let changed = String::from_utf8(changed).unwrap();
                assert_eq!(Sheet::read(&changed), Err(Unreadable::Damaged), "letter {position}");
            }
        }
        for end in 0..text.len() {
            assert_eq!(Sheet::read(&text[..end]), Err(Unreadable::Damaged));
        }
        assert_eq!(Sheet::read(&format!("{text}A")), Err(Unreadable::Damaged));
    }
}

#[test]
fn letters_of_anything_else_are_refused() {
    for text in ["", "#", "https://izin.example", "halo dunia", "ÄÖ", "AQ", "____", &"A".repeat(100_000)] {
        assert_eq!(Sheet::read(text), Err(Unreadable::Damaged), "{text:.20}");
    }
    let mut newer = sheet(Place::Point(at(1.0, 1.0), 0)).bytes();
    newer[0] = 2;
    let sum = Sha256::digest(&newer);
    newer.extend_from_slice(&sum[..SUM]);
    assert_eq!(Sheet::read(&letters(&newer)), Err(Unreadable::Newer));
}

#[test]
fn nought_with_a_sign_is_no_second_spelling() {
    // Two corners on one meridian: the way from one to the next is nought to the east.
    let mut bytes = sheet(Place::of_outline(&[at(1e-8, 1e-8), at(1e-8, 2e-8), at(2e-8, 2e-8)])).bytes();
    let ways = [2, 2, 0, 2, 2, 0];
    let begin = bytes.windows(6).position(|it| it == ways).unwrap();
    let written = |bytes: &[u8]| letters(&[bytes, &Sha256::digest(bytes)[..SUM]].concat());
    assert!(Sheet::read(&written(&bytes)).is_ok());
    bytes[begin + 2] = 1;
    assert_eq!(Sheet::read(&written(&bytes)), Err(Unreadable::Damaged));
}

#[test]
fn the_first_version_is_frozen() {
    let text = sheet(Place::Point(at(123.607, -10.163), 0)).write();
    assert_eq!(text, FROZEN);
}

/// Never edited: sheets with these letters are on people's walls.
const FROZEN: &str =
    "AQU1My43MUQTb6NVs2eKEUatFvfoZJ4FNDcxMTIBwMGKjFzBh5zJBwAHbGltaXRlZEzosBKPrzUtB-oLFjKjGGY";

#[test]
fn answers_are_compared_under_the_same_plan_and_another() {
    let sheet = sheet(Place::Point(at(123.607, -10.163), 0));
    let (same, other) = (Sheet::pack_of(b"{}"), Sheet::pack_of(b"[]"));
    let compare = |pack, outcome: &str, text: &str| sheet.compare(pack, outcome, text);
    assert_eq!(compare(same, "limited", "headline limited\n"), Comparison::Same);
    assert_eq!(compare(same, "limited", "headline limited\nborder 3\n"), Comparison::Differs);
    assert_eq!(compare(same, "forbidden", "headline limited\n"), Comparison::Differs);
    assert_eq!(compare(other, "limited", ""), Comparison::OtherPlanSameOutcome);
    assert_eq!(compare(other, "allowed", ""), Comparison::OtherPlanOtherOutcome);
}
