//! A folder in which a system leaves tables (CSV). Each is read once: taken aside by renaming it, so that of several servers one
//! has it, then laid into `done` or `failed` with a report, line by line.

use std::{
    fmt::Write as _,
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use super::{Connector, take};
use crate::{
    asset::digest,
    casework::{CaseError, connect},
    clock,
    office::Office,
    store::Tx,
    wire::NewReport,
};

/// Bytes of one table at most.
const MOST: u64 = 8 * 1024 * 1024;
/// After so many seconds a server that took a table has ended without finishing it.
const ABANDONED: Duration = Duration::from_secs(600);
/// Tables of one name that come within a second; more wait for the next round.
const MOST_OF_A_NAME: u32 = 100;
const COLUMNS: [&str; 3] = ["number", "status", "at"];

/// One line of a table, or why it is none.
type Line = (u64, Result<NewReport, String>);

/// Reads every table that lies there; gives how many.
pub(super) async fn read(office: &Office, connector: &Connector, folder: &Path) -> io::Result<usize> {
    let mut count = 0;
    for path in waiting(folder)? {
        match read_one(office, connector, folder, &path).await {
            Ok(is_read) => count += usize::from(is_read),
            // The others are read all the same.
            Err(error) => crate::log::event("a table cannot be moved", &error.kind().to_string()),
        }
    }
    Ok(count)
}

/// Reads one table; tells whether it did.
async fn read_one(office: &Office, connector: &Connector, folder: &Path, path: &Path) -> io::Result<bool> {
    let Some(taken) = take_aside(folder, path)? else { return Ok(false) };
    let (is_whole, report) = match lines(&taken) {
        Ok(lines) => work(office, connector, lines).await,
        Err(why) => (Some(false), format!("line,number,outcome\n0,,{why}\n")),
    };
    let is_kept = match is_whole {
        Some(false) => is_told(office, connector, path).await,
        it => it.is_some(),
    };
    if !is_kept {
        // The store could not keep it: the table waits for the next round.
        put_back(&taken, path)?;
        return Ok(false);
    }
    lay_down(folder, &taken, is_whole == Some(true), &report)?;
    Ok(true)
}

/// Tells the desk that lines of a table could not be read; whether the store kept that.
async fn is_told(office: &Office, connector: &Connector, path: &Path) -> bool {
    let name = connector.partner.name.clone();
    let table = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let work = move |tx: &mut dyn Tx| connect::unreadable_table(tx, &name, &table, clock::now());
    let told: Result<(), CaseError> = office.database.write(work).await;
    told.is_ok()
}

/// Puts a table back to where it lay, unless there is a newer one of its name: then it stays aside until it counts as abandoned.
fn put_back(taken: &Path, path: &Path) -> io::Result<()> {
    if path.exists() { Ok(()) } else { fs::rename(taken, path) }
}

/// Tables in the folder, and those that a server took and never finished.
fn waiting(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let tables = |folder: &Path| -> io::Result<Vec<PathBuf>> {
        let mut all = Vec::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let path = entry.path();
            let is_table = path.extension().is_some_and(|it| it.eq_ignore_ascii_case("csv"));
            // A link could lead to a file of the server's own, and a pipe would hold it up for ever.
            if is_table && entry.file_type()?.is_file() {
                all.push(path);
            }
        }
        all.sort();
        Ok(all)
    };
    for name in ["work", "done", "failed"] {
        fs::create_dir_all(folder.join(name))?;
    }
    let mut all = tables(folder)?;
    for path in tables(&folder.join("work"))? {
        // One that is gone meanwhile was finished.
        let Ok(begun) = path.metadata().and_then(|it| it.modified()) else { continue };
        if SystemTime::now().duration_since(begun).is_ok_and(|it| it > ABANDONED) {
            all.push(path);
        }
    }
    Ok(all)
}

/// Takes a table aside; nothing where another server was faster.
fn take_aside(folder: &Path, path: &Path) -> io::Result<Option<PathBuf>> {
    let Some(name) = path.file_name() else { return Ok(None) };
    let aside = folder.join("work").join(name);
    if path != aside && aside.exists() {
        // One of the same name is being read.
        return Ok(None);
    }
    match fs::rename(path, &aside) {
        Err(it) if it.kind() == io::ErrorKind::NotFound => return Ok(None),
        done => done?,
    }
    // Something else may have been laid there after the folder was read.
    if !fs::symlink_metadata(&aside)?.is_file() {
        fs::remove_file(&aside)?;
        return Ok(None);
    }
    // From now on it counts as begun. Of another user's table only a copy can say that; where it cannot even be read, its report
    // says so.
    let touched =
        fs::OpenOptions::new().append(true).open(&aside).and_then(|it| it.set_modified(SystemTime::now()));
    if touched.is_err() {
        let copy = aside.with_extension("copy");
        let _unreadable = fs::copy(&aside, &copy).and_then(|_bytes| fs::rename(&copy, &aside));
    }
    Ok(Some(aside))
}

/// The lines of a table, or a fixed word for why it is none.
fn lines(path: &Path) -> Result<Vec<Line>, &'static str> {
    let bytes = match fs::symlink_metadata(path) {
        Ok(it) if it.len() > MOST => return Err("too-large"),
        Ok(it) if !it.is_file() => return Err("unreadable"),
        _ => fs::read(path).map_err(|_unreadable| "unreadable")?,
    };
    let text = std::str::from_utf8(&bytes).map_err(|_other| "not-utf-8")?;
    let text = text.trim_start_matches('\u{feff}');
    // Office programs here write semicolons.
    let first = text.lines().next().unwrap_or_default();
    let mark = if first.contains(';') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().delimiter(mark).from_reader(text.as_bytes());
    let names: Vec<String> = match reader.headers() {
        Ok(it) => it.iter().map(|it| it.trim().to_ascii_lowercase()).collect(),
        Err(_none) => return Err("no-columns"),
    };
    let column = |name: &str| names.iter().position(|it| it == name);
    if COLUMNS.iter().any(|it| column(it).is_none()) {
        return Err("columns-missing");
    }
    // A line without an id of its own is known by the table's bytes and its place in it.
    let table = digest(&bytes);
    let mut all = Vec::new();
    for (at, record) in reader.records().enumerate() {
        let line = at as u64 + 2;
        let Ok(record) = record else {
            all.push((line, Err("other-columns".to_owned())));
            continue;
        };
        let cell = |name: &str| column(name).and_then(|it| record.get(it)).map(str::trim).unwrap_or_default();
        let maybe = |name: &str| Some(cell(name).to_owned()).filter(|it| !it.is_empty());
        let id = maybe("id").unwrap_or_else(|| format!("{}:{line}", &table[..16]));
        let report = NewReport {
            id,
            number: cell("number").to_owned(),
            status: cell("status").to_owned(),
            at: cell("at").to_owned(),
            note: maybe("note"),
            reference: maybe("reference"),
            paid_on: maybe("paid_on"),
        };
        all.push((line, Ok(report)));
    }
    Ok(all)
}

/// Takes the lines in one by one: whether all of them could be read, nothing where the store failed; and the report.
async fn work(office: &Office, connector: &Connector, lines: Vec<Line>) -> (Option<bool>, String) {
    let (mut is_whole, mut report) = (true, String::from("line,number,outcome\n"));
    for (line, read) in lines {
        let (number, outcome) = match read {
            Err(why) => (String::new(), Err(why)),
            Ok(it) => match take(office, connector, &it).await {
                Ok((word, _)) => (it.number, Ok(word)),
                Err(CaseError::Store(_) | CaseError::Stale) => return (None, report),
                Err(CaseError::Invalid { part, fault }) => (it.number, Err(format!("{part}-{fault}"))),
                Err(_other) => (it.number, Err("id-used-before".to_owned())),
            },
        };
        is_whole &= outcome.is_ok();
        let number: String = number.chars().filter(|it| it.is_ascii_alphanumeric() || *it == '-').collect();
        let word = outcome.unwrap_or_else(|why| why);
        // Writing to a text cannot fail.
        let _infallible = writeln!(report, "{line},{number},{word}");
    }
    (Some(is_whole), report)
}

/// Lays a table where it belongs, with its report beside it.
fn lay_down(folder: &Path, taken: &Path, is_whole: bool, report: &str) -> io::Result<()> {
    let folder = folder.join(if is_whole { "done" } else { "failed" });
    let stem = taken.file_stem().and_then(|it| it.to_str()).unwrap_or("table");
    let (mut name, mut count) = (format!("{}-{stem}", clock::now()), 0);
    // Whoever owns the folder could lay a link there; a report is never written through it, nor over anything. Tables of one
    // name may come within a second.
    let mut file = loop {
        match fs::File::create_new(folder.join(format!("{name}.report.txt"))) {
            Err(it) if it.kind() == io::ErrorKind::AlreadyExists && count < MOST_OF_A_NAME => {
                count += 1;
                name = format!("{}.{count}-{stem}", clock::now());
            }
            done => break done?,
        }
    };
    file.write_all(report.as_bytes())?;
    match fs::rename(taken, folder.join(format!("{name}.csv"))) {
        // Another server finished what this one had left for too long.
        Err(it) if it.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_that_is_put_back_takes_no_newer_ones_place() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let (path, taken) = (folder.path().join("a.csv"), folder.path().join("taken.csv"));
        let text = |it: &Path| fs::read_to_string(it).unwrap_or_default();
        fs::write(&path, "newer").expect("a table");
        fs::write(&taken, "older").expect("a table");
        put_back(&taken, &path).expect("it is left where it is");
        assert_eq!((text(&path).as_str(), text(&taken).as_str()), ("newer", "older"));
        fs::remove_file(&path).expect("it is read");
        put_back(&taken, &path).expect("there is room");
        assert_eq!((text(&path).as_str(), taken.exists()), ("older", false));
    }

    #[cfg(unix)]
    #[test]
    fn links_are_neither_read_nor_written_through() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().expect("a folder for the test");
        let (here, own) = (folder.path().join("in"), folder.path().join("own.csv"));
        fs::create_dir(&here).expect("a folder for the test");
        fs::write(&own, "number,status,at\n").expect("a file of the server");
        symlink(&own, here.join("x.csv")).expect("a link");
        assert_eq!(waiting(&here).expect("it can be read"), Vec::<PathBuf>::new());
        assert_eq!(take_aside(&here, &here.join("x.csv")).expect("it is moved"), None);
        assert!(!here.join("work/x.csv").exists() && own.exists(), "the link goes, not what it leads to");
        symlink(&own, here.join("x.csv")).expect("a link");
        assert_eq!(lines(&here.join("x.csv")).map(|it| it.len()), Err("unreadable"));
        fs::write(here.join("work/y.csv"), "y").expect("a table");
        for later in 0..3 {
            let name = format!("{}-y.report.txt", clock::now() + later);
            symlink(&own, here.join("failed").join(name)).expect("a link");
        }
        lay_down(&here, &here.join("work/y.csv"), false, "mine").expect("there is another name");
        let is_mine = |it: &fs::DirEntry| {
            it.file_type().is_ok_and(|it| it.is_file())
                && fs::read_to_string(it.path()).is_ok_and(|it| it == "mine")
        };
        let reports =
            fs::read_dir(here.join("failed")).expect("it can be read").flatten().filter(is_mine).count();
        assert_eq!(reports, 1, "the report lies under a name that no link has");
        assert_eq!(fs::read_to_string(&own).expect("it is there"), "number,status,at\n");
    }
}
