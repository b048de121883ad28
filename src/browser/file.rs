//! Files that somebody has chosen or shared: their names and bytes, on the device. Knows no formats.

use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenFile {
    /// Its name.
    pub name: String,
    /// Its bytes; nothing where it is larger than was allowed, or could not be read.
    pub bytes: Option<Vec<u8>>,
}

/// The files of a field, each no larger than `most` bytes. The field is emptied, so that the same file can be chosen again.
pub async fn chosen_files(field: web_sys::HtmlInputElement, most: usize) -> Vec<GivenFile> {
    let Some(files) = field.files() else { return Vec::new() };
    let mut given = Vec::new();
    for at in 0..files.length() {
        let Some(file) = files.get(at) else { continue };
        #[expect(clippy::cast_precision_loss, reason = "limits of files are far below 2^53")]
        let is_small = file.size() <= most as f64;
        let bytes = if is_small { bytes_of(file.array_buffer()).await } else { None };
        given.push(GivenFile { name: file.name(), bytes });
    }
    field.set_value("");
    given
}

async fn bytes_of(promise: js_sys::Promise) -> Option<Vec<u8>> {
    let buffer: ArrayBuffer = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// Where the worker keeps what other apps have shared (`xtask/templates/sw.js`).
const SHARED: &str = "ruangizin-shared";

/// Takes the files that wait in the worker's cache: they are read once and not kept.
pub async fn shared_files() -> Vec<GivenFile> {
    let Some(caches) = web_sys::window().and_then(|it| it.caches().ok()) else { return Vec::new() };
    let is_there = JsFuture::from(caches.has(SHARED)).await.is_ok_and(|it| it.is_truthy());
    if !is_there {
        return Vec::new();
    }
    let given = read_cache(&caches).await.unwrap_or_default();
    let _ = JsFuture::from(caches.delete(SHARED)).await;
    given
}

async fn read_cache(caches: &web_sys::CacheStorage) -> Result<Vec<GivenFile>, JsValue> {
    let cache: web_sys::Cache = JsFuture::from(caches.open(SHARED)).await?.unchecked_into();
    let requests: Array = JsFuture::from(cache.keys()).await?.unchecked_into();
    let mut given = Vec::new();
    for request in requests.iter() {
        let request: web_sys::Request = request.unchecked_into();
        let reply: web_sys::Response =
            JsFuture::from(cache.match_with_request(&request)).await?.unchecked_into();
        let bytes = bytes_of(reply.array_buffer()?).await;
        let address = request.url();
        let name = address.rsplit('/').next().unwrap_or_default();
        let name = js_sys::decode_uri_component(name).map(String::from).unwrap_or_default();
        given.push(GivenFile { name, bytes });
    }
    Ok(given)
}
