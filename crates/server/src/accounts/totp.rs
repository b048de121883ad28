//! A second factor: codes of six digits that change every half minute (RFC 6238, SHA-1, as every authenticator app knows them).

use hmac::{Hmac, Mac as _};
use sha1::Sha1;

use crate::secret;

/// Seconds that a code is good for.
const STEP: i64 = 30;
/// Letters of a secret (RFC 4648 base 32).
const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// A new secret of 160 random bits, as apps take it.
pub fn new_secret() -> String {
    secret::random::<32>().iter().map(|it| char::from(LETTERS[usize::from(it & 31)])).collect()
}

/// The address that apps read from a QR code.
pub fn address(login: &str, secret: &str) -> String {
    format!("otpauth://totp/RuangIzin:{login}?secret={secret}&issuer=RuangIzin")
}

/// The half minute in which a code was right: this one or a neighbour, for clocks that are a little off; none that is not
/// after `last`, so that a code works once.
pub fn step_of(kept: &str, code: &str, last: i64, now: i64) -> Option<i64> {
    let code: String = code.chars().filter(char::is_ascii_digit).collect();
    let key = decoded(kept)?;
    let steps = [now / STEP - 1, now / STEP, now / STEP + 1];
    steps.into_iter().filter(|it| *it > last).find(|it| secret::is_same(&code_at(&key, *it), &code))
}

/// The code of a half minute.
pub fn code_at(key: &[u8], step: i64) -> String {
    let mut mac = Hmac::<Sha1>::new_from_slice(key).expect("a key of any length will do");
    mac.update(&step.to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let at = usize::from(hash[19] & 15);
    let number = u32::from_be_bytes([hash[at] & 0x7f, hash[at + 1], hash[at + 2], hash[at + 3]]);
    format!("{:06}", number % 1_000_000)
}

/// The bytes of a secret.
pub fn decoded(text: &str) -> Option<Vec<u8>> {
    let (mut bytes, mut bits, mut count) = (Vec::new(), 0_u32, 0);
    for letter in text.bytes() {
        let value = LETTERS.iter().position(|it| *it == letter.to_ascii_uppercase())?;
        bits = (bits << 5) | u32::try_from(value).ok()?;
        count += 5;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from((bits >> count) & 0xff).ok()?);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, the last six digits.
        let key = b"12345678901234567890";
        for (time, code) in [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")] {
            assert_eq!(code_at(key, time / STEP), code);
        }
    }

    #[test]
    fn a_code_works_once_and_not_much_later() {
        let kept = new_secret();
        let key = decoded(&kept).expect("a secret of our own");
        assert_eq!(key.len(), 20);
        let now = 1_800_000_015;
        let code = code_at(&key, now / STEP);
        let step = step_of(&kept, &code, 0, now).expect("it is right");
        assert_eq!(step_of(&kept, &code, 0, now + 30), Some(step), "a clock that is a little off");
        assert_eq!(step_of(&kept, &code, step, now), None, "used before");
        assert_eq!(step_of(&kept, &code, 0, now + 120), None);
        assert_eq!(step_of(&kept, "", 0, now), None);
    }
}
