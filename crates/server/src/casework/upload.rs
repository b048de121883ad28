//! Uploads: announced with size and digest, continued as often as the network breaks, kept only when whole and of a
//! kind that is taken. What is safe is counted in the store, never what was merely sent.

use super::CaseError;
use crate::{
    office::Settings,
    secret,
    store::{
        Tx,
        files::Whole,
        uploads::{self, Upload},
    },
    wire,
};

/// Files of one application at most, tries that were given up included.
const MOST_UPLOADS: i64 = 200;

/// What is announced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announced {
    pub application: String,
    pub sha256: String,
    pub bytes: u64,
}

/// Opens an upload.
pub fn announce(tx: &mut dyn Tx, it: &Announced, settings: &Settings, now: i64) -> Result<Upload, CaseError> {
    let invalid = |part: &str, fault| CaseError::Invalid { part: part.to_owned(), fault };
    if !wire::is_id(&it.application) {
        return Err(invalid("application", "malformed"));
    }
    if !wire::is_digest(&it.sha256) {
        return Err(invalid("sha256", "malformed"));
    }
    if it.bytes == 0 {
        return Err(invalid("upload-length", "empty"));
    }
    let wanted = i64::try_from(it.bytes).unwrap_or(i64::MAX);
    // The answer to the first announcement was lost on the way: the same once more counts once.
    if let Some(known) = uploads::untouched(tx, &it.application, (&it.sha256, wanted), now)? {
        return Ok(known);
    }
    let (count, bytes) = uploads::announced(tx, &it.application)?;
    let most = i64::try_from(settings.files_bytes).unwrap_or(i64::MAX);
    if count >= MOST_UPLOADS || bytes.saturating_add(wanted) > most {
        return Err(invalid("upload-length", "too-much-in-all"));
    }
    let upload = Upload {
        id: secret::random_id(),
        application: it.application.clone(),
        sha256: it.sha256.clone(),
        bytes: wanted,
        received: 0,
        is_done: false,
        created_at: now,
        expires_at: now + settings.upload_seconds,
    };
    uploads::insert(tx, &upload)?;
    Ok(upload)
}

/// An upload whose time is not over.
pub fn find(tx: &mut dyn Tx, id: &str, now: i64) -> Result<Upload, CaseError> {
    let upload = uploads::by_id(tx, id)?.ok_or(CaseError::Unknown)?;
    if upload.expires_at < now { Err(CaseError::Unknown) } else { Ok(upload) }
}

/// Writes down that a whole upload was kept, or forgets it.
pub fn settle(tx: &mut dyn Tx, upload: &Upload, whole: Whole, now: i64) -> Result<(), CaseError> {
    match whole {
        Whole::Kept { kind, is_scanned } => {
            uploads::finish(tx, upload, (kind, is_scanned.then_some(now)), now)?;
        }
        Whole::OtherBytes | Whole::OtherKind | Whole::Infected => uploads::remove(tx, &upload.id)?,
    }
    Ok(())
}
