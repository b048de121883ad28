//! Does what the machines of the outbox ask for, one thing after the other, in one tab at a time. What is about to leave is
//! written down before, what came back right after: the page may be shut at any moment, and another one goes on.

use std::{cell::Cell, rc::Rc};

use contract::outbox::{Command, Errand, Event, ItemState, Sent, Task};

use super::{
    badge, calls, errands, lease,
    store::{self, Entry},
    upload::{lost_copy, send_file},
};
use crate::{
    browser::{self, Sleeper, crypto},
    vault::VaultError,
};

/// Name of the work that one tab does at a time.
const WORK: &str = "ruangizin-sent";
/// Looked at again after so many milliseconds, whatever was reckoned: clocks are set, devices sleep.
const LONGEST_SLEEP: f64 = 60_000.0;
/// What the device could not do is tried again after so many seconds.
const OF_DEVICE: u64 = 30;

thread_local! {
    static IS_RUNNING: Cell<bool> = const { Cell::new(false) };
    static IS_LISTENING: Cell<bool> = const { Cell::new(false) };
    /// Something was asked for while it ran.
    static IS_WOKEN: Cell<bool> = const { Cell::new(false) };
    static SLEEPER: Sleeper = Sleeper::default();
}

/// What one step came to.
pub(super) enum Went {
    /// Something was done; there may be more.
    On,
    /// Nothing before this second.
    Wait(u64),
    /// Nothing is to be done.
    Idle,
}

pub(super) fn seconds() -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "seconds since 1970 are positive and far below 2^53"
    )]
    let whole = (browser::milliseconds() / 1000.0) as u64;
    whole
}

pub(super) fn chance() -> u32 {
    u32::from_le_bytes(crypto::random())
}

/// Lets something happen to one of them; what follows from a withdrawal is noted in the same breath.
pub(super) fn apply(sent: &mut Sent, event: Event) {
    let had = matches!(sent.item.state, ItemState::ToWithdraw(_));
    sent.item.on(event, seconds(), chance());
    if !had && matches!(sent.item.state, ItemState::ToWithdraw(_)) {
        let id = contract::application_id(crypto::random());
        sent.errands.push(Errand::new(&id, Task::Withdrawal(String::new())));
    }
}

/// Begins, or goes on at once where it sleeps.
pub fn wake() {
    IS_WOKEN.set(true);
    if IS_RUNNING.get() {
        SLEEPER.with(Clone::clone).wake();
    } else {
        start();
    }
}

/// Begins to send whatever waits, on whatever page.
pub fn start() {
    if IS_RUNNING.replace(true) {
        return;
    }
    if !IS_LISTENING.replace(true) {
        browser::on_online(|| leptos::task::spawn_local(hurry()));
    }
    leptos::task::spawn_local(async {
        loop {
            IS_WOKEN.set(false);
            let next = Rc::new(Cell::new(None));
            turn_of_this_tab(&next).await;
            match next.get() {
                _ if IS_WOKEN.get() => {}
                None => break,
                Some(at) => sleep_until(at).await,
            }
        }
        IS_RUNNING.set(false);
    });
}

/// Tries everything now: a network came back, or the person asks for it.
pub async fn hurry() {
    for entry in store::all().await.unwrap_or_default() {
        let done = store::change(&entry.key, |sent| {
            apply(sent, Event::TryNow);
            for it in &mut sent.errands {
                it.try_now();
            }
        });
        // What cannot be written now is tried at its own time.
        let _ = done.await;
    }
    wake();
}

async fn sleep_until(at: u64) {
    #[expect(clippy::cast_precision_loss, reason = "seconds since 1970 are far below 2^53")]
    let wait = (at as f64 * 1000.0 - browser::milliseconds()).clamp(200.0, LONGEST_SLEEP);
    #[expect(clippy::cast_possible_truncation, reason = "clamped to a minute")]
    SLEEPER.with(Clone::clone).sleep(wait as i32).await;
}

type Next = Rc<Cell<Option<u64>>>;

/// Works through all that is due as soon as no other tab does.
async fn turn_of_this_tab(next: &Next) {
    let told = Rc::clone(next);
    let work = Box::pin(async move { told.set(pass().await) });
    if let Err(work) = browser::alone(WORK, work).await {
        match lease::take().await {
            Ok(true) => {
                let is_working = Rc::new(Cell::new(true));
                leptos::task::spawn_local(lease::renew(Rc::clone(&is_working)));
                work.await;
                is_working.set(false);
                lease::give_back().await;
            }
            _ => next.set(Some(seconds() + 5)),
        }
    }
}

/// Does all that is due; gives the second at which there is more, or nothing.
async fn pass() -> Option<u64> {
    loop {
        let Ok(entries) = store::all().await else { return Some(seconds() + OF_DEVICE) };
        let (mut went_on, mut next) = (false, None::<u64>);
        for entry in &entries {
            match step(entry).await {
                Ok(Went::On) => went_on = true,
                Ok(Went::Wait(at)) => next = Some(next.map_or(at, |it| it.min(at))),
                Ok(Went::Idle) => {}
                Err(_of_device) => {
                    let at = seconds() + OF_DEVICE;
                    next = Some(next.map_or(at, |it| it.min(at)));
                }
            }
        }
        if !went_on {
            badge::show(&entries);
            store::mark(next.is_some());
            return next;
        }
    }
}

async fn step(entry: &Entry) -> Result<Went, VaultError> {
    let (key, sent) = (entry.key.as_str(), &entry.sent);
    if sent.item.state == ItemState::Sending {
        // Only one tab works at a time: whoever began this is gone.
        store::change(key, |it| it.item = it.item.clone().taken_up(seconds())).await?;
        return Ok(Went::On);
    }
    match sent.item.next(seconds()) {
        Some(Command::Wait(at)) => Ok(Went::Wait(at)),
        Some(Command::Upload(digest)) => {
            let event = send_file(key, sent, &digest).await?;
            happened(key, event).await
        }
        Some(Command::Put) => put(key, sent).await,
        Some(Command::Ask) => happened(key, calls::ask(&sent.item.id, &sent.secret).await).await,
        None if sent.item.state == ItemState::Removed => {
            store::remove(key).await?;
            Ok(Went::On)
        }
        None => {
            let went = errands::errand(key, sent).await?;
            if matches!(went, Went::Idle) && sent.number().is_some() {
                // Also where the page was shut between the receipt and this.
                store::keep_only(key, errands::needed_files).await?;
            }
            Ok(went)
        }
    }
}

async fn happened(key: &str, event: Event) -> Result<Went, VaultError> {
    let after = store::change(key, |it| apply(it, event.clone())).await?;
    if after.is_some_and(|it| it.number().is_some()) {
        // The office has it: the copies that waited here are done with.
        store::keep_only(key, errands::needed_files).await?;
    }
    Ok(Went::On)
}

async fn put(key: &str, sent: &Sent) -> Result<Went, VaultError> {
    let Some(body) = store::file(key, &sent.item.digest).await? else {
        return happened(key, Event::Failed(lost_copy())).await;
    };
    let begun = store::change(key, |it| apply(it, Event::Begins)).await?;
    // The person was faster: edited or removed it meanwhile.
    if !begun.is_some_and(|it| it.item.state == ItemState::Sending && it.item.digest == sent.item.digest) {
        return Ok(Went::On);
    }
    let event = calls::put(&sent.item.id, &sent.secret, &body.bytes).await;
    happened(key, event).await
}
