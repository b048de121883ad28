//! The little of ZIP that people's files need: entries of the directory at its end, stored or deflated. No second volume,
//! no ZIP64, no locked entries.

use super::{Fault, Format, MOST_BYTES, Raw, inflate::inflate, prj, shp, xml_shapes};

const BROKEN: Fault = Fault::Broken(Format::Zip);
/// More entries than a shapefile, a KMZ with its pictures or a folder of plots has.
const MOST_ENTRIES: usize = 2_000;

struct Entry<'a> {
    /// In small letters.
    name: String,
    is_locked: bool,
    method: u16,
    size: usize,
    packed: &'a [u8],
}

/// Reads the shapefiles of an archive, else its KML.
pub(super) fn read(bytes: &[u8]) -> Result<Raw, Fault> {
    let entries = entries(bytes)?;
    let mut whole = Raw::default();
    let mut has_any = false;
    for entry in entries.iter().filter(|it| is_ours(&it.name, ".shp")) {
        let stem = &entry.name[..entry.name.len() - 4];
        let system = entries.iter().find(|it| it.name.strip_suffix(".prj") == Some(stem));
        let system = match system {
            Some(it) => Some(prj::read(&String::from_utf8_lossy(&it.bytes()?))?),
            None => None,
        };
        let part = shp::read(&entry.bytes()?, system)?;
        // All files of one archive have one system; another one is left out rather than misplaced.
        if has_any && part.system != whole.system {
            whole.left_out += part.shapes.len();
            continue;
        }
        has_any = true;
        whole.system = part.system;
        whole.left_out += part.left_out;
        part.shapes.into_iter().for_each(|it| whole.push(it));
    }
    if has_any {
        return Ok(whole);
    }
    let kml = entries.iter().find(|it| is_ours(&it.name, ".kml")).ok_or(Fault::NothingInside)?;
    xml_shapes::read(&String::from_utf8_lossy(&kml.bytes()?))
}

/// Macs put a copy of each name into a folder of their own.
fn is_ours(name: &str, ending: &str) -> bool {
    name.ends_with(ending) && !name.starts_with("__macosx/")
}

impl Entry<'_> {
    fn bytes(&self) -> Result<Vec<u8>, Fault> {
        if self.is_locked {
            return Err(Fault::Locked);
        }
        if self.size > MOST_BYTES {
            return Err(Fault::TooLarge);
        }
        match self.method {
            0 => Ok(self.packed.to_vec()),
            8 => inflate(self.packed),
            _ => Err(Fault::Locked),
        }
    }
}

/// The directory at the end of the file.
fn entries(bytes: &[u8]) -> Result<Vec<Entry<'_>>, Fault> {
    // Its last record is 22 bytes and a comment of at most 65,535.
    let from = bytes.len().saturating_sub(22 + 65_535);
    let end = bytes[from..].windows(4).rposition(|it| it == b"PK\x05\x06").ok_or(BROKEN)? + from;
    let count = usize::from(short(bytes, end + 10)?);
    let mut at = long(bytes, end + 16)?;
    if count > MOST_ENTRIES {
        return Err(Fault::TooLarge);
    }
    let mut entries = Vec::new();
    for _ in 0..count {
        if bytes.get(at..at + 4) != Some(b"PK\x01\x02") {
            return Err(BROKEN);
        }
        let [name, extra, comment] = [28, 30, 32].map(|it| short(bytes, at + it).map(usize::from));
        let (name, extra, comment) = (name?, extra?, comment?);
        let packed = long(bytes, at + 20)?;
        let start = content(bytes, long(bytes, at + 42)?)?;
        entries.push(Entry {
            name: String::from_utf8_lossy(slice(bytes, at + 46, name)?).to_ascii_lowercase(),
            is_locked: short(bytes, at + 8)? & 1 == 1,
            method: short(bytes, at + 10)?,
            size: long(bytes, at + 24)?,
            packed: slice(bytes, start, packed)?,
        });
        at += 46 + name + extra + comment;
    }
    Ok(entries)
}

/// Where the content of an entry begins, by the header before it.
fn content(bytes: &[u8], header: usize) -> Result<usize, Fault> {
    if bytes.get(header..header.saturating_add(4)) != Some(b"PK\x03\x04") {
        return Err(BROKEN);
    }
    Ok(header + 30 + usize::from(short(bytes, header + 26)?) + usize::from(short(bytes, header + 28)?))
}

fn slice(bytes: &[u8], from: usize, length: usize) -> Result<&[u8], Fault> {
    from.checked_add(length).and_then(|to| bytes.get(from..to)).ok_or(BROKEN)
}

fn short(bytes: &[u8], at: usize) -> Result<u16, Fault> {
    slice(bytes, at, 2).map(|it| u16::from_le_bytes([it[0], it[1]]))
}

fn long(bytes: &[u8], at: usize) -> Result<usize, Fault> {
    let value = slice(bytes, at, 4).map(|it| u32::from_le_bytes([it[0], it[1], it[2], it[3]]))?;
    usize::try_from(value).map_err(|_too_large| BROKEN)
}
