#![doc = include_str!("../README.md")]
//! Formats: what is published never changes its meaning. Knows no network, no database and no clock.
#![warn(missing_docs)]

pub mod answers;
mod application;
pub mod canonical;
mod claim;
mod draft;
mod examples;
mod handover;
pub mod outbox;
pub mod paths;
mod problem;
mod receipt;
mod status;

pub use application::{APPLICATION_FORMAT, Application, Attachment, Consent, VerdictSeen, Warned};
pub use claim::{
    CLAIM_HEADER, DIGEST_HEADER, application_id, claim_secret, digest, is_digest, is_id, is_secret,
};
pub use draft::{DRAFT_FORMAT, Draft, DraftError, KeptFile};
pub use examples::{EXAMPLES_FORMAT, ExampleFile};
pub use handover::{HANDOVER_FORMAT, Handover, HandoverError};
pub use problem::{Problem, ProblemCode, Then};
pub use receipt::Receipt;
pub use status::{Correction, HistoryEntry, Message, Status, StatusClock};
