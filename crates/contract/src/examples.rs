//! `forms/<id>.examples.json`: example answers as officers write them, with what must come of them (`docs/forms.md`).

use citypack::{
    Malformed,
    json::{self, Node},
};
use permit::{
    Answer, Answers, Date, Entries, Example, Expectation, FileRef, Form, Item, Severity,
    form::{Field, Kind},
};

use crate::answers::read_answer;

/// The format that this reader knows.
pub const EXAMPLES_FORMAT: &str = "ruangizin-form-examples/1";

/// The examples of one form.
#[derive(Debug, Clone)]
pub struct ExampleFile {
    /// Id of the form.
    pub form: String,
    /// The day on which they hold.
    pub today: Date,
    /// The examples.
    pub examples: Vec<Example>,
}

impl ExampleFile {
    /// Reads the examples of a form.
    pub fn parse(file: &str, bytes: &[u8], form: &Form) -> Result<Self, Malformed> {
        json::parse(file, bytes, |top| {
            let format = top.get("format");
            if format.as_text() != EXAMPLES_FORMAT {
                format.bad("is a format that is not known");
            }
            let today = Date::from_plain(&top.text("today"));
            if today.is_none() {
                top.get("today").bad("is no date");
            }
            Self {
                form: top.text("form"),
                today: today.unwrap_or_else(|| Date::from_days(0)),
                examples: top.needed_list("examples", |it| example(&it, form)),
            }
        })
    }
}

fn example(node: &Node<'_>, form: &Form) -> Example {
    let mut answers = Answers::default();
    node.get("answers").members(|id, it| {
        if form.is_repeated(id) {
            let mut key = 0;
            let items = it.as_list(|it| {
                key += 1;
                Item { key, answers: item(&it, form) }
            });
            answers.items.set(id, items);
        } else {
            answers.fields.set(id, answer(&it, form.find(id).map(|it| it.1)));
        }
    });
    let documents = node.maybe("documents");
    Example {
        id: node.text("id"),
        answers,
        attached: documents.is_given().then(|| documents.as_list(|it| it.as_text())),
        expect: expectation(&node.get("expect")),
    }
}

fn item(node: &Node<'_>, form: &Form) -> Entries<Answer> {
    let mut out = Entries::default();
    node.members(|id, it| out.set(id, answer(&it, form.find(id).map(|it| it.1))));
    out
}

/// An answer as officers write it: a name for a file, true for a statement, a list of objects for a table.
fn answer(node: &Node<'_>, field: Option<&Field>) -> Answer {
    let Some(field) = field else {
        node.bad("is no question of the form");
        return Answer::text("");
    };
    match &field.kind {
        Kind::Statement { version, .. } if node.as_bool() == Some(true) => {
            Answer::parts([("version", version.as_str()), ("at", "2026-01-01T08:00:00+08:00")])
        }
        Kind::File { .. } | Kind::Photo { .. } | Kind::Signature if node.is_list() || node.is_text() => {
            let names = if node.is_list() { node.as_list(|it| it.as_text()) } else { vec![node.as_text()] };
            Answer::Files(names.into_iter().map(file).collect())
        }
        Kind::Table { columns, .. } if node.is_list() => Answer::Rows(node.as_list(|row| {
            let mut cells = Entries::default();
            row.members(|id, it| cells.set(id, answer(&it, columns.iter().find(|it| it.id == id))));
            cells
        })),
        // A number in a text's place loses its quotes easily.
        Kind::Number { .. } | Kind::Money { .. } => read_answer(node),
        _ if node.is_number() => Answer::Text(node.as_number().to_string()),
        _ => read_answer(node),
    }
}

fn file(name: String) -> FileRef {
    let media_type = match name.rsplit('.').next().unwrap_or_default() {
        "pdf" => "application/pdf",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        _ => "application/octet-stream",
    };
    FileRef { name, media_type: media_type.to_owned(), bytes: 100_000, ..FileRef::default() }
}

fn expectation(node: &Node<'_>) -> Expectation {
    let documents = node.maybe("documents");
    let mut lines = Vec::new();
    if node.maybe("lines").is_given() {
        node.get("lines").members(|id, it| lines.push((id.to_owned(), rupiah(&it))));
    }
    Expectation {
        findings: node.list("findings", |it| {
            let severity = it.maybe_text("severity").and_then(|it| Severity::from_word(&it));
            (it.text("at"), it.text("code"), severity)
        }),
        asked: node.list_of_texts("asked"),
        not_asked: node.list_of_texts("not_asked"),
        documents: documents.is_given().then(|| documents.as_list(|it| it.as_text())),
        fee: node.has("fee").then(|| rupiah(&node.maybe("fee"))),
        lines,
    }
}

/// Whole rupiah, or null for an unknown amount.
#[expect(clippy::cast_possible_wrap, reason = "held to sixteen digits")]
fn rupiah(node: &Node<'_>) -> Option<i64> {
    node.is_given().then(|| node.as_whole(9_000_000_000_000_000) as i64)
}
