//! The address of the page: read, changed without loading anything, followed when a link or a button of the
//! browser changes it. Written out here because the app has three pages and a phone has little room.

use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use web_sys::{HtmlAnchorElement, MouseEvent};

/// Path and fragment as they are in the address bar.
pub fn address() -> (String, String) {
    let Some(window) = web_sys::window() else { return (String::new(), String::new()) };
    let location = window.location();
    (location.pathname().unwrap_or_default(), location.hash().unwrap_or_default())
}

/// Writes a new address of ours into the bar.
pub fn set_address(to: &str, replace: bool) {
    let Some(history) = web_sys::window().and_then(|it| it.history().ok()) else { return };
    // Refused only when called hundreds of times within seconds; the next change then writes it.
    let _ = if replace {
        history.replace_state_with_url(&JsValue::NULL, "", Some(to))
    } else {
        history.push_state_with_url(&JsValue::NULL, "", Some(to))
    };
}

/// Calls `changed` after "back", "forward" and an edited fragment, and `opened` with the address of a link to one
/// of our own pages. The app lives as long as the page, and so do these listeners.
pub fn follow_address(changed: impl Fn() + 'static, opened: impl Fn(&str) -> bool + 'static) {
    let Some(window) = web_sys::window() else { return };
    let moved = Closure::<dyn FnMut()>::new(changed);
    let _ = window.add_event_listener_with_callback("popstate", moved.as_ref().unchecked_ref());
    moved.forget();
    let clicked = Closure::<dyn FnMut(MouseEvent)>::new(move |event: MouseEvent| {
        if let Some(link) = plain_link(&event)
            && opened(&link)
        {
            event.prevent_default();
        }
    });
    let _ = window.add_event_listener_with_callback("click", clicked.as_ref().unchecked_ref());
    clicked.forget();
}

/// The address behind a plain click on a link of our own origin. A click with a modifier opens a new tab, and
/// that is the browser's business.
fn plain_link(event: &MouseEvent) -> Option<String> {
    let modified = event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key();
    if event.default_prevented() || event.button() != 0 || modified {
        return None;
    }
    let target: web_sys::Element = event.target()?.dyn_into().ok()?;
    let link: HtmlAnchorElement = target.closest("a[href]").ok()??.dyn_into().ok()?;
    let here = web_sys::window()?.location().origin().ok()?;
    let is_plain = link.target().is_empty() && !link.has_attribute("download");
    (is_plain && link.origin() == here).then(|| format!("{}{}", link.pathname(), link.hash()))
}
