//! What an applicant says to the office about a file: a message, the answer to a correction, taking it back. Canonical, so
//! that the same words are the same bytes and may be sent again.

use permit::Answer;

use crate::{answers, canonical::Json};

/// The answer to one correction: at least one of these.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CorrectionAnswer {
    /// In words; empty for none.
    pub words: String,
    /// A new answer to the question that the correction points at.
    pub value: Option<Answer>,
    /// SHA-256 of a file that was uploaded for this application; empty for none.
    pub file: String,
}

fn words(text: &str) -> Option<Json> {
    (!text.is_empty()).then(|| Json::text(text))
}

impl CorrectionAnswer {
    /// The bytes that are sent.
    pub fn to_bytes(&self) -> Vec<u8> {
        let answer = Json::object([
            ("words", words(&self.words)),
            ("value", self.value.as_ref().map(answers::write_answer)),
            ("file", words(&self.file)),
        ]);
        answer.to_text().into_bytes()
    }
}

/// The bytes of a message, and of a withdrawal: words, where there are any.
pub fn words_to_bytes(text: &str) -> Vec<u8> {
    Json::object([("words", words(text))]).to_text().into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_said_is_not_sent() {
        assert_eq!(words_to_bytes(""), b"{}");
        assert_eq!(words_to_bytes("Sudah \"benar\""), br#"{"words":"Sudah \"benar\""}"#);
        let answer = CorrectionAnswer { value: Some(Answer::text("72")), ..CorrectionAnswer::default() };
        assert_eq!(answer.to_bytes(), br#"{"value":"72"}"#);
    }
}
