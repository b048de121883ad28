//! What the device prefers, or the person has chosen here: dark colours, little movement, large text. Followed while a page is
//! open.

use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::MediaQueryList;

/// Dark colours are preferred.
pub const DARK: &str = "(prefers-color-scheme: dark)";
/// Movement on the screen is unwelcome.
pub const CALM: &str = "(prefers-reduced-motion: reduce)";

/// Whether the device prefers it now, or the person has chosen it here.
pub fn prefers(query: &str) -> bool {
    list(query).is_some_and(|it| it.matches()) || query == CALM && look("motion").is_some()
}

/// A look that the person has chosen for this app: an attribute of the page that the style sheets know, kept on the device and
/// set again by `public/shell.js` before anything is drawn. An empty value is the usual look.
pub fn set_look(name: &str, value: &str) {
    let Some(root) = root() else { return };
    let attribute = ["data-", name].concat();
    if value.is_empty() {
        super::forget(name);
        let _ = root.remove_attribute(&attribute);
    } else {
        super::remember(name, value);
        let _ = root.set_attribute(&attribute, value);
    }
}

fn look(name: &str) -> Option<String> {
    root()?.get_attribute(&["data-", name].concat())
}

fn root() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.document_element()
}

/// Follows a preference until it is dropped.
pub struct Preference {
    list: MediaQueryList,
    changed: Closure<dyn FnMut()>,
}

impl Preference {
    /// Runs `changed` whenever the answer to [`prefers`] may have changed.
    pub fn follow(query: &str, changed: impl FnMut() + 'static) -> Option<Self> {
        let list = list(query)?;
        let changed = Closure::<dyn FnMut()>::new(changed);
        list.add_event_listener_with_callback("change", changed.as_ref().unchecked_ref()).ok()?;
        Some(Self { list, changed })
    }
}

impl Drop for Preference {
    fn drop(&mut self) {
        let run = self.changed.as_ref().unchecked_ref();
        let _ = self.list.remove_event_listener_with_callback("change", run);
    }
}

/// Sets a length in pixels that the style sheets read. Goes through the object model: the policy allows no inline style.
pub fn set_length(element: &web_sys::HtmlElement, name: &str, px: i32) {
    let _ = element.style().set_property(name, &format!("{px}px"));
}

fn list(query: &str) -> Option<MediaQueryList> {
    web_sys::window()?.match_media(query).ok()?
}
