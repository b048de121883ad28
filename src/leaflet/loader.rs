//! Gets Leaflet's script and our style for maps from our own origin, once, when the first map opens.
//! The page names the files in `meta` elements, because a build gives them names that carry their hash.

use std::cell::RefCell;

use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::Document;

/// Leaflet could not be had: no connection and no copy, or the file is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LoadFailed;

const SCRIPT: (&str, &str) = ("leaflet-script", "/leaflet/leaflet.js");
const STYLE: (&str, &str) = ("map-style", "/leaflet/map.css");

thread_local! {
    /// The load under way or done.
    static UNDER_WAY: RefCell<Option<Promise>> = const { RefCell::new(None) };
}

/// Makes `L` available. Whoever asks meanwhile waits for the same files; after a failure they are asked for again.
pub(crate) async fn load() -> Result<(), LoadFailed> {
    let begin = || {
        future_to_promise(async {
            load_files().await.map_or_else(|_failed| Err(JsValue::NULL), |()| Ok(JsValue::NULL))
        })
    };
    let promise = UNDER_WAY.with_borrow_mut(|it| it.get_or_insert_with(begin).clone());
    let loaded = JsFuture::from(promise).await;
    if loaded.is_err() {
        UNDER_WAY.take();
    }
    loaded.map(|_nothing| ()).map_err(|_null| LoadFailed)
}

/// Both files are asked for at once.
async fn load_files() -> Result<(), LoadFailed> {
    let document = web_sys::window().and_then(|it| it.document()).ok_or(LoadFailed)?;
    let style = insert(&document, "link", "href", STYLE, &[("rel", "stylesheet")])?;
    let script = insert(&document, "script", "src", SCRIPT, &[])?;
    let (style, script) = (style.await, script.await);
    if style.is_ok() && script.is_ok() && is_loaded() {
        return Ok(());
    }
    Err(LoadFailed)
}

fn is_loaded() -> bool {
    let global = js_sys::global();
    let library = Reflect::get(&global, &"L".into()).unwrap_or(JsValue::UNDEFINED);
    library.is_object() && Reflect::has(&library, &"gridLayer".into()).unwrap_or(false)
}

/// Adds an element to the head; the future ends when the browser has loaded it or given up. An element that failed is
/// taken away, so that the next try asks again.
fn insert(
    document: &Document,
    tag: &str,
    target: &str,
    (name, fallback): (&str, &str),
    attributes: &[(&str, &str)],
) -> Result<impl Future<Output = Result<(), LoadFailed>> + use<>, LoadFailed> {
    let head = document.head().ok_or(LoadFailed)?;
    let element = document.create_element(tag).map_err(|_refused| LoadFailed)?;
    let address = address_of(document, name).unwrap_or_else(|| fallback.to_owned());
    for (key, value) in attributes.iter().copied().chain([(target, address.as_str())]) {
        element.set_attribute(key, value).map_err(|_refused| LoadFailed)?;
    }
    let promise = Promise::new(&mut |resolve, reject| {
        for (event, run) in [("load", resolve), ("error", reject)] {
            let _ = element.add_event_listener_with_callback(event, &run);
        }
    });
    head.append_child(&element).map_err(|_refused| LoadFailed)?;
    // Listened to at once: a failure while another file is still awaited would count as one that nobody handles.
    let loaded = JsFuture::from(promise);
    Ok(async move {
        loaded.await.map(|_loaded| ()).map_err(|_failed| {
            element.remove();
            LoadFailed
        })
    })
}

fn address_of(document: &Document, name: &str) -> Option<String> {
    let element = document.query_selector(&format!("meta[name=\"{name}\"]")).ok()??;
    element.unchecked_into::<web_sys::Element>().get_attribute("content").filter(|it| !it.is_empty())
}
