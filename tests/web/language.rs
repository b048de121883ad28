//! The language on the screen.

use leptos::prelude::*;
use ruangizin::{browser, state::language::use_language, t};
use wasm_bindgen_test::wasm_bindgen_test;
use wording::Language;

use crate::stage::Stage;

#[wasm_bindgen_test]
async fn a_sentence_follows_the_language_and_the_choice_is_kept() {
    let stage = Stage::show(|| {
        let spoken = use_language();
        view! { <button on:click=move |_| spoken.set(Language::of_tag("en").unwrap_or_default())>{t!("common-skip")}</button> }
            .into_any()
    });
    assert_eq!(stage.text(), "Langsung ke isi halaman");
    stage.find("button").click();
    stage.settle().await;
    assert_eq!(stage.text(), "Skip to the content");
    let root = web_sys::window().unwrap().document().unwrap().document_element().unwrap();
    assert_eq!(root.get_attribute("lang").as_deref(), Some("en"));
    assert_eq!(browser::recall("language").as_deref(), Some("en"));
}
