//! What is cleared away from time to time: uploads that nobody finished, sessions that ended, cases whose applicants never
//! came back. Several servers may do it
//! at once; what is gone already is no failure.

use std::{sync::Arc, time::Duration};

use crate::{
    casework::{
        CaseError,
        decide::{self, Today},
    },
    clock,
    office::Office,
    store::{StoreError, officers, uploads},
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
            office.database.write(move |tx| uploads::remove(tx, &id)).await?;
        }
    }
    office.database.write(move |tx| officers::forget_old_sessions(tx, now)).await?;
    let calendar = office.calendar.clone();
    let ended = office.database.write(move |tx| decide::expire(tx, Today { calendar: &calendar, now })).await;
    if let Err(CaseError::Store(error)) = ended {
        return Err(error);
    }
    Ok(count)
}
