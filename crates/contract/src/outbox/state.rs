//! How the state of an item is written down, and what is kept of a problem. Knows no rule of the machine.

use citypack::json::Node;

use super::{Intent, ItemState, sent::LATEST};
use crate::{
    canonical::Json,
    problem::{Problem, ProblemCode},
    receipt::Receipt,
};

pub(super) fn write_state(state: &ItemState) -> Json {
    let (word, intent, receipt, problem) = match state {
        ItemState::Waiting => ("waiting", None, None, None),
        ItemState::Sending => ("sending", None, None, None),
        ItemState::Asking(it) => ("asking", Some(*it), None, None),
        ItemState::Editing => ("editing", None, None, None),
        ItemState::Received(it) => ("received", None, Some(it), None),
        ItemState::ToCorrect(it) => ("to_correct", None, Some(it), None),
        ItemState::ToWithdraw(it) => ("to_withdraw", None, Some(it), None),
        ItemState::Refused(it) => ("refused", None, None, Some(it)),
        ItemState::Removed => ("removed", None, None, None),
    };
    let intent = intent.map(|it| match it {
        Intent::Send => "send",
        Intent::Edit => "edit",
        Intent::Remove => "remove",
    });
    Json::object([
        ("is", Some(Json::text(word))),
        ("intent", intent.map(Json::text)),
        ("receipt", receipt.map(Receipt::to_json)),
        ("problem", problem.map(write_problem)),
    ])
}

pub(super) fn read_state(node: &Node<'_>) -> ItemState {
    let receipt = || Receipt::read(&node.get("receipt"));
    match node.text("is").as_str() {
        "sending" => ItemState::Sending,
        "asking" => ItemState::Asking(match node.text("intent").as_str() {
            "edit" => Intent::Edit,
            "remove" => Intent::Remove,
            _ => Intent::Send,
        }),
        "editing" => ItemState::Editing,
        "received" => ItemState::Received(receipt()),
        "to_correct" => ItemState::ToCorrect(receipt()),
        "to_withdraw" => ItemState::ToWithdraw(receipt()),
        "refused" => ItemState::Refused(read_problem(&node.get("problem"))),
        "removed" => ItemState::Removed,
        "waiting" => ItemState::Waiting,
        _ => {
            node.get("is").bad("is a state that is not known");
            ItemState::Waiting
        }
    }
}

pub(super) fn write_problem(it: &Problem) -> Json {
    let optional = |it: &str| (!it.is_empty()).then(|| Json::text(it));
    Json::object([
        ("status", Some(Json::Whole(u64::from(it.status)))),
        ("code", Some(Json::text(it.code.as_str()))),
        ("part", optional(&it.part)),
        ("fault", optional(&it.fault)),
        ("missing", Some(Json::texts(&it.missing))),
        ("retry_after", it.retry_after.map(Json::Whole)),
    ])
}

pub(super) fn read_problem(node: &Node<'_>) -> Problem {
    let retry_after = node.maybe("retry_after");
    Problem {
        status: u16::try_from(node.get("status").as_whole32()).unwrap_or(u16::MAX),
        code: ProblemCode::from_word(&node.text("code")),
        part: node.text_or_empty("part"),
        fault: node.text_or_empty("fault"),
        missing: node.list_of_texts("missing"),
        retry_after: retry_after.is_given().then(|| retry_after.as_whole(LATEST)),
    }
}
