//! Answers as JSON: the same in drafts, applications and what is handed over.
//!
//! Texts, numbers, true and false are themselves; several choices are a list of texts; named parts are an object;
//! `{"rows": […]}` is a table and `{"files": […]}` are files. A form is not needed to read them.

use citypack::json::Node;
use permit::{Answer, Answers, Decimal, DocumentAnswer, Entries, FileRef, Item};

use crate::canonical::Json;

/// All answers.
pub fn write(answers: &Answers) -> Json {
    let item = |it: &Item| {
        Json::object([("key", Some(Json::Whole(u64::from(it.key)))), ("answers", Some(fields(&it.answers)))])
    };
    let items = |(id, list): (&str, &Vec<Item>)| (id.to_owned(), Json::List(list.iter().map(item).collect()));
    let document = |(id, it): (&str, &DocumentAnswer)| {
        let answer = match it {
            DocumentAnswer::Files(files) => write_files(files),
            DocumentAnswer::AtCounter => Json::text("at_counter"),
            DocumentAnswer::NotYet => Json::text("not_yet"),
        };
        (id.to_owned(), answer)
    };
    Json::object([
        ("fields", Some(fields(&answers.fields))),
        ("items", Some(Json::Object(answers.items.iter().map(items).collect()))),
        ("documents", Some(Json::Object(answers.documents.iter().map(document).collect()))),
    ])
}

fn fields(answers: &Entries<Answer>) -> Json {
    Json::Object(answers.iter().map(|(id, it)| (id.to_owned(), write_answer(it))).collect())
}

/// One answer.
pub fn write_answer(answer: &Answer) -> Json {
    match answer {
        Answer::Text(it) => Json::text(it),
        Answer::Number(it) => Json::Number(*it),
        Answer::YesNo(it) => Json::Bool(*it),
        Answer::Many(it) => Json::texts(it),
        Answer::Parts(it) => {
            Json::Object(it.iter().map(|(name, value)| (name.to_owned(), Json::text(value))).collect())
        }
        Answer::Rows(it) => Json::object([("rows", Some(Json::List(it.iter().map(fields).collect())))]),
        Answer::Files(it) => write_files(it),
    }
}

fn write_files(files: &[FileRef]) -> Json {
    let file = |it: &FileRef| {
        Json::object([
            ("name", Some(Json::text(&it.name))),
            ("type", Some(Json::text(&it.media_type))),
            ("bytes", Some(Json::Whole(it.bytes))),
            ("sha256", Some(Json::text(&it.sha256))),
            ("insisted", (!it.insisted.is_empty()).then(|| Json::texts(&it.insisted))),
        ])
    };
    Json::object([("files", Some(Json::List(files.iter().map(file).collect())))])
}

/// Reads all answers.
pub fn read(node: &Node<'_>) -> Answers {
    let mut out = Answers::default();
    let given = node.maybe("fields");
    if given.is_given() {
        out.fields = read_fields(&given);
    }
    let items = node.maybe("items");
    if items.is_given() {
        items.members(|id, list| {
            let item = |it: Node<'_>| Item {
                key: it.get("key").as_whole32(),
                answers: read_fields(&it.get("answers")),
            };
            out.items.set(id, list.as_list(item));
        });
    }
    let documents = node.maybe("documents");
    if documents.is_given() {
        documents.members(|id, it| {
            let answer = if it.is_object() {
                DocumentAnswer::Files(read_files(&it.get("files")))
            } else if it.as_text() == "at_counter" {
                DocumentAnswer::AtCounter
            } else {
                DocumentAnswer::NotYet
            };
            out.documents.set(id, answer);
        });
    }
    out
}

/// Reads the answers of a form or item.
pub(crate) fn read_fields(node: &Node<'_>) -> Entries<Answer> {
    let mut out = Entries::default();
    node.members(|id, it| {
        if it.is_given() {
            out.set(id, read_answer(&it));
        }
    });
    out
}

/// Reads one answer.
pub fn read_answer(node: &Node<'_>) -> Answer {
    if let Some(it) = node.as_bool() {
        return Answer::YesNo(it);
    }
    if node.is_number() {
        let number = Decimal::from_f64(node.as_number());
        if number.is_none() {
            node.bad("is too large");
        }
        return Answer::Number(number.unwrap_or_default());
    }
    if node.is_list() {
        return Answer::Many(node.as_list(|it| it.as_text()));
    }
    if !node.is_object() {
        return Answer::Text(node.as_text());
    }
    let rows = node.maybe("rows");
    if rows.is_list() {
        return Answer::Rows(rows.as_list(|it| read_fields(&it)));
    }
    let files = node.maybe("files");
    if files.is_list() {
        return Answer::Files(read_files(&files));
    }
    let mut parts = Entries::default();
    node.members(|name, it| {
        // People who write examples leave the quotes off numbers.
        let text = if it.is_number() {
            Decimal::from_f64(it.as_number()).map_or_else(String::new, |it| it.to_string())
        } else {
            it.as_text()
        };
        parts.set(name, text);
    });
    Answer::Parts(parts)
}

fn read_files(node: &Node<'_>) -> Vec<FileRef> {
    node.as_list(|it| FileRef {
        name: it.text("name"),
        media_type: it.text("type"),
        bytes: it.get("bytes").as_whole(1 << 40),
        sha256: it.text("sha256"),
        insisted: it.list_of_texts("insisted"),
    })
}
