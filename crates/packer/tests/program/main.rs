//! The program as scripts call it: small plans are written, packed and asked through the real command.
#![expect(clippy::unwrap_used, reason = "a test stops where something it relies on is missing")]

mod arguments;
mod borders;
mod gaps;
mod hostile_parcels;
mod importing;
mod plan;
mod points;
mod publishing;
mod rule_tables;
mod services;
mod setbacks;
mod soak;
mod sources;
