//! Sending: what waits on this phone, goes to the office exactly once and is followed there. `contract::outbox` decides what is
//! to be done; here it is done, kept in the browser's database, and told to the pages. Nothing comes in here before *send*.

#[macro_use]
pub(crate) mod say;

mod badge;
mod calls;
mod compose;
mod errands;
mod follow;
mod lease;
mod runner;
mod store;
mod submit;
mod upload;

pub use calls::{Asked, document};
pub use compose::{Made, compose};
pub use follow::{is_unknown, keep_followed, look, refresh, status_of};
pub use runner::{hurry, start, wake};
pub use store::{Entry, all, change, file, find, forget, is_forgotten, remove, ticks};
pub use submit::{
    Submission, begin_editing, edited, of_draft, representative, say, send_anew, submit, take_back,
};
