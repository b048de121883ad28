//! What the whole app knows: one context per file.

pub mod announce;
pub mod answer;
pub mod busy;
pub mod language;
pub mod pack;
pub mod question;
