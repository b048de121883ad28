//! Makes the styles smaller: comments and blanks are for us, and the page's own come before anything is painted.

use std::fs;

use anyhow::Context as _;

use super::{Site, scripts};
use crate::{shell, tree::Tree};

const PAGE: &str = "index.html";
const OPEN: &str = "<style>";
const CLOSE: &str = "</style>";
/// Styles for browsers without scripts stand before this, and are small.
const BEFORE: &str = "</noscript>";

pub(super) fn shrink(tree: &Tree, site: &mut Site) -> anyhow::Result<()> {
    for (path, text) in site.iter_mut().filter(|(path, _)| path.rsplit('.').next() == Some("css")) {
        let styles = str::from_utf8(text).with_context(|| format!("{path} is not UTF-8"))?;
        *text =
            small(tree, styles).with_context(|| format!("{path} could not be made smaller"))?.into_bytes();
    }
    let page = site.get_mut(PAGE).context("Trunk wrote no index.html")?;
    let text = str::from_utf8(page).context("index.html is not UTF-8")?;
    if let Some((before, styles, after)) = take(text) {
        let styles = small(tree, &styles).context("the page's styles could not be made smaller")?;
        *page = [&before, OPEN, styles.trim_end(), CLOSE, &after].concat().into_bytes();
    }
    Ok(())
}

/// The page without its styles, cut where the first stood, and the styles, in order: (before, styles, after).
fn take(page: &str) -> Option<(String, String, String)> {
    let from = page.find(BEFORE)?;
    let begin = from + page[from..].find(OPEN)?;
    let mut styles = String::new();
    let mut after = String::new();
    let mut rest = &page[begin..];
    while let Some((between, tail)) = rest.split_once(OPEN) {
        let (style, tail) = tail.split_once(CLOSE)?;
        after.push_str(between.trim_end());
        styles.push_str(style);
        rest = tail;
    }
    after.push_str(rest);
    Some((page[..begin].to_owned(), styles, after))
}

fn small(tree: &Tree, styles: &str) -> anyhow::Result<String> {
    let folder = tree.at("target/styles");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let file = folder.join("styles.css");
    fs::write(&file, styles).with_context(|| format!("cannot write {}", file.display()))?;
    let mut command = shell::command(tree, "esbuild")?;
    command.arg(&file).args(["--minify", "--log-level=error", scripts::BROWSERS]);
    shell::read(&mut command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_of_the_page_become_one_and_those_without_scripts_stay() {
        let page =
            "<noscript><style>n</style></noscript><i>\n  <style>a</style>\n  <style>b</style>\n</head>";
        let (before, styles, after) = take(page).expect("there are styles");
        assert_eq!(before, "<noscript><style>n</style></noscript><i>\n  ");
        assert_eq!((styles.as_str(), after.as_str()), ("ab", "\n</head>"));
        assert_eq!(take("<noscript></noscript>"), None);
    }
}
