//! Where somebody is in a form. It stands in the fragment, which no server sees, so that "back", reload and a second tab
//! work by themselves; answers never stand there.

use contract::Lent;
use permit::Path;

use crate::routes::Route;

/// A page of the wizard.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Step {
    /// What the form is about; drafts to go on with, then a new one.
    #[default]
    Start,
    /// The list of sections.
    Tasks,
    /// A question, by the path of the first of its page.
    Question(Path),
    /// The items of a repeated section.
    Items(String),
    /// All papers.
    Papers,
    /// One paper.
    Paper(String),
    /// All answers.
    Review,
    /// What is brought to the counter.
    Card,
    /// The file is complete, or what is missing.
    Done,
    /// Sections that somebody else can fill in.
    Lend,
    /// Taking in a section from another phone.
    Receive,
    /// A section of somebody else's draft that one is asked to fill in.
    Asked(Lent),
}

/// What the address names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Spot {
    /// Id of the form; empty where one has to be chosen.
    pub(super) form: String,
    /// Id of the draft; empty where one has to be chosen or begun.
    pub(super) draft: String,
    pub(super) step: Step,
    /// Whether one came from the review, to change a single answer.
    pub(super) is_change: bool,
}

/// Steps that need no further word.
const PLAIN: [(Step, &str); 8] = [
    (Step::Start, ""),
    (Step::Tasks, "tugas"),
    (Step::Papers, "dokumen"),
    (Step::Review, "periksa"),
    (Step::Card, "kartu"),
    (Step::Done, "selesai"),
    (Step::Lend, "titip"),
    (Step::Receive, "terima"),
];

impl Spot {
    /// Reads a fragment, with or without its `#`. What cannot be read is dropped.
    pub(super) fn from_fragment(fragment: &str) -> Self {
        let mut spot = Self::default();
        let mut lent = Lent::default();
        let mut pieces = fragment.trim_start_matches('#').split('&').peekable();
        if let Some(form) = pieces.next_if(|it| !it.contains('=')) {
            spot.form = plain(form);
        }
        for piece in pieces {
            let Some((key, value)) = piece.split_once('=') else { continue };
            let value = plain(value);
            match key {
                "d" => spot.draft = value,
                "h" => spot.step = PLAIN.into_iter().find(|it| it.1 == value).unwrap_or_default().0,
                "q" => spot.step = question(&value).unwrap_or_default(),
                "i" => spot.step = Step::Items(value),
                "l" => spot.step = Step::Paper(value),
                "u" => spot.is_change = value == "1",
                "o" => lent.draft = value,
                "p" => lent.section = value,
                "n" => lent.item = value.parse().unwrap_or_default(),
                _ => {}
            }
        }
        if spot.draft.is_empty() && spot.step != Step::Receive {
            let is_asked = contract::is_id(&lent.draft) && !lent.section.is_empty() && !spot.form.is_empty();
            spot.step = if is_asked { Step::Asked(lent) } else { Step::Start };
        }
        spot
    }

    /// The address of the page.
    pub(super) fn address(&self) -> String {
        let mut out = format!("{}#{}", Route::Form.path(), self.form);
        let mut put = |key: &str, value: &str| {
            if !value.is_empty() {
                out.push('&');
                out.push_str(key);
                out.push('=');
                out.push_str(value);
            }
        };
        put("d", &self.draft);
        match &self.step {
            Step::Question(path) => put("q", &path.to_string()),
            Step::Items(section) => put("i", section),
            Step::Paper(id) => put("l", id),
            Step::Asked(lent) => {
                put("o", &lent.draft);
                put("p", &lent.section);
                if lent.item > 0 {
                    put("n", &lent.item.to_string());
                }
            }
            step => put("h", PLAIN.iter().find(|it| it.0 == *step).map_or("", |it| it.1)),
        }
        put("u", if self.is_change { "1" } else { "" });
        out
    }

    /// Another page of the same draft.
    pub(super) fn at(&self, step: Step) -> Self {
        Self { step, is_change: false, ..self.clone() }
    }
}

/// Ids are plain; anything else in a link is a mistake or a trick.
fn plain(text: &str) -> String {
    let is_plain = text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
    if is_plain && text.len() <= 128 { text.to_owned() } else { String::new() }
}

/// The path of a question is `field`, or `section.key.field` in a repeated section.
fn question(text: &str) -> Option<Step> {
    let mut steps = text.split('.');
    let path = match (steps.next()?, steps.next(), steps.next()) {
        ("", ..) => return None,
        (field, None, None) => Path::field(field),
        (section, Some(key), Some(field)) => Path::in_item(section, key.parse().ok()?, field),
        _ => return None,
    };
    Some(Step::Question(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_found_again_by_its_address() {
        let spot = Spot { form: "sktm".to_owned(), draft: "ab12".to_owned(), ..Spot::default() };
        let steps = PLAIN.into_iter().map(|it| it.0).chain([
            Step::Question(Path::field("nik")),
            Step::Question(Path::in_item("pemilik", 2, "nik")),
            Step::Items("pemilik".to_owned()),
            Step::Paper("d_ktp".to_owned()),
        ]);
        for step in steps {
            let spot = Spot { is_change: true, ..spot.at(step) };
            let address = spot.address();
            let fragment = address.strip_prefix("/isi").unwrap();
            assert_eq!(Spot::from_fragment(fragment), spot, "{address}");
        }
    }

    #[test]
    fn a_section_for_somebody_else_is_named_by_its_draft_and_holds_no_answer() {
        let lent = Lent {
            draft: "0123456789abcdef0123456789abcdef".to_owned(),
            section: "s_rt".to_owned(),
            ..Lent::default()
        };
        for item in [0, 3] {
            let lent = Lent { item, ..lent.clone() };
            let spot = Spot { form: "sktm".to_owned(), step: Step::Asked(lent), ..Spot::default() };
            let address = spot.address();
            assert_eq!(Spot::from_fragment(address.strip_prefix("/isi").unwrap()), spot, "{address}");
        }
        assert_eq!(Spot::from_fragment("#sktm&o=zz&p=s_rt").step, Step::Start);
        assert_eq!(Spot::from_fragment("#&h=terima").step, Step::Receive);
    }

    #[test]
    fn what_cannot_be_read_leads_to_the_start() {
        for fragment in
            ["", "#", "#<b>", "#sktm&h=tugas", "#sktm&d=a b&q=x", "#sktm&d=a&q=", "#sktm&d=a&h=zzz"]
        {
            assert_eq!(Spot::from_fragment(fragment).step, Step::Start, "{fragment}");
        }
        let carried = Spot::from_fragment("#pbg-rumah&t=-10.1,123.6&k=47112");
        assert_eq!((carried.form.as_str(), carried.draft.as_str()), ("pbg-rumah", ""));
        assert_eq!(Spot::from_fragment("#t=-10.1,123.6&k=47112").form, "");
    }
}
