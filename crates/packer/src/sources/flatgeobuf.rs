//! FlatGeobuf, feature by feature. The crate checks every buffer; sizes and values are checked here, because its own reader
//! takes memory for any size a file states and panics on values that are cut off.

use std::{
    fs::File,
    io::{BufReader, Read},
    path::Path,
};

use flatgeobuf::{
    ColumnType, Geometry, GeometryType, size_prefixed_root_as_feature, size_prefixed_root_as_header,
};

use crate::{
    message::Message,
    sources::raw::{Attributes, Collector, Declared, Failure, Parts, Xy, number_text},
};

/// Most bytes of a header.
const HEADER: usize = 1 << 24;

/// Reads a file.
pub(crate) fn read(file: &Path, out: &mut Collector) -> Result<(), Failure> {
    let broken = |why: &str| Failure::file(Message::new("source-no-flatgeobuf").with("why", why.to_owned()));
    let opened = File::open(file).map_err(|it| broken(&it.to_string()))?;
    let size = opened.metadata().map_err(|it| broken(&it.to_string()))?.len();
    let mut reader = BufReader::with_capacity(1 << 18, opened).take(size);
    let mut magic = [0_u8; 8];
    reader.read_exact(&mut magic).map_err(|it| broken(&it.to_string()))?;
    let head = next(&mut reader).filter(|it| it.len() <= HEADER).ok_or_else(|| broken("header"))?;
    let header = size_prefixed_root_as_header(&head).map_err(|it| broken(&it.to_string()))?;
    let kind = header.geometry_type();
    let has_heights = header.has_z() || header.has_m();
    if let Some(crs) = header.crs() {
        out.crs = match (u32::try_from(crs.code()), crs.wkt()) {
            (Ok(1..), _) => Declared::Code(crs.code().unsigned_abs()),
            (_, Some(it)) => Declared::Wkt(it.to_owned()),
            _ => Declared::Nothing,
        };
    }
    let columns: Vec<(String, ColumnType)> =
        header.columns().iter().flatten().map(|it| (it.name().to_owned(), it.type_())).collect();
    for (name, _) in &columns {
        out.wants(name);
    }
    let skipped = index_size(header.features_count(), header.index_node_size());
    std::io::copy(&mut reader.by_ref().take(skipped), &mut std::io::sink())
        .map_err(|it| broken(&it.to_string()))?;
    let mut number = 0;
    while reader.limit() > 0 {
        number += 1;
        let cut = || Failure::feature(number, "feature", Message::new("source-cut-off"));
        let bytes = next(&mut reader).ok_or_else(cut)?;
        let feature = size_prefixed_root_as_feature(&bytes).map_err(|_odd| cut())?;
        let mut parts = Parts::default();
        if let Some(geometry) = feature.geometry() {
            add(&geometry, kind, &mut parts, 0).map_err(|it| Failure::feature(number, "geometry", it))?;
            out.with_heights += usize::from(has_heights);
        }
        let values: Vec<u8> = feature.properties().map(|it| it.iter().collect()).unwrap_or_default();
        let attributes = properties(&values, &columns, out)
            .ok_or_else(|| Failure::feature(number, "properties", Message::new("source-cut-off")))?;
        let polygons = core::mem::take(&mut parts.polygons);
        parts.polygons = polygons.into_iter().filter_map(|it| out.polygon(number, it)).collect();
        out.push(number, attributes, parts.into_geometry());
    }
    Ok(())
}

/// The next buffer with its size before it; none where the file cannot hold it.
fn next(reader: &mut std::io::Take<BufReader<File>>) -> Option<Vec<u8>> {
    let mut size = [0_u8; 4];
    reader.read_exact(&mut size).ok()?;
    let length = u64::from(u32::from_le_bytes(size));
    if length < 8 || length > reader.limit() {
        return None;
    }
    let mut out = vec![0; usize::try_from(length).ok()? + 4];
    out[..4].copy_from_slice(&size);
    reader.read_exact(&mut out[4..]).ok()?;
    Some(out)
}

/// Bytes of the index before the features: nodes of 40 bytes in levels, each smaller by the size of a node.
fn index_size(features: u64, node_size: u16) -> u64 {
    if node_size < 2 || features == 0 {
        return 0;
    }
    let (mut level, mut nodes) = (features, features);
    // Even one feature has a root above it.
    loop {
        level = level.div_ceil(u64::from(node_size));
        nodes = nodes.saturating_add(level);
        if level == 1 {
            break;
        }
    }
    nodes.saturating_mul(40)
}

/// Attributes: the number of a column, then its value.
fn properties(bytes: &[u8], columns: &[(String, ColumnType)], out: &mut Collector) -> Option<Attributes> {
    /// Takes so many bytes.
    fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
        let (head, tail) = rest.split_first_chunk::<N>()?;
        *rest = tail;
        Some(*head)
    }
    let mut rest = bytes;
    let mut attributes = Attributes::new();
    while !rest.is_empty() {
        let (name, kind) = columns.get(usize::from(u16::from_le_bytes(take(&mut rest)?)))?;
        let value = match *kind {
            ColumnType::Byte => i8::from_le_bytes(take(&mut rest)?).to_string(),
            ColumnType::UByte => u8::from_le_bytes(take(&mut rest)?).to_string(),
            ColumnType::Bool => (take(&mut rest)? != [0_u8]).to_string(),
            ColumnType::Short => i16::from_le_bytes(take(&mut rest)?).to_string(),
            ColumnType::UShort => u16::from_le_bytes(take(&mut rest)?).to_string(),
            ColumnType::Int => i32::from_le_bytes(take(&mut rest)?).to_string(),
            ColumnType::UInt => u32::from_le_bytes(take(&mut rest)?).to_string(),
            ColumnType::Long => i64::from_le_bytes(take(&mut rest)?).to_string(),
            ColumnType::ULong => u64::from_le_bytes(take(&mut rest)?).to_string(),
            ColumnType::Float => number_text(f32::from_le_bytes(take(&mut rest)?).into()).unwrap_or_default(),
            ColumnType::Double => number_text(f64::from_le_bytes(take(&mut rest)?)).unwrap_or_default(),
            _ => {
                let length = usize::try_from(u32::from_le_bytes(take(&mut rest)?)).ok()?;
                let text = rest.get(..length)?;
                rest = &rest[length..];
                String::from_utf8_lossy(text).into_owned()
            }
        };
        if out.wants(name) && *kind != ColumnType::Binary && !value.is_empty() {
            attributes.insert(name.clone(), value);
        }
    }
    Some(attributes)
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
