//! A text that another app has shared with this one. The worker hands it over in the fragment: `#s=TEXT`. Files go to the page
//! of a parcel (`file`).

/// Takes what was shared out of the address, so that "back" and a copied link do not bring it again: link, text and title, one
/// per line; empty when nothing has arrived.
pub fn take_shared() -> Option<String> {
    let (path, fragment) = super::address();
    let pairs = fragment.strip_prefix("#s=")?;
    super::set_address(&path, true);
    Some(decode(pairs))
}

fn decode(text: &str) -> String {
    js_sys::decode_uri_component(text).map(String::from).unwrap_or_default()
}
