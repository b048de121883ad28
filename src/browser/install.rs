//! Putting the app on the home screen. Some browsers offer it themselves, some only by steps in their menu.

use std::cell::RefCell;

use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

/// How this browser puts an app on the home screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InstallWay {
    /// It is there already: this page runs as an app.
    Done,
    /// The browser has offered it, and asks when we say so.
    Offered,
    /// By the share menu, as on iPhones and iPads.
    ShareMenu,
    /// By the browser's own menu, if at all.
    Menu,
}

thread_local! {
    /// The browser's offer, good for one question.
    static OFFER: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// Keeps the browser's offer for a better moment than the first seconds of a visit.
pub fn watch_install() {
    let Some(window) = web_sys::window() else { return };
    let offered = Closure::<dyn FnMut(web_sys::Event)>::new(|event: web_sys::Event| {
        event.prevent_default();
        OFFER.set(Some(event.into()));
    });
    let _ = window.add_event_listener_with_callback("beforeinstallprompt", offered.as_ref().unchecked_ref());
    offered.forget();
}

/// The way that is open now.
pub fn install_way() -> InstallWay {
    let Some(window) = web_sys::window() else { return InstallWay::Menu };
    // Only Apple's phones and tablets know this property.
    let standalone = property(&window.navigator(), "standalone");
    if super::prefers("(display-mode: standalone)") || standalone.is_truthy() {
        InstallWay::Done
    } else if OFFER.with_borrow(Option::is_some) {
        InstallWay::Offered
    } else if standalone.is_undefined() {
        InstallWay::Menu
    } else {
        InstallWay::ShareMenu
    }
}

/// Lets the browser ask. Says whether the person agreed.
pub async fn install() -> bool {
    let Some(offer) = OFFER.take() else { return false };
    let Ok(prompt) = property(&offer, "prompt").dyn_into::<js_sys::Function>() else { return false };
    if prompt.call0(&offer).is_err() {
        return false;
    }
    let Ok(choice) = property(&offer, "userChoice").dyn_into::<js_sys::Promise>() else { return false };
    JsFuture::from(choice).await.is_ok_and(|it| property(&it, "outcome") == "accepted")
}

fn property(of: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}
