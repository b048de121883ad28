//! The focus for things whose number is not known beforehand, such as the corners of a list.

use wasm_bindgen::JsCast as _;

/// Moves the focus to an element once it is on the page.
pub fn focus_on(id: String) {
    super::on_next_frame(move || {
        let document = web_sys::window().and_then(|it| it.document());
        let element = document.and_then(|it| it.get_element_by_id(&id));
        if let Some(element) = element.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = element.focus();
        }
    });
}
