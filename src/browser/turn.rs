//! Gives the browser its turn between two pieces of work, so that it can draw and answer a finger meanwhile.

use std::cell::Cell;

use js_sys::{Date, Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    type MessageChannel;

    #[wasm_bindgen(constructor)]
    fn new() -> MessageChannel;

    #[wasm_bindgen(method, getter)]
    fn port1(this: &MessageChannel) -> MessagePort;

    #[wasm_bindgen(method, getter)]
    fn port2(this: &MessageChannel) -> MessagePort;

    type MessagePort;

    #[wasm_bindgen(method, setter)]
    fn set_onmessage(this: &MessagePort, run: &Function);

    #[wasm_bindgen(method, js_name = postMessage)]
    fn post(this: &MessagePort, message: &JsValue);
}

/// Work for so many milliseconds may follow in one breath: a task of 50 ms is what people begin to notice (W3C Long Tasks).
const BREATH: f64 = 40.0;

thread_local! {
    /// When the browser had its last turn.
    static LAST: Cell<f64> = const { Cell::new(0.0) };
}

/// Ends when the browser has had its turn; at once where it had one a moment ago. A message comes at once; a timer would
/// come late where several follow.
pub async fn turn() {
    if Date::now() - LAST.get() < BREATH {
        return;
    }
    let promise = Promise::new(&mut |resolve, _reject| {
        let channel = MessageChannel::new();
        channel.port1().set_onmessage(&resolve);
        channel.port2().post(&JsValue::NULL);
    });
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
