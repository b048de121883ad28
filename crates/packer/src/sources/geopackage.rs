//! GeoPackage (OGC 12-128r18): feature tables of an SQLite file, read row by row and never written.

use std::path::Path;

use rusqlite::{Connection, OpenFlags, types::ValueRef};

use crate::{
    message::Message,
    sources::{
        raw::{Attributes, Collector, Declared, Failure, Parts, number_text},
        wkb,
    },
};

/// The tables that hold features.
pub(crate) fn layers(file: &Path) -> Result<Vec<String>, Failure> {
    let connection = open(file)?;
    let query = "SELECT table_name FROM gpkg_contents WHERE data_type = 'features' ORDER BY table_name";
    let mut statement = connection.prepare(query).map_err(|_other| no_geopackage())?;
    let names = statement.query_map([], |row| row.get(0)).map_err(|it| broken(&it))?;
    names.collect::<Result<_, _>>().map_err(|it| broken(&it))
}

/// Reads one table.
pub(crate) fn read(file: &Path, table: &str, out: &mut Collector) -> Result<(), Failure> {
    let connection = open(file)?;
    let query = "SELECT column_name, srs_id FROM gpkg_geometry_columns WHERE table_name = ?1";
    let (column, srs): (String, i64) = connection
        .query_row(query, [table], |row| Ok((row.get(0)?, row.get(1)?)))
        .map_err(|_none| no_geopackage())?;
    out.crs = reference(&connection, srs);
    names_are_text(&connection, table)?;
    // A quoted identifier; the standard doubles quotes within.
    let query = format!("SELECT * FROM \"{}\"", table.replace('"', "\"\""));
    let mut statement = connection.prepare(&query).map_err(|it| broken(&it))?;
    let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let mut rows = statement.query([]).map_err(|it| broken(&it))?;
    let mut number = 0;
    while let Some(row) = rows.next().map_err(|it| broken(&it))? {
        number += 1;
        let mut attributes = Attributes::new();
        let mut geometry = None;
        for (n, name) in columns.iter().enumerate() {
            let value = row.get_ref(n).map_err(|it| broken(&it))?;
            if *name == column {
                geometry = Some(value);
            } else if out.wants(name)
                && let Some(text) = text(value)
            {
                attributes.insert(name.clone(), text);
            }
        }
        let parts = match geometry {
            Some(ValueRef::Blob(it)) => {
                shape(it, number, out).map_err(|it| Failure::feature(number, &column, it))?
            }
            _ => Parts::default(),
        };
        let mut clean = parts;
        let polygons = core::mem::take(&mut clean.polygons);
        clean.polygons = polygons.into_iter().filter_map(|it| out.polygon(number, it)).collect();
        out.push(number, attributes, clean.into_geometry());
    }
    Ok(())
}

/// Damaged files hold names of columns that are no text, at which the binding to SQLite would panic.
fn names_are_text(connection: &Connection, table: &str) -> Result<(), Failure> {
    let query = "SELECT CAST(name AS BLOB) FROM pragma_table_xinfo(?1)";
    let mut statement = connection.prepare(query).map_err(|it| broken(&it))?;
    let mut rows = statement.query([table]).map_err(|it| broken(&it))?;
    while let Some(row) = rows.next().map_err(|it| broken(&it))? {
        let name: Vec<u8> = row.get(0).map_err(|it| broken(&it))?;
        if core::str::from_utf8(&name).is_err() {
            return Err(no_geopackage());
        }
    }
    Ok(())
}

/// The geometry of a blob: "GP", version, flags, system, box, then well-known binary.
fn shape(blob: &[u8], _number: usize, out: &mut Collector) -> Result<Parts, Message> {
    let flags = match blob {
        [b'G', b'P', _, flags, ..] => *flags,
        _ => return Err(Message::new("source-no-wkb")),
    };
    let envelope = match (flags >> 1) & 7 {
        0 => 0,
        1 => 32,
        2 | 3 => 48,
        4 => 64,
        _ => return Err(Message::new("source-no-wkb")),
    };
    // The flag for a geometry that is stated to be empty.
    if flags & 0x10 != 0 {
        return Ok(Parts::default());
    }
    let found = wkb::read(blob.get(8 + envelope..).unwrap_or_default())?;
    out.with_heights += usize::from(found.has_heights);
    Ok(found.parts)
}

fn text(value: ValueRef<'_>) -> Option<String> {
    match value {
        ValueRef::Null | ValueRef::Blob(_) => None,
        ValueRef::Integer(it) => Some(it.to_string()),
        ValueRef::Real(it) => number_text(it),
        ValueRef::Text(it) => Some(String::from_utf8_lossy(it).into_owned()),
    }
}

fn reference(connection: &Connection, srs: i64) -> Declared {
    let query = "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?1";
    let row = connection.query_row(query, [srs], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?, row.get::<_, String>(2)?))
    });
    match row {
        // -1 and 0 mean that the system is not known.
        _ if srs < 1 => Declared::Nothing,
        Ok((organization, code, definition)) => {
            let is_registered =
                organization.eq_ignore_ascii_case("epsg") || organization.eq_ignore_ascii_case("esri");
            match u32::try_from(code).ok().filter(|it| is_registered && *it > 0) {
                Some(it) => Declared::Code(it),
                None => Declared::Wkt(definition),
            }
        }
        Err(_missing) => u32::try_from(srs).map_or(Declared::Nothing, Declared::Code),
    }
}

fn open(file: &Path) -> Result<Connection, Failure> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(file, flags).map_err(|it| broken(&it))
}

fn no_geopackage() -> Failure {
    Failure::file(Message::new("source-no-geopackage"))
}

fn broken(why: &rusqlite::Error) -> Failure {
    Failure::file(Message::new("source-cannot-read").with("why", why.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_whose_name_is_no_text_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("rusak.gpkg");
        let connection = Connection::open(&file).unwrap();
        let setup = "CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT);
            CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER);
            CREATE TABLE zona (geom BLOB, KODSZN TEXT);
            INSERT INTO gpkg_contents VALUES ('zona', 'features');
            INSERT INTO gpkg_geometry_columns VALUES ('zona', 'geom', 4326);";
        connection.execute_batch(setup).unwrap();
        drop(connection);
        let mut bytes = std::fs::read(&file).unwrap();
        let at = bytes.windows(6).position(|it| it == b"KODSZN").unwrap();
        bytes[at + 3] = 0xff;
        std::fs::write(&file, bytes).unwrap();
        assert!(read(&file, "zona", &mut Collector::default()).is_err());
    }
}
