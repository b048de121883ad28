//! Who signed a pack, by the keys that this app was built with. A pack says for which days its keys count and never makes one
//! trusted.

use citypack::trust::{Standing, TrustedKey, counts_on};

use crate::browser;

/// Public keys and whose they are, a line each.
const KEYS: &str = include_str!("../../../data/pack-keys.txt");
/// Owner of the sample key, whose secret is public.
const SAMPLE: &str = "CONTOH";

/// What the signature of a pack proves here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Proof {
    /// A key of this owner signed these very bytes.
    Signed(String),
    /// The sample key signed, which anybody can.
    Sample,
    /// Signed by keys that this app does not know.
    Unknown,
    /// The key does not count today.
    Expired(String),
    /// There is no signature.
    Unsigned,
    /// A key that this app knows is named, and it did not sign these bytes.
    Wrong,
}

fn keys() -> impl Iterator<Item = (TrustedKey, &'static str)> {
    let lines = KEYS.lines().filter(|it| !it.starts_with('#'));
    lines.filter_map(|it| {
        let (key, owner) = it.trim().split_once(' ')?;
        Some((TrustedKey::parse(key).ok()?, owner.trim()))
    })
}

/// Looks at a signature.
pub(super) fn proof(manifest: &[u8], signature: Option<&[u8]>) -> Proof {
    proof_by(&keys().collect::<Vec<_>>(), manifest, signature, &browser::today())
}

fn proof_by(
    known: &[(TrustedKey, &'static str)],
    manifest: &[u8],
    signature: Option<&[u8]>,
    today: &str,
) -> Proof {
    let trusted: Vec<TrustedKey> = known.iter().map(|it| it.0.clone()).collect();
    let Standing::NotChecked(named) = Standing::of(manifest, signature, &[]) else { return Proof::Unsigned };
    if !known.iter().any(|it| named.iter().any(|id| id == it.0.id())) {
        return Proof::Unknown;
    }
    let Standing::Trusted(id) = Standing::of(manifest, signature, &trusted) else { return Proof::Wrong };
    let owner = known.iter().find(|it| it.0.id() == id).map_or("", |it| it.1).to_owned();
    if !counts_on(manifest, &id, today) {
        Proof::Expired(owner)
    } else if owner == SAMPLE {
        Proof::Sample
    } else {
        Proof::Signed(owner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_keys_is_read_to_its_end() {
        let lines = KEYS.lines().filter(|it| !it.starts_with('#') && !it.is_empty()).count();
        assert_eq!(keys().count(), lines);
        assert!(keys().any(|it| it.1 == SAMPLE));
    }

    #[test]
    fn an_unknown_key_proves_nothing_and_a_wrong_signature_is_told() {
        let known: Vec<_> = keys().collect();
        let line = |id: &str| format!("ed25519 {id} {}", "00".repeat(64));
        let found =
            |signature: Option<&str>| proof_by(&known, b"{}", signature.map(str::as_bytes), "2026-11-22");
        assert_eq!(found(None), Proof::Unsigned);
        assert_eq!(found(Some(&line("0123456789abcdef"))), Proof::Unknown);
        assert_eq!(found(Some(&line(known[0].0.id()))), Proof::Wrong);
    }
}
