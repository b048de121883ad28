//! The last moment at which a page can do something: it is hidden, shut or reloaded.

use wasm_bindgen::{JsCast as _, closure::Closure};

/// Runs something whenever the page is hidden or left, for as long as it lives. Phones shut hidden pages without a word.
pub fn on_leave(run: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let Some(document) = window.document() else { return };
    let run = Closure::<dyn FnMut()>::new(run);
    let listener = run.as_ref().unchecked_ref();
    let _ = window.add_event_listener_with_callback("pagehide", listener);
    let _ = document.add_event_listener_with_callback("visibilitychange", listener);
    run.forget();
}
