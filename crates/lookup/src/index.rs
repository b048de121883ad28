//! Words of named things, and how well a query fits them. Built once from a pack's file; a search walks the different
//! words, not the things.

mod asked;
mod score;
mod small;

use self::{asked::Asked, score::Scores};
use crate::letters::Shape;

pub(crate) use self::small::SmallWords;

/// Where a word stands: in a name people use, or in an official one, which counts less.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Everyday,
    Official,
}

/// The searchable words of things, which are numbered from 0.
#[derive(Debug)]
pub(crate) struct WordIndex {
    /// Different words, in the order in which they were met.
    words: Vec<Word>,
    phrases: Vec<Phrase>,
    things: usize,
    /// Things from this number on win between equals.
    favoured: usize,
    small: SmallWords,
}

#[derive(Debug)]
struct Word {
    shape: Shape,
    /// Phrases that hold the word.
    phrases: Vec<u16>,
    /// How much the word tells: rare ones tell more.
    weight: u32,
}

#[derive(Debug)]
struct Phrase {
    thing: u16,
    kind: Kind,
    /// Sum of the weights of its words.
    weight: u32,
}

impl WordIndex {
    pub(crate) fn new(things: usize, favoured: usize, small: SmallWords) -> Self {
        Self { words: Vec::new(), phrases: Vec::new(), things, favoured, small }
    }

    /// A name of a thing.
    pub(crate) fn add(&mut self, thing: usize, kind: Kind, name: &str) {
        let (Ok(thing), Ok(phrase)) = (u16::try_from(thing), u16::try_from(self.phrases.len())) else {
            return;
        };
        let words = self.small.words(name);
        if words.is_empty() {
            return;
        }
        self.phrases.push(Phrase { thing, kind, weight: 0 });
        for text in words {
            let shape = Shape::new(text);
            let known = self.words.iter().position(|it| it.shape.is(&shape));
            let at = known.unwrap_or_else(|| {
                self.words.push(Word { shape, phrases: Vec::new(), weight: 0 });
                self.words.len() - 1
            });
            let phrases = &mut self.words[at].phrases;
            if phrases.last() != Some(&phrase) {
                phrases.push(phrase);
            }
        }
    }

    /// To be called when all names are there. A word that many things share tells little, and the small ones next to
    /// nothing.
    pub(crate) fn weigh(&mut self) {
        for word in &mut self.words {
            let mut things = 0_u32;
            let mut last = None;
            for phrase in &word.phrases {
                let thing = self.phrases[usize::from(*phrase)].thing;
                things += u32::from(last != Some(thing));
                last = Some(thing);
            }
            word.weight = if self.small.is_verb(&word.shape.text) {
                2
            } else if self.small.is_light(&word.shape.text) {
                4
            } else {
                24_u32.saturating_sub(4 * things.max(1).ilog2()).max(6)
            };
            for phrase in &word.phrases {
                self.phrases[usize::from(*phrase)].weight += word.weight;
            }
        }
    }

    /// Numbers of the things that fit, best first; the order of the things decides between equals.
    pub(crate) fn find(&self, query: &str, most: usize) -> Vec<usize> {
        let Some(asked) = Asked::new(query, self) else { return Vec::new() };
        let mut scores = Scores::new(self, &asked);
        let mut found = Vec::new();
        while found.len() < most
            && let Some(thing) = scores.take_best()
        {
            found.push(thing);
        }
        found
    }
}
