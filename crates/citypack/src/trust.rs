//! Signatures of packs: `pack.sig` over the exact bytes of `pack.json`, which names every file's hash. A pack never makes its
//! own keys trusted; whoever starts the server or builds the app names those.

use std::{error::Error, fmt};

use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest as _, Sha256};

use crate::json;

/// A public key that packs may be signed with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustedKey {
    id: String,
    key: VerifyingKey,
}

/// Text that is no public key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadKey(String);

/// What a pack's signature says to whoever checks it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// There is no `pack.sig`.
    Unsigned,
    /// Keys with these ids signed, and no key at all is trusted here.
    NotChecked(Vec<String>),
    /// A trusted key signed.
    Trusted(String),
    /// Trusted keys are named, and none of them signed these bytes.
    Refused,
}

impl TrustedKey {
    /// Reads 64 hexadecimal digits, as `ruangizin-pack keygen` writes them into a file with the ending `.pub`.
    pub fn parse(text: &str) -> Result<Self, BadKey> {
        let bad = || BadKey(text.to_owned());
        let bytes: [u8; 32] = from_hex(text.trim()).and_then(|it| it.try_into().ok()).ok_or_else(bad)?;
        let key = VerifyingKey::from_bytes(&bytes).map_err(|_odd| bad())?;
        Ok(Self { id: hex(&Sha256::digest(bytes))[..16].to_owned(), key })
    }

    /// The first 16 digits of the key's SHA-256, which `pack.sig` names.
    pub fn id(&self) -> &str {
        &self.id
    }

    fn has_signed(&self, manifest: &[u8], signature: &str) -> bool {
        let bytes: Option<[u8; 64]> = from_hex(signature.trim()).and_then(|it| it.try_into().ok());
        bytes.is_some_and(|it| self.key.verify_strict(manifest, &Signature::from_bytes(&it)).is_ok())
    }
}

impl Standing {
    /// Looks at the lines of `pack.sig`: `ed25519 <key id> <signature>`.
    pub fn of(manifest: &[u8], signatures: Option<&[u8]>, trusted: &[TrustedKey]) -> Self {
        let text = signatures.map(String::from_utf8_lossy).unwrap_or_default();
        let lines: Vec<(&str, &str)> =
            text.lines().filter_map(|it| it.strip_prefix("ed25519 ")?.split_once(' ')).collect();
        let signed = trusted.iter().find(|key| {
            lines.iter().any(|(id, signature)| *id == key.id && key.has_signed(manifest, signature))
        });
        match signed {
            Some(key) => Self::Trusted(key.id.clone()),
            None if !trusted.is_empty() => Self::Refused,
            None if lines.is_empty() => Self::Unsigned,
            None => Self::NotChecked(lines.iter().map(|it| it.0.to_owned()).collect()),
        }
    }
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsigned => f.write_str("not signed"),
            Self::NotChecked(ids) => {
                write!(f, "signed by key {}, not checked: no key is trusted here (--trust)", ids.join(", "))
            }
            Self::Trusted(id) => write!(f, "signed by the trusted key {id}"),
            Self::Refused => f.write_str("not signed by any key that is trusted here"),
        }
    }
}

impl fmt::Display for BadKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is no public key; one has 64 hexadecimal digits", self.0)
    }
}

impl Error for BadKey {}

/// Whether a key counts on a day (RFC 3339 full-date), as the pack itself says under `keys`; one that is not listed there has no
/// such limit.
pub fn counts_on(manifest: &[u8], id: &str, day: &str) -> bool {
    let listed = json::parse("pack.json", manifest, |top| {
        top.list("keys", |it| (it.text("id"), it.text("from"), it.text("until")))
    });
    let own = listed.unwrap_or_default().into_iter().find(|it| it.0 == id);
    own.is_none_or(|(_, from, until)| from.as_str() <= day && day <= until.as_str())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |out, it| format!("{out}{it:02x}"))
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let pair = |it: &[u8]| u8::from_str_radix(core::str::from_utf8(it).ok()?, 16).ok();
    let is_hex = text.len().is_multiple_of(2) && text.bytes().all(|it| it.is_ascii_hexdigit());
    is_hex.then(|| text.as_bytes().chunks_exact(2).map(pair).collect()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ed25519_dalek::{Signer as _, SigningKey};

    fn signed(seed: u8, manifest: &[u8]) -> (TrustedKey, String) {
        let secret = SigningKey::from_bytes(&[seed; 32]);
        let key = TrustedKey::parse(&hex(secret.verifying_key().as_bytes())).unwrap();
        let line = format!("ed25519 {} {}\n", key.id(), hex(&secret.sign(manifest).to_bytes()));
        (key, line)
    }

    #[test]
    fn only_a_trusted_key_over_these_bytes_counts() {
        let (key, line) = signed(1, b"{}");
        let (other, _) = signed(2, b"{}");
        let standing =
            |manifest: &[u8], trusted: &[TrustedKey]| Standing::of(manifest, Some(line.as_bytes()), trusted);
        assert_eq!(standing(b"{}", core::slice::from_ref(&key)), Standing::Trusted(key.id().to_owned()));
        assert_eq!(standing(b"{ }", core::slice::from_ref(&key)), Standing::Refused);
        assert_eq!(standing(b"{}", &[other]), Standing::Refused);
        assert_eq!(standing(b"{}", &[]), Standing::NotChecked(vec![key.id().to_owned()]));
        assert_eq!(Standing::of(b"{}", None, &[]), Standing::Unsigned);
        assert_eq!(Standing::of(b"{}", None, &[key]), Standing::Refused);
    }

    #[test]
    fn a_key_counts_on_the_days_that_the_pack_names() {
        let pack = br#"{"keys":[{"id":"a","from":"2026-01-01","until":"2026-12-31"}]}"#;
        assert!(counts_on(pack, "a", "2026-01-01") && counts_on(pack, "a", "2026-12-31"));
        assert!(!counts_on(pack, "a", "2025-12-31") && !counts_on(pack, "a", "2027-01-01"));
        assert!(counts_on(pack, "b", "2030-01-01") && counts_on(b"{}", "a", "2030-01-01"));
    }

    #[test]
    fn what_is_no_key_is_said_so() {
        for text in ["", "12", "zz", &"g".repeat(64), &"0".repeat(63)] {
            assert!(TrustedKey::parse(text).is_err(), "{text}");
        }
    }
}
