//! A section as several short texts, each small enough for one QR code, put together again in any order. Each says which it
//! is, of how many, and of what.

use crate::claim::digest;

/// How a piece begins.
const MARK: &str = "RZT1";
/// Letters of the digest that tell one section from another.
const SUM: usize = 8;
/// More pieces would take longer to show than a file takes to send.
pub const MOST_PIECES: usize = 24;

/// Cuts a text into pieces of at most so many bytes. Nothing where that would take too many.
pub fn pieces(text: &str, most: usize) -> Option<Vec<String>> {
    let sum = &digest(text.as_bytes())[..SUM];
    let head = MARK.len() + SUM + " 24/24  ".len();
    let room = most.checked_sub(head).filter(|it| *it > 0)?;
    let mut parts = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let mut end = room.min(rest.len());
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        let (part, after) = rest.split_at(end);
        if part.is_empty() || parts.len() == MOST_PIECES {
            return None;
        }
        parts.push(part);
        rest = after;
    }
    let of = parts.len();
    Some(parts.iter().enumerate().map(|(n, it)| format!("{MARK} {}/{of} {sum} {it}", n + 1)).collect())
}

/// Pieces that have been read so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pieces {
    sum: String,
    parts: Vec<Option<String>>,
}

impl Pieces {
    /// Takes a text that was read; what is no piece is passed over. A piece of another section begins anew.
    pub fn add(&mut self, text: &str) {
        let Some((number, of, sum, part)) = piece(text) else { return };
        if self.sum != sum || self.parts.len() != of {
            *self = Self { sum: sum.to_owned(), parts: vec![None; of] };
        }
        self.parts[number - 1] = Some(part.to_owned());
    }

    /// How many were read, and of how many.
    pub fn count(&self) -> (usize, usize) {
        (self.parts.iter().flatten().count(), self.parts.len())
    }

    /// The whole, once all pieces are there and fit together.
    pub fn whole(&self) -> Option<String> {
        let all: Option<Vec<&str>> = self.parts.iter().map(Option::as_deref).collect();
        all.map(|it| it.concat()).filter(|it| !it.is_empty() && digest(it.as_bytes()).starts_with(&self.sum))
    }
}

/// Number, how many, of what, and the text of a piece.
fn piece(text: &str) -> Option<(usize, usize, &str, &str)> {
    let rest = text.trim_start().strip_prefix(MARK)?.strip_prefix(' ')?;
    let (at, rest) = rest.split_once(' ')?;
    let (sum, part) = rest.split_once(' ')?;
    let (number, of) = at.split_once('/')?;
    let (number, of) = (number.parse::<usize>().ok()?, of.parse::<usize>().ok()?);
    let is_sound = (1..=of).contains(&number) && of <= MOST_PIECES && sum.len() == SUM;
    is_sound.then_some((number, of, sum, part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_fit_together_in_any_order_and_more_than_once() {
        let text = "Ama José — ".repeat(40);
        let cut = pieces(&text, 100).expect("it fits");
        assert!(cut.len() > 5 && cut.iter().all(|it| it.len() <= 100), "{cut:?}");
        let mut read = Pieces::default();
        for it in cut.iter().rev().chain(&cut) {
            assert!(read.count().0 <= cut.len());
            read.add(it);
        }
        assert_eq!(read.count(), (cut.len(), cut.len()));
        assert_eq!(read.whole().as_deref(), Some(text.as_str()));
    }

    #[test]
    fn what_is_missing_foreign_or_changed_makes_no_whole() {
        let cut = pieces("abcdefghij", 25).expect("it fits");
        let mut read = Pieces::default();
        read.add("https://contoh.id");
        assert_eq!(read.count(), (0, 0));
        read.add(&cut[0]);
        assert_eq!((read.whole(), read.count()), (None, (1, cut.len())));
        for it in &cut {
            read.add(&it.replace('c', "x"));
        }
        assert_eq!(read.whole(), None, "a letter was changed on the way");
        let other = pieces("something else", 100).expect("it fits");
        read.add(&other[0]);
        assert_eq!(read.whole().as_deref(), Some("something else"));
        for wrong in
            ["RZT1 0/1 12345678 a", "RZT1 2/1 12345678 a", "RZT1 1/99 12345678 a", "RZT1 1/1 12 a", "RZT1"]
        {
            let mut read = Pieces::default();
            read.add(wrong);
            assert_eq!(read.count(), (0, 0), "{wrong}");
        }
    }

    #[test]
    fn what_would_take_too_many_codes_goes_as_a_file() {
        assert_eq!(pieces(&"a".repeat(100_000), 900), None);
        assert_eq!(pieces("a", 10), None);
    }
}
