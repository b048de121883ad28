//! Compares the table of crates in ARCHITECTURE.md with what Cargo builds.
//! The table has a row for each crate: its name first, the crates it may know last.

use std::collections::{BTreeMap, BTreeSet};

use super::Workspace;
use crate::tidy::{Finding, sources::Sources};

const PAGE: &str = "ARCHITECTURE.md";

pub(super) fn check(sources: &Sources, workspace: &Workspace) -> Vec<Finding> {
    let Some(page) = sources.get(PAGE) else {
        return vec![Finding::new(PAGE, 0, "is missing; it draws the crates and their arrows")];
    };
    let drawn = table(page, workspace);
    let mut findings = Vec::new();
    for (name, needs) in &workspace.arrows {
        let Some((line, may_know)) = drawn.get(name) else {
            findings.push(Finding::new(PAGE, 0, format!("the table has no row for the crate `{name}`")));
            continue;
        };
        for other in needs.difference(may_know) {
            findings.push(Finding::new(PAGE, *line, format!("`{name}` knows `{other}`, which is not drawn")));
        }
        for other in may_know.difference(needs) {
            findings.push(Finding::new(PAGE, *line, format!("`{name}` does not know `{other}` as drawn")));
        }
    }
    findings
}

/// Rows whose first cell is a crate of the workspace, whatever else the page's tables hold.
fn table(page: &str, workspace: &Workspace) -> BTreeMap<String, (usize, BTreeSet<String>)> {
    let mut found = BTreeMap::new();
    for (line, content) in (1..).zip(page.lines()) {
        let Some(row) = content.trim().strip_prefix('|').and_then(|it| it.strip_suffix('|')) else {
            continue;
        };
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let (Some(first), Some(last)) = (cells.first(), cells.last()) else { continue };
        let Some(name) = first.split('`').find(|it| workspace.arrows.contains_key(it.trim())) else {
            continue;
        };
        let known = last
            .split(|it: char| !it.is_ascii_alphanumeric() && it != '_' && it != '-')
            .filter(|it| workspace.arrows.contains_key(*it))
            .map(str::to_owned)
            .collect();
        found.entry(name.trim().to_owned()).or_insert((line, known));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_page(page: &str) -> Vec<String> {
        let arrows = BTreeMap::from([
            ("measure".to_owned(), BTreeSet::new()),
            ("zoning".to_owned(), BTreeSet::from(["measure".to_owned()])),
        ]);
        let workspace = Workspace { arrows, ..Workspace::default() };
        check(&Sources::of(&[(PAGE, page)]), &workspace).into_iter().map(|it| it.message).collect()
    }

    #[test]
    fn the_drawn_arrows_are_the_built_ones() {
        let page =
            "| crate | holds | knows |\n|---|---|---|\n| `measure` | x | – |\n| `zoning` | y | measure |\n";
        assert_eq!(check_page(page), Vec::<String>::new());
    }

    #[test]
    fn a_missing_row_and_wrong_arrows_are_found() {
        assert_eq!(check_page("| `measure` | x | zoning |\n").len(), 2);
        assert_eq!(check_page("| `measure` | x | – |\n| `zoning` | y | – |\n").len(), 1);
    }
}
