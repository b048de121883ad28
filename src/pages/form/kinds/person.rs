//! A person: one group of fields, each judged like a question of its own kind.

use leptos::prelude::*;
use permit::{
    Answer, Path,
    form::{Field, Kind, PersonPart},
};

use super::{around, fill_in, kept_text, line, write};
use crate::{
    components::{
        choice::{Choice, Radios},
        dynamic::no_text,
        field::{Around, LineField, LineKind},
    },
    pages::form::{problem, say::sentence, session::Session, shown::digits_of},
};

pub(super) fn view(
    session: Session,
    path: &Path,
    field: &Field,
    parts: &[PersonPart],
    optional: &[PersonPart],
) -> AnyView {
    let rows = parts.iter().map(|part| {
        let at = path.part(part.as_str());
        let around = Around {
            id: super::id_of(&at),
            label: sentence(label(*part)),
            hint: sentence(hint(*part)),
            error: problem::at(session, &at),
            is_optional: optional.contains(part),
        };
        self::part(session, field, *part, &at, around)
    });
    let rows = rows.collect_view();
    let words = around(session, path, field);
    let id = words.id.clone();
    let inner = view! { <div class="app-isi__parts">{rows}</div> };
    view! { <div id=id tabindex="-1">{super::address::group(&words, inner.into_any())}</div> }.into_any()
}

fn part(session: Session, field: &Field, part: PersonPart, at: &Path, around: Around) -> AnyView {
    if part == PersonPart::Birth {
        return line::date_field(session, at, around, field.profile == "person");
    }
    let path = at.clone();
    let keep = Callback::new(move |text: String| write(session, &path, Answer::Text(text)));
    if part == PersonPart::Sex {
        let value = RwSignal::new(kept_text(session, at));
        let choice =
            |value: &str, id| Choice { value: value.to_owned(), label: sentence(id), hint: no_text() };
        let choices = vec![choice("l", "form-male"), choice("p", "form-female")];
        return view! { <Radios around=around choices=choices value=value on_change=keep /> }.into_any();
    }
    let (kind, fill) = match part {
        PersonPart::Nik => (LineKind::Digits, "off"),
        PersonPart::Phone => (LineKind::Phone, "tel"),
        PersonPart::Email => (LineKind::Email, "email"),
        PersonPart::Name => (LineKind::Text, "name"),
        _ => (LineKind::Text, "off"),
    };
    let grouped = if part == PersonPart::Nik {
        digits_of(&Kind::Nkk, &kept_text(session, at))
    } else {
        kept_text(session, at)
    };
    let value = RwSignal::new(grouped);
    let fill = fill_in(session, field, fill);
    view! { <LineField around=around value=value kind=kind autocomplete=fill on_change=keep /> }.into_any()
}

/// What a part is called.
pub(super) fn label(part: PersonPart) -> &'static str {
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

fn hint(part: PersonPart) -> &'static str {
    match part {
        PersonPart::Name => "form-person-name-hint",
        PersonPart::Nik => "form-person-nik-hint",
        PersonPart::Birth => "form-date-hint",
        PersonPart::Phone => "form-phone-hint",
        PersonPart::BirthPlace | PersonPart::Sex | PersonPart::Occupation | PersonPart::Email => "",
    }
}
