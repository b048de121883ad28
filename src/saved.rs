//! Places that somebody saved on this device, each with the answer as it was and the plan that gave it. Drafts are noted beside
//! them, once they were asked again, without name and place, which are kept sealed. Nothing of it leaves the device.

use wording::{Arg, OF_PACKS};
use zoning::{Gap, Headline, Outcome};

use crate::{browser, i18n, question::Question, routes::Route};

/// A sentence that changes with the language, from the book of kept cities and saved places.
macro_rules! packs_t {
    ($id:expr) => { move || $crate::saved::say($id, &[]) };
    ($id:expr, $($name:ident = $value:expr),+ $(,)?) => {
        move || $crate::saved::say($id, &[$((stringify!($name), ::wording::Arg::from($value))),+])
    };
}

/// The same at once.
macro_rules! packs_tr {
    ($id:expr) => { $crate::saved::say($id, &[]) };
    ($id:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::saved::say($id, &[$((stringify!($name), ::wording::Arg::from($value))),+])
    };
}
// After the macros, which it uses.
pub(crate) mod news;

/// A sentence; whoever calls this is evaluated again when the language changes.
pub(crate) fn say(id: &str, args: &[(&str, Arg)]) -> String {
    i18n::words().text_of(&OF_PACKS, id, args)
}

const KEY: &str = "places";
/// More than anybody looks through; the oldest goes.
const MOST: usize = 50;

/// A place with its answer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct SavedPlace {
    /// Kemendagri code of the city.
    pub(crate) region: String,
    /// The question as a link writes it, with its `#` and without the city; of a draft that is noted, its digest.
    pub(crate) question: String,
    /// Id of the draft that it belongs to; empty for a place that was saved by itself. A note of a draft has no city and no name.
    pub(crate) draft: String,
    /// The answer, as `Headline::word` says it.
    pub(crate) outcome: String,
    /// Version of the pack that gave it.
    pub(crate) version: String,
    /// What it is called: activity and place, in the language of that day.
    pub(crate) name: String,
}

impl SavedPlace {
    /// What is asked, and of which city.
    pub(crate) fn to_question(&self) -> Question {
        Question { region: Some(self.region.clone()), ..Question::from_fragment(&self.question) }
    }

    /// Where it is answered.
    pub(crate) fn address(&self) -> String {
        Route::Check.asking(&self.to_question())
    }

    fn is_same(&self, other: &Self) -> bool {
        let is_drafts = !self.draft.is_empty();
        self.draft == other.draft
            && (is_drafts || (&self.region, &self.question) == (&other.region, &other.question))
    }

    /// What may stand outside of the vault: of a draft neither name nor place.
    fn to_note(&self) -> Self {
        if self.draft.is_empty() {
            return self.clone();
        }
        let (draft, outcome, version) = (self.draft.clone(), self.outcome.clone(), self.version.clone());
        Self { draft, outcome, version, question: digest(&self.question), ..Self::default() }
    }

    /// A draft's place with what was noted of it last, unless it asks something else now.
    pub(crate) fn noted_in(self, notes: &[Self]) -> Self {
        let own = digest(&self.question);
        match notes.iter().find(|it| it.is_same(&self) && it.question == own) {
            Some(it) => Self { outcome: it.outcome.clone(), version: it.version.clone(), ..self },
            None => self,
        }
    }

    fn to_line(&self) -> String {
        let fields = [&self.region, &self.question, &self.draft, &self.outcome, &self.version, &self.name];
        fields.map(|it| it.replace(['\t', '\n'], " ")).join("\t")
    }

    fn of_line(line: &str) -> Option<Self> {
        let mut fields = line.split('\t').map(str::to_owned);
        let mut next = || fields.next();
        Some(Self {
            region: next()?,
            question: next()?,
            draft: next()?,
            outcome: next()?,
            version: next()?,
            name: next()?,
        })
    }
}

/// Tells a changed question from the same one (FNV-1a). So short that thousands of places share it: it does not give away which.
fn digest(question: &str) -> String {
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let hash = question.bytes().fold(0x811c_9dc5, step);
    format!("{:04x}", (hash >> 16) ^ (hash & 0xffff))
}

/// All of them, the one saved last first.
pub(crate) fn all() -> Vec<SavedPlace> {
    let text = browser::recall(KEY).unwrap_or_default();
    text.lines().filter_map(SavedPlace::of_line).collect()
}

fn write(all: &[SavedPlace]) {
    let lines: Vec<String> = all.iter().take(MOST).map(SavedPlace::to_line).collect();
    browser::remember(KEY, &lines.join("\n"));
}

/// Keeps a place, in the stead of what was kept of it.
pub(crate) fn save(place: SavedPlace) {
    let mut list = all();
    list.retain(|it| !it.is_same(&place));
    list.insert(0, place);
    write(&list);
}

/// Notes what is said of a place now, where it stands in the list.
pub(crate) fn note(place: &SavedPlace) {
    let mut list = all();
    match list.iter_mut().find(|it| it.is_same(place)) {
        Some(it) => *it = place.to_note(),
        None => list.push(place.to_note()),
    }
    write(&list);
}

/// Forgets what was noted of drafts that are gone.
pub(crate) fn forget_drafts(is_gone: &dyn Fn(&str) -> bool) {
    let mut list = all();
    let before = list.len();
    list.retain(|it| it.draft.is_empty() || !is_gone(&it.draft));
    if list.len() < before {
        write(&list);
    }
}

/// Forgets a place.
pub(crate) fn forget(place: &SavedPlace) {
    let mut list = all();
    list.retain(|it| !it.is_same(place));
    write(&list);
}

/// The answer that a word stands for; nothing for a word of another version.
pub(crate) fn headline_of(word: &str) -> Option<Headline> {
    use Outcome as O;
    let whole = [
        O::Allowed,
        O::Limited,
        O::Conditional,
        O::LimitedConditional,
        O::Forbidden,
        O::Conforms,
        O::Conflicts,
        O::NeedsAssessment,
        // Which gap it was is not kept.
        O::NoData(Gap::NotDigitised),
    ];
    let all = whole.into_iter().map(Headline::Whole).chain([Headline::Partial]);
    all.into_iter().find(|it| it.word() == word)
}

/// An answer in words.
pub(crate) fn outcome_in_words(word: &str) -> String {
    headline_of(word).map_or_else(|| word.to_owned(), |it| i18n::text(wording::id::headline(it)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_survives_its_line() {
        let place = SavedPlace {
            region: "53.71".to_owned(),
            question: "#t=-10.163,123.607&k=47112".to_owned(),
            outcome: "limited".to_owned(),
            version: "2026.11".to_owned(),
            name: "Kios\tdi Oesapa".to_owned(),
            ..SavedPlace::default()
        };
        let read = SavedPlace::of_line(&place.to_line()).unwrap();
        assert_eq!(read.name, "Kios di Oesapa");
        assert!(read.is_same(&place));
        assert_eq!(SavedPlace::of_line("53.71\t#t=1,2"), None);
    }

    #[test]
    fn a_note_of_a_draft_keeps_neither_name_nor_place() {
        let draft = SavedPlace {
            region: "53.71".to_owned(),
            question: "#t=-10.163,123.607&k=47112".to_owned(),
            draft: "a1".to_owned(),
            outcome: "limited".to_owned(),
            version: "2026.11".to_owned(),
            name: "Kios Ibu: kios".to_owned(),
        };
        let note = SavedPlace { outcome: "forbidden".to_owned(), ..draft.clone() }.to_note();
        let line = note.to_line();
        for secret in ["-10.163", "123.607", "47112", "Kios", "53.71"] {
            assert!(!line.contains(secret), "{line}");
        }
        assert!(note.is_same(&draft));
        let notes = [SavedPlace::of_line(&line).unwrap()];
        assert_eq!(draft.clone().noted_in(&notes).outcome, "forbidden");
        let moved = SavedPlace { question: "#t=-10.2,123.607&k=47112".to_owned(), ..draft };
        assert_eq!(moved.clone().noted_in(&notes), moved);
    }

    #[test]
    fn the_link_of_a_place_names_its_city() {
        let place = SavedPlace {
            region: "62.02".to_owned(),
            question: "#t=-2.5497,112.9543&k=10792".to_owned(),
            ..SavedPlace::default()
        };
        assert_eq!(place.address(), "/cek#t=-2.5497,112.9543&k=10792&r=62.02");
    }

    #[test]
    fn every_answer_has_a_word_that_leads_back() {
        for word in ["allowed", "limited", "conditional", "forbidden", "no_data", "partial"] {
            assert_eq!(headline_of(word).map(Headline::word), Some(word), "{word}");
        }
        assert_eq!(headline_of("else"), None);
    }
}
