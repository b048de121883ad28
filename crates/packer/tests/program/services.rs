//! The catalogue of services and the forms beside it: taken into the pack, or refused with what is wrong.

use std::fs;

use citypack::{Limits, Pack, ServiceFile};
use futures::executor::block_on;
use packer::store::Folder;
use serde_json::{Value, json};

use crate::plan::Plan;

const SECTION: &str = "[services]\nfile = \"services.json\"\n";

fn catalogue() -> Value {
    let texts = |id: &str| json!({ "id": id });
    json!({
        "$schema": "../schema/services.schema.json", "format": "ruangizin-services/1", "as_of": "2026-11-22",
        "offices": [{ "id": "loket", "name": texts("Loket"), "kind": "city" }],
        "articles": [{ "id": "uu", "cite": texts("UU") }],
        "standard": {},
        "groups": [{ "id": "umum", "title": texts("Umum") }],
        "services": [{
            "id": "KEL-SKTM", "title": texts("SKTM"), "group": "umum", "office": "loket", "words": ["surat miskin"],
            "ways": [{ "kind": "here", "form": "sktm" }, { "kind": "counter", "office": "loket" }],
            "legal_basis": ["uu"], "requirements": [{ "text": texts("KTP"), "service": "KEL-SKTM" }],
            "procedure": [texts("Datang")], "time": { "most": 1, "article": "uu" },
            "cost": { "kind": "free", "article": "uu" }, "product": { "title": texts("Surat") },
        }],
    })
}

/// A plan with a catalogue, and the sample city's form beside it.
fn with(catalogue: &Value) -> Plan {
    let plan = Plan::drawn();
    plan.write("services.json", &catalogue.to_string());
    fs::create_dir_all(plan.path("forms")).unwrap();
    for name in ["sktm.json", "sktm.examples.json"] {
        let from = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/kupang-contoh/forms/");
        fs::copy(format!("{from}{name}"), plan.path(&format!("forms/{name}"))).unwrap();
    }
    plan
}

fn mapping() -> String {
    Plan::mapping() + SECTION
}

#[test]
fn the_catalogue_and_its_forms_travel_in_the_pack_and_examples_stay_behind() {
    let plan = with(&catalogue()).packed(&mapping());
    let pack = block_on(Pack::open(Folder(plan.path("pack")), Limits::default())).unwrap();
    let roles: Vec<&str> = pack.manifest().files.keys().map(String::as_str).collect();
    assert!(roles.contains(&"services") && roles.contains(&"form-sktm"), "{roles:?}");
    let read = |role: &str| {
        let name = &pack.manifest().files[role].name;
        (name.clone(), fs::read(plan.path("pack").join(name)).unwrap())
    };
    let (name, bytes) = read("services");
    assert!(!String::from_utf8_lossy(&bytes).contains("$schema"));
    let services = ServiceFile::parse(&name, &bytes).unwrap();
    assert_eq!(services.services[0].words, ["surat miskin"]);
    let (name, bytes) = read("form-sktm");
    assert_eq!(citypack::parse_form(&name, &bytes).unwrap().service, "KEL-SKTM");
    assert!(
        fs::read_dir(plan.path("pack"))
            .unwrap()
            .all(|it| { !it.unwrap().file_name().to_string_lossy().contains("examples") })
    );
}

#[test]
fn what_the_catalogue_names_and_nobody_has_is_told_and_nothing_is_packed() {
    let wrong: [(&str, Value, &str); 5] = [
        ("/services/0/office", json!("kantor"), "office \"kantor\""),
        ("/services/0/group", json!("lain"), "group \"lain\""),
        ("/services/0/cost/article", json!("perda"), "article \"perda\""),
        ("/services/0/requirements/0/service", json!("KEL-RT"), "service \"KEL-RT\""),
        ("/services/0/ways/0/form", json!("slf"), "form \"slf\""),
    ];
    for (path, value, told) in wrong {
        let mut catalogue = catalogue();
        *catalogue.pointer_mut(path).unwrap() = value;
        let plan = with(&catalogue);
        let said = plan.build(&mapping());
        assert!(said.failure().contains(told), "{path}: {}", said.errors);
        assert!(!plan.path("pack/pack.json").exists());
    }
}

#[test]
fn a_form_under_another_name_or_of_no_service_is_refused() {
    let plan = with(&catalogue());
    fs::rename(plan.path("forms/sktm.json"), plan.path("forms/surat.json")).unwrap();
    assert!(plan.build(&mapping()).failure().contains("surat.json"));
    let mut other = catalogue();
    *other.pointer_mut("/services/0/id").unwrap() = json!("KEL-LAIN");
    *other.pointer_mut("/services/0/requirements").unwrap() = json!([]);
    assert!(with(&other).build(&mapping()).failure().contains("KEL-SKTM"));
}
