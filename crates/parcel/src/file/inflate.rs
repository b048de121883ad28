//! Unpacking within a limit.

use super::{Fault, Format, MOST_BYTES};

/// The bytes of a deflated stream; more than the limit are not taken.
pub(super) fn inflate(packed: &[u8]) -> Result<Vec<u8>, Fault> {
    miniz_oxide::inflate::decompress_to_vec_with_limit(packed, MOST_BYTES).map_err(|why| match why.status {
        miniz_oxide::inflate::TINFLStatus::HasMoreOutput => Fault::TooLarge,
        _ => Fault::Broken(Format::Zip),
    })
}
