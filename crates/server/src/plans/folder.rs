//! A pack's folder as a source of bytes.

use core::ops::Range;
use std::{
    fs::{self, File},
    io::{self, Read as _, Seek as _, SeekFrom},
    path::PathBuf,
};

use citypack::{ByteSource, Bytes, ReadFailed, ReadFailure};

/// A folder.
#[derive(Debug, Clone)]
pub struct Folder(pub PathBuf);

impl ByteSource for Folder {
    async fn range(&self, file: &str, range: Range<u64>) -> Result<Bytes, ReadFailed> {
        let read = || {
            let mut open = File::open(self.0.join(file))?;
            open.seek(SeekFrom::Start(range.start))?;
            let mut data = Vec::new();
            open.take(range.end.saturating_sub(range.start)).read_to_end(&mut data)?;
            Ok(data)
        };
        told(file, read())
    }

    async fn whole(&self, file: &str) -> Result<Bytes, ReadFailed> {
        told(file, fs::read(self.0.join(file)))
    }
}

fn told(file: &str, read: io::Result<Vec<u8>>) -> Result<Bytes, ReadFailed> {
    read.map(|data| Bytes { data, version: None }).map_err(|why| {
        let kind = match why.kind() {
            io::ErrorKind::NotFound => ReadFailure::NotFound,
            _ => ReadFailure::Other(why.to_string()),
        };
        ReadFailed { file: file.to_owned(), kind }
    })
}
