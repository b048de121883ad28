//! Outlines in files: GeoJSON, KML, KMZ, GPX, shapefiles in a ZIP or alone. What a file is, its first bytes say, not its
//! name. Everything is bounded: bytes, depth, shapes, corners; whatever the bytes, the answer is a value.

mod geojson;
mod inflate;
mod json;
mod prj;
mod shp;
mod xml;
mod xml_shapes;
mod zip;

use lookup::place::MeridianGrid;
use measure::LngLat;

use crate::sketch::MOST_CORNERS;

/// The largest file that is opened, packed or not.
pub const MOST_BYTES: usize = 16 << 20;
/// Shapes that are offered for choice at most.
pub const MOST_SHAPES: usize = 200;

/// What a file held.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Contents {
    /// The shapes that can be an outline, in the order of the file.
    pub shapes: Vec<Shape>,
    /// What was assumed or left out.
    pub notes: Vec<Note>,
}

/// One shape.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// Its name in the file; may be empty.
    pub name: String,
    /// What it was.
    pub kind: Kind,
    /// The corners of its outer ring.
    pub corners: Vec<LngLat>,
    /// Rings inside it, which an outline of one ring cannot have.
    pub holes: Vec<Vec<LngLat>>,
}

/// What a shape was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An area.
    Area,
    /// A line, which is closed by a side from its end to its start.
    Line,
    /// Single points, in their order.
    Points,
}

/// What was assumed or left out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Note {
    /// The longitude and latitude stood the other way round than the format demands.
    Swapped,
    /// The file does not say its system of coordinates; the numbers look like degrees.
    SystemAssumed,
    /// Metres were carried to degrees from the grid that the file names.
    FromMetres,
    /// So many shapes or holes were left out: too many corners, or broken.
    LeftOut(usize),
    /// There were more shapes than are offered.
    MoreShapes,
}

/// Why a file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It is larger than any outline.
    TooLarge,
    /// It is empty.
    Empty,
    /// It is plain text: perhaps a list of corners.
    Text(String),
    /// None of the formats.
    Unknown,
    /// It begins like this format and goes on otherwise.
    Broken(Format),
    /// A ZIP without a shapefile or KML in it.
    NothingInside,
    /// A ZIP that is locked or packed in a way we do not read.
    Locked,
    /// It can be read and holds no area, line or points.
    NoShapes,
    /// Its coordinates are in a system that we do not know, by its name.
    System(String),
    /// Its coordinates are no degrees, and it does not say what they are.
    NotDegrees,
}

/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// GeoJSON.
    GeoJson,
    /// KML.
    Kml,
    /// GPX.
    Gpx,
    /// A shapefile.
    Shapefile,
    /// A ZIP.
    Zip,
}

/// Reads a file.
pub fn read(bytes: &[u8]) -> Result<Contents, Fault> {
    if bytes.len() > MOST_BYTES {
        return Err(Fault::TooLarge);
    }
    let raw = if bytes.starts_with(b"PK") { zip::read(bytes)? } else { plain(bytes)? };
    settle(raw)
}

/// A file that is not packed.
fn plain(bytes: &[u8]) -> Result<Raw, Fault> {
    if bytes.starts_with(&[0, 0, 0x27, 0x0a]) {
        return shp::read(bytes, None);
    }
    // Windows writes a mark at the start, and some programs two bytes for each letter.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => wide_text(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide_text(rest, u16::from_be_bytes),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    };
    match text.trim_start().bytes().next() {
        None => Err(Fault::Empty),
        Some(b'{' | b'[') => geojson::read(&text),
        Some(b'<') => xml_shapes::read(&text),
        Some(_) if text.chars().take(4_000).any(|it| it == '\u{fffd}' || it == '\0') => Err(Fault::Unknown),
        Some(_) => Err(Fault::Text(text)),
    }
}

fn wide_text(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|it| unit([it[0], it[1]])).collect();
    String::from_utf16_lossy(&units)
}

/// Shapes as a format gave them, not yet in degrees.
#[derive(Debug, Default)]
struct Raw {
    shapes: Vec<RawShape>,
    system: System,
    /// Shapes and holes.
    left_out: usize,
}

#[derive(Debug)]
struct RawShape {
    name: String,
    kind: Kind,
    ring: Vec<(f64, f64)>,
    holes: Vec<Vec<(f64, f64)>>,
}

/// The system of a file's coordinates.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
enum System {
    /// Degrees, as the format demands or the file says.
    #[default]
    Degrees,
    /// Metres of a grid.
    Metres(MeridianGrid),
    /// The file does not say.
    Unsaid,
}

impl Raw {
    /// Takes a shape in, or counts it as left out. A hole that cannot be used is counted too: without it the area is larger.
    fn push(&mut self, mut shape: RawShape) {
        // A ring may repeat its first corner.
        let is_usable = |it: &Vec<_>| (3..=MOST_CORNERS + 1).contains(&it.len());
        if !is_usable(&shape.ring) {
            self.left_out += 1;
        } else if self.shapes.len() <= MOST_SHAPES {
            let given = shape.holes.len();
            shape.holes.retain(is_usable);
            self.left_out += given - shape.holes.len();
            self.shapes.push(shape);
        }
    }
}

/// Carries the shapes to degrees, and says what was assumed.
fn settle(raw: Raw) -> Result<Contents, Fault> {
    if raw.shapes.is_empty() {
        return Err(Fault::NoShapes);
    }
    let mut contents = Contents::default();
    let points =
        || raw.shapes.iter().flat_map(|it| core::iter::once(&it.ring).chain(&it.holes).flatten().copied());
    let is_swapped = match raw.system {
        System::Metres(_) => {
            contents.notes.push(Note::FromMetres);
            false
        }
        System::Degrees | System::Unsaid => {
            if !points().all(|(x, y)| x.abs() <= 180.0 && y.abs() <= 180.0) {
                return Err(Fault::NotDegrees);
            }
            if raw.system == System::Unsaid {
                contents.notes.push(Note::SystemAssumed);
            }
            let is_swapped = points().all(|(x, y)| !is_near(x, y) && is_near(y, x));
            contents.notes.extend(is_swapped.then_some(Note::Swapped));
            is_swapped
        }
    };
    let place = |(x, y): (f64, f64)| match raw.system {
        System::Metres(grid) => grid.place(x, y),
        _ if is_swapped => LngLat::new(y, x).ok(),
        _ => LngLat::new(x, y).ok(),
    };
    let mut left_out = raw.left_out;
    let ring = |ring: Vec<(f64, f64)>| -> Option<Vec<LngLat>> {
        let corners = ring.into_iter().map(place).collect::<Option<_>>()?;
        Some(crate::Sketch::new(corners).into_corners())
    };
    for shape in raw.shapes {
        match ring(shape.ring).zip(shape.holes.into_iter().map(ring).collect::<Option<Vec<_>>>()) {
            Some((corners, holes)) if contents.shapes.len() < MOST_SHAPES => {
                contents.shapes.push(Shape { name: shape.name, kind: shape.kind, corners, holes });
            }
            Some(_) => contents.notes.push(Note::MoreShapes),
            None => left_out += 1,
        }
    }
    if left_out > 0 {
        contents.notes.push(Note::LeftOut(left_out));
    }
    if contents.shapes.is_empty() { Err(Fault::NotDegrees) } else { Ok(contents) }
}

/// Whether a pair in the order longitude, latitude lies in or around Indonesia.
fn is_near(lng: f64, lat: f64) -> bool {
    (90.0..=145.0).contains(&lng) && (-15.0..=10.0).contains(&lat)
}

/// A name without line ends, shortened to what a list can show.
fn short(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").chars().take(60).collect()
}

#[cfg(test)]
mod tests;
