//! The order of the pages of a form, as it is now: a question that is no longer asked has no page.

use permit::{Asked, View};

use super::step::Step;

/// Every page between the list of sections and the review.
pub(super) fn sequence(view: &View<'_>) -> Vec<Step> {
    let pages = view.pages();
    let mut out = Vec::new();
    for section in view.form.sections.iter().filter(|it| view.is_section_asked(&it.id)) {
        let mine = pages.iter().filter(|it| it.section.id == section.id);
        out.extend(mine.filter_map(|it| it.questions.first().map(Asked::path)).map(Step::Question));
        if section.repeat.is_some() {
            out.push(Step::Items(section.id.clone()));
        }
    }
    out.extend(view.documents().iter().map(|it| Step::Paper(it.0.id.clone())));
    out
}

/// The page after this one.
pub(super) fn after(view: &View<'_>, here: &Step) -> Step {
    let all = sequence(view);
    let next = all.iter().position(|it| it == here).and_then(|at| all.get(at + 1));
    next.cloned().unwrap_or(Step::Review)
}

/// The page before this one.
pub(super) fn before(view: &View<'_>, here: &Step) -> Step {
    let all = sequence(view);
    let at = if *here == Step::Review { Some(all.len()) } else { all.iter().position(|it| it == here) };
    let before = at.and_then(|at| at.checked_sub(1)).and_then(|at| all.get(at));
    before.cloned().unwrap_or(Step::Tasks)
}

/// The first page of a section.
pub(super) fn first_of(view: &View<'_>, section: &str) -> Step {
    if view.form.is_repeated(section) {
        return Step::Items(section.to_owned());
    }
    let first = view.asked().into_iter().find(|it| it.section.id == section).map(|it| it.path());
    first.map_or(Step::Tasks, Step::Question)
}

#[cfg(test)]
mod tests {
    use permit::{
        Answers, Date, Form, Texts,
        form::{Document, Field, Issuer, Kind, Needed, Repeat, Section},
    };

    use super::*;

    fn form() -> Form {
        let field = |id: &str| Field::new(id, Kind::YesNo, Texts::default());
        let section = |id: &str, fields| Section { id: id.to_owned(), fields, ..Section::default() };
        let mate = Field { same_page: true, ..field("b") };
        let repeat = Some(Repeat { max: 3, ..Repeat::default() });
        let paper = Document {
            id: "ktp".to_owned(),
            title: Texts::default(),
            about: Texts::default(),
            when: None,
            required: Needed::Always,
            accept: Vec::new(),
            max_pages: 1,
            counter: String::new(),
            issuer: Issuer::default(),
            sample: false,
            why: Texts::default(),
            personal: String::new(),
            goes_to: Vec::new(),
            keep: String::new(),
            article: String::new(),
        };
        Form {
            sections: vec![
                section("s", vec![field("a"), mate, field("c")]),
                Section { repeat, ..section("r", vec![field("d")]) },
            ],
            documents: vec![paper],
            ..Form::default()
        }
    }

    #[test]
    fn pages_follow_one_another_and_back_again() {
        let (form, today) = (form(), Date::from_days(20_000));
        let mut answers = Answers::default();
        let key = answers.add_item("r");
        let view = View::new(&form, &answers, today);
        let question = |id: &str| Step::Question(permit::Path::field(id));
        let all = [
            question("a"),
            question("c"),
            Step::Question(permit::Path::in_item("r", key, "d")),
            Step::Items("r".to_owned()),
            Step::Paper("ktp".to_owned()),
        ];
        assert_eq!(sequence(&view), all);
        for pair in all.windows(2) {
            assert_eq!(after(&view, &pair[0]), pair[1]);
            assert_eq!(before(&view, &pair[1]), pair[0]);
        }
        assert_eq!((before(&view, &all[0]), after(&view, &all[4])), (Step::Tasks, Step::Review));
        assert_eq!(before(&view, &Step::Review), all[4]);
        assert_eq!((first_of(&view, "s"), first_of(&view, "r")), (question("a"), all[3].clone()));
    }
}
