//! A gateway for messages (chats, SMS): one signed `POST` per notice.

use std::{fmt, time::Duration};

use hmac::{Hmac, Mac as _};
use reqwest::Client;
use sha2::Sha256;

use super::{NotSent, Told};
use crate::{clock, secret};

/// The header of the signature: `t=<seconds>,v1=<HMAC-SHA256 of "<seconds>.<body>" in hex>`.
const SIGNATURE: &str = "ruangizin-signature";

/// The gateway.
#[derive(Clone)]
pub struct Hook {
    client: Client,
    address: String,
    key: String,
}

impl fmt::Debug for Hook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // It holds a key; addresses of gateways often hold one as well.
        f.write_str("Hook")
    }
}

/// What proves that a body comes from this server.
pub fn signature(key: &str, at: i64, body: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).expect("a key of any length will do");
    mac.update(format!("{at}.{body}").as_bytes());
    format!("t={at},v1={}", secret::hex(&mac.finalize().into_bytes()))
}

impl Hook {
    /// The gateway at an address, and the key that it checks signatures with.
    pub fn new(address: &str, key: &str) -> Option<Self> {
        let client = Client::builder().timeout(Duration::from_secs(20)).build().ok()?;
        Some(Self { client, address: address.to_owned(), key: key.to_owned() })
    }

    pub(super) async fn send(&self, id: &str, to: &str, told: &Told) -> Result<(), NotSent> {
        let body = serde_json::json!({
            "id": id, "to": to, "number": told.number, "kind": told.kind, "language": told.language, "text": told.short,
        })
        .to_string();
        let signed = signature(&self.key, clock::now(), &body);
        let asked = self
            .client
            .post(&self.address)
            .header("content-type", "application/json")
            .header(SIGNATURE, signed)
            .body(body)
            .send();
        match asked.await {
            Ok(it) if it.status().is_success() => Ok(()),
            // The gateway says that this number or text will never do.
            Ok(it) if it.status().as_u16() == 422 => Err(NotSent::Never),
            _ => Err(NotSent::Later),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_are_those_of_the_standard() {
        // RFC 4231 has no such message; worked out with Python's hmac.
        assert_eq!(
            signature("kunci", 1_700_000_000, "{}"),
            "t=1700000000,v1=122761d2746f8988e92b3e325fc1bdb2b2bbc991bc043332840ce96492807d2a"
        );
    }
}
