//! Requests that say something to the office: any method, headers and bytes, with an end to waiting. Each is made once, never
//! from a cache, without cookies; a redirection counts as no answer, as it comes from a hotspot's log-in page.

use js_sys::{Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub struct Asking<'a> {
    /// `GET`, `PUT` …
    pub method: &'a str,
    /// An address of our own server.
    pub url: &'a str,
    /// Names and values.
    pub headers: &'a [(&'a str, &'a str)],
    /// What is sent; empty for nothing.
    pub body: &'a [u8],
    /// For so many milliseconds an answer is waited for.
    pub patience: i32,
}

/// What came back.
pub struct Answered {
    /// HTTP status.
    pub status: u16,
    /// The body.
    pub bytes: Vec<u8>,
    headers: web_sys::Headers,
}

impl Answered {
    /// A header; empty where there is none.
    pub fn header(&self, name: &str) -> String {
        self.headers.get(name).ok().flatten().unwrap_or_default()
    }
}

/// Asks; nothing where no whole answer came in time.
pub async fn send(asking: Asking<'_>) -> Option<Answered> {
    let window = web_sys::window()?;
    let options = web_sys::RequestInit::new();
    let headers = web_sys::Headers::new().ok()?;
    for (name, value) in asking.headers {
        headers.set(name, value).ok()?;
    }
    options.set_method(asking.method);
    options.set_headers(&headers);
    options.set_cache(web_sys::RequestCache::NoStore);
    for (name, value) in [("credentials", "omit"), ("redirect", "error")] {
        Reflect::set(&options, &name.into(), &value.into()).ok()?;
    }
    if !asking.body.is_empty() {
        options.set_body(&Uint8Array::from(asking.body));
    }
    let controller = web_sys::AbortController::new().ok()?;
    options.set_signal(Some(&controller.signal()));
    // What the body takes to come counts as well.
    let abort: Function = Reflect::get(&controller, &"abort".into()).ok()?.dyn_into().ok()?;
    let abort = abort.bind0(&controller);
    let timer = window.set_timeout_with_callback_and_timeout_and_arguments_0(&abort, asking.patience).ok()?;
    let answered = fetched(&window, asking.url, &options).await;
    window.clear_timeout_with_handle(timer);
    answered
}

async fn fetched(window: &web_sys::Window, url: &str, options: &web_sys::RequestInit) -> Option<Answered> {
    let reply = JsFuture::from(window.fetch_with_str_and_init(url, options)).await.ok()?;
    let reply: web_sys::Response = reply.dyn_into().ok()?;
    let body: JsValue = JsFuture::from(reply.array_buffer().ok()?).await.ok()?;
    Some(Answered {
        status: reply.status(),
        bytes: Uint8Array::new(&body).to_vec(),
        headers: reply.headers(),
    })
}
