//! The document around the app: title, language, focus, skeleton.

use std::cell::Cell;

use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

/// Sets the title of the tab.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Tells the browser and screen readers which language the page speaks.
pub fn set_language(tag: &str) {
    if let Some(root) = document().and_then(|it| it.document_element()) {
        let _ = root.set_attribute("lang", tag);
    }
}

/// The languages the person reads, best first.
pub fn languages() -> Vec<String> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    window.navigator().languages().iter().filter_map(|it| it.as_string()).collect()
}

/// Moves the focus to an element once it is on the page. The element needs `tabindex="-1"` when it is no control.
pub fn focus(id: &'static str) {
    on_next_frame(move || {
        let element = document().and_then(|it| it.get_element_by_id(id));
        if let Some(element) = element.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = element.focus();
        }
    });
}

/// Opens what can be opened and shut, and brings it into sight.
pub fn open_details(id: &'static str) {
    if let Some(element) = document().and_then(|it| it.get_element_by_id(id)) {
        let _ = element.set_attribute("open", "");
        element.scroll_into_view();
    }
}

/// Runs something after the next change of the page has been drawn.
pub fn on_next_frame(run: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(run);
    if let Some(window) = web_sys::window() {
        let _ = window.request_animation_frame(callback.unchecked_ref());
    }
}

/// How long a busy page may put off what can wait, in milliseconds.
const PUT_OFF: u32 = 2000;

/// Runs something when the browser has nothing better to do, for which the person waits.
pub fn when_idle(run: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(run);
    let Some(window) = web_sys::window() else { return };
    // Safari has no such moment; there, soon after the next frame.
    if let Some(request) = method(&window, "requestIdleCallback") {
        let options = js_sys::Object::new();
        let _ = js_sys::Reflect::set(&options, &"timeout".into(), &PUT_OFF.into());
        let _ = request.call2(&window, &callback, &options);
    } else {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), 100);
    }
}

/// Shows the page from its top, as a new page does.
pub fn scroll_to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Begins work before the app is mounted, which is what makes the framework ready for tasks of its own.
pub fn begin(work: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(work);
}

/// Puts the app into its place in the page, else into the body.
pub fn mount(app: impl FnOnce() -> leptos::prelude::AnyView + 'static) {
    let place = document().and_then(|it| it.get_element_by_id("app")).and_then(|it| it.dyn_into().ok());
    match place {
        // The app lives as long as the page.
        Some(place) => leptos::mount::mount_to::<_, _>(place, app).forget(),
        None => leptos::mount::mount_to_body(app),
    }
}

thread_local! {
    /// Whether what stands on the page is still on its way.
    static IS_HELD: Cell<bool> = const { Cell::new(false) };
}

/// The static skeleton stays until [`release_skeleton`]: it tells more of the page than the app could yet.
pub fn hold_skeleton() {
    IS_HELD.set(document().and_then(|it| it.get_element_by_id("boot")).is_some());
}

/// What the skeleton was held for is there.
pub fn release_skeleton() {
    if IS_HELD.replace(false) {
        remove_skeleton();
    }
}

/// Shows the app in the place of the static skeleton of `index.html`, and tells `public/shell.js`.
pub fn remove_skeleton() {
    if IS_HELD.get() {
        return;
    }
    if let Some(place) = document().and_then(|it| it.get_element_by_id("app")) {
        let _ = place.remove_attribute("hidden");
    }
    if let Some(skeleton) = document().and_then(|it| it.get_element_by_id("boot")) {
        skeleton.remove();
    }
    if let (Some(window), Ok(event)) = (web_sys::window(), web_sys::Event::new("ruangizin-shown")) {
        let _ = window.dispatch_event(&event);
    }
}

/// Runs something after so many milliseconds.
pub fn after(milliseconds: u32, run: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(run);
    if let Some(window) = web_sys::window() {
        let wait = i32::try_from(milliseconds).unwrap_or(i32::MAX);
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), wait);
    }
}

/// Opens the print dialogue.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

/// Hands a text and the link of this page to the device's share sheet, else to the clipboard.
/// Says whether something took it.
pub async fn share_link(title: String, text: String) -> bool {
    share_address(title, text, page_address()).await
}

/// The same with another link.
pub async fn share_address(title: String, text: String, link: String) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let navigator: JsValue = window.navigator().into();
    if let Some(share) = method(&navigator, "share") {
        let data = js_sys::Object::new();
        for (key, value) in [("title", &title), ("text", &text), ("url", &link)] {
            let _ = js_sys::Reflect::set(&data, &key.into(), &value.as_str().into());
        }
        return settles(share.call1(&navigator, &data)).await;
    }
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into()).unwrap_or(JsValue::UNDEFINED);
    let Some(write) = method(&clipboard, "writeText") else { return false };
    settles(write.call1(&clipboard, &format!("{text}\n{link}").into())).await
}

/// The whole address of this page.
pub fn page_address() -> String {
    web_sys::window().and_then(|it| it.location().href().ok()).unwrap_or_default()
}

/// Puts a text on the clipboard. Says whether it is there.
pub async fn copy_text(text: String) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let navigator: JsValue = window.navigator().into();
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into()).unwrap_or(JsValue::UNDEFINED);
    let Some(write) = method(&clipboard, "writeText") else { return false };
    settles(write.call1(&clipboard, &text.as_str().into())).await
}

/// A method that may be absent: in insecure contexts and old browsers whole interfaces are missing.
fn method(of: &JsValue, name: &str) -> Option<js_sys::Function> {
    if of.is_undefined() || of.is_null() {
        return None;
    }
    js_sys::Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}

async fn settles(promise: Result<JsValue, JsValue>) -> bool {
    match promise.map(wasm_bindgen::JsCast::dyn_into::<js_sys::Promise>) {
        Ok(Ok(promise)) => wasm_bindgen_futures::JsFuture::from(promise).await.is_ok(),
        _ => false,
    }
}
