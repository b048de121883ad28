//! Whose an application is and where its matter lies, as its answers tell. Phone and office read it by the same rule.

use crate::{Answer, Answers, Form, form::Kind};

/// The first person whom the form asks for, else a name that it calls so.
pub fn applicant_of<'a>(form: &'a Form, answers: &'a Answers) -> Option<&'a str> {
    let person =
        of_kind(form, answers, |it| matches!(it, Kind::Person { .. })).find_map(|it| it.part("name"));
    let named = || {
        let fields = form.sections.iter().flat_map(|it| &it.fields);
        let mut names = fields.filter(|it| it.profile == "name" || it.profile == "person");
        names.find_map(|it| answers.fields.get(&it.id)?.as_text())
    };
    person.or_else(named)
}

/// The code of the kelurahan where the matter lies, else where the applicant lives: the office shares work out by it.
pub fn kelurahan_of<'a>(form: &'a Form, answers: &'a Answers) -> Option<&'a str> {
    let places = of_kind(form, answers, |it| matches!(it, Kind::Place | Kind::Parcel { .. }));
    let addresses = of_kind(form, answers, |it| matches!(it, Kind::Address { .. }));
    places.chain(addresses).find_map(|it| it.part("kelurahan"))
}

/// Answers to the questions of a kind that are asked once, in their order.
fn of_kind<'a>(
    form: &'a Form,
    answers: &'a Answers,
    is: fn(&Kind) -> bool,
) -> impl Iterator<Item = &'a Answer> {
    let fields = form.sections.iter().filter(|it| it.repeat.is_none()).flat_map(|it| &it.fields);
    fields.filter(move |it| is(&it.kind)).filter_map(|it| answers.fields.get(&it.id))
}
