//! The example answers that native tests run, run here: the same answers are judged alike in the browser.

use citypack::parse_form;
use contract::ExampleFile;
use permit::{Setting, run_example};
use wasm_bindgen_test::wasm_bindgen_test;

macro_rules! cases {
    ($($name:literal)*) => {
        [$((
            $name,
            include_str!(concat!("../../crates/permit/tests/cases/", $name, ".json")),
            include_str!(concat!("../../crates/permit/tests/cases/", $name, ".examples.json")),
        )),*]
    };
}

#[wasm_bindgen_test]
fn answers_are_judged_as_they_are_natively() {
    for (name, form, examples) in cases!("kinds" "asked" "retribution" "penalty") {
        let form = parse_form(name, form.as_bytes()).unwrap();
        let file = ExampleFile::parse(name, examples.as_bytes(), &form).unwrap();
        for it in &file.examples {
            let run = run_example(&form, it, file.today, Setting { region: "53.71" });
            assert!(run.mismatches.is_empty(), "{name} {}: {:?}", it.id, run.mismatches);
        }
    }
}
