//! Names the finished shapes and writes them to the files of the plan.

use anyhow::Context as _;
use serde_json::json;

use super::{
    OutFile,
    arrange::LineKind,
    cover,
    drawing::City,
    geojson::{Writer, pretty},
    groups,
    kelurahan::{self, Kelurahan},
    overlays,
    plane::{Point, inside},
    sketch::Sketch,
    words::Zones,
};

pub(crate) fn write(
    sketch: &Sketch,
    city: &City,
    zones: &Zones,
    people: &[Kelurahan],
) -> anyhow::Result<Vec<OutFile>> {
    let coast = coast(city)?;
    Ok(vec![
        ("subzone.geojson", subzones(city, zones)),
        ("kawasan.geojson", kawasan(city, zones)),
        ("sempadan_sungai.geojson", river_setbacks(city)),
        ("sempadan_pantai.geojson", coast_setback(city, &coast)),
        ("kkop.geojson", airport(sketch, city)),
        ("kelurahan.geojson", people_of(city, people)),
        ("coverage.geojson", coverage(city)),
        ("base.geojson", base(sketch, city, &coast)),
        ("places.json", pretty(&places(sketch, city, people))?),
    ])
}

fn subzones(city: &City, zones: &Zones) -> String {
    let mut writer = Writer::new(&city.frame);
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

fn coast_setback(city: &City, coast: &[Point]) -> String {
    let mut writer = Writer::new(&city.frame);
    let mut ring = overlays::coast(coast);
    ring.reverse();
    writer.ring(&[("KELAS", "Sempadan Pantai"), ("NAMOBJ", "Teluk Kupang")], &ring);
    writer.finish()
}

fn airport(sketch: &Sketch, city: &City) -> String {
    let mut writer = Writer::new(&city.frame);
    for area in overlays::airport(&city.frame, sketch.runway.axis, &city.mesh.points) {
        writer.ring(&[("KELAS", area.class), ("NAMOBJ", &sketch.runway.name)], &area.ring);
    }
    writer.finish()
}

fn people_of(city: &City, people: &[Kelurahan]) -> String {
    let labels: Vec<Option<String>> = (0..city.mesh.faces.len())
        .map(|face| kelurahan::nearest(people, &city.frame, inside(&city.mesh.ring(face))))
        .map(|nearest| nearest.map(|one| one.kode.clone()))
        .collect();
    let mut writer = Writer::new(&city.frame);
    for (code, faces) in groups::by_label(&labels) {
        let Some(one) = people.iter().find(|one| one.kode == code) else { continue };
        let properties = [("KODE", one.kode.as_str()), ("NAMA", &one.nama), ("KECAMATAN", &one.kecamatan)];
        writer.polygons(&properties, &cover::join(&city.mesh, &faces));
    }
    writer.finish()
}

fn coverage(city: &City) -> String {
    let all: Vec<usize> = (0..city.mesh.faces.len()).collect();
    let mut writer = Writer::new(&city.frame);
    writer.polygons(&[("NAMOBJ", "Kota Kupang (DATA CONTOH)")], &cover::join(&city.mesh, &all));
    writer.finish()
}

/// The coast of the city as one line, west to east.
fn coast(city: &City) -> anyhow::Result<Vec<Point>> {
    let lines = city.lines(|kind| kind == LineKind::Coast);
    let mut stretches: Vec<Vec<Point>> = lines.iter().flat_map(|&line| city.stretches(line)).collect();
    let mut coast = stretches.pop().context("the sketch has no coast")?;
    anyhow::ensure!(stretches.is_empty(), "another line lies on the coast and breaks it");
    if coast[0].x > coast[coast.len() - 1].x {
        coast.reverse();
    }
    Ok(coast)
}

fn base(sketch: &Sketch, city: &City, coast: &[Point]) -> String {
    let mut writer = Writer::new(&city.frame);
    let outline = &sketch.outline;
    let shore: Vec<Point> = city
        .frame
        .points(&outline.coast_west)
        .into_iter()
        .chain(coast.iter().copied())
        .chain(city.frame.points(&outline.coast_east))
        .collect();
    let corner = |lng: f64, lat: f64| city.frame.point([lng, lat]);
    let frame_side = |lat: f64| [corner(outline.frame_east, lat), corner(outline.frame_west, lat)];
    let mut land: Vec<Point> = shore.iter().copied().chain(frame_side(outline.frame_south)).collect();
    let sea: Vec<Point> = shore.iter().copied().chain(frame_side(outline.frame_north)).collect();
    // The shore runs eastwards with the land on its right: the land's ring turns clockwise, the sea's not.
    land.reverse();
    writer.ring(&[("kind", "sea"), ("name", "Teluk Kupang")], &sea);
    writer.ring(&[("kind", "land")], &land);
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
    let [west, east] = sketch.runway.axis.map(|end| city.frame.point(end));
    let side = west.to(east).unit().left().times(2250.0);
    let back = side.times(-1.0);
    writer.ring(
        &[("kind", "airport"), ("class", "runway"), ("name", &sketch.runway.name)],
        &[west.plus(back), east.plus(back), east.plus(side), west.plus(side)],
    );
    for place in &sketch.place {
        let properties = [("kind", "place"), ("class", place.kind.as_str()), ("name", &place.name)];
        writer.point(&properties, city.frame.point(place.at));
    }
    writer.finish()
}

fn places(sketch: &Sketch, city: &City, people: &[Kelurahan]) -> serde_json::Value {
    let kelurahan: Vec<_> = people
        .iter()
        .map(|one| {
            json!({ "code": one.kode, "name": one.nama, "kecamatan": one.kecamatan, "at": [one.lng, one.lat] })
        })
        .collect();
    let places: Vec<_> = sketch
        .place
        .iter()
        .map(|place| {
            let home = kelurahan::nearest(people, &city.frame, city.frame.point(place.at));
            json!({
                "name": place.name,
                "kind": place.kind,
                "kelurahan": home.map(|one| one.kode.as_str()),
                "at": place.at,
            })
        })
        .collect();
    json!({ "kelurahan": kelurahan, "places": places })
}
