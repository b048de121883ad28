//! Words as they are compared: lower case, without signs, with the spellings of a sound made one. Nothing here is shown.

/// The longest word that is compared whole; German compounds aside, nobody types longer ones.
const LONGEST: usize = 24;

/// Splits a text into comparable words.
pub(crate) fn words(text: &str) -> Vec<String> {
    raw_words(text).iter().map(|it| folded(it)).collect()
}

/// Splits a text into words of small letters. Apostrophes vanish (`se'i` is `sei`), every other sign parts words.
pub(crate) fn raw_words(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut word = String::new();
    for c in text.chars() {
        match c {
            '\'' | '’' | '‘' | 'ʼ' | '`' => {}
            // Letters beyond ASCII stay as they are: the tables to fold them weigh more than this whole search.
            c if c.is_ascii_alphanumeric() || c >= 'À' => word.push(c.to_ascii_lowercase()),
            _ => finish(&mut word, &mut all),
        }
    }
    finish(&mut word, &mut all);
    all
}

fn finish(word: &mut String, all: &mut Vec<String>) {
    if !word.is_empty() {
        all.push(core::mem::take(word));
    }
}

/// One spelling for one sound: spellings from before 1972 (`oe`, `dj`, `tj`, `nj`, and `j` for today's `y`), `ph`, `v`,
/// and doubled letters. Digits stay: 47112 is no 4712.
pub(crate) fn folded(word: &str) -> String {
    let mut done = String::with_capacity(word.len());
    let mut letters = word.chars().peekable();
    while let Some(c) = letters.next() {
        let pair = (c, letters.peek().copied().unwrap_or(' '));
        let one = match pair {
            ('p', 'h') => Some('f'),
            ('o', 'e') => Some('u'),
            ('d', 'j') => Some('y'),
            ('t', 'j') => Some('c'),
            ('c', 'k') => Some('k'),
            _ => None,
        };
        if one.is_some() {
            letters.next();
        }
        let c = match one.unwrap_or(c) {
            'v' => 'f',
            'j' => 'y',
            'q' => 'k',
            c => c,
        };
        let is_doubled = done.ends_with(c) && !c.is_ascii_digit();
        // "nj" was the sound of today's "ny"; both end as "ny" here.
        if !is_doubled {
            done.push(c);
        }
    }
    done
}

/// The word without its prefixes and suffixes, where enough is left: `bajual`, `menjual`, `jualan` and `penjualan` are
/// all `jual`. Rough on purpose: it is compared with stems made the same way.
fn stem(word: &str) -> &str {
    let word = without_prefix(word);
    for suffix in ["kan", "an", "nya"] {
        if let Some(rest) = word.strip_suffix(suffix)
            && rest.len() >= 3
        {
            return rest;
        }
    }
    word
}

fn without_prefix(word: &str) -> &str {
    const PREFIXES: [&str; 15] = [
        "memper", "meng", "peng", "men", "pen", "mem", "pem", "ber", "per", "ter", "ba", "me", "pe", "di",
        "se",
    ];
    for prefix in PREFIXES {
        if let Some(rest) = word.strip_prefix(prefix)
            && rest.len() >= 4
        {
            return rest;
        }
    }
    word
}

/// Which letters a word has, one bit each: two words whose bits differ much cannot be a slip of each other.
fn mask(word: &str) -> u32 {
    word.bytes().fold(0, |bits, it| bits | 1 << (it & 31))
}

/// Letters to insert, leave out, replace or swap with their neighbour (Damerau and Levenshtein), or more than `most`.
fn slips(a: &[u8], b: &[u8], most: usize) -> usize {
    let (a, b) = (&a[..a.len().min(LONGEST)], &b[..b.len().min(LONGEST)]);
    if a.len().abs_diff(b.len()) > most {
        return most + 1;
    }
    // Three rows are enough: the current one and the two before it.
    let mut rows = [[0_usize; LONGEST + 1]; 3];
    for (j, cell) in rows[0].iter_mut().enumerate() {
        *cell = j;
    }
    for i in 1..=a.len() {
        let (now, before, earlier) = (i % 3, (i + 2) % 3, (i + 1) % 3);
        rows[now][0] = i;
        let mut least = i;
        for j in 1..=b.len() {
            let other = usize::from(a[i - 1] != b[j - 1]);
            let mut cost = (rows[before][j] + 1).min(rows[now][j - 1] + 1).min(rows[before][j - 1] + other);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                cost = cost.min(rows[earlier][j - 2] + 1);
            }
            rows[now][j] = cost;
            least = least.min(cost);
        }
        if least > most {
            return most + 1;
        }
    }
    rows[a.len() % 3][b.len()]
}

/// A word with what comparing it needs, worked out once.
#[derive(Debug)]
pub(crate) struct Shape {
    pub(crate) text: String,
    mask: u32,
    /// Where its stem lies in it.
    stem: (usize, usize),
}

impl Shape {
    pub(crate) fn new(text: String) -> Self {
        let stem = stem(&text);
        let start = stem.as_ptr() as usize - text.as_ptr() as usize;
        let stem = (start, start + stem.len());
        Self { mask: mask(&text), stem, text }
    }

    pub(crate) fn is(&self, other: &Self) -> bool {
        self.mask == other.mask && self.text == other.text
    }

    fn stem(&self) -> &[u8] {
        &self.text.as_bytes()[self.stem.0..self.stem.1]
    }

    /// How well this typed word fits a known one, 0 to 100. A word `in_progress` may still lack its end.
    pub(crate) fn fit(&self, known: &Self, in_progress: bool) -> u32 {
        let (a, b) = (self.text.as_bytes(), known.text.as_bytes());
        let strange = (self.mask & !known.mask).count_ones();
        if strange == 0 && b.starts_with(a) {
            return beginning(a, b, in_progress);
        }
        if a[0].is_ascii_digit() {
            // A slip in a number is another number.
            return 0;
        }
        if a.len() >= 4 && self.stem() == known.stem() {
            return 90;
        }
        if b.len() >= 5 && a.starts_with(b) {
            return 70;
        }
        let most = match a.len() {
            0..=3 => return 0,
            4..=6 => 1,
            _ => 2,
        };
        // Most words are told apart by their letters alone.
        if strange > most || (!in_progress && (known.mask & !self.mask).count_ones() > most) {
            return 0;
        }
        slipped(a, b, usize::from(most == 2) + 1, in_progress)
    }
}

fn beginning(a: &[u8], b: &[u8], in_progress: bool) -> u32 {
    if a.len() == b.len() {
        return 100;
    }
    if a[0].is_ascii_digit() {
        return 60;
    }
    if a.len() < 2 {
        return 0;
    }
    let share = u32::try_from(35 * a.len() / b.len()).unwrap_or(0);
    if in_progress { 60 + share } else { 45 + share }
}

fn slipped(a: &[u8], b: &[u8], most: usize, in_progress: bool) -> u32 {
    let head = if a[0] == b[0] { 0 } else { 15 };
    let whole = match slips(a, b, most) {
        0 | 1 if a.len() == 4 && head > 0 => 0,
        // Swapped and wrong letters happen more often than lost ones.
        0 | 1 if a.len() == b.len() => 84 - head,
        0 | 1 => 80 - head,
        2 if most == 2 => 66 - head,
        _ => 0,
    };
    if whole > 0 || !in_progress || b.len() <= a.len() || a.len() < 5 {
        return whole;
    }
    if slips(a, &b[..a.len()], 1) <= 1 { 58 - head } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_sound_are_one() {
        for (one, other) in [
            ("Se'i", "sei"),
            ("photo", "foto"),
            ("Oesapa", "Usapa"),
            ("djual", "jual"),
            ("jajasan", "yayasan"),
            ("tjukur", "cukur"),
            ("baksso", "bakso"),
            ("vila", "fila"),
        ] {
            assert_eq!(words(one), words(other), "{one}");
        }
        assert_eq!(words("47112"), ["47112"]);
    }

    #[test]
    fn signs_part_words_and_apostrophes_do_not() {
        assert_eq!(words("kos-kosan, di be pung rumah?"), ["kos", "kosan", "di", "be", "pung", "rumah"]);
        assert!(words(" ' - ").is_empty());
    }

    #[test]
    fn slips_are_counted_up_to_a_limit() {
        let count = |a: &str, b: &str| slips(a.as_bytes(), b.as_bytes(), 2);
        assert_eq!((count("kios", "kios"), count("kois", "kios"), count("kio", "kios")), (0, 1, 1));
        assert_eq!((count("", "ab"), count("abcd", "wxyz"), count("a", "abcd")), (2, 3, 3));
        let long = "a".repeat(60);
        assert_eq!(count(&long, &long), 0);
    }

    #[test]
    fn affixes_do_not_hide_the_word() {
        for word in ["bajual", "menjual", "jualan", "penjualan", "berjualan"] {
            assert_eq!(stem(&words(word)[0]), stem(&words("jual")[0]), "{word}");
        }
        assert_eq!(stem("babi"), "babi");
    }
}
