//! Work that only one tab of this app may do at a time, by the browser's own locks. Where it has none, says so.

use std::pin::Pin;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// Work in a box.
pub type Work = Pin<Box<dyn Future<Output = ()>>>;

/// Does the work when no other tab does work of this name, and waits for that. Hands the work back where the browser knows
/// no locks. A tab that is shut gives its lock back at once.
pub async fn alone(name: &str, work: Work) -> Result<(), Work> {
    let Some((locks, request)) = locks() else { return Err(work) };
    let run = Closure::once_into_js(move |_lock: JsValue| -> Promise {
        future_to_promise(async move {
            work.await;
            Ok(JsValue::UNDEFINED)
        })
    });
    let asked = request.call2(&locks, &name.into(), &run);
    if let Ok(promise) = asked.and_then(JsCast::dyn_into::<Promise>) {
        // Refused only where the page is about to go.
        let _ = JsFuture::from(promise).await;
    }
    Ok(())
}

fn locks() -> Option<(JsValue, Function)> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let locks = Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)?;
    let request = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    Some((locks, request))
}
