#![doc = include_str!("../README.md")]
//! The library behind `ruangizin-server`. Handlers hold no rules; start-up errors are typed.

pub mod accounts;
pub mod app;
pub mod asset;
pub mod casework;
pub mod clock;
pub mod config;
pub mod connect;
pub mod desk;
pub mod error;
pub mod housekeeping;
pub mod limit;
pub mod metrics;
pub mod notify;
pub mod office;
pub mod opened;
pub mod packs;
pub mod paper;
pub mod plans;
pub mod problem;
pub mod routes;
pub mod secret;
pub mod sheet;
pub mod sign_on;
pub mod signing;
pub mod site;
pub mod store;
pub mod wire;

mod fit;
mod headers;
mod log;
mod range;
mod respond;
mod shell;
