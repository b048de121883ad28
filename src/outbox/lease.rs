//! Where the browser knows no locks: one tab says in the database that it works, again and again; the others wait until it says
//! so no more. Every call to the office may be made twice without harm, so this saves work and nothing else hangs on it.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use super::store;
use crate::{
    browser::{
        self, crypto,
        idb::{Guard, REVISION, Record, Step},
    },
    vault::VaultError,
};

/// A tab that works says so for this long, in milliseconds.
const LEASE_TIME: f64 = 30_000.0;
const RENEW: i32 = 10_000;
/// Name of the record.
const NAME: &str = "sender";

thread_local! {
    /// This tab's name among the others.
    static HOLDER: RefCell<String> = const { RefCell::new(String::new()) };
}

fn holder() -> String {
    HOLDER.with_borrow_mut(|it| {
        if it.is_empty() {
            *it = contract::application_id(crypto::random());
        }
        it.clone()
    })
}

/// Says that this tab works now, unless another one says so. Whoever is gone stops saying it.
pub(super) async fn take() -> Result<bool, VaultError> {
    write_lease(browser::milliseconds() + LEASE_TIME).await
}

pub(super) async fn give_back() {
    // Where this fails it runs out by itself.
    let _ = write_lease(0.0).await;
}

pub(super) async fn renew(is_working: Rc<Cell<bool>>) {
    while is_working.get() {
        browser::pause(RENEW).await;
        if is_working.get() {
            let _ = take().await;
        }
    }
}

async fn write_lease(until: f64) -> Result<bool, VaultError> {
    let database = store::database().await?;
    let (mine, name) = (holder(), NAME.to_owned());
    let known = database.get(store::LEASE, NAME).await?;
    let revision = known.as_ref().and_then(|it| it.number(REVISION));
    if let Some(it) = &known {
        let left = it.number("until").unwrap_or(0.0) - browser::milliseconds();
        // A clock that was set back must not shut everybody out.
        if it.text("holder") != mine && left > 0.0 && left <= LEASE_TIME {
            return Ok(false);
        }
    }
    let record = Record::default()
        .with_text("holder", &mine)
        .with_number("until", until)
        .with_number(REVISION, revision.unwrap_or(0.0) + 1.0);
    let guard = Guard { store: store::LEASE, key: name.clone(), revision };
    Ok(database.write(Some(&guard), &[Step::Put(store::LEASE, name, record)]).await?)
}
