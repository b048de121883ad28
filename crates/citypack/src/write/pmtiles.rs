//! Writes PMTiles v3: tiles in Hilbert order, equal tiles stored once, directories gzipped.

use std::collections::BTreeMap;

use measure::TileId;
use rayon::prelude::*;

use super::{gzip, wire::varint};
use crate::archive::{self, Entry, tile_number};

const HEADER: usize = 127;
/// The root directory must end within the first 16,384 bytes (PMTiles v3, section 4).
const ROOT_LIMIT: usize = 16_384 - HEADER;

/// What the header says beside the tiles.
#[derive(Debug, Clone)]
pub struct ArchiveInfo {
    /// West, south, east, north in degrees.
    pub bounds: [f64; 4],
    /// Longitude and latitude where a map opens.
    pub centre: [f64; 2],
    /// Zoom at which a map opens.
    pub centre_zoom: u8,
    /// JSON object (`vector_layers`, name, attribution …).
    pub metadata: String,
}

/// Up to which byte an archive holds all that shows the whole city: header, root directory and the tiles of its lowest
/// zoom; nothing where its root alone cannot tell.
pub fn overview_end(archive: &[u8]) -> Option<u64> {
    archive::overview_end(archive)
}

/// Joins tiles (uncompressed MVT) into an archive. At least one tile is needed.
pub fn write_archive(tiles: &BTreeMap<TileId, Vec<u8>>, info: &ArchiveInfo) -> Vec<u8> {
    let mut ordered: Vec<(u64, &Vec<u8>)> =
        tiles.iter().map(|(id, bytes)| (tile_number(*id), bytes)).collect();
    ordered.sort_unstable();
    let packed: Vec<Vec<u8>> = ordered.par_iter().map(|it| gzip(it.1)).collect();
    let mut data = Vec::new();
    let mut known: BTreeMap<&[u8], (u64, u32)> = BTreeMap::new();
    let mut entries: Vec<Entry> = Vec::new();
    for ((number, bytes), packed) in ordered.iter().zip(&packed) {
        let (offset, length) = *known.entry(bytes.as_slice()).or_insert_with(|| {
            let at = (data.len() as u64, u32::try_from(packed.len()).expect("a tile is far below 4 GiB"));
            data.extend_from_slice(packed);
            at
        });
        match entries.last_mut() {
            Some(last) if last.offset == offset && last.tile_id + u64::from(last.run_length) == *number => {
                last.run_length += 1;
            }
            _ => entries.push(Entry { tile_id: *number, offset, length, run_length: 1 }),
        }
    }
    let (root, leaves) = directories(&entries);
    let metadata = gzip(info.metadata.as_bytes());
    let zooms =
        (tiles.keys().map(|it| it.z).min().unwrap_or(0), tiles.keys().map(|it| it.z).max().unwrap_or(0));
    let counts = [ordered.len(), entries.len(), known.len()];
    let mut out = header([root.len(), metadata.len(), leaves.len(), data.len()], counts, zooms, info);
    for section in [root, metadata, leaves, data] {
        out.extend_from_slice(&section);
    }
    out
}

/// Root and leaf directories: leaves only when the root alone would not fit.
fn directories(entries: &[Entry]) -> (Vec<u8>, Vec<u8>) {
    let whole = gzip(&directory(entries));
    if whole.len() <= ROOT_LIMIT {
        return (whole, Vec::new());
    }
    let mut size = 4096;
    loop {
        let (mut leaves, mut tops) = (Vec::new(), Vec::new());
        for chunk in entries.chunks(size) {
            let leaf = gzip(&directory(chunk));
            let length = u32::try_from(leaf.len()).expect("a leaf directory is far below 4 GiB");
            tops.push(Entry {
                tile_id: chunk[0].tile_id,
                offset: leaves.len() as u64,
                length,
                run_length: 0,
            });
            leaves.extend_from_slice(&leaf);
        }
        let root = gzip(&directory(&tops));
        if root.len() <= ROOT_LIMIT {
            return (root, leaves);
        }
        size *= 2;
    }
}

fn directory(entries: &[Entry]) -> Vec<u8> {
    let mut out = Vec::new();
    varint(&mut out, entries.len() as u64);
    let mut last = 0;
    for entry in entries {
        varint(&mut out, entry.tile_id - last);
        last = entry.tile_id;
    }
    for entry in entries {
        varint(&mut out, u64::from(entry.run_length));
    }
    for entry in entries {
        varint(&mut out, u64::from(entry.length));
    }
    let mut next = None;
    for entry in entries {
        let follows = next == Some(entry.offset);
        varint(&mut out, if follows { 0 } else { entry.offset + 1 });
        next = Some(entry.offset + u64::from(entry.length));
    }
    out
}

#[expect(clippy::cast_possible_truncation, reason = "degrees times ten million fit 32 bits")]
fn e7(degrees: f64) -> [u8; 4] {
    ((degrees * 1e7).round() as i32).to_le_bytes()
}

fn header(sections: [usize; 4], counts: [usize; 3], zooms: (u8, u8), info: &ArchiveInfo) -> Vec<u8> {
    let mut out = Vec::with_capacity(HEADER);
    out.extend_from_slice(b"PMTiles\x03");
    let mut at = HEADER as u64;
    for length in sections {
        out.extend_from_slice(&at.to_le_bytes());
        out.extend_from_slice(&(length as u64).to_le_bytes());
        at += length as u64;
    }
    for count in counts {
        out.extend_from_slice(&(count as u64).to_le_bytes());
    }
    // Clustered; directories and tiles gzipped; MVT.
    out.extend_from_slice(&[1, 2, 2, 1, zooms.0, zooms.1]);
    let [west, south, east, north] = info.bounds;
    for degrees in [west, south, east, north] {
        out.extend_from_slice(&e7(degrees));
    }
    out.push(info.centre_zoom);
    out.extend_from_slice(&e7(info.centre[0]));
    out.extend_from_slice(&e7(info.centre[1]));
    out
}
