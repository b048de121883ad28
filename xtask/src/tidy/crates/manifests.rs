//! Versions of dependencies stand in one place, and every crate obeys the shared lints.

use super::Workspace;
use crate::tidy::{Finding, sources::Sources};

pub(super) fn check(sources: &Sources, workspace: &Workspace) -> Vec<Finding> {
    let mut findings = Vec::new();
    for folder in workspace.folders.values() {
        let path = if folder.is_empty() { "Cargo.toml".to_owned() } else { format!("{folder}/Cargo.toml") };
        if let Some(text) = sources.get(&path) {
            findings.extend(check_manifest(&path, text));
        }
    }
    findings
}

fn check_manifest(path: &str, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut section = String::new();
    for (line, content) in (1..).zip(text.lines()) {
        let content = content.trim();
        if content.starts_with('[') {
            content.trim_matches(['[', ']']).clone_into(&mut section);
            continue;
        }
        let is_dependency = section.ends_with("dependencies") && section != "workspace.dependencies";
        let is_entry = content.contains('=') && !content.starts_with('#');
        let is_shared = content.contains(".workspace = true") || content.contains("workspace = true,");
        if is_dependency && is_entry && !is_shared && !content.contains("{ workspace = true }") {
            findings.push(Finding::new(path, line, "write the version in [workspace.dependencies]"));
        }
    }
    if !text.contains("[lints]\nworkspace = true") {
        findings.push(Finding::new(path, 0, "does not obey the shared lints"));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_of_its_own_is_found() {
        let good = "[dependencies]\na.workspace = true\nb = { workspace = true, features = [\"x\"] }\n\
                    [lints]\nworkspace = true\n";
        assert_eq!(check_manifest("Cargo.toml", good), []);
        let bad = "[dev-dependencies]\na = \"1\"\n[lints]\nworkspace = true\n";
        assert_eq!(check_manifest("Cargo.toml", bad).len(), 1);
        assert_eq!(check_manifest("Cargo.toml", "[dependencies]\n").len(), 1);
    }
}
