//! Files in a bucket of an S3-compatible store, through `object_store`. Pieces of an upload are objects of their own, named by
//! where they begin; a whole upload becomes one object. Every call blocks its thread, which must not be one of the runtime's own.

use std::{
    fmt,
    io::{self, Cursor, Read},
    path::Path,
    sync::Arc,
};

use futures::TryStreamExt as _;
use object_store::{ObjectStore, ObjectStoreExt as _, aws::AmazonS3Builder, path::Path as Key};
use tokio::runtime::Handle;

use super::{Piece, Space};

/// Which bucket, and how to get in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BucketOptions {
    pub name: String,
    /// `https://…` of the store; nothing for Amazon's own.
    pub endpoint: Option<String>,
    pub region: String,
    pub key: String,
    pub secret: String,
}

pub(super) struct Bucket {
    store: Arc<dyn ObjectStore>,
    runtime: Handle,
}

impl fmt::Debug for Bucket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The store holds a key.
        f.write_str("Bucket")
    }
}

/// A piece on its way; an object is written whole.
struct Waiting {
    store: Arc<dyn ObjectStore>,
    runtime: Handle,
    key: Key,
    bytes: Vec<u8>,
}

impl Bucket {
    pub(super) fn open(options: &BucketOptions, runtime: Handle) -> io::Result<Self> {
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(&options.name)
            .with_region(if options.region.is_empty() { "us-east-1" } else { &options.region })
            .with_access_key_id(&options.key)
            .with_secret_access_key(&options.secret);
        if let Some(endpoint) = &options.endpoint {
            builder = builder.with_endpoint(endpoint).with_allow_http(endpoint.starts_with("http://"));
        }
        let store = builder.build().map_err(failed)?;
        Ok(Self { store: Arc::new(store), runtime })
    }

    /// Names are made by this program: letters and digits. Anything else would be a path, and is refused.
    fn key(folder: &str, name: &str) -> io::Result<Key> {
        let is_plain = !name.is_empty() && name.bytes().all(|it| it.is_ascii_alphanumeric());
        if is_plain { Ok(Key::from_iter([folder, name])) } else { Err(io::ErrorKind::InvalidInput.into()) }
    }

    /// The pieces of an upload: where each begins, its length, its name; in order.
    fn pieces(&self, upload: &str) -> io::Result<Vec<(u64, u64, Key)>> {
        let folder = Self::key("incoming", upload)?;
        let list = self.store.list(Some(&folder)).try_collect::<Vec<_>>();
        let mut pieces: Vec<(u64, u64, Key)> = self
            .runtime
            .block_on(list)
            .map_err(failed)?
            .into_iter()
            .filter_map(|it| Some((it.location.filename()?.parse().ok()?, it.size, it.location)))
            .collect();
        pieces.sort();
        Ok(pieces)
    }

    fn get(&self, key: &Key) -> io::Result<Vec<u8>> {
        let bytes = self.runtime.block_on(async { self.store.get(key).await?.bytes().await });
        bytes.map(|it| it.to_vec()).map_err(failed)
    }

    fn write(&self, key: &Key, bytes: Vec<u8>) -> io::Result<()> {
        self.runtime.block_on(self.store.put(key, bytes.into())).map(|_| ()).map_err(failed)
    }

    fn remove(&self, key: &Key) -> io::Result<()> {
        match self.runtime.block_on(self.store.delete(key)) {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(failed(error)),
        }
    }

    /// All bytes of an upload that follow on one another from the first.
    fn whole(&self, upload: &str) -> io::Result<Vec<u8>> {
        let pieces = self.pieces(upload)?;
        if pieces.is_empty() {
            return Err(io::ErrorKind::NotFound.into());
        }
        let mut bytes = Vec::new();
        for (start, _, key) in &pieces {
            // A piece that an earlier try left behind begins before the end of what follows on.
            bytes.truncate(usize::try_from(*start).unwrap_or(usize::MAX));
            if bytes.len() as u64 == *start {
                bytes.extend(self.get(key)?);
            }
        }
        Ok(bytes)
    }
}

impl Space for Bucket {
    fn append(&self, upload: &str, offset: u64) -> io::Result<Box<dyn Piece>> {
        let mut end = 0;
        for (start, length, key) in self.pieces(upload)? {
            if start >= offset {
                self.remove(&key)?;
            } else {
                end = end.max(start + length);
            }
        }
        if end < offset {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        // Twenty digits hold every offset, and sort as numbers do.
        let name = format!("{offset:020}");
        let key = Key::from_iter(["incoming", upload, &name]);
        let (store, runtime) = (Arc::clone(&self.store), self.runtime.clone());
        Ok(Box::new(Waiting { store, runtime, key, bytes: Vec::new() }))
    }

    fn read_upload(&self, upload: &str) -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(Cursor::new(self.whole(upload)?)))
    }

    fn keep(&self, upload: &str, digest: &str) -> io::Result<()> {
        let kept = Self::key("kept", digest)?;
        match self.whole(upload) {
            Ok(bytes) if crate::asset::digest(&bytes) == digest => self.write(&kept, bytes)?,
            // Another server clears pieces away that it has kept: what was read is a part, and nothing to write.
            Ok(_part) => self.get(&kept).map(|_| ())?,
            // Kept before, by a try whose answer was lost.
            Err(why) if why.kind() == io::ErrorKind::NotFound => self.get(&kept).map(|_| ())?,
            Err(why) => return Err(why),
        }
        self.discard(upload)
    }

    fn discard(&self, upload: &str) -> io::Result<()> {
        for (_, _, key) in self.pieces(upload)? {
            self.remove(&key)?;
        }
        Ok(())
    }

    fn read(&self, digest: &str) -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(Cursor::new(self.get(&Self::key("kept", digest)?)?)))
    }

    fn put(&self, digest: &str, from: &Path) -> io::Result<()> {
        self.write(&Self::key("kept", digest)?, std::fs::read(from)?)
    }

    fn forget(&self, digest: &str) -> io::Result<()> {
        self.remove(&Self::key("kept", digest)?)
    }

    fn probe(&self) -> io::Result<()> {
        let folder = Key::from("kept");
        let mut list = self.store.list(Some(&folder));
        self.runtime.block_on(list.try_next()).map(|_| ()).map_err(failed)
    }
}

impl Piece for Waiting {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        self.runtime.block_on(self.store.put(&self.key, self.bytes.into())).map(|_| ()).map_err(failed)
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it stands where errors are turned into others")]
fn failed(error: object_store::Error) -> io::Error {
    match error {
        object_store::Error::NotFound { .. } => io::ErrorKind::NotFound.into(),
        // What the store says can hold addresses with keys.
        _ => io::Error::other("the object store refused or cannot be reached"),
    }
}

#[cfg(test)]
mod tests {
    use object_store::memory::InMemory;

    use super::*;
    use crate::asset::digest;

    #[test]
    fn a_part_of_an_upload_is_never_kept_under_the_digest_of_the_whole() {
        let runtime = tokio::runtime::Runtime::new().expect("a runtime for the test");
        let bucket = Bucket { store: Arc::new(InMemory::new()), runtime: runtime.handle().clone() };
        let put = |offset, bytes: &[u8]| {
            let mut piece = bucket.append("a", offset).expect("an upload goes on");
            piece.write(bytes).expect("it takes bytes");
            piece.finish().expect("they are safe");
        };
        let whole = digest(b"%PDF-whole");
        put(0, b"%PDF-");
        assert!(bucket.keep("a", &whole).is_err(), "nobody kept it, and this is not it");
        assert!(bucket.read(&whole).is_err());
        put(5, b"whole");
        bucket.keep("a", &whole).expect("now it is whole");
        // Another server is still clearing the pieces away.
        put(0, b"%PDF-");
        bucket.keep("a", &whole).expect("it was kept before");
        assert_eq!(
            bucket.get(&Bucket::key("kept", &whole).expect("a key")).expect("it is there"),
            b"%PDF-whole"
        );
    }
}
