#![cfg(target_arch = "wasm32")]
//! Tests of components in a real browser. Pure logic is tested natively, journeys with Playwright.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot find its element has failed")]

mod answer;
mod form;
mod language;
mod permit_cases;
mod stage;
mod vault;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);
