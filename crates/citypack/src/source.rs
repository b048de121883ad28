//! Where the bytes of a pack come from: a folder, a server, a cache.

use core::{fmt, ops::Range};

/// Bytes with the version of the file they were cut from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bytes {
    /// The bytes.
    pub data: Vec<u8>,
    /// A tag that changes when the file changes (an `ETag`, a time of change); `None` where there is none.
    pub version: Option<String>,
}

/// Why bytes could not be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadFailed {
    /// Name of the file.
    pub file: String,
    /// What went wrong.
    pub kind: ReadFailure,
}

/// Kinds of failure, which call for different advice.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadFailure {
    /// There is no such file.
    NotFound,
    /// No connection and no copy.
    Offline,
    /// Anything else, in the words of the platform.
    Other(String),
}

impl fmt::Display for ReadFailed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            ReadFailure::NotFound => write!(f, "{}: no such file", self.file),
            ReadFailure::Offline => write!(f, "{}: no connection and no copy", self.file),
            ReadFailure::Other(why) => write!(f, "{}: {why}", self.file),
        }
    }
}

impl core::error::Error for ReadFailed {}

/// Reads files of one pack by name. Not `Send`: a browser's futures are not.
#[expect(async_fn_in_trait, reason = "one thread on purpose; callers never move these futures")]
pub trait ByteSource {
    /// The bytes of a range; fewer when the file ends before.
    async fn range(&self, file: &str, range: Range<u64>) -> Result<Bytes, ReadFailed>;

    /// The whole file.
    async fn whole(&self, file: &str) -> Result<Bytes, ReadFailed>;

    /// Unpacks one gzip member into at most `limit` bytes, where the platform does it faster than we do. `None` where it
    /// cannot or would not: then we do it, and say what is wrong with the bytes.
    async fn gunzip(&self, _packed: &[u8], _limit: usize) -> Option<Vec<u8>> {
        None
    }
}
