//! Fills the template of the service worker with the build's mark, the list of files to keep and the keys that sign packs.
//! How the worker behaves is written in the template, not here.

use anyhow::{Context as _, ensure};
use serde_json::json;

use super::Site;
use crate::stamp::mark;

const BUILD: &str = "/*BUILD*/";
const PRECACHE: &str = "/*PRECACHE*/";
const MAP: &str = "/*MAP*/";
const KEYS: &str = "/*KEYS*/";
/// Where the page names the parts that the map needs; `parts` writes it.
const MAP_PARTS: &str = "<meta name=\"map-part\" content=\"";
/// The keys that the app trusts, a line each.
const TRUSTED: &str = include_str!("../../../data/pack-keys.txt");

pub(super) fn fill(template: &str, build: &str, site: &Site) -> anyhow::Result<String> {
    for place in [BUILD, PRECACHE, MAP, KEYS] {
        ensure!(template.contains(place), "the worker's template has no place for {place}");
    }
    let list: Vec<serde_json::Value> = site
        .iter()
        .filter(|(path, _)| is_kept(path))
        .map(|(path, bytes)| {
            // The page is asked for by the address people see.
            let url = if path == "index.html" { "/".to_owned() } else { format!("/{path}") };
            json!({ "url": url, "revision": mark(bytes) })
        })
        .collect();
    let list = serde_json::to_string(&list)?;
    let keys = serde_json::to_string(&keys(TRUSTED))?;
    let map = serde_json::to_string(&map_parts(site)?)?;
    Ok(template.replace(BUILD, build).replace(PRECACHE, &list).replace(MAP, &map).replace(KEYS, &keys))
}

/// The addresses of the parts that the map needs, as the page names them.
fn map_parts(site: &Site) -> anyhow::Result<Vec<&str>> {
    let page = site.get("index.html").context("there is no page")?;
    let page = str::from_utf8(page).context("index.html is not UTF-8")?;
    let (_, parts) = page.split_once(MAP_PARTS).context("the page names no parts for the map")?;
    let named = parts.split('"').next().unwrap_or_default().split(' ');
    // Builds for developers are one program.
    Ok(named.filter(|it| site.contains_key(it.trim_start_matches('/'))).collect())
}

fn keys(trusted: &str) -> Vec<&str> {
    let lines = trusted.lines().filter(|it| !it.starts_with('#'));
    lines.filter_map(|it| Some(it.trim().split_once(' ')?.0)).collect()
}

/// Robots, people who debug and pictures for the shop window of an installer are no part of the app.
fn is_kept(path: &str) -> bool {
    let is_map = path.rsplit_once('.').is_some_and(|(_, ending)| ending == "map");
    let is_shown_elsewhere = path.starts_with("screenshots/");
    !is_map
        && !is_shown_elsewhere
        && !["sw.js", "build.json", "csp.txt", "robots.txt", "fonts/OFL.txt"].contains(&path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_template_gets_the_mark_and_the_list() {
        let site = Site::from([
            ("a.wasm".to_owned(), b"abc".to_vec()),
            ("index.html".to_owned(), b"<meta name=\"map-part\" content=\"/a.wasm /b.wasm\">".to_vec()),
            ("robots.txt".to_owned(), b"abc".to_vec()),
        ]);
        let text = fill("const b='/*BUILD*/', l=/*PRECACHE*/, m=/*MAP*/, k=/*KEYS*/;", "77", &site)
            .expect("all places are there");
        let keys = serde_json::to_string(&keys(TRUSTED)).expect("a list of texts");
        assert_eq!(
            text,
            format!(
                r#"const b='77', l=[{{"revision":"ba7816bf8f01cfea","url":"/a.wasm"}},{{"revision":"{}","url":"/"}}], m=["/a.wasm"], k={keys};"#,
                mark(&site["index.html"])
            )
        );
    }

    #[test]
    fn a_key_stands_before_its_owner() {
        assert_eq!(keys("# Keys\n00ff KOTA CONTOH\n\n11ee CONTOH\n"), ["00ff", "11ee"]);
    }

    #[test]
    fn a_template_without_places_is_refused() {
        assert!(fill("nothing", "77", &Site::new()).is_err());
    }
}
