//! One answer as people read it: numbers with units, names for codes, dates in words. The words are those of the form that the
//! applicant filled in.

use std::collections::BTreeSet;

use maud::{Markup, html};
use measure::LngLat;
use permit::{
    Answer, Decimal, FileRef,
    form::{Choice, Kind, PersonPart, Unit},
    identifier::show_nop,
};
use wording::{Words, format};

use super::texts::Texts;
use crate::{
    fit::{Misfit, as_sent, beyond, misfit},
    plans::Plans,
};

/// How answers are read: in whose words, with which places, and which files came, by the SHA-256 of their bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading<'a> {
    pub(super) texts: Texts,
    pub(super) plans: &'a Plans,
    pub(super) sent: &'a BTreeSet<&'a str>,
}

/// An answer in words. What does not fit its question stands there as it was sent, and is said not to fit.
pub(super) fn shown(of: Reading<'_>, kind: &Kind, answer: &Answer) -> Markup {
    let beyond = beyond(kind, answer);
    html! {
        @match misfit(kind, answer) {
            Some(Misfit::Shape) => { (unfit(of.texts, "desk-misfit", answer)) }
            Some(Misfit::OtherStatement) => { (unfit(of.texts, "desk-misfit-statement", answer)) }
            None => {
                (fitting(of, kind, answer))
                @if !beyond.is_empty() {
                    p.warning { (of.texts.get("desk-beyond")) }
                    dl { @for (name, it) in &beyond { div { dt { (name) } dd.raw { (it) } } } }
                }
            }
        }
    }
}

/// What was sent, letter by letter.
pub(super) fn unfit(texts: Texts, id: &str, answer: &Answer) -> Markup {
    html! {
        p.warning { (texts.get(id)) }
        p.raw { (as_sent(answer)) }
    }
}

fn fitting(of: Reading<'_>, kind: &Kind, answer: &Answer) -> Markup {
    let Reading { texts, plans, .. } = of;
    let tag = texts.language.tag();
    html! {
        @match (kind, answer) {
            (Kind::Choice { options }, Answer::Text(it)) => { (option(options, it, tag)) }
            (Kind::Many { options, .. }, Answer::Many(all)) => {
                ul { @for it in all { li { (option(options, it, tag)) } } }
            }
            (Kind::Date { .. }, Answer::Text(it)) => { (texts.date(it)) }
            (Kind::Table { columns, .. }, Answer::Rows(rows)) => {
                div.wide role="group" aria-label=(texts.get("desk-table")) tabindex="0" { table {
                    thead { tr { @for it in columns { th scope="col" { (it.label.get(tag)) } } } }
                    tbody { @for row in rows { tr { @for it in columns {
                        td { @if let Some(cell) = row.get(&it.id).filter(|it| !it.is_blank()) { (shown(of, &it.kind, cell)) } }
                    } } } }
                } }
            }
            (Kind::Person { parts, .. }, it) => { (person(texts, parts, it)) }
            (Kind::Address { .. }, it) => { (lines(&address(texts, plans, it))) }
            (Kind::Place | Kind::Parcel { .. }, it) => { (ground(texts, plans, it)) }
            (Kind::Activity, it) => { (activity(texts, it)) }
            (Kind::Statement { .. }, it) => { (agreed(texts, it)) }
            (Kind::Signature, Answer::Files(files)) => {
                @if files.iter().all(|it| of.sent.contains(it.sha256.as_str())) {
                    (texts.form("form-signed", &[]))
                } @else {
                    (unfit(texts, "desk-file-unsent", answer))
                }
            }
            (Kind::Number { unit, .. }, Answer::Number(it)) => { (number(texts, *unit, *it)) }
            (Kind::Money { .. }, Answer::Number(it)) => { (texts.amount(it.to_f64())) }
            (_, Answer::YesNo(is_so)) => { (texts.get(if *is_so { "desk-yes" } else { "desk-no" })) }
            (_, Answer::Files(files)) => { (named(of, files)) }
            (_, Answer::Text(it)) => { (digits(kind, it)) }
            (_, it) => { (as_sent(it)) }
        }
    }
}

/// Files by their names; one that is named and never came is said to be missing.
fn named(of: Reading<'_>, files: &[FileRef]) -> Markup {
    html! {
        ul { @for it in files { li {
            (it.name)
            @if !of.sent.contains(it.sha256.as_str()) { " " span.sample { (of.texts.get("desk-file-unsent")) } }
        } } }
    }
}

/// A kelurahan's code as its name.
pub(super) fn kelurahan(texts: Texts, plans: &Plans, code: &str) -> String {
    match plans.kelurahan(code) {
        Some((name, kecamatan)) => {
            texts.form("form-kelurahan-of", &[("name", name.into()), ("kecamatan", kecamatan.into())])
        }
        None => code.to_owned(),
    }
}

fn option(options: &[Choice], id: &str, tag: &str) -> String {
    options.iter().find(|it| it.id == id).map_or_else(|| id.to_owned(), |it| it.label.get(tag).to_owned())
}

/// A year of the calendar is no amount: `2026`, and not `2.026 tahun`.
fn number(texts: Texts, unit: Option<Unit>, it: Decimal) -> String {
    let value = format::number(texts.language, it.to_f64(), usize::from(it.decimals()));
    match unit {
        Some(Unit::Year) if it.to_f64() >= 1000.0 => it.to_string(),
        Some(unit) => format!("{value} {}", texts.form(&unit_id(unit), &[])),
        None => value,
    }
}

fn unit_id(unit: Unit) -> String {
    format!("unit-{}", unit.as_str())
}

fn person(texts: Texts, parts: &[PersonPart], answer: &Answer) -> Markup {
    let value = |part: PersonPart| {
        let it = answer.part(part.as_str())?;
        Some(match part {
            PersonPart::Nik => grouped(it),
            PersonPart::Birth => texts.date(it),
            PersonPart::Sex => match it {
                "p" => texts.form("form-female", &[]),
                "l" => texts.form("form-male", &[]),
                other => other.to_owned(),
            },
            PersonPart::Phone => digits(&Kind::Phone { mobile: false }, it),
            _ => it.to_owned(),
        })
    };
    html! {
        dl.parts {
            @for part in parts {
                @if let Some(it) = value(*part) {
                    div { dt { (texts.form(label(*part), &[])) } dd { (it) } }
                }
            }
        }
    }
}

fn label(part: PersonPart) -> &'static str {
    match part {
        PersonPart::Name => "form-person-name",
        PersonPart::Nik => "form-person-nik",
        PersonPart::BirthPlace => "form-person-birth-place",
        PersonPart::Birth => "form-person-birth",
        PersonPart::Sex => "form-person-sex",
        PersonPart::Occupation => "form-person-occupation",
        PersonPart::Phone => "form-person-phone",
        PersonPart::Email => "form-person-email",
    }
}

fn address(texts: Texts, plans: &Plans, answer: &Answer) -> Vec<String> {
    let part = |name: &str| answer.part(name).map(str::to_owned);
    let numbered = |name: &str, id: &str| {
        let it = answer.part(name)?;
        Some(
            texts.form("form-part", &[("part", texts.form(id, &[]).into()), ("value", it.to_owned().into())]),
        )
    };
    let area = answer.part("kelurahan").map(|it| kelurahan(texts, plans, it));
    let all = [
        part("street"),
        numbered("rt", "form-rt"),
        numbered("rw", "form-rw"),
        area,
        part("region"),
        part("postcode"),
    ];
    all.into_iter().flatten().collect()
}

/// A point or an outline. Its corners are for programs, so they are folded away.
fn ground(texts: Texts, plans: &Plans, answer: &Answer) -> Markup {
    let number = |name: &str| answer.part(name).and_then(|it| it.parse::<f64>().ok());
    let ring = answer.part("ring").unwrap_or_default();
    let mut all = Vec::new();
    if let Some(area) = number("area_m2") {
        let (area, corners) = (format::area(texts.language, area), ring.split(',').count());
        all.push(texts.form("form-outline", &[("area", area.into()), ("corners", corners.into())]));
    }
    if let (Some(lat), Some(lng)) = (number("lat"), number("lng"))
        && let Ok(place) = LngLat::new(lng, lat)
    {
        all.push(format::place(&Words::new(texts.language), place));
    }
    all.extend(answer.part("kelurahan").map(|it| kelurahan(texts, plans, it)));
    html! {
        (lines(&all))
        @if !ring.is_empty() {
            details { summary { (texts.get("desk-part-ring")) } (ring) }
        }
    }
}

fn activity(texts: Texts, answer: &Answer) -> String {
    let part = |name: &str| answer.part(name).unwrap_or_default().to_owned();
    texts.form("form-activity", &[("title", part("title").into()), ("code", part("code").into())])
}

fn agreed(texts: Texts, answer: &Answer) -> String {
    let at = answer.part("at").unwrap_or_default();
    let day = texts.date(at.get(..10).unwrap_or(at));
    let time = at.get(11..16).unwrap_or_default().to_owned();
    texts.form("form-agreed", &[("day", day.into()), ("time", time.into())])
}

fn lines(all: &[String]) -> Markup {
    html! { @for (at, it) in all.iter().enumerate() { @if at > 0 { br; } (it) } }
}

/// Digits in groups, as they stand on cards.
fn digits(kind: &Kind, text: &str) -> String {
    match kind {
        Kind::Nik { .. } | Kind::Nkk | Kind::Npwp => grouped(text),
        Kind::Nop => show_nop(text),
        Kind::Phone { .. } => {
            text.strip_prefix("+62").map_or_else(|| text.to_owned(), |it| by_four(&format!("0{it}")))
        }
        _ => text.to_owned(),
    }
}

/// Sixteen digits by four; anything else as it is.
fn grouped(text: &str) -> String {
    let is_whole = text.len() == 16 && text.bytes().all(|it| it.is_ascii_digit());
    if is_whole { by_four(text) } else { text.to_owned() }
}

fn by_four(text: &str) -> String {
    let all: Vec<char> = text.chars().collect();
    all.chunks(4).map(|it| it.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(kind: &Kind, answer: &Answer) -> String {
        let (plans, sent) = (Plans::default(), BTreeSet::from(["aa"]));
        let of = Reading { texts: Texts::indonesian(), plans: &plans, sent: &sent };
        shown(of, kind, answer).into_string()
    }

    #[test]
    fn no_code_stands_where_the_form_has_words() {
        let parts =
            [PersonPart::Name, PersonPart::Nik, PersonPart::BirthPlace, PersonPart::Birth, PersonPart::Sex];
        let kind = Kind::Person { parts: parts.to_vec(), optional: Vec::new() };
        let person = Answer::parts([
            ("birth", "1990-03-12"),
            ("birth_place", "Kupang"),
            ("name", "Maria Contoh"),
            ("nik", "5371995203900001"),
            ("sex", "p"),
        ]);
        let text = told(&kind, &person);
        for part in ["Tempat lahir", "12 Maret 1990", "Perempuan", "5371 9952 0390 0001"] {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert!(
            !text.contains("birth_place") && text.find("Maria") < text.find("Kupang"),
            "in the form's order"
        );
        let statement = Answer::parts([("at", "2026-11-22T09:05:00+08:00"), ("version", "1")]);
        let kind = Kind::Statement { text: permit::Texts::default(), version: "1".to_owned() };
        assert_eq!(told(&kind, &statement), "Disetujui 22 November 2026 pukul 09:05");
        assert_eq!(digits(&Kind::Phone { mobile: true }, "+6281200000001"), "0812 0000 0001");
    }

    #[test]
    fn nothing_is_agreed_or_signed_that_was_not() {
        let text = permit::Texts::new(vec![("id".to_owned(), "Saya setuju.".to_owned())]);
        let kind = Kind::Statement { text, version: "2".to_owned() };
        let at = "2026-11-22T09:05:00+08:00";
        let digest = contract::digest("Saya setuju.".as_bytes());
        let agreed = Answer::parts([("version", "2"), ("at", at), ("sha256", &digest)]);
        assert!(told(&kind, &agreed).starts_with("Disetujui"));
        for it in [
            Answer::YesNo(true),
            Answer::text("Disetujui"),
            Answer::parts([("version", "2")]),
            Answer::parts([("version", "2"), ("at", "kemarin")]),
            Answer::parts([("version", "1"), ("at", at)]),
            Answer::parts([("version", "2"), ("at", at), ("sha256", "ab")]),
        ] {
            let text = told(&kind, &it);
            assert!(text.contains("Yang dikirim:") && text.contains("class=\"raw\""), "{it:?}: {text}");
        }
        let signed = |sha256: &str| {
            let file = FileRef { sha256: sha256.to_owned(), ..FileRef::default() };
            told(&Kind::Signature, &Answer::Files(vec![file]))
        };
        assert_eq!(signed("aa"), "Sudah ditandatangani");
        assert!(signed("bb").contains("tidak ikut dikirim"), "it names a file that never came");
    }

    #[test]
    fn a_person_is_of_no_sex_that_was_not_told_and_keeps_what_was_not_asked_in_sight() {
        let kind = Kind::Person { parts: vec![PersonPart::Sex], optional: Vec::new() };
        let text = told(&kind, &Answer::parts([("sex", "<b>"), ("jabatan", "Lurah & Camat")]));
        assert!(text.contains("<dd>&lt;b&gt;</dd>") && !text.contains("Laki-laki"), "{text}");
        assert!(text.contains("Lurah &amp; Camat") && text.contains("tidak ditanyakan"), "{text}");
    }

    #[test]
    fn every_unit_has_its_words() {
        let texts = Texts::indonesian();
        for unit in Unit::ALL {
            assert_ne!(texts.form(&unit_id(*unit), &[]), unit_id(*unit));
        }
        assert_eq!(number(texts, Some(Unit::Person), Decimal::whole(3)), "3 orang");
    }
}
