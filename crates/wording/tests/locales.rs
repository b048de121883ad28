//! The locale files themselves: same ids and variables in every language, a message for every code.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot read its files has failed")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
};

use fluent_syntax::{ast, parser};
use wording::{
    Language, OF_ABOUT, OF_EXPORTS, OF_FIGURES, OF_FORMS, OF_HANDOVERS, OF_MINE, OF_PACKAGES, OF_PACKS,
    OF_PARCELS, OF_SERVICES, OF_SHARING, OF_SHEETS, OF_TRACKING, Words, has_officer_text, id,
};
use zoning::{Asks, Figure, Gap, Grade, Headline, MenuGroup, Outcome, RoadClass};

type Messages = BTreeMap<String, BTreeSet<String>>;

/// Ids of one file with the variables that each uses.
fn messages(language: Language, file: &str) -> Messages {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../locales").join(language.tag());
    let text = fs::read_to_string(folder.join(file)).unwrap();
    let resource = parser::parse(text).unwrap_or_else(|(_, errors)| panic!("{file}: {errors:?}"));
    let mut found = Messages::new();
    for entry in &resource.body {
        if let ast::Entry::Message(message) = entry {
            let name = message.id.name.clone();
            let variables = message.value.iter().flat_map(variables).collect();
            assert!(found.insert(name.clone(), variables).is_none(), "{file}: {name} twice");
        }
    }
    found
}

fn variables(pattern: &ast::Pattern<String>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            expression_variables(expression, &mut found);
        }
    }
    found
}

fn expression_variables(expression: &ast::Expression<String>, found: &mut BTreeSet<String>) {
    match expression {
        ast::Expression::Inline(inline) => inline_variables(inline, found),
        ast::Expression::Select { selector, variants } => {
            inline_variables(selector, found);
            found.extend(variants.iter().flat_map(|it| variables(&it.value)));
        }
    }
}

fn inline_variables(inline: &ast::InlineExpression<String>, found: &mut BTreeSet<String>) {
    match inline {
        ast::InlineExpression::VariableReference { id } => {
            found.insert(id.name.clone());
        }
        ast::InlineExpression::Placeable { expression } => expression_variables(expression, found),
        _ => {}
    }
}

fn files(language: Language) -> BTreeSet<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../locales").join(language.tag());
    let names = fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap());
    names.collect()
}

#[test]
fn all_languages_have_the_same_messages_with_the_same_variables() {
    let first = Language::default();
    // The language that tests the others is made from the first one and has no folder.
    for language in Language::ALL.into_iter().filter(|it| !it.tag().ends_with("-XA")) {
        assert_eq!(files(language), files(first));
        for file in files(first) {
            assert_eq!(messages(language, &file), messages(first, &file), "{} {file}", language.tag());
        }
    }
}

#[test]
fn an_id_is_used_in_one_file_only_and_every_file_is_compiled_in() {
    let words = Words::new(Language::default());
    let bare = Words::without_answers(Language::default());
    let mut seen = BTreeSet::new();
    for file in files(Language::default()) {
        for name in messages(Language::default(), &file).into_keys() {
            if ["pola.ftl", "components.ftl"].contains(&file.as_str()) && !cfg!(feature = "pola") {
                assert!(!words.has(&name), "{name} is for developers only, and the app carries it");
                continue;
            }
            if file == "shell.ftl" {
                assert!(!words.has(&name), "{name} is said by the static page, and the app carries it");
                continue;
            }
            let of_part = [
                ("about.ftl", &OF_ABOUT),
                ("access.ftl", &OF_ABOUT),
                ("export.ftl", &OF_EXPORTS),
                ("figure.ftl", &OF_FIGURES),
                ("form.ftl", &OF_FORMS),
                ("handover.ftl", &OF_HANDOVERS),
                ("mine.ftl", &OF_MINE),
                ("packs.ftl", &OF_PACKS),
                ("package.ftl", &OF_PACKAGES),
                ("parcel.ftl", &OF_PARCELS),
                ("photo.ftl", &OF_MINE),
                ("services.ftl", &OF_SERVICES),
                ("sheet.ftl", &OF_SHEETS),
                ("share.ftl", &OF_SHARING),
                ("track.ftl", &OF_TRACKING),
            ];
            let has = if let Some((_, book)) = of_part.into_iter().find(|it| it.0 == file) {
                assert!(!words.has(&name), "{name} is said by a part, and the main program carries it");
                words.text_of(book, &name, &[]) != name
            } else if file.starts_with("packer") || ["desk.ftl", "server.ftl"].contains(&file.as_str()) {
                assert!(!words.has(&name), "{name} is for officers only, and the app carries it");
                has_officer_text(Language::default(), &name)
            } else {
                let of_answers = ["answer.ftl", "zoning.ftl"].contains(&file.as_str());
                assert_eq!(bare.has(&name), !of_answers, "{name}: what answers say comes with their part");
                words.has(&name)
            };
            assert!(has, "{file} is not compiled in: {name}");
            assert!(seen.insert(name.clone()), "{name} is in two files");
        }
    }
}

#[test]
fn every_code_of_a_verdict_has_its_words_in_every_language() {
    for language in Language::ALL {
        let words = Words::new(language);
        let gaps = Gap::ALL.map(Outcome::NoData);
        for outcome in Outcome::DECIDED.into_iter().chain(gaps) {
            for id in [id::outcome(outcome), id::outcome_meaning(outcome), id::next_step(outcome)] {
                assert!(words.has(id), "{id}");
            }
        }
        for gap in Gap::ALL {
            assert!(words.has(id::gap(gap)) && words.has(id::gap_meaning(gap)), "{gap:?}");
        }
        assert!(
            words.has(id::headline(Headline::Partial)) && words.has(id::headline_meaning(Headline::Partial))
        );
    }
}

#[test]
fn every_code_of_a_plot_has_its_words_in_every_language() {
    for language in Language::ALL {
        let words = Words::new(language);
        let mut of_figures: Vec<String> = Figure::ALL.map(|it| format!("figure-{}", it.word())).to_vec();
        let mut ids: Vec<String> = MenuGroup::ALL.map(|it| format!("parcel-group-{}", it.word())).to_vec();
        ids.extend(RoadClass::ALL.map(|it| format!("parcel-road-{}", it.word())));
        let asks =
            [Asks::Road, Asks::PlotSize, Asks::Floors, Asks::RoadWidth, Asks::GroundHeight].map(Asks::word);
        of_figures.extend(asks.map(|it| format!("figure-asks-{it}")));
        let grades = [Grade::Passes, Grade::Partly, Grade::Unknown, Grade::Fails].map(Grade::word);
        ids.extend(grades.map(|it| format!("parcel-grade-{it}")));
        for (book, ids) in [(&OF_PARCELS, ids), (&OF_FIGURES, of_figures)] {
            for id in &ids {
                assert_ne!(words.text_of(book, id, &[]), *id, "{}", language.tag());
            }
        }
    }
}

#[test]
fn no_gap_is_told_in_the_words_of_a_permission() {
    for language in Language::ALL {
        let words = Words::new(language);
        let allowed = words.text(id::outcome(Outcome::Allowed));
        for gap in Gap::ALL {
            let told = words.text(id::outcome(Outcome::NoData(gap)));
            assert_ne!(told, allowed);
            assert!(!told.to_lowercase().starts_with(&allowed.to_lowercase()), "{told}");
        }
    }
}
