//! Copies of everything: the database as one SQLite file, the files beside it, whichever database they come from.
//! A backup can be read back into either.

use std::{fs, path::Path};

use super::{Database, StoreError, Tx, Value, files::FileStore, migrations, sqlite};

/// The name of the database in a backup.
pub const DATABASE: &str = "ruangizin.sqlite3";
/// The folder of the files in a backup.
pub const FILES: &str = "files";

/// What a backup holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    pub cases: i64,
    pub files: usize,
}

/// Writes a backup into a folder that does not exist yet. The server may go on working meanwhile. Blocks the thread.
pub fn write(database: &Database, files: &FileStore, folder: &Path) -> Result<Extent, StoreError> {
    let failed = |path: &Path| {
        let path = path.to_path_buf();
        move |why: std::io::Error| StoreError::File { path, what: why.to_string() }
    };
    if folder.exists() {
        return Err(StoreError::File { path: folder.to_path_buf(), what: "it exists already".to_owned() });
    }
    // Under another name until it is whole, so that half a backup is never taken for one.
    let mut unfinished = folder.as_os_str().to_owned();
    unfinished.push(".unfinished");
    let unfinished = std::path::PathBuf::from(unfinished);
    let _ = fs::remove_dir_all(&unfinished);
    fs::create_dir_all(unfinished.join(FILES)).map_err(failed(&unfinished))?;
    let file = unfinished.join(DATABASE);
    database.copy_to(&file)?;
    // What the copy names is copied: files never change, so the copy may take its time.
    let mut connection = sqlite::connect(&file)?;
    let mut copy = sqlite::Plain(&mut connection);
    let names = copy.rows("SELECT sha256 FROM files ORDER BY sha256", &[])?;
    for row in &names {
        files.copy_out(&row.text(0)?, &unfinished.join(FILES))?;
    }
    let cases = copy.first("SELECT count(*) FROM cases", &[])?.map_or(Ok(0), |it| it.int(0))?;
    // One file, without the log that a reader of the backup would have to know of.
    copy.rows("PRAGMA journal_mode = DELETE", &[])?;
    drop(connection);
    files.sync(&file)?;
    fs::rename(&unfinished, folder).map_err(failed(folder))?;
    Ok(Extent { cases, files: names.len() })
}

/// Puts a backup into a database and a file store that hold nothing yet. Blocks the thread.
pub async fn restore(folder: &Path, database: &Database, files: &FileStore) -> Result<Extent, StoreError> {
    let file = folder.join(DATABASE);
    if !file.is_file() {
        return Err(StoreError::File { path: file, what: "there is no backup".to_owned() });
    }
    let mut connection = sqlite::connect(&file)?;
    sqlite::migrate(&mut connection)?;
    let mut copy = sqlite::Plain(&mut connection);
    let names = copy.rows("SELECT sha256 FROM files ORDER BY sha256", &[])?;
    for row in &names {
        files.copy_in(&row.text(0)?, &folder.join(FILES))?;
    }
    let mut tables = Vec::new();
    for table in migrations::TABLES.into_iter().filter(|it| *it != "schema_version") {
        tables.push(Table::read(&mut copy, table)?);
    }
    let cases = copy.first("SELECT count(*) FROM cases", &[])?.map_or(Ok(0), |it| it.int(0))?;
    database
        .write(move |tx| {
            for table in &tables {
                table.write(tx)?;
            }
            // Pieces of unfinished uploads are in no backup: the phone is told so, and begins anew.
            tx.run("DELETE FROM uploads WHERE done = 0", &[])?;
            Ok::<_, StoreError>(())
        })
        .await?;
    Ok(Extent { cases, files: names.len() })
}

/// Copies all tables of a transaction into a new SQLite file.
pub(super) fn copy_into_new_file(from: &mut impl Tx, file: &Path) -> Result<(), StoreError> {
    let mut connection = sqlite::connect(file)?;
    sqlite::migrate(&mut connection)?;
    let mut into = sqlite::Plain(&mut connection);
    into.run("BEGIN IMMEDIATE", &[])?;
    for table in migrations::TABLES.into_iter().filter(|it| *it != "schema_version") {
        Table::read(from, table)?.write(&mut into)?;
    }
    into.run("COMMIT", &[])?;
    Ok(())
}

/// A whole table in memory: a city's cases of some years fit, and a backup is no time to be clever.
struct Table {
    name: &'static str,
    rows: Vec<super::Row>,
}

impl Table {
    fn read(from: &mut dyn Tx, name: &'static str) -> Result<Self, StoreError> {
        let columns = columns(name)?.join(", ");
        Ok(Self { name, rows: from.rows(&format!("SELECT {columns} FROM {name}"), &[])? })
    }

    fn write(&self, into: &mut dyn Tx) -> Result<(), StoreError> {
        let columns = columns(self.name)?;
        let places: Vec<String> = (1..=columns.len()).map(|it| format!("?{it}")).collect();
        let sql =
            format!("INSERT INTO {} ({}) VALUES ({})", self.name, columns.join(", "), places.join(", "));
        for row in &self.rows {
            into.run(&sql, &row.0)?;
        }
        Ok(())
    }
}

/// The columns of a table in the order of the newest migration, the same in both databases.
fn columns(table: &str) -> Result<Vec<String>, StoreError> {
    let mut connection = sqlite::connect(Path::new(":memory:"))?;
    sqlite::migrate(&mut connection)?;
    let sql = "SELECT name FROM pragma_table_info(?1) ORDER BY cid";
    let rows = sqlite::Plain(&mut connection).rows(sql, &[Value::from(table)])?;
    rows.iter().map(|it| it.text(0)).collect()
}
