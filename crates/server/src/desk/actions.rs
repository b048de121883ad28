//! What an officer hands in: a step, corrections, a message. Each ends on the page of the file.

use axum::{
    extract::Path,
    response::{IntoResponse as _, Redirect, Response},
};

use super::{file, file_actions::ROWS, page, session::Posted};
use crate::{
    casework::{
        CaseError,
        decide::{self, Move, Seen, Today},
        pay::{self, Paid},
        point::Ask,
        talk,
    },
    clock,
    store::Tx,
};

pub(super) async fn move_on(Path(number): Path<String>, posted: Posted) -> Response {
    let seen = seen(&number, &posted);
    let who = posted.visit.who.official.clone();
    let text = |name: &str| posted.field(name).to_owned();
    let asked = Move {
        to: text("to"),
        reason: text("reason"),
        note: text("note"),
        amount: text("amount"),
        paid: paid(&posted),
    };
    let (calendar, now) = (posted.visit.desk.office.calendar.clone(), clock::now());
    let database = &posted.visit.desk.office.database;
    let work =
        move |tx: &mut dyn Tx| decide::move_on(tx, &who, &seen, &asked, Today { calendar: &calendar, now });
    let done = database.write(work).await;
    back(&number, &posted, &done, "saved").await
}

pub(super) async fn revoke(Path(number): Path<String>, posted: Posted) -> Response {
    let seen = seen(&number, &posted);
    let who = posted.visit.who.official.clone();
    let (reason, note) = (posted.field("reason").to_owned(), posted.field("note").to_owned());
    let (calendar, now) = (posted.visit.desk.office.calendar.clone(), clock::now());
    let work = move |tx: &mut dyn Tx| {
        decide::revoke(tx, &who, &seen, (&reason, &note), Today { calendar: &calendar, now })
    };
    let done = posted.visit.desk.office.database.write(work).await;
    back(&number, &posted, &done, "saved").await
}

pub(super) async fn ask_corrections(Path(number): Path<String>, posted: Posted) -> Response {
    let seen = seen(&number, &posted);
    let who = posted.visit.who.official.clone();
    let ask = |row: usize| {
        let (kind, target) = (posted.field(&format!("kind{row}")), posted.field(&format!("target{row}")));
        let page = posted.field(&format!("page{row}"));
        let target =
            if kind == "page" && !page.is_empty() { format!("{target}/{page}") } else { target.to_owned() };
        Ask {
            target_kind: kind.to_owned(),
            target,
            reason: posted.field(&format!("reason{row}")).to_owned(),
            words: posted.field(&format!("words{row}")).to_owned(),
        }
    };
    // A row in which nothing was written asks for nothing.
    let asks: Vec<Ask> =
        (1..=ROWS).map(ask).filter(|it| !it.target.is_empty() || !it.words.is_empty()).collect();
    let (calendar, now) = (posted.visit.desk.office.calendar.clone(), clock::now());
    let database = &posted.visit.desk.office.database;
    let work = move |tx: &mut dyn Tx| {
        decide::ask_corrections(tx, &who, &seen, &asks, Today { calendar: &calendar, now })
    };
    let done = database.write(work).await;
    back(&number, &posted, &done, "returned").await
}

pub(super) async fn write_message(Path(number): Path<String>, posted: Posted) -> Response {
    let who = posted.visit.who.official.clone();
    let (name, words, now) = (number.clone(), posted.field("message").to_owned(), clock::now());
    let (database, read) = (&posted.visit.desk.office.database, read_until(&posted));
    let done = database.write(move |tx| talk::write_to_applicant(tx, &who, &name, (&words, read), now)).await;
    back(&number, &posted, &done, "sent").await
}

pub(super) async fn settle_messages(Path(number): Path<String>, posted: Posted) -> Response {
    let who = posted.visit.who.official.clone();
    let (name, read, now) = (number.clone(), read_until(&posted), clock::now());
    let database = &posted.visit.desk.office.database;
    let done = database.write(move |tx| talk::settle_messages(tx, &who, &name, read, now)).await;
    back(&number, &posted, &done, "saved").await
}

/// Until when the officer had the applicant's messages before them.
fn read_until(posted: &Posted) -> i64 {
    posted.field("read").parse().unwrap_or(0)
}

fn paid(posted: &Posted) -> Paid {
    Paid { reference: posted.field("reference").to_owned(), on: posted.field("paid_on").to_owned() }
}

/// Brings back a file that expired although its fee was paid in time.
pub(super) async fn revive(Path(number): Path<String>, posted: Posted) -> Response {
    let (seen, who) = (seen(&number, &posted), posted.visit.who.official.clone());
    let (paid, why) = (paid(&posted), posted.field("note").to_owned());
    let (calendar, now) = (posted.visit.desk.office.calendar.clone(), clock::now());
    let work = move |tx: &mut dyn Tx| {
        pay::revive(tx, &who, &seen, (&paid, &why), Today { calendar: &calendar, now })
    };
    let done = posted.visit.desk.office.database.write(work).await;
    back(&number, &posted, &done, "saved").await
}

pub(super) fn seen(number: &str, posted: &Posted) -> Seen {
    Seen { number: number.to_owned(), revision: posted.field("revision").parse().unwrap_or(-1) }
}

/// Back to the file with a word for what was done. What was refused is shown again as it was typed, above the file as it
/// is now.
pub(super) async fn back(
    number: &str,
    posted: &Posted,
    done: &Result<(), CaseError>,
    notice: &str,
) -> Response {
    // The number is made of letters, digits and dashes, or there is no such file.
    let is_plain = number.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-');
    match done {
        Err(error) => {
            let fault = page::fault_of(error);
            file::render(&posted.visit, number, (None, Some(fault)), &posted.typed()).await
        }
        Ok(()) if is_plain => Redirect::to(&format!("/desk/berkas/{number}?pesan={notice}")).into_response(),
        Ok(()) => Redirect::to("/desk").into_response(),
    }
}
