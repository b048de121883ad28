//! Damaged and hostile packs: every one is refused with a typed error, none stops the program or takes its memory.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops where something it relies on is missing"
)]

mod archive;
mod bytes;
mod manifest;
mod tile;
