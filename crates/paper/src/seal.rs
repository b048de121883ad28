//! The countersignature of a sheet: a server that has put the question to its plan says what it answered, and when. Keys have
//! names and times; one that was retired still proves what it signed before.

use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest as _, Sha256};

use crate::sheet::{bytes_of, letters};

/// What keeps these signatures from being those of anything else.
const PURPOSE: &[u8] = b"ruangizin verdict sheet 1\0";

/// A countersignature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seal {
    /// The first eight bytes of the SHA-256 of the key.
    pub key: [u8; 8],
    /// When, in seconds since 1970.
    pub time: u64,
    /// Whether the server's answer agreed with the sheet's.
    pub agrees: bool,
    /// Ed25519 over purpose, key, time, agreement and the bytes of the sheet.
    pub signature: [u8; 64],
}

/// A public key and the time in which it signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealKey {
    key: VerifyingKey,
    /// From when on, in seconds since 1970.
    pub from: u64,
    /// Until when; none while it is in use.
    pub until: Option<u64>,
}

/// What a countersignature proves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// The named key signed this sheet within its time.
    Holds,
    /// No key of that name is known here.
    UnknownKey,
    /// The key was not in use at that time.
    OutOfTime,
    /// These bytes were not signed by the key: something was changed.
    Broken,
}

impl SealKey {
    /// A key from its bytes; none where they are no point of the curve.
    pub fn new(bytes: [u8; 32], from: u64, until: Option<u64>) -> Option<Self> {
        let key = VerifyingKey::from_bytes(&bytes).ok()?;
        Some(Self { key, from, until })
    }

    /// Its name.
    pub fn name(&self) -> [u8; 8] {
        name_of(self.key.as_bytes())
    }
}

/// The name of a key.
pub fn name_of(key: &[u8; 32]) -> [u8; 8] {
    let hash = Sha256::digest(key);
    core::array::from_fn(|at| hash[at])
}

/// A key from its 64 hexadecimal digits, as it is published and kept; none where they are anything else.
pub fn key_of(digits: &str) -> Option<[u8; 32]> {
    let digits = digits.as_bytes();
    // Parsing alone would take a sign for a digit.
    if digits.len() != 64 || !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    let mut bytes = [0; 32];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = u8::from_str_radix(core::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(bytes)
}

/// The bytes that a server signs for a sheet.
pub fn message(sheet: &[u8], key: [u8; 8], time: u64, agrees: bool) -> Vec<u8> {
    [PURPOSE, &key, &time.to_be_bytes(), &[u8::from(agrees)], sheet].concat()
}

impl Seal {
    /// Its letters.
    pub fn write(&self) -> String {
        let head = [&self.key[..], &self.time.to_be_bytes(), &[u8::from(self.agrees)]].concat();
        letters(&[&head[..], &self.signature].concat())
    }

    /// Reads them; none where they are no countersignature.
    pub fn read(text: &str) -> Option<Self> {
        let bytes = bytes_of(text)?;
        let (key, rest) = bytes.split_first_chunk()?;
        let (time, rest) = rest.split_first_chunk()?;
        let (agrees, signature) = rest.split_first()?;
        let agrees = [false, true].get(usize::from(*agrees)).copied()?;
        let signature = signature.try_into().ok()?;
        Some(Self { key: *key, time: u64::from_be_bytes(*time), agrees, signature })
    }

    /// What it proves of a sheet, by the keys that are known.
    pub fn check(&self, sheet: &[u8], keys: &[SealKey]) -> Proof {
        let Some(key) = keys.iter().find(|it| it.name() == self.key) else { return Proof::UnknownKey };
        let message = message(sheet, self.key, self.time, self.agrees);
        if key.key.verify_strict(&message, &Signature::from_bytes(&self.signature)).is_err() {
            return Proof::Broken;
        }
        let is_in_time = self.time >= key.from && key.until.is_none_or(|it| self.time < it);
        if is_in_time { Proof::Holds } else { Proof::OutOfTime }
    }
}

#[cfg(test)]
mod tests {
    use ed25519_dalek::{Signer as _, SigningKey};

    use super::*;

    const SHEET: &[u8] = b"a sheet of some bytes";

    fn sealed(secret: &SigningKey, time: u64) -> Seal {
        let key = name_of(secret.verifying_key().as_bytes());
        let signature = secret.sign(&message(SHEET, key, time, true)).to_bytes();
        Seal { key, time, agrees: true, signature }
    }

    fn known(secret: &SigningKey, from: u64, until: Option<u64>) -> SealKey {
        SealKey::new(secret.verifying_key().to_bytes(), from, until).unwrap()
    }

    #[test]
    fn a_change_of_any_byte_is_noticed() {
        let secret = SigningKey::from_bytes(&[7; 32]);
        let keys = [known(&secret, 100, None)];
        let seal = sealed(&secret, 200);
        assert_eq!(seal.check(SHEET, &keys), Proof::Holds);
        for at in 0..SHEET.len() {
            for bit in 0..8 {
                let mut changed = SHEET.to_vec();
                changed[at] ^= 1 << bit;
                assert_eq!(seal.check(&changed, &keys), Proof::Broken);
            }
        }
        for at in 0..64 {
            for bit in 0..8 {
                let mut changed = seal;
                changed.signature[at] ^= 1 << bit;
                assert_eq!(changed.check(SHEET, &keys), Proof::Broken);
            }
        }
        for changed in [Seal { time: 201, ..seal }, Seal { agrees: false, ..seal }] {
            assert_eq!(changed.check(SHEET, &keys), Proof::Broken);
        }
        for at in 0..8 {
            let mut changed = seal;
            changed.key[at] ^= 1;
            assert_eq!(changed.check(SHEET, &keys), Proof::UnknownKey);
        }
        assert_eq!(seal.check(&[SHEET, b"x"].concat(), &keys), Proof::Broken);
    }

    #[test]
    fn a_key_is_64_digits_and_nothing_else() {
        assert_eq!(key_of(&"0f".repeat(32)), Some([15; 32]));
        assert_eq!(key_of(&"0F".repeat(32)), Some([15; 32]));
        for other in [String::new(), "0f".repeat(31), "0f".repeat(33), "+f".repeat(32), "é".repeat(32)] {
            assert_eq!(key_of(&other), None, "{other}");
        }
    }

    #[test]
    fn its_letters_are_read_again_and_no_others_are() {
        let seal = sealed(&SigningKey::from_bytes(&[3; 32]), 250);
        let letters = seal.write();
        assert_eq!(Seal::read(&letters), Some(seal));
        for other in ["", "AA", &letters[1..], &format!("{letters}A"), &letters.replace(&letters[..1], "*")] {
            assert_eq!(Seal::read(other), None, "{other}");
        }
    }

    #[test]
    fn keys_rotate_and_old_seals_stay_good() {
        let (old, new) = (SigningKey::from_bytes(&[1; 32]), SigningKey::from_bytes(&[2; 32]));
        let keys = [known(&old, 100, Some(500)), known(&new, 500, None)];
        assert_eq!(sealed(&old, 499).check(SHEET, &keys), Proof::Holds);
        assert_eq!(sealed(&old, 500).check(SHEET, &keys), Proof::OutOfTime);
        assert_eq!(sealed(&new, 500).check(SHEET, &keys), Proof::Holds);
        assert_eq!(sealed(&new, 499).check(SHEET, &keys), Proof::OutOfTime);
        assert_eq!(sealed(&new, 600).check(SHEET, &keys[..1]), Proof::UnknownKey);
        // Another key under the name of a known one.
        let stolen = Seal { key: name_of(old.verifying_key().as_bytes()), ..sealed(&new, 300) };
        assert_eq!(stolen.check(SHEET, &keys), Proof::Broken);
    }
}
