//! A word to the other tabs of this app on this device. Absent in old browsers; then nobody is told, and nothing breaks.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure, prelude::wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    type BroadcastChannel;
    #[wasm_bindgen(constructor, catch)]
    fn new(name: &str) -> Result<BroadcastChannel, JsValue>;
    #[wasm_bindgen(method, catch, js_name = postMessage)]
    fn post(this: &BroadcastChannel, message: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, setter)]
    fn set_onmessage(this: &BroadcastChannel, run: &Function);
}

/// A channel; what this tab says it does not hear itself.
pub struct Channel(Option<BroadcastChannel>);

impl Channel {
    /// Opens it for as long as the page lives.
    pub fn open(name: &str, mut heard: impl FnMut(String) + 'static) -> Self {
        let window: JsValue = web_sys::window().into();
        let is_there = Reflect::has(&window, &"BroadcastChannel".into()).unwrap_or(false);
        let Some(channel) = is_there.then(|| BroadcastChannel::new(name).ok()).flatten() else {
            return Self(None);
        };
        let hear = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
            let text = Reflect::get(&event, &"data".into()).ok().and_then(|it| it.as_string());
            heard(text.unwrap_or_default());
        });
        channel.set_onmessage(hear.as_ref().unchecked_ref());
        hear.forget();
        Self(Some(channel))
    }

    /// Says something to the other tabs.
    pub fn say(&self, text: &str) {
        if let Some(channel) = &self.0 {
            // A channel that was shut has nobody at the other end.
            let _ = channel.post(text);
        }
    }
}
