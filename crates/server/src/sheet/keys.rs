//! The keys that countersign sheets: one that signs, and those that signed before, whose public halves stay published so that old
//! sheets are still proved. A secret is deleted when its key is replaced.

use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use ed25519_dalek::{Signer as _, SigningKey};
use paper::{
    seal::{Seal, key_of, message, name_of},
    sheet::Sheet,
};
use serde::{Deserialize, Serialize};

use crate::secret;

/// The file of keys.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
struct File {
    keys: Vec<Entry>,
}

/// A key in it.
#[derive(Debug, Clone, Deserialize, Serialize)]
struct Entry {
    /// The public half, in hexadecimal digits.
    key: String,
    /// From when on it signs, in seconds since 1970.
    from: u64,
    /// Until when; nothing while it is in use.
    until: Option<u64>,
    /// The secret half, of the one that is in use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    secret: Option<String>,
}

/// A key as it is published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PublicKey {
    /// 64 hexadecimal digits: an Ed25519 public key.
    pub key: String,
    /// From when on it signs, in seconds since 1970.
    pub from: u64,
    /// Until when; null while it is in use.
    pub until: Option<u64>,
}

/// The keys of a server.
pub struct SheetKeys {
    signing: SigningKey,
    public: Vec<PublicKey>,
}

impl std::fmt::Debug for SheetKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SheetKeys").field("public", &self.public).finish_non_exhaustive()
    }
}

impl SheetKeys {
    /// Reads a file of keys. It must have one that signs.
    pub fn read(path: &Path) -> io::Result<Self> {
        let file = File::read(path)?;
        let wrong = |what: &str| io::Error::new(io::ErrorKind::InvalidData, what.to_owned());
        let secret =
            file.keys.iter().rev().find_map(|it| it.secret.as_deref().filter(|_| it.until.is_none()));
        let secret = secret.and_then(key_of).ok_or_else(|| wrong("no key in it signs"))?;
        let signing = SigningKey::from_bytes(&secret);
        let public: Vec<PublicKey> = file.keys.into_iter().map(PublicKey::from).collect();
        let own = secret::hex(signing.verifying_key().as_bytes());
        if !public.iter().any(|it| it.key == own && it.until.is_none()) {
            return Err(wrong("the secret of a key is not that key's"));
        }
        Ok(Self { signing, public })
    }

    /// A key for a demonstration: it ends with the server, and so does what it proves.
    pub fn passing(now: u64) -> Self {
        let signing = SigningKey::from_bytes(&secret::random());
        let key = secret::hex(signing.verifying_key().as_bytes());
        Self { signing, public: vec![PublicKey { key, from: now.saturating_sub(60), until: None }] }
    }

    /// All of them, as they are published.
    pub fn public(&self) -> &[PublicKey] {
        &self.public
    }

    /// Signs a sheet.
    pub fn sign(&self, sheet: &Sheet, agrees: bool, time: u64) -> Option<Seal> {
        let key = name_of(self.signing.verifying_key().as_bytes());
        let signature = self.signing.try_sign(&message(&sheet.bytes(), key, time, agrees)).ok()?;
        Some(Seal { key, time, agrees, signature: signature.to_bytes() })
    }
}

impl From<Entry> for PublicKey {
    fn from(it: Entry) -> Self {
        Self { key: it.key, from: it.from, until: it.until }
    }
}

impl File {
    fn read(path: &Path) -> io::Result<Self> {
        let text = fs::read_to_string(path)?;
        // What serde says of a file may repeat a piece of it.
        serde_json::from_str(&text)
            .map_err(|_not_repeated| io::Error::new(io::ErrorKind::InvalidData, "it is no file of keys"))
    }
}

/// Makes a new key that signs from now on, and ends the one before. Gives its public half.
pub fn rotate(path: &Path, now: u64) -> io::Result<String> {
    let mut file = match File::read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => File::default(),
        read => read?,
    };
    for it in &mut file.keys {
        it.until = it.until.or(Some(now));
        it.secret = None;
    }
    let signing = SigningKey::from_bytes(&secret::random());
    let key = secret::hex(signing.verifying_key().as_bytes());
    let secret = Some(secret::hex(signing.as_bytes()));
    file.keys.push(Entry { key: key.clone(), from: now, until: None, secret });
    let text = serde_json::to_string_pretty(&file)?;
    write_whole(path, text.as_bytes())?;
    Ok(key)
}

/// Writes beside it and renames, so that a file which was cut off never takes the place of a whole one. Only its owner reads it.
fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    let beside = PathBuf::from(beside);
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&beside, path)
}

#[cfg(test)]
mod tests {
    use paper::{
        Day,
        seal::{Proof, SealKey},
        sheet::Place,
    };

    use super::*;

    fn sheet() -> Sheet {
        Sheet {
            region: "53.71".to_owned(),
            pack: [1; 16],
            activity: "47112".to_owned(),
            place: Place::of_point(measure::LngLat::new(123.6, -10.2).expect("a place"), 0),
            outcome: "allowed".to_owned(),
            answer: [2; 8],
            day: Day { year: 2026, month: 11, day: 22 },
        }
    }

    fn known(keys: &SheetKeys) -> Vec<SealKey> {
        let one = |it: &PublicKey| SealKey::new(key_of(&it.key)?, it.from, it.until);
        keys.public().iter().filter_map(one).collect()
    }

    #[test]
    fn keys_rotate_in_their_file_and_what_the_old_one_signed_stays_proved() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("keys.json");
        assert!(SheetKeys::read(&path).is_err(), "there is none yet");
        rotate(&path, 100).expect("a first key");
        let first = SheetKeys::read(&path).expect("it signs");
        let old = first.sign(&sheet(), true, 150).expect("a signature");
        assert_eq!(old.check(&sheet().bytes(), &known(&first)), Proof::Holds);
        rotate(&path, 200).expect("a second key");
        let second = SheetKeys::read(&path).expect("it signs");
        assert_eq!(second.public().len(), 2);
        assert_eq!(old.check(&sheet().bytes(), &known(&second)), Proof::Holds);
        let new = second.sign(&sheet(), true, 250).expect("a signature");
        assert_eq!(new.check(&sheet().bytes(), &known(&second)), Proof::Holds);
        assert_eq!(new.check(&sheet().bytes(), &known(&first)), Proof::UnknownKey);
        // What the first key would sign after its end proves nothing.
        let late = first.sign(&sheet(), true, 250).expect("a signature");
        assert_eq!(late.check(&sheet().bytes(), &known(&second)), Proof::OutOfTime);
        let text = fs::read_to_string(&path).expect("the file");
        assert_eq!(text.matches("\"secret\"").count(), 1, "the old secret is gone");
    }

    #[test]
    fn a_damaged_file_of_keys_is_refused_without_repeating_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("keys.json");
        rotate(&path, 100).expect("a key");
        let text = fs::read_to_string(&path).expect("the file");
        let other = SheetKeys::passing(1).public()[0].key.clone();
        let own = SheetKeys::read(&path).expect("it signs").public()[0].key.clone();
        for broken in
            [text.replace(&own, &other), text.replace("\"until\": null", "\"until\": 5"), "{}".to_owned()]
        {
            fs::write(&path, broken).expect("written");
            let error = SheetKeys::read(&path).expect_err("refused").to_string();
            assert!(!error.contains(&other) && error.len() < 60, "{error}");
        }
    }
}
