//! Papers as whole files: the smallest and the largest code, both languages, several pages.
//!
//! `cargo xtask interop` names a folder in `RUANGIZIN_SHEETS`, into which this writes them beside what is on them, and has poppler
//! and `OpenCV` read them. Without that they are read by ourselves only.
#![expect(clippy::unwrap_used, reason = "a test stops where something it relies on is missing")]

use std::{env, fs, path::PathBuf};

use ed25519_dalek::{Signer as _, SigningKey};
use measure::LngLat;
use paper::{
    Day,
    carrier::Carried,
    document::{Block, Document},
    pdf::pdf,
    plan_map::{self, Subject, Zone},
    seal::{Seal, message, name_of},
    sheet::{MOST_CORNERS, Place, Sheet},
};

const ADDRESS: &str = "https://izin.contoh.example/lembar";

/// As an address carries them.
fn corners(count: usize) -> Vec<LngLat> {
    let corners: Vec<LngLat> = (0..count)
        .map(|at| {
            let share = f64::from(u32::try_from(at).unwrap()) / f64::from(u32::try_from(count).unwrap());
            let angle = share * core::f64::consts::TAU;
            LngLat::new(123.6 + libm::cos(angle) * 3e-4, -10.17 + libm::sin(angle) * 3e-4).unwrap()
        })
        .collect();
    parcel::link::read(&parcel::link::write(&corners)).unwrap()
}

fn carried(place: Place, corners: Option<Vec<LngLat>>) -> Carried {
    let sheet = Sheet {
        region: "53.71".to_owned(),
        pack: Sheet::pack_of(b"manifest"),
        activity: "47112".to_owned(),
        place,
        outcome: "limited_conditional".to_owned(),
        answer: Sheet::answer_of("headline limited"),
        day: Day { year: 2026, month: 11, day: 22 },
    };
    Carried { corners, ..Carried::of(sheet) }
}

fn sealed(carried: Carried) -> Carried {
    let signing = SigningKey::from_bytes(&[5; 32]);
    let (key, time) = (name_of(signing.verifying_key().as_bytes()), 1_795_000_000);
    let signature = signing.sign(&message(&carried.sheet.bytes(), key, time, true)).to_bytes();
    Carried { seal: Some(Seal { key, time, agrees: true, signature }), ..carried }
}

fn document(language: &str, carried: &Carried) -> (Document, String, Vec<String>) {
    let code = format!("{ADDRESS}#{}", carried.letters());
    let ring = |x: f64| vec![(x, -400.0), (x + 190.0, -400.0), (x + 190.0, 400.0), (x, 400.0)];
    let zone = |code: &str, x: f64, colour| Zone {
        code: code.to_owned(),
        colour,
        rings: vec![ring(x)],
        square: [-1e4, -1e4, 1e4, 1e4],
    };
    let zones = [zone("R-2", -200.0, [255, 211, 0]), zone("K-1", -10.0, [255, 100, 100])];
    let map = plan_map::draw(&zones, &Subject::Point((0.0, 0.0), 9.0), (499.0, 210.0), 90.0, 1.0, "U");
    let order = [
        "Lembar hasil",
        "Boleh terbatas ≤ 60 %",
        "Syarat – § 5",
        "butir pertama",
        "12 m² × 3",
        "Akhir lembar",
    ];
    let order: Vec<String> = order.map(|it| format!("{it} {language}")).to_vec();
    let blocks = vec![
        Block::Head {
            title: order[0].clone(),
            lines: vec!["Kota Contoh".to_owned()],
            code: Some((code.clone(), "Kode QR".to_owned())),
        },
        Block::Notice {
            tone: [117, 69, 0],
            title: order[1].clone(),
            lines: vec!["Indikatif, bukan izin.".to_owned()],
        },
        Block::Map {
            map: Box::new(map),
            name: "Peta".to_owned(),
            legend: vec![([255, 211, 0], "R-2 Perumahan".to_owned())],
            source: "RDTR contoh".to_owned(),
        },
        Block::Section(order[2].clone()),
        Block::List(vec![order[3].clone(), "kata ".repeat(400)]),
        Block::Table {
            heads: vec!["Ukuran".to_owned(), "Batas".to_owned()],
            rows: vec![vec!["Lantai".to_owned(), order[4].clone()]],
        },
        Block::Text("kata ".repeat(600)),
        Block::Facts(vec![("Terakhir".to_owned(), order[5].clone())]),
    ];
    let document = Document {
        language: language.to_owned(),
        title: format!("DATA CONTOH · {}", order[0]),
        author: "Kota Contoh".to_owned(),
        mark: Some("CONTOH".to_owned()),
        foot: "Indikatif, bukan izin".to_owned(),
        blocks,
        attached: Some(carried.attached(ADDRESS, "Isi kode")),
    };
    (document, code, order)
}

#[test]
fn papers_with_the_smallest_and_the_largest_code_are_read_again() {
    let point = carried(Place::of_point(LngLat::new(123.6, -10.17).unwrap(), 0), None);
    let most = corners(MOST_CORNERS);
    let many = corners(MOST_CORNERS + 40);
    let papers = [
        ("point", "id", point.clone()),
        ("most", "en", sealed(carried(Place::of_outline(&most), None))),
        ("attached", "id", sealed(carried(Place::of_outline(&many), Some(many.clone())))),
    ];
    let folder = env::var_os("RUANGIZIN_SHEETS").map(PathBuf::from);
    for (name, language, carried) in papers {
        let (document, code, order) = document(language, &carried);
        let bytes = pdf(&document);
        assert_eq!(Carried::in_pdf(&bytes), Some(Ok(carried)), "{name}");
        assert!(bytes.len() < 90_000, "{name}: {}", bytes.len());
        if let Some(folder) = &folder {
            let quoted: Vec<String> = order.iter().map(|it| format!("{it:?}")).collect();
            let told = format!(
                "{{\"title\":{:?},\"code\":{code:?},\"order\":[{}]}}",
                document.title,
                quoted.join(",")
            );
            fs::write(folder.join(format!("{name}.pdf")), &bytes).unwrap();
            fs::write(folder.join(format!("{name}.json")), told).unwrap();
        }
    }
}

#[test]
fn no_changed_byte_of_the_attached_code_passes() {
    let whole = sealed(carried(Place::of_outline(&corners(5)), None));
    let (document, ..) = document("id", &whole);
    let bytes = pdf(&document);
    let key = SigningKey::from_bytes(&[5; 32]).verifying_key();
    let known = [paper::seal::SealKey::new(*key.as_bytes(), 0, None).unwrap()];
    let letters = whole.letters();
    let begin = bytes.windows(letters.len()).position(|it| it == letters.as_bytes()).unwrap();
    for at in begin..begin + letters.len() {
        let mut changed = bytes.clone();
        changed[at] = if changed[at] == b'Q' { b'R' } else { b'Q' };
        if let Some(Ok(read)) = Carried::in_pdf(&changed) {
            let proof = read.seal.map(|it| it.check(&read.sheet.bytes(), &known));
            assert_ne!(proof, Some(paper::seal::Proof::Holds), "letter {}", at - begin);
        }
    }
}
