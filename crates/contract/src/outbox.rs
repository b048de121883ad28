//! What waits to be sent, as a pure state machine: asked what to do next, told what happened. Whoever runs it writes the
//! item down before doing what [`OutboxItem::next`] says and after every event; then the program may die at any moment.
//! Once a try has left the phone nobody knows whether it arrived, so editing and removing first ask the office by id, and
//! what had arrived becomes a correction or a withdrawal. A try may also arrive late: removing asks again after [`GRACE`],
//! and an edited application that meets its own forerunner (a conflict) becomes a correction too.

mod back_off;
mod errand;
mod sent;
mod state;

pub use back_off::back_off;
pub use errand::{Errand, Task};
pub use sent::{Known, Sent};

use crate::{
    problem::{Problem, ProblemCode, Then},
    receipt::Receipt,
};

/// How long after the last try something may still arrive, in seconds: longer than phones, hotspots and proxies keep a
/// request.
pub const GRACE: u64 = 600;

/// Seconds after which a try that was not answered counts as lost.
pub const PATIENCE: u64 = 120;

/// Seconds that anything waits at most, whatever an office or a proxy asks for. What waits for longer was written down
/// before the clock was set back, and is due.
pub const LONGEST_WAIT: u64 = 86_400;

/// Whether a second has not come yet, on a clock that may have been set back.
fn is_early(not_before: u64, now: u64) -> bool {
    now < not_before && not_before <= now.saturating_add(LONGEST_WAIT)
}

/// One application that waits to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxItem {
    /// The id that the phone made; it stays the same for ever.
    pub id: String,
    /// SHA-256 of the bytes that are to be sent.
    pub digest: String,
    /// Digests of files that must arrive first, in order.
    pub files: Vec<String>,
    /// Of these, those that have arrived.
    pub arrived: Vec<String>,
    /// How often it was tried without success since it last went on.
    pub tries: u32,
    /// When the last try left, in seconds; `None` while nothing has left the phone.
    pub left_at: Option<u64>,
    /// Not before this second.
    pub not_before: u64,
    /// Where it stands.
    pub state: ItemState,
}

/// Where an item stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ItemState {
    /// Waits for its turn or for a signal.
    Waiting,
    /// A try is on its way.
    Sending,
    /// Must ask the office what it has, and then go on with this.
    Asking(Intent),
    /// The person edits it; nothing is sent meanwhile.
    Editing,
    /// The office has it.
    Received(Receipt),
    /// The office has it, and the person changed it afterwards: the change is a correction.
    ToCorrect(Receipt),
    /// The office has it, and the person removed it: it is to be withdrawn.
    ToWithdraw(Receipt),
    /// The office refuses it as it is; the person must do something.
    Refused(Problem),
    /// It is gone, and the office has nothing of it.
    Removed,
}

/// What the asking is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intent {
    /// To go on sending.
    Send,
    /// To edit.
    Edit,
    /// To remove.
    Remove,
}

/// What is to be done now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Upload this file; then [`Event::FileArrived`] or [`Event::Failed`].
    Upload(String),
    /// `PUT` the application; then [`Event::Receipt`], [`Event::Failed`] or [`Event::Lost`].
    Put,
    /// `GET` the receipt by id; then [`Event::Receipt`], [`Event::Nothing`] or [`Event::Lost`].
    Ask,
    /// Nothing before this second.
    Wait(u64),
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// What [`OutboxItem::next`] said begins now. Write the item down, then begin.
    Begins,
    /// A file is whole at the office.
    FileArrived(String),
    /// The office gave a receipt.
    Receipt(Receipt),
    /// The office has nothing under this id (asked with its secret).
    Nothing,
    /// The office, or something on the way, told a problem.
    Failed(Problem),
    /// No answer: no signal, cut off, timed out, or the program died meanwhile.
    Lost,
    /// The person wants to edit.
    Edit,
    /// The person is done editing: the new digest and files. The same digest: nothing was changed.
    Edited(String, Vec<String>),
    /// The person wants to remove it.
    Remove,
    /// The person wants it tried again now, or a signal came back.
    TryNow,
}

impl OutboxItem {
    /// An application that is handed to the outbox.
    pub fn new(id: &str, digest: &str, files: Vec<String>) -> Self {
        Self {
            id: id.to_owned(),
            digest: digest.to_owned(),
            files,
            arrived: Vec::new(),
            tries: 0,
            left_at: None,
            not_before: 0,
            state: ItemState::Waiting,
        }
    }

    /// Whether nothing more will happen by itself.
    pub fn is_settled(&self) -> bool {
        !matches!(self.state, ItemState::Waiting | ItemState::Sending | ItemState::Asking(_))
    }

    /// The item as it must be taken up after the program was closed or died: what was on its way counts as lost.
    pub fn taken_up(mut self, now: u64) -> Self {
        if self.state == ItemState::Sending {
            self.lose(now, 0);
        }
        self
    }

    /// What to do now; `None` where nothing is to be done until something happens.
    pub fn next(&self, now: u64) -> Option<Command> {
        match &self.state {
            ItemState::Waiting if is_early(self.not_before, now) => Some(Command::Wait(self.not_before)),
            ItemState::Asking(_) if is_early(self.not_before, now) => Some(Command::Wait(self.not_before)),
            ItemState::Waiting => match self.files.iter().find(|it| !self.arrived.contains(it)) {
                Some(file) => Some(Command::Upload(file.clone())),
                None => Some(Command::Put),
            },
            ItemState::Asking(_) => Some(Command::Ask),
            ItemState::Sending => Some(Command::Wait(self.left_at.unwrap_or(now).min(now) + PATIENCE)),
            _ => None,
        }
    }

    /// Takes in what happened at a second. `chance` is anything random: it spreads tries of many phones. What does not
    /// fit the state (an answer that comes twice or too late) changes nothing but what it proves.
    pub fn on(&mut self, event: Event, now: u64, chance: u32) {
        // Nothing has left in the future: the clock was set back, and the grace counts from now.
        self.left_at = self.left_at.map(|it| it.min(now));
        match event {
            Event::Begins => self.begin(now),
            Event::FileArrived(file) => {
                if !self.arrived.contains(&file) {
                    self.arrived.push(file);
                    self.tries = 0;
                }
            }
            Event::Receipt(receipt) => self.receive(receipt),
            Event::Nothing => self.nothing(now),
            Event::Failed(problem) => self.fail(problem, now, chance),
            Event::Lost => self.lose(now, chance),
            Event::Edit => self.edit(),
            Event::Edited(digest, files) => self.edited(digest, files),
            Event::Remove => self.remove(),
            Event::TryNow => self.try_now(now),
        }
    }

    fn begin(&mut self, now: u64) {
        // Uploads carry no application, so they may be repeated at will and leave no doubt behind.
        if self.next(now) == Some(Command::Put) {
            self.left_at = Some(now);
            self.state = ItemState::Sending;
        }
    }

    /// A receipt proves that the office has it, in whatever state this is.
    fn receive(&mut self, receipt: Receipt) {
        if receipt.id != self.id {
            return;
        }
        let is_same = receipt.sha256 == self.digest;
        self.state = match &self.state {
            ItemState::Removed | ItemState::ToWithdraw(_) | ItemState::Asking(Intent::Remove) => {
                ItemState::ToWithdraw(receipt)
            }
            ItemState::Editing | ItemState::ToCorrect(_) | ItemState::Asking(Intent::Edit) => {
                ItemState::ToCorrect(receipt)
            }
            // Other bytes under this id: an earlier try arrived after the person had changed it.
            _ if !is_same => ItemState::ToCorrect(receipt),
            _ => ItemState::Received(receipt),
        };
        self.tries = 0;
        self.not_before = 0;
    }

    fn nothing(&mut self, now: u64) {
        let ItemState::Asking(intent) = self.state else { return };
        let settles_at = self.left_at.map_or(0, |it| it + GRACE);
        match intent {
            // A conflict, and yet nothing there: whoever answers does not agree with itself, so it is asked less and less.
            Intent::Send => {
                self.state = ItemState::Waiting;
                self.wait(now, 0, None);
            }
            Intent::Edit => self.state = ItemState::Editing,
            Intent::Remove if now >= settles_at => self.state = ItemState::Removed,
            // It may still be on its way; asked once more when it no longer can be.
            Intent::Remove => self.not_before = settles_at,
        }
    }

    fn fail(&mut self, problem: Problem, now: u64, chance: u32) {
        if let ItemState::Asking(_) = self.state {
            // Whatever went wrong with asking, the question stays open.
            return self.wait(now, chance, problem.retry_after);
        }
        if !matches!(self.state, ItemState::Waiting | ItemState::Sending) {
            return;
        }
        match problem.then() {
            Then::Again => {
                self.state = ItemState::Waiting;
                self.wait(now, chance, problem.retry_after);
            }
            Then::Upload => {
                self.arrived.retain(|it| !problem.missing.contains(it));
                self.state = ItemState::Waiting;
                self.wait(now, chance, problem.retry_after);
            }
            Then::Ask => {
                self.state = ItemState::Asking(Intent::Send);
                self.wait(now, chance, problem.retry_after);
            }
            Then::Tell => self.state = ItemState::Refused(problem),
        }
    }

    fn lose(&mut self, now: u64, chance: u32) {
        match self.state {
            // The same bytes under the same id may be sent again: the office gives the same receipt.
            ItemState::Sending => self.state = ItemState::Waiting,
            ItemState::Waiting | ItemState::Asking(_) => {}
            _ => return,
        }
        self.wait(now, chance, None);
    }

    fn wait(&mut self, now: u64, chance: u32, at_least: Option<u64>) {
        self.tries = self.tries.saturating_add(1);
        self.not_before = now + back_off(self.tries, chance).max(at_least.unwrap_or(0).min(LONGEST_WAIT));
    }

    fn edit(&mut self) {
        self.state = match &self.state {
            ItemState::Waiting if self.left_at.is_none() => ItemState::Editing,
            ItemState::Waiting | ItemState::Sending => ItemState::Asking(Intent::Edit),
            ItemState::Asking(Intent::Send) => ItemState::Asking(Intent::Edit),
            // The office refused those bytes, so it has nothing of them.
            ItemState::Refused(_) => ItemState::Editing,
            ItemState::Received(receipt) => ItemState::ToCorrect(receipt.clone()),
            _ => return,
        };
        self.not_before = 0;
    }

    fn edited(&mut self, digest: String, files: Vec<String>) {
        match self.state {
            ItemState::Editing => {
                self.state = ItemState::Waiting;
                self.not_before = 0;
                self.tries = 0;
            }
            ItemState::ToCorrect(_) => {}
            _ => return,
        }
        self.digest = digest;
        self.files = files;
    }

    fn remove(&mut self) {
        self.state = match &self.state {
            ItemState::Waiting | ItemState::Editing if self.left_at.is_none() => ItemState::Removed,
            ItemState::Refused(_) if self.left_at.is_none() => ItemState::Removed,
            ItemState::Received(receipt) | ItemState::ToCorrect(receipt) => {
                ItemState::ToWithdraw(receipt.clone())
            }
            ItemState::Waiting
            | ItemState::Sending
            | ItemState::Editing
            | ItemState::Refused(_)
            | ItemState::Asking(_) => ItemState::Asking(Intent::Remove),
            ItemState::ToWithdraw(_) | ItemState::Removed => return,
        };
        self.not_before = 0;
    }

    fn try_now(&mut self, now: u64) {
        match &self.state {
            // Not sooner than the office allows: a removal waits until nothing can arrive any more.
            ItemState::Asking(Intent::Remove) => {}
            ItemState::Waiting | ItemState::Asking(_) => self.not_before = now,
            ItemState::Refused(problem) if problem.code == ProblemCode::Other => {
                // Something on the way said no, and it may have been no office at all.
                self.state = ItemState::Waiting;
                self.not_before = now;
            }
            _ => {}
        }
    }
}
