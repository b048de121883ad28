//! The calls to the office, and what each answer means for the outbox. Holds nothing and decides nothing.

use contract::{
    CLAIM_HEADER, DIGEST_HEADER, Problem, ProblemCode, Receipt, Status, digest,
    outbox::{Event, LONGEST_WAIT, PATIENCE},
    paths,
};

use crate::browser::{self, Answered, Asking};

/// What became of a question to the office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked<T> {
    /// It answered.
    Answer(T),
    /// It told a problem, or something on the way did.
    Problem(Problem),
    /// No answer came.
    Lost,
}

#[expect(clippy::cast_possible_truncation, reason = "a patience of two minutes")]
const WAIT: i32 = (PATIENCE * 1000) as i32;
/// For what is only read; a person waits for it.
const SOON: i32 = 20_000;

/// A problem as it was told; a proxy may say in a header alone how long to wait.
pub(super) fn problem_of(answered: &Answered) -> Problem {
    let mut problem = Problem::read(answered.status, &answered.bytes);
    problem.retry_after = problem
        .retry_after
        .or_else(|| answered.header("Retry-After").parse().ok().map(|it: u64| it.min(LONGEST_WAIT)));
    problem
}

/// Hands an application in.
pub(super) async fn put(id: &str, secret: &str, body: &[u8]) -> Event {
    told(
        browser::send(writing("PUT", &paths::application(id), secret, &digest(body), body).asking()).await,
        false,
    )
}

/// Asks what the office has under an id.
pub(super) async fn ask(id: &str, secret: &str) -> Event {
    let url = paths::application(id);
    let asking =
        Asking { method: "GET", url: &url, headers: &[(CLAIM_HEADER, secret)], body: &[], patience: SOON };
    told(browser::send(asking).await, true)
}

fn told(answered: Option<Answered>, is_asking: bool) -> Event {
    let Some(it) = answered else { return Event::Lost };
    if it.status == 200 || it.status == 201 {
        // Something on the way may answer with a page of its own.
        return Receipt::parse(&it.bytes).map_or(Event::Lost, Event::Receipt);
    }
    let problem = problem_of(&it);
    if is_asking && it.status == 404 && problem.code == ProblemCode::Unknown {
        return Event::Nothing;
    }
    Event::Failed(problem)
}

/// A request that writes, with what it borrows.
struct Writing<'a> {
    method: &'static str,
    url: &'a str,
    headers: [(&'a str, &'a str); 3],
    body: &'a [u8],
}

fn writing<'a>(
    method: &'static str,
    url: &'a str,
    secret: &'a str,
    digest: &'a str,
    body: &'a [u8],
) -> Writing<'a> {
    let headers = [(CLAIM_HEADER, secret), (DIGEST_HEADER, digest), ("Content-Type", "application/json")];
    Writing { method, url, headers, body }
}

impl Writing<'_> {
    fn asking(&self) -> Asking<'_> {
        Asking { method: self.method, url: self.url, headers: &self.headers, body: self.body, patience: WAIT }
    }
}

/// Says something about a file that has arrived.
pub(super) async fn say(url: &str, secret: &str, body: &[u8]) -> Asked<()> {
    match browser::send(writing("PUT", url, secret, &digest(body), body).asking()).await {
        None => Asked::Lost,
        Some(it) if matches!(it.status, 201 | 204) => Asked::Answer(()),
        // The office answers such a request with nothing; a page with words comes from somebody else.
        Some(it) if it.status < 300 => Asked::Lost,
        Some(it) => Asked::Problem(problem_of(&it)),
    }
}

async fn read(url: &str, secret: &str) -> Asked<Vec<u8>> {
    let asking = Asking { method: "GET", url, headers: &[(CLAIM_HEADER, secret)], body: &[], patience: SOON };
    match browser::send(asking).await {
        None => Asked::Lost,
        Some(it) if it.status == 200 => Asked::Answer(it.bytes),
        Some(it) => Asked::Problem(problem_of(&it)),
    }
}

/// Where a file stands, and the words as they came.
pub(super) async fn status(number: &str, secret: &str) -> Asked<(Status, String)> {
    match read(&paths::status(number), secret).await {
        Asked::Answer(bytes) => match (Status::parse(&bytes), String::from_utf8(bytes)) {
            (Ok(status), Ok(text)) => Asked::Answer((status, text)),
            _ => Asked::Lost,
        },
        Asked::Problem(it) => Asked::Problem(it),
        Asked::Lost => Asked::Lost,
    }
}

/// The signed decision.
pub async fn document(number: &str, secret: &str) -> Asked<Vec<u8>> {
    match read(&paths::document(number), secret).await {
        // What is no PDF was not sent by the office.
        Asked::Answer(bytes) if !bytes.starts_with(b"%PDF") => Asked::Lost,
        other => other,
    }
}
