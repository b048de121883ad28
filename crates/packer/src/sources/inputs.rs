//! Finds the data sets behind a name of the mapping file: patterns, folders, archives (unpacked into a folder that is
//! removed at the end), compressed files, tables within a file (`plan.gpkg#pola_ruang`). Reads no feature.

use std::{
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

use tempfile::TempDir;

use crate::{
    message::Message,
    sources::{geopackage, grid, raw::Failure},
};

/// Most bytes that an archive may unpack to, and most files: beyond them it is no plan.
const MOST_BYTES: u64 = 16 << 30;
const MOST_FILES: usize = 20_000;

/// How a data set is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// GeoJSON or Esri JSON.
    Json,
    /// Shapefile.
    Shapefile,
    /// GeoPackage.
    GeoPackage,
    /// FlatGeobuf.
    FlatGeobuf,
    /// KML.
    Kml,
    /// CSV and sheets.
    Table,
    /// Database dump.
    Sql,
}

/// One data set.
#[derive(Debug, Clone)]
pub struct Input {
    /// Where it can be read.
    pub path: PathBuf,
    /// The table in it.
    pub table: Option<String>,
    /// What the officer calls it: the file, and the part of it.
    pub shown: PathBuf,
    /// How it is written.
    pub format: Format,
}

/// The data sets of a layer, and the folders that hold what was unpacked.
#[derive(Debug, Default)]
pub struct Inputs {
    /// In the order of the mapping file, then by name.
    pub found: Vec<Input>,
    folders: Vec<TempDir>,
}

/// A failure with the file it is about.
type Failed = (PathBuf, Failure);

impl Inputs {
    /// Adds what a path names; `part` is a pattern for tables or for files in an archive.
    pub fn add(&mut self, path: &Path) -> Result<(), Failed> {
        let (path, part) = split_part(path);
        for file in expand(&path)? {
            let shown = file.clone();
            self.add_file(&file, &shown, part.as_deref(), 0)?;
        }
        Ok(())
    }

    fn add_file(
        &mut self,
        file: &Path,
        shown: &Path,
        part: Option<&str>,
        depth: usize,
    ) -> Result<(), Failed> {
        let fail = |it: Failure| (shown.to_owned(), it);
        if file.is_dir() {
            if has_ending(file, "gdb") {
                return Err(fail(Failure::file(Message::new("source-geodatabase"))));
            }
            return self.add_folder(file, shown, part, depth);
        }
        let mut head = [0_u8; 16];
        let opened = File::open(file).map_err(|it| fail(cannot_open(&it)))?;
        let count = read_head(opened, &mut head).map_err(|it| fail(cannot_open(&it)))?;
        let head = &head[..count];
        let one = |format, table: Option<String>| {
            let shown = table.as_ref().map_or_else(|| shown.to_owned(), |it| shown.with_added(it));
            Input { path: file.to_owned(), table, shown, format }
        };
        if head.starts_with(b"PK\x03\x04") && !grid::is_workbook(file) {
            let folder = unzip(file).map_err(fail)?;
            let inner = folder.path().to_owned();
            self.folders.push(folder);
            return self.add_folder(&inner, shown, part, depth + 1);
        }
        if head.starts_with(&[0x1f, 0x8b]) {
            let (folder, inner) = gunzip(file).map_err(fail)?;
            self.folders.push(folder);
            return self.add_file(&inner, shown, part, depth + 1);
        }
        if head.starts_with(b"SQLite format 3") {
            let tables = choose(geopackage::layers(file).map_err(fail)?, part).map_err(fail)?;
            self.found.extend(tables.into_iter().map(|it| one(Format::GeoPackage, Some(it))));
            return Ok(());
        }
        if grid::is_workbook(file) {
            let table = match part {
                Some(it) => Some(it.to_owned()),
                None => grid::sheets(file).map_err(fail)?.into_iter().next(),
            };
            self.found.push(one(Format::Table, table));
            return Ok(());
        }
        let format = format_of(file, head).map_err(fail)?;
        self.found.push(one(format, None));
        Ok(())
    }

    /// The data sets in a folder; the part, where one is given, chooses among their names.
    fn add_folder(
        &mut self,
        folder: &Path,
        shown: &Path,
        part: Option<&str>,
        depth: usize,
    ) -> Result<(), Failed> {
        if depth > 3 {
            return Err((shown.to_owned(), Failure::file(Message::new("source-nothing-inside"))));
        }
        let mut files = Vec::new();
        list(folder, &mut files, 0);
        files.sort_unstable();
        let before = self.found.len();
        let mut tried = Vec::new();
        for file in files {
            let name = file.strip_prefix(folder).unwrap_or(&file).to_owned();
            let text = name.to_string_lossy().into_owned();
            let stem = file.file_stem().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
            tried.push(text.clone());
            let (pattern, table) = match part.and_then(|it| it.split_once('#')) {
                Some((file, table)) => (Some(file), Some(table)),
                None => (part, None),
            };
            if pattern.is_some_and(|it| {
                !matches(it, &text) && !matches(it, &stem) && !matches(it, &file_name(&file))
            }) {
                continue;
            }
            self.add_file(&file, &shown.join(&name), table, depth + 1)?;
        }
        if self.found.len() == before {
            let what = Message::new("source-nothing-inside-of").with("files", tried.join(", "));
            return Err((shown.to_owned(), Failure::file(what)));
        }
        Ok(())
    }
}

/// A name with a part behind `#`, where no file has the whole name.
fn split_part(path: &Path) -> (PathBuf, Option<String>) {
    let text = path.to_string_lossy().into_owned();
    match text.split_once('#') {
        Some((file, part)) if !path.exists() => (PathBuf::from(file), Some(part.to_owned())),
        _ => (path.to_owned(), None),
    }
}

/// The files of a pattern, in order; the path itself where it is none.
fn expand(path: &Path) -> Result<Vec<PathBuf>, Failed> {
    let text = path.to_string_lossy();
    if path.exists() || !text.contains(['*', '?', '[']) {
        return Ok(vec![path.to_owned()]);
    }
    let none = || (path.to_owned(), Failure::file(Message::new("source-no-match")));
    let found = glob::glob(&text).map_err(|_odd| none())?;
    let mut files: Vec<PathBuf> = found.filter_map(Result::ok).filter(|it| !is_companion(it)).collect();
    files.sort_unstable();
    if files.is_empty() { Err(none()) } else { Ok(files) }
}

/// Files that belong to others, or are none that a person made.
fn is_companion(file: &Path) -> bool {
    const ENDINGS: [&str; 18] = [
        "shx", "dbf", "prj", "cpg", "sbn", "sbx", "qix", "qmd", "qml", "qpj", "xml", "lyr", "sld", "atx",
        "fbn", "fbx", "gpkg-wal", "gpkg-shm",
    ];
    file_name(file).starts_with(['.', '~']) || ENDINGS.iter().any(|it| has_ending(file, it))
}

fn list(folder: &Path, out: &mut Vec<PathBuf>, depth: usize) {
    const READABLE: [&str; 24] = [
        "shp",
        "gpkg",
        "geojson",
        "json",
        "js",
        "geojsonl",
        "geojsons",
        "ndjson",
        "jsonl",
        "fgb",
        "kml",
        "kmz",
        "csv",
        "tsv",
        "xlsx",
        "xlsm",
        "xls",
        "ods",
        "zip",
        "gz",
        "esrijson",
        "sql",
        "geojsonseq",
        "topojson",
    ];
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for path in entries.map(|it| it.path()) {
        if path.is_dir() && depth < 8 && !file_name(&path).starts_with("__MACOSX") {
            if has_ending(&path, "gdb") {
                out.push(path);
            } else {
                list(&path, out, depth + 1);
            }
        } else if READABLE.iter().any(|it| has_ending(&path, it)) && !file_name(&path).starts_with(['.', '~'])
        {
            out.push(path);
        }
    }
}

/// The form of a file by its first bytes, and for text by its ending.
fn format_of(file: &Path, head: &[u8]) -> Result<Format, Failure> {
    if head.starts_with(&[0, 0, 0x27, 0x0a]) {
        return Ok(Format::Shapefile);
    }
    if head.starts_with(b"fgb") {
        return Ok(Format::FlatGeobuf);
    }
    let refuse = |id| Err(Failure::file(Message::new(id).with("ending", ending(file))));
    match ending(file).as_str() {
        "shp" => Ok(Format::Shapefile),
        "fgb" => Ok(Format::FlatGeobuf),
        "kml" => Ok(Format::Kml),
        "csv" | "tsv" | "txt" | "tab" if !looks_like_json(head) && head.first() != Some(&b'!') => {
            Ok(Format::Table)
        }
        "sql" => Ok(Format::Sql),
        "geojson" | "json" | "js" | "geojsonl" | "geojsons" | "ndjson" | "jsonl" | "esrijson"
        | "geojsonseq" | "topojson" | "txt" | "" => Ok(Format::Json),
        "dbf" | "shx" | "prj" => refuse("source-part-of-shapefile"),
        "dwg" | "dxf" | "tab" | "mif" | "gml" | "pdf" | "jpg" | "png" | "tif" | "tiff" | "mdb" | "gpx"
        | "sqlite" | "qgz" | "qgs" | "mxd" | "lyrx" | "aprx" | "mpk" | "rar" | "7z" => {
            refuse("source-other-format")
        }
        _ if looks_like_json(head) => Ok(Format::Json),
        _ if head.starts_with(b"<") || head.starts_with(b"\xef\xbb\xbf<") => Ok(Format::Kml),
        _ => refuse("source-other-format"),
    }
}

fn looks_like_json(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    head.iter().find(|it| !it.is_ascii_whitespace()).is_some_and(|it| matches!(it, b'{' | b'[' | 0x1e))
}

/// Tables that fit a pattern; all where there is none.
fn choose(tables: Vec<String>, part: Option<&str>) -> Result<Vec<String>, Failure> {
    let Some(part) = part else { return Ok(tables) };
    let (found, others): (Vec<_>, Vec<_>) = tables.into_iter().partition(|it| matches(part, it));
    if found.is_empty() {
        let what = Message::new("source-no-layer").with("layer", part).with("layers", others.join(", "));
        return Err(Failure::file(what));
    }
    Ok(found)
}

fn matches(pattern: &str, name: &str) -> bool {
    let options = glob::MatchOptions { case_sensitive: false, ..glob::MatchOptions::default() };
    name.eq_ignore_ascii_case(pattern)
        || glob::Pattern::new(pattern).is_ok_and(|it| it.matches_with(name, options))
}

/// Unpacks an archive. Names that lead out of the folder are left out.
fn unzip(file: &Path) -> Result<TempDir, Failure> {
    let broken = |it: String| Failure::file(Message::new("source-broken-archive").with("why", it));
    let opened = File::open(file).map_err(|it| cannot_open(&it))?;
    let mut archive =
        zip::ZipArchive::new(io::BufReader::new(opened)).map_err(|it| broken(it.to_string()))?;
    let folder = tempfile::tempdir().map_err(|it| cannot_open(&it))?;
    if archive.len() > MOST_FILES {
        return Err(broken(format!("{} files", archive.len())));
    }
    let mut left = MOST_BYTES;
    for n in 0..archive.len() {
        let mut entry = archive.by_index(n).map_err(|it| broken(it.to_string()))?;
        let Some(name) = entry.enclosed_name().filter(|_| entry.is_file()) else { continue };
        let path = folder.path().join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|it| cannot_open(&it))?;
        }
        let mut out = File::create(&path).map_err(|it| cannot_open(&it))?;
        let copied =
            io::copy(&mut entry.by_ref().take(left), &mut out).map_err(|it| broken(it.to_string()))?;
        left = left.saturating_sub(copied);
        if left == 0 {
            return Err(broken(format!("> {MOST_BYTES} bytes")));
        }
    }
    Ok(folder)
}

/// Unpacks a compressed file under its name without `.gz`.
fn gunzip(file: &Path) -> Result<(TempDir, PathBuf), Failure> {
    let folder = tempfile::tempdir().map_err(|it| cannot_open(&it))?;
    let name = if has_ending(file, "gz") { file.with_extension("") } else { file.to_owned() };
    let path = folder.path().join(name.file_name().unwrap_or_default());
    let opened = File::open(file).map_err(|it| cannot_open(&it))?;
    let mut reader = flate2::read::MultiGzDecoder::new(io::BufReader::new(opened)).take(MOST_BYTES);
    let mut out = File::create(&path).map_err(|it| cannot_open(&it))?;
    io::copy(&mut reader, &mut out)
        .map_err(|it| Failure::file(Message::new("source-broken-archive").with("why", it.to_string())))?;
    Ok((folder, path))
}

fn read_head(mut file: File, head: &mut [u8]) -> io::Result<usize> {
    let mut count = 0;
    while count < head.len() {
        match file.read(&mut head[count..])? {
            0 => break,
            n => count += n,
        }
    }
    Ok(count)
}

fn cannot_open(why: &io::Error) -> Failure {
    Failure::file(Message::new("source-cannot-open").with("why", why.to_string()))
}

fn file_name(file: &Path) -> String {
    file.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default()
}

fn ending(file: &Path) -> String {
    file.extension().map(|it| it.to_string_lossy().to_ascii_lowercase()).unwrap_or_default()
}

fn has_ending(file: &Path, wanted: &str) -> bool {
    ending(file) == wanted
}

/// Shows a part of a file behind its name.
trait WithAdded {
    fn with_added(&self, part: &str) -> PathBuf;
}

impl WithAdded for Path {
    fn with_added(&self, part: &str) -> PathBuf {
        PathBuf::from(format!("{}#{part}", self.display()))
    }
}
