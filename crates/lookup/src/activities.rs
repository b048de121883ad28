//! Finds activities by everyday words. Built once from a pack's file; a search walks the words, not the activities.

mod asked;
mod score;

use citypack::ActivityFile;

use self::{
    asked::{Asked, SmallWords},
    score::Scores,
};
use crate::letters;

/// What a query leads to: an index into the pack's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// One of the activities.
    Activity(usize),
    /// One of the questions, because the words mean several activities.
    Question(usize),
}

/// Where a word stands: in a name people use, or in the official title, which counts less.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Everyday,
    Official,
}

/// The searchable words of a pack.
#[derive(Debug, Default)]
pub struct ActivityIndex {
    /// Different words, in the order in which they were met.
    words: Vec<Word>,
    phrases: Vec<Phrase>,
    /// Entries below this number are activities, the others questions.
    activities: usize,
    entries: usize,
    small: SmallWords,
}

#[derive(Debug)]
struct Word {
    text: String,
    mask: u32,
    /// Phrases that hold the word.
    phrases: Vec<u16>,
    /// How much the word tells: rare ones tell more.
    weight: u32,
}

#[derive(Debug)]
struct Phrase {
    entry: u16,
    kind: Kind,
    /// Sum of the weights of its words.
    weight: u32,
}

impl ActivityIndex {
    /// Prepares the words of a pack.
    pub fn new(file: &ActivityFile) -> Self {
        let mut index = Self { activities: file.activities.len(), ..Self::default() };
        for (entry, it) in file.activities.iter().enumerate() {
            for name in it.title.0.values().chain(&it.terms) {
                index.add(entry, Kind::Everyday, name);
            }
            index.add(entry, Kind::Everyday, &it.code);
            for code in &it.other_codes {
                index.add(entry, Kind::Everyday, &code.code);
            }
            index.add(entry, Kind::Official, &it.official);
        }
        for (entry, it) in file.questions.iter().enumerate() {
            for term in &it.terms {
                index.add(index.activities + entry, Kind::Everyday, term);
            }
        }
        index.entries = file.activities.len() + file.questions.len();
        index.weigh();
        index
    }

    /// What fits, best first; the pack's order decides between equals. A question comes before the activities that its
    /// word alone would find.
    pub fn find(&self, query: &str, most: usize) -> Vec<Found> {
        let Some(asked) = Asked::new(query, self) else { return Vec::new() };
        let mut scores = Scores::new(self, &asked);
        let mut found = Vec::new();
        while found.len() < most
            && let Some(entry) = scores.take_best()
        {
            found.push(match entry.checked_sub(self.activities) {
                None => Found::Activity(entry),
                Some(question) => Found::Question(question),
            });
        }
        found
    }

    fn add(&mut self, entry: usize, kind: Kind, name: &str) {
        let (Ok(entry), Ok(phrase)) = (u16::try_from(entry), u16::try_from(self.phrases.len())) else {
            return;
        };
        let words = letters::words(name);
        if words.is_empty() {
            return;
        }
        self.phrases.push(Phrase { entry, kind, weight: 0 });
        for text in words {
            let mask = letters::mask(&text);
            let known = self.words.iter().position(|it| it.mask == mask && it.text == text);
            let at = known.unwrap_or_else(|| {
                self.words.push(Word { text, mask, phrases: Vec::new(), weight: 0 });
                self.words.len() - 1
            });
            let phrases = &mut self.words[at].phrases;
            if phrases.last() != Some(&phrase) {
                phrases.push(phrase);
            }
        }
    }

    /// A word that stands in many activities tells little, and the verbs of having a business next to nothing.
    fn weigh(&mut self) {
        for word in &mut self.words {
            let mut entries = 0_u32;
            let mut last = None;
            for phrase in &word.phrases {
                let entry = self.phrases[usize::from(*phrase)].entry;
                entries += u32::from(last != Some(entry));
                last = Some(entry);
            }
            word.weight = if self.small.is_verb(&word.text) {
                2
            } else if self.small.is_light(&word.text) {
                4
            } else {
                24_u32.saturating_sub(4 * entries.max(1).ilog2()).max(6)
            };
            for phrase in &word.phrases {
                self.phrases[usize::from(*phrase)].weight += word.weight;
            }
        }
    }
}
