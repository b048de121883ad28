//! Every source file says what it is for, modules have findable names, and no note of work to do stays behind.

use super::{
    Finding,
    lexer::{Piece, pieces},
    sources::Sources,
};

/// Above this a header is documentation, which belongs to the items.
const LONGEST: usize = 6;

pub(super) fn check(sources: &Sources) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in sources.ending(".rs") {
        if path.ends_with("/mod.rs") {
            findings.push(Finding::new(path, 0, "name the module `foo.rs` beside its folder `foo/`"));
        }
        findings.extend(header(path, text));
        findings.extend(notes(path, text));
    }
    findings
}

fn header(path: &str, text: &str) -> Option<Finding> {
    // A library may open with its README, and a test of one target with its condition.
    let lines: Vec<&str> = text.lines().skip_while(|it| it.starts_with("#![")).collect();
    let count = lines.iter().take_while(|it| it.starts_with("//!")).count();
    match count {
        0 => Some(Finding::new(path, 1, "open the file with `//!`: what it is for, what it must not do")),
        1..=LONGEST => None,
        _ => Some(Finding::new(path, 1, format!("the header has {count} lines; {LONGEST} are enough"))),
    }
}

fn notes(path: &str, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (line, piece) in pieces(text) {
        let Piece::Comment(comment) = piece else { continue };
        let words = ["TO", "FIX", "XX"].into_iter().zip(["DO", "ME", "X"]);
        for word in words.map(|(start, end)| format!("{start}{end}")) {
            let has_number =
                comment.split('#').skip(1).any(|it| it.chars().next().is_some_and(|it| it.is_ascii_digit()));
            if comment.split(|it: char| !it.is_alphanumeric()).any(|it| it == word) && !has_number {
                findings.push(Finding::new(path, line, format!("a {word} needs the number of its issue")));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(path: &str, text: &str) -> Vec<String> {
        check(&Sources::of(&[(path, text)])).into_iter().map(|it| it.message).collect()
    }

    #[test]
    fn a_file_needs_a_header() {
        assert_eq!(messages("src/a.rs", "//! For this.\n"), Vec::<String>::new());
        assert_eq!(messages("src/a.rs", "#![cfg(x)]\n//! For this.\n"), Vec::<String>::new());
        assert_eq!(messages("src/a.rs", "fn a() {}\n").len(), 1);
        assert_eq!(messages("src/a.rs", &"//! x\n".repeat(7)).len(), 1);
        assert_eq!(messages("src/a/mod.rs", "//! x\n").len(), 1);
    }

    #[test]
    fn a_note_of_work_needs_a_number() {
        let word = ["TO", "DO"].concat();
        assert_eq!(messages("a.rs", &format!("//! x\n// {word}: later\n")).len(), 1);
        assert_eq!(messages("a.rs", &format!("//! x\n// {word} #12: later\n")).len(), 0);
        assert_eq!(messages("a.rs", &format!("//! x\nconst A: &str = \"{word}\";\n")).len(), 0);
    }
}
