//! What a query asks: its telling words, without the small ones.

use super::WordIndex;
use crate::letters::Shape;

/// The words of a query.
pub(super) struct Asked {
    pub(super) words: Vec<AskedWord>,
}

pub(super) struct AskedWord {
    pub(super) shape: Shape,
    /// May still lack its end: people see answers while they type.
    pub(super) in_progress: bool,
    /// One of the small words: `buka` is no slip of `buku`.
    pub(super) is_light: bool,
    /// Names a place as it seems: counts little, and is not missed.
    pub(super) is_aside: bool,
}

impl Asked {
    pub(super) fn new(query: &str, index: &WordIndex) -> Option<Self> {
        let small = &index.small;
        let all = joined(small.words(query), index);
        let last = all.len().checked_sub(1)?;
        let is_open = query.ends_with(char::is_alphanumeric);
        let mut is_aside = false;
        let mut words = Vec::new();
        for (n, text) in all.iter().enumerate() {
            let was_aside = is_aside;
            is_aside = (is_aside && !small.ends_place(text)) || small.begins_place(text);
            if small.is_filler(text) {
                continue;
            }
            let word = AskedWord {
                shape: Shape::new(text.clone()),
                in_progress: n == last && is_open,
                is_light: small.is_light(text),
                is_aside: was_aside && is_aside,
            };
            words.push(word);
        }
        // Nothing but small words: then they are what is asked.
        if words.is_empty() {
            let alone = |text| AskedWord {
                shape: Shape::new(text),
                in_progress: true,
                is_light: false,
                is_aside: false,
            };
            words = all.into_iter().map(alone).collect();
        }
        // "di pasar": with nothing beside it, the place is the activity.
        if words.iter().all(|it| it.is_aside || small.is_verb(&it.shape.text)) {
            for it in &mut words {
                it.is_aside = false;
            }
        }
        Some(Self { words })
    }
}

/// "mini market" is "minimarket", where the pack knows only that.
fn joined(words: Vec<String>, index: &WordIndex) -> Vec<String> {
    let mut done: Vec<String> = Vec::with_capacity(words.len());
    for word in words {
        let both = done.last().map(|it| format!("{it}{word}"));
        match both.filter(|it| it.len() >= 6 && index.words.iter().any(|known| known.shape.text == *it)) {
            Some(both) => {
                done.pop();
                done.push(both);
            }
            None => done.push(word),
        }
    }
    done
}
