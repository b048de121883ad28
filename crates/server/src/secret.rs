//! Randomness, hashes of secrets, and comparing them without telling by the time it takes.

use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

/// Sixteen bytes nobody can guess, in hex: ids that the server makes.
pub fn random_id() -> String {
    hex(&random::<16>())
}

/// Thirty-two bytes nobody can guess, in hex: cookies and form tokens.
pub fn random_token() -> String {
    hex(&random::<32>())
}

/// Bytes of the system's random source.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the system gives random bytes, or nothing secret can be made at all");
    bytes
}

/// What is kept of a secret of at least 128 random bits: such a secret cannot be tried out, so a plain hash is enough.
/// `purpose` keeps the hash of one thing from being the hash of another.
pub fn hash(purpose: &str, secret: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(purpose.as_bytes());
    hash.update([0]);
    hash.update(secret.as_bytes());
    hex(&hash.finalize())
}

/// Whether two texts are the same, in a time that depends on their lengths only.
pub fn is_same(one: &str, other: &str) -> bool {
    one.as_bytes().ct_eq(other.as_bytes()).into()
}

/// Bytes in lower-case hex.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|it| [DIGITS[usize::from(it >> 4)], DIGITS[usize::from(it & 15)]])
        .map(char::from)
        .collect()
}
