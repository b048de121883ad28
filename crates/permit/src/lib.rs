#![doc = include_str!("../README.md")]
//! Forms, answers and files in the office: rules only. No serde, no I/O, no clock, no randomness, no sentences.
#![warn(missing_docs)]

mod answer;
mod calendar;
mod carry;
mod case;
mod date;
mod decimal;
mod entries;
mod example;
mod expression;
mod fee;
mod finding;
mod foreign;
pub mod form;
pub mod identifier;
pub mod lint;
mod party;
mod path;
mod pin;
mod settle;
mod tasks;
mod texts;
mod validate;
mod view;

pub use answer::{Answer, Answers, DocumentAnswer, FileRef, Item};
pub use calendar::WorkCalendar;
pub use carry::{Changes, Facts, FormShape, carry_in, changes, counting};
pub use case::{Actor, Case, Clock, EXPIRED, Move, RefusedMove, WITHDRAWN};
pub use date::{Date, DateLimit};
pub use decimal::{Decimal, NoNumber};
pub use entries::Entries;
pub use example::{Example, ExampleRun, Expectation, Mismatch, run_example};
pub use expression::{Comparison, Condition, Fold, Number, Ref, Rounding};
pub use fee::{Estimate, EstimateLine, estimate};
pub use finding::{Code, Finding, Severity};
pub use foreign::{ForeignFlaw, foreign_number};
pub use form::Form;
pub use party::{applicant_of, kelurahan_of};
pub use path::Path;
pub use pin::{PIN_ROUNDS, WeakPin, check_pin};
pub use settle::{settle, settle_text, settled};
pub use tasks::{Paper, PaperState, Task, TaskState, papers, tasks};
pub use texts::Texts;
pub use validate::{Setting, validate, validate_question};
pub use view::{Asked, Page, View};
