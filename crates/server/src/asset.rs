//! One thing that can be sent: its bytes, kind, mark and how long a browser may keep it.
//! Knows no request; `respond` turns an asset and a request into an answer.

use std::{io::Write as _, path::PathBuf};

use axum::body::Bytes;
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest as _, Sha256};

/// How long a browser may keep what it got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// The name carries the hash of the bytes, so they can never change.
    Forever,
    /// Ask again each time; the mark makes that cheap.
    AskAgain,
}

/// Where the bytes are.
#[derive(Debug)]
pub enum Body {
    /// Small files stay in memory, with the encodings that save something.
    Memory { plain: Bytes, brotli: Option<Bytes>, gzip: Option<Bytes> },
    /// Tile archives stay on disk and are read by ranges; they are never re-compressed.
    Disk { path: PathBuf, length: u64 },
}

/// A file with all that its answer needs.
#[derive(Debug)]
pub struct Asset {
    pub body: Body,
    pub kind: &'static str,
    /// The SHA-256 of the plain bytes as 64 hex digits; the entity tag is made of it.
    pub digest: String,
    pub keep: Keep,
}

impl Asset {
    /// An asset that is compressed here, once; used for what has no compressed sibling on disk.
    pub fn compressed(name: &str, plain: Vec<u8>, keep: Keep) -> Self {
        let digest = digest(&plain);
        let smaller = |packed: Vec<u8>| (packed.len() < plain.len()).then(|| Bytes::from(packed));
        let (brotli, gzip) = (smaller(brotli(&plain)), smaller(gzip(&plain)));
        Self { body: Body::Memory { plain: plain.into(), brotli, gzip }, kind: kind_of(name), digest, keep }
    }

    /// The number of plain bytes.
    pub fn length(&self) -> u64 {
        match &self.body {
            Body::Memory { plain, .. } => plain.len() as u64,
            Body::Disk { length, .. } => *length,
        }
    }
}

/// SHA-256 as 64 hex digits.
pub fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|it| [DIGITS[usize::from(it >> 4)], DIGITS[usize::from(it & 15)]])
        .map(char::from)
        .collect()
}

/// True for `name.<16 hex>.kind` where the hex digits start the digest of the bytes.
pub fn carries_hash(name: &str, digest: &str) -> bool {
    name.split('.').rev().nth(1).is_some_and(|it| it.len() == 16 && digest.starts_with(it))
}

/// The media type by the ending of the name.
pub fn kind_of(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        Some("pmtiles") => "application/vnd.pmtiles",
        _ => "application/octet-stream",
    }
}

/// The strongest level: a city's texts take well under a second, once, and phones wait for every byte.
fn brotli(bytes: &[u8]) -> Vec<u8> {
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    let mut packed = Vec::new();
    // Writing to memory cannot fail; an empty result would not be sent, since it is checked to decode.
    match brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters) {
        Ok(_) => packed,
        Err(_) => bytes.to_vec(),
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    match encoder.write_all(bytes).and_then(|()| encoder.finish()) {
        Ok(packed) => packed,
        Err(_) => bytes.to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_carries_the_hash_only_in_its_place() {
        let digest = digest(b"abc");
        assert!(carries_hash("plan.ba7816bf8f01cfea.pmtiles", &digest));
        assert!(!carries_hash("plan.ba7816bf8f01cfeb.pmtiles", &digest));
        assert!(!carries_hash("ba7816bf8f01cfea", &digest));
        assert!(!carries_hash("plan.ba78.pmtiles", &digest));
    }
}
