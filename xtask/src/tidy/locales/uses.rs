//! Finds which messages the code names: any string literal may, and a translating macro must name one. The static page
//! names its own.

use crate::tidy::{
    lexer::{Piece, pieces, without_tests},
    sources::{Sources, is_test},
};

/// A message that the code asks for by name.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) path: String,
    pub(super) line: usize,
    pub(super) id: String,
}

const CALLS: [&str; 3] = ["t!(", "tr!(", "fl!("];

pub(super) fn literals(sources: &Sources) -> Vec<String> {
    let mut found = Vec::new();
    for (_, text) in code(sources) {
        for (_, piece) in pieces(without_tests(text)) {
            if let Piece::Text(text) = piece {
                found.push(text.to_owned());
            }
        }
    }
    found.extend(on_the_page(sources).map(|(_, id)| id.to_owned()));
    found.sort();
    found.dedup();
    found
}

/// What the static page asks for: `{{home-title}}`, or `{{id:home-title}}` for one language.
fn on_the_page(sources: &Sources) -> impl Iterator<Item = (usize, &str)> {
    let lines = sources.ending("index.html").flat_map(|(_, text)| (1..).zip(text.lines()));
    lines.flat_map(|(line, text)| {
        let names = text.split("{{").skip(1).filter_map(|it| it.split_once("}}"));
        names.map(move |(name, _)| (line, name.split_once(':').map_or(name, |(_, id)| id)))
    })
}

pub(super) fn calls(sources: &Sources) -> Vec<Call> {
    let mut found = Vec::new();
    for (path, text) in code(sources) {
        let mut before = "";
        for (line, piece) in pieces(without_tests(text)) {
            match piece {
                Piece::Code(code) => before = code.trim_end(),
                Piece::Text(id) if is_call(before) => {
                    found.push(Call { path: path.to_owned(), line, id: id.to_owned() });
                }
                Piece::Text(_) | Piece::Comment(_) => {}
            }
        }
    }
    found
}

/// The id itself, or a pattern like `reason-{code}` with a fixed beginning of at least one word.
pub(super) fn matches(literal: &str, id: &str) -> bool {
    let Some((start, rest)) = literal.split_once('{') else { return literal == id };
    let Some((_, end)) = rest.rsplit_once('}') else { return false };
    start.contains('-') && id.len() > start.len() + end.len() && id.starts_with(start) && id.ends_with(end)
}

/// `t!(` but not `assert!(`.
fn is_call(before: &str) -> bool {
    CALLS
        .iter()
        .filter_map(|it| before.strip_suffix(it))
        .any(|it| !it.ends_with(|it: char| it.is_alphanumeric() || it == '_'))
}

fn code(sources: &Sources) -> impl Iterator<Item = (&str, &str)> {
    let is_ours = |path: &str| path.starts_with("src/") || path.starts_with("crates/");
    sources.ending(".rs").filter(move |(path, _)| is_ours(path) && !is_test(path))
}
