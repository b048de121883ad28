//! The sample city's services against a table of needs as people say them: `service-queries.csv`.
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use std::{fmt::Write as _, fs, path::PathBuf};

use citypack::ServiceFile;
use lookup::ServiceIndex;

fn at(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../data").join(name)
}

fn catalogue(city: &str) -> ServiceFile {
    ServiceFile::parse(city, &fs::read(at(city).join("services.json")).unwrap()).unwrap()
}

fn names<'a>(file: &'a ServiceFile, found: &[usize]) -> Vec<&'a str> {
    found.iter().map(|it| file.services[*it].id.as_str()).collect()
}

#[test]
fn needs_lead_to_their_services() {
    let file = catalogue("kupang-contoh");
    let index = ServiceIndex::new(&file);
    let (mut first, mut shown, mut all) = (0, 0, 0);
    let mut wrong = String::new();
    for row in csv::Reader::from_path(at("kupang-contoh/service-queries.csv")).unwrap().records() {
        let row = row.unwrap();
        let found = index.find(&row[0], 3);
        let found = names(&file, &found);
        let fits = |it: &&str| row[1].split('|').any(|expected| expected == *it);
        all += 1;
        first += usize::from(found.first().is_some_and(&fits));
        shown += usize::from(found.iter().any(&fits));
        if !found.first().is_some_and(fits) {
            let _ = writeln!(wrong, "{}: expected {}, found {}", &row[0], &row[1], found.join(" "));
        }
    }
    assert!(first * 100 >= all * 95, "first: {first} of {all}\n{wrong}");
    assert!(shown * 100 >= all * 98, "among three: {shown} of {all}\n{wrong}");
}

#[test]
fn slips_of_the_finger_and_half_a_word_are_forgiven() {
    let file = catalogue("kupang-contoh");
    let index = ServiceIndex::new(&file);
    for (typed, expected) in [
        ("pinda rumah", "DUK-PINDAH"),
        ("pindha", "DUK-PINDAH"),
        ("akte kelahirn", "DUK-LAHIR"),
        ("anak lah", "DUK-LAHIR"),
        ("ktp hlang", "DUK-KTP-GANTI"),
        ("surat sonde mampu", "KEL-SKTM"),
        ("pasport", "IMI-PASPOR"),
    ] {
        assert_eq!(names(&file, &index.find(typed, 1)), [expected], "{typed}");
    }
    assert!(index.find("qwxzy", 3).is_empty());
    assert!(index.find("  ", 3).is_empty());
}

#[test]
fn every_service_of_every_sample_city_is_found_by_its_title_in_both_languages() {
    for city in ["kupang-contoh", "kotim-contoh", "malang-contoh"] {
        let file = catalogue(city);
        let index = ServiceIndex::new(&file);
        for service in &file.services {
            for language in ["id", "en"] {
                let found = index.find(service.title.get(language), 3);
                assert!(
                    names(&file, &found).contains(&service.id.as_str()),
                    "{city} {} {language}",
                    service.id
                );
            }
        }
    }
}
