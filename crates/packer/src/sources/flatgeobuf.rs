//! FlatGeobuf, feature by feature; the crate checks every buffer before it is read.

use std::{fs::File, io::BufReader, path::Path};

use flatgeobuf::{FallibleStreamingIterator as _, FeatureProperties as _, FgbReader, Geometry, GeometryType};

use crate::{
    message::Message,
    sources::raw::{Collector, Declared, Failure, Parts, Xy},
};

/// Reads a file.
pub(crate) fn read(file: &Path, out: &mut Collector) -> Result<(), Failure> {
    let broken = |it: flatgeobuf::Error| {
        Failure::file(Message::new("source-no-flatgeobuf").with("why", it.to_string()))
    };
    let opened = File::open(file)
        .map_err(|it| Failure::file(Message::new("source-cannot-read").with("why", it.to_string())))?;
    let reader = FgbReader::open(BufReader::with_capacity(1 << 18, opened)).map_err(broken)?;
    let header = reader.header();
    let kind = header.geometry_type();
    let has_heights = header.has_z() || header.has_m();
    if let Some(crs) = header.crs() {
        out.crs = match (u32::try_from(crs.code()), crs.wkt()) {
            (Ok(1..), _) => Declared::Code(crs.code().unsigned_abs()),
            (_, Some(it)) => Declared::Wkt(it.to_owned()),
            _ => Declared::Nothing,
        };
    }
    let mut features = reader.select_all_seq().map_err(broken)?;
    let mut number = 0;
    loop {
        number += 1;
        let cut = |it: flatgeobuf::Error| {
            Failure::feature(
                number,
                "feature",
                Message::new("source-no-flatgeobuf").with("why", it.to_string()),
            )
        };
        let Some(feature) = features.next().map_err(cut)? else { break };
        let mut parts = Parts::default();
        if let Some(geometry) = feature.geometry() {
            add(&geometry, kind, &mut parts, 0).map_err(|it| Failure::feature(number, "geometry", it))?;
            out.with_heights += usize::from(has_heights);
        }
        let properties = feature.properties().map_err(|it| {
            let what = Message::new("source-no-flatgeobuf").with("why", it.to_string());
            Failure::feature(number, "properties", what)
        })?;
        let attributes = properties.into_iter().filter(|(name, _)| out.wants(name)).collect();
        let polygons = core::mem::take(&mut parts.polygons);
        parts.polygons = polygons.into_iter().filter_map(|it| out.polygon(number, it)).collect();
        out.push(number, attributes, parts.into_geometry());
    }
    Ok(())
}

fn add(geometry: &Geometry<'_>, kind: GeometryType, out: &mut Parts, depth: usize) -> Result<(), Message> {
    let kind = if kind == GeometryType::Unknown { geometry.type_() } else { kind };
    match kind {
        GeometryType::Point | GeometryType::MultiPoint => out.points.extend(points(geometry)),
        GeometryType::LineString => out.lines.push(points(geometry)),
        GeometryType::MultiLineString => out.lines.extend(split(geometry)?),
        GeometryType::Polygon | GeometryType::Triangle => out.polygons.push(split(geometry)?),
        GeometryType::MultiPolygon
        | GeometryType::GeometryCollection
        | GeometryType::MultiSurface
        | GeometryType::TIN
        | GeometryType::PolyhedralSurface => {
            if depth > 8 {
                return Err(Message::new("source-cut-off"));
            }
            let inner = if kind == GeometryType::MultiPolygon {
                GeometryType::Polygon
            } else {
                GeometryType::Unknown
            };
            for part in geometry.parts().iter().flatten() {
                add(&part, inner, out, depth + 1)?;
            }
        }
        _ => return Err(Message::new("source-arc")),
    }
    Ok(())
}

fn points(geometry: &Geometry<'_>) -> Vec<Xy> {
    let Some(xy) = geometry.xy() else { return Vec::new() };
    (0..xy.len() / 2).map(|n| [xy.get(n * 2), xy.get(n * 2 + 1)]).collect()
}

/// Rings or lines: `ends` holds where each ends; without it there is one.
fn split(geometry: &Geometry<'_>) -> Result<Vec<Vec<Xy>>, Message> {
    let all = points(geometry);
    let Some(ends) = geometry.ends().filter(|it| !it.is_empty()) else { return Ok(vec![all]) };
    let mut start = 0;
    let mut out = Vec::new();
    for end in ends {
        let end = usize::try_from(end).map_err(|_large| Message::new("source-cut-off"))?;
        out.push(all.get(start..end).ok_or_else(|| Message::new("source-cut-off"))?.to_vec());
        start = end;
    }
    Ok(out)
}
