//! What is wrong with an answer, in words that say how to mend it. What is wrong is decided in `permit`.

use leptos::prelude::*;
use permit::{
    Code, Decimal, Finding, Path,
    form::{Field, Form, Kind, PersonPart},
};
use wording::format;

use super::{
    kinds,
    say::{say, tag},
    session::Session,
};
use crate::{
    components::dynamic::{Text, dynamic, text},
    i18n,
};

/// Everything that is wrong at a path, for the words beside the field.
pub(super) fn at(session: Session, path: &Path) -> Text {
    let path = path.clone();
    text(move || {
        let found = session.findings.get();
        let mine = found.iter().filter(|it| it.at == path || is_of_field(&it.at, &path));
        mine.map(|it| sentence(session, it)).collect::<Vec<_>>().join(" ")
    })
}

/// The code of an activity is told at the activity, which has no field for it.
fn is_of_field(at: &Path, path: &Path) -> bool {
    at.whole() == *path
        && at.row.is_none()
        && matches!(at.part.as_str(), "code" | "ring" | "lat" | "lng" | "version")
}

/// The words beside a field that is drawn without the usual frame.
pub(super) fn line(error: Text) -> AnyView {
    dynamic(move || match error.get() {
        it if it.is_empty() => ().into_any(),
        it => view! { <p class="app-field__error" role="status">{it}</p> }.into_any(),
    })
    .into_any()
}

/// With the name of the question before it, for a list away from the field.
pub(super) fn with_name(session: Session, finding: &Finding) -> String {
    let name = session.form().map(|it| name_of(&it.form, &finding.at)).unwrap_or_default();
    let problem = sentence(session, finding);
    match name.chars().last() {
        None => problem,
        // A question is followed by no colon.
        Some('?' | '.' | '!') => [name, problem].join(" "),
        Some(_) => form_tr!("form-problem-of", name = name, problem = problem),
    }
}

/// What a path is called: the question, its part or column, the paper.
pub(super) fn name_of(form: &Form, at: &Path) -> String {
    if let Some(id) = at.document_id() {
        return form.document(id).map(|it| it.title.get(tag()).to_owned()).unwrap_or_default();
    }
    let Some((_, field)) = form.find(&at.field) else {
        let section = at.item.as_ref().and_then(|it| form.section(&it.0));
        return section.map(|it| it.title.get(tag()).to_owned()).unwrap_or_default();
    };
    let label = field.label.get(tag()).to_owned();
    match (at.row, part_name(field, &at.part)) {
        (Some(row), Some(column)) => form_tr!("form-cell-name", row = row as usize, column = column),
        (None, Some(part)) => part,
        _ => label,
    }
}

fn part_name(field: &Field, part: &str) -> Option<String> {
    match &field.kind {
        Kind::Person { .. } => PersonPart::from_word(part).map(|it| say(kinds::person_label(it), &[])),
        Kind::Address { .. } => kinds::address_label(part).map(|it| say(it, &[])),
        kind => kind.columns().iter().find(|it| it.id == part).map(|it| it.label.get(tag()).to_owned()),
    }
}

/// The sentence of a finding.
pub(super) fn sentence(session: Session, finding: &Finding) -> String {
    let Some(loaded) = session.form() else { return String::new() };
    if let Code::Check(id) = &finding.code {
        let check = loaded.form.checks.iter().find(|it| it.id == *id);
        return check.map(|it| it.text.get(tag()).to_owned()).unwrap_or_default();
    }
    let field = loaded.form.find(&finding.at.field).map(|it| it.1);
    let kind = field.map(|it| match finding.at.row {
        Some(_) => {
            it.kind.columns().iter().find(|it| it.id == finding.at.part).map_or(&it.kind, |it| &it.kind)
        }
        None => &it.kind,
    });
    let id = sentence_id(&finding.code, kind, !finding.at.part.is_empty() && finding.at.row.is_none());
    // A number of decimals is no amount.
    let kind = kind.filter(|_| finding.code != Code::Decimals);
    say(&id, &[("limit", limit(kind, &finding.limit).into())])
}

/// Ids of sentences are `problem-<word of the code>`, and some kinds need words of their own.
fn sentence_id(code: &Code, kind: Option<&Kind>, is_part: bool) -> String {
    let word = code.word();
    let own = match (code, kind) {
        (Code::Missing, Some(_)) if is_part => "",
        (Code::Missing, Some(Kind::Choice { .. } | Kind::YesNo | Kind::Many { .. })) => "-choice",
        (Code::Missing, Some(Kind::Place | Kind::Parcel { .. })) => "-place",
        (Code::Missing, Some(Kind::Activity)) => "-activity",
        (Code::Missing, Some(Kind::Signature)) => "-signature",
        (Code::Missing, Some(Kind::Photo { .. } | Kind::File { .. })) => "-file",
        (Code::TooFew | Code::TooMany, Some(Kind::Many { .. })) => "-choice",
        (Code::TooFew | Code::TooMany, Some(Kind::Table { .. })) => "-rows",
        (Code::TooFew | Code::TooMany, Some(Kind::File { .. } | Kind::Photo { .. })) => "-files",
        (Code::TooSmall | Code::TooLarge, Some(Kind::Parcel { .. })) => "-parcel",
        _ => "",
    };
    format!("problem-{word}{own}")
}

/// A limit as the language writes it: a number, an amount or a date.
fn limit(kind: Option<&Kind>, limit: &str) -> String {
    if permit::Date::from_plain(limit).is_some() {
        return format::date(i18n::words(), limit);
    }
    let Ok(number) = Decimal::from_plain(limit) else { return limit.to_owned() };
    let written = format::number(i18n::words().language(), number.to_f64(), usize::from(number.decimals()));
    match kind {
        Some(Kind::Money { .. }) => tr!("money-rupiah", amount = written),
        _ => written,
    }
}

#[cfg(test)]
mod tests {
    use wording::{Language, OF_FORMS, Words};

    use super::*;

    #[test]
    fn every_problem_has_its_sentence_in_every_language() {
        for language in Language::ALL {
            let words = Words::without_answers(language);
            for word in Code::WORDS {
                let id = format!("problem-{word}");
                let sentence = words.text_of(&OF_FORMS, &id, &[("limit", "3".into())]);
                assert_ne!(sentence, id, "{}", language.tag());
            }
        }
    }

    #[test]
    fn kinds_with_words_of_their_own_have_them() {
        let words = Words::without_answers(Language::default());
        let kinds = [
            Kind::YesNo,
            Kind::Many { options: Vec::new(), min: 1, max: 2 },
            Kind::Place,
            Kind::Parcel { min: None, max: None },
            Kind::Activity,
            Kind::Signature,
            Kind::Photo { min: 1, max: 2, gps: false },
            Kind::Table { columns: Vec::new(), min: 1, max: 2 },
        ];
        let codes = [Code::Missing, Code::TooFew, Code::TooMany, Code::TooSmall, Code::TooLarge];
        for (kind, code) in kinds.iter().flat_map(|kind| codes.iter().map(move |code| (kind, code))) {
            let id = sentence_id(code, Some(kind), false);
            assert_ne!(words.text_of(&OF_FORMS, &id, &[("limit", "3".into())]), id);
        }
    }
}
