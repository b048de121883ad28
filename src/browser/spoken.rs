//! What of a part of the page is to be read aloud: its sentences in order, each with its language. Leaves out what is there to be
//! pressed or typed into, what is folded away and what is drawn.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, Node};

use super::speech::Said;

/// What is never read.
const SKIPPED: &str = "button, input, select, textarea, label, svg, details:not([open]), [hidden], [aria-hidden=true], \
    [role=status], .app-hidden, .app-answer__actions";
/// What begins a sentence of its own.
const BLOCKS: &str = "h1, h2, h3, h4, p, li, dt, dd, td, th, address, figcaption, blockquote";

/// The sentences below an element.
pub fn spoken(of: &'static str) -> Vec<Said> {
    let found = web_sys::window().and_then(|it| it.document()).and_then(|it| it.get_element_by_id(of));
    let Some(whole) = found.and_then(|it| it.closest("article").ok()?) else { return Vec::new() };
    let mut all = Vec::new();
    gather(&whole, &mut all);
    all.retain(|it| it.text.chars().any(char::is_alphanumeric));
    all
}

fn gather(element: &Element, all: &mut Vec<Said>) {
    if element.matches(SKIPPED).unwrap_or(false) {
        return;
    }
    let nodes = element.child_nodes();
    for at in 0..nodes.length() {
        let Some(node) = nodes.get(at) else { continue };
        if node.node_type() == Node::TEXT_NODE {
            add(element, &node.text_content().unwrap_or_default(), all);
        } else if let Ok(inner) = node.dyn_into::<Element>() {
            gather(&inner, all);
        }
    }
}

/// Words of one block in one language are said in one breath.
fn add(element: &Element, text: &str, all: &mut Vec<Said>) {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() {
        return;
    }
    let place = element.closest(BLOCKS).ok().flatten().unwrap_or_else(|| element.clone());
    let lang = element.closest("[lang]").ok().flatten().and_then(|it| it.get_attribute("lang"));
    let lang = lang.unwrap_or_default();
    match all.last_mut() {
        Some(last) if last.place == place && last.lang == lang => {
            if !text.starts_with(['.', ',', ';', ':']) {
                last.text.push(' ');
            }
            last.text.push_str(&words);
        }
        _ => all.push(Said { text: words, lang, place }),
    }
}
