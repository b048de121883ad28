//! One cell of the matrix: a set of ITBX codes as planners write them.

use core::fmt;
use std::collections::BTreeSet;

use crate::site::Name;

/// A condition's code, such as `T1` or `B3`; its meaning is in the plan's own legend.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConditionCode(Name);

/// What a cell of the matrix says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cell {
    /// Nothing is written. Not the same as forbidden.
    Blank,
    /// I.
    Permitted,
    /// X.
    Forbidden,
    /// Any of T… and B….
    Conditions(BTreeSet<ConditionCode>),
}

/// A cell with something in it that is no ITBX code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadableCell {
    /// The piece that was not understood.
    pub piece: String,
}

impl fmt::Display for UnreadableCell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\" is none of I, X, T… or B…", self.piece)
    }
}

impl core::error::Error for UnreadableCell {}

impl ConditionCode {
    /// Normalises and checks a code: T or B, then optional digits or letters (`t1`, `B-3` and `B 3` are read).
    pub fn parse(text: &str) -> Option<Self> {
        let code: String = text
            .chars()
            .filter(|c| !matches!(c, '-' | ' ' | '\u{a0}'))
            .collect::<String>()
            .to_ascii_uppercase();
        let mut rest = code.chars();
        let kind = rest.next()?;
        let plain = rest.all(|c| c.is_ascii_alphanumeric());
        (matches!(kind, 'T' | 'B') && plain && code.len() <= 6).then(|| Self(code.into()))
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it limits (T) rather than requires (B).
    pub fn is_limit(&self) -> bool {
        self.0.starts_with('T')
    }
}

impl Cell {
    /// Reads a cell: `I`, `X`, blank, or codes separated by comma, full stop, semicolon, slash or plus.
    ///
    /// Beside X everything else is void; beside a condition a plain I adds nothing.
    ///
    /// ```
    /// use zoning::Cell;
    /// assert_eq!(Cell::parse(" t1 , B1.B2 ")?.to_string(), "B1,B2,T1");
    /// assert_eq!(Cell::parse("-")?, Cell::Blank);
    /// assert!(Cell::parse("Q7").is_err());
    /// # Ok::<(), zoning::UnreadableCell>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, UnreadableCell> {
        let mut codes = BTreeSet::new();
        let (mut permitted, mut forbidden) = (false, false);
        for piece in text.split([',', '.', ';', '/', '+', '\n', '\r']) {
            let piece = piece.trim_matches(|c: char| c.is_whitespace() || c == '\u{a0}');
            match piece {
                "" | "-" | "–" => {}
                "I" | "i" => permitted = true,
                "X" | "x" => forbidden = true,
                _ => match ConditionCode::parse(piece) {
                    Some(code) => {
                        codes.insert(code);
                    }
                    None => return Err(UnreadableCell { piece: piece.to_owned() }),
                },
            }
        }
        Ok(match (forbidden, codes.is_empty(), permitted) {
            (true, _, _) => Self::Forbidden,
            (_, false, _) => Self::Conditions(codes),
            (_, _, true) => Self::Permitted,
            _ => Self::Blank,
        })
    }
}

impl fmt::Display for Cell {
    /// The canonical spelling: codes in order, separated by commas.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Blank => Ok(()),
            Self::Permitted => f.write_str("I"),
            Self::Forbidden => f.write_str("X"),
            Self::Conditions(codes) => {
                for (n, code) in codes.iter().enumerate() {
                    if n > 0 {
                        f.write_str(",")?;
                    }
                    f.write_str(code.as_str())?;
                }
                Ok(())
            }
        }
    }
}
