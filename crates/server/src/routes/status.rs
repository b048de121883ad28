//! What an applicant sees and says with number and claim secret. The number stands in the address, the secret never.

use std::{io::Read as _, sync::Arc};

use axum::{
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};

use super::{body, guard::Origin};
use crate::{
    casework::{CaseError, decide::Today, follow, sign, talk},
    clock,
    office::Office,
    problem::Problem,
    store::{StoreError, Tx},
    wire::{Answer, NewMessage, Status, Withdrawal},
};

/// Where a case stands.
#[utoipa::path(
    get, path = "/api/v1/status/{number}", operation_id = "get_status",
    params(
        ("number" = String, Path, description = "Number of the case, as it is typed"),
        ("claim-secret" = String, Header, description = "Made on the phone"),
    ),
    responses(
        (status = 200, description = "Where it stands", body = Status),
        (status = 404, description = "No such number, or not its secret", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Try again later", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn get(
    State(office): State<Arc<Office>>,
    Path(number): Path<String>,
    Origin(address): Origin,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let claim = body::claim(&headers)?;
    let (calendar, now) = (office.calendar.clone(), clock::now());
    let found = office.database.read(move |tx| follow::status(tx, &number, &claim, &calendar, now)).await;
    let mut status = found.map_err(|it| body::count_failure(&office, address, it.into()))?;
    // What others took is beside the point; a status without it is still true.
    status.usual = office.usual_days(&status.service, now);
    Ok(body::json(StatusCode::OK, &status))
}

/// The signed decision, once there is one.
#[utoipa::path(
    get, path = "/api/v1/status/{number}/document", operation_id = "get_document",
    params(
        ("number" = String, Path, description = "Number of the case"),
        ("claim-secret" = String, Header, description = "Made on the phone"),
    ),
    responses(
        (status = 200, description = "A PDF", content_type = "application/pdf"),
        (status = 404, description = "No such number, not its secret, or no decision yet", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Try again later", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn get_document(
    State(office): State<Arc<Office>>,
    Path(number): Path<String>,
    Origin(address): Origin,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let claim = body::claim(&headers)?;
    let found = office.database.read(move |tx| sign::document(tx, &number, &claim)).await;
    let digest = found.map_err(|it| body::count_failure(&office, address, it.into()))?;
    let files = office.files.clone();
    let bytes = tokio::task::spawn_blocking(move || {
        let mut bytes = Vec::new();
        files.space().read(&digest)?.read_to_end(&mut bytes).map(|_| bytes)
    });
    match bytes.await {
        Ok(Ok(bytes)) => Ok(body::file(bytes, "application/pdf")),
        _ => Err(StoreError::Broke.into()),
    }
}

/// Sends a message to the office. The same one again is no second message.
#[utoipa::path(
    put, path = "/api/v1/status/{number}/messages/{id}", operation_id = "put_message",
    params(
        ("number" = String, Path, description = "Number of the case"),
        ("id" = String, Path, description = "Made on the phone: 32 lower-case hex digits"),
        ("claim-secret" = String, Header, description = "Made on the phone"),
    ),
    request_body = NewMessage,
    responses(
        (status = 201, description = "Taken"),
        (status = 204, description = "Taken before"),
        (status = 400, description = "Cut off or changed on the way", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such number, or not its secret", body = Problem, content_type = "application/problem+json"),
        (status = 408, description = "Too slow", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "The id was used for another message", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "Too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Empty, too long", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Try again later", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn put_message(
    State(office): State<Arc<Office>>,
    Path((number, id)): Path<(String, String)>,
    Origin(address): Origin,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let claim = body::claim(&headers)?;
    let message: NewMessage = body::read_json(body, &headers).await?;
    let now = clock::now();
    let written = office
        .database
        .write(move |tx| talk::write_message(tx, (&number, &claim), &id, &message.words, now))
        .await;
    let is_new = written.map_err(|it| body::count_failure(&office, address, it.into()))?;
    Ok(body::done(if is_new { StatusCode::CREATED } else { StatusCode::NO_CONTENT }))
}

/// Answers one correction. With the last answer of a round the case goes back to the office.
#[utoipa::path(
    put, path = "/api/v1/status/{number}/corrections/{id}", operation_id = "put_correction",
    params(
        ("number" = String, Path, description = "Number of the case"),
        ("id" = String, Path, description = "Id of the correction"),
        ("claim-secret" = String, Header, description = "Made on the phone"),
    ),
    request_body = Answer,
    responses(
        (status = 204, description = "Taken, now or before"),
        (status = 400, description = "Cut off or changed on the way", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such number or correction, or not its secret", body = Problem, content_type = "application/problem+json"),
        (status = 408, description = "Too slow", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Answered differently before, or not now", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "Too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Empty, or a file is missing", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Try again later", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn put_correction(
    State(office): State<Arc<Office>>,
    Path((number, id)): Path<(String, String)>,
    Origin(address): Origin,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let claim = body::claim(&headers)?;
    body::expect_json(&headers)?;
    let bytes = body::read(body, &headers, 64 * 1024).await?;
    let written = answer(&office, Arc::new((number, claim, id, bytes.to_vec()))).await;
    written.map_err(|it| body::count_failure(&office, address, it.into()))?;
    Ok(body::done(StatusCode::NO_CONTENT))
}

/// Number, claim secret, id of the correction, the answer.
type Answered = Arc<(String, String, String, Vec<u8>)>;

/// Looks at what the application becomes, outside the transaction, and writes it; where somebody was faster, once more.
async fn answer(office: &Office, said: Answered) -> Result<(), CaseError> {
    let mut done = Err(CaseError::Stale);
    for _ in 0..3 {
        let it = Arc::clone(&said);
        let read = move |tx: &mut dyn Tx| talk::corrected(tx, (&it.0, &it.1), &it.2, &it.3);
        let looked = match office.database.read(read).await? {
            Some(it) => Some(office.look_at_corrected(it).await),
            None => None,
        };
        let (it, calendar, now) = (Arc::clone(&said), office.calendar.clone(), clock::now());
        let work = move |tx: &mut dyn Tx| {
            let today = Today { calendar: &calendar, now };
            talk::answer_correction(tx, (&it.0, &it.1), &it.2, &it.3, looked.as_ref(), today)
        };
        done = office.database.write(work).await;
        if done != Err(CaseError::Stale) {
            break;
        }
    }
    done
}

/// Takes the application back.
#[utoipa::path(
    put, path = "/api/v1/status/{number}/withdrawal", operation_id = "put_withdrawal",
    params(
        ("number" = String, Path, description = "Number of the case"),
        ("claim-secret" = String, Header, description = "Made on the phone"),
    ),
    request_body = Withdrawal,
    responses(
        (status = 204, description = "Taken back, now or before"),
        (status = 400, description = "Cut off or changed on the way", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such number, or not its secret", body = Problem, content_type = "application/problem+json"),
        (status = 408, description = "Too slow", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Already decided", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "Too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Not what the format says", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Try again later", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn put_withdrawal(
    State(office): State<Arc<Office>>,
    Path(number): Path<String>,
    Origin(address): Origin,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let claim = body::claim(&headers)?;
    let said: Withdrawal = body::read_json(body, &headers).await?;
    let now = clock::now();
    let work = move |tx: &mut dyn Tx| talk::withdraw(tx, (&number, &claim), said.words.as_deref(), now);
    let written = write_on_newest(&office, work).await;
    written.map_err(|it| body::count_failure(&office, address, it.into()))?;
    Ok(body::done(StatusCode::NO_CONTENT))
}

/// Runs work of an applicant, who names no revision: where an officer was faster it looks again and sees their change.
async fn write_on_newest<F>(office: &Office, work: F) -> Result<(), CaseError>
where
    F: FnMut(&mut dyn Tx) -> Result<(), CaseError> + Clone + Send + 'static,
{
    match office.database.write(work.clone()).await {
        Err(CaseError::Stale) => office.database.write(work).await,
        done => done,
    }
}
