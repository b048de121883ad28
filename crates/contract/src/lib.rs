#![doc = include_str!("../README.md")]
//! Formats: what is published never changes its meaning. Knows no network, no database and no clock.
#![warn(missing_docs)]

pub mod answers;
pub mod canonical;
mod examples;

pub use examples::{EXAMPLES_FORMAT, ExampleFile};
