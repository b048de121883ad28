//! How many of the files that were sent wait for something: for a signal, for the person, for an answer of hers. The number
//! stands on the app's icon.

use contract::{Status, outbox::ItemState};

use super::{follow::status_of, store::Entry};
use crate::browser;

/// Shows the number.
pub(super) fn show(entries: &[Entry]) {
    browser::badge(entries.iter().filter(|it| waits(it)).count());
}

/// On its way, refused, or asked to be put right.
fn waits(entry: &Entry) -> bool {
    let is_with_us = !matches!(entry.sent.item.state, ItemState::Received(_) | ItemState::Removed);
    let is_asked = |it: Status| it.decision.is_none() && it.open_corrections().next().is_some();
    is_with_us || status_of(&entry.sent).is_some_and(is_asked)
}
