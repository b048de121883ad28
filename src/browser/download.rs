//! Hands a file over to the person: by the device's own share sheet where it takes files, else as a download.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    type File;
    #[wasm_bindgen(constructor, catch)]
    fn new(parts: &Array, name: &str, options: &Object) -> Result<File, JsValue>;

    #[wasm_bindgen(js_namespace = URL, js_name = createObjectURL, catch)]
    fn object_url(of: &File) -> Result<String, JsValue>;
    #[wasm_bindgen(js_namespace = URL, js_name = revokeObjectURL)]
    fn revoke(url: &str);
}

/// How long a download may take to begin, in milliseconds, before its address is taken back.
const BEGINS: i32 = 60_000;

fn file_of(name: &str, media_type: &str, bytes: &[u8]) -> Option<File> {
    let options = Object::new();
    Reflect::set(&options, &"type".into(), &media_type.into()).ok()?;
    File::new(&Array::of1(&Uint8Array::from(bytes)), name, &options).ok()
}

/// Puts a file among the downloads of the device. Says whether the browser took it.
pub fn save_file(name: &str, media_type: &str, bytes: &[u8]) -> bool {
    put(name, media_type, bytes).is_some()
}

fn put(name: &str, media_type: &str, bytes: &[u8]) -> Option<()> {
    let url = object_url(&file_of(name, media_type, bytes)?).ok()?;
    let window = web_sys::window()?;
    let link = window.document()?.create_element("a").ok()?;
    let link: web_sys::HtmlAnchorElement = link.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    let later = wasm_bindgen::closure::Closure::once_into_js(move || revoke(&url));
    let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(later.unchecked_ref(), BEGINS);
    Some(())
}

/// Offers a file to other apps on the device; `None` where the browser cannot, `Some(false)` where the person stopped.
pub async fn share_file(name: &str, media_type: &str, bytes: &[u8]) -> Option<bool> {
    let data = Object::new();
    let files = Array::of1(&file_of(name, media_type, bytes)?.into());
    Reflect::set(&data, &"files".into(), &files).ok()?;
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let method = |name: &str| Reflect::get(&navigator, &name.into()).ok()?.dyn_into::<Function>().ok();
    let can = method("canShare")?.call1(&navigator, &data).ok()?;
    can.is_truthy().then_some(())?;
    let promise: Promise = method("share")?.call1(&navigator, &data).ok()?.dyn_into().ok()?;
    Some(JsFuture::from(promise).await.is_ok())
}
