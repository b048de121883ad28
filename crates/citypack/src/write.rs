//! Encoders for the packer: MVT tiles, PMTiles archives, gzip. Deterministic: the same input gives the same bytes.

mod mvt;
mod pmtiles;
mod wire;

pub use mvt::{LayerWriter, encode_tile};
pub use pmtiles::{ArchiveInfo, overview_end, write_archive};

/// Compresses to one gzip member with no name and no time, at the highest level.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let level = libdeflater::CompressionLvl::best();
    let mut compressor = libdeflater::Compressor::new(level);
    let mut out = vec![0; compressor.gzip_compress_bound(bytes.len())];
    let written =
        compressor.gzip_compress(bytes, &mut out).expect("the buffer is as large as the bound asks");
    out.truncate(written);
    out
}
