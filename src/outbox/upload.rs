//! One file to the office, in pieces (tus 1.0): goes on where the office says, also after the page was shut in the middle.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use contract::{
    Problem, ProblemCode,
    outbox::{Event, Sent},
    paths,
};

use super::{
    calls::{Asked, problem_of},
    store,
};
use crate::{
    browser::{self, Asking},
    vault::VaultError,
};

/// Bytes of a piece: what a broken connection may lose, and on 2G half a minute.
const PIECE: usize = 256 * 1024;
/// A piece that takes longer is lost.
const WAIT: i32 = 120_000;
const VERSION: (&str, &str) = ("Tus-Resumable", "1.0.0");

/// How a try ended, and where the upload goes on next time.
struct Tried {
    /// Whole, or why not.
    ended: Asked<()>,
    /// Its address at the office; empty where there is none.
    place: String,
}

/// Sends what the office has not got yet of a file. `place` is where an earlier try began; empty for none.
async fn upload(application: &str, sha256: &str, bytes: &[u8], place: &str) -> Tried {
    let begun = if place.is_empty() { None } else { Some(offset_of(place).await) };
    let (place, mut offset) = match begun {
        Some(Asked::Answer(offset)) => (place.to_owned(), offset),
        Some(Asked::Lost) => return Tried { ended: Asked::Lost, place: place.to_owned() },
        // It has run out meanwhile, or its bytes were refused: begun anew.
        Some(Asked::Problem(it)) if it.status != 404 => {
            return Tried { ended: Asked::Problem(it), place: place.to_owned() };
        }
        Some(Asked::Problem(_)) | None => match announce(application, sha256, bytes.len()).await {
            Asked::Answer(place) => (place, 0),
            Asked::Lost => return Tried { ended: Asked::Lost, place: String::new() },
            Asked::Problem(it) => return Tried { ended: Asked::Problem(it), place: String::new() },
        },
    };
    // One more request than there are pieces: a whole file is asked for once more where its last answer was lost.
    for _ in 0..=bytes.len() / PIECE + 1 {
        let end = bytes.len().min(offset + PIECE);
        let piece = bytes.get(offset..end).unwrap_or_default();
        match send_piece(&place, offset, piece).await {
            Asked::Answer(safe) if safe >= bytes.len() => return Tried { ended: Asked::Answer(()), place },
            // Every answer must bring it on, or this would never end.
            Asked::Answer(safe) if safe > offset => offset = safe,
            Asked::Answer(_) | Asked::Lost => return Tried { ended: Asked::Lost, place },
            Asked::Problem(it) => {
                // What is refused as it lies there is begun anew next time.
                let place = if matches!(it.status, 404 | 410 | 415 | 460) { String::new() } else { place };
                return Tried { ended: Asked::Problem(retried(it)), place };
            }
        }
    }
    Tried { ended: Asked::Lost, place }
}

/// Elsewhere than thought, in other hands, or damaged on the way: simply tried again, whatever word the office has for it.
fn retried(problem: Problem) -> Problem {
    if matches!(problem.status, 404 | 409 | 410 | 423 | 460) {
        Problem { status: 503, code: ProblemCode::Unavailable, ..problem }
    } else {
        problem
    }
}

async fn announce(application: &str, sha256: &str, length: usize) -> Asked<String> {
    let metadata = format!("application {},sha256 {}", STANDARD.encode(application), STANDARD.encode(sha256));
    let length = length.to_string();
    let headers = [VERSION, ("Upload-Length", length.as_str()), ("Upload-Metadata", metadata.as_str())];
    let asking = Asking { method: "POST", url: paths::UPLOADS, headers: &headers, body: &[], patience: WAIT };
    match browser::send(asking).await {
        None => Asked::Lost,
        Some(it) if it.status == 201 => {
            let place = it.header("Location");
            // Nothing but an address of our own office is ever written to.
            if is_ours(&place) { Asked::Answer(place) } else { Asked::Lost }
        }
        Some(it) => Asked::Problem(problem_of(&it)),
    }
}

fn is_ours(place: &str) -> bool {
    place.strip_prefix(paths::UPLOADS).is_some_and(|rest| rest.starts_with('/') && !rest.contains(".."))
}

async fn offset_of(place: &str) -> Asked<usize> {
    let asking = Asking { method: "HEAD", url: place, headers: &[VERSION], body: &[], patience: WAIT };
    answer(browser::send(asking).await, 200)
}

async fn send_piece(place: &str, offset: usize, piece: &[u8]) -> Asked<usize> {
    let offset = offset.to_string();
    let headers =
        [VERSION, ("Upload-Offset", offset.as_str()), ("Content-Type", "application/offset+octet-stream")];
    let asking = Asking { method: "PATCH", url: place, headers: &headers, body: piece, patience: WAIT };
    answer(browser::send(asking).await, 204)
}

fn answer(answered: Option<browser::Answered>, wanted: u16) -> Asked<usize> {
    match answered {
        None => Asked::Lost,
        Some(it) if it.status == wanted => {
            it.header("Upload-Offset").parse().map_or(Asked::Lost, Asked::Answer)
        }
        Some(it) => Asked::Problem(problem_of(&it)),
    }
}

/// The copy is gone from this device: nothing that trying again would mend.
pub(super) fn lost_copy() -> Problem {
    Problem { code: ProblemCode::Invalid, part: "copy".to_owned(), ..Problem::of_status(0) }
}

/// Sends one file as far as it goes, and notes where it goes on.
pub(super) async fn send_file(key: &str, sent: &Sent, digest: &str) -> Result<Event, VaultError> {
    let Some(file) = store::file(key, digest).await? else { return Ok(Event::Failed(lost_copy())) };
    let place = sent.places.get(digest).cloned().unwrap_or_default();
    let tried = upload(&sent.item.id, digest, &file.bytes, &place).await;
    store::change(key, |it| {
        if tried.place.is_empty() || tried.ended == Asked::Answer(()) {
            it.places.remove(digest);
        } else {
            it.places.set(digest, tried.place.clone());
        }
    })
    .await?;
    Ok(match tried.ended {
        Asked::Answer(()) => Event::FileArrived(digest.to_owned()),
        Asked::Problem(it) => Event::Failed(it),
        Asked::Lost => Event::Lost,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_address_of_our_own_office_is_written_to() {
        assert!(is_ours("/api/v1/uploads/0a"));
        for other in ["", "/api/v1/uploads", "https://a.example/api/v1/uploads/1", "/api/v1/uploads/../x"] {
            assert!(!is_ours(other), "{other}");
        }
    }
}
