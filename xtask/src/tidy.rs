//! What compilers do not check: headers, sizes, arrows between crates, languages, traces of one machine.
//! Each check is a module that returns findings; none changes a file.

mod crates;
mod headers;
mod lexer;
mod locales;
mod machine;
mod sizes;
mod sources;
mod styles;
mod views;

use anyhow::bail;

use crate::{say, test::count::Count, tree::Tree};
use sources::Sources;

/// Something to mend, and where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Finding {
    path: String,
    /// 0 where the whole file is meant.
    line: usize,
    message: String,
}

impl Finding {
    fn new(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, message: message.into() }
    }
}

type Check = fn(&Sources) -> Vec<Finding>;

/// The checks that need the files only.
const CHECKS: [(&str, Check); 6] = [
    ("headers", headers::check),
    ("sizes", sizes::check),
    ("languages", locales::check),
    ("views", views::check),
    ("styles", styles::check),
    ("traces of one machine", machine::check),
];

pub(crate) fn run(tree: &Tree) -> anyhow::Result<()> {
    let count = count(tree)?;
    say::line(format!("tidy: {} checks passed, {} failed", count.passed, count.failed));
    if count.failed > 0 {
        bail!("the files are not tidy");
    }
    Ok(())
}

/// Runs all checks, prints their findings, and counts each check as one.
pub(crate) fn count(tree: &Tree) -> anyhow::Result<Count> {
    let sources = Sources::read(tree)?;
    let mut results: Vec<(&str, Vec<Finding>)> =
        CHECKS.iter().map(|(name, check)| (*name, check(&sources))).collect();
    results.push(("crates", crates::check(&sources, &crates::Workspace::read(tree)?)));
    let mut count = Count::default();
    for (name, mut findings) in results {
        findings.sort();
        for finding in &findings {
            say::line(format!("{name}: {}:{}: {}", finding.path, finding.line, finding.message));
        }
        count = count + Count::check(findings.is_empty());
    }
    Ok(count)
}
