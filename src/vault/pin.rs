//! Looks at a new PIN: digits that stand in the answers are the first that others would try. Keeps nothing.

use contract::Draft;
use permit::{Answer, WeakPin, check_pin};

/// Looks at a PIN, also beside what this draft knows of the person.
pub fn check_pin_of(draft: &Draft, pin: &str) -> Result<(), WeakPin> {
    let known = known_digits(draft);
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    check_pin(pin, &known)
}

/// Digits in the answers: numbers of papers, telephones, and dates as people use them for a PIN.
fn known_digits(draft: &Draft) -> Vec<String> {
    let mut out = Vec::new();
    let mut add = |text: &str| {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        if digits.len() < 6 {
            return;
        }
        if let Some((year, rest)) = text.split_once('-')
            && let Some((month, day)) = rest.split_once('-')
            && text.len() == 10
        {
            out.push([day, month, year].concat());
            out.push([day, month, &year[2..]].concat());
            out.push([&year[2..], month, day].concat());
        }
        out.push(digits);
    };
    let mut look = |answer: &Answer| match answer {
        Answer::Text(it) => add(it),
        Answer::Number(it) => add(&it.to_string()),
        Answer::Parts(parts) => parts.iter().for_each(|it| add(it.1)),
        _ => {}
    };
    draft.answers.fields.iter().for_each(|it| look(it.1));
    for (_, items) in draft.answers.items.iter() {
        items.iter().flat_map(|it| it.answers.iter()).for_each(|it| look(it.1));
    }
    out
}

#[cfg(test)]
mod tests {
    use permit::{Answers, Path};

    use super::*;

    #[test]
    fn a_pin_that_stands_in_the_answers_is_refused() {
        let mut answers = Answers::default();
        answers.set(&Path::field("lahir"), Answer::text("1990-03-12"));
        answers.set(&Path::in_item("pemilik", 1, "telepon"), Answer::text("+6281234509876"));
        let draft = Draft { answers, ..Draft::default() };
        for pin in ["120390", "900312", "12031990", "450987"] {
            assert_eq!(check_pin_of(&draft, pin), Err(WeakPin::FromAnswers), "{pin}");
        }
        assert_eq!(check_pin_of(&draft, "284617"), Ok(()));
    }
}
