//! Whether an answer is one that its question takes. Our app sends no other; of one that came all the same the officer is shown
//! what was sent, as it was sent, and never what the form would make of it.

use contract::answers::write_answer;
use measure::LngLat;
use permit::{Answer, Asked, Entries, Path, Texts, form::Kind};
use wording::Language;

use crate::{casework::verdict::Found, clock};

/// What does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Misfit {
    /// Another shape or value than the question takes.
    Shape,
    /// Agreement to another text than the one in the form.
    OtherStatement,
}

impl Misfit {
    /// The fixed word among findings.
    fn word(self) -> &'static str {
        match self {
            Self::Shape => "shape",
            Self::OtherStatement => "other-statement",
        }
    }
}

/// What does not fit a question of this kind; nothing where all does. Cells of a table are looked at one by one.
pub(crate) fn misfit(kind: &Kind, answer: &Answer) -> Option<Misfit> {
    let is_option = |id: &String| kind.options().iter().any(|it| it.id == *id);
    let fits = match (kind, answer) {
        (Kind::Number { .. } | Kind::Money { .. }, Answer::Number(_))
        | (Kind::YesNo, Answer::YesNo(_))
        | (Kind::Table { .. }, Answer::Rows(_))
        | (Kind::File { .. } | Kind::Photo { .. } | Kind::Signature, Answer::Files(_))
        | (
            Kind::Text { .. }
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
        (Kind::Date { .. }, it) => it.as_date().is_some(),
        (Kind::Choice { .. }, Answer::Text(it)) => is_option(it),
        (Kind::Many { .. }, Answer::Many(all)) => all.iter().all(is_option),
        (Kind::Person { parts, .. }, it) => parts.iter().any(|part| it.part(part.as_str()).is_some()),
        (Kind::Address { .. }, it) => ["street", "rt", "rw", "kelurahan", "region", "postcode"]
            .iter()
            .any(|part| it.part(part).is_some()),
        (Kind::Activity, it) => it.part("code").is_some(),
        (Kind::Place, it) => is_place(it),
        (Kind::Parcel { .. }, it) => it.part("ring").is_some_and(is_ring),
        (Kind::Statement { text, version }, it) => return misfit_of_statement(text, version, it),
        _ => false,
    };
    (!fits).then_some(Misfit::Shape)
}

/// An agreement names version and moment; where it names the text by its digest, that is the form's text in one of its languages.
fn misfit_of_statement(text: &Texts, version: &str, answer: &Answer) -> Option<Misfit> {
    let (Some(agreed), Some(at)) = (answer.part("version"), answer.part("at")) else {
        return Some(Misfit::Shape);
    };
    if clock::from_rfc3339(at).is_none() {
        return Some(Misfit::Shape);
    }
    let is_text = |digest: &str| {
        Language::ALL.iter().any(|it| contract::digest(text.get(it.tag()).as_bytes()) == digest)
    };
    let is_other = agreed != version || !answer.part("sha256").is_none_or(is_text);
    is_other.then_some(Misfit::OtherStatement)
}

fn is_place(answer: &Answer) -> bool {
    let degree = |part| answer.part(part).and_then(|it| it.parse::<f64>().ok());
    let place = degree("lng").zip(degree("lat"));
    place.is_some_and(|(lng, lat)| LngLat::new(lng, lat).is_ok())
}

fn is_ring(ring: &str) -> bool {
    ring.split(',').all(|pair| {
        let numbers: Vec<Option<f64>> = pair.split_whitespace().map(|it| it.parse().ok()).collect();
        matches!(numbers[..], [Some(lng), Some(lat)] if LngLat::new(lng, lat).is_ok())
    })
}

/// What stands in an answer beside what its question asks: parts and cells by their names, each as it was sent.
pub(crate) fn beyond(kind: &Kind, answer: &Answer) -> Vec<(String, String)> {
    match (kind, answer) {
        (Kind::Table { columns, .. }, Answer::Rows(rows)) => {
            let of_row = |row: &Entries<Answer>, at: usize| {
                let is_other = |id: &str| columns.iter().all(|it| it.id != id);
                let cells = row.iter().filter(|(id, it)| is_other(id) && !it.is_blank());
                cells.map(|(id, it)| (format!("{at}, {id}"), as_sent(it))).collect::<Vec<_>>()
            };
            rows.iter().zip(1..).flat_map(|(row, at)| of_row(row, at)).collect()
        }
        (kind, Answer::Parts(parts)) => {
            let others = parts.iter().filter(|(id, it)| !kind.has_part(id) && !it.trim().is_empty());
            others.map(|(id, it)| (id.to_owned(), it.clone())).collect()
        }
        _ => Vec::new(),
    }
}

/// An answer as it was sent: a text as itself, anything else as the file has it.
pub(crate) fn as_sent(answer: &Answer) -> String {
    answer.as_text().map_or_else(|| write_answer(answer).to_text(), str::to_owned)
}

/// Says of answers that do not fit that they do not, where the form's own findings say that they are missing or say nothing.
pub(crate) fn note(asked: &[Asked<'_>], findings: &mut Vec<Found>) {
    for (at, misfit) in asked.iter().flat_map(misfits) {
        let at = at.to_string();
        let mut here = findings.iter_mut().filter(|it| it.at == at && it.blocks).peekable();
        if here.peek().is_none() {
            findings.push(Found { at, code: misfit.word().to_owned(), blocks: true, limit: String::new() });
            continue;
        }
        for it in here.filter(|it| it.code == "missing" || it.code == "not-agreed") {
            misfit.word().clone_into(&mut it.code);
        }
    }
}

fn misfits(asked: &Asked<'_>) -> Vec<(Path, Misfit)> {
    let Some(answer) = asked.answer else { return Vec::new() };
    let (kind, path) = (&asked.field.kind, asked.path());
    let mut found: Vec<(Path, Misfit)> =
        misfit(kind, answer).map(|it| (path.clone(), it)).into_iter().collect();
    if let (Kind::Table { columns, .. }, Answer::Rows(rows)) = (kind, answer) {
        for (row, at) in rows.iter().zip(1..) {
            let cells =
                columns.iter().filter_map(|it| Some((it, row.get(&it.id).filter(|it| !it.is_blank())?)));
            found.extend(cells.filter_map(|(of, it)| Some((path.cell(at, &of.id), misfit(&of.kind, it)?))));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use permit::{
        Decimal, FileRef,
        form::{AddressReach, Characters, Choice, Field, NumberRange, PersonPart},
    };

    use super::*;

    fn kinds() -> Vec<(Kind, Answer)> {
        let text = |it: &str| Answer::text(it);
        let range = NumberRange::default();
        let options = vec![Choice { id: "a".to_owned(), ..Choice::default() }];
        let files = Answer::Files(vec![FileRef::default()]);
        let row = [("luas".to_owned(), Answer::YesNo(true))].into_iter().collect();
        let columns = vec![Field::new("luas", Kind::YesNo, Texts::default())];
        let agreed = Answer::parts([("version", "1"), ("at", "2026-11-22T09:05:00+08:00")]);
        vec![
            (Kind::Text { lines: 1, least: 0, most: 9, characters: Characters::Any }, text("x")),
            (Kind::Number { unit: None, range, decimals: 0 }, Answer::Number(Decimal::whole(1))),
            (Kind::Money { range }, Answer::Number(Decimal::whole(1))),
            (Kind::Date { not_before: None, not_after: None }, text("2026-11-22")),
            (Kind::Choice { options: options.clone() }, text("a")),
            (Kind::Many { options, min: 0, max: 1 }, Answer::Many(vec!["a".to_owned()])),
            (Kind::YesNo, Answer::YesNo(false)),
            (Kind::Nik { birth: None, sex: None }, text("1")),
            (Kind::Nkk, text("1")),
            (Kind::Npwp, text("1")),
            (Kind::NibBusiness, text("1")),
            (Kind::NibLand, text("1")),
            (Kind::Nop, text("1")),
            (Kind::Phone { mobile: false }, text("1")),
            (Kind::Email, text("1")),
            (
                Kind::Address { reach: AddressReach::Anywhere, needs: Vec::new() },
                Answer::parts([("street", "x")]),
            ),
            (Kind::Place, Answer::parts([("lat", "-10.1"), ("lng", "123.6")])),
            (Kind::Parcel { min: None, max: None }, Answer::parts([("ring", "0 0, 1 0, 1 1")])),
            (Kind::Activity, Answer::parts([("code", "47112")])),
            (
                Kind::Person { parts: vec![PersonPart::Name], optional: Vec::new() },
                Answer::parts([("name", "Ina Contoh")]),
            ),
            (Kind::File { accept: Vec::new(), min: 0, max: 1, max_bytes: 1 }, files.clone()),
            (Kind::Photo { min: 0, max: 1, gps: false }, files.clone()),
            (Kind::Table { columns, min: 0, max: 1 }, Answer::Rows(vec![row])),
            (Kind::Statement { text: Texts::default(), version: "1".to_owned() }, agreed),
            (Kind::Signature, files),
        ]
    }

    #[test]
    fn of_every_kind_one_shape_fits_and_no_other() {
        let hostile = [
            Answer::text("<b>setuju</b>"),
            Answer::Number(Decimal::whole(7)),
            Answer::YesNo(true),
            Answer::Many(vec!["setuju".to_owned()]),
            Answer::parts([("setuju", "ya")]),
            Answer::parts([("lat", "91"), ("lng", "x")]),
            Answer::parts([("ring", "0 0, 1")]),
            Answer::Rows(Vec::new()),
            Answer::Files(Vec::new()),
        ];
        let shape = std::mem::discriminant::<Answer>;
        for (kind, good) in kinds() {
            assert_eq!(misfit(&kind, &good), None, "{}", kind.as_str());
            let takes_any =
                matches!(good, Answer::Text(_)) && !matches!(kind, Kind::Date { .. } | Kind::Choice { .. });
            for it in &hostile {
                let same = shape(it) == shape(&good);
                let is_fine = same
                    && (takes_any || !matches!(it, Answer::Text(_) | Answer::Many(_) | Answer::Parts(_)));
                assert_eq!(misfit(&kind, it).is_none(), is_fine, "{}: {it:?}", kind.as_str());
            }
        }
    }

    #[test]
    fn what_nobody_asked_for_is_named() {
        let (kind, _) = kinds().swap_remove(22);
        let row = [
            ("luas".to_owned(), Answer::YesNo(true)),
            ("harga".to_owned(), Answer::Many(vec!["x".to_owned()])),
        ];
        let answer = Answer::Rows(vec![row.into_iter().collect()]);
        assert_eq!(beyond(&kind, &answer), [("1, harga".to_owned(), "[\"x\"]".to_owned())]);
        assert_eq!(beyond(&Kind::Place, &Answer::parts([("lat", "1"), ("from", "map")])), []);
    }
}
