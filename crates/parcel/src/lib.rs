#![doc = include_str!("../README.md")]
//! Reads, checks and edits the outline of a parcel. Knows no plan, no screen and no sentence.
#![warn(missing_docs)]

mod building;
pub mod check;
mod edit;
pub mod file;
mod ground;
pub mod link;
mod sketch;
mod snap;
pub mod typed;
mod walk;

pub use building::{Rectangle, rectangle};
pub use edit::{Change, Editor};
pub use ground::{area, distance};
pub use sketch::{MOST_CORNERS, Sketch};
pub use snap::{Snapped, snap};
pub use walk::{Fix, Refusal, Standing, Walk};
