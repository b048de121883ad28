#![doc = include_str!("../README.md")]
//! The verdict. Pure: no serde, no I/O, no clock, no randomness, no sentences.
#![warn(missing_docs)]

mod assess;
mod assessment;
mod cell;
mod outcome;
mod rulebook;
mod rules;
mod site;

pub use assess::assess;
pub use assessment::{Assessment, Doubt, Effect, PartAssessment, Reason, RuleId, Source};
pub use cell::{Cell, ConditionCode, UnreadableCell};
pub use outcome::{Gap, Headline, Outcome};
pub use rulebook::{KawasanRule, OverlayEffect, OverlayRule, Rulebook, RulebookError};
pub use site::{Name, Overlay, Proposal, Site, SitePart, Zone};
