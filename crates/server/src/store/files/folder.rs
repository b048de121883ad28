//! Files in a folder of this machine: `kept/ab/abcd…`, and `incoming/` for what is not whole yet. A file appears under
//! its name only when all of its bytes have reached the disk.

use std::{
    fs,
    io::{self, Read, Seek as _, SeekFrom, Write as _},
    path::{Path, PathBuf},
};

use super::{Piece, Space, write_whole};

#[derive(Debug)]
pub(super) struct Folder {
    kept: PathBuf,
    incoming: PathBuf,
}

struct FilePiece(fs::File);

impl Folder {
    pub(super) fn open(root: &Path) -> io::Result<Self> {
        let folder = Self { kept: root.join("kept"), incoming: root.join("incoming") };
        fs::create_dir_all(&folder.kept)?;
        fs::create_dir_all(&folder.incoming)?;
        fs::File::open(root)?.sync_all()?;
        Ok(folder)
    }

    /// Names are made by this program: letters and digits. Anything else would be a path, and is refused.
    fn named(folder: &Path, name: &str) -> io::Result<PathBuf> {
        let is_plain = !name.is_empty() && name.bytes().all(|it| it.is_ascii_alphanumeric());
        if is_plain { Ok(folder.join(name)) } else { Err(io::ErrorKind::InvalidInput.into()) }
    }

    fn place(&self, digest: &str) -> io::Result<PathBuf> {
        let start = digest.get(..2).ok_or(io::ErrorKind::InvalidInput)?;
        Self::named(&Self::named(&self.kept, start)?, digest)
    }

    /// The folder of a file, made to last before anything lies in it.
    fn make_room(&self, place: &Path) -> io::Result<()> {
        let folder = place.parent().unwrap_or(&self.kept);
        if !folder.is_dir() {
            fs::create_dir_all(folder)?;
            fs::File::open(&self.kept)?.sync_all()?;
        }
        Ok(())
    }
}

impl Space for Folder {
    fn append(&self, upload: &str, offset: u64) -> io::Result<Box<dyn Piece>> {
        let path = Self::named(&self.incoming, upload)?;
        let is_new = !path.exists();
        let mut file = fs::OpenOptions::new().write(true).create(true).truncate(false).open(&path)?;
        if file.metadata()?.len() < offset {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        file.set_len(offset)?;
        file.seek(SeekFrom::Start(offset))?;
        if is_new {
            fs::File::open(&self.incoming)?.sync_all()?;
        }
        Ok(Box::new(FilePiece(file)))
    }

    fn read_upload(&self, upload: &str) -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(fs::File::open(Self::named(&self.incoming, upload)?)?))
    }

    fn keep(&self, upload: &str, digest: &str) -> io::Result<()> {
        let (from, place) = (Self::named(&self.incoming, upload)?, self.place(digest)?);
        if !from.exists() && place.exists() {
            return Ok(());
        }
        self.make_room(&place)?;
        fs::File::open(&from)?.sync_all()?;
        fs::rename(&from, &place)?;
        fs::File::open(place.parent().unwrap_or(&self.kept))?.sync_all()
    }

    fn discard(&self, upload: &str) -> io::Result<()> {
        match fs::remove_file(Self::named(&self.incoming, upload)?) {
            Err(why) if why.kind() != io::ErrorKind::NotFound => Err(why),
            _ => Ok(()),
        }
    }

    fn read(&self, digest: &str) -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(fs::File::open(self.place(digest)?)?))
    }

    fn put(&self, digest: &str, from: &Path) -> io::Result<()> {
        let place = self.place(digest)?;
        self.make_room(&place)?;
        write_whole(&place, &mut fs::File::open(from)?)
    }

    fn forget(&self, digest: &str) -> io::Result<()> {
        match fs::remove_file(self.place(digest)?) {
            Err(why) if why.kind() != io::ErrorKind::NotFound => Err(why),
            _ => Ok(()),
        }
    }

    fn probe(&self) -> io::Result<()> {
        tempfile::tempfile_in(&self.incoming)?.write_all(b"probe")
    }
}

impl Piece for FilePiece {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.write_all(bytes)
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        self.0.sync_all()
    }
}
