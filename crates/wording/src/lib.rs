#![doc = include_str!("../README.md")]
//! Holds no rule: what a code means is decided elsewhere, here it only gets its words.
#![warn(missing_docs)]

pub mod format;
pub mod id;
mod language;
mod sentences;
mod words;

pub use language::Language;
pub use sentences::{
    Book, OF_ABOUT, OF_ANSWERS, OF_COMPONENTS, OF_EXPORTS, OF_FIGURES, OF_FORMS, OF_HANDOVERS, OF_MINE,
    OF_PACKAGES, OF_PACKS, OF_PARCELS, OF_SERVICES, OF_SHARING, OF_SHEETS, OF_TRACKING,
};
pub use words::{Arg, Words, has_officer_text, officer_text};
