//! PMTiles v3, read by ranges.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use measure::TileId;

use crate::{
    error::{Malformed, PackError},
    gzip::gunzip,
    limits::Limits,
    source::ByteSource,
    wire::{Reader, WireError},
};

/// The header and the root directory must lie within these first bytes (PMTiles v3, section 4).
const HEAD: usize = 16_384;
/// What is asked for first: a city's root directory is some hundred bytes, and networks are slow.
const FIRST: u64 = 1024;
const HEADER: usize = 127;

/// An open archive. Directories are read once and kept.
#[derive(Debug)]
pub struct Archive {
    file: String,
    header: Header,
    root: Rc<Vec<Entry>>,
    leaves: RefCell<BTreeMap<u64, Rc<Vec<Entry>>>>,
    limits: Limits,
}

#[derive(Debug, Clone, Copy)]
struct Header {
    leaf_offset: u64,
    leaf_length: u64,
    data_offset: u64,
    data_length: u64,
    directories_gzipped: bool,
    tiles_gzipped: bool,
    min_zoom: u8,
    max_zoom: u8,
}

/// An entry of a directory; `run_length` 0 points at a leaf directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) tile_id: u64,
    pub(crate) offset: u64,
    pub(crate) length: u32,
    pub(crate) run_length: u32,
}

impl Archive {
    /// Reads the header and the root directory: a request of 1 KiB, and a second one where the directory is longer.
    pub async fn open<S: ByteSource>(source: &S, file: &str, limits: Limits) -> Result<Self, PackError> {
        let mut head = source.range(file, 0..FIRST).await?.data;
        let bad = |what: &str| PackError::from(Malformed::new(file, what));
        let (header, root) = parse_header(&head).map_err(bad)?;
        let part = |at: u64, length: u64| {
            let (from, length) = (usize::try_from(at).ok()?, usize::try_from(length).ok()?);
            from.checked_add(length).filter(|to| *to <= HEAD).map(|to| from..to)
        };
        let root = part(root.0, root.1)
            .ok_or_else(|| bad("the root directory lies beyond the first 16,384 bytes"))?;
        if root.end > head.len() {
            head = source.range(file, 0..root.end as u64).await?.data;
        }
        let raw = head.get(root).ok_or_else(|| bad("the root directory is cut off"))?;
        let root = Rc::new(read_directory(raw, header.directories_gzipped, &limits).map_err(bad)?);
        Ok(Self { file: file.to_owned(), header, root, leaves: RefCell::default(), limits })
    }

    /// The lowest zoom level.
    pub fn min_zoom(&self) -> u8 {
        self.header.min_zoom
    }

    /// The highest zoom level.
    pub fn max_zoom(&self) -> u8 {
        self.header.max_zoom
    }

    /// The decompressed bytes of a tile; `None` where the archive holds none.
    pub async fn tile<S: ByteSource>(&self, source: &S, id: TileId) -> Result<Option<Vec<u8>>, PackError> {
        if id.z < self.header.min_zoom || id.z > self.header.max_zoom {
            return Ok(None);
        }
        let Some(entry) = self.find(source, tile_number(id)).await? else { return Ok(None) };
        let name = format!("{}, tile {}/{}/{}", self.file, id.z, id.x, id.y);
        let end = entry.offset.checked_add(u64::from(entry.length));
        if end.is_none_or(|it| it > self.header.data_length) {
            return Err(Malformed::new(name, "lies beyond the tile data").into());
        }
        let bytes = self.read(source, self.header.data_offset, entry, &name).await?;
        if !self.header.tiles_gzipped {
            return Ok(Some(bytes));
        }
        if let Some(unpacked) = source.gunzip(&bytes, self.limits.tile_bytes).await {
            return Ok(Some(unpacked));
        }
        gunzip(&bytes, self.limits.tile_bytes).map(Some).map_err(|it| Malformed::new(name, it).into())
    }

    /// Whether the root directory, which is in memory, already tells that the archive holds no such tile.
    pub(crate) fn surely_lacks(&self, id: TileId) -> bool {
        let zooms = self.header.min_zoom..=self.header.max_zoom;
        !zooms.contains(&id.z) || look_up(&self.root, tile_number(id)).is_none()
    }

    async fn find<S: ByteSource>(&self, source: &S, number: u64) -> Result<Option<Entry>, PackError> {
        let mut directory = Rc::clone(&self.root);
        for _ in 0..=self.limits.directory_depth {
            let Some(entry) = look_up(&directory, number) else { return Ok(None) };
            if entry.run_length > 0 {
                return Ok(Some(entry));
            }
            directory = self.leaf(source, entry).await?;
        }
        Err(Malformed::new(&self.file, "directories are nested deeper than the limit").into())
    }

    async fn leaf<S: ByteSource>(&self, source: &S, entry: Entry) -> Result<Rc<Vec<Entry>>, PackError> {
        if let Some(leaf) = self.leaves.borrow().get(&entry.offset) {
            return Ok(Rc::clone(leaf));
        }
        let name = format!("{}, leaf directory at {}", self.file, entry.offset);
        let end = entry.offset.checked_add(u64::from(entry.length));
        if end.is_none_or(|it| it > self.header.leaf_length) {
            return Err(Malformed::new(name, "lies beyond the leaf directories").into());
        }
        let bytes = self.read(source, self.header.leaf_offset, entry, &name).await?;
        let leaf = read_directory(&bytes, self.header.directories_gzipped, &self.limits)
            .map_err(|it| Malformed::new(name, it))?;
        let leaf = Rc::new(leaf);
        self.leaves.borrow_mut().insert(entry.offset, Rc::clone(&leaf));
        Ok(leaf)
    }

    async fn read<S: ByteSource>(
        &self,
        source: &S,
        base: u64,
        entry: Entry,
        name: &str,
    ) -> Result<Vec<u8>, PackError> {
        let length = u64::from(entry.length);
        if usize::try_from(length).map_or(true, |it| it > self.limits.tile_bytes) {
            return Err(Malformed::new(name, "is larger than the limit").into());
        }
        let from = base.checked_add(entry.offset).and_then(|it| Some((it, it.checked_add(length)?)));
        let (from, to) = from.ok_or_else(|| Malformed::new(name, "has an impossible offset"))?;
        let bytes = source.range(&self.file, from..to).await?.data;
        if u64::try_from(bytes.len()).ok() != Some(length) {
            return Err(Malformed::new(name, "is cut off").into());
        }
        Ok(bytes)
    }
}

/// The header and (offset, length) of the root directory.
fn parse_header(bytes: &[u8]) -> Result<(Header, (u64, u64)), WireError> {
    if bytes.len() < HEADER || &bytes[..7] != b"PMTiles" {
        return Err("is not a PMTiles archive");
    }
    if bytes[7] != 3 {
        return Err("is not PMTiles version 3");
    }
    let number = |at: usize| {
        let mut eight = [0; 8];
        eight.copy_from_slice(&bytes[at..at + 8]);
        u64::from_le_bytes(eight)
    };
    let gzipped = |at: usize| match bytes[at] {
        1 => Ok(false),
        2 => Ok(true),
        _ => Err("is compressed in a way that this reader does not know"),
    };
    if bytes[99] != 1 {
        return Err("does not hold vector tiles (MVT)");
    }
    let header = Header {
        leaf_offset: number(40),
        leaf_length: number(48),
        data_offset: number(56),
        data_length: number(64),
        directories_gzipped: gzipped(97)?,
        tiles_gzipped: gzipped(98)?,
        min_zoom: bytes[100],
        max_zoom: bytes[101],
    };
    if header.min_zoom > header.max_zoom || header.max_zoom > 26 {
        return Err("has impossible zoom levels");
    }
    Ok((header, (number(8), number(16))))
}

/// Up to which byte an archive holds its header, its root directory and the tiles of its lowest zoom, which stand first;
/// nothing where the root alone cannot tell.
#[cfg(feature = "write")]
pub(crate) fn overview_end(archive: &[u8]) -> Option<u64> {
    let (header, (from, length)) = parse_header(archive).ok()?;
    let root = archive.get(usize::try_from(from).ok()?..)?.get(..usize::try_from(length).ok()?)?;
    let entries = read_directory(root, header.directories_gzipped, &Limits::default()).ok()?;
    // Tiles are numbered zoom by zoom: those of all zooms up to this one are fewer than a third of 4^(zoom + 1).
    let beyond = ((1_u64 << (2 * (u64::from(header.min_zoom) + 1))) - 1) / 3;
    let lowest = entries.iter().take_while(|it| it.run_length > 0 && it.tile_id < beyond);
    lowest.map(|it| header.data_offset + it.offset + u64::from(it.length)).max()
}

fn read_directory(bytes: &[u8], gzipped: bool, limits: &Limits) -> Result<Vec<Entry>, WireError> {
    if gzipped {
        parse_directory(&gunzip(bytes, limits.directory_bytes)?, limits)
    } else {
        parse_directory(bytes, limits)
    }
}

/// A directory as of PMTiles v3, section 5.
fn parse_directory(bytes: &[u8], limits: &Limits) -> Result<Vec<Entry>, WireError> {
    let mut reader = Reader::new(bytes);
    let count =
        usize::try_from(reader.varint()?).map_err(|_too_long| "a directory is larger than the limit")?;
    // Each entry takes at least four bytes, so a count beyond that is a lie told to reserve memory.
    if count == 0 || count > limits.directory_entries || count > bytes.len() / 4 {
        return Err("a directory has an impossible number of entries");
    }
    let mut entries = vec![Entry { tile_id: 0, offset: 0, length: 0, run_length: 0 }; count];
    let mut last = 0_u64;
    for entry in &mut entries {
        last = last.checked_add(reader.varint()?).ok_or("a tile number overflows")?;
        entry.tile_id = last;
    }
    for entry in &mut entries {
        entry.run_length = reader.varint32()?;
    }
    for entry in &mut entries {
        entry.length = reader.varint32()?;
        if entry.length == 0 {
            return Err("a directory entry has no length");
        }
    }
    let mut next = 0_u64;
    for (n, entry) in entries.iter_mut().enumerate() {
        entry.offset = match (reader.varint()?, n) {
            (0, 0) => return Err("the first directory entry has no offset"),
            (0, _) => next,
            (offset, _) => offset - 1,
        };
        next = entry.offset.checked_add(u64::from(entry.length)).ok_or("an offset overflows")?;
    }
    Ok(entries)
}

/// The entry that a tile number falls into.
fn look_up(directory: &[Entry], number: u64) -> Option<Entry> {
    let after = directory.partition_point(|it| it.tile_id <= number);
    let entry = *directory.get(after.checked_sub(1)?)?;
    let within = entry.run_length == 0 || number - entry.tile_id < u64::from(entry.run_length);
    within.then_some(entry)
}

/// Position of a tile on the Hilbert curve, all zooms in one sequence (PMTiles v3, section 4.1).
pub(crate) fn tile_number(id: TileId) -> u64 {
    let before = ((1_u64 << (2 * u32::from(id.z))) - 1) / 3;
    let (mut x, mut y) = (u64::from(id.x), u64::from(id.y));
    let mut number = before;
    let mut side = 1_u64 << id.z;
    while side > 1 {
        side /= 2;
        let (right, down) = (u64::from(x & side != 0), u64::from(y & side != 0));
        number += side * side * ((3 * right) ^ down);
        if down == 0 {
            if right == 1 {
                (x, y) = ((side - 1).wrapping_sub(x), (side - 1).wrapping_sub(y));
            }
            core::mem::swap(&mut x, &mut y);
        }
        (x, y) = (x & (side.wrapping_sub(1)), y & (side.wrapping_sub(1)));
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tile_numbers_are_those_of_the_specification() {
        let number = |z, x, y| tile_number(TileId { z, x, y });
        assert_eq!(
            [number(0, 0, 0), number(1, 0, 0), number(1, 0, 1), number(1, 1, 1), number(1, 1, 0)],
            [0, 1, 2, 3, 4]
        );
        assert_eq!(number(2, 0, 0), 5);
        assert_eq!(number(12, 3423, 1763), 19_078_479);
    }

    #[test]
    fn a_directory_that_lies_about_its_size_is_refused() {
        assert!(parse_directory(&[0xff, 0xff, 0xff, 0x7f, 1, 2, 3], &Limits::default()).is_err());
        assert!(parse_directory(&[], &Limits::default()).is_err());
    }
}
