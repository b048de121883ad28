//! What is cleared away from time to time: uploads that nobody finished, sessions that ended, cases whose applicants never
//! came back. Several servers may do it
//! at once; what is gone already is no failure.

use std::{sync::Arc, time::Duration};

use crate::{
    casework::{
        CaseError,
        decide::{self, Today},
        retain,
    },
    clock,
    office::Office,
    store::{StoreError, Tx, cases::gone, officers, uploads},
};

/// Clears away again and again.
pub async fn run(office: Arc<Office>, pause: Duration) {
    loop {
        if let Err(error) = once(&office).await {
            crate::log::event("housekeeping failed", &error.to_string());
        }
        tokio::time::sleep(pause).await;
    }
}

/// Clears away once and tells how many uploads went.
pub async fn once(office: &Arc<Office>) -> Result<usize, StoreError> {
    let now = clock::now();
    let expired = office.database.read(move |tx| uploads::expired(tx, now)).await?;
    let count = expired.len();
    for id in expired {
        // One that somebody writes to right now waits for the next round.
        let Some(_turn) = office.take_upload(&id) else { continue };
        let (files, name) = (office.files.clone(), id.clone());
        let removed = tokio::task::spawn_blocking(move || files.space().discard(&name)).await;
        if matches!(removed, Ok(Ok(()))) {
            let gone = office.database.write(move |tx| forget_upload(tx, &id)).await?;
            forget_files(office, gone).await;
        }
    }
    office.database.write(move |tx| officers::forget_old_sessions(tx, now)).await?;
    let calendar = office.calendar.clone();
    let ended = office.database.write(move |tx| decide::expire(tx, Today { calendar: &calendar, now })).await;
    if let Err(CaseError::Store(error)) = ended {
        return Err(error);
    }
    if !office.settings.keeps_for_ever {
        forget(office, now).await?;
    }
    Ok(count)
}

/// Removes an upload; gives its file where that arrived whole and no application ever named it.
fn forget_upload(tx: &mut dyn Tx, id: &str) -> Result<Vec<String>, StoreError> {
    let whole = uploads::by_id(tx, id)?.filter(|it| it.is_done).map(|it| it.sha256);
    uploads::remove(tx, id)?;
    gone::unnamed(tx, whole.into_iter().collect())
}

/// Deletes the bytes of files that are listed no longer.
async fn forget_files(office: &Arc<Office>, gone: Vec<String>) {
    if gone.is_empty() {
        return;
    }
    let files = office.files.clone();
    let forget = move || gone.iter().filter(|it| files.space().forget(it).is_err()).count();
    // What could not be deleted lies there without a name; the check of a backup finds no use for it.
    let left = tokio::task::spawn_blocking(forget).await.unwrap_or(0);
    if left > 0 {
        crate::log::event("files were left behind", &left.to_string());
    }
}

/// Deletes what may be kept no longer, some cases at a time, so that nobody waits for it.
pub async fn forget(office: &Arc<Office>, now: i64) -> Result<usize, StoreError> {
    let (mut after, mut count) = (String::new(), 0);
    loop {
        let from = after.clone();
        let done = office.database.write(move |tx| retain::round(tx, &from, 100, now)).await;
        let (deleted, next) = match done {
            Ok(it) => it,
            Err(CaseError::Store(error)) => return Err(error),
            Err(_other) => return Ok(count),
        };
        count += deleted.applications;
        forget_files(office, deleted.files).await;
        match next {
            Some(it) => after = it,
            None => return Ok(count),
        }
    }
}
