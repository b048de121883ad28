//! Whole verdicts on parcels, natively and as WASM: timed beside other programs by `cargo xtask bench verdict`, and
//! compared with each other byte for byte by `cargo xtask soak verdicts`. No part of the app, and no example of good use.

#[path = "verdict_bench/cases.rs"]
mod cases;
#[expect(dead_code, reason = "only the benchmark of questions counts bytes")]
#[path = "ask_bench/memory.rs"]
mod memory;
#[cfg(not(target_arch = "wasm32"))]
#[path = "verdict_bench/native.rs"]
mod native;
#[cfg(target_arch = "wasm32")]
#[path = "verdict_bench/web.rs"]
mod web;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    native::run()
}

/// The script calls what `web` exports.
#[cfg(target_arch = "wasm32")]
fn main() {}
