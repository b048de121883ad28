//! Formats that were published open for ever, and say what they said.
#![expect(clippy::unwrap_used, reason = "a test that cannot make its own input has failed")]

use contract::{
    Application, Attachment, Consent, Draft, DraftError, Handover, HandoverError, VerdictSeen, Warned, digest,
};
use permit::{
    Answer, Answers, Decimal, DocumentAnswer, FileRef, Form, FormShape, Path, Texts,
    form::{Field, Kind, Repeat, Section},
};

/// Never changed again: written on 22 November 2026.
const DRAFT_1: &[u8] = include_bytes!("fixtures/draft-v1.json");
/// Never changed again.
const APPLICATION_1: &[u8] = include_bytes!("fixtures/application-v1.json");

fn file() -> FileRef {
    FileRef {
        name: "KTP \"depan\".jpg".to_owned(),
        media_type: "image/jpeg".to_owned(),
        bytes: 3,
        sha256: digest(b"abc"),
        insisted: vec!["blur".to_owned()],
    }
}

fn answers() -> Answers {
    let mut answers = Answers::default();
    let mut set = |id: &str, answer: Answer| answers.set(&Path::field(id), answer);
    set("nik", Answer::text("5371991203900001"));
    set("luas", Answer::Number(Decimal::from_plain("72.5").unwrap()));
    set("modal", Answer::Number(Decimal::whole(2_000_000_000)));
    set("setuju", Answer::YesNo(true));
    set("fasilitas", Answer::Many(vec!["parkir".to_owned(), "musala".to_owned()]));
    set("alamat", Answer::parts([("street", "Jl. Contoh\nNo. 1"), ("kelurahan", "53.71.04.1010")]));
    set("foto", Answer::Files(vec![file()]));
    let row = [("luas".to_owned(), Answer::Number(Decimal::whole(60)))].into_iter().collect();
    set("lantai", Answer::Rows(vec![row]));
    answers.set(&Path::in_item("pemilik", 2, "nama"), Answer::text("Ina Contoh"));
    answers.documents.set("ktp", DocumentAnswer::Files(vec![file()]));
    answers.documents.set("kk", DocumentAnswer::AtCounter);
    answers.documents.set("pbb", DocumentAnswer::NotYet);
    answers
}

fn draft() -> Draft {
    let fields = [("luas".to_owned(), "number".to_owned()), ("nik".to_owned(), "nik".to_owned())];
    Draft {
        id: "0123456789abcdef0123456789abcdef".to_owned(),
        region: "53.71".to_owned(),
        service: "BG-PBG".to_owned(),
        form: "pbg-rumah".to_owned(),
        shape: FormShape { version: 3, fields: fields.into_iter().collect() },
        name: "Rumah Ina".to_owned(),
        begun_at: "2026-11-22T09:00:00+08:00".to_owned(),
        saved_at: "2026-11-22T14:03:00+08:00".to_owned(),
        assisted_by: "lurah".to_owned(),
        answers: answers(),
        facts: [("zone".to_owned(), Answer::text("R-2"))].into_iter().collect(),
        consents: vec![consent()],
        files: vec![contract::KeptFile {
            sha256: digest(b"abc"),
            media_type: "image/jpeg".to_owned(),
            base64: "YWJj".to_owned(),
        }],
    }
}

fn consent() -> Consent {
    Consent { version: "1".to_owned(), sha256: digest(b"text"), at: "2026-11-22T09:00:00+08:00".to_owned() }
}

fn application() -> Application {
    Application {
        id: "0123456789abcdef0123456789abcdef".to_owned(),
        service: "BG-PBG".to_owned(),
        form: "pbg-rumah".to_owned(),
        form_version: 3,
        region: "53.71".to_owned(),
        kelurahan: "53.71.04.1010".to_owned(),
        language: "id".to_owned(),
        applicant: "Ina Contoh".to_owned(),
        made_at: "2026-11-22T14:03:00+08:00".to_owned(),
        is_sample: true,
        answers: answers(),
        attachments: vec![Attachment {
            field: "doc.ktp".to_owned(),
            name: "KTP.jpg".to_owned(),
            sha256: digest(b"abc"),
        }],
        consents: vec![consent()],
        warned: vec![Warned { at: "nik".to_owned(), code: "nik-region".to_owned() }],
        verdict: Some(VerdictSeen {
            pack: "contoh-1".to_owned(),
            plan: String::new(),
            activity: "NK-RUMAH".to_owned(),
            outcome: "allowed".to_owned(),
            at: "2026-11-22T09:00:00+08:00".to_owned(),
        }),
        assisted_by: String::new(),
    }
}

/// Writes the fixtures anew, for the day on which a new version is frozen: `BLESS_FORMATS=1`.
fn bless(name: &str, bytes: &[u8]) {
    if std::env::var_os("BLESS_FORMATS").is_some() {
        let path = format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
        std::fs::write(path, bytes).unwrap();
    }
}

#[test]
fn a_draft_of_version_1_opens_and_is_written_the_same() {
    bless("draft-v1.json", &draft().to_bytes());
    let opened = Draft::parse(DRAFT_1).unwrap();
    assert_eq!(opened, draft());
    assert_eq!(opened.to_bytes(), DRAFT_1);
}

#[test]
fn an_application_of_version_1_has_the_same_bytes_for_ever() {
    bless("application-v1.json", &application().to_bytes());
    assert_eq!(application().to_bytes(), APPLICATION_1);
    assert_eq!(Application::parse(APPLICATION_1).unwrap(), application());
}

#[test]
fn drafts_of_newer_programs_and_other_files_are_told_apart() {
    assert_eq!(Draft::parse(br#"{"format":"ruangizin-draft/2"}"#), Err(DraftError::TooNew));
    assert_eq!(Draft::parse(br#"{"format":"something/1"}"#), Err(DraftError::NotADraft));
    assert_eq!(Draft::parse(b"{}"), Err(DraftError::NotADraft));
    assert!(matches!(Draft::parse(b"not json"), Err(DraftError::Malformed(_))));
    let cut = &DRAFT_1[..DRAFT_1.len() / 2];
    assert!(matches!(Draft::parse(cut), Err(DraftError::Malformed(_))));
}

#[test]
fn members_of_later_versions_are_passed_over() {
    let text = String::from_utf8(DRAFT_1.to_vec()).unwrap();
    let with_more = text.replacen('{', r#"{"zz_new":{"a":[1]},"#, 1);
    assert_eq!(Draft::parse(with_more.as_bytes()).unwrap(), draft());
}

fn form() -> Form {
    let field = |id: &str| Field::new(id, Kind::YesNo, Texts::default());
    let section =
        |id: &str, repeat, fields| Section { id: id.to_owned(), repeat, fields, ..Section::default() };
    Form {
        id: "pbg-rumah".to_owned(),
        version: 3,
        sections: vec![
            section("tanah", None, vec![field("luas"), field("alamat")]),
            section("pemilik", Some(Repeat { max: 5, ..Repeat::default() }), vec![field("nama")]),
        ],
        ..Form::default()
    }
}

#[test]
fn a_section_that_comes_back_changes_its_own_questions_only() {
    let mut handover = Handover::of("d", "53.71", &form(), "tanah", &answers()).unwrap();
    assert_eq!(handover.answers.fields.len(), 2, "nothing of other sections leaves the phone");
    handover.answers.fields.set("luas", Answer::Number(Decimal::whole(80)));
    handover.answers.fields.set("nik", Answer::text("slipped in"));
    let back = Handover::parse(&handover.to_bytes()).unwrap();
    let mut mine = answers();
    back.take_back("d", &form(), &mut mine).unwrap();
    assert_eq!(mine.fields.get("luas"), Some(&Answer::Number(Decimal::whole(80))));
    assert_eq!(mine.fields.get("nik"), Some(&Answer::text("5371991203900001")));
    assert_eq!(back.take_back("other", &form(), &mut mine), Err(HandoverError::OtherDraft));
    assert!(Handover::of("d", "53.71", &form(), "nowhere", &answers()).is_none());
    let owners = Handover::of("d", "53.71", &form(), "pemilik", &answers()).unwrap();
    assert_eq!(owners.answers.items_of("pemilik")[0].key, 2);
}
