//! A paper with every kind of block, looked at as bytes; programs of others read it in `tests/readers.rs`.

use super::*;
use crate::{
    document::Block,
    plan_map::{self, Subject, Zone},
};

fn document() -> Document {
    let tile = [-1e4, -1e4, 1e4, 1e4];
    let ring = vec![(-50.0, -500.0), (900.0, -500.0), (900.0, 500.0), (-50.0, 500.0)];
    let zones = [Zone { code: "R-2".to_owned(), colour: [255, 211, 0], rings: vec![ring], square: tile }];
    let map = plan_map::draw(&zones, &Subject::Point((0.0, 0.0), 30.0), (500.0, 200.0), 100.0, 1.0, "U");
    let blocks = vec![
        Block::Head {
            title: "Lembar hasil".to_owned(),
            lines: vec!["Kota Contoh".to_owned()],
            code: Some(("https://contoh.example/lembar#AQUx".to_owned(), "Kode".to_owned())),
        },
        Block::Notice {
            tone: [20, 120, 60],
            title: "Diizinkan".to_owned(),
            lines: vec!["≤ 60 % – 12 m²".to_owned()],
        },
        Block::Section("Syarat".to_owned()),
        Block::Facts(vec![("Kegiatan".to_owned(), "Warung \u{1f600}".to_owned())]),
        Block::Map {
            map: Box::new(map),
            name: "Peta".to_owned(),
            legend: vec![([255, 211, 0], "R-2".to_owned())],
            source: "RDTR".to_owned(),
        },
        Block::List(vec!["satu".to_owned(), "dua ".repeat(60)]),
        Block::Table {
            heads: vec!["Ukuran".to_owned(), "Batas".to_owned()],
            rows: vec![vec!["KDB".to_owned(), "kata ".repeat(40)]],
        },
        Block::Text("kata ".repeat(900)),
        Block::Small("kecil".to_owned()),
    ];
    let attached = Attached {
        name: "lembar.txt".to_owned(),
        description: "Isi".to_owned(),
        text: "isi lembar".to_owned(),
    };
    Document {
        language: "id".to_owned(),
        title: "Lembar hasil".to_owned(),
        author: "RuangIzin".to_owned(),
        mark: Some("CONTOH".to_owned()),
        foot: "Bukan izin".to_owned(),
        blocks,
        attached: Some(attached),
    }
}

#[test]
fn the_same_document_gives_the_same_bytes_and_its_attachment_is_found_in_them() {
    let bytes = pdf(&document());
    assert!(bytes.starts_with(b"%PDF-1.7") && bytes.ends_with(b"%%EOF"));
    assert_eq!(bytes, pdf(&document()));
    let has = |text: &[u8]| bytes.windows(text.len()).any(|it| it == text);
    for text in [
        "isi lembar",
        "/StructTreeRoot",
        "/Marked true",
        "/Lang (id)",
        "/DisplayDocTitle true",
        "/Scope /Row",
    ] {
        assert!(has(text.as_bytes()), "{text}");
    }
    if let Some(file) = std::env::var_os("RUANGIZIN_SAMPLE_PDF") {
        std::fs::write(file, &bytes).expect("the file is written");
    }
}

#[test]
fn long_texts_go_on_to_further_pages() {
    let bytes = pdf(&document());
    let pages = bytes.windows(12).filter(|it| it == b"/Type /Page\n").count();
    assert!(pages >= 2, "{pages}");
    let blank = Document { blocks: Vec::new(), attached: None, ..document() };
    assert!(pdf(&blank).starts_with(b"%PDF"));
}
