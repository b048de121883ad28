//! The shipped packages, filled in from the shipped forms' example answers: no field that another system needs is left out
//! in silence, and every answer that is given there is one that was given here.
#![expect(clippy::unwrap_used, reason = "a test stops where something it relies on is missing")]

use std::{collections::BTreeSet, fs, path::PathBuf};

use citypack::{PackageFile, parse_form};
use contract::ExampleFile;
use paper::package::{ActivityNames, Filled, Held, Names, PackageFacts, PaperHeld, fill, to_json};
use permit::{Answers, Date, DocumentAnswer, FileRef, Form, View, settled};

struct City;

impl Names for City {
    fn kelurahan(&self, code: &str) -> Option<(String, String)> {
        (code == "53.71.04.1009").then(|| ("Oesapa Contoh".to_owned(), "Kelapa Lima".to_owned()))
    }
    fn activity(&self, code: &str) -> Option<ActivityNames> {
        let others = vec![("2025".to_owned(), "55901".to_owned())];
        (code == "55900").then(|| ActivityNames { title: "Kos-kosan".to_owned(), others })
    }
    fn zone(&self, code: &str) -> Option<String> {
        (code == "R-3").then(|| "Perumahan Kepadatan Sedang".to_owned())
    }
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../data/kupang-contoh")
}

fn packages() -> PackageFile {
    PackageFile::parse("packages.json", &fs::read(folder().join("packages.json")).unwrap()).unwrap()
}

fn form(id: &str) -> (Form, ExampleFile) {
    let read = |end: &str| fs::read(folder().join(format!("forms/{id}{end}"))).unwrap();
    let form = parse_form(id, &read(".json")).unwrap();
    let examples = ExampleFile::parse(id, &read(".examples.json"), &form).unwrap();
    (form, examples)
}

fn value<'a>(filled: &'a Filled<'_>, label: &str) -> Option<&'a str> {
    let fields = filled.screens.iter().flat_map(|it| &it.fields);
    fields.filter(|it| it.field.label.get("id") == label).find_map(|it| match &it.held {
        Held::Given(text) => Some(text.as_str()),
        _ => None,
    })
}

/// The first example, with all its papers.
fn first(id: &str, run: impl FnOnce(&Form, &Answers, Date)) {
    let (form, examples) = form(id);
    let mut answers = settled(&form, &examples.examples[0].answers);
    let view = View::new(&form, &answers, examples.today);
    let ids: Vec<String> = view.documents().iter().map(|it| it.0.id.clone()).collect();
    for it in ids {
        let file = FileRef { name: format!("{it}.pdf"), bytes: 6 << 20, ..FileRef::default() };
        answers.documents.set(&it, DocumentAnswer::Files(vec![file]));
    }
    run(&form, &answers, examples.today);
}

#[test]
fn no_needed_field_of_any_system_is_left_out_in_silence() {
    let file = packages();
    let (mut given, mut examples_run) = (0, 0);
    for package in &file.packages {
        for id in &package.forms {
            let (form, examples) = form(id);
            for example in &examples.examples {
                let answers = settled(&form, &example.answers);
                let view = View::new(&form, &answers, examples.today);
                let filled = fill(package, &view, &City);
                examples_run += 1;
                let asked: BTreeSet<String> = view.asked().iter().map(|it| it.path().to_string()).collect();
                for (screen, it) in filled.screens.iter().flat_map(|s| s.fields.iter().map(move |it| (s, it)))
                {
                    let name = format!("{} {id} {}: {}", package.id, example.id, it.field.label.get("id"));
                    match &it.held {
                        Held::Given(text) => {
                            assert!(!text.trim().is_empty() && !text.contains("None"), "{name}: {text:?}");
                            given += 1;
                        }
                        Held::Open(path) => assert!(asked.contains(&path.to_string()), "{name}: {path}"),
                        Held::Yours => assert!(!it.field.own.is_empty(), "{name} is not explained"),
                        Held::Leave => {}
                    }
                    assert!(file.source(&screen.screen.source).is_some(), "{name}");
                }
                for (document, is_needed) in view.documents() {
                    let has = filled.papers.iter().any(|it| it.document.papers.contains(&document.id));
                    assert!(has || !is_needed, "{} {id}: {}", package.id, document.id);
                }
            }
        }
    }
    assert!(given > 500 && examples_run > 30, "{given} values of {examples_run} examples");
}

#[test]
fn an_answer_is_written_as_the_other_system_wants_it() {
    let file = packages();
    first("kkpr-berusaha", |form, answers, today| {
        let view = View::new(form, answers, today);
        let filled = fill(file.package("oss-kkpr").unwrap(), &view, &City);
        let is = |label: &str, text: &str| assert_eq!(value(&filled, label), Some(text), "{label}");
        is("NIK", "5371991402790061");
        is("Tanggal lahir", "14-02-1979");
        is("Jenis kelamin", "Laki-laki");
        is("Nomor ponsel (WhatsApp)", "081200000001");
        is("Kode KBLI", "55900");
        is("Kode KBLI 2025", "55901");
        is("Judul kegiatan", "Kos-kosan");
        is("Modal usaha", "200000000");
        is("Status penanaman modal", "PMDN");
        is("Kelurahan", "Oesapa Contoh");
        is("Kecamatan", "Kelapa Lima");
        is("Luas tanah yang dimohon", "1090");
        is("Jenis bukti kepemilikan tanah", "Sertifikat Hak Milik");
        assert_eq!(value(&filled, "Koordinat sudut (lintang, bujur)").map(|it| it.lines().count()), Some(4));
        assert_eq!(value(&filled, "Nama pemilik tanah"), None, "not asked of an owner");
        let proof = filled.papers.iter().find(|it| it.document.file == "bukti-tanah").unwrap();
        assert!(matches!(proof.held, PaperHeld::Attached { count: 1, .. }) && proof.is_too_large);
        assert_eq!(filled.open(), 0);
    });
}

/// The city as it is shipped: without a table of editions of KBLI.
struct WithoutEditions;

impl Names for WithoutEditions {
    fn kelurahan(&self, code: &str) -> Option<(String, String)> {
        City.kelurahan(code)
    }
    fn activity(&self, code: &str) -> Option<ActivityNames> {
        City.activity(code).map(|it| ActivityNames { others: Vec::new(), ..it })
    }
    fn zone(&self, code: &str) -> Option<String> {
        City.zone(code)
    }
}

#[test]
fn an_edition_that_the_city_does_not_know_is_looked_for_there_and_not_asked_again_here() {
    let file = packages();
    first("kkpr-berusaha", |form, answers, today| {
        let held = |answers: &Answers| {
            let view = View::new(form, answers, today);
            let filled = fill(file.package("oss-kkpr").unwrap(), &view, &WithoutEditions);
            let mut fields = filled.screens.iter().flat_map(|it| &it.fields);
            fields.find(|it| it.field.label.get("id") == "Kode KBLI 2025").map(|it| it.held.clone())
        };
        assert_eq!(held(answers), Some(Held::Yours));
        assert!(matches!(held(&Answers::default()), Some(Held::Open(_))), "nothing is chosen yet");
    });
}

#[test]
fn a_photo_where_only_pdf_is_taken_is_told() {
    let file = packages();
    first("kkpr-berusaha", |form, answers, today| {
        let wrong = |media_type: &str, name: &str| {
            let mut answers = answers.clone();
            for id in ["d_tanah", "d_ktp"] {
                let file = FileRef { media_type: media_type.to_owned(), bytes: 9, ..FileRef::default() };
                answers.documents.set(id, DocumentAnswer::Files(vec![file]));
            }
            let view = View::new(form, &answers, today);
            let filled = fill(file.package("oss-kkpr").unwrap(), &view, &City);
            let paper = filled.papers.iter().find(|it| it.document.file == name).unwrap();
            assert_eq!(paper.files.len(), 1, "{name}");
            paper.is_wrong_kind
        };
        assert!(wrong("image/jpeg", "bukti-tanah"));
        assert!(!wrong("application/pdf", "bukti-tanah"));
        assert!(!wrong("image/jpeg", "ktp"), "OSS takes photos of it");
        assert!(wrong("image/png", "ktp"));
    });
}

#[test]
fn each_further_business_and_each_floor_is_told() {
    let file = packages();
    let (form, examples) = form("kkpr-berusaha");
    let large = examples.examples.iter().find(|it| it.id == "sewa-besar").unwrap();
    let answers = settled(&form, &large.answers);
    let view = View::new(&form, &answers, examples.today);
    let filled = fill(file.package("oss-kkpr").unwrap(), &view, &City);
    let others: Vec<_> = filled.screens.iter().filter(|it| it.number.is_some()).collect();
    assert_eq!(others.len(), 1);
    assert_eq!(others[0].fields[0].held, Held::Given("49431".to_owned()));
    first("pbg-rumah", |form, answers, today| {
        let view = View::new(form, answers, today);
        let filled = fill(file.package("simbg-pbg").unwrap(), &view, &City);
        assert!(value(&filled, "Luas tiap lantai (m²)").is_some_and(|it| it.contains(": ")));
        assert!(value(&filled, "Luas total bangunan (m²)").is_some());
    });
}

#[test]
fn the_file_for_programs_says_that_nothing_was_sent() {
    let file = packages();
    first("pbg-rumah", |form, answers, today| {
        let view = View::new(form, answers, today);
        let package = file.package("simbg-pbg").unwrap();
        let filled = fill(package, &view, &City);
        let facts = PackageFacts { is_sample: true, language: "en".to_owned(), ..PackageFacts::default() };
        let text = to_json(package, &filled, &facts);
        citypack::json::parse("package", text.as_bytes(), |it| {
            assert_eq!(it.text("format"), "ruangizin-package/1");
            assert!(it.flag("sample") && !it.flag("sent"));
            assert!(it.needed_list("screens", |it| it.text("title")).contains(&"The owner".to_owned()));
        })
        .unwrap();
    });
}

#[test]
fn an_unanswered_form_leads_to_its_questions() {
    let file = packages();
    let (form, examples) = form("pbg-bangunan");
    let answers = Answers::default();
    let view = View::new(&form, &answers, examples.today);
    let filled = fill(file.package("simbg-pbg").unwrap(), &view, &City);
    assert!(filled.open() > 10);
    let owner =
        filled.screens.iter().flat_map(|it| &it.fields).find(|it| it.field.label.get("id") == "NIK pemilik");
    assert!(matches!(&owner.unwrap().held, Held::Open(path) if path.to_string() == "pemohon"));
    assert!(
        filled
            .papers
            .iter()
            .any(|it| matches!(&it.held, PaperHeld::Open(path) if path.document_id() == Some("d_ktp")))
    );
}
