//! Answers of one line: texts, numbers, amounts, dates, and the numbers that name people, firms and land.

use leptos::prelude::*;
use permit::{
    Answer, Path,
    form::{Field, Kind},
};
use wording::format;

use super::{around, fill_in, kept, write};
use crate::{
    components::{
        dynamic::text,
        field::{AreaField, DateField, LineField, LineKind, TypedDate},
    },
    i18n,
    pages::form::{
        say::say,
        session::Session,
        shown::{digits_of, unit_id},
    },
};

pub(super) fn view(session: Session, path: &Path, field: &Field) -> AnyView {
    let value = RwSignal::new(typed(&field.kind, kept(session, path).as_ref()));
    let (around, path) = (around(session, path, field), path.clone());
    let is_number = matches!(field.kind, Kind::Number { .. } | Kind::Money { .. });
    let keep = Callback::new(move |text: String| {
        let text = if is_number { as_read(text) } else { text };
        write(session, &path, Answer::Text(text));
    });
    match &field.kind {
        Kind::Text { lines, most, .. } if *lines > 1 => {
            view! { <AreaField around=around value=value most=*most as usize on_change=keep /> }.into_any()
        }
        kind => {
            let (kind, fill) = keyboard(kind);
            let fill = fill_in(session, field, fill);
            view! { <LineField around=around value=value kind=kind autocomplete=fill on_change=keep /> }
                .into_any()
        }
    }
}

/// The keyboard that fits, and what browsers may fill in.
pub(super) fn keyboard(kind: &Kind) -> (LineKind, &'static str) {
    match kind {
        Kind::Number { unit: Some(unit), .. } => {
            let id = unit_id(*unit);
            (LineKind::Number(text(move || say(id, &[]))), "off")
        }
        Kind::Number { .. } => (LineKind::Digits, "off"),
        Kind::Money { .. } => (LineKind::Money, "off"),
        Kind::Phone { .. } => (LineKind::Phone, "tel"),
        Kind::Email => (LineKind::Email, "email"),
        Kind::Nik { .. } | Kind::Nkk | Kind::Npwp | Kind::NibBusiness | Kind::NibLand | Kind::Nop => {
            (LineKind::Digits, "off")
        }
        _ => (LineKind::Text, "off"),
    }
}

/// `permit` reads numbers the Indonesian way; where the screen writes `1,250.5`, that is turned round first.
fn as_read(text: String) -> String {
    if thousands_by_comma() { turned(&text) } else { text }
}

fn thousands_by_comma() -> bool {
    format::number(i18n::words().language(), 1000.0, 0).contains(',')
}

/// A comma that does not part thousands is a decimal comma in every language, and stays one.
fn turned(text: &str) -> String {
    let whole = text.split('.').next().unwrap_or_default();
    let mut groups = whole.split(',').skip(1);
    if !groups.all(|it| it.chars().take_while(char::is_ascii_digit).count() == 3) {
        return text.to_owned();
    }
    text.chars().filter(|it| *it != ',').map(|it| if it == '.' { ',' } else { it }).collect()
}

/// What is no number yet, as it was typed: the next key turns it round again.
fn as_typed(text: &str, is_turned: bool) -> String {
    if is_turned { text.replace(',', ".") } else { text.to_owned() }
}

/// An answer as it stands in a field.
pub(super) fn typed(kind: &Kind, answer: Option<&Answer>) -> String {
    match answer {
        Some(Answer::Text(text)) if matches!(kind, Kind::Number { .. } | Kind::Money { .. }) => {
            match permit::settle_text(kind, text) {
                // Left before it was settled, it stands in the field as any number does.
                number @ Answer::Number(_) => typed(kind, Some(&number)),
                _ => as_typed(text, thousands_by_comma()),
            }
        }
        Some(Answer::Text(text)) => digits_of(kind, text),
        Some(Answer::Number(number)) => {
            format::number(i18n::words().language(), number.to_f64(), usize::from(number.decimals()))
        }
        _ => String::new(),
    }
}

pub(super) fn date(session: Session, path: &Path, field: &Field) -> AnyView {
    let around = around(session, path, field);
    let is_birthday = field.profile == "birth";
    date_field(session, path, around, is_birthday)
}

/// A date in three fields, whole answer, part or cell.
pub(super) fn date_field(
    session: Session,
    path: &Path,
    around: crate::components::field::Around,
    is_birthday: bool,
) -> AnyView {
    let value = RwSignal::new(pieces(&super::kept_text(session, path)));
    let path = path.clone();
    let keep = Callback::new(move |it: TypedDate| write(session, &path, Answer::Text(joined(&it))));
    view! { <DateField around=around value=value is_birthday=is_birthday on_change=keep /> }.into_any()
}

/// What stands in the three fields; a date as it is kept, or one that is not whole yet.
fn pieces(text: &str) -> TypedDate {
    let mut parts = text.splitn(3, '-').map(|it| it.trim().to_owned());
    let mut next = || parts.next().unwrap_or_default();
    let (a, b, c) = (next(), next(), next());
    let plain = |it: &str| it.trim_start_matches('0').to_owned();
    if a.len() == 4 && c.len() <= 2 {
        TypedDate { day: plain(&c), month: plain(&b), year: a }
    } else {
        TypedDate { day: a, month: b, year: c }
    }
}

/// The three fields in one text, day first; nothing where all are empty.
fn joined(date: &TypedDate) -> String {
    let parts = [&date.day, &date.month, &date.year].map(|it| it.trim());
    if parts.iter().all(|it| it.is_empty()) { String::new() } else { parts.join("-") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_written_the_english_way_is_read_as_it_is_meant() {
        let read = |it: &str| permit::Decimal::from_typed(&turned(it)).map(|it| it.to_string());
        assert_eq!(read("1,250"), Ok("1250".to_owned()));
        assert_eq!(read("1,250.125"), Ok("1250.125".to_owned()));
        assert_eq!(read("72.5"), Ok("72.5".to_owned()));
        for (typed, meant) in [("1,5 juta", "1500000"), ("2,50", "2.5"), ("72,5 m²", "72.5")] {
            assert_eq!(read(typed), Ok(meant.to_owned()), "{typed}");
        }
    }

    #[test]
    fn what_is_no_number_yet_stays_the_same_however_often_it_is_opened() {
        let kept = turned("1.2.3 a");
        assert_eq!(as_typed(&kept, true), "1.2.3 a");
        assert_eq!(turned(&as_typed(&kept, true)), kept);
        assert_eq!(as_typed("1,2,3", false), "1,2,3");
    }

    #[test]
    fn a_date_goes_into_three_fields_and_comes_back() {
        let date = |day: &str, month: &str, year: &str| TypedDate {
            day: day.to_owned(),
            month: month.to_owned(),
            year: year.to_owned(),
        };
        assert_eq!(pieces("1990-03-02"), date("2", "3", "1990"));
        assert_eq!(pieces("12--"), date("12", "", ""));
        assert_eq!(joined(&date("12", "", "")), "12--");
        assert_eq!(pieces(&joined(&date("12", "maret", "1990"))), date("12", "maret", "1990"));
        assert_eq!((joined(&TypedDate::default()), pieces("")), (String::new(), TypedDate::default()));
    }
}
