//! A small reader of Rust source: tells code, comments and string literals apart, nothing more.
//! Good enough for house rules; the compiler has seen the file before.

/// A piece of a source file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    Code(&'a str),
    Comment(&'a str),
    /// A string literal without its quotes.
    Text(&'a str),
}

/// All pieces in order, each with the line it begins on.
pub(super) fn pieces(source: &str) -> Vec<(usize, Piece<'_>)> {
    let mut found = Vec::new();
    let mut rest = source;
    let mut line = 1;
    while !rest.is_empty() {
        let (piece, length) = next(rest);
        found.push((line, piece));
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    found
}

/// Code without comments and tests at the end of the file.
pub(super) fn without_tests(source: &str) -> &str {
    source.find("#[cfg(test)]\nmod ").map_or(source, |at| &source[..at])
}

fn next(rest: &str) -> (Piece<'_>, usize) {
    if rest.starts_with("//") {
        let length = rest.find('\n').unwrap_or(rest.len());
        return (Piece::Comment(&rest[..length]), length);
    }
    if rest.starts_with("/*") {
        let length = block_comment(rest);
        return (Piece::Comment(&rest[..length]), length);
    }
    if let Some((text, length)) = literal(rest) {
        return (Piece::Text(text), length);
    }
    let length = code(rest);
    (Piece::Code(&rest[..length]), length)
}

fn block_comment(rest: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

/// `"…"`, `b"…"`, `r"…"`, `r#"…"#` at the beginning: the content and the whole length.
fn literal(rest: &str) -> Option<(&str, usize)> {
    let prefix = ["br", "b", "r", ""].into_iter().find(|it| {
        let after = rest.strip_prefix(it).map(|after| after.trim_start_matches('#'));
        after.is_some_and(|after| after.starts_with('"'))
    })?;
    let hashes = rest[prefix.len()..].find('"')?;
    if hashes > 0 && !prefix.contains('r') {
        return None;
    }
    let start = prefix.len() + hashes + 1;
    if prefix.contains('r') {
        let close = format!("\"{}", "#".repeat(hashes));
        let end = rest[start..].find(&close).map_or(rest.len(), |it| start + it);
        return Some((&rest[start..end], (end + close.len()).min(rest.len())));
    }
    let mut escaped = false;
    for (at, sign) in rest[start..].char_indices() {
        match sign {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some((&rest[start..start + at], start + at + 1)),
            _ => {}
        }
    }
    Some((&rest[start..], rest.len()))
}

/// Up to the next comment or literal; a quote in a character literal is no string.
fn code(rest: &str) -> usize {
    let mut at = 0;
    let mut before = ' ';
    while at < rest.len() {
        let here = &rest[at..];
        for quoted in ["'\"'", "'\\\"'", "'\\''"] {
            if here.starts_with(quoted) {
                at += quoted.len();
                before = '\'';
            }
        }
        let here = &rest[at..];
        // The `r` of `for` begins no raw string.
        let word_goes_on = before.is_alphanumeric() || before == '_';
        let begins = here.starts_with("//")
            || here.starts_with("/*")
            || here.starts_with('"')
            || (!word_goes_on && literal(here).is_some());
        if at > 0 && begins {
            return at;
        }
        before = here.chars().next().unwrap_or(' ');
        at += before.len_utf8();
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str) -> Vec<String> {
        let texts = pieces(source).into_iter().filter_map(|(_, it)| match it {
            Piece::Text(text) => Some(text.to_owned()),
            _ => None,
        });
        texts.collect()
    }

    #[test]
    fn strings_are_told_from_code_and_comments() {
        let source =
            "let a = \"x\\\"y\"; // \"no\"\nlet b = '\"'; let c = r#\"q\"q\"#; /* \"n\" /* */ */ \"z\"";
        assert_eq!(texts(source), ["x\\\"y", "q\"q", "z"]);
    }

    #[test]
    fn a_piece_knows_its_line() {
        let found = pieces("a\n\"b\nc\"\n// d");
        assert_eq!(found[1], (2, Piece::Text("b\nc")));
        assert_eq!(found.last(), Some(&(4, Piece::Comment("// d"))));
    }

    #[test]
    fn the_end_of_a_word_begins_no_raw_string() {
        assert_eq!(texts("for\"a\""), ["a"]);
    }
}
