//! The files of a pack in memory, with a count of the bytes that were read of them.

use std::{cell::Cell, collections::BTreeMap, ops::Range};

use citypack::{ByteSource, Bytes, ReadFailed, ReadFailure};

/// A pack in memory.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    files: BTreeMap<String, Vec<u8>>,
    read: Cell<u64>,
}

impl Memory {
    pub(crate) fn insert(&mut self, name: String, bytes: Vec<u8>) {
        self.files.insert(name, bytes);
    }

    /// Bytes handed out since the beginning.
    pub(crate) fn bytes_read(&self) -> u64 {
        self.read.get()
    }
}

impl ByteSource for Memory {
    async fn range(&self, file: &str, range: Range<u64>) -> Result<Bytes, ReadFailed> {
        let missing = || ReadFailed { file: file.to_owned(), kind: ReadFailure::NotFound };
        let whole = self.files.get(file).ok_or_else(missing)?;
        let at = |v: u64| usize::try_from(v).unwrap_or(usize::MAX).min(whole.len());
        let data = whole[at(range.start)..at(range.end)].to_vec();
        self.read.set(self.read.get() + data.len() as u64);
        Ok(Bytes { data, version: None })
    }

    async fn whole(&self, file: &str) -> Result<Bytes, ReadFailed> {
        self.range(file, 0..u64::MAX).await
    }
}
