//! What the static page of `index.html` knows before the pack has been read: the server has written it there.

fn find(selector: &str) -> Option<web_sys::Element> {
    web_sys::window()?.document()?.query_selector(selector).ok()?
}

/// Whether it marks invented data. Asked while it still stands.
pub fn tells_sample() -> bool {
    find("#boot .app-sample").is_some()
}

/// The city it names, in the language that it shows; empty where there are several or none.
pub fn told_city() -> String {
    let city = find("#boot .app-header__city span:not([hidden])").or_else(|| find("#boot .app-header__city"));
    // Not `inner_text`, for which the browser would lay out the page that is about to go.
    city.and_then(|it| it.text_content()).unwrap_or_default()
}
