//! A language that nobody speaks, made from the first one: accented, longer by two fifths, in brackets. On the screen a
//! text without brackets was never translated, and one without its last bracket was cut. Only in builds for developers.

use std::collections::BTreeMap;

/// Private use (`XA`), so that no person's browser ever asks for it.
pub(crate) const TAG: &str = "id-XA";

/// Messages with these beginnings are facts about the language and no sentences.
const FACTS: [&str; 2] = ["language-tags", "number-"];

/// The sentences of the pseudo-language.
pub(crate) fn of(sentences: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    sentences
        .iter()
        .map(|(id, text)| {
            let is_fact = FACTS.iter().any(|it| id.starts_with(it));
            let text = match id.as_str() {
                "language-tags" => TAG.to_ascii_lowercase(),
                _ if is_fact => text.clone(),
                _ => format!("⟦{}⟧", lengthened(text)),
            };
            (id.clone(), text)
        })
        .collect()
}

/// The text with every vowel doubled and accented; what stands between the marks is a name and stays.
fn lengthened(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['\u{2}', '\u{3}']) {
        out += &accented(&rest[..at]);
        let close = if rest[at..].starts_with('\u{2}') { '\u{4}' } else { '\u{3}' };
        let name_end = rest[at + 1..].find(close).map_or(rest.len(), |it| at + 1 + it + 1);
        // The marks between the two texts of a choice look like the beginning of another one; they carry no name.
        if close == '\u{3}' {
            let (choice, after) = choice(&rest[at..]);
            out += &choice;
            rest = after;
        } else {
            out += &rest[at..name_end];
            rest = &rest[name_end..];
        }
    }
    out + &accented(rest)
}

/// A whole choice: mark, name, mark, one, mark, other, mark. Gives what follows it, too.
fn choice(text: &str) -> (String, &str) {
    let mut pieces = text[1..].splitn(4, '\u{3}');
    let mut next = || pieces.next().unwrap_or_default();
    let (name, one, other, rest) = (next(), next(), next(), next());
    let (one, other) = (lengthened(one), lengthened(other));
    (format!("\u{3}{name}\u{3}{one}\u{3}{other}\u{3}"), rest)
}

fn accented(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        match letter {
            'a' => out += "áá",
            'e' => out += "éé",
            'i' => out += "íí",
            'o' => out += "óó",
            'u' => out += "úú",
            'A' => out += "Áá",
            'E' => out += "Éé",
            'I' => out += "Íí",
            'O' => out += "Óó",
            'U' => out += "Úú",
            'c' => out.push('ç'),
            'n' => out.push('ñ'),
            's' => out.push('š'),
            'y' => out.push('ý'),
            'z' => out.push('ž'),
            other => out.push(other),
        }
    }
    out
}
