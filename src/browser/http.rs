//! Fetches bytes from our own origin, each request once at a time. Knows status codes, nothing of what the bytes mean.

use core::ops::Range;

use js_sys::{Array, Map, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::turn::turn;

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

/// Ranges that are kept: map and answer, sea and land ask for the same tiles. Those in view are fewer.
const KEPT: u32 = 24;

thread_local! {
    /// What is asked for, by address and range: promises of status, body and tag. `public/shell.js` has begun with what
    /// every visit reads, before this program ran.
    static ASKED: Map = Reflect::get(&js_sys::global(), &"ruangizinAsked".into())
        .ok()
        .and_then(|it| it.dyn_into().ok())
        .unwrap_or_default();
}

/// Gets a URL, or a range of it; nothing where the network gives no answer and no copy is kept.
pub async fn get(url: &str, range: Option<Range<u64>>) -> Option<Reply> {
    let asked = ASKED.with(Clone::clone);
    let part = range.as_ref().map(|it| format!("{}-{}", it.start, it.end.saturating_sub(1)));
    if let Some(range) = &range
        && let Some(promise) = first_bytes(&asked, url, range)
    {
        let reply = JsFuture::from(promise).await.ok();
        turn().await;
        if let Some(reply) = reply.and_then(|it| reply_of(&it, Some(range))).filter(|it| it.status < 300) {
            return Some(reply);
        }
        asked.delete(&first_key(url));
    }
    let key = JsValue::from(part.as_ref().map_or_else(|| url.to_owned(), |it| format!("{url}#{it}")));
    let promise = asked.get(&key).dyn_into::<Promise>().unwrap_or_else(|_none| {
        let promise = future_to_promise(fetch(url.to_owned(), part));
        asked.set(&key, &promise);
        promise
    });
    // A rejected fetch says no more than that no answer came.
    let reply = JsFuture::from(promise).await.ok();
    // What is made of one file must not follow in one breath upon what is made of another.
    turn().await;
    let reply = reply.and_then(|it| reply_of(&it, None));
    // A whole file is read once; a failure is asked for again.
    if range.is_none() || reply.as_ref().is_none_or(|it| it.status != 206) {
        asked.delete(&key);
    } else if asked.size() > KEPT
        && let Ok(oldest) = asked.keys().next()
    {
        asked.delete(&oldest.value());
    }
    reply
}

/// Status, body and tag, as `public/shell.js` hands them over too.
async fn fetch(url: String, range: Option<String>) -> Result<JsValue, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let options = web_sys::RequestInit::new();
    if let Some(range) = range {
        let headers = web_sys::Headers::new()?;
        headers.set("Range", &format!("bytes={range}"))?;
        options.set_headers(&headers);
        // Chromium's cache hands out the first bytes of a range that another request is still writing, as if they were
        // all of it. The worker keeps whole files, so the cache would save little.
        options.set_cache(web_sys::RequestCache::NoStore);
    }
    let reply = JsFuture::from(window.fetch_with_str_and_init(&url, &options)).await?;
    let reply: web_sys::Response = reply.dyn_into()?;
    let body = JsFuture::from(reply.array_buffer()?).await?;
    let tag = reply.headers().get("ETag")?;
    Ok(Array::of3(&reply.status().into(), &body, &tag.into()).into())
}

/// The first bytes of an archive that `public/shell.js` asked for in one piece, where they hold the whole range: an array of
/// their number and the promise.
fn first_bytes(asked: &Map, url: &str, range: &Range<u64>) -> Option<Promise> {
    let first: Array = asked.get(&first_key(url)).dyn_into().ok()?;
    #[expect(clippy::cast_precision_loss, reason = "only short beginnings are asked for")]
    let is_within = range.end as f64 <= first.get(0).as_f64()?;
    is_within.then(|| first.get(1).dyn_into().ok())?
}

fn first_key(url: &str) -> JsValue {
    format!("{url}#first").into()
}

/// A reply, or of the first bytes of a file the part that is wanted.
fn reply_of(parts: &JsValue, part: Option<&Range<u64>>) -> Option<Reply> {
    let parts: &Array = parts.dyn_ref()?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a status has three digits")]
    let status = parts.get(0).as_f64()? as u16;
    let bytes = Uint8Array::new(&parts.get(1));
    let bytes = match part.filter(|_| status == 206) {
        Some(part) => bytes.subarray(u32::try_from(part.start).ok()?, u32::try_from(part.end).ok()?),
        None => bytes,
    };
    Some(Reply { status, bytes: bytes.to_vec(), tag: parts.get(2).as_string() })
}
