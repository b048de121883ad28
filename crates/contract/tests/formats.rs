//! Formats that were published open for ever, and say what they said.
#![expect(clippy::unwrap_used, reason = "a test that cannot make its own input has failed")]

use contract::{
    Application, Attachment, Consent, Correction, Draft, DraftError, Handover, HandoverError, KeptFile, Lent,
    Replacing, Representative, SetAside, Status, Target, VerdictSeen, Warned, digest,
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
        files: vec![KeptFile {
            sha256: digest(b"abc"),
            media_type: "image/jpeg".to_owned(),
            base64: "YWJj".to_owned(),
        }],
        lent: None,
        set_aside: Vec::new(),
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
        represented_by: None,
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
    let section = |id: &str, repeat, fields| {
        let hand_to = if id == "diri" { "" } else { "surveyor" };
        Section { id: id.to_owned(), repeat, fields, hand_to: hand_to.to_owned(), ..Section::default() }
    };
    Form {
        id: "pbg-rumah".to_owned(),
        version: 3,
        sections: vec![
            section("tanah", None, vec![field("luas"), field("alamat")]),
            section("pemilik", Some(Repeat { max: 5, ..Repeat::default() }), vec![field("nama")]),
            section("diri", None, vec![field("nik")]),
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

#[test]
fn nothing_comes_back_that_the_form_does_not_give_away() {
    let back = |section: &str, item| {
        let mut it = Handover::of("d", "53.71", &form(), "tanah", &answers()).unwrap();
        it.answers.fields.set("nik", Answer::text("slipped in"));
        (it.section, it.item) = (section.to_owned(), item);
        it
    };
    let mut mine = answers();
    for (section, item) in [("diri", 0), ("pemilik", 0), ("tanah", 1), ("nowhere", 0)] {
        let taken = back(section, item).take_back("d", &form(), &mut mine);
        assert_eq!(taken, Err(HandoverError::NoSection), "{section}");
    }
    assert_eq!(mine, answers());
}

#[test]
fn one_of_several_owners_sees_and_changes_nothing_of_the_others() {
    let mut mine = answers();
    mine.set(&Path::in_item("pemilik", 3, "nama"), Answer::text("Oma Contoh"));
    let given = Handover::of_item("d", "53.71", &form(), ("pemilik", 3), &mine).unwrap();
    let text = String::from_utf8(given.to_bytes()).unwrap();
    assert!(text.contains("Oma") && !text.contains("Ina"), "{text}");
    let mut back = Handover::parse(text.as_bytes()).unwrap();
    back.answers.fields.set("nama", Answer::text("Oma Contoh-Contoh"));
    back.answers.fields.set("nik", Answer::text("slipped in"));
    back.files =
        vec![KeptFile { sha256: digest(b"abc"), media_type: "image/png".into(), base64: "YWJj".into() }];
    let back = Handover::parse(&back.to_bytes()).unwrap();
    assert_eq!((back.item, back.files.len()), (3, 1));
    back.take_back("d", &form(), &mut mine).unwrap();
    let name = |key| mine.get(&Path::in_item("pemilik", key, "nama")).and_then(Answer::as_text);
    assert_eq!((name(2), name(3)), (Some("Ina Contoh"), Some("Oma Contoh-Contoh")));
    assert_eq!(mine.fields.get("nik"), Some(&Answer::text("5371991203900001")));
    assert!(Handover::of_item("d", "53.71", &form(), ("pemilik", 9), &mine).is_none());
}

#[test]
fn a_draft_says_whose_section_it_is() {
    let lent = Lent { draft: "d".into(), section: "pemilik".into(), item: 3, from: "Maria".into() };
    let draft = Draft { lent: Some(lent), ..Draft::parse(DRAFT_1).unwrap() };
    assert_eq!(Draft::parse(&draft.to_bytes()).unwrap(), draft);
    assert_eq!(Draft::parse(DRAFT_1).unwrap().lent, None);
}

#[test]
fn an_application_names_who_acts_for_the_applicant_only_where_somebody_does() {
    let somebody = Representative { name: "Oma Contoh".to_owned(), letter: digest(b"letter") };
    let acted = Application { represented_by: Some(somebody), ..application() };
    assert_eq!(Application::parse(&acted.to_bytes()).unwrap(), acted);
    assert!(!String::from_utf8_lossy(APPLICATION_1).contains("represented_by"));
}

#[test]
fn a_status_is_read_with_all_its_parts_and_without_them() {
    let whole = include_bytes!("fixtures/status-v1.json");
    let status = Status::parse(whole).unwrap();
    assert_eq!((status.next.len(), status.form.as_ref().map(|it| it.version)), (2, Some(3)));
    assert_eq!((status.clock.due.as_str(), status.clock.is_late), ("2026-12-07", false));
    assert_eq!(status.usual.map(|it| (it.half, it.most)), Some((4, 9)));
    assert_eq!(status.fee.as_ref().map(|it| it.amount), Some(1_250_000));
    assert_eq!(status.decision.as_ref().map(|it| it.kind.as_str()), Some("issued"));
    assert!(status.review.as_ref().is_some_and(|it| it.differs && it.findings.len() == 1));
    let open: Vec<_> = status.open_corrections().map(Correction::points_at).collect();
    assert_eq!(open, [Target::Page("doc.ktp", 2), Target::Field("pemilik.2.nik")]);
    let bare = br#"{"number":"n","service":"s","state":"submitted","desk":"loket","since":"a","received_at":"a",
        "clock":{"state":"runs","days":0},"rounds":0,"is_sample":false,"history":[],"corrections":[],"messages":[]}"#;
    let status = Status::parse(bare).unwrap();
    assert_eq!((status.usual, status.fee, status.form), (None, None, None));
}

#[test]
fn a_section_that_comes_back_throws_no_answer_away() {
    let mut draft = Draft { id: "d".to_owned(), answers: answers(), ..Draft::default() };
    let luas = Path::field("luas");
    let before = draft.answers.get(&luas).cloned().unwrap();
    let after = Answer::Number(Decimal::whole(80));
    let mut back = Handover::of("d", "53.71", &form(), "tanah", &answers()).unwrap();
    assert_eq!(back.replacing(&form(), &draft.answers), [], "the same answers replace nothing");
    back.answers.fields.set("luas", after.clone());
    let told = back.replacing(&form(), &draft.answers);
    assert_eq!(told, [Replacing { at: luas.clone(), before: before.clone(), after: after.clone() }]);
    let mut theirs = draft.clone();
    theirs.take_back(&back, &form(), false).unwrap();
    assert_eq!(theirs.answers.get(&luas), Some(&after));
    assert_eq!(theirs.set_aside, [SetAside { at: luas.clone(), answer: before.clone() }]);
    draft.take_back(&back, &form(), true).unwrap();
    assert_eq!(draft.answers.get(&luas), Some(&before));
    assert_eq!(draft.set_aside, [SetAside { at: luas.clone(), answer: after }]);
    draft.decide(&luas);
    assert_eq!(draft.set_aside, []);
}

#[test]
fn what_is_set_aside_travels_with_the_draft() {
    let mut draft = draft();
    draft.set_aside(&Path::in_item("pemilik", 2, "nama"), &Answer::text("Ina lama"));
    draft.set_aside(&Path::field("alamat"), &Answer::text("Jl. Lama"));
    draft.set_aside(&Path::field("alamat"), &Answer::text("Jl. Lama"));
    draft.set_aside(&Path::field("alamat"), &Answer::text(" "));
    assert_eq!(draft.set_aside.len(), 2, "once each, and nothing that is blank");
    assert_eq!(Draft::parse(&draft.to_bytes()).unwrap(), draft);
}

#[test]
fn pages_of_a_paper_wait_while_the_counter_is_chosen() {
    let mut draft = Draft::default();
    let page = FileRef { sha256: digest(b"abc"), ..FileRef::default() };
    draft.answers.documents.set("ktp", DocumentAnswer::Files(vec![page.clone()]));
    draft.set_pages_aside("ktp");
    draft.answers.documents.set("ktp", DocumentAnswer::AtCounter);
    let mut draft =
        Draft::parse(&Draft { begun_at: "x".into(), saved_at: "x".into(), ..draft }.to_bytes()).unwrap();
    assert!(draft.pages_back("ktp") && !draft.pages_back("ktp"));
    assert_eq!(draft.answers.documents.get("ktp"), Some(&DocumentAnswer::Files(vec![page])));
}
