//! Further versions of the app and of the demo city's pack, for journeys in which something is updated.
//! They are made from the ones that were built; nobody is served them.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::Context as _;

use crate::{
    packs, post_build, say,
    tree::{Profile, Tree, files_under, relative},
};

/// Two more builds of the app.
const BUILDS: [&str; 2] = ["b", "c"];
const PACK: &str = "b";

/// The folder of a further build.
pub(crate) fn site(tree: &Tree, name: &str) -> PathBuf {
    tree.at(format!("target/e2e/site-{name}"))
}

/// The folder of the pack's next version.
pub(crate) fn pack(tree: &Tree) -> PathBuf {
    tree.at(format!("target/e2e/pack-{PACK}/53.71"))
}

/// Makes all of them; the app and the demo city's pack must have been built.
pub(crate) fn prepare(tree: &Tree, profile: Profile) -> anyhow::Result<()> {
    for name in BUILDS {
        post_build::variant(tree, &tree.site(), &site(tree, name), name)?;
    }
    next_pack(tree, profile)
}

/// The same city under the next version, with one file changed.
fn next_pack(tree: &Tree, profile: Profile) -> anyhow::Result<()> {
    let origin = fs::read(tree.demo_pack().join("pack.json")).context("there is no demo pack to vary")?;
    let out = pack(tree);
    let note = out.with_extension("origin");
    if out.join("pack.json").is_file() && fs::read(&note).is_ok_and(|it| it == origin) {
        return Ok(());
    }
    say::step("building the next version of the demo city's pack");
    let sources = tree.at(format!("target/e2e/plan-{PACK}"));
    copy(&tree.demo_sources(), &sources)?;
    change(&sources.join("plan.toml"), next_version)?;
    change(&sources.join("activities.json"), one_more_word)?;
    packs::pack(tree, profile, &sources.join("plan.toml"), &out)?;
    fs::write(&note, origin).with_context(|| format!("cannot write {}", note.display()))
}

fn copy(from: &Path, to: &Path) -> anyhow::Result<()> {
    for file in files_under(from)? {
        let target = to.join(relative(from, &file));
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(&file, &target).with_context(|| format!("cannot copy {}", file.display()))?;
    }
    Ok(())
}

fn change(file: &Path, change: fn(&str) -> anyhow::Result<String>) -> anyhow::Result<()> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let text = change(&text).with_context(|| format!("cannot vary {}", file.display()))?;
    fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))
}

fn next_version(plan: &str) -> anyhow::Result<String> {
    let line = plan.lines().find(|it| it.starts_with("version = ")).context("the plan has no version")?;
    let next = format!("{}-{PACK}\"", line.trim_end().trim_end_matches('"'));
    Ok(plan.replacen(line, &next, 1))
}

fn one_more_word(activities: &str) -> anyhow::Result<String> {
    let at = activities.find("\"kios\"").context("nothing is called kios")?;
    Ok(format!("{}\"kios {PACK}\", {}", &activities[..at], &activities[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_version_and_one_word_change() {
        let plan = "[pack]\nversion = \"2026.11\"\nname = \"x\"\n";
        assert_eq!(
            next_version(plan).expect("it has one"),
            "[pack]\nversion = \"2026.11-b\"\nname = \"x\"\n"
        );
        assert_eq!(one_more_word(r#"["kios"]"#).expect("it is there"), r#"["kios b", "kios"]"#);
    }
}
