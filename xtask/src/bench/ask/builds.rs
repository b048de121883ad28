//! Builds the program that asks, natively and as WASM, the latter as the app itself is built.

use std::path::PathBuf;

use crate::{chrome, say, shell, tree::Tree};

const PACKAGE: [&str; 5] = ["build", "--package", "citypack", "--example", "ask_bench"];

pub(super) struct Programs {
    pub(super) native: PathBuf,
    /// The folder with the WASM program and its glue.
    pub(super) wasm: PathBuf,
    pub(super) browser: PathBuf,
}

pub(super) fn programs(tree: &Tree) -> anyhow::Result<Programs> {
    say::step("building the program that asks, natively and as WASM");
    shell::run(shell::command(tree, "cargo")?.args(PACKAGE).arg("--release"))?;
    let target = "wasm32-unknown-unknown";
    let mut cargo = shell::command(tree, "cargo")?;
    shell::run(cargo.args(PACKAGE).args(["--target", target, "--profile", "wasm-release"]))?;
    let built = tree.at(format!("target/{target}/wasm-release/examples/ask_bench.wasm"));
    let wasm = tree.at("target/bench/ask/wasm");
    let mut bindgen = shell::command(tree, "wasm-bindgen")?;
    bindgen.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&wasm);
    shell::run(bindgen.arg(built))?;
    let program = wasm.join("ask_bench_bg.wasm");
    shell::run(shell::command(tree, "wasm-opt")?.arg("-Oz").arg(&program).arg("-o").arg(&program))?;
    let native =
        tree.at("target/release/examples").join(format!("ask_bench{}", std::env::consts::EXE_SUFFIX));
    Ok(Programs { native, wasm, browser: chrome::get(tree)?.browser })
}
