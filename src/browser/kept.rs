//! Files that the worker keeps for use without a network, read and written from a page too: by path in a named cache, each whole.
//! And files of our own server, whole or a piece, that somebody may stop. Knows nothing of what the files mean.

use core::ops::Range;

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = Response)]
    type Made;
    #[wasm_bindgen(constructor, catch, js_class = "Response")]
    fn new(body: &Uint8Array, options: &Object) -> Result<Made, JsValue>;
}

/// Why a file was not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotKept {
    /// The device or the browser's share of it is full.
    Full,
    /// Anything else.
    Other,
}

/// A cache.
#[derive(Debug, Clone)]
pub struct Kept(web_sys::Cache);

impl Kept {
    /// Opens it; nothing on insecure pages and where the browser keeps nothing.
    pub async fn open(name: &str) -> Option<Self> {
        let window: JsValue = web_sys::window()?.into();
        let all = Reflect::get(&window, &"caches".into()).ok().filter(JsValue::is_object)?;
        let opened = all.unchecked_into::<web_sys::CacheStorage>().open(name);
        Some(Self(JsFuture::from(opened).await.ok()?.dyn_into().ok()?))
    }

    /// The addresses of all that is kept, without our own origin.
    pub async fn paths(&self) -> Vec<String> {
        let origin = web_sys::window().and_then(|it| it.location().origin().ok()).unwrap_or_default();
        let Ok(all) = JsFuture::from(self.0.keys()).await else { return Vec::new() };
        let path = |it: JsValue| {
            let url = it.dyn_into::<web_sys::Request>().ok()?.url();
            url.strip_prefix(&origin).map(str::to_owned)
        };
        all.unchecked_into::<Array>().iter().filter_map(path).collect()
    }

    /// A kept file.
    pub async fn read(&self, path: &str) -> Option<Uint8Array> {
        let found = JsFuture::from(self.0.match_with_str(path)).await.ok()?;
        let found: web_sys::Response = found.dyn_into().ok()?;
        Some(Uint8Array::new(&JsFuture::from(found.array_buffer().ok()?).await.ok()?))
    }

    /// Keeps a file under a path, in place of what was there. `tag` tells its bytes from others.
    pub async fn put(&self, path: &str, bytes: &Uint8Array, tag: &str) -> Result<(), NotKept> {
        let kind = if path.rsplit_once('.').is_some_and(|it| it.1 == "json") {
            "application/json"
        } else {
            "application/octet-stream"
        };
        let keep = async {
            let headers = Object::new();
            Reflect::set(&headers, &"Content-Type".into(), &kind.into())?;
            Reflect::set(&headers, &"ETag".into(), &format!("\"{tag}\"").into())?;
            let options = Object::new();
            Reflect::set(&options, &"headers".into(), &headers)?;
            let reply = Made::new(bytes, &options)?;
            JsFuture::from(self.0.put_with_str(path, reply.unchecked_ref())).await
        };
        keep.await.map(drop).map_err(|why: JsValue| {
            let name = Reflect::get(&why, &"name".into()).ok().and_then(|it| it.as_string());
            if name.as_deref() == Some("QuotaExceededError") { NotKept::Full } else { NotKept::Other }
        })
    }

    /// Keeps a file no longer.
    pub async fn forget(&self, path: &str) {
        // What is not there is forgotten already.
        let _ = JsFuture::from(self.0.delete_with_str(path)).await;
    }
}

/// A file that came.
#[derive(Debug, Clone)]
pub struct Fetched {
    /// HTTP status.
    pub status: u16,
    /// The body, in the browser's own memory.
    pub bytes: Uint8Array,
}

/// Stops what is being fetched; a copy stops the same.
#[derive(Debug, Clone)]
pub struct Stop(Option<web_sys::AbortController>);

impl Default for Stop {
    fn default() -> Self {
        Self(web_sys::AbortController::new().ok())
    }
}

impl Stop {
    /// Now, and whatever is asked for with it later.
    pub fn stop(&self) {
        if let Some(it) = &self.0 {
            it.abort();
        }
    }

    /// Whether it was called.
    pub fn is_stopped(&self) -> bool {
        self.0.as_ref().is_some_and(|it| it.signal().aborted())
    }
}

/// Fetches a file of our own server, or a range of it; nothing where no whole answer came. `is_fresh` asks the server even for
/// what is kept.
pub async fn fetch_file(
    url: &str,
    range: Option<&Range<u64>>,
    is_fresh: bool,
    stop: &Stop,
) -> Option<Fetched> {
    let options = web_sys::RequestInit::new();
    if let Some(range) = range {
        let headers = web_sys::Headers::new().ok()?;
        headers.set("Range", &format!("bytes={}-{}", range.start, range.end.saturating_sub(1))).ok()?;
        options.set_headers(&headers);
    }
    // The worker lets only this pass to the server; its own list of cities answers else.
    options.set_cache(if is_fresh { web_sys::RequestCache::Reload } else { web_sys::RequestCache::NoStore });
    options.set_signal(stop.0.as_ref().map(web_sys::AbortController::signal).as_ref());
    let reply = JsFuture::from(web_sys::window()?.fetch_with_str_and_init(url, &options)).await.ok()?;
    let reply: web_sys::Response = reply.dyn_into().ok()?;
    let bytes = Uint8Array::new(&JsFuture::from(reply.array_buffer().ok()?).await.ok()?);
    Some(Fetched { status: reply.status(), bytes })
}
