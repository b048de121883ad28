#![doc = include_str!("../README.md")]
//! Turns what people type into activities and places. Asks no network, shows nothing, decides no rules.
#![warn(missing_docs)]

mod activities;
mod gazetteer;
mod index;
mod lean;
mod letters;
pub mod place;
mod services;

pub use activities::{ActivityIndex, Found};
pub use gazetteer::{Named, PlaceIndex};
pub use lean::lean;
pub use services::ServiceIndex;
