#![doc = include_str!("../README.md")]
//! Holds no rule: what a code means is decided elsewhere, here it only gets its words.
#![warn(missing_docs)]

pub mod format;
pub mod id;
mod language;
mod sentences;
mod words;

pub use language::Language;
pub use sentences::{Book, OF_ANSWERS, OF_COMPONENTS, OF_FORMS, OF_MINE, OF_PARCELS, OF_SERVICES};
pub use words::{Arg, Words, has_officer_text, officer_text};
