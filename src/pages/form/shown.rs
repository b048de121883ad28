//! Answers as people read them: numbers with units, names for codes, dates in words.

use measure::LngLat;
use permit::{
    Answer, Decimal, Entries,
    form::{Choice, Field, Kind, PersonPart, Unit},
    identifier::show_nop,
};
use wording::format;

use super::{
    kinds,
    say::{say, tag},
    session::Session,
};
use crate::i18n;

/// An answer; several lines where it has parts.
pub(super) fn answer(session: Session, field: &Field, answer: &Answer) -> String {
    match (&field.kind, answer) {
        (Kind::Choice { options }, Answer::Text(id)) => option(options, id),
        (Kind::Many { options, .. }, Answer::Many(ids)) => {
            ids.iter().map(|it| option(options, it)).collect::<Vec<_>>().join("\n")
        }
        (_, Answer::YesNo(yes)) => say(if *yes { "form-yes" } else { "form-no" }, &[]),
        // A year of the calendar is no amount: `2026`, and not `2.026 tahun`.
        (Kind::Number { unit: Some(Unit::Year), .. }, Answer::Number(number))
            if number.to_f64() >= 1000.0 =>
        {
            number.to_string()
        }
        (Kind::Number { unit: Some(unit), .. }, Answer::Number(number)) => {
            format!("{} {}", decimal(*number), say(unit_id(*unit), &[]))
        }
        (Kind::Money { .. }, Answer::Number(number)) => rupiah(number.to_f64()),
        (_, Answer::Number(number)) => decimal(*number),
        (Kind::Date { .. }, Answer::Text(date)) => format::date(i18n::words(), date),
        (kind, Answer::Text(text)) => digits_of(kind, text),
        (Kind::Person { parts, .. }, it) => person(parts, it),
        (Kind::Address { .. }, it) => address(session, it),
        (Kind::Place | Kind::Parcel { .. }, it) => ground(session, it).join("\n"),
        (Kind::Activity, it) => activity(session, it),
        (Kind::Statement { .. }, it) => agreed(it),
        (Kind::Table { columns, .. }, Answer::Rows(rows)) => {
            rows.iter().map(|it| row(session, columns, it)).collect::<Vec<_>>().join("\n")
        }
        (Kind::Signature, Answer::Files(_)) => say("form-signed", &[]),
        (_, Answer::Files(files)) => files.iter().map(|it| it.name.clone()).collect::<Vec<_>>().join("\n"),
        _ => String::new(),
    }
}

fn option(options: &[Choice], id: &str) -> String {
    options.iter().find(|it| it.id == id).map_or_else(|| id.to_owned(), |it| it.label.get(tag()).to_owned())
}

fn decimal(number: Decimal) -> String {
    format::number(i18n::words().language(), number.to_f64(), usize::from(number.decimals()))
}

/// An amount of rupiah.
pub(super) fn rupiah(amount: f64) -> String {
    tr!("money-rupiah", amount = format::number(i18n::words().language(), amount, 0))
}

fn person(parts: &[PersonPart], answer: &Answer) -> String {
    let line = |part: &PersonPart| {
        let value = answer.part(part.as_str())?;
        let value = match part {
            PersonPart::Name => return Some(value.to_owned()),
            PersonPart::Nik => digits_of(&Kind::Nkk, value),
            PersonPart::Birth => format::date(i18n::words(), value),
            PersonPart::Sex => say(if value == "p" { "form-female" } else { "form-male" }, &[]),
            PersonPart::Phone => digits_of(&Kind::Phone { mobile: false }, value),
            PersonPart::BirthPlace | PersonPart::Occupation | PersonPart::Email => value.to_owned(),
        };
        Some(form_tr!("form-part", part = say(kinds::person_label(*part), &[]), value = value))
    };
    parts.iter().filter_map(line).collect::<Vec<_>>().join("\n")
}

fn address(session: Session, answer: &Answer) -> String {
    let part = |name: &str| answer.part(name).map(str::to_owned);
    let numbered = |name: &str, label: &'static str| {
        answer.part(name).map(|it| form_tr!("form-part", part = say(label, &[]), value = it))
    };
    let area = answer.part("kelurahan").map(|it| kelurahan(session, it)).or_else(|| part("region"));
    let lines =
        [part("street"), numbered("rt", "form-rt"), numbered("rw", "form-rw"), area, part("postcode")];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

fn kelurahan(session: Session, code: &str) -> String {
    let places = kinds::places(session);
    let found = places.as_ref().and_then(|it| it.kelurahan.iter().find(|it| it.code == code));
    found.map_or_else(
        || code.to_owned(),
        |it| form_tr!("form-kelurahan-of", name = it.name.clone(), kecamatan = it.kecamatan.clone()),
    )
}

/// A point or an outline, and what the plan says there.
pub(super) fn ground(session: Session, answer: &Answer) -> Vec<String> {
    let number = |name: &str| answer.part(name).and_then(|it| it.parse::<f64>().ok());
    let words = i18n::words();
    let mut lines = Vec::new();
    if let Some(area) = number("area_m2") {
        let corners = answer.part("ring").map_or(0, |it| it.split(',').count());
        let area = format::area(words.language(), area);
        lines.push(form_tr!("form-outline", area = area, corners = corners));
    }
    if let (Some(lat), Some(lng)) = (number("lat"), number("lng"))
        && let Ok(place) = LngLat::new(lng, lat)
    {
        lines.push(format::place(words, place));
    }
    if let Some(it) = answer.part("kelurahan") {
        lines.push(kelurahan(session, it));
    }
    if answer.part("from") == Some("kelurahan") {
        lines.push(say("form-only-kelurahan", &[]));
    }
    if let Some(code) = answer.part("zone") {
        let open = session.pack.ready_untracked();
        let name = open
            .as_ref()
            .and_then(|it| it.pack.zones().by_code(code))
            .map(|it| it.name.get(tag()).to_owned());
        lines.push(form_tr!("form-zone", code = code, name = name.unwrap_or_default()));
    }
    if let Some(word) = answer.part("outcome") {
        let id = format!("outcome-{}", word.replace('_', "-"));
        // Where the words of answers have not come, the place is told without its outcome.
        if i18n::words().has(&id) {
            lines.push(form_tr!("form-verdict", outcome = i18n::text(&id)));
        }
    }
    lines
}

fn activity(session: Session, answer: &Answer) -> String {
    let code = answer.part("code").unwrap_or_default();
    let open = session.pack.ready_untracked();
    let known = open.as_ref().and_then(|it| it.activities.by_code(code));
    let title = known.map(|it| it.title.get(tag()).to_owned());
    let title = title.or_else(|| answer.part("title").map(str::to_owned)).unwrap_or_default();
    form_tr!("form-activity", title = title, code = code)
}

fn agreed(answer: &Answer) -> String {
    let at = answer.part("at").unwrap_or_default();
    let day = format::date(i18n::words(), at.get(..10).unwrap_or(at));
    form_tr!("form-agreed", day = day, time = super::session::clock(at))
}

fn row(session: Session, columns: &[Field], cells: &Entries<Answer>) -> String {
    let cell = |it: &Field| Some(answer(session, it, cells.get(&it.id)?));
    columns.iter().filter_map(cell).collect::<Vec<_>>().join(" · ")
}

/// Digits in groups, as they stand on cards; what is not whole yet stays as it was typed.
pub(super) fn digits_of(kind: &Kind, text: &str) -> String {
    let is_digits = text.bytes().all(|it| it.is_ascii_digit());
    let grouped = |size: usize| {
        let bytes: Vec<char> = text.chars().collect();
        bytes.chunks(size).map(|it| it.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
    };
    match kind {
        Kind::Nik { .. } | Kind::Nkk if is_digits && text.len() == 16 => grouped(4),
        Kind::Npwp if is_digits && text.len() == 16 => grouped(4),
        Kind::Nop if is_digits => show_nop(text),
        Kind::Phone { .. } => text.strip_prefix("+62").map_or_else(|| text.to_owned(), grouped_phone),
        _ => text.to_owned(),
    }
}

/// A kept number as people write it, `0812 0000 0001`.
fn grouped_phone(own: &str) -> String {
    let digits: Vec<char> = ["0", own].concat().chars().collect();
    digits.chunks(4).map(|it| it.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// The sentence of a unit.
pub(super) fn unit_id(unit: Unit) -> &'static str {
    match unit {
        Unit::SquareMetre => "unit-m2",
        Unit::Hectare => "unit-ha",
        Unit::Metre => "unit-m",
        Unit::Centimetre => "unit-cm",
        Unit::Kilometre => "unit-km",
        Unit::Floor => "unit-floor",
        Unit::Unit => "unit-unit",
        Unit::Room => "unit-room",
        Unit::Person => "unit-person",
        Unit::Animal => "unit-animal",
        Unit::Vehicle => "unit-vehicle",
        Unit::Percent => "unit-percent",
        Unit::Year => "unit-year",
        Unit::Month => "unit-month",
        Unit::Week => "unit-week",
        Unit::Day => "unit-day",
        Unit::Hour => "unit-hour",
        Unit::Kilogram => "unit-kg",
        Unit::Litre => "unit-litre",
        Unit::VoltAmpere => "unit-va",
        Unit::Piece => "unit-piece",
        Unit::Rupiah => "unit-idr",
    }
}

#[cfg(test)]
mod tests {
    use wording::{Language, OF_FORMS, Words};

    use super::*;

    #[test]
    fn every_unit_has_its_words() {
        let words = Words::without_answers(Language::default());
        for unit in Unit::ALL {
            assert_ne!(words.text_of(&OF_FORMS, unit_id(*unit), &[]), unit_id(*unit));
        }
    }

    #[test]
    fn numbers_stand_in_groups_as_on_cards() {
        assert_eq!(digits_of(&Kind::Nkk, "5371995203900001"), "5371 9952 0390 0001");
        assert_eq!(digits_of(&Kind::Nkk, "53719952"), "53719952");
        assert_eq!(digits_of(&Kind::Nop, "537101000100100010"), "53.71.010.001.001-0001.0");
        assert_eq!(digits_of(&Kind::Phone { mobile: true }, "+6281200000001"), "0812 0000 0001");
        assert_eq!(digits_of(&Kind::Phone { mobile: true }, "0812"), "0812");
    }
}
