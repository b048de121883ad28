//! Two tabs that changed one draft: nothing that either wrote is lost.

use permit::Path;

use super::*;

fn file(sha256: &str) -> FileRef {
    FileRef { sha256: sha256.to_owned(), ..FileRef::default() }
}

fn draft(answers: &[(&str, &str)]) -> Draft {
    let fields = answers.iter().map(|(id, it)| ((*id).to_owned(), Answer::text(*it))).collect();
    Draft { answers: Answers { fields, ..Answers::default() }, ..Draft::default() }
}

fn owners(list: &[(u32, &str)]) -> Draft {
    let mut it = Draft::default();
    for (key, name) in list {
        it.answers.set(&Path::in_item("pemilik", *key, "nama"), Answer::text(*name));
    }
    it
}

#[test]
fn answers_to_different_questions_all_stay() {
    let base = draft(&[("a", "1"), ("b", "1")]);
    let merged =
        merge(&base, &draft(&[("a", "2"), ("b", "1"), ("c", "3")]), &draft(&[("a", "1"), ("b", "9")]));
    assert_eq!(merged, draft(&[("a", "2"), ("b", "9"), ("c", "3")]));
}

#[test]
fn of_two_answers_to_one_question_the_later_save_counts_and_the_other_is_set_aside() {
    let merged = merge(&draft(&[("a", "1")]), &draft(&[("a", "2")]), &draft(&[("a", "3")]));
    let waits = SetAside { at: Path::field("a"), answer: Answer::text("3") };
    let both = Draft { set_aside: vec![waits], ..draft(&[("a", "2")]) };
    assert_eq!(merged, both);
    // Decided in one tab, it does not come back from the other; noted there, it is here too.
    let decided = draft(&[("a", "2")]);
    assert_eq!(merge(&both, &decided, &both), decided);
    assert_eq!(merge(&both, &both, &decided), decided);
    assert_eq!(merge(&decided, &decided, &both), both);
}

#[test]
fn of_two_owners_names_the_one_that_gave_way_is_known_by_its_item() {
    let merged = merge(&owners(&[(2, "Ina")]), &owners(&[(2, "Ina A.")]), &owners(&[(2, "Ina B.")]));
    let at = Path::in_item("pemilik", 2, "nama");
    assert_eq!(merged.answers.get(&at), Some(&Answer::text("Ina A.")));
    assert_eq!(merged.set_aside, [SetAside { at, answer: Answer::text("Ina B.") }]);
}

#[test]
fn pages_that_were_all_deleted_there_do_not_come_back_and_those_added_here_stay() {
    let of = |files: &[&str]| {
        let mut it = Draft::default();
        if !files.is_empty() {
            it.answers.documents.set("ktp", DocumentAnswer::Files(files.iter().map(|it| file(it)).collect()));
        }
        it
    };
    let (base, none) = (of(&["a", "b"]), of(&[]));
    assert_eq!(merge(&base, &of(&["a", "b", "c"]), &none), of(&["c"]), "a and b are gone from the device");
    assert_eq!(merge(&base, &of(&["b", "a"]), &none), none);
    assert_eq!(merge(&base, &none, &of(&["a", "b", "c"])), of(&["a", "b", "c"]), "added to there, it stays");
}

#[test]
fn taking_an_answer_away_never_loses_one_that_was_given_elsewhere() {
    let base = draft(&[("a", "1"), ("b", "1"), ("c", "1")]);
    let merged = merge(&base, &draft(&[("b", "1"), ("c", "1")]), &draft(&[("a", "2"), ("c", "1")]));
    assert_eq!(merged, draft(&[("a", "2"), ("c", "1")]), "b was taken away there, a answered anew");
}

#[test]
fn two_owners_added_in_two_tabs_are_two_owners() {
    let merged =
        merge(&owners(&[(1, "Ina")]), &owners(&[(1, "Ina"), (2, "Ama")]), &owners(&[(1, "Ina"), (2, "Bai")]));
    assert_eq!(merged, owners(&[(1, "Ina"), (2, "Ama"), (3, "Bai")]));
}

#[test]
fn an_owner_removed_in_one_tab_stays_only_where_the_other_wrote_on() {
    let base = owners(&[(1, "Ina"), (2, "Ama"), (3, "Bai")]);
    let merged = merge(&base, &owners(&[(2, "Ama"), (3, "Bai")]), &owners(&[(1, "Ina S."), (2, "Ama")]));
    let mut left: Vec<u32> = merged.answers.items_of("pemilik").iter().map(|it| it.key).collect();
    left.sort_unstable();
    assert_eq!(left, [1, 2]);
}

#[test]
fn pages_photographed_in_two_tabs_are_all_there() {
    let with = |files: &[&str]| {
        let mut it = Draft::default();
        it.answers.documents.set("ktp", DocumentAnswer::Files(files.iter().map(|it| file(it)).collect()));
        it
    };
    let merged = merge(&with(&["a", "b"]), &with(&["a", "b", "c"]), &with(&["b", "d"]));
    assert_eq!(merged, with(&["b", "c", "d"]));
}

/// Whatever two tabs do, no question that either has answered ends without an answer.
#[test]
fn nothing_that_was_answered_ends_unanswered() {
    let mut seed = 1_u32;
    let mut chance = |most: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) % most
    };
    for _ in 0..2000 {
        let mut of = |from: &Draft| {
            let mut it = from.clone();
            for _ in 0..chance(5) {
                let (id, value) = (format!("f{}", chance(6)), chance(9).to_string());
                if chance(6) == 0 {
                    it.answers.fields.remove(&id);
                } else {
                    it.answers.fields.set(&id, Answer::text(value));
                }
            }
            it
        };
        let base = of(&Draft::default());
        let (mine, theirs) = (of(&base), of(&base));
        let put_together = merge(&base, &mine, &theirs);
        let merged = put_together.answers.fields.clone();
        for (id, answer) in mine.answers.fields.iter() {
            if base.answers.fields.get(id) != Some(answer) {
                assert_eq!(merged.get(id), Some(answer), "what was answered here counts");
            }
        }
        for (id, answer) in theirs.answers.fields.iter() {
            let is_mine =
                mine.answers.fields.get(id).is_some_and(|it| base.answers.fields.get(id) != Some(it));
            if !is_mine && base.answers.fields.get(id) != Some(answer) {
                assert_eq!(merged.get(id), Some(answer), "what was answered there stays");
            } else if is_mine && base.answers.fields.get(id) != Some(answer) && merged.get(id) != Some(answer)
            {
                let waits = SetAside { at: Path::field(id), answer: answer.clone() };
                assert!(put_together.set_aside.contains(&waits), "what gave way is kept beside");
            }
        }
        assert_eq!(merge(&base, &mine, &mine).answers, mine.answers, "two equal changes are one");
        assert_eq!(merge(&base, &mine, &base).answers, mine.answers);
        assert_eq!(merge(&base, &base, &theirs).answers, theirs.answers);
    }
}

#[test]
fn a_consent_that_was_withdrawn_in_one_tab_does_not_come_back_from_the_other() {
    let agreed = |all: &[(&str, &str)]| {
        let consent = |(text, at): &(&str, &str)| Consent {
            version: "1".to_owned(),
            sha256: (*text).to_owned(),
            at: (*at).to_owned(),
        };
        Draft { consents: all.iter().map(consent).collect(), ..Draft::default() }
    };
    let (both, one) = (agreed(&[("a", "10:00"), ("b", "10:00")]), agreed(&[("a", "10:00")]));
    assert_eq!(merge(&both, &both, &one), one, "withdrawn there");
    assert_eq!(merge(&both, &one, &both), one, "withdrawn here");
    let again = agreed(&[("a", "10:00"), ("b", "11:00")]);
    assert_eq!(merge(&both, &again, &one), again, "agreed to once more");
    assert_eq!(merge(&one, &one, &both), both, "agreed to there");
}
