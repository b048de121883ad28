//! Names and secrets made on the phone, and digests.

use core::fmt::Write as _;

use sha2::{Digest as _, Sha256};

/// The header that carries the claim secret. Never an address: those are logged and shared.
pub const CLAIM_HEADER: &str = "claim-secret";

/// The header with the SHA-256 of the body, in hexadecimal digits.
pub const DIGEST_HEADER: &str = "content-sha256";

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, it| {
        // Writing to a text cannot fail.
        let _infallible = write!(out, "{it:02x}");
        out
    })
}

/// The id of an application or draft: 32 hexadecimal digits of 16 random bytes.
pub fn application_id(random: [u8; 16]) -> String {
    hex(&random)
}

/// The secret that lets its holder follow an application: 32 random bytes as base64url.
pub fn claim_secret(random: [u8; 32]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut out = String::with_capacity(43);
    for chunk in random.chunks(3) {
        let at = |n: usize| u32::from(chunk.get(n).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for n in 0..=chunk.len() {
            let sign = (bits >> (18 - 6 * n)) & 63;
            out.push(char::from(SIGNS[sign as usize]));
        }
    }
    out
}

/// SHA-256 in hexadecimal digits: the name of what has these bytes.
pub fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn is_hex(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|it| matches!(it, b'0'..=b'9' | b'a'..=b'f'))
}

/// Whether a text is an id that a phone makes.
pub fn is_id(text: &str) -> bool {
    is_hex(text, 32)
}

/// Whether a text is a SHA-256.
pub fn is_digest(text: &str) -> bool {
    is_hex(text, 64)
}

/// Whether a text can be a claim secret: long enough for 128 random bits, short enough to hash at no cost.
pub fn is_secret(text: &str) -> bool {
    let is_plain = |it: u8| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'_');
    (22..=128).contains(&text.len()) && text.bytes().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_secrets_have_their_shapes() {
        assert_eq!(application_id([0xab; 16]), "ab".repeat(16));
        assert!(is_id(&application_id([7; 16])));
        let secret = claim_secret([0xff; 32]);
        assert_eq!(secret, format!("{}8", "_".repeat(42)));
        assert!(is_secret(&secret) && is_secret(&claim_secret([0; 32])));
        assert!(!is_secret("short") && !is_id("AB"));
        // The example of FIPS 180-4.
        assert_eq!(digest(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
