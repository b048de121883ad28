//! A style file of a component belongs to a component; the cascade lists every style file.

use super::{Finding, sources::Sources};

const FOLDER: &str = "style/";
/// Listed by `xtask/src/build/pola.rs`, for builds for developers.
const FOR_DEVELOPERS: &str = "style/pola.css";

pub(super) fn check(sources: &Sources) -> Vec<Finding> {
    let page = sources.get("index.html").unwrap_or_default();
    let mut findings = Vec::new();
    for (path, text) in sources.ending(".css").filter(|(path, _)| path.starts_with(FOLDER)) {
        let is_imported = sources
            .ending(".css")
            .any(|(other, text)| other != path && text.contains(path.trim_start_matches(FOLDER)));
        if !page.contains(path) && !is_imported && path != FOR_DEVELOPERS {
            findings.push(Finding::new(path, 0, "is listed neither in index.html nor in another style file"));
        }
        // The name of a vocabulary looks like an address; nobody asks it for anything.
        let text = text.replace("xmlns='http://www.w3.org/2000/svg'", "");
        if text.contains("http:") || text.contains("https:") || text.contains("url(//") {
            findings.push(Finding::new(path, 0, "names another host; nothing may load from there"));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forgotten_style_file_is_found() {
        let sources = Sources::of(&[
            ("index.html", "<link href=\"style/base.css\">"),
            ("style/base.css", ""),
            ("style/components/lost.css", ""),
        ]);
        let findings = check(&sources);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].path, "style/components/lost.css");
    }
}
