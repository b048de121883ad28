//! What another app has shared with this one. The worker hands it over in the fragment: `#s=TEXT&f=NAMES OF FILES`.

/// Something shared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// Link, text and title, one per line; empty when nothing has arrived.
    pub text: String,
    /// Names of the files that wait in the worker's cache.
    pub files: String,
}

/// Takes what was shared out of the address, so that "back" and a copied link do not bring it again.
pub fn take_shared() -> Option<Shared> {
    let (path, fragment) = super::address();
    let pairs = fragment.strip_prefix("#s=")?;
    super::set_address(&path, true);
    let (text, files) = pairs.split_once("&f=").unwrap_or((pairs, ""));
    Some(Shared { text: decode(text), files: decode(files) })
}

fn decode(text: &str) -> String {
    js_sys::decode_uri_component(text).map(String::from).unwrap_or_default()
}
