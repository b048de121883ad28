//! Answers of a draft as people read them: by the words of their question, else as they stand there.

use permit::{
    Answer, FileRef, Texts,
    form::{Choice, Kind},
};
use wording::format;

use crate::{i18n, vault::say::bytes};

/// Texts of a form in the language of the screen.
pub(super) fn words(texts: &Texts) -> String {
    texts.get(i18n::words().language().tag()).to_owned()
}

/// How many pages there are, and how large they are together.
pub(super) fn told_files(files: &[FileRef]) -> String {
    #[expect(clippy::cast_precision_loss, reason = "files are far smaller than 2^53 bytes")]
    let sum = files.iter().map(|it| it.bytes as f64).sum();
    mine_tr!("mine-pages", count = files.len(), size = bytes(sum))
}

/// An answer in the words of its question.
pub(super) fn told_of(kind: &Kind, answer: &Answer) -> String {
    let option = |options: &[Choice], id: &String| {
        options.iter().find(|it| it.id == *id).map_or_else(|| id.clone(), |it| words(&it.label))
    };
    match (kind, answer) {
        (Kind::Choice { options }, Answer::Text(id)) => option(options, id),
        (Kind::Many { options, .. }, Answer::Many(ids)) => {
            ids.iter().map(|it| option(options, it)).collect::<Vec<_>>().join(", ")
        }
        (Kind::Money { .. }, Answer::Number(_)) => tr!("money-rupiah", amount = told(answer)),
        _ => told(answer),
    }
}

/// An answer as it stands in the draft.
pub(super) fn told(answer: &Answer) -> String {
    match answer {
        Answer::Text(it) if answer.as_date().is_some() => format::date(i18n::words(), it),
        Answer::Text(it) => it.clone(),
        Answer::Number(it) => {
            format::number(i18n::words().language(), it.to_f64(), usize::from(it.decimals()))
        }
        Answer::YesNo(true) => mine_tr!("mine-yes"),
        Answer::YesNo(false) => mine_tr!("mine-no"),
        Answer::Many(it) => it.join(", "),
        Answer::Parts(it) => {
            let part = |(name, value): (&str, &String)| told_part(name, value);
            it.iter().filter(|it| !it.1.is_empty()).map(part).collect::<Vec<_>>().join("\n")
        }
        Answer::Rows(it) => {
            let row = |(at, row): (usize, &permit::Entries<Answer>)| {
                let cells = row.iter().map(|it| told(it.1)).collect::<Vec<_>>().join(" · ");
                format!("{}: {cells}", mine_tr!("mine-row", number = at + 1))
            };
            it.iter().enumerate().map(row).collect::<Vec<_>>().join("\n")
        }
        Answer::Files(it) => told_files(it),
    }
}

/// What the parts of persons, addresses, places, activities and statements are called.
const PARTS: [(&str, &str); 26] = [
    ("name", "mine-part-name"),
    ("nik", "mine-part-nik"),
    ("birth_place", "mine-part-birth-place"),
    ("birth", "mine-part-birth"),
    ("sex", "mine-part-sex"),
    ("occupation", "mine-part-occupation"),
    ("phone", "mine-part-phone"),
    ("email", "mine-part-email"),
    ("street", "mine-part-street"),
    ("rt", "mine-part-rt"),
    ("rw", "mine-part-rw"),
    ("kelurahan", "mine-part-kelurahan"),
    ("region", "mine-part-region"),
    ("postcode", "mine-part-postcode"),
    ("lat", "mine-part-lat"),
    ("lng", "mine-part-lng"),
    ("accuracy_m", "mine-part-accuracy"),
    ("zone", "mine-part-zone"),
    ("plan", "mine-part-plan"),
    ("ring", "mine-part-ring"),
    ("area_m2", "mine-part-area"),
    ("kbli", "mine-part-kbli"),
    ("code", "mine-part-code"),
    ("title", "mine-part-title"),
    ("at", "mine-part-at"),
    ("version", "mine-part-version"),
];

/// A part of an answer; one that nobody has named keeps its code, so that nothing is hidden.
fn told_part(name: &str, value: &str) -> String {
    let called = PARTS.iter().find(|it| it.0 == name).map_or_else(|| name.to_owned(), |it| mine_tr!(it.1));
    let value = match (name, value) {
        ("sex", "l") => mine_tr!("mine-male"),
        ("sex", "p") => mine_tr!("mine-female"),
        ("birth", date) => told(&Answer::Text(date.to_owned())),
        (_, other) => other.to_owned(),
    };
    format!("{called}: {value}")
}
