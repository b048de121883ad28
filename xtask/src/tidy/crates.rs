//! Crates and arrows: what ARCHITECTURE.md draws is what Cargo builds, and the core stays pure.

mod arrows;
mod manifests;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context as _;
use serde_json::Value;

use super::{Finding, sources::Sources};
use crate::{shell, tree::Tree};

/// Cargo's view of the workspace.
#[derive(Debug, Default)]
pub(super) struct Workspace {
    /// Member → the members it depends on, tests aside.
    arrows: BTreeMap<String, BTreeSet<String>>,
    /// Member → all packages in its closure, tests and build scripts aside.
    closures: BTreeMap<String, BTreeSet<String>>,
    /// Member → its folder below the root.
    folders: BTreeMap<String, String>,
}

/// Crates that decide, so they must give the same answer everywhere and at any time.
const PURE: [&str; 3] = ["measure", "zoning", "permit"];

/// Packages that may stand in the closure of a pure crate: arithmetic and short texts, nothing else.
/// `i_overlay` and what it is made of cut polygons in integers (`docs/decisions/0011-cutting-plots-with-i-overlay.md`).
const PURE_MAY_USE: [&str; 9] =
    ["measure", "zoning", "libm", "smol_str", "i_overlay", "i_float", "i_key_sort", "i_shape", "i_tree"];

pub(super) fn check(sources: &Sources, workspace: &Workspace) -> Vec<Finding> {
    let mut findings = arrows::check(sources, workspace);
    findings.extend(manifests::check(sources, workspace));
    findings.extend(impure(workspace));
    for (name, folder) in workspace.folders.iter().filter(|(_, it)| it.starts_with("crates/")) {
        if sources.get(&format!("{folder}/README.md")).is_none() {
            findings.push(Finding::new(folder, 0, format!("the crate `{name}` has no README.md")));
        }
    }
    findings
}

fn impure(workspace: &Workspace) -> Vec<Finding> {
    let mut findings = Vec::new();
    for name in PURE {
        let Some(closure) = workspace.closures.get(name) else { continue };
        for package in closure.iter().filter(|it| !PURE_MAY_USE.contains(&it.as_str())) {
            let path = format!("crates/{name}/Cargo.toml");
            findings.push(Finding::new(&path, 0, format!("pure, yet `{package}` is in its closure")));
        }
    }
    findings
}

impl Workspace {
    pub(super) fn read(tree: &Tree) -> anyhow::Result<Self> {
        // For this machine only: Cargo would fetch the packages of every other system first.
        let host = shell::host(tree)?;
        let mut cargo = shell::command(tree, "cargo")?;
        cargo.args(["metadata", "--format-version", "1", "--filter-platform", &host]);
        let text = shell::read(&mut cargo)?;
        let metadata: Value = serde_json::from_str(&text).context("cargo metadata wrote no JSON")?;
        let root = tree.root().to_string_lossy().replace('\\', "/");
        Ok(Self::of(&metadata, &root))
    }

    fn of(metadata: &Value, root: &str) -> Self {
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let members: BTreeSet<String> = list(&metadata["workspace_members"]).iter().map(text).collect();
        let mut names = BTreeMap::new();
        let mut folders = BTreeMap::new();
        for package in list(&metadata["packages"]) {
            let (id, name) = (text(&package["id"]), text(&package["name"]));
            if members.contains(&id) {
                let manifest = text(&package["manifest_path"]).replace('\\', "/");
                let folder = manifest.trim_end_matches("Cargo.toml").trim_start_matches(root);
                folders.insert(name.clone(), folder.trim_matches('/').to_owned());
            }
            names.insert(id, name);
        }
        let mut needs: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for node in list(&metadata["resolve"]["nodes"]) {
            let normal = list(&node["deps"]).into_iter().filter(|dependency| {
                // Kind null is a normal dependency; `dev` and `build` never reach a person.
                list(&dependency["dep_kinds"]).iter().any(|it| it["kind"].is_null())
            });
            needs.insert(text(&node["id"]), normal.map(|it| text(&it["pkg"])).collect());
        }
        let mut workspace = Self { folders, ..Self::default() };
        for id in &members {
            let name = |id: &String| names.get(id).cloned().unwrap_or_default();
            let direct = needs.get(id).into_iter().flatten().filter(|it| members.contains(*it)).map(name);
            workspace.arrows.insert(name(id), direct.collect());
            workspace.closures.insert(name(id), closure(id, &needs).iter().map(name).collect());
        }
        workspace
    }
}

fn closure(start: &str, needs: &BTreeMap<String, Vec<String>>) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let mut open = vec![start.to_owned()];
    while let Some(id) = open.pop() {
        for next in needs.get(&id).into_iter().flatten() {
            if seen.insert(next.clone()) {
                open.push(next.clone());
            }
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn metadata() -> Value {
        json!({
            "workspace_members": ["m", "z"],
            "packages": [
                {"id": "m", "name": "measure", "manifest_path": "/x/crates/measure/Cargo.toml"},
                {"id": "z", "name": "zoning", "manifest_path": "/x/crates/zoning/Cargo.toml"},
                {"id": "s", "name": "serde", "manifest_path": "/r/serde/Cargo.toml"},
                {"id": "t", "name": "tester", "manifest_path": "/r/tester/Cargo.toml"}
            ],
            "resolve": {"nodes": [
                {"id": "m", "deps": [{"pkg": "s", "dep_kinds": [{"kind": null}]}]},
                {"id": "z", "deps": [
                    {"pkg": "m", "dep_kinds": [{"kind": null}]},
                    {"pkg": "t", "dep_kinds": [{"kind": "dev"}]}
                ]}
            ]}
        })
    }

    #[test]
    fn arrows_and_closures_are_read_from_cargo() {
        let workspace = Workspace::of(&metadata(), "/x");
        assert_eq!(workspace.arrows["zoning"], BTreeSet::from(["measure".to_owned()]));
        assert_eq!(workspace.closures["zoning"], BTreeSet::from(["measure".to_owned(), "serde".to_owned()]));
        assert_eq!(workspace.folders["measure"], "crates/measure");
    }

    #[test]
    fn a_serialiser_in_the_core_is_found() {
        let findings = impure(&Workspace::of(&metadata(), "/x"));
        assert_eq!(findings.len(), 2, "it is in the closure of both");
        assert!(findings[0].message.contains("serde"));
    }
}
