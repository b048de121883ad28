//! Hexadecimal digits of bytes and back.

use core::fmt::Write as _;

/// Two lower-case digits per byte.
pub(crate) fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, it| {
        // Writing into a text cannot fail.
        let _infallible = write!(out, "{it:02x}");
        out
    })
}

/// The bytes of digits, or nothing where there is anything else.
pub(crate) fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits = text.len().is_multiple_of(2) && text.bytes().all(|it| it.is_ascii_hexdigit());
    let byte = |at: usize| u8::from_str_radix(&text[at..at + 2], 16).ok();
    digits.then(|| (0..text.len()).step_by(2).map(byte).collect())?
}
