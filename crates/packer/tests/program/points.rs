//! Batches: one line per place in order, and lines that are no places.

use crate::plan::{codes, place, whole};

#[test]
fn a_batch_answers_each_line_in_order() {
    let wanted = [("R-2", -3.0), ("SPU-1", 1.0), ("K-1", -1.0), ("R-2", -3.3), ("PK", 6.0), ("SPU-1", 1.5)];
    let lines: Vec<String> = wanted.iter().map(|it| place(it.1, 0.5)).collect();
    let answers = whole().ask_points(&lines.join("\n"), "47112").answers();
    let found: Vec<Vec<&str>> = answers.iter().map(codes).collect();
    assert_eq!(found, wanted.map(|it| vec![it.0]));
}

#[test]
fn header_blank_lines_byte_order_mark_and_windows_line_ends_are_passed_over() {
    let (a, b) = (place(-3.0, 0.0), place(1.0, 0.0));
    let spaced = a.replace(',', " , ");
    for text in [
        format!("lat,lng\n{a}\n{b}\n"),
        format!("\u{feff}lat,lng\r\n{a}\r\n\r\n{b}\r\n"),
        format!("\n\nlintang,bujur\n  {spaced}  \n\n{b}"),
        format!("\u{feff}{a}\n{b}"),
    ] {
        let answers = whole().ask_points(&text, "47112").answers();
        let found: Vec<Vec<&str>> = answers.iter().map(codes).collect();
        assert_eq!(found, [["R-2"], ["SPU-1"]], "{text:?}");
    }
}

#[test]
fn an_empty_file_has_no_answers() {
    for text in ["", "\n\n", "lat,lng\n"] {
        assert_eq!(whole().ask_points(text, "47112").answers().len(), 0);
    }
}

#[test]
fn a_first_place_in_scientific_notation_is_no_header() {
    let (lng, lat) = crate::plan::degrees((-3.0, 0.0));
    let answers = whole().ask_points(&format!("{lat:e},{lng:e}\n"), "47112").answers();
    assert_eq!(answers.len(), 1);
    assert_eq!(codes(&answers[0]), ["R-2"]);
}

#[test]
fn a_header_that_names_the_longitude_first_is_refused() {
    for header in ["lng,lat", "Longitude,Latitude", "bujur,lintang", "x,y"] {
        let said = whole().ask_points(&format!("{header}\n123.6,-10.1\n"), "47112");
        assert!(said.failure().contains("titik.csv, line 1"), "{}", said.errors);
    }
}

#[test]
fn a_line_that_is_no_place_is_named_and_earlier_answers_stand() {
    let good = place(-3.0, 0.0);
    for bad in [
        "123.6,-10.1",
        "-10.1",
        "-10.1;123.6",
        "-10.1,123.6,7",
        "NaN,123.6",
        "inf,123.6",
        "-91,123.6",
        "-10.1,181",
        "-10.1,1e400",
        "selatan,timur",
        ",",
        "-10°6',123°36'",
    ] {
        let said = whole().ask_points(&format!("lat,lng\n{good}\n{bad}\n{good}\n"), "47112");
        let errors = said.failure();
        assert!(errors.contains("titik.csv, line 3") && errors.contains(bad), "{bad}: {errors}");
        assert_eq!(said.text.lines().count(), 1, "the answer before the bad line is printed");
    }
}

#[test]
fn a_thousand_places_all_over_the_world_are_answered() {
    let line =
        |n: i32| format!("{:.3},{:.3}\n", f64::from(n * 7 % 160) - 80.0, f64::from(n * 13 % 350) - 175.0);
    let text: String = (0..1000).map(line).collect();
    let answers = whole().ask_points(&text, "47112").answers();
    assert_eq!(answers.len(), 1000);
    assert!(answers.iter().all(|it| it["gap"] == "outside_coverage" && it["border_m"].is_null()));
}
