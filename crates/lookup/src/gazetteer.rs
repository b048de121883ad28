//! Finds kelurahan and landmarks by their names.

use citypack::PlaceFile;

use crate::{
    index::{Kind, SmallWords, WordIndex},
    letters,
};

/// What a name leads to: an index into the pack's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// A kelurahan as a whole.
    Kelurahan(usize),
    /// A landmark.
    Landmark(usize),
}

/// The searchable names of a pack.
#[derive(Debug)]
pub struct PlaceIndex {
    words: WordIndex,
    /// Things below this number are kelurahan, the others landmarks.
    kelurahan: usize,
}

impl PlaceIndex {
    /// Prepares the names of a pack.
    pub fn new(file: &PlaceFile) -> Self {
        let kelurahan = file.kelurahan.len();
        let mut words = WordIndex::new(kelurahan + file.places.len(), usize::MAX, SmallWords::of_places());
        let mut add = |n: usize, name: &str| {
            words.add(n, Kind::Everyday, name);
            if let Some(initials) = initials(name) {
                words.add(n, Kind::Everyday, &initials);
            }
        };
        for (n, it) in file.kelurahan.iter().enumerate() {
            add(n, &it.name);
        }
        for (n, it) in file.places.iter().enumerate() {
            add(kelurahan + n, &it.name);
        }
        for (n, it) in file.kelurahan.iter().enumerate() {
            words.add(n, Kind::Official, &it.kecamatan);
        }
        for (n, it) in file.places.iter().enumerate() {
            words.add(kelurahan + n, Kind::Official, &it.kind);
        }
        words.weigh();
        Self { words, kelurahan }
    }

    /// What fits, best first; kelurahan before landmarks of the same name.
    pub fn find(&self, query: &str, most: usize) -> Vec<Named> {
        let named = |thing: usize| match thing.checked_sub(self.kelurahan) {
            None => Named::Kelurahan(thing),
            Some(landmark) => Named::Landmark(landmark),
        };
        self.words.find(query, most).into_iter().map(named).collect()
    }
}

/// "Tuak Daun Merah" is TDM to everybody.
fn initials(name: &str) -> Option<String> {
    let words = letters::raw_words(name);
    let first = |it: &String| it.chars().next();
    (words.len() >= 3).then(|| words.iter().filter_map(first).collect())
}
