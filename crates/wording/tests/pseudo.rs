//! The language that tests the others: every sentence has it, longer and in brackets, with its arguments kept.
#![cfg(feature = "pola")]
#![expect(clippy::unwrap_used, reason = "a test without its language has failed")]

use wording::{Language, Words, format};

fn pseudo() -> Words {
    Words::new(Language::of_tag("id-XA").unwrap())
}

#[test]
fn sentences_are_accented_longer_and_in_brackets() {
    let (first, pseudo) = (Words::new(Language::default()), pseudo());
    let ids = ["home-lead", "common-indicative-meaning", "fault-offline-advice", "check-lead"];
    let length = |words: &Words| ids.iter().map(|it| words.text(it).chars().count()).sum::<usize>();
    for id in ids {
        let text = pseudo.text(id);
        assert!(text.starts_with('⟦') && text.ends_with('⟧'), "{text}");
        assert!(!text.contains(['a', 'e', 'i', 'o', 'u']), "{text}");
    }
    let (first, longer) = (length(&first), length(&pseudo));
    assert!(longer * 100 >= first * 135, "{longer} of {first}");
}

#[test]
fn arguments_and_choices_keep_their_names() {
    let found = |count: usize| pseudo().text_with("activity-found", &[("count", count.into())]);
    assert!(found(7).contains('7'), "{}", found(7));
    assert_eq!(format::number(pseudo().language(), 1234.5, 1), "1.234,5");
    assert_eq!(pseudo().language().own_name().chars().next(), Some('⟦'));
}

#[test]
fn a_browser_is_never_given_it_unasked() {
    assert_eq!(Language::negotiate(["id", "en"]).tag(), "id");
    assert_eq!(Language::negotiate(["id-ID"]).tag(), "id");
}
