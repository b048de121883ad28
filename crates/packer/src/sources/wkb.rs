//! Well-known binary (OGC 06-103r4, ISO 13249-3, EWKB of PostGIS): polygons, lines and points. Heights and measures are
//! read over; arcs are refused, since a chord in their place would move a border.

use crate::{
    message::Message,
    sources::raw::{Parts, Xy},
};

/// Geometry in geometry, at most this deep.
const DEPTH: usize = 8;

/// What was read.
#[derive(Debug, Default)]
pub(crate) struct Wkb {
    pub(crate) parts: Parts,
    pub(crate) has_heights: bool,
    /// Number of the coordinate system, where EWKB names one.
    pub(crate) srid: Option<u32>,
}

/// Reads one geometry.
pub(crate) fn read(bytes: &[u8]) -> Result<Wkb, Message> {
    let mut out = Wkb::default();
    let mut cursor = Cursor { bytes, at: 0, is_little: true };
    cursor.geometry(&mut out, 0)?;
    Ok(out)
}

struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
    is_little: bool,
}

fn cut_off() -> Message {
    Message::new("source-cut-off")
}

impl Cursor<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], Message> {
        let found =
            self.bytes.get(self.at..self.at + N).and_then(|it| it.try_into().ok()).ok_or_else(cut_off)?;
        self.at += N;
        Ok(found)
    }

    fn int(&mut self) -> Result<u32, Message> {
        let bytes = self.take()?;
        Ok(if self.is_little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    }

    fn double(&mut self) -> Result<f64, Message> {
        let bytes = self.take()?;
        Ok(if self.is_little { f64::from_le_bytes(bytes) } else { f64::from_be_bytes(bytes) })
    }

    /// A count of things of at least `size` bytes; refused where the bytes cannot hold them.
    fn count(&mut self, size: usize) -> Result<usize, Message> {
        let count = usize::try_from(self.int()?).map_err(|_large| cut_off())?;
        let fits = count.checked_mul(size).is_some_and(|it| it <= self.bytes.len() - self.at);
        if fits { Ok(count) } else { Err(cut_off()) }
    }

    fn position(&mut self, more: usize) -> Result<Xy, Message> {
        let xy = [self.double()?, self.double()?];
        for _ in 0..more {
            self.double()?;
        }
        Ok(xy)
    }

    fn line(&mut self, more: usize) -> Result<Vec<Xy>, Message> {
        let count = self.count(16 + more * 8)?;
        (0..count).map(|_| self.position(more)).collect()
    }

    /// The head of a geometry: kind, and how many numbers follow x and y.
    fn head(&mut self, out: &mut Wkb) -> Result<(u32, usize), Message> {
        self.is_little = match self.take::<1>()? {
            [0] => false,
            [1] => true,
            _ => return Err(Message::new("source-no-wkb")),
        };
        let code = self.int()?;
        if code & 0x2000_0000 != 0 {
            out.srid = Some(self.int()?);
        }
        let kind = code & 0x0fff_ffff;
        let more = match kind / 1000 {
            0 => usize::from(code & 0x8000_0000 != 0) + usize::from(code & 0x4000_0000 != 0),
            1 | 2 => 1,
            3 => 2,
            _ => return Err(Message::new("source-no-wkb")),
        };
        out.has_heights |= more > 0;
        Ok((kind % 1000, more))
    }

    fn geometry(&mut self, out: &mut Wkb, depth: usize) -> Result<(), Message> {
        if depth > DEPTH {
            return Err(Message::new("source-no-wkb"));
        }
        let (kind, more) = self.head(out)?;
        match kind {
            1 => {
                let xy = self.position(more)?;
                // An empty point is written as not-a-number.
                if !xy[0].is_nan() {
                    out.parts.points.push(xy);
                }
            }
            2 => {
                let line = self.line(more)?;
                out.parts.lines.push(line);
            }
            3 | 17 => {
                let count = self.count(4)?;
                let rings: Vec<Vec<Xy>> = (0..count).map(|_| self.line(more)).collect::<Result<_, _>>()?;
                if !rings.is_empty() {
                    out.parts.polygons.push(rings);
                }
            }
            // Collections of every kind; a curve or surface in them may well be straight.
            4..=7 | 11 | 12 | 15 | 16 => {
                for _ in 0..self.count(5)? {
                    self.geometry(out, depth + 1)?;
                }
            }
            9 => {
                let line = self.straight(out, depth)?;
                out.parts.lines.push(line);
            }
            10 => {
                let mut rings = Vec::new();
                for _ in 0..self.count(5)? {
                    rings.push(self.curve(out, depth)?);
                }
                if !rings.is_empty() {
                    out.parts.polygons.push(rings);
                }
            }
            8 | 13 | 14 => return Err(Message::new("source-arc")),
            _ => return Err(Message::new("source-no-wkb")),
        }
        Ok(())
    }

    /// A curve that must be straight: a line, or a compound of lines.
    fn curve(&mut self, out: &mut Wkb, depth: usize) -> Result<Vec<Xy>, Message> {
        match self.head(out)? {
            (2, more) => self.line(more),
            (9, _) => self.straight(out, depth),
            (8 | 13, _) => Err(Message::new("source-arc")),
            _ => Err(Message::new("source-no-wkb")),
        }
    }

    /// The lines of a compound curve, one after the other.
    fn straight(&mut self, out: &mut Wkb, depth: usize) -> Result<Vec<Xy>, Message> {
        if depth > DEPTH {
            return Err(Message::new("source-no-wkb"));
        }
        let mut line: Vec<Xy> = Vec::new();
        for _ in 0..self.count(5)? {
            let next = self.curve(out, depth + 1)?;
            let skip = usize::from(line.last().is_some() && line.last() == next.first());
            line.extend(next.into_iter().skip(skip));
        }
        Ok(line)
    }
}

/// Bytes of hexadecimal text, as PostGIS prints geometry.
pub(crate) fn from_hex(text: &str) -> Option<Vec<u8>> {
    if text.len() < 10 || !text.len().is_multiple_of(2) || !text.bytes().all(|it| it.is_ascii_hexdigit()) {
        return None;
    }
    (0..text.len()).step_by(2).map(|n| u8::from_str_radix(&text[n..n + 2], 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(kind: u32, body: &[u8]) -> Vec<u8> {
        [&[1][..], &kind.to_le_bytes(), body].concat()
    }

    fn doubles(values: &[f64]) -> Vec<u8> {
        values.iter().flat_map(|it| it.to_le_bytes()).collect()
    }

    #[test]
    fn a_polygon_with_heights_and_measures_keeps_its_first_two_numbers() {
        let ring = doubles(&[0.0, 0.0, 9.0, 8.0, 1.0, 0.0, 9.0, 8.0, 1.0, 1.0, 9.0, 8.0]);
        let body = [&1_u32.to_le_bytes()[..], &3_u32.to_le_bytes(), &ring].concat();
        let found = read(&bytes(3003, &body)).unwrap();
        assert!(found.has_heights);
        assert_eq!(found.parts.polygons, [vec![vec![[0.0, 0.0], [1.0, 0.0], [1.0, 1.0]]]]);
    }

    #[test]
    fn arcs_are_refused_and_counts_beyond_the_bytes_too() {
        assert_eq!(read(&bytes(8, &[0; 4])).unwrap_err().id(), "source-arc");
        let curve = [&1_u32.to_le_bytes()[..], &bytes(8, &[0; 4])].concat();
        assert_eq!(read(&bytes(10, &curve)).unwrap_err().id(), "source-arc");
        assert_eq!(read(&bytes(6, &[255; 4])).unwrap_err().id(), "source-cut-off");
        assert_eq!(read(&[1, 3, 0]).unwrap_err().id(), "source-cut-off");
    }
}
