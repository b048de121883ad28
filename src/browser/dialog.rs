//! Opens and closes dialogs. Where a browser has none, its content stands on the page instead.

use std::cell::RefCell;

use wasm_bindgen::JsCast as _;
use web_sys::{HtmlDialogElement, HtmlElement};

thread_local! {
    /// What had the focus when the dialog opened; there is only ever one that has to be answered.
    static BEFORE: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
}

/// Opens or closes a dialog; does nothing when it is so already. The focus goes back to where it came from.
pub fn show_dialog(dialog: &HtmlDialogElement, wanted: bool) {
    if wanted == dialog.open() {
        return;
    }
    if wanted {
        let focused = web_sys::window().and_then(|it| it.document()).and_then(|it| it.active_element());
        BEFORE.set(focused.and_then(|it| it.dyn_into().ok()));
        if dialog.show_modal().is_err() {
            dialog.set_open(true);
        }
    } else {
        dialog.close();
        if let Some(before) = BEFORE.take() {
            let _ = before.focus();
        }
    }
}

/// Whether an event happened on the element itself and not on something in it.
pub fn is_target(event: &web_sys::Event, element: &HtmlDialogElement) -> bool {
    event.target().is_some_and(|it| {
        AsRef::<wasm_bindgen::JsValue>::as_ref(&it) == AsRef::<wasm_bindgen::JsValue>::as_ref(element)
    })
}
