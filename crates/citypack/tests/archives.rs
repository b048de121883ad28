//! Archives that programs of others wrote: every tile is read as they read it, and what is broken is refused.
//!
//! `cargo xtask interop` has them written and names their folder in `RUANGIZIN_PMTILES`. Without that this test says
//! that it skips.
#![expect(clippy::unwrap_used, reason = "a test stops where something it relies on is missing")]

use core::{
    future::Future,
    ops::Range,
    pin::pin,
    task::{Context, Poll, Waker},
};
use std::{collections::BTreeMap, env, fs, path::PathBuf};

use citypack::{Archive, ByteSource, Bytes, Limits, PackError, ReadFailed, ReadFailure};
use measure::TileId;

/// The tiles of an archive with their lengths and check sums (Adler-32); none where it must be refused.
type Index = BTreeMap<String, Option<BTreeMap<String, (usize, u32)>>>;

struct Folder(PathBuf);

impl ByteSource for Folder {
    async fn range(&self, file: &str, range: Range<u64>) -> Result<Bytes, ReadFailed> {
        let mut bytes = self.whole(file).await?;
        let at = |v: u64| usize::try_from(v).unwrap_or(usize::MAX).min(bytes.data.len());
        bytes.data = bytes.data[at(range.start)..at(range.end).max(at(range.start))].to_vec();
        Ok(bytes)
    }

    async fn whole(&self, file: &str) -> Result<Bytes, ReadFailed> {
        let failed = |it: std::io::Error| ReadFailed {
            file: file.to_owned(),
            kind: ReadFailure::Other(it.to_string()),
        };
        Ok(Bytes { data: fs::read(self.0.join(file)).map_err(failed)?, version: None })
    }
}

/// Runs a future that never waits.
fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(it) => it,
        Poll::Pending => unreachable!("nothing here waits"),
    }
}

fn adler(bytes: &[u8]) -> u32 {
    let (mut a, mut b) = (1, 0);
    for byte in bytes {
        a = (a + u32::from(*byte)) % 65_521;
        b = (b + a) % 65_521;
    }
    b << 16 | a
}

fn tile_id(text: &str) -> TileId {
    let numbers: Vec<u32> = text.split('/').map(|it| it.parse().unwrap()).collect();
    TileId { z: u8::try_from(numbers[0]).unwrap(), x: numbers[1], y: numbers[2] }
}

#[test]
fn archives_that_others_wrote_are_read_whole_and_broken_ones_are_refused() {
    let Ok(folder) = env::var("RUANGIZIN_PMTILES") else {
        println!(
            "SKIPPED archives of others: `cargo xtask interop` has them written and sets RUANGIZIN_PMTILES"
        );
        return;
    };
    let folder = Folder(folder.into());
    let index: Index = serde_json::from_slice(&fs::read(folder.0.join("index.json")).unwrap()).unwrap();
    let (mut read, mut refused) = (0, 0);
    for (name, tiles) in &index {
        let archive = now(Archive::open(&folder, name, Limits::default()));
        let Some(tiles) = tiles else {
            assert!(matches!(archive, Err(PackError::Malformed(_))), "{name} must be refused");
            refused += 1;
            continue;
        };
        let archive = archive.unwrap();
        // All tiles of small archives, every hundredth of large ones: each is read from the disk by itself.
        let step = (tiles.len() / 500).max(1);
        for (id, (length, sum)) in tiles.iter().step_by(step) {
            let bytes = now(archive.tile(&folder, tile_id(id))).unwrap().unwrap();
            assert_eq!(bytes.len(), *length, "{name} {id}");
            assert_eq!(adler(&bytes), *sum, "{name} {id}");
            read += 1;
        }
        let beyond = TileId { z: archive.max_zoom(), x: 0, y: (1 << archive.max_zoom()) - 1 };
        let expected = tiles.contains_key(&format!("{}/{}/{}", beyond.z, beyond.x, beyond.y));
        assert_eq!(now(archive.tile(&folder, beyond)).unwrap().is_some(), expected, "{name}");
    }
    println!(
        "archives of others: {read} tiles of {} archives read, {refused} archives refused",
        index.len() - refused
    );
    assert!(read > 1000 && refused > 10);
}
