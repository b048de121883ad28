//! The worker that keeps the app and the pack for use without a network. Where a browser has none, or only on
//! secure pages, the app works all the same, online.

use std::{cell::Cell, rc::Rc};

use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    MessageEvent, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState,
};

use super::document::when_idle;

/// What a page hears of versions other than its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Newer {
    /// A newer one is whole, and waits until somebody wants it.
    Waits,
    /// A newer one has taken over, because somebody wanted it, here or in another tab.
    TookOver,
    /// What this page may still need is there no more, or belongs to another version.
    Elsewhere,
    /// A newer version of the city's plan than the one that this page reads is kept now.
    Plan,
    /// The office has taken back the version that this page reads.
    Withdrawn,
}

type Tell = Rc<dyn Fn(Newer)>;

/// Looked up by name: `navigator.serviceWorker` is undefined on insecure pages and in some private windows.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let found = js_sys::Reflect::get(&navigator, &"serviceWorker".into()).ok()?;
    (!found.is_undefined() && !found.is_null()).then(|| found.unchecked_into())
}

/// Registers the worker and tells of newer versions from then on. Fails in silence on purpose: offline use is an extra
/// that the person did not ask for yet.
pub fn keep_up(tell: impl Fn(Newer) + 'static) {
    let Some(container) = container() else { return };
    let tell: Tell = Rc::new(tell);
    follow_controller(&container, Rc::clone(&tell));
    follow_messages(&container, Rc::clone(&tell));
    if let Some(controller) = container.controller() {
        let _ = controller.post_message(&message("hello", "build", &build()));
    }
    // Asking for a newer worker can wait until the page can be used.
    when_idle(move || {
        spawn_local(async move {
            let registered = JsFuture::from(container.register("/sw.js")).await;
            if let Some(registration) = registered.ok().and_then(|it| it.dyn_into().ok()) {
                follow_registration(&registration, tell);
            }
        });
    });
}

/// The mark of the build that this page is of.
pub fn build() -> String {
    let document = web_sys::window().and_then(|it| it.document());
    let element = document.and_then(|it| it.query_selector("meta[name=build]").ok().flatten());
    element.and_then(|it| it.get_attribute("content")).unwrap_or_default()
}

fn follow_controller(container: &ServiceWorkerContainer, tell: Tell) {
    // On the first visit the worker takes a page that has none: nothing was replaced then.
    let had_one = Cell::new(container.controller().is_some());
    let changed = Closure::<dyn FnMut()>::new(move || {
        if had_one.replace(true) {
            tell(Newer::TookOver);
        }
    });
    container.set_oncontrollerchange(Some(changed.as_ref().unchecked_ref()));
    // The worker outlives every page; so must its listeners.
    changed.forget();
}

fn follow_messages(container: &ServiceWorkerContainer, tell: Tell) {
    let came = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let kind = js_sys::Reflect::get(&event.data(), &"type".into());
        match kind.ok().and_then(|it| it.as_string()).as_deref() {
            Some("outdated") => tell(Newer::Elsewhere),
            Some("newer-plan") => tell(Newer::Plan),
            Some("withdrawn") => tell(Newer::Withdrawn),
            _ => {}
        }
    });
    container.set_onmessage(Some(came.as_ref().unchecked_ref()));
    came.forget();
}

fn follow_registration(registration: &ServiceWorkerRegistration, tell: Tell) {
    // Without a controller this is the very first visit: nothing older is shown.
    let has_old = || container().is_some_and(|it| it.controller().is_some());
    if registration.waiting().is_some() && has_old() {
        tell(Newer::Waits);
    }
    let of = registration.clone();
    let found = Closure::<dyn FnMut()>::new(move || {
        let Some(worker) = of.installing() else { return };
        let (installing, tell): (ServiceWorker, Tell) = (worker.clone(), Rc::clone(&tell));
        let changed = Closure::<dyn FnMut()>::new(move || {
            if installing.state() == ServiceWorkerState::Installed && has_old() {
                tell(Newer::Waits);
            }
        });
        worker.set_onstatechange(Some(changed.as_ref().unchecked_ref()));
        changed.forget();
    });
    registration.set_onupdatefound(Some(found.as_ref().unchecked_ref()));
    found.forget();
}

/// Lets the waiting version take over, of which every open page then hears; without one, loads the page anew.
pub fn apply_update() {
    spawn_local(async {
        match registration().await.and_then(|it| it.waiting()) {
            Some(waiting) => drop(waiting.post_message(&message("skip-waiting", "", ""))),
            None => super::document::reload(),
        }
    });
}

/// Asks the worker to keep the pack below this path whole, for the next visit without a network.
pub fn keep_pack(path: &str) {
    let request = message("keep-pack", "path", path);
    when_idle(move || {
        spawn_local(async move {
            let Some(container) = container() else { return };
            let Ok(ready) = container.ready() else { return };
            let Ok(registration) = JsFuture::from(ready).await else { return };
            if let Some(worker) = registration.unchecked_into::<ServiceWorkerRegistration>().active() {
                let _ = worker.post_message(&request);
            }
        });
    });
}

async fn registration() -> Option<ServiceWorkerRegistration> {
    let found = JsFuture::from(container()?.get_registration()).await.ok()?;
    found.dyn_into().ok()
}

fn message(kind: &str, key: &str, value: &str) -> JsValue {
    let message = js_sys::Object::new();
    for (key, value) in [("type", kind), (key, value)] {
        let _ = js_sys::Reflect::set(&message, &key.into(), &value.into());
    }
    message.into()
}
