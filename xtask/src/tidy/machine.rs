//! The project stands alone: no file names a place on somebody's machine or the host of a package registry.

use super::{Finding, sources::Sources};

/// Lock files are written by tools, which name their registry in their own way.
const WRITTEN_BY_TOOLS: [&str; 2] = ["Cargo.lock", "package-lock.json"];

/// The one place that looks beside the checkout, for real data that may not be published.
const MAY_LOOK_BESIDE: [&str; 1] = [".ci/run"];

pub(super) fn check(sources: &Sources) -> Vec<Finding> {
    let words = words();
    let mut findings = Vec::new();
    for (path, text) in sources.all().filter(|(path, _)| !WRITTEN_BY_TOOLS.contains(path)) {
        for (line, content) in (1..).zip(text.lines()) {
            for (word, why) in &words {
                let allowed = MAY_LOOK_BESIDE.contains(&path) && word.starts_with("../");
                if !allowed && content.contains(word.as_str()) {
                    findings.push(Finding::new(path, line, format!("names {why}: `{word}`")));
                }
            }
        }
    }
    findings
}

/// Put together here, so that this file does not name them either.
fn words() -> Vec<(String, &'static str)> {
    let places = [["/wo", "rk/"], ["/ho", "me/"], ["/ro", "ot/"], ["/Us", "ers/"], ["../sha", "red"]];
    let hosts = [
        ["crates", ".io"],
        ["registry.", "npmjs"],
        ["npmjs", ".com"],
        ["pypi", ".org"],
        ["files.python", "hosted"],
        ["proxy.golang", ".org"],
    ];
    let places = places.map(|it| (it.concat(), "a place on one machine"));
    let hosts = hosts.map(|it| (it.concat(), "the host of a package registry"));
    places.into_iter().chain(hosts).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_hosts_are_found_with_their_line() {
        let text = format!("fine\nsee {}x\n", ["/ho", "me/"].concat());
        let findings = check(&Sources::of(&[("docs/a.md", &text)]));
        assert_eq!((findings.len(), findings[0].line), (1, 2));
    }

    #[test]
    fn the_ci_script_may_look_beside_the_checkout() {
        let text = ["../sha", "red/data"].concat();
        assert_eq!(check(&Sources::of(&[(".ci/run", &text)])).len(), 0);
        assert_eq!(check(&Sources::of(&[("README.md", &text)])).len(), 1);
    }
}
