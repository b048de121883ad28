//! No file grows beyond what one can keep in mind; tests, comments and blank lines are not counted.

use super::{
    Finding,
    lexer::{Piece, pieces, without_tests},
    sources::{Sources, is_test},
};

/// A page or component that is longer does two things.
const APP_LIMIT: usize = 250;
const CRATE_LIMIT: usize = 350;

/// Files that are longer for now, with the length they must not exceed. This list may only shrink.
const EXCEPTIONS: [(&str, usize); 0] = [];

pub(super) fn check(sources: &Sources) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in sources.ending(".rs").filter(|(path, _)| !is_test(path)) {
        let limit = EXCEPTIONS.iter().find(|(it, _)| *it == path).map_or_else(
            || if path.starts_with("src/") { APP_LIMIT } else { CRATE_LIMIT },
            |(_, limit)| *limit,
        );
        let lines = code_lines(text);
        if lines > limit {
            findings.push(Finding::new(path, 0, format!("{lines} lines of code; the limit is {limit}")));
        }
    }
    for (path, _) in EXCEPTIONS {
        if sources.get(path).is_none_or(|it| code_lines(it) <= CRATE_LIMIT.min(APP_LIMIT)) {
            findings.push(Finding::new(path, 0, "needs no exception any more; remove it from the list"));
        }
    }
    findings
}

fn code_lines(text: &str) -> usize {
    let mut code = String::new();
    for (_, piece) in pieces(without_tests(text)) {
        match piece {
            Piece::Code(it) | Piece::Text(it) => code.push_str(it),
            Piece::Comment(_) => {}
        }
    }
    code.lines().filter(|it| !it.trim().is_empty()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lines_of_code_count() {
        assert_eq!(code_lines("//! x\n\nfn a() {}\n// y\nfn b() {}\n#[cfg(test)]\nmod tests {\n}\n"), 2);
    }

    #[test]
    fn a_long_file_is_found() {
        let text = "fn a() {}\n".repeat(300);
        assert_eq!(check(&Sources::of(&[("src/a.rs", &text)])).len(), 1);
        assert_eq!(check(&Sources::of(&[("crates/a/src/a.rs", &text)])).len(), 0);
    }
}
