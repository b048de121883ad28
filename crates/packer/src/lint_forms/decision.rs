//! The words of a decision: their marks are those that a server can fill in.

use citypack::Service;
use permit::Texts;

use super::LANGUAGES;
use crate::message::Message;

/// Marks that stand for something.
const MARKS: [&str; 3] = ["{number}", "{service}", VALID];
/// Needs the catalogue to say how long the product is valid.
const VALID: &str = "{valid}";

/// What is wrong with the words, each once. Without a catalogue nothing is known of validity.
pub(super) fn faults(words: &Texts, service: Option<&Service>) -> Vec<Message> {
    let mut found: Vec<Message> = Vec::new();
    let mut tell = |it: Message| {
        if !found.contains(&it) {
            found.push(it);
        }
    };
    for language in LANGUAGES {
        let mut rest = words.get(language);
        while let Some(at) = rest.find(['{', '}']) {
            let mark = MARKS.iter().find(|it| rest[at..].starts_with(**it));
            let end = rest[at..].find('}').map_or(rest.len(), |it| at + it + 1);
            match mark {
                None => tell(Message::new("lint-mark-unknown").with("what", &rest[at..end])),
                Some(&VALID) if service.is_some_and(|it| it.valid.get(language).is_empty()) => {
                    tell(Message::new("lint-no-valid"));
                }
                Some(_) => {}
            }
            rest = &rest[end..];
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, service: Option<&Service>) -> Vec<String> {
        let words = Texts::new(vec![("id".to_owned(), text.to_owned())]);
        faults(&words, service).iter().map(|it| it.in_language(wording::Language::default())).collect()
    }

    #[test]
    fn marks_that_no_server_fills_in_are_told() {
        assert!(told("Nomor {number} untuk {service} berlaku {valid}.", None).is_empty());
        assert_eq!(told("Kepada {nama}, {nama} dan }", None).len(), 2, "each once");
        let mut service = Service::default();
        assert_eq!(
            told("Berlaku {valid}.", Some(&service)).len(),
            1,
            "the catalogue says nothing of validity"
        );
        service.valid = Texts::new(vec![("id".to_owned(), "5 tahun".to_owned())]);
        assert!(told("Berlaku {valid}.", Some(&service)).is_empty());
    }
}
