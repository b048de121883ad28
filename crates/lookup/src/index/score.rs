//! How well things fit a query: how much of the query one name of the thing covers, and how much of that name it uses.

use super::{Kind, WordIndex, asked::Asked};

/// Weight of a typed word that no activity knows: a brand, a street, a person.
const UNKNOWN: u32 = 12;
/// Weight of what names a place as it seems.
const ASIDE: u32 = 2;
/// Least score, of 1000, that is worth showing.
const LEAST: u32 = 330;

/// The scores of all things; taking one removes it.
pub(super) struct Scores {
    of_things: Vec<u32>,
    favoured: usize,
}

impl Scores {
    pub(super) fn new(index: &WordIndex, asked: &Asked) -> Self {
        // Per phrase: how much of the query it covers and how much of itself is used, in hundredths of weight.
        let mut covered = vec![0_u32; index.phrases.len()];
        let mut used = vec![0_u32; index.phrases.len()];
        // Per thing: how much of the query all its names together cover.
        let mut together = vec![0_u32; index.things];
        let mut whole = 0;
        for word in &asked.words {
            let mut of_phrase = vec![(0_u32, 0_u32); index.phrases.len()];
            let mut best = (0, UNKNOWN);
            for known in &index.words {
                let fit = word.shape.fit(&known.shape, word.in_progress);
                if fit == 0 || (fit < 90 && (word.is_aside || (word.is_light && !word.in_progress))) {
                    continue;
                }
                if fit > best.0 {
                    best = (fit, known.weight);
                }
                for phrase in &known.phrases {
                    let cell = &mut of_phrase[usize::from(*phrase)];
                    if fit > cell.0 {
                        *cell = (fit, known.weight);
                    }
                }
            }
            let weight = if word.is_aside { if best.0 > 0 { ASIDE } else { 0 } } else { best.1 };
            whole += weight * 100;
            let mut of_thing = vec![0_u32; index.things];
            for (n, (fit, known)) in of_phrase.into_iter().enumerate() {
                covered[n] += fit * weight;
                used[n] += fit * known;
                let thing = &mut of_thing[usize::from(index.phrases[n].thing)];
                *thing = (*thing).max(fit * weight);
            }
            for (sum, it) in together.iter_mut().zip(of_thing) {
                *sum += it;
            }
        }
        let mut scores = vec![0_u32; index.things];
        for (n, phrase) in index.phrases.iter().enumerate().filter(|(n, _)| covered[*n] > 0) {
            let thing = usize::from(phrase.thing);
            let of_query = covered[n] * 600 / whole.max(1);
            let of_phrase = (used[n] * 250 / (phrase.weight.max(1) * 100)).min(250);
            let of_thing = together[thing] * 150 / whole.max(1);
            let score = of_query + of_phrase + of_thing;
            let score = if phrase.kind == Kind::Official { score * 7 / 8 } else { score };
            scores[thing] = scores[thing].max(score);
        }
        Self { of_things: scores, favoured: index.favoured }
    }

    /// The best thing that is left. Only the few best are needed: no sorting machinery for that.
    pub(super) fn take_best(&mut self) -> Option<usize> {
        let mut best: Option<usize> = None;
        for (n, score) in self.of_things.iter().enumerate() {
            // Questions stand behind the activities, and win between equals.
            let least = best.map_or(LEAST, |it| self.of_things[it] + u32::from(n < self.favoured));
            if *score >= least {
                best = Some(n);
            }
        }
        let best = best?;
        self.of_things[best] = 0;
        Some(best)
    }
}
