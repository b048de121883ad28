#![doc = include_str!("../README.md")]
//! Knows no browser, no form and no sentence; a flaw is a hint that a person may overrule.
#![warn(missing_docs)]

mod clean;
mod grey;
mod kind;
mod look;

pub use clean::{cleaned, turned};
pub use grey::{ANALYSED, Grey, fitting};
pub use kind::{FileKind, sniff};
pub use look::{Flaw, Seen, flaws};
