//! `init`: looks at the files of a plan and writes a mapping file with its guesses and what was doubtful about them, so
//! that the officer only corrects. It decides nothing: `build` reads what the officer leaves in the file.

mod dates;
mod guess;
mod names;
mod survey;
mod write;

use std::{
    io,
    path::{Path, PathBuf},
};

use wording::Language;

use crate::{
    message::Message,
    rulebook_table,
    sources::{
        SourceError,
        inputs::{Format, Inputs},
    },
};
use guess::{Kind, Layer, layers};
use survey::{Shape, survey};

/// What `init` found.
#[derive(Debug)]
pub struct Started {
    /// The text of the mapping file.
    pub text: String,
    /// What the officer should look at first.
    pub doubts: Vec<Message>,
}

/// Why there is no mapping file.
#[derive(Debug)]
#[non_exhaustive]
pub enum InitError {
    /// A file cannot be read.
    Source(SourceError),
    /// The mapping file is there already, or cannot be written.
    Output(io::Error),
    /// None of the files holds polygons.
    Empty,
}

impl InitError {
    /// The sentence for the officer.
    pub fn message(&self) -> Message {
        match self {
            Self::Source(it) => it.message(),
            Self::Output(it) if it.kind() == io::ErrorKind::AlreadyExists => Message::new("init-exists"),
            Self::Output(it) => Message::new("init-cannot-write").with("why", it.to_string()),
            Self::Empty => Message::new("init-empty"),
        }
    }
}

impl core::fmt::Display for InitError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{}", self.message())
    }
}

impl std::error::Error for InitError {}

/// A table of rules among the files.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) file: PathBuf,
    pub(crate) sheet: Option<String>,
    pub(crate) columns: Vec<String>,
    pub(crate) rows: usize,
}

/// Looks at files and writes the mapping file `out`, which must not be there yet.
pub fn init(
    files: &[PathBuf],
    out: &Path,
    region: Option<&str>,
    language: Language,
) -> Result<Started, InitError> {
    let folder = out.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut surveys = Vec::new();
    let mut tables = Vec::new();
    let mut doubts = Vec::new();
    for file in files {
        if let Some(it) = rulebook_table::sniff(file) {
            tables.push(Table { file: file.clone(), sheet: it.sheet, columns: it.columns, rows: it.rows });
            continue;
        }
        let mut inputs = Inputs::default();
        let failed = |file: &Path, it| InitError::Source(SourceError::new(file, it));
        inputs.add(file).map_err(|(file, it)| failed(&file, it))?;
        let is_alone = files.len() == 1 && inputs.found.len() == 1;
        for input in &inputs.found {
            let is_inside = input.shown != *file;
            match survey(input, if is_inside { Some(file) } else { None }, region.unwrap_or_default()) {
                Ok(it) => surveys.push(it),
                // One odd file among many must not hide the others.
                Err(it) if is_alone => return Err(failed(&input.shown, it)),
                Err(it) => doubts.push(SourceError::new(&input.shown, it).message()),
            }
        }
    }
    if !surveys.iter().any(|it| it.shape == Shape::Polygons) {
        return Err(InitError::Empty);
    }
    let codes: Vec<String> = tables.iter().flat_map(|it| it.columns.iter().cloned()).collect();
    let (layers, others) = layers(surveys, &codes);
    doubts.extend(layers.iter().filter(|it| it.is_used).flat_map(|it| it.doubts.clone()));
    let text = write::mapping(&layers, &others, &tables, folder, region, language);
    let mut file =
        std::fs::File::options().write(true).create_new(true).open(out).map_err(InitError::Output)?;
    io::Write::write_all(&mut file, text.as_bytes()).map_err(InitError::Output)?;
    Ok(Started { text, doubts })
}

/// Whether an input may be a table without places.
fn is_table(format: Format) -> bool {
    matches!(format, Format::Table | Format::Sql)
}

/// Whether a layer holds zones.
fn is_zoned(layer: &Layer) -> bool {
    matches!(layer.kind, Kind::Subzone | Kind::Kawasan)
}
