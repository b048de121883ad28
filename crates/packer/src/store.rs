//! Packs as folders and in memory: byte sources for reading, and the writing of a folder.

use core::ops::Range;
use std::{
    collections::BTreeMap,
    fs,
    io::{self, Read, Seek, SeekFrom},
    path::{Path, PathBuf},
    rc::Rc,
};

use citypack::{ByteSource, Bytes, ReadFailed, ReadFailure};

/// A pack folder.
#[derive(Debug, Clone)]
pub struct Folder(pub PathBuf);

/// A pack in memory, before it is written.
#[derive(Debug, Clone, Default)]
pub struct Memory(pub Rc<BTreeMap<String, Vec<u8>>>);

impl Folder {
    fn failed(&self, file: &str, error: &io::Error) -> ReadFailed {
        let kind = match error.kind() {
            io::ErrorKind::NotFound => ReadFailure::NotFound,
            _ => ReadFailure::Other(error.to_string()),
        };
        ReadFailed { file: self.0.join(file).display().to_string(), kind }
    }
}

impl ByteSource for Folder {
    async fn range(&self, file: &str, range: Range<u64>) -> Result<Bytes, ReadFailed> {
        let read = || {
            let mut open = fs::File::open(self.0.join(file))?;
            open.seek(SeekFrom::Start(range.start))?;
            let mut data = Vec::new();
            open.take(range.end.saturating_sub(range.start)).read_to_end(&mut data)?;
            Ok(data)
        };
        let data = read().map_err(|it: io::Error| self.failed(file, &it))?;
        Ok(Bytes { data, version: None })
    }

    async fn whole(&self, file: &str) -> Result<Bytes, ReadFailed> {
        let data = fs::read(self.0.join(file)).map_err(|it| self.failed(file, &it))?;
        Ok(Bytes { data, version: None })
    }
}

fn missing(file: &str) -> ReadFailed {
    ReadFailed { file: file.to_owned(), kind: ReadFailure::NotFound }
}

impl ByteSource for Memory {
    async fn range(&self, file: &str, range: Range<u64>) -> Result<Bytes, ReadFailed> {
        let all = self.0.get(file).ok_or_else(|| missing(file))?;
        let at = |v: u64| usize::try_from(v).unwrap_or(usize::MAX).min(all.len());
        Ok(Bytes { data: all[at(range.start)..at(range.end)].to_vec(), version: None })
    }

    async fn whole(&self, file: &str) -> Result<Bytes, ReadFailed> {
        let data = self.0.get(file).cloned().ok_or_else(|| missing(file))?;
        Ok(Bytes { data, version: None })
    }
}

/// Writes the files of a pack: `pack.json` last, so that a pack that was cut off is never taken for a whole one, then
/// removes files of an earlier pack that the new one does not name.
pub fn write_folder(dir: &Path, files: &BTreeMap<String, Vec<u8>>) -> io::Result<()> {
    fs::create_dir_all(dir)?;
    for (name, bytes) in files.iter().filter(|it| it.0 != "pack.json") {
        fs::write(dir.join(name), bytes)?;
    }
    if let Some(bytes) = files.get("pack.json") {
        fs::write(dir.join("pack.json.part"), bytes)?;
        fs::rename(dir.join("pack.json.part"), dir.join("pack.json"))?;
    }
    for entry in fs::read_dir(dir)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if carries_hash(&name) && !files.contains_key(&name) {
            fs::remove_file(dir.join(&name))?;
        }
    }
    Ok(())
}

/// Whether a file's name is one of a pack: role, hash, ending.
pub(crate) fn carries_hash(name: &str) -> bool {
    let hash = name.split('.').nth(1);
    let hashed = hash.is_some_and(|it| it.len() == 16 && it.chars().all(|c| c.is_ascii_hexdigit()));
    hashed && [".json", ".pmtiles"].iter().any(|it| name.ends_with(it))
}
