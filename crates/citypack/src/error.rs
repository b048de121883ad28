//! Failures of reading a pack. They name the file and what is wrong with it.

use core::fmt;

use crate::source::ReadFailed;

/// Why a pack could not be read.
#[derive(Debug)]
#[non_exhaustive]
pub enum PackError {
    /// The bytes could not be had.
    Read(ReadFailed),
    /// The bytes are not what the format says.
    Malformed(Malformed),
}

/// Bytes that are not what the format says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    /// Name of the file, and of the part within it where there is one (`plan.….pmtiles, tile 14/1/2`).
    pub file: String,
    /// What is wrong, lower case, without a full stop.
    pub what: String,
}

impl Malformed {
    /// Something wrong in a file.
    pub fn new(file: impl Into<String>, what: impl Into<String>) -> Self {
        Self { file: file.into(), what: what.into() }
    }

    /// Something wrong in a field of a file.
    pub(crate) fn field(file: &str, field: &str, why: &str) -> Self {
        Self::new(file, format!("field \"{field}\" {why}"))
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file, self.what)
    }
}

impl core::error::Error for Malformed {}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(_) => f.write_str("the pack could not be read"),
            Self::Malformed(_) => f.write_str("the pack is damaged"),
        }
    }
}

impl core::error::Error for PackError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self {
            Self::Read(it) => Some(it),
            Self::Malformed(it) => Some(it),
        }
    }
}

impl From<ReadFailed> for PackError {
    fn from(it: ReadFailed) -> Self {
        Self::Read(it)
    }
}

impl From<Malformed> for PackError {
    fn from(it: Malformed) -> Self {
        Self::Malformed(it)
    }
}
