//! One section of a form as a form of its own, for somebody else who fills in that section alone and must see nothing of
//! the rest. Whoever takes it back has the whole form judge it again.

use super::{Fee, Form, Needed, Section, VerdictUse};
use crate::expression::{Condition, Ref};

impl Form {
    /// The form that asks this section alone, once. What depends on answers of other sections is asked, and not required:
    /// those answers are somebody else's.
    #[must_use]
    pub fn of_section(&self, id: &str) -> Option<Self> {
        let whole = self.section(id)?;
        let is_known =
            |it: &Ref| whole.field(&it.id).is_some() || self.values.iter().any(|value| value.id == it.id);
        let stands_alone = |condition: &Condition| {
            let mut all_known = true;
            condition.each_ref(&mut |it| all_known &= is_known(it));
            all_known
        };
        let mut fields = whole.fields.clone();
        for field in &mut fields {
            field.when = field.when.take().filter(|it| stands_alone(it));
            if matches!(&field.required, Needed::When(it) if !stands_alone(it)) {
                field.required = Needed::Never;
            }
            field.unique = false;
        }
        let mut checks = self.checks.clone();
        checks.retain(|it| whole.field(&it.at.id).is_some() && stands_alone(&it.when));
        for it in &mut checks {
            it.each.clear();
        }
        Some(Self {
            verdict: VerdictUse::None,
            sections: vec![Section { when: None, repeat: None, fields, ..whole.clone() }],
            checks,
            calculations: Vec::new(),
            documents: Vec::new(),
            fee: Fee::default(),
            steps: Vec::new(),
            ..self.clone()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        answer::{Answer, Answers},
        date::Date,
        form::{Field, Kind, Repeat},
        path::Path,
        texts::Texts,
        validate::{Setting, validate},
        view::View,
    };

    fn field(id: &str) -> Field {
        Field::new(id, Kind::YesNo, Texts::default())
    }

    fn form() -> Form {
        let yes = |id: &str| Condition::YesNo(Ref::from_text(id), true);
        let of_own = Field { when: Some(yes("a")), ..field("b") };
        let of_other = Field { when: Some(yes("x")), required: Needed::When(yes("x")), ..field("c") };
        Form {
            sections: vec![
                Section { id: "other".to_owned(), fields: vec![field("x")], ..Section::default() },
                Section {
                    id: "lent".to_owned(),
                    when: Some(yes("x")),
                    repeat: Some(Repeat { min: 1, max: 3, ..Repeat::default() }),
                    fields: vec![field("a"), of_own, of_other],
                    ..Section::default()
                },
            ],
            ..Form::default()
        }
    }

    #[test]
    fn a_section_alone_is_asked_without_the_answers_of_others() {
        let form = form().of_section("lent").expect("there is one");
        let mut answers = Answers::default();
        let asked = |answers: &Answers| -> Vec<String> {
            let view = View::new(&form, answers, Date::from_days(20_000));
            view.asked().iter().map(|it| it.path().to_string()).collect()
        };
        assert_eq!(asked(&answers), ["a", "c"], "what another section decides is asked");
        answers.set(&Path::field("a"), Answer::YesNo(true));
        assert_eq!(asked(&answers), ["a", "b", "c"]);
        answers.set(&Path::field("b"), Answer::YesNo(false));
        let view = View::new(&form, &answers, Date::from_days(20_000));
        assert_eq!(validate(&view, Setting { region: "53.71" }), [], "and may stay open");
    }

    #[test]
    fn a_section_that_is_not_there_is_no_form() {
        assert_eq!(form().of_section("nowhere"), None);
    }
}
