//! Gives scripts, styles, fonts and WASM files names that carry the hash of their final bytes: `app.<16 hex>.js`.
//! A file that names another is renamed after it, since the new name changes its bytes.

use std::collections::BTreeMap;

use anyhow::bail;

use super::{Site, integrity};
use crate::stamp::mark;

pub(super) fn by_content(mut site: Site) -> anyhow::Result<Site> {
    let mut waiting = candidates(&site);
    let mut renamed: BTreeMap<String, String> = BTreeMap::new();
    while !waiting.is_empty() {
        let ready: Vec<String> =
            waiting.iter().filter(|path| names_none_of(&site[*path], path, &waiting)).cloned().collect();
        if ready.is_empty() {
            bail!("these files name each other, so none can carry a hash: {}", waiting.join(", "));
        }
        for path in ready {
            let bytes = site.remove(&path).unwrap_or_default();
            let bytes = with_digests(&path, rewrite(&path, bytes, &renamed), &site);
            let name = final_name(&path, &mark(&bytes));
            site.insert(name.clone(), bytes);
            waiting.retain(|it| *it != path);
            renamed.insert(path, name);
        }
    }
    Ok(site
        .into_iter()
        .map(|(path, bytes)| {
            let bytes = if path == "index.html" { rewrite(&path, bytes, &renamed) } else { bytes };
            (path, bytes)
        })
        .collect())
}

/// What the page names by its path, what Trunk gave a hash to, and every program: page or script know those names.
fn candidates(site: &Site) -> Vec<String> {
    let index = site.get("index.html").map(|it| String::from_utf8_lossy(it).into_owned()).unwrap_or_default();
    site.keys()
        .filter(|path| is_kind(path, &["js", "css", "wasm", "woff2"]))
        .filter(|path| {
            find(&index, path).is_some() || split_trunk_name(path).is_some() || is_kind(path, &["wasm"])
        })
        .filter(|path| *path != "sw.js")
        .cloned()
        .collect()
}

fn names_none_of(bytes: &[u8], path: &str, others: &[String]) -> bool {
    if !is_text(path) {
        return true;
    }
    let text = String::from_utf8_lossy(bytes);
    others.iter().filter(|it| *it != path).all(|it| find(&text, it).is_none())
}

fn rewrite(path: &str, bytes: Vec<u8>, renamed: &BTreeMap<String, String>) -> Vec<u8> {
    if !is_text(path) {
        return bytes;
    }
    let Ok(mut text) = String::from_utf8(bytes.clone()) else { return bytes };
    for (old, new) in renamed {
        let mut done = String::new();
        while let Some(at) = find(&text, old) {
            done.push_str(&text[..at]);
            done.push_str(new);
            text.drain(..at + old.len());
        }
        done.push_str(&text);
        text = done;
    }
    text.into_bytes()
}

/// What a script names is named by now, so its digests can be told.
fn with_digests(path: &str, bytes: Vec<u8>, site: &Site) -> Vec<u8> {
    match str::from_utf8(&bytes) {
        Ok(script) if is_kind(path, &["js"]) => integrity::refresh_asked(script, site).into_bytes(),
        _ => bytes,
    }
}

/// Where a path stands as a whole: `leaflet.js` is not found in `my-leaflet.js` or `leaflet.json`.
fn find(text: &str, path: &str) -> Option<usize> {
    let is_name_part = |it: char| it.is_ascii_alphanumeric() || it == '-' || it == '_';
    text.match_indices(path).map(|(at, _)| at).find(|at| {
        let before = text[..*at].chars().next_back();
        let after = text[at + path.len()..].chars().next();
        !before.is_some_and(is_name_part) && !after.is_some_and(is_name_part)
    })
}

fn is_kind(path: &str, kinds: &[&str]) -> bool {
    path.rsplit_once('.').is_some_and(|(_, kind)| kinds.contains(&kind))
}

fn is_text(path: &str) -> bool {
    is_kind(path, &["js", "css", "html"])
}

fn final_name(path: &str, mark: &str) -> String {
    let plain = split_trunk_name(path).unwrap_or_else(|| path.to_owned());
    match plain.rsplit_once('.') {
        Some((stem, kind)) => format!("{stem}.{mark}.{kind}"),
        None => format!("{plain}.{mark}"),
    }
}

/// `app-<hex>_bg.wasm` → `app_bg.wasm`; nothing for a name without Trunk's hash (15 or 16 hex digits).
fn split_trunk_name(path: &str) -> Option<String> {
    let (stem, kind) = path.rsplit_once('.')?;
    let (stem, tail) = stem.strip_suffix("_bg").map_or((stem, ""), |it| (it, "_bg"));
    let (name, hash) = stem.rsplit_once('-')?;
    let is_hash = (12..=16).contains(&hash.len()) && hash.chars().all(|it| it.is_ascii_hexdigit());
    is_hash.then(|| format!("{name}{tail}.{kind}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trunk_names_lose_their_hash() {
        assert_eq!(
            split_trunk_name("ruangizin-3ad9b9246c1fe90_bg.wasm").as_deref(),
            Some("ruangizin_bg.wasm")
        );
        assert_eq!(split_trunk_name("leaflet-src.js"), None);
    }

    #[test]
    fn a_path_is_found_only_as_a_whole() {
        assert_eq!(find("'/my-a.js' '/a.js'", "a.js"), Some(13));
        assert_eq!(find("a.json", "a.js"), None);
    }

    #[test]
    fn files_that_name_each_other_are_refused() {
        let site = Site::from([
            ("index.html".to_owned(), b"a.js b.js".to_vec()),
            ("a.js".to_owned(), b"b.js".to_vec()),
            ("b.js".to_owned(), b"a.js".to_vec()),
        ]);
        let error = by_content(site).expect_err("a cycle has no last file");
        assert!(error.to_string().contains("a.js, b.js"));
    }
}
