//! The main file of a shapefile (ESRI, July 1998): polygons, lines and points, with or without heights.

use super::{Fault, Format, Kind, Raw, RawShape, System};

const BROKEN: Fault = Fault::Broken(Format::Shapefile);

/// `system` is that of the `.prj` file beside it.
pub(super) fn read(bytes: &[u8], system: Option<System>) -> Result<Raw, Fault> {
    if bytes.get(..4) != Some(&[0, 0, 0x27, 0x0a]) {
        return Err(BROKEN);
    }
    let mut raw = Raw { system: system.unwrap_or(System::Unsaid), ..Raw::default() };
    let mut points = Vec::new();
    let mut at = 100;
    while at + 8 <= bytes.len() {
        let number = be(bytes, at)?;
        // Lengths are counted in pairs of bytes.
        let length = be(bytes, at + 4)?.checked_mul(2).ok_or(BROKEN)?;
        let record = at.checked_add(8 + length).and_then(|end| bytes.get(at + 8..end)).ok_or(BROKEN)?;
        at += 8 + length;
        if record.len() >= 4 {
            let name = number.to_string();
            match le(record, 0)? {
                1 | 11 | 21 => points.push((double(record, 4)?, double(record, 12)?)),
                8 | 18 | 28 => {
                    let count = le(record, 36)?;
                    raw.push(RawShape {
                        name,
                        kind: Kind::Points,
                        ring: pairs(record, 40, count)?,
                        holes: Vec::new(),
                    });
                }
                3 | 13 | 23 => parts(record)?.into_iter().for_each(|ring| {
                    raw.push(RawShape { name: name.clone(), kind: Kind::Line, ring, holes: Vec::new() });
                }),
                5 | 15 | 25 => polygons(parts(record)?, &name, &mut raw),
                _ => {}
            }
        }
    }
    if !points.is_empty() {
        raw.push(RawShape { name: String::new(), kind: Kind::Points, ring: points, holes: Vec::new() });
    }
    Ok(raw)
}

/// Outer rings run clockwise, holes the other way round and behind the ring they lie in.
fn polygons(rings: Vec<Vec<(f64, f64)>>, name: &str, raw: &mut Raw) {
    let is_single = rings.len() == 1;
    let mut last: Option<RawShape> = None;
    for ring in rings {
        if is_single || turn(&ring) <= 0.0 || last.is_none() {
            if let Some(it) = last.take() {
                raw.push(it);
            }
            last = Some(RawShape { name: name.to_owned(), kind: Kind::Area, ring, holes: Vec::new() });
        } else if let Some(shell) = &mut last {
            shell.holes.push(ring);
        }
    }
    if let Some(it) = last {
        raw.push(it);
    }
}

/// Twice the signed area, positive counter-clockwise; seen from the first corner, so that large numbers do not cancel.
fn turn(ring: &[(f64, f64)]) -> f64 {
    let Some(first) = ring.first() else { return 0.0 };
    let from = |it: (f64, f64)| (it.0 - first.0, it.1 - first.1);
    ring.windows(2).map(|it| (from(it[0]), from(it[1]))).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum()
}

/// The parts of a line or polygon.
fn parts(record: &[u8]) -> Result<Vec<Vec<(f64, f64)>>, Fault> {
    let (parts, count) = (le(record, 36)?, le(record, 40)?);
    if parts > record.len() / 4 || count > record.len() / 16 {
        return Err(BROKEN);
    }
    let points = pairs(record, 44 + 4 * parts, count)?;
    let mut starts = (0..parts).map(|it| le(record, 44 + 4 * it)).collect::<Result<Vec<_>, _>>()?;
    starts.push(count);
    starts.windows(2).map(|it| points.get(it[0]..it[1]).map(<[_]>::to_vec).ok_or(BROKEN)).collect()
}

fn pairs(record: &[u8], from: usize, count: usize) -> Result<Vec<(f64, f64)>, Fault> {
    if count > record.len() / 16 {
        return Err(BROKEN);
    }
    (0..count).map(|it| Ok((double(record, from + 16 * it)?, double(record, from + 16 * it + 8)?))).collect()
}

fn four(bytes: &[u8], at: usize) -> Result<[u8; 4], Fault> {
    bytes.get(at..at + 4).and_then(|it| it.try_into().ok()).ok_or(BROKEN)
}

fn size(value: u32) -> Result<usize, Fault> {
    usize::try_from(value).ok().filter(|it| *it < 1 << 30).ok_or(BROKEN)
}

fn be(bytes: &[u8], at: usize) -> Result<usize, Fault> {
    size(u32::from_be_bytes(four(bytes, at)?))
}

fn le(bytes: &[u8], at: usize) -> Result<usize, Fault> {
    size(u32::from_le_bytes(four(bytes, at)?))
}

fn double(bytes: &[u8], at: usize) -> Result<f64, Fault> {
    let eight = bytes.get(at..at + 8).and_then(|it| it.try_into().ok()).ok_or(BROKEN)?;
    Some(f64::from_le_bytes(eight)).filter(|it| it.is_finite()).ok_or(BROKEN)
}
