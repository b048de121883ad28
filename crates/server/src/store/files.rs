//! Files by the SHA-256 of their bytes. What is uploaded in pieces lies apart until it is whole and its digest is what
//! was announced. Behind a trait, so that an object store can take the folder's place. All of it blocks the thread.

mod bucket;
mod folder;
mod scan;

use std::{
    fmt, fs,
    io::{self, Read, Write as _},
    path::{Path, PathBuf},
    sync::Arc,
};

use sha2::{Digest as _, Sha256};

pub use bucket::BucketOptions;
pub use scan::{NoScanner, Scanner};

use super::StoreError;

/// Where files are kept.
pub trait Space: Send + Sync + fmt::Debug {
    /// Takes the bytes of an upload from `offset` on; what was written behind it before is forgotten.
    fn append(&self, upload: &str, offset: u64) -> io::Result<Box<dyn Piece>>;
    /// The bytes of an upload so far.
    fn read_upload(&self, upload: &str) -> io::Result<Box<dyn Read + Send>>;
    /// Makes a whole upload the file of that digest, which the caller has compared.
    fn keep(&self, upload: &str, digest: &str) -> io::Result<()>;
    /// Forgets an upload; one that is not there is no failure.
    fn discard(&self, upload: &str) -> io::Result<()>;
    /// The bytes of a file.
    fn read(&self, digest: &str) -> io::Result<Box<dyn Read + Send>>;
    /// Takes in a file whose digest the caller has compared.
    fn put(&self, digest: &str, from: &Path) -> io::Result<()>;
    /// Forgets a kept file, when nobody may keep it any longer; one that is not there is no failure.
    fn forget(&self, digest: &str) -> io::Result<()>;
    /// Whether the store can be written to.
    fn probe(&self) -> io::Result<()>;
}

/// Bytes on their way into an upload.
pub trait Piece: Send {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// Ends well only when the bytes have reached the disk.
    fn finish(self: Box<Self>) -> io::Result<()>;
}

/// The file store, cheap to clone.
#[derive(Debug, Clone)]
pub struct FileStore {
    space: Arc<dyn Space>,
    scanner: Option<Arc<Scanner>>,
}

/// What a whole upload turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whole {
    /// Its digest is the announced one, and it is a kind of file we take.
    Kept { kind: &'static str, is_scanned: bool },
    /// A scanner found something in it.
    Infected,
    /// Its bytes are others than announced.
    OtherBytes,
    /// It is no kind of file that we take, whatever it is called.
    OtherKind,
}

/// What the first bytes of a file say it is. Neither its name nor what a browser claims counts. Vector graphics, web
/// pages and archives are left out: they can run programs in an officer's browser or swell when they are opened.
fn kind_of(start: &[u8]) -> Option<&'static str> {
    match start {
        [b'%', b'P', b'D', b'F', b'-', ..] => Some("application/pdf"),
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some("image/png"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        _ => None,
    }
}

impl FileStore {
    /// A folder on this machine, made where it is missing.
    pub fn folder(root: &Path) -> Result<Self, StoreError> {
        let space = folder::Folder::open(root).map_err(|why| failed(root, &why))?;
        Ok(Self { space: Arc::new(space), scanner: None })
    }

    /// The same, with everything that comes in looked at by a scanner.
    pub fn scanned_by(self, scanner: Option<Scanner>) -> Self {
        Self { scanner: scanner.map(Arc::new), ..self }
    }

    /// Whether the scanner answers, where there is one.
    pub fn probe(&self) -> io::Result<()> {
        self.space.probe()?;
        self.scanner.as_ref().map_or(Ok(()), |it| it.probe())
    }

    /// A bucket of an S3-compatible store. Called within a runtime.
    pub fn bucket(options: &BucketOptions, runtime: tokio::runtime::Handle) -> Result<Self, StoreError> {
        let space = bucket::Bucket::open(options, runtime).map_err(|why| failed(Path::new("s3"), &why))?;
        Ok(Self { space: Arc::new(space), scanner: None })
    }

    pub fn space(&self) -> &dyn Space {
        &*self.space
    }

    /// Compares a whole upload with its announcement and keeps it, or forgets it.
    pub fn complete(&self, upload: &str, announced: &str) -> Result<Whole, StoreError> {
        let at = Path::new(upload);
        let found = match self.space.read_upload(upload) {
            Ok(reader) => measure(reader),
            // Kept already by a try whose answer was lost before the database learnt of it.
            Err(why) if why.kind() == io::ErrorKind::NotFound => self.space.read(announced).and_then(measure),
            Err(why) => Err(why),
        };
        let (digest, start) = found.map_err(|why| failed(at, &why))?;
        let verdict = match kind_of(&start) {
            _ if digest != announced => Whole::OtherBytes,
            None => Whole::OtherKind,
            Some(kind) => self.looked_at(upload, announced, kind).map_err(|why| failed(at, &why))?,
        };
        match verdict {
            Whole::Kept { .. } => self.space.keep(upload, announced),
            Whole::OtherBytes | Whole::OtherKind | Whole::Infected => self.space.discard(upload),
        }
        .map_err(|why| failed(at, &why))?;
        Ok(verdict)
    }

    /// What the scanner makes of an upload whose bytes are as announced.
    fn looked_at(&self, upload: &str, announced: &str, kind: &'static str) -> io::Result<Whole> {
        let Some(scanner) = &self.scanner else { return Ok(Whole::Kept { kind, is_scanned: false }) };
        let mut bytes = match self.space.read_upload(upload) {
            Err(why) if why.kind() == io::ErrorKind::NotFound => self.space.read(announced)?,
            bytes => bytes?,
        };
        let is_clean = scanner.is_clean(&mut bytes)?;
        Ok(if is_clean { Whole::Kept { kind, is_scanned: true } } else { Whole::Infected })
    }

    /// Whether the bytes of that digest are there and undamaged.
    pub fn is_sound(&self, digest: &str) -> bool {
        self.space.read(digest).and_then(measure).is_ok_and(|(found, _)| found == digest)
    }

    /// Copies a file into a folder, for a backup; damaged bytes stop it.
    pub(super) fn copy_out(&self, digest: &str, folder: &Path) -> Result<(), StoreError> {
        let path = folder.join(digest);
        let mut reader = self.space.read(digest).map_err(|why| failed(&path, &why))?;
        let mut file = fs::File::create(&path).map_err(|why| failed(&path, &why))?;
        io::copy(&mut reader, &mut file).and_then(|_| file.sync_all()).map_err(|why| failed(&path, &why))?;
        expect(digest, &path)
    }

    /// Takes a file of a backup in.
    pub(super) fn copy_in(&self, digest: &str, folder: &Path) -> Result<(), StoreError> {
        let path = folder.join(digest);
        expect(digest, &path)?;
        self.space.put(digest, &path).map_err(|why| failed(&path, &why))
    }

    /// Takes in bytes that this program made.
    pub fn put_bytes(&self, digest: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let at = Path::new(digest);
        let mut file = tempfile::NamedTempFile::new().map_err(|why| failed(at, &why))?;
        file.write_all(bytes).and_then(|()| file.flush()).map_err(|why| failed(at, &why))?;
        self.space.put(digest, file.path()).map_err(|why| failed(at, &why))
    }

    /// Waits until a file has reached the disk.
    #[expect(clippy::unused_self, reason = "it belongs to what a store can do")]
    pub(super) fn sync(&self, path: &Path) -> Result<(), StoreError> {
        fs::File::open(path).and_then(|it| it.sync_all()).map_err(|why| failed(path, &why))
    }
}

fn expect(digest: &str, path: &Path) -> Result<(), StoreError> {
    let (found, _) = fs::File::open(path).and_then(measure).map_err(|why| failed(path, &why))?;
    if found == digest { Ok(()) } else { Err(failed(path, &io::Error::other("its bytes are damaged"))) }
}

/// The digest of all bytes, and the first of them.
fn measure(mut reader: impl Read) -> io::Result<(String, Vec<u8>)> {
    let (mut hash, mut start) = (Sha256::new(), Vec::new());
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let count = reader.read(&mut buffer)?;
        let bytes = &buffer[..count];
        if count == 0 {
            break;
        }
        if start.is_empty() {
            start = bytes[..bytes.len().min(16)].to_vec();
        }
        hash.update(bytes);
    }
    let digest = hash.finalize();
    Ok((crate::secret::hex(&digest), start))
}

fn failed(path: &Path, why: &io::Error) -> StoreError {
    StoreError::File { path: PathBuf::from(path), what: why.to_string() }
}

/// Writes a file so that it is there whole or not at all.
fn write_whole(path: &Path, from: &mut dyn Read) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    io::copy(from, &mut file)?;
    file.flush()?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|it| it.error)?;
    fs::File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asset::digest;

    fn upload(files: &FileStore, name: &str, bytes: &[u8]) {
        let mut piece = files.space().append(name, 0).expect("an upload can begin");
        piece.write(bytes).expect("it takes bytes");
        piece.finish().expect("they reach the disk");
    }

    #[test]
    fn an_upload_is_kept_only_with_the_announced_bytes() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let files = FileStore::folder(folder.path()).expect("the folder can be used");
        let bytes = b"%PDF-1.7 a plan";
        upload(&files, "a", bytes);
        assert_eq!(
            files.complete("a", &digest(bytes)),
            Ok(Whole::Kept { kind: "application/pdf", is_scanned: false })
        );
        assert!(files.is_sound(&digest(bytes)));
        // Once more, as after a crash between the file and the database.
        assert_eq!(
            files.complete("a", &digest(bytes)),
            Ok(Whole::Kept { kind: "application/pdf", is_scanned: false })
        );
        upload(&files, "b", b"%PDF-1.7 another");
        assert_eq!(files.complete("b", &digest(bytes)), Ok(Whole::OtherBytes));
    }

    #[test]
    fn what_runs_or_swells_is_no_document() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let files = FileStore::folder(folder.path()).expect("the folder can be used");
        for bytes in [&b"<svg onload=alert(1)>"[..], b"<html>", b"PK\x03\x04", b"MZ", b"", b"GIF89a"] {
            upload(&files, "c", bytes);
            assert_eq!(files.complete("c", &digest(bytes)), Ok(Whole::OtherKind));
            assert!(!files.is_sound(&digest(bytes)));
        }
    }

    #[test]
    fn an_upload_goes_on_where_it_was_safe_and_forgets_what_came_behind() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let files = FileStore::folder(folder.path()).expect("the folder can be used");
        upload(&files, "d", b"%PDF-lost on the way");
        let mut piece = files.space().append("d", 5).expect("it goes on");
        piece.write(b"rest").expect("it takes bytes");
        piece.finish().expect("they reach the disk");
        assert!(matches!(files.complete("d", &digest(b"%PDF-rest")), Ok(Whole::Kept { .. })));
    }
}
