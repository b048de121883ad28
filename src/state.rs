//! What the whole app knows: one context per file.

pub mod language;
pub mod pack;
pub mod question;
