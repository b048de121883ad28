//! Answers on the move: from a verdict or a profile into a form, and from one version of a form to the next.

use crate::{
    answer::{Answer, Answers, Item},
    entries::Entries,
    form::{Form, Kind},
    path::Path,
};

/// What a verdict knows, by the words of `from_verdict` (`place`, `parcel_area`, `zone`, `activity` …), or what the
/// person's profile knows, by the words of `profile` (`nik`, `phone` …).
pub type Facts = Entries<Answer>;

/// Fills questions that are not answered yet; answers the paths that were filled. Repeated sections: the first item.
pub fn carry_in(form: &Form, answers: &mut Answers, verdict: &Facts, profile: &Facts) -> Vec<Path> {
    let mut filled = Vec::new();
    for section in &form.sections {
        for field in &section.fields {
            let fact = verdict.get(&field.from_verdict).or_else(|| profile.get(&field.profile));
            let Some(fact) = fact.filter(|it| !it.is_blank()).and_then(|it| fitting(&field.kind, it)) else {
                continue;
            };
            let path = match &section.repeat {
                Some(_) => Path::in_item(&section.id, 1, &field.id),
                None => Path::field(&field.id),
            };
            if answers.get(&path).is_none_or(Answer::is_blank) {
                answers.set(&path, fact);
                filled.push(path);
            }
        }
    }
    filled
}

/// A fact in the shape that a kind takes; a kelurahan is a part of an address.
fn fitting(kind: &Kind, fact: &Answer) -> Option<Answer> {
    match (kind, fact) {
        (Kind::Address { .. }, Answer::Text(kelurahan)) => Some(Answer::parts([("kelurahan", kelurahan)])),
        _ => suits(kind, fact).then(|| fact.clone()),
    }
}

/// Whether an answer has the shape that a kind takes.
pub(crate) fn suits(kind: &Kind, answer: &Answer) -> bool {
    match (kind, answer) {
        // Texts may be something typed that cannot be read yet.
        (Kind::Number { .. } | Kind::Money { .. }, Answer::Number(_) | Answer::Text(_))
        | (Kind::Many { .. }, Answer::Many(_))
        | (Kind::YesNo, Answer::YesNo(_))
        | (Kind::Table { .. }, Answer::Rows(_))
        | (Kind::File { .. } | Kind::Photo { .. } | Kind::Signature, Answer::Files(_)) => true,
        (Kind::Choice { options }, Answer::Text(it)) => options.iter().any(|option| option.id == *it),
        (
            Kind::Address { .. }
            | Kind::Place
            | Kind::Parcel { .. }
            | Kind::Activity
            | Kind::Person { .. }
            | Kind::Statement { .. },
            Answer::Parts(_),
        ) => true,
        (
            Kind::Text { .. }
            | Kind::Date { .. }
            | Kind::Nik { .. }
            | Kind::Nkk
            | Kind::Npwp
            | Kind::NibBusiness
            | Kind::NibLand
            | Kind::Nop
            | Kind::Phone { .. }
            | Kind::Email,
            Answer::Text(_),
        ) => true,
        _ => false,
    }
}

/// A form as a draft knew it: every field with its kind, so that changes can be told without the old form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FormShape {
    /// Version of the form.
    pub version: u32,
    /// Word of the kind, by field; `doc.<id>` for documents, kind `document`.
    pub fields: Entries<String>,
}

impl FormShape {
    /// The shape of a form.
    pub fn of(form: &Form) -> Self {
        let fields = form.sections.iter().flat_map(|it| &it.fields);
        let fields = fields.map(|it| (it.id.clone(), it.kind.as_str().to_owned()));
        let documents = form.documents.iter().map(|it| (["doc.", &it.id].concat(), "document".to_owned()));
        Self { version: form.version, fields: fields.chain(documents).collect() }
    }
}

/// What a changed form means for a draft. No answer is thrown away: what the form no longer asks stays in the draft
/// and counts for nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Questions and papers (`doc.<id>`) that were not there before.
    pub new: Vec<String>,
    /// Questions whose answer no longer fits and must be looked at.
    pub changed: Vec<Path>,
    /// Questions and papers that are gone although they were answered.
    pub gone: Vec<String>,
}

/// Compares a draft with the form as it is now.
pub fn changes(known: &FormShape, form: &Form, answers: &Answers) -> Changes {
    let now = FormShape::of(form);
    let mut out = Changes::default();
    out.new.extend(now.fields.iter().filter(|it| known.fields.get(it.0).is_none()).map(|it| it.0.to_owned()));
    let mut look = |path: Path, answer: &Answer| match form.find(&path.field) {
        None => {
            if !out.gone.contains(&path.field) {
                out.gone.push(path.field);
            }
        }
        Some((_, field)) if !suits(&field.kind, answer) => out.changed.push(path),
        Some(_) => {}
    };
    for (id, answer) in answers.fields.iter() {
        look(Path::field(id), answer);
    }
    for (section, items) in answers.items.iter() {
        for item in items {
            for (id, answer) in item.answers.iter() {
                look(Path::in_item(section, item.key, id), answer);
            }
        }
    }
    for (id, _) in answers.documents.iter().filter(|it| form.document(it.0).is_none()) {
        out.gone.push(["doc.", id].concat());
    }
    out
}

/// The answers that count: what is sent. Everything else stays on the device.
pub fn counting(view: &crate::View<'_>) -> Answers {
    let mut out = Answers::default();
    for section in view.form.sections.iter().filter(|it| it.repeat.is_some() && view.is_section_asked(&it.id))
    {
        // An item without an answer still counts as one.
        let empty = |it: &Item| Item { key: it.key, answers: Entries::default() };
        let items = view.answers.items_of(&section.id).iter().map(empty).collect();
        out.items.set(&section.id, items);
    }
    for it in view.asked() {
        if let Some(answer) = it.answer {
            out.set(&it.path(), answer.clone());
        }
    }
    for (document, _) in view.documents() {
        if let Some(answer) = view.answers.documents.get(&document.id) {
            out.documents.set(&document.id, answer.clone());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        form::{AddressReach, Field, Section},
        texts::Texts,
    };

    #[test]
    fn facts_fill_open_questions_and_no_others() {
        let field = |id: &str, kind, fact: &str| Field {
            from_verdict: fact.to_owned(),
            ..Field::new(id, kind, Texts::default())
        };
        let address = Kind::Address { reach: AddressReach::City, needs: Vec::new() };
        let fields = vec![
            field("alamat", address, "kelurahan"),
            field("tempat", Kind::Place, "place"),
            field("kegiatan", Kind::Activity, "activity"),
        ];
        let form = Form { sections: vec![Section { fields, ..Section::default() }], ..Form::default() };
        let place = Answer::parts([("lat", "-10.1"), ("lng", "123.6")]);
        let facts: Facts = [
            ("kelurahan".to_owned(), Answer::text("53.71.04.1010")),
            ("place".to_owned(), place.clone()),
            ("activity".to_owned(), Answer::YesNo(true)),
        ]
        .into_iter()
        .collect();
        let mut answers = Answers::default();
        let own = Answer::parts([("lat", "0"), ("lng", "0")]);
        answers.set(&Path::field("tempat"), own.clone());
        let filled = carry_in(&form, &mut answers, &facts, &Facts::default());
        assert_eq!(filled, [Path::field("alamat")]);
        assert_eq!(answers.fields.get("alamat").and_then(|it| it.part("kelurahan")), Some("53.71.04.1010"));
        assert_eq!(answers.fields.get("tempat"), Some(&own), "what the person said stays");
    }
}
