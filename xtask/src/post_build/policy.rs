//! The Content-Security-Policy of the page. Nothing from another host may load, and no inline script may
//! run except the ones of this very build, allowed by their hash.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest as _, Sha256};

pub(super) fn for_page(page: &str) -> String {
    let scripts = hashes(page, "script");
    let styles = hashes(page, "style");
    [
        "default-src 'self'",
        // WASM is compiled code, which a policy forbids unless it says so.
        &format!("script-src 'self' 'wasm-unsafe-eval'{scripts}"),
        &format!("style-src 'self'{styles}"),
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
    .join("; ")
}

/// The sources that a policy lists for the inline elements of that name.
fn hashes(page: &str, element: &str) -> String {
    let sources: Vec<String> =
        inline(page, element).iter().map(|it| format!(" 'sha256-{}'", digest(it))).collect();
    sources.concat()
}

fn digest(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text.as_bytes()))
}

/// The contents of all elements of that name that have any; a browser hashes exactly these characters.
fn inline<'a>(page: &'a str, element: &str) -> Vec<&'a str> {
    let (open, close) = (format!("<{element}"), format!("</{element}>"));
    let mut found = Vec::new();
    let mut rest = page;
    while let Some((_, after)) = rest.split_once(&open) {
        let Some((_, content)) = after.split_once('>') else { break };
        let Some((content, after)) = content.split_once(&close) else { break };
        if !content.is_empty() {
            found.push(content);
        }
        rest = after;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_allows_the_inline_script_by_its_hash() {
        let page = "<script src=\"/a.js\"></script><script type=\"module\">\nstart()\n</script>";
        assert_eq!(inline(page, "script"), ["\nstart()\n"]);
        let policy = for_page(page);
        assert!(policy.contains(&format!("'wasm-unsafe-eval' 'sha256-{}'", digest("\nstart()\n"))));
        assert!(!policy.contains("unsafe-inline"));
    }
}
