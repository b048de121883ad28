//! Turns an asset and a request's headers into an answer: encodings, entity tags, ranges.

use std::io::{self, SeekFrom};

use axum::{
    body::Body as Stream,
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    response::Response,
};
use tokio::io::{AsyncReadExt as _, AsyncSeekExt as _};
use tokio_util::io::ReaderStream;

use crate::{
    asset::{Asset, Body, Keep},
    range::{self, Wanted},
};

/// One year, the longest time the standard knows.
const FOREVER: &str = "public, max-age=31536000, immutable";

/// The answer to a GET or HEAD of that asset.
pub(crate) async fn with(asset: &Asset, method: &Method, request: &HeaderMap) -> Response {
    let wanted = wanted(asset, method, request);
    let encoding = if wanted == Wanted::Whole { negotiate(asset, request) } else { Encoding::Plain };
    let tag = tag_of(asset, encoding);
    let mut response = if matches_tag(request, &tag) {
        empty(StatusCode::NOT_MODIFIED)
    } else {
        match wanted {
            Wanted::Outside => outside(asset),
            Wanted::Whole => whole(asset, encoding, method).await,
            Wanted::Part { first, last } => part(asset, first, last).await,
        }
    };
    describe(&mut response, asset, &tag);
    response
}

/// An answer without a body.
pub(crate) fn empty(status: StatusCode) -> Response {
    let mut response = Response::new(Stream::empty());
    *response.status_mut() = status;
    response
}

/// A short text answer.
pub(crate) fn text(status: StatusCode, kind: &'static str, text: &'static str) -> Response {
    let mut response = Response::new(Stream::from(text));
    *response.status_mut() = status;
    set(response.headers_mut(), header::CONTENT_TYPE, kind);
    set(response.headers_mut(), header::CACHE_CONTROL, "no-store");
    response
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Plain,
    Brotli,
    Gzip,
}

/// A range counts only in a GET, and only if the asker still has the same bytes (`If-Range`).
fn wanted(asset: &Asset, method: &Method, request: &HeaderMap) -> Wanted {
    let Some(header) = request.get(header::RANGE).and_then(|it| it.to_str().ok()) else {
        return Wanted::Whole;
    };
    let same = request
        .get(header::IF_RANGE)
        .is_none_or(|it| it.as_bytes() == tag_of(asset, Encoding::Plain).as_bytes());
    if method == Method::GET && same { range::parse(header, asset.length()) } else { Wanted::Whole }
}

fn negotiate(asset: &Asset, request: &HeaderMap) -> Encoding {
    let Body::Memory { brotli, gzip, .. } = &asset.body else { return Encoding::Plain };
    if brotli.is_some() && accepts(request, "br") {
        Encoding::Brotli
    } else if gzip.is_some() && accepts(request, "gzip") {
        Encoding::Gzip
    } else {
        Encoding::Plain
    }
}

/// `br;q=0` is a refusal; the other weights do not matter, since brotli is always smaller.
fn accepts(request: &HeaderMap, name: &str) -> bool {
    let values = request.get_all(header::ACCEPT_ENCODING);
    values.iter().filter_map(|it| it.to_str().ok()).flat_map(|it| it.split(',')).any(|choice| {
        let (coding, weight) = choice.split_once(';').unwrap_or((choice, ""));
        let weight = weight.trim().strip_prefix("q=").and_then(|it| it.parse::<f32>().ok());
        coding.trim().eq_ignore_ascii_case(name) && weight.is_none_or(|it| it > 0.0)
    })
}

/// Each encoding has other bytes, so each has its own strong tag.
fn tag_of(asset: &Asset, encoding: Encoding) -> String {
    let digest = &asset.digest[..32];
    match encoding {
        Encoding::Plain => format!("\"{digest}\""),
        Encoding::Brotli => format!("\"{digest}-br\""),
        Encoding::Gzip => format!("\"{digest}-gz\""),
    }
}

/// `If-None-Match` compares weakly, so a proxy's `W/` is no difference.
fn matches_tag(request: &HeaderMap, tag: &str) -> bool {
    let values = request.get_all(header::IF_NONE_MATCH);
    values.iter().filter_map(|it| it.to_str().ok()).flat_map(|it| it.split(',')).any(|it| {
        let it = it.trim();
        it == "*" || it.strip_prefix("W/").unwrap_or(it) == tag
    })
}

async fn whole(asset: &Asset, encoding: Encoding, method: &Method) -> Response {
    let (body, length) = match &asset.body {
        Body::Memory { plain, brotli, gzip } => {
            let bytes = match encoding {
                Encoding::Brotli => brotli.as_ref(),
                Encoding::Gzip => gzip.as_ref(),
                Encoding::Plain => None,
            };
            let bytes = bytes.unwrap_or(plain);
            let body = if method == Method::HEAD { Stream::empty() } else { Stream::from(bytes.clone()) };
            (body, bytes.len() as u64)
        }
        Body::Disk { length, .. } if method == Method::HEAD => (Stream::empty(), *length),
        Body::Disk { path, length } => match tokio::fs::File::open(path).await {
            Ok(file) => (Stream::from_stream(ReaderStream::new(file)), *length),
            Err(error) => return unreadable(&error),
        },
    };
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_LENGTH, length.into());
    match encoding {
        Encoding::Plain => {}
        Encoding::Brotli => set(headers, header::CONTENT_ENCODING, "br"),
        Encoding::Gzip => set(headers, header::CONTENT_ENCODING, "gzip"),
    }
    response
}

async fn part(asset: &Asset, first: u64, last: u64) -> Response {
    let count = last - first + 1;
    let body = match &asset.body {
        Body::Memory { plain, .. } => {
            let ends = usize::try_from(first).ok().zip(usize::try_from(last).ok());
            let slice =
                ends.filter(|(_, last)| *last < plain.len()).map(|(first, last)| plain.slice(first..=last));
            Stream::from(slice.unwrap_or_default())
        }
        Body::Disk { path, .. } => match open_at(path, first).await {
            Ok(file) => Stream::from_stream(ReaderStream::new(file.take(count))),
            Err(error) => return unreadable(&error),
        },
    };
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::PARTIAL_CONTENT;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_LENGTH, count.into());
    set_text(headers, header::CONTENT_RANGE, &format!("bytes {first}-{last}/{}", asset.length()));
    response
}

async fn open_at(path: &std::path::Path, first: u64) -> io::Result<tokio::fs::File> {
    let mut file = tokio::fs::File::open(path).await?;
    file.seek(SeekFrom::Start(first)).await?;
    Ok(file)
}

fn outside(asset: &Asset) -> Response {
    let mut response = empty(StatusCode::RANGE_NOT_SATISFIABLE);
    set_text(response.headers_mut(), header::CONTENT_RANGE, &format!("bytes */{}", asset.length()));
    response
}

/// A file that was there at start-up may have been taken away by a newer version of the pack.
fn unreadable(error: &io::Error) -> Response {
    if error.kind() == io::ErrorKind::NotFound {
        empty(StatusCode::NOT_FOUND)
    } else {
        empty(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

fn describe(response: &mut Response, asset: &Asset, tag: &str) {
    if response.status().is_client_error() || response.status().is_server_error() {
        set(response.headers_mut(), header::CACHE_CONTROL, "no-store");
        return;
    }
    let has_body = response.status() != StatusCode::NOT_MODIFIED;
    let headers = response.headers_mut();
    set_text(headers, header::ETAG, tag);
    set(headers, header::ACCEPT_RANGES, "bytes");
    set(headers, header::CACHE_CONTROL, if asset.keep == Keep::Forever { FOREVER } else { "no-cache" });
    if matches!(asset.body, Body::Memory { .. }) {
        set(headers, header::VARY, "accept-encoding");
    }
    if has_body {
        set(headers, header::CONTENT_TYPE, asset.kind);
    }
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.insert(name, HeaderValue::from_static(value));
}

/// Digits and hex only, which every header value may hold.
fn set_text(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}
