//! Gives the browser its turn between two pieces of work, so that it can draw and answer a finger meanwhile.

use std::cell::Cell;

use js_sys::{Date, Promise};
use wasm_bindgen_futures::JsFuture;

use super::next_task;

/// Work for so many milliseconds may follow in one breath: a task of 50 ms is what people begin to notice (W3C Long Tasks),
/// and one step of the work may take as long again.
const BREATH: f64 = 10.0;

thread_local! {
    /// When the browser had its last turn.
    static LAST: Cell<f64> = const { Cell::new(0.0) };
}

/// Ends when the browser has had its turn; at once where it had one a moment ago.
pub async fn turn() {
    if Date::now() - LAST.get() < BREATH {
        return;
    }
    next_turn().await;
}

/// Ends when the browser has had its turn. Those who wait go on in the order in which they came.
pub async fn next_turn() {
    let promise = Promise::new(&mut |resolve, _reject| next_task::once(&resolve));
    let _ = JsFuture::from(promise).await;
    LAST.set(Date::now());
}

/// Ends after so many milliseconds.
pub async fn pause(milliseconds: i32) {
    let promise = Promise::new(&mut |resolve, _reject| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        }
    });
    let _ = JsFuture::from(promise).await;
}
