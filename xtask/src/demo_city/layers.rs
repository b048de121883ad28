//! Names the finished shapes and writes them to the files of the plan.

use super::{
    OutFile,
    arrange::LineKind,
    cover,
    drawing::City,
    gazetteer::{self, Named},
    geojson::{Writer, compact, pretty},
    kelurahan::Kelurahan,
    overlays,
    plane::Point,
    sketch::{Runway, Sketch},
    special, tables,
    words::Zones,
};

pub(crate) fn write(
    sketch: &Sketch,
    city: &City,
    zones: &Zones,
    people: &[Kelurahan],
    piece: f64,
) -> anyhow::Result<Vec<OutFile>> {
    let coast = coast(city)?;
    let named = gazetteer::places(sketch, city, people);
    let mut files = vec![
        ("subzone.geojson".to_owned(), subzones(city, zones, piece)),
        ("kawasan.geojson".to_owned(), kawasan(city, zones)),
        ("sempadan_sungai.geojson".to_owned(), river_setbacks(city)),
        ("kelurahan.geojson".to_owned(), people_of(city, people)),
        ("coverage.geojson".to_owned(), coverage(city, &sketch.frame.title)),
        ("base.geojson".to_owned(), base(sketch, city, coast.as_deref(), &named)),
        ("places.json".to_owned(), pretty(&gazetteer::to_json(&named, city, people))?),
        ("terrain.json".to_owned(), compact(&tables::terrain(city))?),
    ];
    if let Some(coast) = &coast {
        files.push(("sempadan_pantai.geojson".to_owned(), coast_setback(sketch, city, coast)));
    }
    if let Some(runway) = &sketch.runway {
        files.push(("kkop.geojson".to_owned(), airport(runway, city)));
        files.push(("kebisingan.geojson".to_owned(), noise(runway, city)));
    }
    if let Some(surfaces) = tables::surfaces(sketch) {
        files.push(("surfaces.json".to_owned(), pretty(&surfaces)?));
    }
    for (kind, areas) in special::areas(sketch, city, people) {
        let mut writer = Writer::new(&city.frame);
        for area in &areas {
            writer.polygons(&[("KELAS", area.class.as_str()), ("NAMOBJ", &area.name)], &area.polygons);
        }
        files.push((format!("{kind}.geojson"), writer.finish()));
    }
    Ok(files)
}

fn subzones(city: &City, zones: &Zones, piece: f64) -> String {
    let mut writer = Writer::new(&city.frame).with_pieces(piece);
    for zone in &city.subzones {
        let properties = [
            ("KODSZN", zone.code.as_str()),
            ("NAMOBJ", zones.name(&zone.code)),
            ("KRB", zone.hazard.as_str()),
        ];
        writer.polygons(&properties, std::slice::from_ref(&zone.polygon));
    }
    writer.finish()
}

fn kawasan(city: &City, zones: &Zones) -> String {
    let mut writer = Writer::new(&city.frame);
    for (code, polygon) in city.kawasan() {
        let properties = [("KODKWS", code.as_str()), ("NAMOBJ", zones.name(&code))];
        writer.polygons(&properties, std::slice::from_ref(&polygon));
    }
    writer.finish()
}

fn river_setbacks(city: &City) -> String {
    let mut writer = Writer::new(&city.frame);
    for setback in overlays::rivers(city) {
        writer.ring(&[("KELAS", "Sempadan Sungai"), ("NAMOBJ", &setback.name)], &setback.ring);
    }
    writer.finish()
}

fn coast_setback(sketch: &Sketch, city: &City, coast: &[Point]) -> String {
    let mut writer = Writer::new(&city.frame);
    let mut ring = overlays::coast(coast);
    ring.reverse();
    writer.ring(&[("KELAS", "Sempadan Pantai"), ("NAMOBJ", &sketch.frame.sea)], &ring);
    writer.finish()
}

fn airport(runway: &Runway, city: &City) -> String {
    let mut writer = Writer::new(&city.frame);
    for area in overlays::airport(&city.frame, runway, &city.mesh.points) {
        writer.ring(&[("KELAS", area.class), ("NAMOBJ", &runway.name)], &area.ring);
    }
    writer.finish()
}

fn noise(runway: &Runway, city: &City) -> String {
    let mut writer = Writer::new(&city.frame);
    for (class, polygon) in overlays::noise(&city.frame, runway) {
        writer.polygons(&[("KELAS", class), ("NAMOBJ", &runway.name)], &[polygon]);
    }
    writer.finish()
}

fn people_of(city: &City, people: &[Kelurahan]) -> String {
    let mut writer = Writer::new(&city.frame);
    for (place, one) in people.iter().enumerate() {
        let faces: Vec<usize> =
            (0..city.mesh.faces.len()).filter(|&face| city.partition.owner[face] == place).collect();
        let properties = [("KODE", one.kode.as_str()), ("NAMA", &one.nama), ("KECAMATAN", &one.kecamatan)];
        writer.polygons(&properties, &cover::join(&city.mesh, &faces));
    }
    writer.finish()
}

fn coverage(city: &City, title: &str) -> String {
    let all: Vec<usize> = (0..city.mesh.faces.len()).collect();
    let mut writer = Writer::new(&city.frame);
    writer.polygons(&[("NAMOBJ", title)], &cover::join(&city.mesh, &all));
    writer.finish()
}

/// The coast of the city as one line, west to east; none in a city without a sea.
fn coast(city: &City) -> anyhow::Result<Option<Vec<Point>>> {
    let lines = city.lines(|kind| kind == LineKind::Coast);
    let mut stretches: Vec<Vec<Point>> = lines.iter().flat_map(|&line| city.stretches(line)).collect();
    let Some(mut coast) = stretches.pop() else { return Ok(None) };
    anyhow::ensure!(stretches.is_empty(), "another line lies on the coast and breaks it");
    if coast[0].x > coast[coast.len() - 1].x {
        coast.reverse();
    }
    Ok(Some(coast))
}

fn base(sketch: &Sketch, city: &City, coast: Option<&[Point]>, named: &[Named]) -> String {
    let mut writer = Writer::new(&city.frame);
    land_and_sea(&mut writer, sketch, city, coast);
    for line in city.lines(|kind| kind == LineKind::River) {
        for course in city.stretches(line) {
            writer.line(&[("kind", "river"), ("name", &city.graph.lines[line].name)], &course);
        }
    }
    for line in city.lines(|kind| matches!(kind, LineKind::Road(_))) {
        let road = &city.graph.lines[line];
        let LineKind::Road(class) = road.kind else { continue };
        for course in city.stretches(line) {
            writer.line(&[("kind", "road"), ("class", class.word()), ("name", &road.name)], &course);
        }
    }
    // Narrow streets show as ground of the plan; only those that lead through a quarter are lines too.
    for street in city.streets.iter().filter(|street| street.wide) {
        writer.line(&[("kind", "road"), ("class", "lingkungan")], &street.course);
    }
    if let Some(runway) = &sketch.runway {
        let [west, east] = runway.axis.map(|end| city.frame.point(end));
        let side = west.to(east).unit().left().times(2250.0);
        let back = side.times(-1.0);
        writer.ring(
            &[("kind", "airport"), ("class", "runway"), ("name", &runway.name)],
            &[west.plus(back), east.plus(back), east.plus(side), west.plus(side)],
        );
    }
    for place in named {
        let properties = [("kind", "place"), ("class", place.kind.as_str()), ("name", &place.name)];
        writer.point(&properties, place.at);
    }
    writer.finish()
}

fn land_and_sea(writer: &mut Writer, sketch: &Sketch, city: &City, coast: Option<&[Point]>) {
    let outline = &sketch.outline;
    let corner = |lng: f64, lat: f64| city.frame.point([lng, lat]);
    let frame_side = |lat: f64| [corner(outline.frame_east, lat), corner(outline.frame_west, lat)];
    let Some(coast) = coast else {
        let [south_east, south_west] = frame_side(outline.frame_south);
        let [north_east, north_west] = frame_side(outline.frame_north);
        writer.ring(&[("kind", "land")], &[south_west, south_east, north_east, north_west]);
        return;
    };
    let shore: Vec<Point> = city
        .frame
        .points(&outline.coast_west)
        .into_iter()
        .chain(coast.iter().copied())
        .chain(city.frame.points(&outline.coast_east))
        .collect();
    let mut land: Vec<Point> = shore.iter().copied().chain(frame_side(outline.frame_south)).collect();
    let sea: Vec<Point> = shore.iter().copied().chain(frame_side(outline.frame_north)).collect();
    // The shore runs eastwards with the land on its right: the land's ring turns clockwise, the sea's not.
    land.reverse();
    writer.ring(&[("kind", "sea"), ("name", &sketch.frame.sea)], &sea);
    writer.ring(&[("kind", "land")], &land);
}
