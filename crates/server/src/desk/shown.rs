//! One answer as people read it: numbers with units, names for codes, dates in words. The words are those of the form that the
//! applicant filled in.

use maud::{Markup, html};
use measure::LngLat;
use permit::{
    Answer, Decimal,
    form::{Choice, Kind, PersonPart, Unit},
    identifier::show_nop,
};
use wording::{Words, format};

use super::texts::Texts;
use crate::plans::Plans;

/// An answer in words.
pub(super) fn shown(texts: Texts, plans: &Plans, kind: &Kind, answer: &Answer) -> Markup {
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
                        td { @if let Some(cell) = row.get(&it.id) { (shown(texts, plans, &it.kind, cell)) } }
                    } } } }
                } }
            }
            (Kind::Person { parts, .. }, it) => { (person(texts, parts, it)) }
            (Kind::Address { .. }, it) => { (lines(&address(texts, plans, it))) }
            (Kind::Place | Kind::Parcel { .. }, it) => { (ground(texts, plans, it)) }
            (Kind::Activity, it) => { (activity(texts, it)) }
            (Kind::Statement { .. }, it) => { (agreed(texts, it)) }
            (Kind::Signature, Answer::Files(_)) => { (texts.form("form-signed", &[])) }
            (Kind::Number { unit, .. }, Answer::Number(it)) => { (number(texts, *unit, *it)) }
            (Kind::Money { .. }, Answer::Number(it)) => { (texts.amount(it.to_f64())) }
            (_, Answer::Number(it)) => { (number(texts, None, *it)) }
            (_, Answer::Text(it)) => { (digits(kind, it)) }
            (_, Answer::YesNo(is_so)) => { (texts.get(if *is_so { "desk-yes" } else { "desk-no" })) }
            (_, Answer::Many(all)) => { ul { @for it in all { li { (it) } } } }
            (_, Answer::Parts(parts)) => {
                dl { @for (name, it) in parts.iter() {
                    div { dt { (texts.coded(&format!("desk-part-{name}"), name)) } dd { (it) } }
                } }
            }
            (_, Answer::Rows(rows)) => { (rows.len()) }
            (_, Answer::Files(files)) => {
                ul { @for it in files { li { (it.name) } } }
            }
        }
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
            PersonPart::Sex => texts.form(if it == "p" { "form-female" } else { "form-male" }, &[]),
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
        area.or_else(|| part("region")),
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
        shown(Texts::indonesian(), &Plans::default(), kind, answer).into_string()
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
        let statement =
            Answer::parts([("at", "2026-11-22T09:05:00+08:00"), ("sha256", "abc"), ("version", "1")]);
        let kind = Kind::Statement { text: permit::Texts::default(), version: String::new() };
        assert_eq!(told(&kind, &statement), "Disetujui 22 November 2026 pukul 09:05");
        assert_eq!(digits(&Kind::Phone { mobile: true }, "+6281200000001"), "0812 0000 0001");
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
