//! Rows of `INSERT` statements in a database dump, as tables of agencies are passed around. No SQL is run: values are
//! numbers, quoted texts and NULL, and anything else is taken as it stands.

use core::{iter::Peekable, str::CharIndices};

use crate::{
    message::Message,
    sources::{grid::Grid, raw::Failure},
};

/// The rows of all `INSERT INTO table (columns) VALUES (…), (…);` of a text, under the columns of the first.
pub(crate) fn read(text: &str) -> Result<Grid, Failure> {
    let none = || Failure::file(Message::new("source-no-insert"));
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut rest = text;
    while let Some(at) = find_word(rest, "INSERT") {
        rest = &rest[at..];
        let Some(values) = find_word(rest, "VALUES") else { break };
        let head = &rest[..values];
        if rows.is_empty() {
            let (from, to) = (head.find('(').ok_or_else(none)?, head.rfind(')').ok_or_else(none)?);
            let clean = |it: &str| it.trim().trim_matches(['`', '"', '[', ']']).to_owned();
            rows.push(head.get(from + 1..to).ok_or_else(none)?.split(',').map(clean).collect());
        }
        rest = &rest[values + "VALUES".len()..];
        while let Some(start) = rest.trim_start_matches([',', ' ', '\n', '\r', '\t']).strip_prefix('(') {
            let (row, after) = tuple(start)
                .ok_or_else(|| Failure::feature(rows.len(), "VALUES", Message::new("source-cut-off")))?;
            rows.push(row);
            rest = after;
        }
    }
    if rows.len() < 2 { Err(none()) } else { Ok(Grid { rows }) }
}

fn find_word(text: &str, word: &str) -> Option<usize> {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    text.windows(word.len()).position(|it| it.eq_ignore_ascii_case(word))
}

/// The values up to the closing parenthesis, and what follows it.
fn tuple(text: &str) -> Option<(Vec<String>, &str)> {
    let mut row = Vec::new();
    let mut value = String::new();
    let mut was_quoted = false;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '\'' => {
                was_quoted = true;
                quoted(&mut chars, &mut value)?;
            }
            ',' | ')' => {
                let is_null = !was_quoted && value.trim().eq_ignore_ascii_case("null");
                row.push(if is_null { String::new() } else { value.trim().to_owned() });
                value.clear();
                was_quoted = false;
                if c == ')' {
                    return Some((row, &text[at + 1..]));
                }
            }
            c => value.push(c),
        }
    }
    None
}

/// The rest of a quoted text; quotes within are doubled or follow a backslash.
fn quoted(chars: &mut Peekable<CharIndices<'_>>, value: &mut String) -> Option<()> {
    loop {
        match chars.next()?.1 {
            '\'' if chars.peek().is_some_and(|it| it.1 == '\'') => value.push(chars.next()?.1),
            '\'' => return Some(()),
            '\\' => value.push(chars.next()?.1),
            c => value.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_several_statements_are_read() {
        let text = "/* (c) */ INSERT INTO `w` (`kode`, `nama`, `path`) VALUES ('1', 'Ma''u, \\'a\\'', NULL),\n(2,'b','[[1,2]]');\n\
            insert into w (kode,nama,path) values ('3','c','');";
        let rows = read(text).unwrap().rows;
        assert_eq!(rows[0], ["kode", "nama", "path"]);
        assert_eq!(rows[1], ["1", "Ma'u, 'a'", ""]);
        assert_eq!(rows[2], ["2", "b", "[[1,2]]"]);
        assert_eq!(rows[3], ["3", "c", ""]);
    }
}
