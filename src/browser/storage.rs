//! Whether the browser may throw away what is kept when the device is full. It asks the person, or decides by how
//! much the app is used.

use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Whether what is kept stays until the person deletes it; nothing where the browser cannot say.
pub async fn is_persistent() -> Option<bool> {
    ask("persisted").await
}

/// Asks that it stays. Only upon a person's click: some browsers show a question of their own.
pub async fn persist() -> Option<bool> {
    ask("persist").await
}

/// The interface is missing on insecure pages and in older browsers, so it is looked up by name.
async fn ask(method: &str) -> Option<bool> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let storage = js_sys::Reflect::get(&navigator, &"storage".into()).ok().filter(JsValue::is_object)?;
    let method = js_sys::Reflect::get(&storage, &method.into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
    let promise = method.call0(&storage).ok()?.dyn_into::<js_sys::Promise>().ok()?;
    JsFuture::from(promise).await.ok()?.as_bool()
}

/// Whether the page came over a connection that browsers trust; on others they withhold position and storage.
pub fn is_secure() -> bool {
    web_sys::window().is_none_or(|it| it.is_secure_context())
}

/// Bytes that are used, and about how many the browser provides; nothing where it does not say.
pub async fn usage() -> Option<(f64, f64)> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let storage = js_sys::Reflect::get(&navigator, &"storage".into()).ok().filter(JsValue::is_object)?;
    let method =
        js_sys::Reflect::get(&storage, &"estimate".into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
    let promise = method.call0(&storage).ok()?.dyn_into::<js_sys::Promise>().ok()?;
    let told = JsFuture::from(promise).await.ok()?;
    let number = |name: &str| js_sys::Reflect::get(&told, &name.into()).ok().and_then(|it| it.as_f64());
    Some((number("usage")?, number("quota")?))
}

/// Whether this browser deletes what a site has kept when it was not opened for seven days: Safari and everything on
/// iPhones and iPads does (Intelligent Tracking Prevention), unless the app is on the home screen.
pub fn forgets_after_a_week() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let vendor = js_sys::Reflect::get(&window.navigator(), &"vendor".into()).ok();
    let is_apples = vendor.and_then(|it| it.as_string()).is_some_and(|it| it.starts_with("Apple"));
    is_apples && super::install_way() != super::InstallWay::Done
}
