//! Fetches bytes from our own origin. Knows status codes, nothing of what the bytes mean.

use core::ops::Range;

use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What came back.
#[derive(Debug)]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// The body.
    pub bytes: Vec<u8>,
    /// The entity tag of the whole file.
    pub tag: Option<String>,
}

/// No answer at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failed {
    /// The network gave no answer, and no copy is kept.
    Offline,
    /// The browser's own words for anything else.
    Other(String),
}

/// Gets a URL, or a range of it.
pub async fn get(url: &str, range: Option<Range<u64>>) -> Result<Reply, Failed> {
    let window = web_sys::window().ok_or_else(|| Failed::Other("there is no window".to_owned()))?;
    let options = web_sys::RequestInit::new();
    options.set_method("GET");
    if let Some(range) = range {
        let headers = web_sys::Headers::new().map_err(|it| other(&it))?;
        let last = range.end.saturating_sub(1);
        headers.set("Range", &format!("bytes={}-{last}", range.start)).map_err(|it| other(&it))?;
        options.set_headers(&headers);
        // Chromium's cache hands out the first bytes of a range that another request is still writing, as if they were
        // all of it. The worker keeps whole files, so the cache would save little.
        options.set_cache(web_sys::RequestCache::NoStore);
    }
    // A rejected fetch says no more than that no answer came.
    let reply = JsFuture::from(window.fetch_with_str_and_init(url, &options)).await;
    let reply = reply.map_err(|_rejected: JsValue| Failed::Offline)?;
    let reply: web_sys::Response = reply.dyn_into().map_err(|it| other(&it))?;
    let body = reply.array_buffer().map_err(|it| other(&it))?;
    let body = JsFuture::from(body).await.map_err(|_rejected: JsValue| Failed::Offline)?;
    Ok(Reply {
        status: reply.status(),
        bytes: js_sys::Uint8Array::new(&body).to_vec(),
        tag: reply.headers().get("ETag").ok().flatten(),
    })
}

fn other(error: &JsValue) -> Failed {
    let words = error.dyn_ref::<js_sys::Error>().map(|it| String::from(it.message()));
    Failed::Other(words.unwrap_or_else(|| format!("{error:?}")))
}
