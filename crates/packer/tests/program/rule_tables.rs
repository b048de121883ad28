//! A planner's whole rulebook as the sheets of one workbook (written by openpyxl), and her test cases: taken into the pack and
//! run, or refused with the addresses of cells.

use std::{fs, path::Path};

use serde_json::{Value, json};

use crate::plan::{Plan, place};

/// Everything from one workbook.
const SECTIONS: &str = "[rulebook]\nfile = \"aturan.xlsx\"\nsheet = \"Matriks\"\narticle = \"Pasal 8\"\n\
    legend = \"aturan.xlsx#Keterangan\"\narticles = \"aturan.xlsx#Pasal\"\n\
    overlays = \"aturan.xlsx#Ketentuan khusus\"\nkawasan = \"aturan.xlsx#Kawasan\"\n\
    [intensity]\nfile = \"aturan.xlsx#Intensitas\"\n[activities]\nfile = \"aturan.xlsx#Kegiatan\"\n";

/// The drawing with the workbook, and the mapping file.
fn with_workbook() -> (Plan, String) {
    let plan = Plan::drawn();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/aturan.xlsx");
    plan.write_bytes("aturan.xlsx", &fs::read(from).unwrap());
    (plan, Plan::mapping().replace("[rulebook]\nfile = \"rulebook.json\"\n", SECTIONS))
}

/// A line of the planner's cases.
fn case(x: f64, y: f64, rest: &str) -> String {
    format!("{},{rest}\n", place(x, y))
}

fn file_of(plan: &Plan, role: &str) -> Value {
    let manifest: Value = serde_json::from_slice(&fs::read(plan.path("pack/pack.json")).unwrap()).unwrap();
    let name = manifest["files"][role]["name"].as_str().expect("the manifest names the file");
    serde_json::from_slice(&fs::read(plan.path("pack").join(name)).unwrap()).unwrap()
}

#[test]
fn a_workbook_holds_every_rule_and_her_cases_are_run() {
    let (plan, mapping) = with_workbook();
    let cases = "Lintang,Bujur,Kegiatan,Jawaban,Zona\n".to_owned()
        + &case(-3.0, 0.0, "47112,diizinkan,R-2")
        + &case(-1.0, 0.0, "47112,terbatas bersyarat,K-1")
        + &case(1.0, 0.0, "47112,dilarang,SPU-1")
        + &case(-3.2, -1.5, "47112,dilarang,R-2")
        + &case(1.0, 0.0, "56101,tidak ada data,");
    plan.write("kasus.csv", &cases);
    let plan = plan.packed(&(mapping + "[cases]\nfile = \"kasus.csv\"\n"));
    let answer = plan.ask(-1.0, 0.0, "47112").to_string();
    for held in ["B9", "Pasal 20", "Pasal 8"] {
        assert!(answer.contains(held), "{held} is missing in {answer}");
    }
    let rules = file_of(&plan, "rulebook").to_string();
    for held in ["Ada parkir sendiri", "The matrix says which activities.", "\"required\":true", "01450"] {
        assert!(rules.contains(held), "{held} is missing in {rules}");
    }
    let intensity = file_of(&plan, "intensity");
    assert_eq!(intensity["plot_classes"], json!([{"id": "0-200", "to_m2": 200}, {"id": "200-"}]));
    assert_eq!(intensity["rows"][0][5], json!(240));
    let activities = file_of(&plan, "activities");
    assert_eq!(activities["activities"][0]["title"]["en"], json!("Kiosk"));
    let report = fs::read_to_string(plan.path("pack/report.json")).unwrap();
    assert!(report.contains("rules-cases"), "the report tells that cases were run");
}

#[test]
fn a_case_that_is_answered_otherwise_stops_publishing() {
    let (plan, mapping) = with_workbook();
    plan.write("kasus.csv", &("lat,lng,kegiatan,jawaban\n".to_owned() + &case(-3.0, 0.0, "47112,dilarang")));
    let said = plan.build(&(mapping + "[cases]\nfile = \"kasus.csv\"\n"));
    assert_eq!(said.status, Some(2), "{}{}", said.text, said.errors);
    assert!(!plan.path("pack/pack.json").exists(), "nothing is published");
    let report = fs::read_to_string(plan.path("pack/report.json")).unwrap();
    assert!(report.contains("rules-case-differs") && report.contains("D2"), "{report}");
}

#[test]
fn tables_that_do_not_serve_are_refused_with_all_their_cells() {
    let (plan, mapping) = with_workbook();
    plan.write(
        "khusus.csv",
        "Ketentuan khusus,Kelas,Akibat,Pasal\nkrb,Tinggi,X,Pasal 20\nkrb,Tinggi,B9,Pasal 20\nkrb,Sedang,mungkin,Pasal 20\nkrb,Rendah,B9,\n",
    );
    let said = plan.build(&mapping.replace("aturan.xlsx#Ketentuan khusus", "khusus.csv"));
    for held in ["khusus.csv", "C3", "contradicts", "C4", "mungkin", "D5", "cite"] {
        assert!(said.failure().contains(held), "{held} is missing in {}", said.errors);
    }
    let (plan, mapping) = with_workbook();
    plan.write("intensitas.csv", "Sub-zona,KDB\nR-9,80\nR-2,delapan\n");
    let said = plan.build(&mapping.replace("aturan.xlsx#Intensitas", "intensitas.csv"));
    for held in ["intensitas.csv", "A2", "R-9", "B3", "delapan"] {
        assert!(said.failure().contains(held), "{held} is missing in {}", said.errors);
    }
    let (plan, mapping) = with_workbook();
    plan.write("kasus.csv", "lat,lng,kegiatan,jawaban\nsana,123,47112,boleh\n-10.1,123.6,47112,barangkali\n");
    let said = plan.build(&(mapping + "[cases]\nfile = \"kasus.csv\"\n"));
    for held in ["A2", "sana", "D3", "barangkali"] {
        assert!(said.failure().contains(held), "{held} is missing in {}", said.errors);
    }
}
