//! Optional parts of the program: code that no first visit carries, in a WASM file of its own that comes when it is
//! needed. `part!` declares the way in; the build cuts out what only that way reaches (`xtask/src/post_build/parts.rs`).
//! Shows nothing: `components::part_view` does.

/// The file of a part could not be had: no connection and no kept copy, or bytes that are not of this build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PartMissing;

#[cfg(split_parts)]
impl From<wasm_split_helpers::SplitLoaderError> for PartMissing {
    fn from(_told_to_the_console: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// Declares `async fn name() -> Result<Entry, PartMissing>`, which loads a part once and hands over the way into it.
/// The entry is a function pointer, so that views are made by the caller, under its own reactive owner. A load that
/// failed is tried anew by the next call. Without `--cfg split_parts` (tests, lints) nothing is split or loaded.
macro_rules! part {
    ($(#[$meta:meta])* $vis:vis async fn $name:ident() -> $entry:ty, in $part:ident $body:block) => {
        $(#[$meta])*
        $vis async fn $name() -> Result<$entry, $crate::part::PartMissing> {
            // Named like the outer one: the splitter makes its symbols from name and place.
            #[cfg_attr(split_parts, wasm_split_helpers::wasm_split($part, fallible))]
            fn $name() -> Result<$entry, $crate::part::PartMissing> {
                Ok($body)
            }
            #[cfg(split_parts)]
            return $name().await;
            #[cfg(not(split_parts))]
            $name()
        }
    };
}
