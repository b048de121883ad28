//! A sentence for the officer before its language is chosen: an id of `locales/*/packer*.ftl` with what is put into it.
//! No sentence stands in this crate; what programs read (JSON, fixed words) is no message.

use core::fmt;

use wording::{Language, officer_text};

/// A sentence for the officer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    id: &'static str,
    args: Vec<(&'static str, Arg)>,
}

/// What is put into a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// Text as it is: names of files and fields, values.
    Text(String),
    /// A count, which chooses between singular and plural.
    Count(usize),
    /// A number with decimals, written as the language does: its digits without the point, and how many stand after it.
    Decimal(i64, u8),
    /// Another sentence.
    Message(Box<Message>),
}

impl Arg {
    /// A number rounded to some decimals.
    #[expect(clippy::cast_possible_truncation, reason = "amounts of a plan are far below 2^63")]
    pub fn decimal(value: f64, decimals: u8) -> Self {
        Self::Decimal((value * 10_f64.powi(i32::from(decimals))).round() as i64, decimals)
    }
}

impl Message {
    /// A sentence by its id.
    pub fn new(id: &'static str) -> Self {
        Self { id, args: Vec::new() }
    }

    /// The same with one more argument.
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// The id: a fixed word for scripts and tests.
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// The sentence in a language.
    pub fn in_language(&self, language: Language) -> String {
        let value = |it: &Arg| match it {
            Arg::Text(it) => wording::Arg::Text(it.clone()),
            Arg::Count(it) => wording::Arg::Count(*it),
            #[expect(clippy::cast_precision_loss, reason = "amounts of a plan are far below 2^53")]
            Arg::Decimal(digits, decimals) => {
                let value = *digits as f64 / 10_f64.powi(i32::from(*decimals));
                wording::Arg::Text(wording::format::number(language, value, usize::from(*decimals)))
            }
            Arg::Message(it) => wording::Arg::Text(it.in_language(language)),
        };
        let args: Vec<(&str, wording::Arg)> = self.args.iter().map(|(name, it)| (*name, value(it))).collect();
        officer_text(language, self.id, &args)
    }
}

/// English, the language of error chains and logs.
impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.in_language(Language::of_tag("en").unwrap_or_default()))
    }
}

impl From<&str> for Arg {
    fn from(it: &str) -> Self {
        Self::Text(it.to_owned())
    }
}

impl From<String> for Arg {
    fn from(it: String) -> Self {
        Self::Text(it)
    }
}

impl From<usize> for Arg {
    fn from(it: usize) -> Self {
        Self::Count(it)
    }
}

impl From<Message> for Arg {
    fn from(it: Message) -> Self {
        Self::Message(Box::new(it))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_within_a_sentence_is_said_in_the_same_language() {
        let message = Message::new("finding-about-file")
            .with("file", "zona.shp")
            .with("what", Message::new("finding-no-polygon"));
        assert_eq!(
            message.in_language(Language::of_tag("en").unwrap_or_default()),
            "zona.shp: has no polygon and was left out"
        );
        assert!(message.in_language(Language::default()).contains("tidak memiliki poligon"));
    }
}
