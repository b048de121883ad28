//! Style files that a part of the program needs: asked for when it opens, once.

use js_sys::Promise;
use wasm_bindgen::{JsCast as _, closure::Closure};
use wasm_bindgen_futures::JsFuture;

/// Asks for the style file that the page names in a `meta` element; what comes back waits until it counts. Without it the
/// page is plain but whole, so a failure is none.
pub fn load_style(name: &str) -> impl Future<Output = ()> + use<> {
    let asked = ask(name).map(JsFuture::from);
    async move {
        if let Some(asked) = asked {
            let _ = asked.await;
        }
    }
}

fn ask(name: &str) -> Option<Promise> {
    let document = web_sys::window()?.document()?;
    let id = format!("gaya-{name}");
    if document.get_element_by_id(&id).is_some() {
        return None;
    }
    let meta = document.query_selector(&format!("meta[name=\"{name}\"]")).ok()??;
    let address = meta.get_attribute("content")?;
    let (head, link) = (document.head()?, document.create_element("link").ok()?);
    for (key, value) in [("id", id.as_str()), ("rel", "stylesheet"), ("href", address.as_str())] {
        link.set_attribute(key, value).ok()?;
    }
    // Asked for anew the next time.
    let failed = link.clone();
    let forget = Closure::once_into_js(move || failed.remove());
    let _ = link.add_event_listener_with_callback("error", forget.unchecked_ref());
    Some(Promise::new(&mut |resolve, _reject| {
        for event in ["load", "error"] {
            let _ = link.add_event_listener_with_callback(event, &resolve);
        }
        let _ = head.append_child(&link);
    }))
}
