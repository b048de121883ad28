//! Writes the compressed siblings that the server sends: `.br` and `.gz`, only where they save something.

use std::io::Write as _;

use flate2::{Compression, write::GzEncoder};

use super::Site;

const KINDS: [&str; 10] =
    [".html", ".js", ".css", ".wasm", ".json", ".svg", ".webmanifest", ".txt", ".ttf", ".xml"];

pub(super) fn add_siblings(site: &mut Site) -> anyhow::Result<()> {
    let mut siblings = Site::new();
    for (path, bytes) in site.iter().filter(|(path, _)| is_compressible(path)) {
        for (ending, packed) in [("br", brotli(bytes)?), ("gz", gzip(bytes)?)] {
            if packed.len() < bytes.len() {
                siblings.insert(format!("{path}.{ending}"), packed);
            }
        }
    }
    site.append(&mut siblings);
    Ok(())
}

fn is_compressible(path: &str) -> bool {
    path != "csp.txt" && KINDS.iter().any(|it| path.ends_with(it))
}

/// The strongest level: it is paid once, at build time.
pub(crate) fn brotli(bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters)?;
    Ok(packed)
}

fn gzip(bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}
