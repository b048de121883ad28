//! Files as programs really write them, and bytes that are none.

use super::*;

fn places(shape: &Shape) -> Vec<(f64, f64)> {
    shape.corners.iter().map(|it| (it.lng(), it.lat())).collect()
}

fn only(bytes: &[u8]) -> Shape {
    let contents = read(bytes).unwrap();
    assert_eq!(contents.shapes.len(), 1, "{contents:?}");
    contents.shapes.into_iter().next().unwrap()
}

const LOT: [(f64, f64); 4] =
    [(123.607, -10.163), (123.6072, -10.163), (123.6072, -10.1632), (123.607, -10.1632)];

fn ring_json() -> String {
    let closed = LOT.iter().chain([&LOT[0]]);
    closed.map(|(x, y)| format!("[{x},{y}]")).collect::<Vec<_>>().join(",")
}

#[test]
fn geojson_of_every_kind_is_read() {
    let ring = ring_json();
    for (text, kind, name) in [
        (format!(r#"{{"type":"Polygon","coordinates":[[{ring}]]}}"#), Kind::Area, ""),
        (format!(r#"{{"type":"MultiPolygon","coordinates":[[[{ring}]]]}}"#), Kind::Area, ""),
        (format!(r#"{{"type":"LineString","coordinates":[{ring}]}}"#), Kind::Line, ""),
        (format!(r#"{{"type":"MultiPoint","coordinates":[{ring}]}}"#), Kind::Points, ""),
        (
            format!(
                r#"{{"type":"FeatureCollection","crs":{{"type":"name","properties":{{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}}}},"features":[{{"type":"Feature","properties":{{"NAMA":"Kebun\nkopi"}},"geometry":{{"type":"Polygon","coordinates":[[{ring}]]}}}},{{"type":"Feature","properties":null,"geometry":null}}]}}"#
            ),
            Kind::Area,
            "Kebun kopi",
        ),
    ] {
        let shape = only(text.as_bytes());
        assert_eq!((places(&shape), shape.kind, shape.name.as_str()), (LOT.to_vec(), kind, name), "{text}");
    }
}

#[test]
fn several_shapes_are_offered_with_their_holes() {
    let ring = ring_json();
    let text =
        format!(r#"{{"type":"MultiPolygon","coordinates":[[[{ring}],[{ring}]],[[{ring}]],[[[1,2]]]]}}"#);
    let contents = read(text.as_bytes()).unwrap();
    assert_eq!(contents.shapes.iter().map(|it| it.holes.len()).collect::<Vec<_>>(), [1, 0]);
    assert_eq!(contents.notes, [Note::LeftOut(1)]);
}

#[test]
fn holes_that_cannot_be_used_are_counted() {
    let ring = ring_json();
    let many = vec!["[123.6071,-10.1631]"; MOST_CORNERS + 2].join(",");
    let text = format!(
        r#"{{"type":"Polygon","coordinates":[[{ring}],[{ring}],[[1,2]],[{many}],[["x",1],[2,3],[4,5],[6,7]]]}}"#
    );
    let contents = read(text.as_bytes()).unwrap();
    assert_eq!(contents.shapes.iter().map(|it| it.holes.len()).collect::<Vec<_>>(), [1]);
    assert_eq!(contents.notes, [Note::LeftOut(3)]);
}

#[test]
fn swapped_axes_are_turned_and_said_and_metres_without_a_system_are_refused() {
    let swapped = LOT.map(|(x, y)| format!("[{y},{x}]")).join(",");
    let contents = read(format!(r#"{{"type":"Polygon","coordinates":[[{swapped}]]}}"#).as_bytes()).unwrap();
    assert_eq!((places(&contents.shapes[0]), contents.notes), (LOT.to_vec(), vec![Note::Swapped]));
    let metres = r#"{"type":"Polygon","coordinates":[[[566493.3,8876490.15],[566537.14,8876501.12],[566526.08,8876445.86]]]}"#;
    assert_eq!(read(metres.as_bytes()), Err(Fault::NotDegrees));
    let named = metres.replacen('{', r#"{"crs":{"type":"name","properties":{"name":"EPSG:32751"}},"#, 1);
    let contents = read(named.as_bytes()).unwrap();
    assert_eq!(contents.notes, [Note::FromMetres]);
    assert!((contents.shapes[0].corners[0].lng() - 123.607_01).abs() < 1e-6);
    let other = named.replace("32751", "3857");
    assert_eq!(read(other.as_bytes()), Err(Fault::System("EPSG:3857".to_owned())));
}

#[test]
fn polygons_lines_and_tracks_of_kml_are_read() {
    let ring = LOT.iter().chain([&LOT[0]]).map(|(x, y)| format!("{x},{y},0")).collect::<Vec<_>>().join("\n ");
    let polygon = format!(
        "<Polygon><outerBoundaryIs><LinearRing><coordinates>{ring}</coordinates></LinearRing></outerBoundaryIs><innerBoundaryIs><LinearRing><coordinates>{ring}</coordinates></LinearRing></innerBoundaryIs></Polygon>"
    );
    let kml = |inside: &str| {
        format!(
            "<?xml version=\"1.0\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><name>Berkas</name><Placemark><name>Kos &amp; kebun</name>{inside}</Placemark></Document></kml>"
        )
    };
    let shape = only(kml(&polygon).as_bytes());
    assert_eq!((places(&shape), shape.name.as_str(), shape.holes.len()), (LOT.to_vec(), "Kos & kebun", 1));
    let line = format!("<LineString><coordinates>{ring}</coordinates></LineString>");
    assert_eq!(only(kml(&line).as_bytes()).kind, Kind::Line);
    let track =
        LOT.iter().map(|(x, y)| format!("<gx:coord>{x} {y} 3</gx:coord>")).collect::<Vec<_>>().concat();
    let shape = only(kml(&format!("<gx:Track>{track}</gx:Track>")).as_bytes());
    assert_eq!((places(&shape), shape.kind), (LOT.to_vec(), Kind::Line));
}

#[test]
fn tracks_routes_and_waypoints_of_gpx_are_read() {
    for (element, group, kind) in
        [("trkpt", "trk", Kind::Line), ("rtept", "rte", Kind::Line), ("wpt", "", Kind::Points)]
    {
        let points = LOT
            .iter()
            .map(|(x, y)| format!("<{element} lat=\"{y}\" lon=\"{x}\"><ele>4</ele></{element}>"))
            .collect::<Vec<_>>()
            .concat();
        let inside = match group {
            "trk" => format!("<trk><name>Keliling</name><trkseg>{points}</trkseg></trk>"),
            "rte" => format!("<rte><name>Keliling</name>{points}</rte>"),
            _ => points,
        };
        let shape = only(format!("<gpx version=\"1.1\">{inside}</gpx>").as_bytes());
        assert_eq!((places(&shape), shape.kind), (LOT.to_vec(), kind));
        assert_eq!(shape.name, if group.is_empty() { "" } else { "Keliling" });
    }
}

/// A main file with one polygon record for each list of rings.
fn shapefile(records: &[Vec<Vec<(f64, f64)>>]) -> Vec<u8> {
    let mut bytes = vec![0, 0, 0x27, 0x0a];
    bytes.resize(100, 0);
    for (n, rings) in records.iter().enumerate() {
        let mut body = 5_u32.to_le_bytes().to_vec();
        body.resize(36, 0);
        body.extend(u32::try_from(rings.len()).unwrap().to_le_bytes());
        body.extend(u32::try_from(rings.iter().map(Vec::len).sum::<usize>()).unwrap().to_le_bytes());
        let mut start = 0_u32;
        for ring in rings {
            body.extend(start.to_le_bytes());
            start += u32::try_from(ring.len()).unwrap();
        }
        for (x, y) in rings.iter().flatten() {
            body.extend(x.to_le_bytes());
            body.extend(y.to_le_bytes());
        }
        bytes.extend(u32::try_from(n + 1).unwrap().to_be_bytes());
        bytes.extend(u32::try_from(body.len() / 2).unwrap().to_be_bytes());
        bytes.extend(body);
    }
    bytes
}

/// An archive of files, stored or deflated by turns.
fn archive(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (n, (name, content)) in files.iter().enumerate() {
        let (method, packed) = if n % 2 == 0 {
            (8_u16, miniz_oxide::deflate::compress_to_vec(content, 6))
        } else {
            (0, content.clone())
        };
        let offset = u32::try_from(bytes.len()).unwrap();
        let (packed_size, size) =
            (u32::try_from(packed.len()).unwrap(), u32::try_from(content.len()).unwrap());
        let name_size = u16::try_from(name.len()).unwrap();
        let mut common = vec![20, 0, 0, 0];
        common.extend(method.to_le_bytes());
        common.extend([0; 8]);
        common.extend(packed_size.to_le_bytes());
        common.extend(size.to_le_bytes());
        common.extend(name_size.to_le_bytes());
        common.extend([0; 2]);
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&common);
        bytes.extend(name.as_bytes());
        bytes.extend(&packed);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (count, start) = (u16::try_from(files.len()).unwrap(), u32::try_from(bytes.len()).unwrap());
    bytes.extend(&directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend(count.to_le_bytes());
    bytes.extend(count.to_le_bytes());
    bytes.extend(u32::try_from(directory.len()).unwrap().to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend([0; 2]);
    bytes
}

const UTM51S: &str = r#"PROJCS["WGS_1984_UTM_Zone_51S",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",10000000.0],PARAMETER["Central_Meridian",123.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#;
const DEGREES: &str = r#"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#;

/// Clockwise, as outer rings are.
fn clockwise() -> Vec<(f64, f64)> {
    LOT.iter().chain([&LOT[0]]).copied().collect()
}

#[test]
fn a_zipped_shapefile_is_read_by_its_system() {
    let degrees = shapefile(&[vec![clockwise()]]);
    let zip = archive(&[
        ("Bidang/lot.shp", degrees.clone()),
        ("Bidang/lot.PRJ", DEGREES.into()),
        ("bidang/lot.dbf", vec![3]),
    ]);
    let contents = read(&zip).unwrap();
    assert_eq!((places(&contents.shapes[0]), contents.notes.len()), (LOT.to_vec(), 0));

    let metres = shapefile(&[vec![vec![
        (566_493.3, 8_876_490.15),
        (566_537.14, 8_876_501.12),
        (566_526.08, 8_876_445.86),
        (566_493.3, 8_876_490.15),
    ]]]);
    let contents = read(&archive(&[("a.shp", metres.clone()), ("a.prj", UTM51S.into())])).unwrap();
    assert_eq!(contents.notes, [Note::FromMetres]);
    let corner = contents.shapes[0].corners[0];
    assert!(
        (corner.lng() - 123.607_01).abs() < 1e-6 && (corner.lat() + 10.163_12).abs() < 1e-6,
        "{corner:?}"
    );

    assert_eq!(read(&archive(&[("a.shp", metres)])), Err(Fault::NotDegrees));
    assert_eq!(read(&degrees).unwrap().notes, [Note::SystemAssumed], "a main file alone");
    let old = UTM51S.replace("WGS_1984", "Indonesian_Datum_1974");
    assert!(
        matches!(read(&archive(&[("a.shp", degrees), ("a.prj", old.into())])), Err(Fault::System(name)) if name.contains("1974"))
    );
}

#[test]
fn holes_of_a_shapefile_belong_to_the_ring_before_them() {
    let hole: Vec<_> = clockwise().into_iter().rev().map(|(x, y)| (x + 1e-5, y - 1e-5)).collect();
    let contents = read(&shapefile(&[vec![clockwise(), hole, clockwise()], vec![clockwise()]])).unwrap();
    assert_eq!(
        contents.shapes.iter().map(|it| (it.name.as_str(), it.holes.len())).collect::<Vec<_>>(),
        [("1", 1), ("1", 0), ("2", 0)]
    );
}

#[test]
fn a_packed_kml_is_read() {
    let ring = LOT.map(|(x, y)| format!("{x},{y}")).join(" ");
    let kml = format!(
        "<kml><Placemark><LineString><coordinates>{ring}</coordinates></LineString></Placemark></kml>"
    );
    assert_eq!(places(&only(&archive(&[("doc.kml", kml.into())]))), LOT);
}

#[test]
fn files_that_cannot_be_used_say_why() {
    for (bytes, fault) in [
        (b"".to_vec(), Fault::Empty),
        (b" \n".to_vec(), Fault::Empty),
        (b"-10.1, 123.6".to_vec(), Fault::Text("-10.1, 123.6".to_owned())),
        (b"\xff\xfe-\x001\x00".to_vec(), Fault::Text("-1".to_owned())),
        (b"\x89PNG\r\n\x1a\n\0\0".to_vec(), Fault::Unknown),
        (b"%PDF-1.4 \xe2\xe3".to_vec(), Fault::Unknown),
        (b"<html></html>".to_vec(), Fault::Unknown),
        (b"{\"type\":\"Polygon\"".to_vec(), Fault::Broken(Format::GeoJson)),
        (b"{\"a\":1}".to_vec(), Fault::Broken(Format::GeoJson)),
        (b"{\"type\":\"FeatureCollection\",\"features\":[]}".to_vec(), Fault::NoShapes),
        (b"<kml><Placemark>".to_vec(), Fault::Broken(Format::Kml)),
        (b"<gpx><trk></rte></gpx>".to_vec(), Fault::Broken(Format::Gpx)),
        (b"<gpx></gpx>".to_vec(), Fault::NoShapes),
        (b"PK\x03\x04".to_vec(), Fault::Broken(Format::Zip)),
        (archive(&[("a.txt", b"x".to_vec())]), Fault::NothingInside),
        (vec![0, 0, 0x27, 0x0a], Fault::NoShapes),
        (vec![b' '; MOST_BYTES + 1], Fault::TooLarge),
    ] {
        assert_eq!(read(&bytes), Err(fault));
    }
}

#[test]
fn a_bomb_is_not_unpacked() {
    let zip = archive(&[("a.shp", vec![0; MOST_BYTES + 1])]);
    assert!(zip.len() < 100_000);
    assert_eq!(read(&zip), Err(Fault::TooLarge));
}

#[test]
fn no_bytes_make_a_reader_fail() {
    let ring = LOT.map(|(x, y)| format!("{x},{y}")).join(" ");
    let seeds = [
        format!(r#"{{"type":"Feature","properties":{{"name":"a"}},"geometry":{{"type":"Polygon","coordinates":[[{}]]}}}}"#, ring_json()).into_bytes(),
        format!("<kml><Placemark><name>a</name><Polygon><outerBoundaryIs><coordinates>{ring}</coordinates></outerBoundaryIs></Polygon></Placemark></kml>").into_bytes(),
        b"<gpx><trk><trkpt lat='-10' lon='123'/><trkpt lat='-10' lon='124'/><trkpt lat='-11' lon='124'/></trk></gpx>".to_vec(),
        shapefile(&[vec![clockwise(), clockwise()], vec![clockwise()]]),
        archive(&[("a.shp", shapefile(&[vec![clockwise()]])), ("a.prj", UTM51S.into())]),
    ];
    let mut state = 17_u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below
    };
    for round in 0..30_000 {
        let mut bytes = seeds[round % seeds.len()].clone();
        for _ in 0..=next(4) {
            let at = next(bytes.len());
            match next(4) {
                0 => bytes[at] = u8::try_from(next(256)).unwrap(),
                1 => bytes.truncate(at.max(1)),
                2 => bytes.insert(at, b"\"<>{}[],:0-9.&;\xff\0"[next(17)]),
                _ => {
                    let from = next(bytes.len());
                    let piece = bytes[from..(from + 1 + next(16)).min(bytes.len())].to_vec();
                    bytes.splice(at..at, piece);
                }
            }
        }
        if let Ok(contents) = read(&bytes) {
            for shape in contents.shapes {
                let sketch = crate::Sketch::new(shape.corners);
                let _ =
                    (crate::check::check(&sketch, None), sketch.area(), crate::link::write(sketch.corners()));
            }
        }
    }
}
