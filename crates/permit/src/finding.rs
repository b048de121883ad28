//! What is wrong with answers: where, what, and whether it stops. No sentences; `wording` has one for each code.

use core::fmt;

use crate::path::Path;

/// Something about the answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Where it is.
    pub at: Path,
    /// What it is.
    pub code: Code,
    /// Whether it stops.
    pub severity: Severity,
    /// The limit that was not kept, plain (`2.5`, `2026-11-22`), for the sentence; empty where there is none.
    pub limit: String,
}

/// Whether a finding stops the file from being sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It must be mended first.
    Block,
    /// The person reads why and may go on.
    Warn,
}

impl Severity {
    /// The word in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Block => "block",
            Self::Warn => "warn",
        }
    }

    /// The severity of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Block, Self::Warn].into_iter().find(|it| it.as_str() == word)
    }
}

/// Names of codes: the variant, its fixed word, and whether it stops.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $word:literal $severity:ident;)*) => {
        /// What may be wrong. The words are fixed: examples, receipts and ids of sentences (`problem-<word>`) use them.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Code {
            $($(#[$doc])* $name,)*
            /// One of the form's own checks, by its id.
            Check(String),
        }

        impl Code {
            /// Every fixed word, for the test that each has a sentence.
            pub const WORDS: &[&str] = &[$($word),*];

            /// The fixed word; for a form's own check the word `check`.
            pub fn word(&self) -> &'static str {
                match self {
                    $(Self::$name => $word,)*
                    Self::Check(_) => "check",
                }
            }

            /// Whether it stops by itself; the form's own checks say so themselves.
            pub fn severity(&self) -> Severity {
                match self {
                    $(Self::$name => Severity::$severity,)*
                    Self::Check(_) => Severity::Block,
                }
            }
        }
    };
}

codes! {
    /// A needed answer is not there.
    Missing = "missing" Block;
    /// Fewer characters than needed.
    TooShort = "too-short" Block;
    /// More characters than allowed.
    TooLong = "too-long" Block;
    /// Other characters than digits or letters.
    Characters = "characters" Block;
    /// Not a number.
    NoNumber = "no-number" Block;
    /// Below the least.
    TooSmall = "too-small" Block;
    /// Above the most.
    TooLarge = "too-large" Block;
    /// Possible, but rarely so.
    Unusual = "unusual" Warn;
    /// More decimals than the field takes.
    Decimals = "decimals" Block;
    /// Not a date that exists.
    NoDate = "no-date" Block;
    /// Before the first day allowed.
    TooEarly = "too-early" Block;
    /// After the last day allowed.
    TooLate = "too-late" Block;
    /// Not one of the options.
    UnknownOption = "unknown-option" Block;
    /// Fewer choices, items, rows or files than needed.
    TooFew = "too-few" Block;
    /// More choices, items, rows or files than allowed.
    TooMany = "too-many" Block;
    /// Another count of digits.
    Digits = "digits" Block;
    /// The date within a NIK or NKK does not exist.
    NikDate = "nik-date" Block;
    /// The serial number of a NIK or NKK is 0000.
    NikSerial = "nik-serial" Block;
    /// No region has such a number; older regions may.
    NikRegion = "nik-region" Warn;
    /// The NIK says another birth date.
    NikBirth = "nik-birth" Warn;
    /// The NIK says another sex.
    NikSex = "nik-sex" Warn;
    /// The check digit does not fit.
    CheckDigit = "check-digit" Warn;
    /// The number belongs to another region than the city's.
    OtherRegion = "other-region" Warn;
    /// No telephone number of Indonesia.
    Phone = "phone" Block;
    /// A number to which no message can be sent.
    NotMobile = "not-mobile" Block;
    /// No e-mail address.
    Email = "email" Block;
    /// No postcode.
    Postcode = "postcode" Block;
    /// No latitude and longitude.
    Coordinates = "coordinates" Block;
    /// Fewer than three corners.
    ParcelCorners = "parcel-corners" Block;
    /// The outline crosses itself.
    ParcelCrosses = "parcel-crosses" Block;
    /// No code of an activity.
    ActivityCode = "activity-code" Block;
    /// A kind of file that is not taken.
    FileType = "file-type" Block;
    /// A file that is too large.
    FileSize = "file-size" Block;
    /// The statement was not agreed to.
    NotAgreed = "not-agreed" Block;
    /// An earlier version of the statement was agreed to.
    OldVersion = "old-version" Block;
    /// Another item has the same answer.
    SameTwice = "same-twice" Block;
    /// A needed document is neither attached nor promised for the counter.
    DocumentMissing = "document-missing" Block;
}

/// The word in files: `nik-date`, or `check:` with the id of the form's own check.
impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())?;
        match self {
            Self::Check(id) => write!(f, ":{id}"),
            _ => Ok(()),
        }
    }
}

impl Finding {
    /// A finding with the severity of its code.
    pub(crate) fn new(at: Path, code: Code) -> Self {
        let severity = code.severity();
        Self { at, code, severity, limit: String::new() }
    }

    /// The same with the limit that was not kept.
    pub(crate) fn with_limit(self, limit: impl fmt::Display) -> Self {
        Self { limit: limit.to_string(), ..self }
    }

    /// Whether the file cannot be sent with it.
    pub fn is_blocking(&self) -> bool {
        self.severity == Severity::Block
    }
}
