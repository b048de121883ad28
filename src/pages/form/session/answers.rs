//! Answers by path: whole ones, parts of people and addresses, cells of tables. Keeps what was typed, as it was typed.

use permit::{Answer, Answers, Entries, Path};

/// What stands at a path: a whole answer, a part of one, or a cell of a table.
pub(in super::super) fn get(answers: &Answers, path: &Path) -> Option<Answer> {
    let whole = answers.get(&path.whole())?;
    match (path.row, path.part.as_str()) {
        (Some(row), column) => match whole {
            Answer::Rows(rows) => rows.get(row.checked_sub(1)? as usize)?.get(column).cloned(),
            _ => None,
        },
        (None, "") => Some(whole.clone()),
        (None, part) => match whole {
            Answer::Parts(parts) => parts.get(part).map(Answer::text),
            _ => None,
        },
    }
}

/// Puts an answer at a path; a blank one is taken away.
pub(in super::super) fn put(answers: &mut Answers, path: &Path, answer: Answer) {
    let whole = path.whole();
    let new = match (path.row, path.part.as_str()) {
        (Some(row), column) => cell(answers.get(&whole), row as usize, column, answer),
        (None, "") => answer,
        (None, part) => Answer::Parts(with_part(answers.get(&whole), part, &answer)),
    };
    // Rows that are begun and empty stay, or a table would shrink under the finger.
    let is_gone = new.is_blank() && path.row.is_none();
    if is_gone {
        answers.remove(&whole);
    } else {
        answers.set(&whole, new);
    }
}

fn with_part(before: Option<&Answer>, part: &str, answer: &Answer) -> Entries<String> {
    let mut parts = match before {
        Some(Answer::Parts(parts)) => parts.clone(),
        _ => Entries::default(),
    };
    match answer.as_text().filter(|it| !it.trim().is_empty()) {
        Some(text) => parts.set(part, text.to_owned()),
        None => drop(parts.remove(part)),
    }
    parts
}

fn cell(before: Option<&Answer>, row: usize, column: &str, answer: Answer) -> Answer {
    let mut rows = match before {
        Some(Answer::Rows(rows)) => rows.clone(),
        _ => Vec::new(),
    };
    while rows.len() < row {
        rows.push(Entries::default());
    }
    if let Some(cells) = row.checked_sub(1).and_then(|it| rows.get_mut(it)) {
        if answer.is_blank() {
            cells.remove(column);
        } else {
            cells.set(column, answer);
        }
    }
    Answer::Rows(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_and_cells_are_found_where_they_were_put() {
        let mut answers = Answers::default();
        let name = Path::field("pemohon").part("name");
        put(&mut answers, &name, Answer::text("Ina Contoh"));
        assert_eq!(get(&answers, &name), Some(Answer::text("Ina Contoh")));
        let cell = Path::field("lantai").cell(2, "luas");
        put(&mut answers, &cell, Answer::text("36"));
        assert_eq!(get(&answers, &cell), Some(Answer::text("36")));
        assert_eq!(get(&answers, &Path::field("lantai").cell(1, "luas")), None);
        let owner = Path::in_item("pemilik", 2, "nama");
        put(&mut answers, &owner, Answer::text("Oma"));
        assert_eq!(get(&answers, &owner), Some(Answer::text("Oma")));
    }

    #[test]
    fn what_is_emptied_is_taken_away() {
        let mut answers = Answers::default();
        let name = Path::field("pemohon").part("name");
        put(&mut answers, &name, Answer::text("Ina"));
        put(&mut answers, &name, Answer::text(" "));
        assert_eq!(answers.get(&Path::field("pemohon")), None);
    }
}
