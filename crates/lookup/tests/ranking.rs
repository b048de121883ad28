//! The sample city's words against two tables of queries: one that was written beside the words, and one that was
//! written before the search existed and that nobody tunes on.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use std::{fmt::Write as _, fs, path::PathBuf, sync::LazyLock};

use citypack::{Activity, ActivityFile, Texts};
use lookup::{ActivityIndex, Found, lean};

fn at(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../data/kupang-contoh").join(name)
}

fn table(name: &str) -> Vec<(String, String)> {
    let mut reader = csv::Reader::from_path(at(name)).unwrap();
    reader.records().map(|it| it.unwrap()).map(|it| (it[0].to_owned(), it[1].to_owned())).collect()
}

fn texts(id: &str, en: &str) -> Texts {
    Texts([("id".to_owned(), id.to_owned()), ("en".to_owned(), en.to_owned())].into())
}

fn activities() -> Vec<Activity> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b'\t')
        .comment(Some(b'#'))
        .quoting(false)
        .from_path(at("activities.tsv"))
        .unwrap();
    let one = |it: csv::StringRecord| Activity {
        code: it[0].to_owned(),
        title: texts(&it[1], &it[2]),
        official: it[3].to_owned(),
        kbli_version: "2020".to_owned(),
        other_codes: Vec::new(),
        terms: it[4].split(',').map(|it| it.trim().to_owned()).collect(),
        note: None,
    };
    reader.records().map(|it| one(it.unwrap())).collect()
}

/// All words that the city knows.
fn words() -> ActivityFile {
    let questions = fs::read_to_string(at("questions.json")).unwrap();
    ActivityFile { activities: activities(), questions: serde_json::from_str(&questions).unwrap() }
}

/// The words that phones load.
fn loaded() -> ActivityFile {
    static LOADED: LazyLock<ActivityFile> = LazyLock::new(|| lean(&words()));
    LOADED.clone()
}

/// What the first answer is called in the tables.
fn name(file: &ActivityFile, found: Option<&Found>) -> String {
    match found {
        None => "none".to_owned(),
        Some(Found::Activity(n)) => file.activities[*n].code.clone(),
        Some(Found::Question(n)) => format!("ask:{}", file.questions[*n].terms[0]),
    }
}

fn share_right(table: &[(String, String)]) -> (usize, String) {
    let file = loaded();
    let index = ActivityIndex::new(&file);
    let mut wrong = String::new();
    let mut right = 0;
    for (query, expected) in table {
        let found = index.find(query, 3);
        let first = name(&file, found.first());
        if expected.split('|').any(|it| it == first) {
            right += 1;
        } else {
            let all: Vec<String> = found.iter().map(|it| name(&file, Some(it))).collect();
            let _ = writeln!(wrong, "{query}: expected {expected}, found {}", all.join(" "));
        }
    }
    (right * 100 / table.len(), wrong)
}

#[test]
fn the_table_beside_the_words_is_answered_almost_always() {
    let table = table("search-queries.csv");
    assert!(table.len() >= 300, "{} queries", table.len());
    let (percent, wrong) = share_right(&table);
    assert!(percent >= 95, "{percent} %\n{wrong}");
}

#[test]
fn queries_written_beforehand_are_mostly_answered() {
    let table = table("search-blind.csv");
    assert_eq!(table.len(), 100);
    let (percent, _) = share_right(&table);
    assert!(percent >= 80, "{percent} %");
}

/// Whether a query leads to an activity first, or to a question that offers it.
fn leads_to(file: &ActivityFile, index: &ActivityIndex, query: &str, code: &str) -> bool {
    match index.find(query, 1).first() {
        Some(Found::Activity(n)) => file.activities[*n].code == code,
        Some(Found::Question(n)) => file.questions[*n].choices.iter().any(|it| it.code == code),
        None => false,
    }
}

#[test]
fn every_word_of_the_city_leads_to_its_activity() {
    let file = loaded();
    let index = ActivityIndex::new(&file);
    let mut lost = Vec::new();
    let mut count = 0;
    for activity in &words().activities {
        for term in activity.terms.iter().chain([&activity.code, &activity.official]) {
            count += 1;
            if !leads_to(&file, &index, term, &activity.code) {
                lost.push(format!("{term} ({})", activity.code));
            }
        }
    }
    assert!(lost.len() * 100 <= count, "{} of {count}: {}", lost.len(), lost.join(", "));
}

#[test]
fn every_question_is_asked_and_offers_what_the_city_knows() {
    let file = loaded();
    let index = ActivityIndex::new(&file);
    for (n, question) in file.questions.iter().enumerate() {
        for term in &question.terms {
            assert_eq!(index.find(term, 1), [Found::Question(n)], "{term}");
        }
        for choice in &question.choices {
            assert!(file.by_code(&choice.code).is_some(), "{:?} offers {}", question.terms, choice.code);
        }
    }
}

#[test]
fn every_rule_of_the_city_has_everyday_words_and_what_has_no_rule_is_known() {
    let file = words();
    let rows: Vec<String> = csv::Reader::from_path(at("matrix.csv"))
        .unwrap()
        .records()
        .map(|it| it.unwrap()[0].to_owned())
        .collect();
    for row in &rows {
        let words = file.by_code(row).map(|it| it.terms.join(""));
        assert!(words.is_some_and(|it| !it.is_empty()), "{row} has no everyday words");
    }
    // Unlisted on purpose, so that the answer "the plan does not name it" can be met.
    let mut unlisted: Vec<&str> = file.activities.iter().map(|it| it.code.as_str()).collect();
    unlisted.retain(|it| !rows.iter().any(|row| row == it));
    unlisted.sort_unstable();
    let known = [
        "01262",
        "10722",
        "41011",
        "46311",
        "47733",
        "47735",
        "47742",
        "49421",
        "49424",
        "61921",
        "77291",
        "82110",
        "82302",
        "NK-MENARA",
    ];
    assert_eq!(unlisted, known);
}

#[test]
fn one_slip_in_a_long_word_is_forgiven() {
    let file = loaded();
    let index = ActivityIndex::new(&file);
    let (mut tried, mut found) = (0, 0);
    for activity in &words().activities {
        for term in activity.terms.iter().filter(|it| it.len() >= 7 && it.is_ascii()) {
            let mut slipped = term.clone().into_bytes();
            let at = 2 + term.len() % 3;
            slipped.swap(at, at + 1);
            let slipped = String::from_utf8(slipped).unwrap();
            tried += 1;
            let all = index.find(&slipped, 5);
            let is_there = all.iter().any(|it| match it {
                Found::Activity(n) => file.activities[*n].code == activity.code,
                Found::Question(n) => file.questions[*n].choices.iter().any(|it| it.code == activity.code),
            });
            found += usize::from(is_there);
        }
    }
    assert!(found * 100 >= tried * 95, "{found} of {tried}");
}

#[test]
fn nonsense_finds_nothing() {
    let index = ActivityIndex::new(&loaded());
    for query in ["", "   ", "'", "zzzzzz", "xq", "?!", "qwrtzpsdfg"] {
        assert!(index.find(query, 5).is_empty(), "{query}");
    }
}

#[test]
fn phones_load_half_of_the_words_and_find_the_same() {
    let count = |file: &ActivityFile| file.activities.iter().map(|it| it.terms.len()).sum::<usize>();
    let (all, some) = (words(), loaded());
    assert!(
        count(&all) >= 1_000 && count(&some) * 10 <= count(&all) * 7,
        "{} of {}",
        count(&some),
        count(&all)
    );
    let (whole, lean) = (ActivityIndex::new(&all), ActivityIndex::new(&some));
    for term in all.activities.iter().flat_map(|it| &it.terms) {
        assert_eq!(lean.find(term, 1), whole.find(term, 1), "{term}");
    }
}
