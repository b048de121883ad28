//! The questions of `cargo xtask bench ask`, natively and as WASM: opens a pack from memory, asks, measures itself.
//! No part of the app, and no example of good use: it exists to be timed beside other programs.

#[path = "ask_bench/memory.rs"]
mod memory;
#[cfg(not(target_arch = "wasm32"))]
#[path = "ask_bench/native.rs"]
mod native;
#[path = "ask_bench/question.rs"]
mod question;
#[cfg(target_arch = "wasm32")]
#[path = "ask_bench/web.rs"]
mod web;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    native::run()
}

/// The page calls what `web` exports.
#[cfg(target_arch = "wasm32")]
fn main() {}
