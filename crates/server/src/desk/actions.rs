//! What an officer hands in: a step, corrections, a message. Each ends on the page of the file.

use axum::{
    extract::Path,
    response::{IntoResponse as _, Redirect, Response},
};

use super::{file_parts::ROWS, page, session::Posted};
use crate::{
    casework::{
        CaseError,
        decide::{self, Ask, Seen},
        talk,
    },
    clock,
};

pub(super) async fn move_on(Path(number): Path<String>, posted: Posted) -> Response {
    let seen = seen(&number, &posted);
    let who = posted.visit.who.official.clone();
    let (to, reason, note) =
        (posted.field("to").to_owned(), posted.field("reason").to_owned(), posted.field("note").to_owned());
    let now = clock::now();
    let database = &posted.visit.desk.office.database;
    let done = database.write(move |tx| decide::move_on(tx, &who, &seen, &to, (&reason, &note), now)).await;
    back(&number, &done, "saved")
}

pub(super) async fn ask_corrections(Path(number): Path<String>, posted: Posted) -> Response {
    let seen = seen(&number, &posted);
    let who = posted.visit.who.official.clone();
    let ask = |row: usize| Ask {
        target_kind: posted.field(&format!("kind{row}")).to_owned(),
        target: posted.field(&format!("target{row}")).to_owned(),
        reason: posted.field(&format!("reason{row}")).to_owned(),
        words: posted.field(&format!("words{row}")).to_owned(),
    };
    // A row in which nothing was written asks for nothing.
    let asks: Vec<Ask> =
        (1..=ROWS).map(ask).filter(|it| !it.target.is_empty() || !it.words.is_empty()).collect();
    let now = clock::now();
    let database = &posted.visit.desk.office.database;
    let done = database.write(move |tx| decide::ask_corrections(tx, &who, &seen, &asks, now)).await;
    back(&number, &done, "returned")
}

pub(super) async fn write_message(Path(number): Path<String>, posted: Posted) -> Response {
    let who = posted.visit.who.official.clone();
    let (name, words, now) = (number.clone(), posted.field("words").to_owned(), clock::now());
    let database = &posted.visit.desk.office.database;
    let done = database.write(move |tx| talk::write_to_applicant(tx, &who, &name, &words, now)).await;
    back(&number, &done, "sent")
}

fn seen(number: &str, posted: &Posted) -> Seen {
    Seen { number: number.to_owned(), revision: posted.field("revision").parse().unwrap_or(-1) }
}

/// Back to the file, with a word for what became of it. The number is made of letters, digits and dashes, or there is no
/// such file.
fn back(number: &str, done: &Result<(), CaseError>, notice: &str) -> Response {
    let is_plain = number.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-');
    let place = if is_plain { format!("/desk/berkas/{number}") } else { "/desk".to_owned() };
    let word = match done {
        Ok(()) => format!("pesan={notice}"),
        Err(error) => format!("galat={}", page::fault_of(error)),
    };
    Redirect::to(&format!("{place}?{word}")).into_response()
}
