//! Runs the example answers of the forms in `cases/`: every kind of answer, what is asked when, the worked numbers of
//! the retribution (annex of Government Regulation 16/2021) and of the penalty on late property tax. The same files
//! are run in the browser.
#![expect(clippy::unwrap_used, reason = "a test that cannot make its own input has failed")]

use citypack::parse_form;
use contract::ExampleFile;
use permit::{Setting, run_example};

fn run(name: &str, form: &str, examples: &str) -> usize {
    let form = parse_form(name, form.as_bytes()).unwrap();
    let file = ExampleFile::parse(name, examples.as_bytes(), &form).unwrap();
    let mut wrong = Vec::new();
    for it in &file.examples {
        for mismatch in run_example(&form, it, file.today, Setting { region: "53.71" }).mismatches {
            wrong.push(format!("{name} {}: {mismatch:?}", it.id));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    file.examples.len()
}

macro_rules! cases {
    ($($test:ident $name:literal $least:literal)*) => {$(
        #[test]
        fn $test() {
            let form = include_str!(concat!("cases/", $name, ".json"));
            let examples = include_str!(concat!("cases/", $name, ".examples.json"));
            assert!(run($name, form, examples) >= $least);
        }
    )*};
}

cases! {
    every_kind_takes_what_people_type_and_tells_what_is_wrong "kinds" 150
    questions_are_asked_when_their_conditions_hold "asked" 10
    the_retribution_of_a_building_is_the_worked_one "retribution" 10
    the_penalty_on_late_tax_is_the_worked_one "penalty" 5
}
