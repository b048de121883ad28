//! What a query asks: its telling words, without the small ones of Indonesian, Kupang Malay, Javanese and English.

use super::ActivityIndex;
use crate::letters;

/// Words that say nothing about the activity.
const FILLERS: &str = "saya sa aku ku beta be kami kita ketong katong kotong lu kamu anda dia de basong bosong dorang dong \
    mama bapa bapak ibu om tante kaka adik \
    mau mo ingin pengen pengin pingin hendak mohon minta izin ijin permisi rencana tolong \
    bisa boleh bolehkah bisakah apakah apa ko kah ka sih dong toh na ya \
    su sudah suda sonde son sond tidak tra tar ndak nggak gak belum belom nanti dolo dulu masih baru juga saja sa \
    pung punya pu milik kepunyaan sendiri ini itu sini situ sana yang yg dan deng dengan dg dgn untuk utk buat atau sama \
    kas kasi supaya karena kalau kalo bagaimana kermana karmana cara syarat berapa mana \
    kecil kecilan sederhana rumahan skala kbli kode nomor per jam kg \
    i we want to a an the my our of for and or may can is it here please would like with in at on some small";

/// Verbs of having a business: they tell next to nothing, but between equals they decide.
const VERBS: &str = "buka membuka bikin bekin buat membuat bangun membangun usaha bisnis jasa dagang pi jual \
    open run start build make sell own business service";

/// Nouns of having a business: they tell little beside others.
const NOUNS: &str = "tempat tukang toko warung kios kedai pusat kantor shop place";

/// Words after which a place is named.
const BEFORE_PLACES: &str = "di pi ke dekat dari depan samping belakang near";

/// Words that end the naming of a place.
const AFTER_PLACES: &str = "mau mo ingin buka bikin bekin bangun jual usaha untuk bisa boleh";

/// The words of a query, with what a match of each is worth.
pub(super) struct Asked {
    pub(super) words: Vec<AskedWord>,
}

pub(super) struct AskedWord {
    pub(super) text: String,
    /// May still lack its end: people see answers while they type.
    pub(super) in_progress: bool,
    /// One of the verbs of having a business: `buka` is no slip of `buku`.
    pub(super) is_light: bool,
    /// Names a place as it seems: counts little, and is not missed.
    pub(super) is_aside: bool,
}

/// The lists above, as words are compared.
#[derive(Debug)]
pub(super) struct SmallWords {
    fillers: Vec<String>,
    verbs: Vec<String>,
    nouns: Vec<String>,
    before_places: Vec<String>,
    after_places: Vec<String>,
}

impl Default for SmallWords {
    fn default() -> Self {
        Self {
            fillers: letters::words(FILLERS),
            verbs: letters::words(VERBS),
            nouns: letters::words(NOUNS),
            before_places: letters::words(BEFORE_PLACES),
            after_places: letters::words(AFTER_PLACES),
        }
    }
}

impl SmallWords {
    pub(super) fn is_verb(&self, word: &str) -> bool {
        is_in(&self.verbs, word)
    }

    pub(super) fn is_light(&self, word: &str) -> bool {
        self.is_verb(word) || is_in(&self.nouns, word)
    }
}

fn is_in(list: &[String], word: &str) -> bool {
    list.iter().any(|it| it == word)
}

impl Asked {
    pub(super) fn new(query: &str, index: &ActivityIndex) -> Option<Self> {
        let all = joined(letters::words(query), index);
        let small = &index.small;
        let last = all.len().checked_sub(1)?;
        let is_open = query.ends_with(char::is_alphanumeric);
        let mut is_aside = false;
        let mut words = Vec::new();
        for (n, text) in all.iter().enumerate() {
            let was_aside = is_aside;
            is_aside = (is_aside && !is_in(&small.after_places, text)) || is_in(&small.before_places, text);
            // A number without being asked for by number: rooms, floors, kilograms.
            let is_number = text.len() < 4 && text.bytes().all(|it| it.is_ascii_digit()) && all.len() > 1;
            if is_in(&small.fillers, text) || is_in(&small.before_places, text) || is_number {
                continue;
            }
            let word = AskedWord {
                text: text.clone(),
                in_progress: n == last && is_open,
                is_light: small.is_light(text),
                is_aside: was_aside && is_aside,
            };
            words.push(word);
        }
        // Nothing but small words: then they are what is asked.
        if words.is_empty() {
            let alone = |text| AskedWord { text, in_progress: true, is_light: false, is_aside: false };
            words = all.into_iter().map(alone).collect();
        }
        // "di pasar": with nothing beside it, the place is the activity.
        if words.iter().all(|it| it.is_aside || small.is_verb(&it.text)) {
            words.iter_mut().for_each(|it| it.is_aside = false);
        }
        Some(Self { words })
    }
}

/// "mini market" is "minimarket", where the pack knows only that.
fn joined(words: Vec<String>, index: &ActivityIndex) -> Vec<String> {
    let mut done: Vec<String> = Vec::with_capacity(words.len());
    for word in words {
        let both = done.last().map(|it| format!("{it}{word}"));
        match both.filter(|it| it.len() >= 6 && index.words.iter().any(|known| known.text == *it)) {
            Some(both) => {
                done.pop();
                done.push(both);
            }
            None => done.push(word),
        }
    }
    done
}
