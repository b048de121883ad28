//! No sentence stands in a `view!`: what a person reads lives in `locales/`, in every language.

use super::{
    Finding,
    lexer::{Piece, pieces, without_tests},
    sources::Sources,
};

/// Attributes whose value is read by a person or spoken by a screen reader.
const SPOKEN: [&str; 6] = ["aria-label=", "title=", "alt=", "placeholder=", "aria-description=", "label="];

pub(super) fn check(sources: &Sources) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in sources.ending(".rs").filter(|(path, _)| path.starts_with("src/")) {
        findings.extend(check_file(path, without_tests(text)));
    }
    findings
}

fn check_file(path: &str, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    // How many braces deep the view is, once one is open.
    let mut depth: Option<i32> = None;
    let mut before = String::new();
    for (line, piece) in pieces(text) {
        match piece {
            Piece::Comment(_) => {}
            Piece::Code(code) => {
                depth = depth_after(code, depth);
                code.trim_end().clone_into(&mut before);
            }
            Piece::Text(text) => {
                if depth.is_some() && is_sentence(text) && is_read_by_people(&before) {
                    findings.push(Finding::new(path, line, format!("literal text in a view: `{text}`")));
                }
                before = String::from("\"");
            }
        }
    }
    findings
}

fn depth_after(code: &str, depth: Option<i32>) -> Option<i32> {
    let (mut depth, mut rest) = (depth, code);
    if depth.is_none() {
        let (_, after) = code.split_once("view!")?;
        (depth, rest) = (Some(0), after);
    }
    let mut open = depth?;
    let mut was_open = open > 0;
    for (at, sign) in rest.char_indices() {
        match sign {
            '{' => open += 1,
            '}' => open -= 1,
            _ => {}
        }
        was_open |= open > 0;
        if was_open && open <= 0 {
            return depth_after(&rest[at + 1..], None);
        }
    }
    Some(open)
}

/// A word alone may be a class or a key; two words are read by somebody.
fn is_sentence(text: &str) -> bool {
    text.trim().contains(' ') && text.chars().any(char::is_alphabetic)
}

/// A child follows the end of a tag or of another child; a spoken attribute follows its name.
fn is_read_by_people(before: &str) -> bool {
    before.ends_with(['>', '}', '"']) || SPOKEN.iter().any(|it| before.ends_with(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> usize {
        check(&Sources::of(&[("src/a.rs", text)])).len()
    }

    #[test]
    fn sentences_in_views_are_found() {
        assert_eq!(count("fn a() { view! { <p>\"Two words\"</p> } }"), 1);
        assert_eq!(count("fn a() { view! { <p aria-label=\"Two words\">{x}</p> } }"), 1);
    }

    #[test]
    fn classes_keys_and_other_code_are_not() {
        assert_eq!(count("fn a() { view! { <p class=\"a b\">{t!(\"c d\")}</p> } }"), 0);
        assert_eq!(count("fn a() { view! { <p/> } } const A: &str = \"two words\";"), 0);
        assert_eq!(count("fn a() { view! { <p>\"·\"</p> } }"), 0);
    }
}
