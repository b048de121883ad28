//! What the office says of a file: asked for, and kept with its time, so that it can be read without a network.

use contract::{
    Problem, Receipt, Status,
    outbox::{ItemState, Known, OutboxItem, Sent},
};
use permit::Entries;

use super::{
    badge,
    calls::{self, Asked},
    store,
};
use crate::{browser, vault::VaultError};

/// What the office last said of a file, where it can be read.
pub fn status_of(sent: &Sent) -> Option<Status> {
    Status::parse(sent.known.as_ref()?.status.as_bytes()).ok()
}

/// Asks where a file stands and keeps the answer. Nothing where it has no number yet.
pub async fn refresh(key: &str) -> Result<Asked<()>, VaultError> {
    let Some(sent) = store::find(key).await? else { return Ok(Asked::Lost) };
    let Some(number) = sent.number() else { return Ok(Asked::Lost) };
    Ok(match known(number, &sent.secret).await {
        Asked::Answer(known) => {
            store::change(key, |it| it.known = Some(known.clone())).await?;
            badge::show(&store::all().await?);
            Asked::Answer(())
        }
        Asked::Problem(it) => Asked::Problem(it),
        Asked::Lost => Asked::Lost,
    })
}

/// What the office says of a file now.
pub(super) async fn known(number: &str, secret: &str) -> Asked<Known> {
    match calls::status(number, secret).await {
        Asked::Answer((_, status)) => Asked::Answer(Known { at: browser::now(), status }),
        Asked::Problem(it) => Asked::Problem(it),
        Asked::Lost => Asked::Lost,
    }
}

/// Looks at a file that was sent from elsewhere, without keeping anything.
pub async fn look(number: &str, secret: &str) -> Asked<Sent> {
    match calls::status(number, secret).await {
        Asked::Answer((status, text)) => Asked::Answer(followed(number, secret, &status, text)),
        Asked::Problem(it) => Asked::Problem(it),
        Asked::Lost => Asked::Lost,
    }
}

fn followed(number: &str, secret: &str, status: &Status, text: String) -> Sent {
    let receipt = Receipt {
        number: number.to_owned(),
        service: status.service.clone(),
        received_at: status.received_at.clone(),
        is_sample: status.is_sample,
        ..Receipt::default()
    };
    Sent {
        item: OutboxItem { state: ItemState::Received(receipt), ..OutboxItem::new("", "", Vec::new()) },
        secret: secret.to_owned(),
        draft: String::new(),
        region: String::new(),
        service: status.service.clone(),
        form: status.form.as_ref().map(|it| it.id.clone()).unwrap_or_default(),
        name: String::new(),
        made_at: String::new(),
        sent_at: status.received_at.clone(),
        places: Entries::default(),
        errands: Vec::new(),
        known: Some(Known { at: browser::now(), status: text }),
        is_change_told: false,
    }
}

/// Keeps a file that was sent from elsewhere, so that it can be followed and answered from this phone; gives its name here.
pub async fn keep_followed(sent: &Sent) -> Result<String, VaultError> {
    let key = ["n.", sent.number().unwrap_or_default()].concat();
    store::add(&key, sent, &[]).await?;
    Ok(key)
}

/// Whether a problem says that number and secret lead nowhere.
pub fn is_unknown(problem: &Problem) -> bool {
    problem.code == contract::ProblemCode::Unknown
}
