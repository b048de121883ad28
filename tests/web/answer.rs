//! The answer as it is shown: a gap never looks or reads like a permission, and the marks are always there.

use std::sync::Arc;

use citypack::{Status, Texts};
use leptos::prelude::*;
use measure::{LngLat, Metres, Share};
use ruangizin::{
    answer::{AnswerModel, ConditionWords, PartModel, Subject, ZoneWords},
    components::answer::Answer,
};
use wasm_bindgen_test::wasm_bindgen_test;
use zoning::{Doubt, Gap, Headline, Outcome, Zone};

use crate::stage::Stage;

fn part(outcome: Outcome) -> PartModel {
    PartModel {
        zone: ZoneWords {
            zone: Zone::SubZone { code: Some("R-2".into()), layer: "subzone".into() },
            name: Texts::from("Perumahan"),
            colour: Some("#ffcc00".to_owned()),
        },
        share: Share::WHOLE,
        area: None,
        distance: Metres::ZERO,
        outcome,
        conditions: Vec::new(),
        reasons: Vec::new(),
        overlays: Vec::new(),
    }
}

fn model(outcome: Outcome) -> AnswerModel {
    AnswerModel {
        headline: Headline::Whole(outcome),
        code: "47112".to_owned(),
        activity: None,
        subject: Subject::Point { place: LngLat::new(123.6, -10.1).unwrap(), accuracy: None },
        parts: vec![part(outcome)],
        near: Vec::new(),
        border: None,
        doubts: Vec::new(),
        plans: Vec::new(),
        city: Texts::from("Kota"),
        status: Status::Contoh,
        version: "1".to_owned(),
        created: "2026-01-01".to_owned(),
        stale_since: None,
        withdrawn: None,
        contacts: Vec::new(),
    }
}

fn show(model: AnswerModel) -> Stage {
    let model = Arc::new(model);
    Stage::show(move || view! { <Answer model=model /> }.into_any())
}

#[wasm_bindgen_test]
fn a_gap_never_reads_as_allowed() {
    for gap in Gap::ALL {
        let stage = show(model(Outcome::NoData(gap)));
        assert_eq!(stage.find("#jawaban").inner_text(), "Belum ada jawaban", "{gap:?}");
        assert_eq!(stage.count(".app-tone--allowed"), 0, "{gap:?}");
        assert!(stage.text().contains("bukan berarti"), "{gap:?}");
        let sends_to_forum = stage.text().contains("Forum Penataan Ruang (FPR), yang menilai");
        assert_eq!(sends_to_forum, gap.is_for_the_forum(), "{gap:?}");
    }
}

#[wasm_bindgen_test]
fn every_answer_says_that_it_is_indicative_and_a_sample() {
    for outcome in Outcome::DECIDED {
        let stage = show(model(outcome));
        assert!(stage.text().contains("Indikatif, bukan izin"), "{outcome:?}");
        assert!(stage.text().contains("DATA CONTOH"), "{outcome:?}");
        assert!(stage.text().contains("Perumahan (R-2)"), "{outcome:?}");
    }
}

#[wasm_bindgen_test]
fn conditions_are_shown_in_the_plans_words_with_the_code_small() {
    let mut model = model(Outcome::Limited);
    model.parts[0].conditions =
        vec![ConditionWords {
            code: "T2".to_owned(), text: Texts::from("Buka 07.00–24.00"), article: None
        }];
    let stage = show(model);
    assert!(stage.find(".app-answer__conditions").inner_text().contains("Buka 07.00–24.00"));
    assert_eq!(stage.find(".app-answer__source").inner_text(), "T2");
}

#[wasm_bindgen_test]
fn near_a_border_both_answers_and_the_doubt_are_shown() {
    let mut model = model(Outcome::Allowed);
    model.near = vec![PartModel { distance: Metres::new(1.2), ..part(Outcome::Forbidden) }];
    model.doubts = vec![Doubt::NearBorder { distance: Metres::new(1.2), band: Metres::new(2.5) }];
    let stage = show(model);
    let text = stage.text().replace('\u{a0}', " ");
    assert!(text.contains("Belum pasti") && text.contains("1,2 m") && text.contains("Tidak boleh"), "{text}");
}

#[wasm_bindgen_test]
fn an_old_copy_of_the_pack_is_called_old() {
    let mut model = model(Outcome::Allowed);
    model.stale_since = Some("2026-05-22".to_owned());
    assert!(show(model).text().contains("22 Mei 2026"));
}
