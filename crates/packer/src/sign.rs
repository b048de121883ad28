//! Signing packs: keys, `pack.sig` over the exact bytes of `pack.json`, and the check of both with every file.
//! A pack can list keys but never makes them trusted: the reader brings those.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};
use citypack::{KeyEntry, Manifest, Status};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest as _, Sha256};

use crate::hex::{from_hex, to_hex};

/// What the sample key is made from. It is public, so it proves nothing; only sample packs may be signed with it.
const SAMPLE: &[u8] = b"RuangIzin CONTOH: this key is public and proves nothing";
/// Owner that packs name beside the sample key.
pub const SAMPLE_OWNER: &str = "CONTOH";
const FIRST_LINE: &str = "ruangizin-key/1";

/// A key that can sign.
pub struct SecretKey(SigningKey);

impl SecretKey {
    /// A new one from the system's source of randomness.
    pub fn generate() -> anyhow::Result<Self> {
        let mut seed = [0_u8; 32];
        getrandom::fill(&mut seed)
            .map_err(|it| anyhow::anyhow!("the system gives no random numbers: {it}"))?;
        Ok(Self(SigningKey::from_bytes(&seed)))
    }

    /// The public sample key, for demonstration.
    pub fn sample() -> Self {
        Self(SigningKey::from_bytes(&Sha256::digest(SAMPLE).into()))
    }

    /// Reads a file that `keygen` wrote.
    pub fn read(file: &Path) -> anyhow::Result<Self> {
        let text = fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
        let mut lines = text.lines();
        let seed = (lines.next() == Some(FIRST_LINE))
            .then(|| lines.find_map(|it| it.strip_prefix("secret ")))
            .flatten()
            .and_then(|it| from_hex(it.trim()))
            .and_then(|it| <[u8; 32]>::try_from(it).ok());
        let seed = seed.with_context(|| format!("{} holds no secret key", file.display()))?;
        Ok(Self(SigningKey::from_bytes(&seed)))
    }

    /// Writes the secret, readable by its owner alone, and the public half beside it. Never overwrites a key.
    pub fn write(&self, file: &Path) -> anyhow::Result<PathBuf> {
        use std::io::Write as _;
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut open = options.open(file).with_context(|| format!("{} cannot be made", file.display()))?;
        let (secret, public) = (to_hex(&self.0.to_bytes()), self.public());
        writeln!(open, "{FIRST_LINE}\nid {}\nsecret {secret}", key_id(&public))?;
        let beside = file.with_extension("pub");
        fs::write(&beside, format!("{public}\n"))
            .with_context(|| format!("{} cannot be written", beside.display()))?;
        Ok(beside)
    }

    /// The public key, hexadecimal.
    pub fn public(&self) -> String {
        to_hex(self.0.verifying_key().as_bytes())
    }
}

/// The name of a public key: the first 16 hexadecimal digits of the SHA-256 of its bytes.
pub fn key_id(public: &str) -> String {
    to_hex(&Sha256::digest(from_hex(public).unwrap_or_default()))[..16].to_owned()
}

/// Signs a pack folder: lists the key in `pack.json` and writes `pack.sig`.
pub fn sign(dir: &Path, key: &SecretKey, owner: &str, from: &str, until: &str) -> anyhow::Result<String> {
    let path = dir.join("pack.json");
    let bytes = fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    let mut manifest: Manifest =
        serde_json::from_slice(&bytes).with_context(|| format!("{} is no manifest", path.display()))?;
    let public = key.public();
    if public == SecretKey::sample().public() && manifest.status != Status::Contoh {
        bail!("the sample key is public; only a pack with status \"contoh\" may be signed with it");
    }
    let id = key_id(&public);
    manifest.keys.retain(|it| it.id != id);
    manifest.keys.push(KeyEntry {
        id: id.clone(),
        public,
        owner: owner.to_owned(),
        from: from.to_owned(),
        until: until.to_owned(),
    });
    let bytes = serde_json::to_vec(&manifest)?;
    let signature = key.0.sign(&bytes);
    replace(&path, &bytes)?;
    replace(&dir.join("pack.sig"), format!("ed25519 {id} {}\n", to_hex(&signature.to_bytes())).as_bytes())?;
    Ok(id)
}

/// Writes a file beside its place and moves it there, so that nobody reads half of it.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    let written = fs::write(&part, bytes).and_then(|()| fs::rename(&part, path));
    written.with_context(|| format!("{} cannot be written", path.display()))
}

/// What a check of a pack found to be true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Files whose length and hash are those of the manifest.
    pub files: usize,
    /// Key that the signature is by, and its owner as the pack names it.
    pub key: Option<(String, String)>,
    /// Whether that key is one of those the caller trusts.
    pub is_trusted: bool,
}

/// Checks every file and the signature. `trusted` are public keys (hexadecimal); where there are some, one of them must
/// have signed, on a day within its validity.
pub fn verify(dir: &Path, trusted: &[String], today: &str) -> anyhow::Result<Checked> {
    let bytes = fs::read(dir.join("pack.json")).context("pack.json cannot be read")?;
    let manifest: Manifest = serde_json::from_slice(&bytes).context("pack.json is no manifest")?;
    Manifest::parse(&bytes)?;
    let files = check_files(dir, &manifest)?;
    let text = match fs::read_to_string(dir.join("pack.sig")) {
        Ok(text) => text,
        Err(_) if trusted.is_empty() => return Ok(Checked { files, key: None, is_trusted: false }),
        Err(error) => return Err(error).context("pack.sig cannot be read"),
    };
    let lines = text.lines().filter_map(|it| it.strip_prefix("ed25519 ")?.split_once(' '));
    for (id, signature) in lines {
        let own = |it: &&String| key_id(it) == id;
        let listed = manifest.keys.iter().find(|it| it.id == id);
        let found =
            trusted.iter().find(own).or_else(|| listed.map(|it| &it.public).filter(|_| trusted.is_empty()));
        let Some(public) = found else { continue };
        check_signature(&bytes, public, signature).with_context(|| format!("the signature by key {id}"))?;
        if let Some(it) = listed.filter(|it| today < it.from.as_str() || today > it.until.as_str()) {
            bail!("key {id} counts from {} until {}, not on {today}", it.from, it.until);
        }
        let owner = listed.map(|it| it.owner.clone()).unwrap_or_default();
        return Ok(Checked { files, key: Some((id.to_owned(), owner)), is_trusted: !trusted.is_empty() });
    }
    bail!("pack.sig holds no signature by a key that is trusted here")
}

fn check_signature(bytes: &[u8], public: &str, signature: &str) -> anyhow::Result<()> {
    let public = from_hex(public).and_then(|it| <[u8; 32]>::try_from(it).ok());
    let key = VerifyingKey::from_bytes(&public.context("the public key is not 32 bytes")?)?;
    let signature = from_hex(signature.trim()).and_then(|it| <[u8; 64]>::try_from(it).ok());
    let signature = Signature::from_bytes(&signature.context("the signature is not 64 bytes")?);
    key.verify_strict(bytes, &signature).context("pack.json is not what was signed")
}

/// Checks length and hash of every file; gives their number.
pub(crate) fn check_files(dir: &Path, manifest: &Manifest) -> anyhow::Result<usize> {
    for entry in manifest.files.values() {
        let path = dir.join(&entry.name);
        let bytes = fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        let is_whole = bytes.len() as u64 == entry.bytes && to_hex(&Sha256::digest(&bytes)) == entry.sha256;
        if !is_whole {
            bail!("{} does not hold the bytes that pack.json names", path.display());
        }
    }
    Ok(manifest.files.len())
}

/// Today's date in UTC.
pub fn today() -> String {
    let seconds =
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |it| it.as_secs());
    date_of(seconds / 86_400)
}

/// The date of a day counted from 1970-01-01 (civil-from-days of the proleptic Gregorian calendar).
fn date_of(days: u64) -> String {
    let z = days + 719_468;
    let era_day = z % 146_097;
    let year_of_era = (era_day - era_day / 1_460 + era_day / 36_524 - era_day / 146_096) / 365;
    let day_of_year = era_day - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + z / 146_097 * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_become_dates() {
        assert_eq!(
            [0, 59, 11_016, 20_779].map(date_of),
            ["1970-01-01", "1970-03-01", "2000-02-29", "2026-11-22"]
        );
    }

    #[test]
    fn a_written_key_is_read_again_and_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("kota.key");
        let key = SecretKey::generate().unwrap();
        key.write(&file).unwrap();
        assert_eq!(SecretKey::read(&file).unwrap().public(), key.public());
        assert!(key.write(&file).is_err());
        let public = fs::read_to_string(folder.path().join("kota.pub")).unwrap();
        assert_eq!(public.trim(), key.public());
        assert!(!public.contains(&to_hex(&key.0.to_bytes())), "the public half holds no secret");
    }
}
