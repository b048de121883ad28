//! The worker that keeps the app and the pack for use without a network. Where a browser has none, or only on
//! secure pages, the app works all the same, online.

use core::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState};

/// Looked up by name: `navigator.serviceWorker` is undefined on insecure pages and in some private windows.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let found = js_sys::Reflect::get(&navigator, &"serviceWorker".into()).ok()?;
    (!found.is_undefined() && !found.is_null()).then(|| found.unchecked_into())
}

/// Registers the worker. Fails in silence on purpose: offline use is an extra that the person did not ask for yet.
pub fn register() {
    spawn_local(async {
        if let Some(container) = container() {
            let _ = JsFuture::from(container.register("/sw.js")).await;
        }
    });
}

/// Calls `ready` when a newer version waits to take over.
pub fn watch_updates(ready: impl Fn() + 'static) {
    spawn_local(async move {
        let Some(registration) = registration().await else { return };
        let ready = Rc::new(ready);
        // Without a controller this is the very first visit: nothing older is shown.
        let has_old = || container().is_some_and(|it| it.controller().is_some());
        if registration.waiting().is_some() && has_old() {
            ready();
        }
        let found = {
            let registration = registration.clone();
            Closure::<dyn FnMut()>::new(move || {
                let (Some(worker), ready) = (registration.installing(), Rc::clone(&ready)) else { return };
                let of = worker.clone();
                let changed = Closure::<dyn FnMut()>::new(move || {
                    if of.state() == ServiceWorkerState::Installed && has_old() {
                        ready();
                    }
                });
                worker.set_onstatechange(Some(changed.as_ref().unchecked_ref()));
                // The worker outlives every page; so must its listener.
                changed.forget();
            })
        };
        registration.set_onupdatefound(Some(found.as_ref().unchecked_ref()));
        found.forget();
    });
}

/// Lets the waiting version take over, then loads the page anew.
pub fn apply_update() {
    spawn_local(async {
        let Some(waiting) = registration().await.and_then(|it| it.waiting()) else {
            super::document::reload();
            return;
        };
        if let Some(container) = container() {
            // A second event of the same change must not reload the page again.
            let done = Cell::new(false);
            let changed = Closure::<dyn FnMut()>::new(move || {
                if !done.replace(true) {
                    super::document::reload();
                }
            });
            container.set_oncontrollerchange(Some(changed.as_ref().unchecked_ref()));
            changed.forget();
        }
        let _ = waiting.post_message(&message("skip-waiting", &[]));
    });
}

/// Asks the worker to keep these files whole, for the next visit without a network.
pub fn keep_pack(urls: Vec<String>) {
    spawn_local(async move {
        let Some(container) = container() else { return };
        let Ok(ready) = container.ready() else { return };
        let Ok(registration) = JsFuture::from(ready).await else { return };
        if let Some(worker) = registration.unchecked_into::<ServiceWorkerRegistration>().active() {
            let _ = worker.post_message(&message("keep-pack", &urls));
        }
    });
}

async fn registration() -> Option<ServiceWorkerRegistration> {
    let found = JsFuture::from(container()?.get_registration()).await.ok()?;
    found.dyn_into().ok()
}

fn message(kind: &str, urls: &[String]) -> JsValue {
    let message = js_sys::Object::new();
    let list: js_sys::Array = urls.iter().map(|it| JsValue::from_str(it)).collect();
    let _ = js_sys::Reflect::set(&message, &"type".into(), &kind.into());
    let _ = js_sys::Reflect::set(&message, &"urls".into(), &list);
    message.into()
}
