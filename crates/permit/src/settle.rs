//! From what people type to what is kept. What cannot be read stays as it was typed, so nothing is lost.

use crate::{
    answer::{Answer, Answers, Item},
    date::Date,
    decimal::Decimal,
    entries::Entries,
    form::{Form, Kind, PersonPart, Unit},
    identifier,
};

/// What somebody typed into a field of a kind.
pub fn settle_text(kind: &Kind, typed: &str) -> Answer {
    let kept = match kind {
        Kind::Number { unit, .. } => {
            let unit = unit.map_or("", Unit::as_str);
            match Decimal::from_typed_in(typed, unit) {
                Ok(number) => return Answer::Number(number),
                Err(_) => None,
            }
        }
        Kind::Money { .. } => match Decimal::from_typed_in(typed, Unit::Rupiah.as_str()) {
            Ok(number) => return Answer::Number(number),
            Err(_) => None,
        },
        Kind::Date { .. } => Date::from_typed(typed).map(|it| it.to_string()),
        Kind::YesNo => match typed.trim().to_lowercase().as_str() {
            "ya" | "yes" => return Answer::YesNo(true),
            "tidak" | "no" => return Answer::YesNo(false),
            _ => None,
        },
        Kind::Nik { .. } | Kind::Nkk | Kind::Npwp | Kind::NibBusiness | Kind::NibLand | Kind::Nop => {
            identifier::digits(typed)
        }
        Kind::Phone { .. } => identifier::phone(typed).map(|it| it.0),
        Kind::Email => identifier::email(typed),
        Kind::Activity if !typed.trim().is_empty() => return Answer::parts([("code", typed.trim())]),
        Kind::Text { lines, .. } if *lines <= 1 => Some(one_line(typed)),
        _ => None,
    };
    Answer::Text(kept.unwrap_or_else(|| typed.trim().to_owned()))
}

/// Blanks and line ends between words become one blank.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An answer of a kind, settled; settling twice changes nothing.
pub fn settle(kind: &Kind, answer: &Answer) -> Answer {
    match (kind, answer) {
        (_, Answer::Text(typed)) => settle_text(kind, typed),
        (_, Answer::Parts(parts)) => {
            let each = |(name, value): (&str, &String)| (name.to_owned(), settle_part(kind, name, value));
            Answer::Parts(parts.iter().map(each).filter(|it| !it.1.is_empty()).collect())
        }
        (Kind::Table { columns, .. }, Answer::Rows(rows)) => {
            let cell = |(name, value): (&str, &Answer)| {
                let column = columns.iter().find(|it| it.id == name);
                (name.to_owned(), column.map_or_else(|| value.clone(), |it| settle(&it.kind, value)))
            };
            Answer::Rows(rows.iter().map(|row| row.iter().map(cell).collect()).collect())
        }
        (_, other) => other.clone(),
    }
}

fn settle_part(kind: &Kind, name: &str, value: &str) -> String {
    let like = match (kind, PersonPart::from_word(name)) {
        (Kind::Person { .. }, Some(part)) => part_kind(part),
        (Kind::Address { .. }, _) if matches!(name, "postcode" | "rt" | "rw") => Kind::Nkk,
        _ => return one_line(value),
    };
    match settle_text(&like, value) {
        Answer::Text(it) => it,
        _ => one_line(value),
    }
}

/// The kind of a person's part. Dates and numbers of people have no limits of their own.
pub(crate) fn part_kind(part: PersonPart) -> Kind {
    match part {
        PersonPart::Nik => Kind::Nik { birth: None, sex: None },
        PersonPart::Birth => Kind::Date { not_before: None, not_after: None },
        PersonPart::Phone => Kind::Phone { mobile: false },
        PersonPart::Email => Kind::Email,
        PersonPart::Name | PersonPart::BirthPlace | PersonPart::Sex | PersonPart::Occupation => {
            Kind::Text { lines: 1, least: 0, most: 200, characters: crate::form::Characters::Any }
        }
    }
}

/// All answers settled by the kinds of a form. Answers that the form does not know stay as they are.
pub fn settled(form: &Form, answers: &Answers) -> Answers {
    let of = |(id, answer): (&str, &Answer)| {
        let field = form.find(id).map(|it| it.1);
        (id.to_owned(), field.map_or_else(|| answer.clone(), |it| settle(&it.kind, answer)))
    };
    let fields = |it: &Entries<Answer>| it.iter().map(of).collect::<Entries<Answer>>();
    let item = |it: &Item| Item { key: it.key, answers: fields(&it.answers) };
    let items = |(id, list): (&str, &Vec<Item>)| (id.to_owned(), list.iter().map(item).collect());
    Answers {
        fields: fields(&answers.fields),
        items: answers.items.iter().map(items).collect(),
        documents: answers.documents.clone(),
    }
}
