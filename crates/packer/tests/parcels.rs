//! Real parcels cut along a real plan, against an independent library: `geo` clips in floating point, areas are geodesic.
//!
//! Twice: on the pack's own geometry, where only the step of the local frame may differ, and on the source's, where a
//! border may lie 3 cm beside its source.

#![expect(clippy::unwrap_used, reason = "a test stops where something it relies on is missing")]

use std::{
    collections::BTreeMap,
    env,
    path::{Path, PathBuf},
};

use citypack::{Limits, Pack, mvt::GeomKind};
use futures::executor::block_on;
use geo::{
    Area, BooleanOps, BoundingRect, Centroid, GeodesicArea, Intersects, LineString, MultiPolygon, Polygon,
    Rect,
};
use measure::{GridPoint, LngLat, Outline, Share, TileId};
use packer::{
    build::build,
    sources::{self, Geometry, Options, meaning},
    store::Folder,
};
use zoning::{Parcel, Zone};

/// A code and the ground that has it, in the oracle's own coordinates.
type Ground = Vec<(String, MultiPolygon<f64>, Rect<f64>)>;

fn ring_of(places: impl Iterator<Item = (f64, f64)>) -> LineString<f64> {
    LineString::from(places.collect::<Vec<_>>())
}

fn polygons_of(file: &Path, attribute: &str) -> Vec<(String, Vec<Vec<Vec<LngLat>>>)> {
    let null = ["Tidak Ada", "-"].map(str::to_owned);
    let mut all = Vec::new();
    for feature in sources::read_all(&[file.to_owned()], &Options::default()).unwrap().features {
        let Geometry::Polygons(polygons) = feature.geometry else { continue };
        let code = feature.attributes.get(attribute).and_then(|it| meaning(it, &null)).unwrap_or_default();
        all.push((code.to_owned(), polygons));
    }
    all
}

fn to_geo(polygons: &[Vec<Vec<LngLat>>]) -> MultiPolygon<f64> {
    let ring = |it: &Vec<LngLat>| ring_of(it.iter().map(|p| (p.lng(), p.lat())));
    let polygon = |it: &Vec<Vec<LngLat>>| Polygon::new(ring(&it[0]), it[1..].iter().map(ring).collect());
    MultiPolygon::new(polygons.iter().map(polygon).collect())
}

fn ground(code: String, shape: MultiPolygon<f64>) -> Option<(String, MultiPolygon<f64>, Rect<f64>)> {
    let bounds = shape.bounding_rect()?;
    Some((code, shape, bounds))
}

/// Square metres per code of what of `parcel` lies in some ground.
fn shares(
    parcel: &MultiPolygon<f64>,
    ground: &Ground,
    degrees: impl Fn(&MultiPolygon<f64>) -> f64,
) -> BTreeMap<String, f64> {
    let bounds = parcel.bounding_rect().unwrap();
    let mut all = BTreeMap::new();
    for (code, shape, _) in ground.iter().filter(|it| it.2.intersects(&bounds)) {
        let area = degrees(&parcel.intersection(shape));
        if area > 0.0 {
            *all.entry(code.clone()).or_insert(0.0) += area;
        }
    }
    all
}

/// A polygon that is next to nothing may come out as all the rest of the earth.
fn geodesic(shape: &MultiPolygon<f64>) -> f64 {
    const EARTH: f64 = 510_065_621_724_088.44;
    let one = |it: &Polygon<f64>| {
        let area = it.geodesic_area_signed().abs();
        area.min((EARTH - area).abs())
    };
    shape.iter().map(one).sum()
}

/// Square metres of polygons in grid units: planar, by the scale at the middle of each. Geodesic areas are only good to
/// some hundredths of a square metre, which is more than is allowed here.
fn on_ground(shape: &MultiPolygon<f64>, corner: (i64, i64)) -> f64 {
    let one = |it: &Polygon<f64>| {
        let Some(middle) = it.centroid() else { return 0.0 };
        #[expect(clippy::cast_precision_loss, reason = "grid units are at most 2^30")]
        let place = measure::unproject(middle.x() + corner.0 as f64, middle.y() + corner.1 as f64);
        let scale = measure::GroundScale::at(place);
        it.unsigned_area() * scale.east() * scale.south()
    };
    shape.iter().map(one).sum()
}

/// The check tiles under a parcel as the oracle sees them: in grid units relative to a corner, so that doubles have
/// room, each cut to its square.
fn drawn<S: citypack::ByteSource>(pack: &Pack<S>, outline: &Outline, corner: (i64, i64)) -> Ground {
    let ids: std::collections::BTreeSet<TileId> = {
        let tile = |it: &LngLat| TileId::check_tile_of(GridPoint::from_lng_lat(*it));
        let all: Vec<TileId> = outline.given.iter().flatten().flatten().map(tile).collect();
        let (x0, x1) = (all.iter().map(|it| it.x).min().unwrap(), all.iter().map(|it| it.x).max().unwrap());
        let (y0, y1) = (all.iter().map(|it| it.y).min().unwrap(), all.iter().map(|it| it.y).max().unwrap());
        (y0..=y1).flat_map(|y| (x0..=x1).map(move |x| TileId { z: 14, x, y })).collect()
    };
    let mut ground_of = Ground::new();
    for id in ids {
        let Some(tile) = block_on(pack.tile(id)).unwrap() else { continue };
        let layer = tile.layer("subzone").unwrap();
        let (ox, oy) = id.origin();
        #[expect(clippy::cast_precision_loss, reason = "differences of grid units are small")]
        let at = |x: i64, y: i64| ((ox + x - corner.0) as f64, (oy + y - corner.1) as f64);
        let square = Rect::new(at(0, 0), at(65_536, 65_536)).to_polygon();
        for feature in layer.features.iter().filter(|it| it.kind == GeomKind::Polygon) {
            let code = layer.text(feature, "code").unwrap_or_default().to_owned();
            let rings = feature
                .parts
                .iter()
                .map(|ring| ring_of(ring.iter().map(|p| at(i64::from(p.0), i64::from(p.1)))));
            // Even-odd over all rings of the feature: shells and holes as the specification turns them.
            let shape = rings.fold(MultiPolygon::new(vec![]), |sum: MultiPolygon<f64>, ring| {
                sum.xor(&MultiPolygon::new(vec![Polygon::new(ring, vec![])]))
            });
            let cut = shape.intersection(&MultiPolygon::new(vec![square.clone()]));
            ground_of.extend(ground(code, cut));
        }
    }
    ground_of
}

fn by_code(parcel: &Parcel) -> BTreeMap<String, f64> {
    let mut all = BTreeMap::new();
    for piece in parcel.parts.iter().chain(&parcel.slivers) {
        if let Zone::SubZone { code, .. } = &piece.part.zone {
            let code = code.clone().unwrap_or_default().to_string();
            *all.entry(code).or_insert(0.0) += piece.shape.area(parcel.frame().unwrap());
        }
    }
    all
}

fn perimeter(outline: &Outline) -> f64 {
    outline.shape.perimeter(outline.frame)
}

/// Compares; gives the greatest difference over what is allowed.
fn worst(
    ours: &BTreeMap<String, f64>,
    theirs: &BTreeMap<String, f64>,
    allowed: impl Fn(f64) -> f64,
) -> (f64, String) {
    let codes = ours.keys().chain(theirs.keys());
    let of = |map: &BTreeMap<String, f64>, code: &String| map.get(code).copied().unwrap_or_default();
    codes
        .map(|code| {
            let (one, other) = (of(ours, code), of(theirs, code));
            ((one - other).abs() / allowed(one.max(other)), format!("{code}: {one} and {other} m²"))
        })
        .fold((0.0, String::new()), |a, b| if b.0 > a.0 { b } else { a })
}

#[test]
fn real_parcels_have_the_areas_that_an_independent_library_finds() {
    let Some(data) = env::var_os("RUANGIZIN_REAL_DATA").map(PathBuf::from) else {
        println!("SKIPPED real data: RUANGIZIN_REAL_DATA does not name a folder");
        return;
    };
    let plan = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/plans/jagoi-babang/plan.toml");
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("pack");
    build(&plan, &out).unwrap();
    let pack = block_on(Pack::open(Folder(out), Limits::default())).unwrap();
    let zones = data.join("rdtr-jagoibabang/KONSEPPOLARUANG_5.geojson");
    let source: Ground =
        polygons_of(&zones, "KODSBL").into_iter().filter_map(|it| ground(it.0, to_geo(&it.1))).collect();
    let parcels = polygons_of(&data.join("rdtr-jagoibabang/HAT_3.geojson"), "-");
    let (mut judged, mut refused, mut slivers, mut partial) = (0, BTreeMap::new(), 0, 0);
    let (mut worst_pack, mut worst_source) = ((0.0, String::new()), (0.0, String::new()));
    for (number, (_, polygons)) in parcels.iter().enumerate() {
        let outline = match Outline::read(polygons) {
            Ok(it) => it,
            Err(faults) => {
                *refused.entry(faults[0].word()).or_insert(0) += 1;
                continue;
            }
        };
        let corner = outline.frame.origin();
        let given = to_geo(&outline.given);
        let parcel = block_on(pack.parcel(outline.clone(), None)).unwrap();
        judged += 1;
        slivers += usize::from(!parcel.slivers.is_empty());
        partial += usize::from(parcel.parts.len() > 1);
        let sum: u32 = parcel.parts.iter().chain(&parcel.slivers).map(|it| it.part.share.millionths()).sum();
        assert_eq!(sum, Share::WHOLE.millionths(), "parcel {number}");
        let ours = by_code(&parcel);
        // On the pack's geometry: the same lines, cut in floating point.
        let local = |it: &LngLat| {
            let (x, y) = measure::project(*it);
            #[expect(clippy::cast_precision_loss, reason = "grid units are at most 2^30")]
            let at = (x - corner.0 as f64, y - corner.1 as f64);
            at
        };
        let ring = |it: &Vec<LngLat>| ring_of(it.iter().map(local));
        let flat = |it: &Vec<Vec<LngLat>>| Polygon::new(ring(&it[0]), it[1..].iter().map(ring).collect());
        let flat = MultiPolygon::new(outline.given.iter().map(flat).collect());
        let back = |shape: &MultiPolygon<f64>| on_ground(shape, corner);
        let theirs = shares(&flat, &drawn(&pack, &outline, corner), back);
        let found = worst(&ours, &theirs, |area| (area * 1e-6).max(0.01));
        if found.0 > worst_pack.0 {
            worst_pack = (found.0, format!("parcel {number}, {}", found.1));
        }
        // On the source's geometry: borders may lie 3 cm beside it.
        let around = perimeter(&outline);
        let theirs = shares(&given, &source, geodesic);
        let found = worst(&ours, &theirs, |_| around * 0.03);
        if found.0 > worst_source.0 {
            worst_source = (found.0, format!("parcel {number}, {}", found.1));
        }
    }
    println!(
        "{judged} of {} parcels cut, refused {refused:?}, {partial} of several parts, {slivers} with slivers",
        parcels.len()
    );
    println!(
        "worst on the pack's geometry {worst_pack:?}, on the source's {worst_source:?} (1 is all that is allowed)"
    );
    assert!(worst_pack.0 <= 1.0, "{worst_pack:?}");
    assert!(worst_source.0 <= 1.0, "{worst_source:?}");
    assert!(judged > 2_700, "{judged}");
}
