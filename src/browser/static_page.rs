//! What the static page of `index.html` knows before the pack has been read: the server has written it there.

use wasm_bindgen::JsCast as _;

fn find(selector: &str) -> Option<web_sys::Element> {
    web_sys::window()?.document()?.query_selector(selector).ok()?
}

/// Whether it marks invented data. Asked while it still stands.
pub fn tells_sample() -> bool {
    find("#boot .app-sample").is_some()
}

/// The city it names, in the language that it shows; empty where there are several or none.
pub fn told_city() -> String {
    let city = find("#boot .app-header__city").and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok());
    city.map(|it| it.inner_text()).unwrap_or_default()
}
