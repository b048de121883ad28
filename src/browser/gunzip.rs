//! Unpacks gzip with the browser's own program, which is many times faster than ours, where the browser offers it. Whoever
//! calls unpacks with ours else; nothing here decides what the bytes mean.

use js_sys::{Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, prelude::*};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = Response)]
    type Packed;

    #[wasm_bindgen(constructor, catch, js_class = "Response")]
    fn new(bytes: &Uint8Array) -> Result<Packed, JsValue>;

    #[wasm_bindgen(method, getter)]
    fn body(this: &Packed) -> Option<Stream>;

    #[wasm_bindgen(js_name = DecompressionStream)]
    type Unpacker;

    #[wasm_bindgen(constructor, catch, js_class = "DecompressionStream")]
    fn new(format: &str) -> Result<Unpacker, JsValue>;

    #[wasm_bindgen(js_name = ReadableStream)]
    type Stream;

    #[wasm_bindgen(method, catch, js_name = pipeThrough)]
    fn through(this: &Stream, unpacker: &Unpacker) -> Result<Stream, JsValue>;

    #[wasm_bindgen(method, catch, js_name = getReader)]
    fn reader(this: &Stream) -> Result<Reader, JsValue>;

    #[wasm_bindgen(js_name = ReadableStreamDefaultReader)]
    type Reader;

    #[wasm_bindgen(method)]
    fn read(this: &Reader) -> Promise;

    #[wasm_bindgen(method)]
    fn cancel(this: &Reader) -> Promise;
}

/// The bytes of one gzip member; `None` where the browser has no such program, the bytes are damaged or there are more of
/// them than the limit.
pub(super) async fn gunzip(packed: &[u8], limit: usize) -> Option<Vec<u8>> {
    let program = Unpacker::new("gzip").ok()?;
    let stream = Packed::new(&Uint8Array::from(packed)).ok()?.body()?;
    let reader = stream.through(&program).ok()?.reader().ok()?;
    let mut bytes = Vec::new();
    // In chunks, so that bytes which swell without end are stopped at the limit.
    loop {
        let part = JsFuture::from(reader.read()).await.ok()?;
        let Ok(chunk) = Reflect::get(&part, &"value".into()).ok()?.dyn_into::<Uint8Array>() else {
            return Some(bytes);
        };
        let begin = bytes.len();
        let end = begin + usize::try_from(chunk.length()).ok()?;
        if end > limit {
            let _ = JsFuture::from(reader.cancel()).await;
            return None;
        }
        bytes.resize(end, 0);
        chunk.copy_to(&mut bytes[begin..]);
    }
}
