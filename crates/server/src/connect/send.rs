//! Tells systems what happened: one signed `POST` per change, again with growing pauses until it is taken. Each has an id that stays
//! the same, and the turn of the change, because calls may come twice and in another order.

use std::{fmt, time::Duration};

use reqwest::Client;

use super::SIGNATURE;
use crate::{
    casework::{CaseError, connect},
    clock, notify,
    office::Office,
    store::{
        StoreError, Tx, cases,
        connectors::{self, Delivery},
    },
};

/// Tries before somebody of the office is told: with pauses that double, two days.
const TRIES: i64 = 14;
/// How long one server has for what it took, in seconds; then another may try.
const TURN: i64 = 120;
/// Deliveries of one round to one system.
const ROUND: i64 = 20;

/// Where a system is told what happens.
#[derive(Clone)]
pub(crate) struct Call {
    client: Client,
    address: String,
    key: String,
}

impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // It holds a key; addresses often hold one as well.
        f.write_str("Call")
    }
}

impl Call {
    pub(super) fn new(address: &str, key: &str) -> Option<Self> {
        let is_one = address.starts_with("https://") || address.starts_with("http://");
        // Nothing of ours is sent on to wherever an answer points.
        let policy = reqwest::redirect::Policy::none();
        let client = Client::builder().timeout(Duration::from_secs(20)).redirect(policy).build().ok()?;
        is_one.then(|| Self { client, address: address.to_owned(), key: key.to_owned() })
    }

    async fn post(&self, body: String) -> bool {
        let signed = notify::signature(&self.key, clock::now(), &body);
        let request = self.client.post(&self.address).header("content-type", "application/json");
        let asked = request.header(SIGNATURE, signed).body(body).send();
        asked.await.is_ok_and(|it| it.status().is_success())
    }
}

/// Sends what is due and tells how much went. Each system has its turn: one that does not answer holds the others up by one call,
/// and what waits for one that is configured no more waits beside them.
pub async fn once(office: &Office, now: i64) -> Result<usize, StoreError> {
    let mut sent = 0;
    for connector in &office.connectors {
        let Some(call) = &connector.call else { continue };
        let name = connector.partner.name.clone();
        let due = office.database.read(move |tx| connectors::due(tx, &name, now, ROUND)).await?;
        for delivery in due {
            let mine = delivery.clone();
            let until = now + pause_after(mine.tries);
            if !office.database.write(move |tx| connectors::take(tx, &mine, until)).await? {
                continue;
            }
            if !send(office, call, delivery, now).await? {
                break;
            }
            sent += 1;
        }
    }
    Ok(sent)
}

/// Seconds until the next try: at least a server's turn, then twice as long each time.
fn pause_after(tries: i64) -> i64 {
    TURN.saturating_mul(1 << tries.clamp(0, 8))
}

async fn send(office: &Office, call: &Call, it: Delivery, now: i64) -> Result<bool, StoreError> {
    let of = it.clone();
    let body = office.database.read(move |tx| body(tx, &of)).await?;
    let is_taken = match body {
        Some(body) => call.post(body).await,
        None => true,
    };
    if is_taken {
        office.database.write(move |tx| connectors::done(tx, &it.id, now)).await?;
    } else if it.tries + 1 >= TRIES {
        crate::log::event("delivery given up", &it.id);
        let give_up = move |tx: &mut dyn Tx| {
            connectors::done(tx, &it.id, 0)?;
            connect::not_delivered(tx, &it, now)
        };
        let done: Result<(), CaseError> = office.database.write(give_up).await;
        if let Err(CaseError::Store(error)) = done {
            return Err(error);
        }
    }
    Ok(is_taken)
}

/// What is told: the file by its number, what happened, where it stands after it. Nobody is named.
fn body(tx: &mut dyn Tx, it: &Delivery) -> Result<Option<String>, StoreError> {
    let Some(case) = cases::by_id(tx, &it.case_id)? else { return Ok(None) };
    let Some(event) = cases::events(tx, &case.id)?.into_iter().find(|of| of.turn == it.turn) else {
        return Ok(None);
    };
    let body = serde_json::json!({
        "format": "ruangizin-event/1",
        "id": it.id,
        "number": case.number,
        "turn": event.turn,
        "at": clock::rfc3339(event.at),
        "event": event.action,
        "state": event.state,
        "step": event.step,
        "service": case.service,
        "region": case.region,
        "kelurahan": case.kelurahan,
        "is_sample": case.is_sample,
    });
    Ok(Some(body.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_and_end() {
        assert_eq!((pause_after(0), pause_after(1), pause_after(40)), (120, 240, 30_720));
        let whole: i64 = (0..TRIES - 1).map(pause_after).sum();
        assert!((2 * 86_400..3 * 86_400).contains(&whole), "two days, as it is documented: {whole}");
    }
}
