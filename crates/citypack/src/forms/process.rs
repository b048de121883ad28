//! Desks and steps of a form.

use permit::form::{Desk, DeskRole, State, Step};

use super::{needed_texts, texts, whole, word};
use crate::json::Node;

pub(super) fn desk(node: &Node<'_>) -> Desk {
    Desk {
        id: node.text("id"),
        role: word(&node.get("role"), DeskRole::from_word).unwrap_or(DeskRole::Other),
        office: node.text("office"),
        title: needed_texts(node, "title"),
    }
}

pub(super) fn step(node: &Node<'_>) -> Step {
    Step {
        id: node.text("id"),
        state: word(&node.get("state"), State::from_word).unwrap_or(State::Submitted),
        desk: node.text("desk"),
        title: texts(node, "title"),
        about: texts(node, "about"),
        days: whole(node, "days"),
        rounds: whole(node, "rounds"),
        next: node.list_of_texts("next"),
        article: node.text_or_empty("article"),
    }
}
