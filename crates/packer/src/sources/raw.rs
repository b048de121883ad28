//! Features as a file holds them, in the file's own coordinates, and what was noticed while they were read.

use std::collections::{BTreeMap, BTreeSet};

use crate::{message::Message, sources::nest::is_ring};

/// A position in the file's own coordinates: first and second number.
pub type Xy = [f64; 2];
/// Rings of a polygon, shell first, without the repeated last point.
pub type RawPolygon = Vec<Vec<Xy>>;
/// Attributes as text; null is left out.
pub type Attributes = BTreeMap<String, String>;

/// Geometry of a feature.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum RawGeometry {
    /// Polygons.
    Polygons(Vec<RawPolygon>),
    /// Lines.
    Lines(Vec<Vec<Xy>>),
    /// Points.
    Points(Vec<Xy>),
    /// None given.
    #[default]
    Nothing,
}

/// A feature as it came.
#[derive(Debug, Clone)]
pub struct RawFeature {
    /// Which one in its file, from 1.
    pub number: usize,
    /// Its attributes.
    pub attributes: Attributes,
    /// Its geometry.
    pub geometry: RawGeometry,
}

/// What a file says of its coordinates.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Declared {
    /// Nothing.
    #[default]
    Nothing,
    /// A number of the EPSG registry (or of Esri, where it has none).
    Code(u32),
    /// Well-known text, version 1 or 2, as a .prj file or a GeoPackage holds it.
    Wkt(String),
    /// A name or a PROJ string.
    Name(String),
    /// The format itself says longitude and latitude (WGS 84).
    Degrees,
}

/// Why a file could not be read; the caller knows which file.
#[derive(Debug)]
pub struct Failure {
    /// The feature, from 1; zero when it is about the file.
    pub feature: usize,
    /// The field; empty when it is about the whole.
    pub field: String,
    /// What is wrong and what to do.
    pub what: Message,
}

impl Failure {
    /// About the whole file.
    pub(crate) fn file(what: Message) -> Self {
        Self { feature: 0, field: String::new(), what }
    }

    /// About a feature.
    pub(crate) fn feature(feature: usize, field: &str, what: Message) -> Self {
        Self { feature, field: field.to_owned(), what }
    }
}

/// What is noticed of one file: the feature (zero: the file) and the words.
pub type Note = (usize, Message);

/// The features of one file while they are read.
#[derive(Debug, Default)]
pub struct Collector {
    /// The features so far.
    pub features: Vec<RawFeature>,
    /// Names of all fields, in the order of the file.
    pub fields: Vec<String>,
    /// What the file says of its coordinates.
    pub crs: Declared,
    /// Features that had heights or measures.
    pub with_heights: usize,
    /// What was noticed.
    pub notes: Vec<Note>,
    known: BTreeSet<String>,
    wanted: Option<BTreeSet<String>>,
}

impl Collector {
    /// Keeps the fields that are wanted (without regard to case), or all; the names of all are noted.
    pub fn new(wanted: Option<&[String]>) -> Self {
        let wanted = wanted.map(|it| it.iter().map(|it| it.to_lowercase()).collect());
        Self { wanted, ..Self::default() }
    }

    /// Notes a field and tells whether its values are wanted.
    pub(crate) fn wants(&mut self, field: &str) -> bool {
        if !self.known.contains(field) {
            self.known.insert(field.to_owned());
            self.fields.push(field.to_owned());
        }
        self.wanted.as_ref().is_none_or(|it| it.contains(&field.to_lowercase()))
    }

    pub(crate) fn push(&mut self, number: usize, attributes: Attributes, geometry: RawGeometry) {
        self.features.push(RawFeature { number, attributes, geometry });
    }

    pub(crate) fn note(&mut self, feature: usize, what: Message) {
        self.notes.push((feature, what));
    }

    /// A ring without its repeated last point. One that ends elsewhere than it began is closed and noted; one that
    /// encloses nothing is left out and noted. `n` counts the feature's rings from 0.
    pub(crate) fn ring(&mut self, number: usize, n: usize, mut ring: Vec<Xy>) -> Option<Vec<Xy>> {
        let about = |what: &'static str| Message::new(what).with("ring", (n + 1).to_string());
        let is_closed = ring.first() == ring.last();
        open(&mut ring);
        if !is_ring(&ring) {
            self.note(number, about("source-ring-left-out"));
            return None;
        }
        if !is_closed {
            self.note(number, about("source-ring-unclosed"));
        }
        Some(ring)
    }

    /// A polygon of given rings, shell first. Rings that enclose nothing are left out with a note.
    pub(crate) fn polygon(&mut self, number: usize, rings: Vec<Vec<Xy>>) -> Option<RawPolygon> {
        let mut out = Vec::with_capacity(rings.len());
        for (n, ring) in rings.into_iter().enumerate() {
            match self.ring(number, n, ring) {
                Some(ring) => out.push(ring),
                None if n == 0 => return None,
                None => {}
            }
        }
        (!out.is_empty()).then_some(out)
    }
}

/// Takes the repeated last point away.
pub(crate) fn open(ring: &mut Vec<Xy>) {
    while ring.len() > 1 && ring.first() == ring.last() {
        ring.pop();
    }
}

/// A number as text: whole numbers without a fraction, so that `32041000.0` and `32041000` are one code.
pub(crate) fn number_text(value: f64) -> Option<String> {
    value.is_finite().then(|| format!("{value}"))
}

/// Parts of several geometries that belong to one feature: polygons go first, then lines, then points.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    pub(crate) polygons: Vec<RawPolygon>,
    pub(crate) lines: Vec<Vec<Xy>>,
    pub(crate) points: Vec<Xy>,
}

impl Parts {
    pub(crate) fn into_geometry(self) -> RawGeometry {
        if !self.polygons.is_empty() {
            RawGeometry::Polygons(self.polygons)
        } else if !self.lines.is_empty() {
            RawGeometry::Lines(self.lines)
        } else if !self.points.is_empty() {
            RawGeometry::Points(self.points)
        } else {
            RawGeometry::Nothing
        }
    }
}
