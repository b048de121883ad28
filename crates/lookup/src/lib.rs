#![doc = include_str!("../README.md")]
//! Turns what people type into activities and places. Asks no network, shows nothing, decides no rules.
#![warn(missing_docs)]

mod activities;
mod letters;

pub use activities::{ActivityIndex, Found};
