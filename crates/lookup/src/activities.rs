//! Finds activities by everyday words, and the question to ask where the words mean several.

use citypack::ActivityFile;

use crate::index::{Kind, SmallWords, WordIndex};

/// What a query leads to: an index into the pack's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// One of the activities.
    Activity(usize),
    /// One of the questions, because the words mean several activities.
    Question(usize),
}

/// The searchable words of a pack's activities.
#[derive(Debug)]
pub struct ActivityIndex {
    words: WordIndex,
    /// Things below this number are activities, the others questions.
    activities: usize,
}

impl ActivityIndex {
    /// Prepares the words of a pack.
    pub fn new(file: &ActivityFile) -> Self {
        let activities = file.activities.len();
        let mut words =
            WordIndex::new(activities + file.questions.len(), activities, SmallWords::of_activities());
        for (n, it) in file.activities.iter().enumerate() {
            for name in it.title.0.values().chain(&it.terms) {
                words.add(n, Kind::Everyday, name);
            }
            words.add(n, Kind::Everyday, &it.code);
            for other in &it.other_codes {
                words.add(n, Kind::Everyday, &other.code);
            }
            words.add(n, Kind::Official, &it.official);
        }
        for (n, it) in file.questions.iter().enumerate() {
            for term in &it.terms {
                words.add(activities + n, Kind::Everyday, term);
            }
        }
        words.weigh();
        Self { words, activities }
    }

    /// What fits, best first; the pack's order decides between equals. A question comes before the activities that its
    /// word alone would find.
    pub fn find(&self, query: &str, most: usize) -> Vec<Found> {
        let found = |thing: usize| match thing.checked_sub(self.activities) {
            None => Found::Activity(thing),
            Some(question) => Found::Question(question),
        };
        self.words.find(query, most).into_iter().map(found).collect()
    }
}
