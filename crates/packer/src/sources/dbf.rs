//! Attribute tables of shapefiles (dBASE III and later) row by row, every value as text. It never refuses a value: a
//! field of numbers may hold anything, and what it holds is what the officer must see.

use std::{
    fs::{self, File},
    io::{BufReader, Read},
    path::Path,
};

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::{
    message::Message,
    sources::raw::{Attributes, Collector, Failure, number_text},
};

struct Field {
    name: String,
    kind: u8,
    length: usize,
}

/// A row of a table.
pub(crate) enum Row {
    /// Its values.
    Values(Attributes),
    /// Marked as deleted.
    Deleted,
    /// There are no more.
    End,
}

/// An attribute table that is read from its start.
pub(crate) struct Dbf {
    reader: BufReader<File>,
    rows: usize,
    done: usize,
    row: Vec<u8>,
    fields: Vec<Field>,
    encoding: Option<&'static Encoding>,
    has_told: bool,
}

impl Dbf {
    /// Opens a table. The encoding is the one given, or the one of the .cpg file, or the one that fits each value.
    pub(crate) fn open(file: &Path, cpg: Option<&Path>, given: Option<&str>) -> Result<Self, Failure> {
        let broken = || Failure::file(Message::new("source-no-dbf-table"));
        let opened = File::open(file).map_err(|_missing| broken())?;
        let mut reader = BufReader::with_capacity(1 << 18, opened);
        let mut head = [0_u8; 32];
        reader.read_exact(&mut head).map_err(|_short| broken())?;
        let rows = u32::from_le_bytes([head[4], head[5], head[6], head[7]]);
        let header = usize::from(u16::from_le_bytes([head[8], head[9]]));
        let length = usize::from(u16::from_le_bytes([head[10], head[11]]));
        let mut rest = vec![0_u8; header.checked_sub(32).ok_or_else(broken)?];
        reader.read_exact(&mut rest).map_err(|_short| broken())?;
        let label = match given {
            Some(it) => Some(it.to_owned()),
            None => cpg.and_then(|it| fs::read_to_string(it).ok()),
        };
        let encoding = label.as_deref().and_then(encoding_of);
        let mut fields = Vec::new();
        for field in rest.chunks_exact(32).take_while(|it| it[0] != 0x0d) {
            let end = field[..11].iter().position(|it| *it == 0).unwrap_or(11);
            let (name, _) = decode(&field[..end], encoding);
            fields.push(Field {
                name: name.trim().to_owned(),
                kind: field[11],
                length: usize::from(field[16]),
            });
        }
        let needed: usize = 1 + fields.iter().map(|it| it.length).sum::<usize>();
        if fields.is_empty() || needed > length {
            return Err(broken());
        }
        let rows = usize::try_from(rows).map_err(|_large| broken())?;
        Ok(Self { reader, rows, done: 0, row: vec![0; length], fields, encoding, has_told: false })
    }

    /// How many rows the table says it has.
    pub(crate) fn rows(&self) -> usize {
        self.rows
    }

    /// The next row.
    pub(crate) fn next(&mut self, out: &mut Collector) -> Result<Row, Failure> {
        if self.done == self.rows {
            return Ok(Row::End);
        }
        self.done += 1;
        let cut = |_short| Failure::feature(self.done, "dbf", Message::new("source-cut-off"));
        self.reader.read_exact(&mut self.row).map_err(cut)?;
        if self.row[0] == b'*' {
            return Ok(Row::Deleted);
        }
        let mut attributes = Attributes::new();
        let mut at = 1;
        for field in &self.fields {
            let bytes = &self.row[at..at + field.length];
            at += field.length;
            if !out.wants(&field.name) {
                continue;
            }
            let (text, is_damaged) = value(bytes, field.kind, self.encoding);
            if is_damaged && !self.has_told {
                self.has_told = true;
                out.note(self.done, Message::new("source-wrong-encoding").with("field", field.name.as_str()));
            }
            if let Some(text) = text {
                attributes.insert(field.name.clone(), text);
            }
        }
        Ok(Row::Values(attributes))
    }
}

/// A value as text, and whether it is not in the encoding that the file states.
fn value(bytes: &[u8], kind: u8, encoding: Option<&'static Encoding>) -> (Option<String>, bool) {
    let (text, is_damaged) = decode(bytes, encoding);
    let text = text.trim_matches(|c: char| c == '\0' || c == ' ').to_owned();
    let text = match kind {
        b'N' | b'F' if text.is_empty() || text.bytes().all(|it| it == b'*') => None,
        // Whole numbers stay as they are: a code may have more digits than a float.
        b'N' | b'F' if text.contains(['.', 'e', 'E']) => {
            text.parse().ok().and_then(number_text).or(Some(text))
        }
        b'D' if text.len() == 8 && text.bytes().all(|it| it.is_ascii_digit()) => {
            (text != "00000000").then(|| format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]))
        }
        b'L' if text == "?" => None,
        _ => (!text.is_empty()).then_some(text),
    };
    (text, is_damaged)
}

/// Text in the given encoding; without one UTF-8 where it fits, else Windows-1252, which old programs write here.
pub(crate) fn decode(bytes: &[u8], encoding: Option<&'static Encoding>) -> (String, bool) {
    let whole = encoding.unwrap_or(UTF_8).decode_without_bom_handling_and_without_replacement(bytes);
    match whole {
        Some(it) => (it.into_owned(), false),
        // A long UTF-8 text may be cut off within a letter at the end of its field.
        None if encoding == Some(UTF_8) && is_cut_utf8(bytes) => {
            (String::from_utf8_lossy(bytes).into_owned(), false)
        }
        None => {
            let is_stated = encoding.is_some();
            (WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(), is_stated)
        }
    }
}

fn is_cut_utf8(bytes: &[u8]) -> bool {
    core::str::from_utf8(bytes).is_err_and(|it| it.error_len().is_none())
}

/// The encoding of a label as programs write it into .cpg files.
pub(crate) fn encoding_of(label: &str) -> Option<&'static Encoding> {
    let label = label.trim().trim_start_matches('\u{feff}').to_ascii_lowercase();
    let label = label.trim_start_matches("ansi").trim_start_matches("cp").trim_matches([' ', '-', '_']);
    match label {
        "65001" | "utf8" => Some(UTF_8),
        "1252" | "88591" | "8859_1" | "latin-1" | "" => Some(WINDOWS_1252),
        it if it.bytes().all(|it| it.is_ascii_digit()) => {
            Encoding::for_label(format!("windows-{it}").as_bytes())
        }
        it => Encoding::for_label(it.as_bytes()),
    }
}
