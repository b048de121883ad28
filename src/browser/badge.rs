//! The number on the app's icon, where the device shows one.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Shows how many things wait for the person; none takes the number away.
pub fn badge(count: usize) {
    let Some(navigator) = web_sys::window().map(|it| it.navigator()) else { return };
    let Ok(set) = Reflect::get(&navigator, &"setAppBadge".into()) else { return };
    let Ok(set) = set.dyn_into::<Function>() else { return };
    #[expect(clippy::cast_precision_loss, reason = "a few dozen at most")]
    let promise = set.call1(&navigator, &JsValue::from_f64(count as f64));
    // Refused where the app is not on the home screen; an answer that nobody waits for would be told as a fault.
    if let Ok(Ok(promise)) = promise.map(JsCast::dyn_into::<js_sys::Promise>) {
        leptos::task::spawn_local(async move {
            let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
        });
    }
}
