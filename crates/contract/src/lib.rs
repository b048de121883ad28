#![doc = include_str!("../README.md")]
//! Formats: what is published never changes its meaning. Knows no network, no database and no clock.
#![warn(missing_docs)]

pub mod answers;
mod application;
mod aside;
pub mod canonical;
mod catalogue;
mod claim;
mod draft;
mod examples;
mod handover;
mod numbers;
pub mod outbox;
pub mod paths;
pub mod plan_question;
mod problem;
mod receipt;
mod said;
mod status;

pub use application::{APPLICATION_FORMAT, Application, Attachment, Consent, VerdictSeen, Warned};
pub use aside::{Replacing, SetAside};
pub use catalogue::{CATALOGUE_FORMAT, Catalogue, CatalogueService};
pub use claim::{
    CLAIM_HEADER, DIGEST_HEADER, application_id, claim_secret, digest, is_digest, is_id, is_secret,
};
pub use draft::{DRAFT_FORMAT, Draft, DraftError, KeptFile, Lent};
pub use examples::{EXAMPLES_FORMAT, ExampleFile};
pub use handover::{HANDOVER_FORMAT, Handover, HandoverError, pieces};
pub use numbers::{NUMBERS_FORMAT, NotedNumber, numbers_to_bytes, parse_numbers};
pub use problem::{Problem, ProblemCode, Then};
pub use receipt::Receipt;
pub use said::{CorrectionAnswer, words_to_bytes};
pub use status::{
    Correction, Decision, Fee, Finding, FormVersion, HistoryEntry, Message, Outcome, Representative, Review,
    Status, StatusClock, Target, UsualDays,
};
