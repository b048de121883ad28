//! Recomputes the digests by which the page and its script refuse other bytes: files change after they were named.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest as _, Sha384};

use super::Site;

pub(super) fn refresh(page: &str, site: &Site) -> String {
    let mut done = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        let end = rest[start..].find('>').map_or(rest.len(), |it| start + it + 1);
        done.push_str(&rest[..start]);
        done.push_str(&refresh_tag(&rest[start..end], site));
        rest = &rest[end..];
    }
    done.push_str(rest);
    done
}

/// How a script asks for a part, behind the name of the function that does, with the digest in the last place; see `parts`.
pub(super) fn asked(address: &str, digest: &str) -> String {
    format!("{ASKS}{address}{WITH}{digest}\"")
}

const ASKS: &str = "(\"/";
const WITH: &str = "\",{integrity:\"";

/// The same for what a script asks for with a digest.
pub(super) fn refresh_asked(script: &str, site: &Site) -> String {
    let mut done = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(at) = rest.find(ASKS) {
        let (before, call) = rest.split_at(at);
        done.push_str(before);
        let known = call[ASKS.len()..].split_once('"').and_then(|(address, _)| {
            let start = asked(address, "");
            let after = call.strip_prefix(start.strip_suffix('"')?)?;
            Some((asked(address, &digest(site.get(address)?)), after.split_once('"')?.1))
        });
        let (call, after) = known.unwrap_or_else(|| (ASKS.to_owned(), &call[ASKS.len()..]));
        done.push_str(&call);
        rest = after;
    }
    done.push_str(rest);
    done
}

fn refresh_tag(tag: &str, site: &Site) -> String {
    let target = attribute(tag, "href").or_else(|| attribute(tag, "src"));
    let bytes = target.and_then(|it| site.get(it.trim_start_matches("./").trim_start_matches('/')));
    match (attribute(tag, "integrity"), bytes) {
        (Some(old), Some(bytes)) => tag.replace(old, &digest(bytes)),
        _ => tag.to_owned(),
    }
}

fn digest(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// Trunk writes every attribute in double quotes.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, value) = tag.split_once(&format!(" {name}=\""))?;
    value.split_once('"').map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_refuses_other_bytes_of_what_it_asks_for() {
        let site = Site::from([("parts/a.wasm".to_owned(), b"1".to_vec())]);
        let script = format!("f(c{}, x); fetch(\"/else\"); g();", asked("parts/a.wasm", "old"));
        let wanted = format!("f(c{}, x); fetch(\"/else\"); g();", asked("parts/a.wasm", &digest(b"1")));
        assert_eq!(refresh_asked(&script, &site), wanted);
    }

    #[test]
    fn only_tags_of_known_files_are_touched() {
        let site = Site::from([("a.js".to_owned(), b"1".to_vec())]);
        let page =
            r#"<p>x</p><script src="/a.js" integrity="old"></script><link href="/b" integrity="keep">"#;
        let page = refresh(page, &site);
        assert!(page.contains(&format!(r#"<script src="/a.js" integrity="{}">"#, digest(b"1"))));
        assert!(page.contains(r#"integrity="keep""#));
    }
}
