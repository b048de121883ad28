//! Setbacks drawn by the packer: rivers, springs, lakes and power lines widened by the distance that a rule names.

use citypack::{Limits, Pack};
use futures::executor::block_on;
use measure::{LngLat, Outline};
use packer::store::Folder;
use serde_json::{Value, json};
use zoning::{Grade, Headline, Name, Project, Rules, judge};

use crate::plan::{PACK, Plan, SUBZONE_LAYER, degrees, layer};

/// One step is some 110.6 m northward and 110.1 m eastward here.
const RULES: &str = r#"
class = "JENIS"
[[layer.setback]]
only = { TANGGUL = "ya" }
distance_m = 3
article = "Permen PUPR 28/PRT/M/2015 Pasal 5, bertanggul"
[[layer.setback]]
only = { JENIS = "saluran" }
distance_m = 0
article = "Pasal 20, saluran dikecualikan"
[[layer.setback]]
only = { JENIS = "mata air" }
distance_m = 200
article = "Permen PUPR 28/PRT/M/2015, mata air"
[[layer.setback]]
only = { JENIS = "sungai" }
up_to = { DALAM = 3 }
distance_m = 10
width = "LEBAR"
article = "Permen PUPR 28/PRT/M/2015 Pasal 5, dalam paling banyak 3 m"
[[layer.setback]]
only = { JENIS = "embung" }
distance_m = 50
article = "Permen PUPR 28/PRT/M/2015, embung"
"#;

fn feature(properties: &Value, geometry: &str, coordinates: &Value) -> Value {
    json!({ "type": "Feature", "properties": properties, "geometry": { "type": geometry, "coordinates": coordinates } })
}

fn at(x: f64, y: f64) -> Value {
    let (lng, lat) = degrees((x, y));
    json!([lng, lat])
}

fn plan() -> Plan {
    let plan = Plan::drawn();
    let features = [
        feature(
            &json!({ "JENIS": "sungai", "DALAM": "2,5", "LEBAR": 6 }),
            "LineString",
            &json!([at(-3.9, -1.0), at(-2.1, -1.0)]),
        ),
        feature(
            &json!({ "JENIS": "sungai", "TANGGUL": "ya" }),
            "LineString",
            &json!([at(-1.8, -1.5), at(-0.2, -1.5)]),
        ),
        feature(&json!({ "JENIS": "saluran" }), "LineString", &json!([at(-1.8, 1.5), at(-0.2, 1.5)])),
        feature(&json!({ "JENIS": "mata air" }), "Point", &at(1.0, 3.0)),
        feature(
            &json!({ "JENIS": "embung" }),
            "Polygon",
            &json!([[at(0.5, -1.5), at(1.0, -1.5), at(1.0, -1.0), at(0.5, -1.0), at(0.5, -1.5)]]),
        ),
        // No rule fits: nobody knows how deep it is.
        feature(&json!({ "JENIS": "sungai" }), "LineString", &json!([at(-3.9, 0.0), at(-2.1, 0.0)])),
    ];
    let collection = json!({ "type": "FeatureCollection", "features": features });
    plan.write("sempadan.geojson", &collection.to_string());
    plan
}

fn mapping() -> String {
    let mut text = PACK.to_owned();
    text += &layer("subzone", "subzone", 2.5, SUBZONE_LAYER);
    text += &layer("sempadan", "overlay", 2.5, RULES);
    text + "[coverage]\nfile = \"coverage.geojson\"\n[rulebook]\nfile = \"rulebook.json\"\n"
}

/// Whether a place lies in the setback.
fn is_held(plan: &Plan, x: f64, y: f64) -> bool {
    let answer = plan.ask(x, y, "47112");
    let overlays = answer["subzones"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|it| it["overlays"].as_array().unwrap().clone());
    overlays.into_iter().any(|it| it.to_string().contains("sempadan"))
}

#[test]
fn lines_points_and_banks_are_widened_by_the_distance_of_their_rule() {
    let plan = plan().packed(&mapping());
    // Half of six metres of water and ten of bank: 13 m are 0.1175 steps.
    assert!(is_held(&plan, -3.0, -1.0 + 0.115) && is_held(&plan, -3.0, -1.0 - 0.115));
    assert!(!is_held(&plan, -3.0, -1.0 + 0.120) && !is_held(&plan, -3.0, -1.0 - 0.120));
    // Behind a dike three: 0.0271 steps; round at its end.
    assert!(is_held(&plan, -1.0, -1.5 + 0.0265) && !is_held(&plan, -1.0, -1.5 + 0.0277));
    assert!(is_held(&plan, -1.8 - 0.0265, -1.5) && !is_held(&plan, -1.8 - 0.0277, -1.5));
    assert!(!is_held(&plan, -1.0, 1.5), "a channel is excepted");
    // 200 m around a spring: 1.808 steps north and south.
    assert!(is_held(&plan, 1.0, 3.0 - 1.80) && !is_held(&plan, 1.0, 3.0 - 1.815));
    // The pond itself and 50 m around: 0.452 steps.
    assert!(is_held(&plan, 0.75, -1.25) && is_held(&plan, 0.75, -1.0 + 0.450));
    assert!(!is_held(&plan, 0.75, -1.0 + 0.455));
    assert!(!is_held(&plan, -3.0, 0.0), "what no rule fits is left out");
}

#[test]
fn the_report_names_distance_and_article_and_what_no_rule_fits() {
    let plan = plan();
    let said = plan.build(&mapping());
    assert!(said.succeeded, "{}", said.errors);
    let told = format!("{}{}", said.text, said.errors);
    assert!(told.contains("fits no rule for the distance of a setback"), "{told}");
    let report = std::fs::read_to_string(plan.path("pack/report.json")).unwrap_or_default();
    let whole = format!("{told}{report}");
    assert!(whole.contains("bertanggul") || whole.contains("report-setback"), "{whole}");
}

#[test]
fn a_rule_without_distance_or_article_and_one_for_zones_are_refused() {
    let plan = plan();
    let refused = |more: &str, words: &str| {
        let said = plan.build(&mapping().replace(RULES, more));
        assert!(said.failure().contains(words), "{}", said.errors);
    };
    refused("[[layer.setback]]\narticle = \"Pasal 1\"\n", "distance_m");
    refused("[[layer.setback]]\ndistance_m = 9000\narticle = \"Pasal 1\"\n", "distance_m");
    refused("[[layer.setback]]\ndistance_m = 9\narticle = \" \"\n", "article");
    let zones = format!("{SUBZONE_LAYER}\n[[layer.setback]]\ndistance_m = 9\narticle = \"Pasal 1\"\n");
    let said = plan.build(&mapping().replace(SUBZONE_LAYER, &zones));
    assert!(said.failure().contains("setback"), "{}", said.errors);
}

/// A lot of some 20 × 100 m of which the river's setback takes about a twentieth: the rest can be approved.
#[test]
fn a_lot_with_a_twentieth_in_the_setback_is_partly_approvable() {
    let plan = plan().packed(&mapping());
    let pack = block_on(Pack::open(Folder(plan.path("pack")), Limits::default())).unwrap();
    let corner = |x: f64, y: f64| {
        let (lng, lat) = degrees((x, y));
        LngLat::new(lng, lat).unwrap()
    };
    // The setback reaches to y = -0.8825; the lot begins five metres within it.
    let (south, north) = (-0.9277, -0.0235);
    let ring = [corner(-3.1, south), corner(-2.9, south), corner(-2.9, north), corner(-3.1, north)];
    let outline = Outline::of_ring(&ring).unwrap();
    let parcel = block_on(pack.parcel(outline, None)).unwrap();
    let project = Project { activities: vec![Name::new("47112")], ..Project::default() };
    let verdict = judge(&parcel, &project, Rules { rulebook: pack.rules(), building: None });
    assert_eq!(verdict.headline, Headline::Partial);
    assert_eq!(verdict.grade, Grade::Partly);
    let share = f64::from(verdict.approvable.share.millionths()) / 1e6;
    assert!((share - 0.95).abs() < 0.002, "{share}");
}
