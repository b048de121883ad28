//! Small files that parts share become one: the splitter writes a file for every set of parts that has something in
//! common, most of a few hundred bytes, and each costs a phone more to start than to read. Knows names and sizes, not programs.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

/// A bundle holds what the visits that need it have in common, so that little comes in vain: whoever opens the map needs
/// all that the map shares. The first that a file belongs to takes it. The later ones keep bundles below their limit
/// (`cargo xtask budget`). From the size on that stands last, in bytes as the splitter writes it, a file is worth a request of
/// its own, because few pages would load it in vain; a map's visit, which is the fullest, asks for fewer.
const KINDS: [(&str, Option<&str>, u64); 7] = [
    ("shared-map", Some("map"), 36_000),
    ("shared-answer", Some("answer"), 27_000),
    ("shared-services", Some("services"), 27_000),
    ("shared-packs", Some("packs"), 27_000),
    ("shared-mine", Some("mine"), 27_000),
    ("shared-form", Some("form"), 27_000),
    ("shared", None, 27_000),
];

/// Files of the splitter that become one of the site.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Bundle {
    pub(super) name: String,
    /// The parts that need something of it.
    pub(super) parts: BTreeSet<String>,
    pub(super) files: Vec<PathBuf>,
}

impl Bundle {
    /// The names of its files as the splitter's script knows them.
    pub(super) fn stems(&self) -> Vec<String> {
        self.files.iter().map(|it| stem_of(it)).collect()
    }
}

pub(super) fn stem_of(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

#[derive(Default)]
pub(super) struct Bundles(BTreeMap<String, Bundle>);

impl Bundles {
    /// Takes a file in whose name says which parts share it (`map-parcel`). A part itself and a large file stay by themselves.
    pub(super) fn take(&mut self, name: &str, file: &Path, bytes: u64) {
        let parts: BTreeSet<String> = name.split('-').map(str::to_owned).collect();
        let has = |wanted: &str| parts.contains(wanted);
        let kind = KINDS.into_iter().find(|(_, part, _)| part.is_none_or(has));
        let kind = kind.filter(|(_, _, own)| parts.len() > 1 && bytes < *own);
        let name = kind.map_or(name, |it| it.0);
        let bundle = self.0.entry(name.to_owned()).or_default();
        name.clone_into(&mut bundle.name);
        bundle.parts.extend(parts);
        bundle.files.push(file.to_path_buf());
    }

    pub(super) fn into_bundles(self) -> Vec<Bundle> {
        self.0.into_values().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(bundle: &Bundle) -> (&str, Vec<&str>, Vec<String>) {
        (&bundle.name, bundle.parts.iter().map(String::as_str).collect(), bundle.stems())
    }

    #[test]
    fn small_shared_files_lie_in_the_bundle_of_the_first_visit_that_needs_them() {
        let mut bundles = Bundles::default();
        for name in ["answer-map", "map-mine", "about-answer", "form-mine"] {
            bundles.take(name, Path::new(&format!("{name}.wasm")), 100);
        }
        let bundles = bundles.into_bundles();
        let all: Vec<_> = bundles.iter().map(names).collect();
        let stems = |all: &[&str]| all.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            all,
            [
                ("shared-answer", vec!["about", "answer"], stems(&["about-answer"])),
                ("shared-map", vec!["answer", "map", "mine"], stems(&["answer-map", "map-mine"])),
                ("shared-mine", vec!["form", "mine"], stems(&["form-mine"])),
            ]
        );
    }

    #[test]
    fn a_part_itself_and_large_files_stay_by_themselves() {
        let mut bundles = Bundles::default();
        bundles.take("map", Path::new("split_map.wasm"), 12);
        bundles.take("map-parcel", Path::new("chunk_3.wasm"), 90_000);
        let names: Vec<String> = bundles.into_bundles().into_iter().map(|it| it.name).collect();
        assert_eq!(names, ["map", "map-parcel"]);
    }
}
