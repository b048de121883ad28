//! Shapefiles (ESRI technical description, July 1998) record by record, with attributes of the .dbf as text, so that a
//! broken record is named and free text in a numeric field is no failure. Knows nothing of coordinate systems.

use std::{
    fs::{self, File},
    io::{BufReader, ErrorKind, Read},
    path::{Path, PathBuf},
};

use crate::{
    message::Message,
    sources::{
        dbf::{Dbf, Row},
        nest::nest,
        raw::{Attributes, Collector, Declared, Failure, RawGeometry, Xy},
    },
};

/// Reads a .shp file with its siblings.
pub(crate) fn read(file: &Path, encoding: Option<&str>, out: &mut Collector) -> Result<(), Failure> {
    if let Some(text) = sibling(file, "prj").and_then(|it| fs::read(it).ok()) {
        let text = String::from_utf8_lossy(&text).trim().to_owned();
        out.crs = if text.is_empty() { Declared::Nothing } else { Declared::Wkt(text) };
    }
    let mut table = if let Some(it) = sibling(file, "dbf") {
        Some(Dbf::open(&it, sibling(file, "cpg").as_deref(), encoding)?)
    } else {
        out.note(0, Message::new("source-no-dbf"));
        None
    };
    let opened = File::open(file).map_err(|it| cannot_read(&it))?;
    let size = opened.metadata().map_err(|it| cannot_read(&it))?.len();
    let mut reader = BufReader::with_capacity(1 << 18, opened);
    let mut header = [0_u8; 100];
    reader.read_exact(&mut header).map_err(|_short| no_shapefile())?;
    if header[..4] != [0, 0, 0x27, 0x0a] {
        return Err(no_shapefile());
    }
    let mut number = 0;
    let mut left = size.saturating_sub(100);
    let mut content = Vec::new();
    while let Some(length) = next_record(&mut reader, &mut left, number + 1)? {
        number += 1;
        content.resize(length, 0);
        reader.read_exact(&mut content).map_err(|_short| cut_off(number))?;
        let attributes = match &mut table {
            Some(it) => match it.next(out)? {
                Row::Values(row) => Some(row),
                Row::Deleted => None,
                Row::End => return Err(Failure::file(counts(number, it.rows()))),
            },
            None => Some(Attributes::new()),
        };
        let geometry = shape(&content, number, out)?;
        // A row that is marked as deleted takes its shape with it.
        if let Some(attributes) = attributes {
            out.push(number, attributes, geometry);
        }
    }
    match table {
        Some(it) if it.rows() != number => Err(Failure::file(counts(number, it.rows()))),
        _ => Ok(()),
    }
}

/// A file beside, with another ending in any case.
pub(crate) fn sibling(file: &Path, ending: &str) -> Option<PathBuf> {
    let stem = file.file_stem()?.to_os_string();
    let fits = |it: &PathBuf| {
        it.file_stem() == Some(&stem) && it.extension().is_some_and(|it| it.eq_ignore_ascii_case(ending))
    };
    let folder = file.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut found: Vec<PathBuf> =
        fs::read_dir(folder).ok()?.filter_map(|it| Some(it.ok()?.path())).filter(fits).collect();
    found.sort_unstable();
    found.into_iter().next()
}

/// The length of the next record in bytes; none at the end.
fn next_record(reader: &mut impl Read, left: &mut u64, number: usize) -> Result<Option<usize>, Failure> {
    let mut head = [0_u8; 8];
    match reader.read_exact(&mut head) {
        Ok(()) => {}
        Err(it) if it.kind() == ErrorKind::UnexpectedEof => return Ok(None),
        Err(it) => return Err(cannot_read(&it)),
    }
    let words = u32::from_be_bytes([head[4], head[5], head[6], head[7]]);
    let length = u64::from(words) * 2;
    *left = left.saturating_sub(8);
    if length > *left || length < 4 {
        return Err(cut_off(number));
    }
    *left -= length;
    usize::try_from(length).map(Some).map_err(|_large| cut_off(number))
}

fn shape(content: &[u8], number: usize, out: &mut Collector) -> Result<RawGeometry, Failure> {
    let kind = int(content, 0).ok_or_else(|| cut_off(number))?;
    out.with_heights += usize::from(kind > 10);
    Ok(match kind {
        0 => RawGeometry::Nothing,
        1 | 11 | 21 => RawGeometry::Points(vec![xy(content, 4).ok_or_else(|| cut_off(number))?]),
        8 | 18 | 28 => {
            let count = count(content, 36, 16).ok_or_else(|| cut_off(number))?;
            RawGeometry::Points(points(content, 40, count).ok_or_else(|| cut_off(number))?)
        }
        3 | 13 | 23 => RawGeometry::Lines(parts(content).ok_or_else(|| cut_off(number))?),
        5 | 15 | 25 => {
            let rings = parts(content).ok_or_else(|| cut_off(number))?.into_iter().enumerate();
            let rings = rings.filter_map(|(n, it)| out.ring(number, n, it)).collect();
            RawGeometry::Polygons(nest(rings))
        }
        31 => return Err(Failure::feature(number, "shape", Message::new("source-multipatch"))),
        it => {
            let what = Message::new("source-unknown-shape").with("kind", it.to_string());
            return Err(Failure::feature(number, "shape", what));
        }
    })
}

fn int(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn xy(bytes: &[u8], at: usize) -> Option<Xy> {
    let number = |at: usize| Some(f64::from_le_bytes(bytes.get(at..at + 8)?.try_into().ok()?));
    Some([number(at)?, number(at + 8)?])
}

/// A count that the bytes can hold.
fn count(bytes: &[u8], at: usize, size: usize) -> Option<usize> {
    let count = usize::try_from(int(bytes, at)?).ok()?;
    (count.checked_mul(size)? <= bytes.len()).then_some(count)
}

fn points(bytes: &[u8], at: usize, count: usize) -> Option<Vec<Xy>> {
    (0..count).map(|n| xy(bytes, at + n * 16)).collect()
}

/// The parts of a line or polygon: box, counts, first points of the parts, points.
fn parts(bytes: &[u8]) -> Option<Vec<Vec<Xy>>> {
    let (part_count, point_count) = (count(bytes, 36, 4)?, count(bytes, 40, 16)?);
    let start = |n: usize| match n {
        n if n == part_count => Some(point_count),
        n => usize::try_from(int(bytes, 44 + n * 4)?).ok(),
    };
    let from = 44 + part_count * 4;
    let part = |n: usize| {
        let (a, b) = (start(n)?, start(n + 1)?);
        (a <= b && b <= point_count).then_some(())?;
        points(bytes, from + a * 16, b - a)
    };
    (0..part_count).map(part).collect()
}

fn counts(shapes: usize, rows: usize) -> Message {
    Message::new("source-shp-dbf-differ").with("shapes", shapes.to_string()).with("rows", rows.to_string())
}

fn no_shapefile() -> Failure {
    Failure::file(Message::new("source-no-shapefile"))
}

fn cut_off(number: usize) -> Failure {
    Failure::feature(number, "shape", Message::new("source-cut-off"))
}

fn cannot_read(why: &std::io::Error) -> Failure {
    Failure::file(Message::new("source-cannot-read").with("why", why.to_string()))
}
