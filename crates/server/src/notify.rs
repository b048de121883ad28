//! Tells applicants what happened: mail, and a signed call to a gateway for messages. What is to be told was written down in the
//! transaction that made it true; here it is sent, by one of however many servers there are, again until it is gone.

mod hook;
mod mail;
mod text;

use std::{sync::Arc, time::Duration};

use crate::{
    clock,
    office::Office,
    store::{
        StoreError, Tx,
        cases::{
            self,
            notices::{self, Notice},
        },
    },
};

pub use hook::{Hook, signature};
pub use mail::Mail;
pub use text::Told;

/// How long one server has for what it took, in seconds; then another may try.
const TURN: i64 = 300;
/// Tries before a notice is given up: with pauses that double, two days.
const TRIES: i64 = 12;
/// Notices of one round.
const ROUND: i64 = 50;

/// The ways on which somebody is told.
#[derive(Debug, Clone, Default)]
pub struct Ways {
    pub mail: Option<Mail>,
    pub hook: Option<Hook>,
}

/// Why nothing was sent. Its texts hold no address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotSent {
    /// It may go the next time.
    Later,
    /// It never will: the address is none.
    Never,
}

impl Ways {
    /// Whether anybody can be told anything.
    pub fn is_any(&self) -> bool {
        self.mail.is_some() || self.hook.is_some()
    }
}

/// Sends what is due, again and again.
pub async fn run(office: Arc<Office>, ways: Ways, pause: Duration) {
    while ways.is_any() {
        if let Err(error) = once(&office, &ways, clock::now()).await {
            crate::log::event("notices failed", &error.to_string());
        }
        tokio::time::sleep(pause).await;
    }
}

/// Sends what is due and tells how much went.
pub async fn once(office: &Office, ways: &Ways, now: i64) -> Result<usize, StoreError> {
    let due = office.database.read(move |tx| notices::due(tx, now, ROUND)).await?;
    let mut sent = 0;
    for notice in due {
        let mine = notice.clone();
        // Whoever moves it on has it: another server finds another time and leaves it.
        let is_mine =
            office.database.write(move |tx| notices::take(tx, &mine, now + pause_after(mine.tries))).await?;
        if is_mine {
            sent += usize::from(send(office, ways, &notice, now).await?);
        }
    }
    Ok(sent)
}

/// Seconds until the next try: at least a server's turn, then twice as long each time.
fn pause_after(tries: i64) -> i64 {
    TURN.saturating_mul(1 << tries.clamp(0, 7))
}

async fn send(office: &Office, ways: &Ways, notice: &Notice, now: i64) -> Result<bool, StoreError> {
    let of = notice.case_id.clone();
    let found = office.database.read(move |tx| told(tx, &of)).await?;
    let ended = match found {
        None => Err(NotSent::Never),
        Some((case, body)) => {
            let told = text::tell(office, &case, &body, &notice.kind, &notice.language);
            all_ways(ways, &notice.id, &told, notice.tries + 1 >= TRIES).await
        }
    };
    let id = notice.id.clone();
    match ended {
        Ok(true) => office.database.write(move |tx| notices::done(tx, &id, now)).await?,
        // Nobody left an address: there is nothing to do, now or later.
        Ok(false) => office.database.write(move |tx| notices::done(tx, &id, 0)).await?,
        Err(NotSent::Never) => {
            crate::log::event("notice given up", &notice.id);
            office.database.write(move |tx| notices::done(tx, &id, 0)).await?;
        }
        Err(NotSent::Later) if notice.tries + 1 >= TRIES => {
            crate::log::event("notice given up", &notice.id);
            office.database.write(move |tx| notices::done(tx, &id, 0)).await?;
        }
        Err(NotSent::Later) => {}
    }
    Ok(ended == Ok(true))
}

fn told(tx: &mut dyn Tx, case_id: &str) -> Result<Option<(cases::Case, String)>, StoreError> {
    let Some(case) = cases::by_id(tx, case_id)? else { return Ok(None) };
    let body = cases::application(tx, case_id)?.unwrap_or_default();
    Ok(Some((case, body)))
}

/// On every way for which there is an address; true where there was one. A way that failed for now makes all of it go again:
/// being told twice harms nobody. One that leads nowhere keeps nobody from being told on the other.
async fn all_ways(ways: &Ways, id: &str, told: &Told, is_last: bool) -> Result<bool, NotSent> {
    let mut outcome = Ok(false);
    if let (Some(mail), Some(address)) = (&ways.mail, &told.mail) {
        outcome = mail.send(id, address, told).await.map(|()| true);
        // Until the last try the mail goes first, so that a telephone does not ring at each.
        if outcome == Err(NotSent::Later) && !is_last {
            return outcome;
        }
    }
    if let (Some(hook), Some(phone)) = (&ways.hook, &told.phone) {
        outcome = match (outcome, hook.send(id, phone, told).await) {
            (_, Ok(())) | (Ok(true), Err(NotSent::Never)) => Ok(true),
            (_, Err(why)) => Err(why),
        };
    }
    outcome
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_and_end() {
        assert_eq!((pause_after(0), pause_after(1), pause_after(40)), (300, 600, 38_400));
    }
}
