//! Finds services by what people say when they need them. Knows nothing of where a service is had.

use citypack::ServiceFile;

use crate::index::{Kind, SmallWords, WordIndex};

/// The searchable words of a catalogue.
#[derive(Debug)]
pub struct ServiceIndex {
    words: WordIndex,
}

impl ServiceIndex {
    /// Prepares the words of a catalogue: needs and titles count most, then what a service is and gives.
    pub fn new(file: &ServiceFile) -> Self {
        let things = file.services.len();
        let mut words = WordIndex::new(things, things, SmallWords::of_services());
        for (n, it) in file.services.iter().enumerate() {
            for name in &it.words {
                words.add(n, Kind::Everyday, name);
            }
            for (kind, texts) in
                [(Kind::Everyday, &it.title), (Kind::Official, &it.about), (Kind::Official, &it.product)]
            {
                for language in LANGUAGES.iter().filter(|tag| texts.has(tag)) {
                    words.add(n, kind, texts.get(language));
                }
            }
            words.add(n, Kind::Everyday, &it.id);
        }
        words.weigh();
        Self { words }
    }

    /// Places of the services that fit in the file's list, best first; the file's order decides between equals.
    pub fn find(&self, query: &str, most: usize) -> Vec<usize> {
        self.words.find(query, most)
    }
}

/// Both are searched whichever is on the screen: people mix them.
const LANGUAGES: [&str; 2] = ["id", "en"];
