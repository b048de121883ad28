//! What the fields on the screen show, beside what the draft holds: another tab may change an answer under an open field. What
//! would be overwritten then is set aside first. Draws nothing.

use contract::Draft;
use leptos::prelude::*;
use permit::{
    Answer, Answers, Form, Path,
    form::{Field, Kind},
    settle,
};

use super::Session;

/// An answer that differs from the one in the open field.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) enum Beside {
    /// Nothing differs.
    None,
    /// Another tab has given this one (or none) since.
    Elsewhere(Option<Answer>),
    /// These gave way before and wait for a decision.
    Waiting(Vec<Answer>),
}

/// What the fields of a page show.
pub(super) type Seen = Vec<(Path, Option<Answer>)>;

impl Session {
    /// A page shows these questions, as the draft answers them now.
    pub(in super::super) fn show(self, questions: &[Path]) {
        let Some(loaded) = self.form() else { return };
        // Fields of files show what the draft holds, at any time.
        let is_typed = |it: &&Path| loaded.form.find(&it.field).is_some_and(|it| !is_of_files(it.1));
        let seen = self.draft.with_untracked(|draft| {
            questions.iter().filter(is_typed).map(|it| (it.clone(), draft.answers.get(it).cloned())).collect()
        });
        self.seen.set(seen);
    }

    /// After a change of this page: what it replaced without having shown it is set aside.
    pub(super) fn note_change(self, before: &Answers, draft: &mut Draft) {
        let (Some(loaded), Some(mut seen)) = (untrack(|| self.form()), self.seen.try_get_untracked()) else {
            return;
        };
        let mut is_changed = false;
        for (path, known) in &mut seen {
            let (was, now) = (before.get(path), draft.answers.get(path).cloned());
            if was == now.as_ref() {
                continue;
            }
            is_changed = true;
            if let Some(was) = was.filter(|it| differ(&loaded.form, path, Some(it), known.as_ref())) {
                draft.set_aside(path, was);
            }
            *known = after(known.take(), was, now);
        }
        if is_changed {
            let _ = self.seen.try_set(seen);
        }
    }

    /// What is to be said beside a field; the caller is evaluated again when that changes.
    pub(in super::super) fn beside(self, path: &Path) -> Beside {
        let Some(loaded) = self.form() else { return Beside::None };
        let shown = self.seen.with(|all| all.iter().find(|it| it.0 == *path).map(|it| it.1.clone()));
        self.draft.with(|draft| {
            let now = draft.answers.get(path);
            if let Some(shown) = shown
                && differ(&loaded.form, path, now, shown.as_ref())
            {
                return Beside::Elsewhere(now.cloned());
            }
            let waiting = draft
                .set_aside
                .iter()
                .filter(|it| it.at == *path && differ(&loaded.form, path, Some(&it.answer), now));
            let waiting: Vec<Answer> = waiting.map(|it| it.answer.clone()).collect();
            if waiting.is_empty() { Beside::None } else { Beside::Waiting(waiting) }
        })
    }

    /// The answer of the field on the screen counts.
    pub(in super::super) fn keep_shown(self, path: &Path) {
        let shown =
            self.seen.with_untracked(|all| all.iter().find(|it| it.0 == *path).map(|it| it.1.clone()));
        if let Some(shown) = shown {
            self.change(|answers| match shown {
                Some(answer) => answers.set(path, answer),
                None => drop(answers.remove(path)),
            });
        }
        self.edit(|draft| draft.decide(path));
    }

    /// Another answer counts, or what the draft holds now; the field has to be drawn anew.
    pub(in super::super) fn use_other(self, path: &Path, other: Option<Answer>) {
        if let Some(other) = other {
            self.change(|answers| answers.set(path, other));
        }
        self.edit(|draft| draft.decide(path));
        let now = self.draft.with_untracked(|it| it.answers.get(path).cloned());
        self.seen.update(|all| {
            if let Some(it) = all.iter_mut().find(|it| it.0 == *path) {
                it.1 = now;
            }
        });
    }
}

fn is_of_files(field: &Field) -> bool {
    matches!(field.kind, Kind::File { .. } | Kind::Photo { .. } | Kind::Signature)
}

/// Whether two answers mean different things, however they were typed.
fn differ(form: &Form, path: &Path, a: Option<&Answer>, b: Option<&Answer>) -> bool {
    let field = form.find(&path.field).map(|it| it.1);
    let meant = |it: Option<&Answer>| {
        let it = it.filter(|it| !it.is_blank())?;
        Some(field.map_or_else(|| it.clone(), |field| settle(&field.kind, it)))
    };
    a != b && meant(a) != meant(b)
}

/// What a field shows once it has turned `was` into `now`: all of it, or the one part that was written.
fn after(known: Option<Answer>, was: Option<&Answer>, now: Option<Answer>) -> Option<Answer> {
    let (Some(Answer::Parts(was)), Some(Answer::Parts(new))) = (was, &now) else { return now };
    let mut parts = match known {
        Some(Answer::Parts(it)) => it,
        _ => permit::Entries::default(),
    };
    let names = was.iter().chain(new.iter()).map(|it| it.0);
    for name in names.filter(|it| was.get(it) != new.get(it)) {
        match new.get(name) {
            Some(text) => parts.set(name, text.clone()),
            None => drop(parts.remove(name)),
        }
    }
    Some(Answer::Parts(parts))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_an_answer_in_parts_the_field_shows_the_part_that_was_written() {
        let parts = |name: &str, nik: &str| Some(Answer::parts([("name", name), ("nik", nik)]));
        let (known, was, now) = (parts("Ina", "1"), parts("Ina", "2"), parts("Ina A.", "2"));
        assert_eq!(
            after(known, was.as_ref(), now),
            parts("Ina A.", "1"),
            "the other tab's number is not on the screen"
        );
        let text = |it: &str| Some(Answer::text(it));
        assert_eq!(after(text("a"), text("b").as_ref(), text("ac")), text("ac"));
        assert_eq!(after(text("a"), text("b").as_ref(), None), None);
    }

    #[test]
    fn answers_that_mean_the_same_do_not_differ() {
        let phone = Field::new("hp", Kind::Phone { mobile: true }, permit::Texts::default());
        let section = permit::form::Section { fields: vec![phone], ..Default::default() };
        let form = Form { sections: vec![section], ..Form::default() };
        let (path, typed, kept) =
            (Path::field("hp"), Answer::text("0812 0000 0001"), Answer::text("+6281200000001"));
        assert!(!differ(&form, &path, Some(&typed), Some(&kept)));
        assert!(differ(&form, &path, Some(&typed), Some(&Answer::text("0812 0000 0002"))));
        assert!(!differ(&form, &path, Some(&Answer::text(" ")), None));
        assert!(differ(&form, &path, None, Some(&kept)));
    }
}
