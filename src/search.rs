//! Finds activities by the words people use: forgiving of typing errors, of order and of filler words.

use citypack::{Activity, ActivityFile};

/// Words that say nothing about the activity, in both languages.
const FILLERS: [&str; 38] = [
    "saya",
    "aku",
    "kami",
    "mau",
    "ingin",
    "pengen",
    "hendak",
    "buka",
    "membuka",
    "bikin",
    "membuat",
    "buat",
    "usaha",
    "bisnis",
    "punya",
    "di",
    "ke",
    "dari",
    "untuk",
    "yang",
    "dan",
    "atau",
    "sebuah",
    "boleh",
    "bolehkah",
    "apakah",
    "rumah saya",
    "i",
    "want",
    "to",
    "open",
    "run",
    "start",
    "a",
    "an",
    "the",
    "my",
    "business",
];

/// The searchable words of all activities.
#[derive(Debug, Default)]
pub struct Index {
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    code: String,
    /// Whole everyday names.
    phrases: Vec<String>,
    /// Words of everyday names.
    words: Vec<String>,
    /// Words of the official title, which count less.
    official: Vec<String>,
}

impl Index {
    /// Prepares the activities of a pack.
    pub fn new(activities: &ActivityFile) -> Self {
        Self { entries: activities.0.iter().map(Entry::new).collect() }
    }

    /// Codes of what fits, best first; the pack's order decides between equals.
    pub fn find(&self, query: &str, most: usize) -> Vec<String> {
        let normal = normal(query);
        let mut asked: Vec<&str> = normal.split(' ').filter(|it| !it.is_empty()).collect();
        if asked.iter().any(|it| !FILLERS.contains(it)) {
            asked.retain(|it| !FILLERS.contains(it));
        }
        if asked.is_empty() {
            return Vec::new();
        }
        let phrase = asked.join(" ");
        let mut found: Vec<(u32, usize)> = self
            .entries
            .iter()
            .enumerate()
            .filter_map(|(n, entry)| Some((entry.score(&asked, &phrase)?, n)))
            .collect();
        // Only the few best are needed, and they are found in order: no sorting machinery for that.
        for place in 0..most.min(found.len()) {
            let best = (place..found.len())
                .min_by_key(|at| (u32::MAX - found[*at].0, found[*at].1))
                .unwrap_or(place);
            found.swap(place, best);
        }
        found.truncate(most);
        found.into_iter().map(|(_, n)| self.entries[n].code.clone()).collect()
    }
}

impl Entry {
    fn new(activity: &Activity) -> Self {
        let names = activity.title.0.values().chain(&activity.terms);
        let phrases: Vec<String> = names.map(|it| normal(it)).collect();
        let split = |it: &String| it.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let mut words: Vec<String> = phrases.iter().flat_map(split).collect();
        words.push(normal(&activity.code));
        Self { code: activity.code.clone(), phrases, words, official: split(&normal(&activity.official)) }
    }

    /// How well the entry fits; nothing when more than half of the words are not found.
    fn score(&self, asked: &[&str], phrase: &str) -> Option<u32> {
        let mut sum = 0;
        let mut found = 0;
        for word in asked {
            let everyday = best(word, &self.words);
            let official = best(word, &self.official) / 3;
            let score = everyday.max(official);
            found += usize::from(score > 0);
            sum += score;
        }
        if found * 2 < asked.len() || found == 0 {
            return None;
        }
        let whole = self.phrases.iter().map(|it| phrase_bonus(phrase, it)).max().unwrap_or(0);
        let all = if found == asked.len() { 30 } else { 0 };
        let average = sum * 10 / u32::try_from(asked.len()).unwrap_or(u32::MAX);
        Some(average + whole + all)
    }
}

fn phrase_bonus(asked: &str, phrase: &str) -> u32 {
    if asked == phrase {
        60
    } else if phrase.starts_with(asked) {
        25
    } else {
        0
    }
}

/// How well the best of the words fits, 0 to 10.
fn best(asked: &str, words: &[String]) -> u32 {
    words.iter().map(|it| fit(asked, it)).max().unwrap_or(0)
}

fn fit(asked: &str, word: &str) -> u32 {
    let letters = asked.chars().count();
    if asked == word {
        return 10;
    }
    if word.starts_with(asked) {
        return if letters >= 2 { 8 } else { 3 };
    }
    if letters >= 4 && word.contains(asked) {
        return 5;
    }
    // One slip in four letters, two in seven; while typing, only the beginning of the word is there yet.
    let allowed = match letters {
        0..=3 => return 0,
        4..=6 => 1,
        _ => 2,
    };
    let beginning: String = word.chars().take(letters + allowed).collect();
    let slips = slips(asked, word).min(slips(asked, &beginning).saturating_add(1));
    if slips <= allowed { if slips == 1 { 6 } else { 4 } } else { 0 }
}

/// Letters to insert, leave out, replace or swap with their neighbour (Damerau and Levenshtein).
fn slips(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > 2 {
        return usize::MAX - 1;
    }
    let width = b.len() + 1;
    let mut table = vec![0; (a.len() + 1) * width];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            table[i * width + j] = if i == 0 || j == 0 {
                i + j
            } else {
                let cost = usize::from(a[i - 1] != b[j - 1]);
                let mut least = (table[(i - 1) * width + j] + 1)
                    .min(table[i * width + j - 1] + 1)
                    .min(table[(i - 1) * width + j - 1] + cost);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    least = least.min(table[(i - 2) * width + j - 2] + 1);
                }
                least
            };
        }
    }
    table[a.len() * width + b.len()]
}

/// Lower case, no apostrophes (`ma'af` is `maaf`), every other sign a blank.
fn normal(text: &str) -> String {
    let mut done = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\'' | '’' | '‘' | 'ʼ' | '`' => {}
            // Letters beyond ASCII stay as they are: the plans' languages have none, and the tables to fold them weigh more
            // than this whole search.
            c if c.is_ascii_alphanumeric() || c >= 'À' => done.push(c.to_ascii_lowercase()),
            _ if !done.is_empty() && !done.ends_with(' ') => done.push(' '),
            _ => {}
        }
    }
    done.truncate(done.trim_end().len());
    done
}

#[cfg(test)]
mod tests {
    use citypack::Texts;

    use super::*;

    fn index() -> Index {
        let one = |code: &str, id: &str, en: &str, terms: &[&str]| Activity {
            code: code.to_owned(),
            title: Texts([("id".to_owned(), id.to_owned()), ("en".to_owned(), en.to_owned())].into()),
            official: "Perdagangan Eceran Berbagai Macam Barang".to_owned(),
            kbli_version: "2020".to_owned(),
            terms: terms.iter().map(|it| (*it).to_owned()).collect(),
            note: None,
        };
        Index::new(&ActivityFile(vec![
            one(
                "47112",
                "Kios, warung kelontong",
                "Small grocery kiosk",
                &["kios", "warung kelontong", "jual sembako"],
            ),
            one("47111", "Minimarket, swalayan", "Minimarket, supermarket", &["minimarket", "indomaret"]),
            one("45201", "Bengkel mobil", "Car workshop", &["bengkel", "bengkel mobil", "servis mobil"]),
            one("55900", "Rumah kos", "Boarding house", &["kos", "kost", "kos-kosan", "indekos"]),
            one(
                "56102",
                "Rumah makan, warung makan",
                "Eating house",
                &["warung makan", "rumah makan", "depot"],
            ),
        ]))
    }

    fn first(query: &str) -> String {
        index().find(query, 5).first().cloned().unwrap_or_default()
    }

    #[test]
    fn everyday_words_find_their_activity() {
        let table = [
            ("kios", "47112"),
            ("KIOS", "47112"),
            ("kio", "47112"),
            ("saya mau buka bengkel", "45201"),
            ("kost", "55900"),
            ("kos kosan", "55900"),
            ("warung makan", "56102"),
            ("warung kelontong", "47112"),
            ("boarding", "55900"),
            ("47111", "47111"),
        ];
        for (query, code) in table {
            assert_eq!(first(query), code, "{query}");
        }
    }

    #[test]
    fn slips_of_the_finger_are_forgiven() {
        for (query, code) in
            [("bengkle", "45201"), ("begkel", "45201"), ("minimarkt", "47111"), ("kelotong", "47112")]
        {
            assert_eq!(first(query), code, "{query}");
        }
    }

    #[test]
    fn nonsense_and_nothing_find_nothing() {
        for query in ["", "   ", "'", "zzzzzz", "xq"] {
            assert!(index().find(query, 5).is_empty(), "{query}");
        }
    }

    #[test]
    fn everyday_names_come_before_official_titles() {
        assert_eq!(first("warung"), "47112");
        assert_eq!(index().find("perdagangan", 9).len(), 5);
    }

    #[test]
    fn slips_are_counted_as_expected() {
        assert_eq!(
            (slips("kios", "kios"), slips("kois", "kios"), slips("kio", "kios"), slips("", "ab")),
            (0, 1, 1, 2)
        );
    }
}
