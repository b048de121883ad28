//! A shapefile (ESRI, July 1998) with one polygon in WGS 84, as OSS asks: `.shp`, `.shx`, `.dbf`, `.prj`, and `.cpg` for
//! the letters. Shells turn clockwise, holes the other way round.

use measure::LngLat;

use crate::{
    archive::{self, Entry},
    attribute::{Attribute, Day, Value, tame},
    land::{Land, Turn, closed},
};

/// Geographic coordinates on WGS 84 as ESRI spells them (EPSG:4326), longitude first.
const SYSTEM: &str = concat!(
    r#"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],"#,
    r#"PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#
);
/// The number of polygons.
const POLYGON: u32 = 5;
/// Bytes that a column of words may have.
const WIDEST: usize = 254;

/// The archive with all files of a shapefile of this name, which is ASCII without blanks.
pub fn zipped(land: &Land, attributes: &[Attribute], name: &str, day: Day) -> Vec<u8> {
    archive::write(&files(land, attributes, name, day), day)
}

/// The files by themselves.
pub fn files(land: &Land, attributes: &[Attribute], name: &str, day: Day) -> Vec<Entry> {
    let record = record(land);
    let entry = |ending: &str, bytes: Vec<u8>| Entry { name: format!("{name}.{ending}"), bytes };
    vec![
        entry("shp", shapes(land, &record)),
        entry("shx", index(land, &record)),
        entry("dbf", rows(attributes, day)),
        entry("prj", SYSTEM.as_bytes().to_vec()),
        entry("cpg", b"UTF-8".to_vec()),
    ]
}

/// The polygon: kind, bounds, where its rings begin, their corners.
fn record(land: &Land) -> Vec<u8> {
    let mut rings: Vec<Vec<LngLat>> = Vec::new();
    for piece in &land.pieces {
        rings.extend(
            piece
                .rings()
                .map(|it| closed(it.corners, if it.is_shell { Turn::Clockwise } else { Turn::Counter })),
        );
    }
    let count: usize = rings.iter().map(Vec::len).sum();
    let mut bytes = Vec::with_capacity(48 + 4 * rings.len() + 16 * count);
    bytes.extend_from_slice(&POLYGON.to_le_bytes());
    bounds(&mut bytes, land);
    bytes.extend_from_slice(&small(rings.len()).to_le_bytes());
    bytes.extend_from_slice(&small(count).to_le_bytes());
    let mut start = 0;
    for ring in &rings {
        bytes.extend_from_slice(&small(start).to_le_bytes());
        start += ring.len();
    }
    for corner in rings.iter().flatten() {
        bytes.extend_from_slice(&corner.lng().to_le_bytes());
        bytes.extend_from_slice(&corner.lat().to_le_bytes());
    }
    bytes
}

fn shapes(land: &Land, record: &[u8]) -> Vec<u8> {
    let mut bytes = head(land, 100 + 8 + record.len());
    bytes.extend_from_slice(&1_u32.to_be_bytes());
    bytes.extend_from_slice(&pairs(record.len()).to_be_bytes());
    bytes.extend_from_slice(record);
    bytes
}

fn index(land: &Land, record: &[u8]) -> Vec<u8> {
    let mut bytes = head(land, 100 + 8);
    // The one record begins right behind the head.
    bytes.extend_from_slice(&pairs(100).to_be_bytes());
    bytes.extend_from_slice(&pairs(record.len()).to_be_bytes());
    bytes
}

/// The hundred bytes before shapes and index.
fn head(land: &Land, length: usize) -> Vec<u8> {
    let mut bytes = 9_994_u32.to_be_bytes().to_vec();
    bytes.extend_from_slice(&[0; 20]);
    bytes.extend_from_slice(&pairs(length).to_be_bytes());
    bytes.extend_from_slice(&1_000_u32.to_le_bytes());
    bytes.extend_from_slice(&POLYGON.to_le_bytes());
    bounds(&mut bytes, land);
    // No heights, no measures.
    bytes.extend_from_slice(&[0; 32]);
    bytes
}

fn bounds(bytes: &mut Vec<u8>, land: &Land) {
    for side in land.bounds().unwrap_or_default() {
        bytes.extend_from_slice(&side.to_le_bytes());
    }
}

/// Lengths are counted in pairs of bytes.
fn pairs(length: usize) -> u32 {
    small(length / 2)
}

fn small(number: usize) -> u32 {
    u32::try_from(number).expect("a parcel has fewer corners than would fill four gigabytes")
}

/// A column of the table: its kind, width and decimals, and what stands in its only row.
struct Column {
    name: &'static str,
    kind: u8,
    width: u8,
    decimals: u8,
    content: Vec<u8>,
}

fn column(attribute: &Attribute) -> Column {
    let (kind, width, decimals, content) = match &attribute.value {
        Value::Text(text) => {
            let text = cut(&tame(text), WIDEST).as_bytes().to_vec();
            let width = u8::try_from(text.len().max(1)).expect("a text was cut to 254 bytes");
            (b'C', width, 0, padded(&text, width, false))
        }
        Value::Number(number) => (b'N', 18, 2, padded(format!("{number:.2}").as_bytes(), 18, true)),
        Value::Date(day) => (b'D', 8, 0, day.iso().replace('-', "").into_bytes()),
    };
    Column { name: attribute.name, kind, width, decimals, content }
}

fn padded(text: &[u8], width: u8, is_right: bool) -> Vec<u8> {
    let blanks = vec![b' '; usize::from(width).saturating_sub(text.len())];
    if is_right { [&blanks, text].concat() } else { [text, &blanks].concat() }
}

/// At most so many bytes, and no half letter.
fn cut(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev().find(|it| text.is_char_boundary(*it)).unwrap_or(0);
    &text[..end]
}

/// The table (dBASE III): one row that says what the polygon is.
fn rows(attributes: &[Attribute], day: Day) -> Vec<u8> {
    let columns: Vec<Column> = attributes.iter().map(column).collect();
    let word = |number: usize| u16::try_from(number).expect("a row is some columns of 254 bytes");
    let row: usize = columns.iter().map(|it| usize::from(it.width)).sum();
    let year = u8::try_from(day.year.saturating_sub(1900).min(255)).expect("at most 255");
    let mut bytes = vec![3, year, day.month, day.day];
    bytes.extend_from_slice(&1_u32.to_le_bytes());
    bytes.extend_from_slice(&word(32 + 32 * columns.len() + 1).to_le_bytes());
    bytes.extend_from_slice(&word(1 + row).to_le_bytes());
    bytes.extend_from_slice(&[0; 20]);
    for column in &columns {
        let mut name = [0; 11];
        name[..column.name.len()].copy_from_slice(column.name.as_bytes());
        bytes.extend_from_slice(&name);
        bytes.extend_from_slice(&[column.kind, 0, 0, 0, 0, column.width, column.decimals]);
        bytes.extend_from_slice(&[0; 14]);
    }
    bytes.extend_from_slice(b"\r ");
    for column in &columns {
        bytes.extend_from_slice(&column.content);
    }
    bytes.push(0x1a);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::land::Piece;

    const DAY: Day = Day { year: 2026, month: 11, day: 22 };

    fn lot() -> Land {
        let ring = |low: f64, high: f64| {
            [(low, low), (low, high), (high, high), (high, low)]
                .map(|(x, y)| LngLat::new(123.6 + x, -10.2 + y).unwrap())
                .to_vec()
        };
        Land { pieces: vec![Piece { shell: ring(0.0, 0.001), holes: vec![ring(0.000_2, 0.000_4)] }] }
    }

    #[test]
    fn our_own_reader_reads_what_we_write() {
        let bytes = zipped(&lot(), &[Attribute::text("NAMA", "Bidang Ñ")], "bidang", DAY);
        let contents = parcel::file::read(&bytes).unwrap();
        assert!(contents.notes.is_empty(), "{:?}", contents.notes);
        let [shape] = &contents.shapes[..] else { unreachable!("one shape was written") };
        let mut found = shape.corners.clone();
        found[1..].reverse();
        assert!(found == lot().pieces[0].shell || shape.corners == lot().pieces[0].shell);
    }

    #[test]
    fn lengths_in_heads_are_those_of_the_files() {
        let files = files(&lot(), &[Attribute::text("NAMA", "x")], "bidang", DAY);
        for file in &files[..2] {
            let told = u32::from_be_bytes(file.bytes[24..28].try_into().unwrap());
            assert_eq!(usize::try_from(told).unwrap() * 2, file.bytes.len(), "{}", file.name);
        }
        let table = &files[2].bytes;
        let head = usize::from(u16::from_le_bytes([table[8], table[9]]));
        let row = usize::from(u16::from_le_bytes([table[10], table[11]]));
        assert_eq!(head + row + 1, table.len());
    }

    #[test]
    fn words_are_cut_between_letters() {
        assert_eq!(cut("aé", 2), "a");
        assert_eq!(cut("aé", 3), "aé");
        let long = Attribute::text("CATATAN", "é".repeat(300));
        assert_eq!(column(&long).content.len(), 254);
    }
}
