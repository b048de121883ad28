//! An answer as it is typed into another system: digits without blanks, days as `22-11-2026`, decimals with a comma,
//! options in the words of that system. Always in Indonesian, which those systems speak.

use permit::{
    Answer, Entries, Path, View,
    form::{Field, Kind},
};

/// Names that answers hold as codes.
pub trait Names {
    /// A kelurahan and its kecamatan.
    fn kelurahan(&self, code: &str) -> Option<(String, String)>;
    /// An activity.
    fn activity(&self, code: &str) -> Option<ActivityNames>;
    /// A zone.
    fn zone(&self, code: &str) -> Option<String>;
}

/// What a city knows of an activity.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ActivityNames {
    /// Its title.
    pub title: String,
    /// Codes in other editions of KBLI: edition and code.
    pub others: Vec<(String, String)>,
}

/// What came of looking for an answer.
pub(super) enum Found {
    /// It is this.
    Text(String),
    /// It is asked here.
    Unanswered(Path),
    /// It is not asked of somebody with these answers.
    NotAsked,
    /// The form has no such question, or nothing here knows this part of its answer.
    Unknown,
}

/// The edition of KBLI that new registrations are made in since 18 December 2025 (Peraturan BPS 7/2025).
const NEW_KBLI: &str = "2025";
/// The part of an activity that only a city with a table of editions knows.
const CODE_2025: &str = "code_2025";

/// Looks for `from`, such as `pemohon.nik` or the name of a calculation; within an item where one is given.
pub(super) fn of(
    from: &str,
    item: Option<u32>,
    options: &[(String, String)],
    view: &View<'_>,
    names: &dyn Names,
) -> Found {
    let (id, part) = from.split_once('.').unwrap_or((from, ""));
    let Some((section, field)) = view.form.find(id) else {
        let is_reckoned = view.form.calculations.iter().any(|it| it.id == id);
        return match view.number_of(id).filter(|_| is_reckoned) {
            Some(number) => Found::Text(plain_number(number)),
            None => Found::Unknown,
        };
    };
    let wanted = if section.repeat.is_some() { item } else { None };
    let asked = view.asked();
    let question = asked.iter().find(|it| it.field.id == id && (wanted.is_none() || it.item == wanted));
    let Some(question) = question else { return Found::NotAsked };
    let text = question.answer.and_then(|it| text(field, it, part, options, names));
    match text.filter(|it| !it.is_empty()) {
        Some(it) => Found::Text(it),
        // The activity is chosen; no answer of ours says what it is in another edition.
        None if part == CODE_2025 && question.answer.is_some() => Found::Unknown,
        None => Found::Unanswered(question.path()),
    }
}

fn text(
    field: &Field,
    answer: &Answer,
    part: &str,
    options: &[(String, String)],
    names: &dyn Names,
) -> Option<String> {
    let word = |id: &str| options.iter().find(|it| it.0 == id).map(|it| it.1.clone());
    let option = |id: &str| {
        let own =
            || field.kind.options().iter().find(|it| it.id == id).map(|it| it.label.get("id").to_owned());
        word(id).or_else(own)
    };
    Some(match (&field.kind, answer) {
        (Kind::Choice { .. }, Answer::Text(id)) => option(id)?,
        (Kind::Many { .. }, Answer::Many(ids)) => {
            ids.iter().filter_map(|it| option(it)).collect::<Vec<_>>().join(", ")
        }
        (_, Answer::YesNo(yes)) => word(if *yes { "yes" } else { "no" })?,
        (_, Answer::Number(number)) => comma(&number.to_string()),
        (Kind::Date { .. }, Answer::Text(day)) => day_month_year(day),
        (Kind::Phone { .. }, Answer::Text(number)) => from_zero(number),
        (Kind::Person { .. }, it) => person(it, part, &word)?,
        (Kind::Address { .. }, it) => address(it, part, names)?,
        (Kind::Activity, it) => activity(it, part, names)?,
        (Kind::Place | Kind::Parcel { .. }, it) => ground(it, part, names)?,
        (Kind::Table { columns, .. }, Answer::Rows(rows)) => table(columns, rows, part, names),
        (_, Answer::Text(text)) => text.clone(),
        _ => return None,
    })
}

fn person(answer: &Answer, part: &str, word: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let value = answer.part(if part.is_empty() { "name" } else { part })?;
    Some(match part {
        "birth" => day_month_year(value),
        "sex" => word(value).unwrap_or_else(|| value.to_owned()),
        "phone" => from_zero(value),
        _ => value.to_owned(),
    })
}

fn address(answer: &Answer, part: &str, names: &dyn Names) -> Option<String> {
    let own = |name: &str| answer.part(name).map(str::to_owned);
    let area = || answer.part("kelurahan").and_then(|it| names.kelurahan(it));
    match part {
        "" => {
            let numbered = |mark: &str, name: &str| own(name).map(|it| format!("{mark} {it}"));
            let (kelurahan, kecamatan) = area().unzip();
            let lines = [
                own("street"),
                numbered("RT", "rt"),
                numbered("RW", "rw"),
                kelurahan.or_else(|| own("region")),
                kecamatan,
                own("postcode"),
            ];
            Some(lines.into_iter().flatten().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", "))
        }
        "kelurahan" => area().map(|it| it.0),
        "kecamatan" => area().map(|it| it.1),
        other => own(other),
    }
}

fn activity(answer: &Answer, part: &str, names: &dyn Names) -> Option<String> {
    let code = answer.part("code")?;
    match part {
        "" | "code" => Some(code.to_owned()),
        "title" => {
            let known = names.activity(code).map(|it| it.title);
            known.or_else(|| answer.part("title").map(str::to_owned))
        }
        CODE_2025 => {
            let others = names.activity(code)?.others;
            others.into_iter().find(|it| it.0 == NEW_KBLI).map(|it| it.1)
        }
        other => answer.part(other).map(str::to_owned),
    }
}

fn ground(answer: &Answer, part: &str, names: &dyn Names) -> Option<String> {
    let of = |name: &str| answer.part(name);
    match part {
        "kelurahan" => names.kelurahan(of("kelurahan")?).map(|it| it.0),
        "kecamatan" => names.kelurahan(of("kelurahan")?).map(|it| it.1),
        "zone" => {
            let code = of("zone")?;
            let name = names.zone(code).unwrap_or_default();
            Some(format!("{code} {name}").trim_end().to_owned())
        }
        "area_m2" => of("area_m2").map(comma),
        // One corner a line, latitude first, as such lists are read aloud.
        "ring" => {
            let corner = |it: &str| {
                let (lng, lat) = it.trim().split_once(' ')?;
                Some(format!("{}, {}", lat.trim(), lng.trim()))
            };
            let corners: Option<Vec<String>> = of("ring")?.split(',').map(corner).collect();
            Some(corners?.join("\n"))
        }
        "" => Some(format!("{}, {}", of("lat")?, of("lng")?)),
        other => of(other).map(str::to_owned),
    }
}

/// One line for each row: a column, or all of them.
fn table(columns: &[Field], rows: &[Entries<Answer>], part: &str, names: &dyn Names) -> String {
    let line = |row: &Entries<Answer>| {
        let wanted = columns.iter().filter(|it| part.is_empty() || it.id == part);
        let cells = wanted.filter_map(|it| text(it, row.get(&it.id)?, "", &[], names));
        cells.collect::<Vec<_>>().join(": ")
    };
    rows.iter().map(line).filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n")
}

/// `2026-11-22` as `22-11-2026`.
fn day_month_year(day: &str) -> String {
    match day.split('-').collect::<Vec<_>>()[..] {
        [year, month, day] => [day, month, year].join("-"),
        _ => day.to_owned(),
    }
}

/// A kept `+62812…` as `0812…`, which forms ask for.
fn from_zero(number: &str) -> String {
    number.strip_prefix("+62").map_or_else(|| number.to_owned(), |own| format!("0{own}"))
}

fn comma(number: &str) -> String {
    number.replace('.', ",")
}

/// At most two decimals; areas and shares are not known better.
fn plain_number(number: f64) -> String {
    let text = format!("{number:.2}");
    comma(text.trim_end_matches('0').trim_end_matches('.'))
}
