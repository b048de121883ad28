//! GeoJSON (RFC 7946), and the older kind that names its system of coordinates.

use lookup::place::MeridianGrid;

use super::{Fault, Format, Kind, Raw, RawShape, System, json::Json, short};

const BROKEN: Fault = Fault::Broken(Format::GeoJson);

pub(super) fn read(text: &str) -> Result<Raw, Fault> {
    let whole = Json::read(text).map_err(|_no_json| BROKEN)?;
    if whole.get("type").and_then(Json::text).is_none() {
        return Err(BROKEN);
    }
    let mut raw = Raw { system: system(&whole)?, ..Raw::default() };
    collect(&whole, "", &mut raw);
    Ok(raw)
}

/// The member `crs` of 2008, which many programs still write.
fn system(whole: &Json) -> Result<System, Fault> {
    let name = whole.get("crs").and_then(|it| it.get("properties")?.get("name")?.text());
    let Some(name) = name else { return Ok(System::Degrees) };
    if name.to_ascii_uppercase().ends_with("CRS84") {
        return Ok(System::Degrees);
    }
    let code = name.rsplit(':').next().and_then(|it| it.parse::<u32>().ok());
    code.and_then(system_of_code).ok_or_else(|| Fault::System(short(name)))
}

/// Systems of EPSG that Indonesian offices use: degrees; UTM on WGS 84, DGN95 and SRGI2013; TM-3 on DGN95.
fn system_of_code(code: u32) -> Option<System> {
    let grid = match code {
        4326 | 4755 | 9470 => return Some(System::Degrees),
        32_646..=32_654 => MeridianGrid::utm(code - 32_600, false),
        32_746..=32_754 => MeridianGrid::utm(code - 32_700, true),
        // DGN95: zones 46 to 50 of the north, 47 to 54 of the south.
        23_866..=23_872 => MeridianGrid::utm(code - 23_820, false),
        23_877..=23_884 => MeridianGrid::utm(code - 23_830, true),
        // DGN95 TM-3, from 46.2 to 54.1.
        23_830..=23_845 => {
            let halves = code - 23_830 + 1;
            MeridianGrid::tm3(46 + halves / 2, halves % 2 == 1)
        }
        _ => return None,
    };
    Some(System::Metres(grid))
}

/// Depth is bounded by the reader of JSON.
fn collect(value: &Json, name: &str, raw: &mut Raw) {
    let coordinates = || value.get("coordinates").map_or(&[] as &[Json], Json::list);
    match value.get("type").and_then(Json::text).unwrap_or_default() {
        "FeatureCollection" => {
            for it in value.get("features").map_or(&[] as &[Json], Json::list) {
                collect(it, name, raw);
            }
        }
        "Feature" => {
            let name = name_of(value);
            if let Some(geometry) = value.get("geometry") {
                collect(geometry, &name, raw);
            }
        }
        "GeometryCollection" => {
            for it in value.get("geometries").map_or(&[] as &[Json], Json::list) {
                collect(it, name, raw);
            }
        }
        "Polygon" => polygon(coordinates(), name, raw),
        "MultiPolygon" => coordinates().iter().for_each(|it| polygon(it.list(), name, raw)),
        "LineString" => push(Kind::Line, coordinates(), &[], name, raw),
        "MultiLineString" => coordinates().iter().for_each(|it| push(Kind::Line, it.list(), &[], name, raw)),
        "MultiPoint" => push(Kind::Points, coordinates(), &[], name, raw),
        _ => {}
    }
}

fn polygon(rings: &[Json], name: &str, raw: &mut Raw) {
    if let Some((shell, holes)) = rings.split_first() {
        push(Kind::Area, shell.list(), holes, name, raw);
    }
}

fn push(kind: Kind, positions: &[Json], holes: &[Json], name: &str, raw: &mut Raw) {
    let holes = holes.iter().map(|it| ring(it.list())).collect();
    raw.push(RawShape { name: name.to_owned(), kind, ring: ring(positions), holes });
}

/// The positions of a ring; none where one of them is broken.
fn ring(positions: &[Json]) -> Vec<(f64, f64)> {
    let pair = |it: &Json| match it.list() {
        [x, y, ..] => Some((x.number()?, y.number()?)),
        _ => None,
    };
    positions.iter().map(pair).collect::<Option<_>>().unwrap_or_default()
}

/// The property that names a feature, under the keys that people use.
fn name_of(feature: &Json) -> String {
    let Some(properties) = feature.get("properties") else { return String::new() };
    let Json::Record(entries) = properties else { return String::new() };
    let named = ["name", "nama", "label", "nib", "id"].iter().find_map(|key| {
        entries.iter().find(|(it, _)| it.eq_ignore_ascii_case(key)).and_then(|(_, value)| match value {
            Json::Text(it) => Some(short(it)),
            Json::Number(it) => Some(it.to_string()),
            _ => None,
        })
    });
    named.unwrap_or_default()
}
