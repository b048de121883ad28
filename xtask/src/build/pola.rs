//! The app as developers see it: with the page `/pola`, which shows every component in every state, and a language that
//! tests the others. Built without optimisation into a folder of its own; nobody else ever gets it.

use std::{fs, path::PathBuf};

use anyhow::Context as _;

use super::{APP_INPUTS, fetch, turn};
use crate::{post_build, say, setup, shell, stamp::Stamp, tree::Tree};

/// Lists the styles that no shipped page needs yet.
const STYLE: &str = "style/pola.css";

/// The finished site.
pub(crate) fn site(tree: &Tree) -> PathBuf {
    tree.at("target/pola/site")
}

pub(crate) fn run(tree: &Tree) -> anyhow::Result<()> {
    let stamp = Stamp::of(tree, "pola", &APP_INPUTS, &[])?;
    if stamp.is_fresh(&site(tree).join("build.json")) {
        say::line("the page of all components is up to date");
        return Ok(());
    }
    setup::run(tree)?;
    let _turn = turn(tree)?;
    say::step("building the page of all components");
    fetch(tree)?;
    let raw = tree.at("target/pola/raw");
    fs::create_dir_all(&raw).with_context(|| format!("cannot make {}", raw.display()))?;
    let mut trunk = shell::command(tree, "trunk")?;
    trunk.args(["build", "--offline", "--features", "pola", "--dist"]).arg(&raw);
    // Trunk refuses to start when this is set to anything but true or false.
    trunk.env_remove("NO_COLOR");
    shell::run(&mut trunk)?;
    let page = raw.join("index.html");
    let text = fs::read_to_string(&page).context("Trunk wrote no index.html")?;
    let style = format!("<style>{}</style></head>", style(tree)?);
    fs::write(&page, text.replacen("</head>", &style, 1))?;
    post_build::run_plain(tree, &raw, &site(tree))?;
    stamp.set()
}

/// The styles that `style/pola.css` imports, one after the other, then its own rules.
fn style(tree: &Tree) -> anyhow::Result<String> {
    let list = fs::read_to_string(tree.at(STYLE)).with_context(|| format!("cannot read {STYLE}"))?;
    let mut all = String::new();
    for line in list.lines() {
        if let Some(file) = line.strip_prefix("@import \"").and_then(|it| it.split('"').next()) {
            let path = tree.at("style").join(file);
            all += &fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        } else {
            all += line;
            all.push('\n');
        }
    }
    Ok(all)
}
