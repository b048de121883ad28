//! What holds for any answers to any form: it ends, it is the same again, settling settles, what does not count stays
//! away, and nothing is thrown away when a form changes.
#![expect(clippy::unwrap_used, reason = "a test that cannot make its own input has failed")]

use citypack::parse_form;
use permit::{
    Answer, Answers, Date, Decimal, Form, FormShape, Path, Setting, View, changes, counting, estimate,
    papers, settled, tasks, validate,
};

const FORMS: [(&str, &str); 4] = [
    ("kinds", include_str!("cases/kinds.json")),
    ("asked", include_str!("cases/asked.json")),
    ("retribution", include_str!("cases/retribution.json")),
    ("penalty", include_str!("cases/penalty.json")),
];

/// A fixed sequence of chance.
struct Chance(u64);

impl Chance {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % count
    }
}

/// An answer of any shape, fitting or not.
fn any_answer(chance: &mut Chance) -> Answer {
    let texts = [
        "",
        " ",
        "a",
        "b",
        "l",
        "12",
        "-1",
        "1.250,5",
        "5371991203900001",
        "5371 9952 0390 0001",
        "22-11-2026",
        "31-02-2026",
        "0812 3456 7890",
        "ina@contoh.id",
        "53.71.010.001.001-0001.0",
        "47112",
        "😀 é",
        "hunian",
        "99999999999999999999",
        "0000000000000000",
        "\u{0}\n\t",
        "today",
    ];
    let text = |chance: &mut Chance| texts[chance.below(texts.len())];
    match chance.below(9) {
        0 => Answer::YesNo(chance.below(2) == 0),
        1 => Answer::Number(Decimal::from_ten_thousandths(
            i64::try_from(chance.below(9_000_000)).unwrap() - 20_000,
        )),
        2 => Answer::Many(vec![text(chance).to_owned(), text(chance).to_owned()]),
        3 => {
            let names =
                ["name", "nik", "birth", "lat", "ring", "code", "street", "kelurahan", "version", "area_m2"];
            Answer::Parts(names.into_iter().map(|it| (it.to_owned(), text(chance).to_owned())).collect())
        }
        4 => {
            let names = ["lt", "m", "k", "a", "besmen"];
            let row = |chance: &mut Chance| {
                names.into_iter().map(|it| (it.to_owned(), Answer::text(text(chance)))).collect()
            };
            Answer::Rows((0..chance.below(4)).map(|_| row(chance)).collect())
        }
        5 => Answer::Files(vec![permit::FileRef::default(); chance.below(4)]),
        _ => Answer::text(text(chance)),
    }
}

fn any_answers(form: &Form, chance: &mut Chance) -> Answers {
    let mut answers = Answers::default();
    for section in &form.sections {
        let items = if section.repeat.is_some() { chance.below(5) } else { 1 };
        for _ in 0..items {
            let key = section.repeat.is_some().then(|| answers.add_item(&section.id));
            for field in &section.fields {
                if chance.below(3) > 0 {
                    let path = key.map_or_else(
                        || Path::field(&field.id),
                        |key| Path::in_item(&section.id, key, &field.id),
                    );
                    answers.set(&path, any_answer(chance));
                }
            }
        }
    }
    answers
}

fn each(mut look: impl FnMut(&Form, &Answers, Date)) {
    let today = Date::from_plain("2026-11-22").unwrap();
    for (name, text) in FORMS {
        let form = parse_form(name, text.as_bytes()).unwrap();
        let mut chance = Chance(7);
        for _ in 0..400 {
            look(&form, &any_answers(&form, &mut chance), today);
        }
    }
}

#[test]
fn any_answers_are_judged_and_the_same_again() {
    each(|form, answers, today| {
        let answers = settled(form, answers);
        let judge = || {
            let view = View::new(form, &answers, today);
            let findings = validate(&view, Setting { region: "53.71" });
            for it in &findings {
                let path = Path::from_text(&it.at.to_string(), |id| form.is_repeated(id));
                assert_eq!(path.as_ref(), Some(&it.at), "paths are read again");
            }
            let pages: usize = view.pages().iter().map(|it| it.questions.len()).sum();
            assert_eq!(pages, view.asked().len(), "each question stands on one page");
            let open = tasks(&view, &findings).iter().filter(|it| it.open.is_some()).count();
            (findings, estimate(&view), open, papers(&view).len())
        };
        assert_eq!(judge(), judge());
    });
}

#[test]
fn settling_twice_changes_nothing() {
    each(|form, answers, _| {
        let once = settled(form, answers);
        assert_eq!(settled(form, &once), once);
    });
}

#[test]
fn what_is_sent_gives_the_same_findings_and_fee_as_the_draft() {
    each(|form, answers, today| {
        let draft = settled(form, answers);
        let view = View::new(form, &draft, today);
        let sent = counting(&view);
        let again = View::new(form, &sent, today);
        assert_eq!(estimate(&again), estimate(&view));
        assert_eq!(again.documents().len(), view.documents().len());
        assert_eq!(counting(&again), sent);
        let blocking = |view: &View<'_>| {
            let findings = validate(view, Setting { region: "53.71" });
            findings.into_iter().filter(permit::Finding::is_blocking).count()
        };
        assert_eq!(blocking(&again), blocking(&view));
    });
}

#[test]
fn a_changed_form_keeps_every_answer_and_tells_what_is_new() {
    let today = Date::from_plain("2026-11-22").unwrap();
    each(|form, answers, _| {
        let shape = FormShape::of(form);
        assert!(changes(&shape, form, &Answers::default()).new.is_empty());
        let mut newer = form.clone();
        newer.version += 1;
        let Some(section) = newer.sections.first_mut() else { return };
        let gone = section.fields.remove(0);
        let mut added = gone.clone();
        added.id = "baru".to_owned();
        section.fields.push(added);
        let found = changes(&shape, &newer, answers);
        assert_eq!(found.new, ["baru"]);
        let was_answered = answers.get(&Path::field(&gone.id)).is_some();
        assert_eq!(found.gone.contains(&gone.id), was_answered);
        let kept = settled(&newer, answers);
        assert_eq!(kept.get(&Path::field(&gone.id)), answers.get(&Path::field(&gone.id)), "not thrown away");
        let view = View::new(&newer, &kept, today);
        assert!(view.asked().iter().all(|it| it.field.id != gone.id), "and counts for nothing");
    });
}
