//! Parts of forms.

use leptos::prelude::*;
use ruangizin::components::error_summary::{ErrorSummary, Mistake};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::Stage;

#[wasm_bindgen_test]
async fn the_error_summary_takes_the_focus_and_leads_to_the_field() {
    let mistakes = RwSignal::new(Vec::new());
    let stage =
        Stage::show(move || view! { <ErrorSummary mistakes=mistakes /><input id="tempat" /> }.into_any());
    assert_eq!(stage.count("#kesalahan"), 0);
    mistakes.set(vec![Mistake { field: "tempat", message: "place-error-empty" }]);
    stage.settle().await;
    let focused = || web_sys::window().unwrap().document().unwrap().active_element().unwrap().id();
    assert_eq!(focused(), "kesalahan");
    stage.find("#kesalahan a").click();
    stage.settle().await;
    assert_eq!(focused(), "tempat");
}
