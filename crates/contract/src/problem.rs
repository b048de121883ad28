//! What the office answers when something is wrong (problem details, RFC 9457), and what the phone does then.

use citypack::{Malformed, json};

/// Defines the codes with their words.
macro_rules! problem_codes {
    ($($(#[$doc:meta])* $name:ident = $word:literal $then:ident,)*) => {
        /// Fixed words of problems; `problem-api-<word>` are their sentences.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum ProblemCode {
            $($(#[$doc])* $name,)*
            /// A word that this version does not know.
            Other,
        }

        impl ProblemCode {
            /// Every known word.
            pub const WORDS: &[&str] = &[$($word),*];

            /// The code of a word.
            pub fn from_word(word: &str) -> Self {
                match word { $($word => Self::$name,)* _ => Self::Other }
            }

            /// The word.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word,)* Self::Other => "other" }
            }

            /// What the phone does, where it knows the code.
            fn known_then(self) -> Option<Then> {
                match self { $(Self::$name => Some(Then::$then),)* Self::Other => None }
            }
        }
    };
}

/// What the phone does after a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// Tries again by itself.
    Again,
    /// Uploads what is missing, then tries again.
    Upload,
    /// Asks what the office has under this id.
    Ask,
    /// Tells the person, who must do something.
    Tell,
}

problem_codes! {
    /// There is no such thing, or the secret is not its secret.
    Unknown = "unknown" Tell,
    /// What was sent is not what the format says.
    Invalid = "invalid" Tell,
    /// Files were named that have not arrived whole.
    FilesMissing = "files-missing" Upload,
    /// The id was used for something else before.
    Conflict = "conflict" Ask,
    /// Somebody changed it meanwhile.
    Stale = "stale" Again,
    /// Not in this state.
    NotNow = "not-now" Tell,
    /// It came back as often as it may.
    TooManyRounds = "too-many-rounds" Tell,
    /// Not with this role.
    Forbidden = "forbidden" Tell,
    /// Cut off on the way.
    CutOff = "cut-off" Again,
    /// Changed on the way.
    OtherBytes = "other-bytes" Again,
    /// A part of an upload was changed on the way.
    Checksum = "checksum" Again,
    /// Not a kind that is taken.
    OtherKind = "other-kind" Tell,
    /// A scanner found something in the file.
    Infected = "infected" Tell,
    /// The address is asked in another way.
    OtherMethod = "other-method" Tell,
    /// More bytes than are taken.
    TooLarge = "too-large" Tell,
    /// Too many requests.
    TooMany = "too-many" Again,
    /// Too slow.
    TooSlow = "too-slow" Again,
    /// Too much to do right now.
    Busy = "busy" Again,
    /// Nothing can be kept right now.
    Unavailable = "unavailable" Again,
}

/// A problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Status of HTTP.
    pub status: u16,
    /// What it is.
    pub code: ProblemCode,
    /// Which part of what was sent it is about; empty for the whole.
    pub part: String,
    /// A fixed word for what is wrong with that part.
    pub fault: String,
    /// Digests of files that have not arrived whole.
    pub missing: Vec<String>,
    /// Seconds to wait before trying again.
    pub retry_after: Option<u64>,
}

impl Problem {
    /// A problem that is only a status: something between phone and office answered.
    pub fn of_status(status: u16) -> Self {
        Self {
            status,
            code: ProblemCode::Other,
            part: String::new(),
            fault: String::new(),
            missing: Vec::new(),
            retry_after: None,
        }
    }

    /// Reads the body of an answer; one that cannot be read counts by its status.
    pub fn read(status: u16, body: &[u8]) -> Self {
        let read: Result<Self, Malformed> = json::parse("problem", body, |top| Self {
            status,
            code: ProblemCode::from_word(&top.text("code")),
            part: top.text_or_empty("part"),
            fault: top.text_or_empty("fault"),
            missing: top.list_of_texts("missing"),
            retry_after: top.maybe("retry_after").is_given().then(|| top.get("retry_after").as_whole(86_400)),
        });
        read.unwrap_or_else(|_unreadable| Self::of_status(status))
    }

    /// What the phone does.
    pub fn then(&self) -> Then {
        let by_status = match self.status {
            // A hotspot's log-in page or a proxy may answer anything; only the office's own words are final.
            408 | 425 | 429 | 500.. => Then::Again,
            409 => Then::Ask,
            _ => Then::Tell,
        };
        self.code.known_then().unwrap_or(by_status)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_say_what_to_do() {
        let body = br#"{"type":"/problems/files-missing","title":"x","status":422,"code":"files-missing","missing":["ab"]}"#;
        let problem = Problem::read(422, body);
        assert_eq!((problem.code, problem.then()), (ProblemCode::FilesMissing, Then::Upload));
        assert_eq!(problem.missing, ["ab"]);
        assert_eq!(Problem::read(502, b"<html>").then(), Then::Again);
        assert_eq!(Problem::read(409, b"").then(), Then::Ask);
        for word in ProblemCode::WORDS {
            assert_eq!(ProblemCode::from_word(word).as_str(), *word);
        }
    }
}
