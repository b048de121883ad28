//! Tables whose rows are features: a column with geometry (well-known text or binary, GeoJSON, lists of corners), or two
//! columns with coordinates.

use crate::{
    message::Message,
    sources::{
        geojson,
        grid::Grid,
        nest::nest,
        raw::{Attributes, Collector, Declared, Failure, Parts, RawGeometry, Xy, open},
        wkb, wkt,
    },
};

/// Names of columns that hold a geometry.
const GEOMETRY: [&str; 9] =
    ["wkt", "geom", "geometry", "the_geom", "shape", "wkb_geometry", "geojson", "poligon", "path"];
/// Names of columns for the first number, and for the second.
const FIRST: [&str; 9] = ["lon", "lng", "long", "longitude", "bujur", "x", "easting", "point_x", "xcoord"];
const SECOND: [&str; 9] =
    ["lat", "latitude", "lintang", "y", "northing", "point_y", "ycoord", "lintang_selatan", "garis_lintang"];

/// The columns that hold the places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Columns {
    Geometry(usize),
    Pair(usize, usize),
    Nothing,
}

/// Reads a table whose first row with at least two cells names the columns. `given` are the columns with the geometry.
pub(crate) fn read(grid: &Grid, given: &[String], out: &mut Collector) -> Result<(), Failure> {
    let head = grid.rows.iter().position(|it| it.iter().filter(|it| !it.trim().is_empty()).count() > 1);
    let Some(head) = head else { return Err(Failure::file(Message::new("source-empty-table"))) };
    let names: Vec<String> = (0..grid.rows[head].len()).map(|n| grid.cell(head, n).to_owned()).collect();
    let columns = find(&names, given)?;
    for row in head + 1..grid.rows.len() {
        if grid.rows[row].iter().all(|it| it.trim().is_empty()) {
            continue;
        }
        let number = row - head;
        let mut attributes = Attributes::new();
        for (n, name) in names.iter().enumerate().filter(|it| !it.1.is_empty()) {
            let is_geometry = columns == Columns::Geometry(n);
            if !is_geometry && out.wants(name) && !grid.cell(row, n).is_empty() {
                attributes.insert(name.clone(), grid.cell(row, n).to_owned());
            }
        }
        let field = match columns {
            Columns::Geometry(n) | Columns::Pair(n, _) => names[n].clone(),
            Columns::Nothing => String::new(),
        };
        let geometry = match columns {
            Columns::Geometry(n) => text_geometry(grid.cell(row, n), number, out),
            Columns::Pair(a, b) => point(grid.cell(row, a), grid.cell(row, b)),
            Columns::Nothing => Ok(RawGeometry::Nothing),
        };
        let geometry = geometry.map_err(|it| Failure::feature(number, &field, it))?;
        out.push(number, attributes, geometry);
    }
    Ok(())
}

fn find(names: &[String], given: &[String]) -> Result<Columns, Failure> {
    let at = |name: &str| names.iter().position(|it| it.eq_ignore_ascii_case(name));
    let need = |name: &String| {
        at(name).ok_or_else(|| {
            let what = Message::new("source-no-column")
                .with("column", name.as_str())
                .with("columns", names.join(", "));
            Failure::file(what)
        })
    };
    match given {
        [one] => Ok(Columns::Geometry(need(one)?)),
        [x, y, ..] => Ok(Columns::Pair(need(x)?, need(y)?)),
        [] => {
            let any = |list: &[&str]| list.iter().find_map(|it| at(it));
            Ok(match (any(&GEOMETRY), any(&FIRST), any(&SECOND)) {
                (Some(it), ..) => Columns::Geometry(it),
                (None, Some(x), Some(y)) => Columns::Pair(x, y),
                _ => Columns::Nothing,
            })
        }
    }
}

fn point(x: &str, y: &str) -> Result<RawGeometry, Message> {
    if x.is_empty() || y.is_empty() {
        return Ok(RawGeometry::Nothing);
    }
    let number = |text: &str| {
        // A decimal comma, as spreadsheets in Indonesia write it.
        let text = if text.contains('.') { text.to_owned() } else { text.replace(',', ".") };
        text.parse::<f64>().ok().filter(|it| it.is_finite())
    };
    match (number(x), number(y)) {
        (Some(x), Some(y)) => Ok(RawGeometry::Points(vec![[x, y]])),
        _ => Err(Message::new("source-no-position").with("text", format!("{x} {y}"))),
    }
}

/// A geometry as text, in the forms that databases print.
pub(crate) fn text_geometry(text: &str, number: usize, out: &mut Collector) -> Result<RawGeometry, Message> {
    if text.is_empty() {
        return Ok(RawGeometry::Nothing);
    }
    if text.starts_with('{') {
        return geojson::geometry(text, number, out).map_err(|it| it.what);
    }
    if text.starts_with('[') {
        // Such lists close themselves, with or without the repeated corner.
        let closed = |mut ring: Vec<Xy>| {
            ring.extend(ring.first().copied());
            ring
        };
        let rings = corner_lists(text)?.into_iter().enumerate();
        let rings = rings.filter_map(|(n, it)| out.ring(number, n, closed(it))).collect();
        return Ok(Parts { polygons: nest(rings), ..Parts::default() }.into_geometry());
    }
    let (mut parts, is_high, srid) = if let Some(bytes) = wkb::from_hex(text.trim_start_matches("\\x")) {
        let found = wkb::read(&bytes)?;
        (found.parts, found.has_heights, found.srid)
    } else {
        wkt::read(text)?
    };
    if let Some(it) = srid.filter(|it| *it > 0) {
        out.crs = Declared::Code(it);
    }
    out.with_heights += usize::from(is_high);
    let polygons = core::mem::take(&mut parts.polygons);
    parts.polygons = polygons.into_iter().filter_map(|it| out.polygon(number, it)).collect();
    Ok(parts.into_geometry())
}

/// Lists of corners nested in any depth, `[[[x,y],…],…]`: whatever holds positions is a ring.
fn corner_lists(text: &str) -> Result<Vec<Vec<Xy>>, Message> {
    let value: serde_json::Value = serde_json::from_str(text)
        .map_err(|it| Message::new("source-odd-json").with("why", it.to_string()))?;
    let mut rings = Vec::new();
    collect(&value, &mut rings);
    Ok(rings)
}

fn collect(value: &serde_json::Value, rings: &mut Vec<Vec<Xy>>) {
    let Some(items) = value.as_array() else { return };
    let position = |it: &serde_json::Value| match it.as_array()?.as_slice() {
        [x, y, ..] => Some([x.as_f64()?, y.as_f64()?]),
        _ => None,
    };
    let positions: Option<Vec<Xy>> = items.iter().map(position).collect();
    match positions {
        Some(mut ring) if ring.len() > 2 => {
            open(&mut ring);
            rings.push(ring);
        }
        _ => items.iter().for_each(|it| collect(it, rings)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(text: &[&[&str]]) -> Grid {
        Grid { rows: text.iter().map(|it| it.iter().map(|it| (*it).to_owned()).collect()).collect() }
    }

    #[test]
    fn points_are_read_from_two_columns_with_decimal_commas() {
        let mut out = Collector::new(None);
        let table =
            grid(&[&["Daftar fasilitas"], &["NAMA", "Bujur", "Lintang"], &["Puskesmas", "123,6", "-10,2"]]);
        read(&table, &[], &mut out).unwrap();
        assert_eq!(out.features[0].geometry, RawGeometry::Points(vec![[123.6, -10.2]]));
        assert_eq!(out.features[0].attributes["NAMA"], "Puskesmas");
    }

    #[test]
    fn polygons_are_read_from_lists_of_any_nesting() {
        let mut out = Collector::new(None);
        for text in [
            "[[0,0],[0,1],[1,1],[0,0]]",
            "[[[0,0],[0,1],[1,1]]]",
            "[[[[0,0],[0,1],[1,1]]],[[[5,5],[5,6],[6,6]]]]",
        ] {
            let RawGeometry::Polygons(it) = text_geometry(text, 1, &mut out).unwrap() else { unreachable!() };
            assert_eq!(it[0][0], [[0.0, 0.0], [0.0, 1.0], [1.0, 1.0]]);
        }
    }

    #[test]
    fn a_column_that_is_not_there_is_named_with_those_that_are() {
        let mut out = Collector::new(None);
        let why = read(&grid(&[&["A", "B"], &["1", "2"]]), &["WKT".to_owned()], &mut out).unwrap_err();
        assert!(why.what.to_string().contains("A, B"), "{}", why.what);
    }
}
