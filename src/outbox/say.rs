//! The sentences of sending and following, from the book that travels with the parts that say them.

use contract::{
    Problem, ProblemCode,
    outbox::{Intent, ItemState, Sent},
};
use wording::{Arg, OF_TRACKING};

use crate::{browser, i18n};

/// A sentence that changes with the language.
macro_rules! track_t {
    ($id:expr) => { move || $crate::outbox::say::say($id, &[]) };
    ($id:expr, $($name:ident = $value:expr),+ $(,)?) => {
        move || $crate::outbox::say::say($id, &[$((stringify!($name), ::wording::Arg::from($value))),+])
    };
}

/// The same at once.
macro_rules! track_tr {
    ($id:expr) => { $crate::outbox::say::say($id, &[]) };
    ($id:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::outbox::say::say($id, &[$((stringify!($name), ::wording::Arg::from($value))),+])
    };
}

/// A sentence; whoever calls this is evaluated again when the language changes.
pub(crate) fn say(id: &str, args: &[(&str, Arg)]) -> String {
    i18n::words().text_of(&OF_TRACKING, id, args)
}

/// Heading of one that has no number yet.
pub(crate) fn heading(sent: &Sent) -> &'static str {
    match &sent.item.state {
        ItemState::Refused(_) => "track-refused",
        ItemState::Editing => "track-editing",
        _ => "track-not-arrived",
    }
}

/// Where sending stands, in one plain sentence.
pub(crate) fn standing(sent: &Sent) -> String {
    let item = &sent.item;
    match &item.state {
        ItemState::Waiting if item.tries > 0 && !browser::is_online() => track_tr!("track-waiting-offline"),
        ItemState::Waiting if item.tries > 0 => track_tr!("track-waiting-again"),
        ItemState::Waiting if item.arrived.len() < item.files.len() => {
            let (arrived, all) = (item.arrived.len(), item.files.len());
            track_tr!("track-sending-photos", arrived = arrived.to_string(), all = all.to_string())
        }
        ItemState::Waiting => track_tr!("track-waiting-now"),
        ItemState::Sending => track_tr!("track-sending-form"),
        ItemState::Asking(Intent::Send) => track_tr!("track-asking"),
        ItemState::Asking(Intent::Edit) => track_tr!("track-asking-edit"),
        ItemState::Asking(Intent::Remove) => track_tr!("track-asking-remove"),
        ItemState::Editing => track_tr!("track-editing-advice"),
        ItemState::Refused(problem) => track_tr!(refusal(problem)),
        ItemState::Removed => track_tr!("track-removed"),
        ItemState::Received(_) | ItemState::ToCorrect(_) | ItemState::ToWithdraw(_) => {
            track_tr!("track-arrived")
        }
    }
}

/// Why the office does not take it, and what to do.
fn refusal(problem: &Problem) -> &'static str {
    match (problem.code, problem.status) {
        (ProblemCode::Invalid, _) if problem.part == "copy" => "track-refused-copy",
        (ProblemCode::TooLarge, _) | (ProblemCode::Other, 413) => "track-refused-too-large",
        (ProblemCode::OtherKind, _) => "track-refused-other-kind",
        (ProblemCode::Infected, _) => "track-refused-infected",
        (ProblemCode::Invalid, _) if problem.fault == "too-much-in-all" => "track-refused-too-large",
        (ProblemCode::Invalid, _) => "track-refused-invalid",
        _ => "track-refused-other",
    }
}
