//! Small files that parts share travel together: the splitter writes one for every set of parts that has something in
//! common, and most hold less than the headers of their own answer would weigh. Knows names and bytes, not programs.

use std::collections::{BTreeMap, BTreeSet};

/// From this size on, in bytes before compression, a file is worth a request of its own: it compiles while it comes.
const OWN_FILE: usize = 24_000;

/// A bundle holds what the visits that need it have in common, so that little comes in vain: whoever opens the map needs
/// all that the map shares. The first that a file belongs to takes it. The later ones keep bundles below their limit
/// (`cargo xtask budget`).
const KINDS: [(&str, Option<&str>); 7] = [
    ("shared-map", Some("map")),
    ("shared-answer", Some("answer")),
    ("shared-services", Some("services")),
    ("shared-packs", Some("packs")),
    ("shared-mine", Some("mine")),
    ("shared-form", Some("form")),
    ("shared", None),
];

#[derive(Default)]
pub(super) struct Bundles(BTreeMap<&'static str, Bundle>);

#[derive(Default)]
struct Bundle {
    bytes: Vec<u8>,
    /// Number and size in bytes of each file, in turn, in the order in which they lie here.
    pieces: Vec<usize>,
    parts: BTreeSet<String>,
}

impl Bundles {
    /// Takes a file in whose name says which parts share it (`map-parcel`), under a number; not where it stays by itself.
    pub(super) fn take(&mut self, name: &str, number: usize, bytes: &[u8]) -> bool {
        if !name.contains('-') || bytes.len() >= OWN_FILE {
            return false;
        }
        let has = |wanted: &str| name.split('-').any(|it| it == wanted);
        let Some((bundle, _)) = KINDS.into_iter().find(|(_, part)| part.is_none_or(has)) else {
            return false;
        };
        let kept = self.0.entry(bundle).or_default();
        kept.parts.extend(name.split('-').map(str::to_owned));
        kept.pieces.extend([number, bytes.len()]);
        kept.bytes.extend_from_slice(bytes);
        true
    }

    /// The names of the bundles that hold something of a part.
    pub(super) fn of(&self, part: &str) -> Vec<&'static str> {
        self.0.iter().filter(|(_, it)| it.parts.contains(part)).map(|(name, _)| *name).collect()
    }

    /// Name, bytes, and the numbers and sizes of what lies in them, of each.
    pub(super) fn into_files(self) -> impl Iterator<Item = (&'static str, Vec<u8>, Vec<usize>)> {
        self.0.into_iter().map(|(name, it)| (name, it.bytes, it.pieces))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_shared_files_lie_in_the_bundle_of_the_first_visit_that_needs_them() {
        let mut bundles = Bundles::default();
        for (number, (name, bytes)) in
            [("answer-map", "12"), ("map-mine", "345"), ("about-answer", "1"), ("form-mine", "1")]
                .iter()
                .enumerate()
        {
            assert!(bundles.take(name, number, bytes.as_bytes()), "{name}");
        }
        assert_eq!(bundles.of("answer"), ["shared-answer", "shared-map"]);
        assert_eq!(bundles.of("mine"), ["shared-map", "shared-mine"]);
        let files: Vec<_> = bundles.into_files().collect();
        let of_map = files.iter().find(|it| it.0 == "shared-map");
        assert_eq!(of_map, Some(&("shared-map", b"12345".to_vec(), vec![0, 2, 1, 3])));
    }

    #[test]
    fn a_part_itself_and_large_files_stay_by_themselves() {
        let mut bundles = Bundles::default();
        assert!(!bundles.take("map", 0, b"12"));
        assert!(!bundles.take("map-parcel", 1, &vec![0; OWN_FILE]));
        assert_eq!(bundles.into_files().count(), 0);
    }
}
