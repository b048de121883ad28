#![doc = include_str!("../README.md")]
//! The library behind `ruangizin-server`. Handlers hold no rules; start-up errors are typed.

pub mod app;
pub mod asset;
pub mod config;
pub mod error;
pub mod packs;
pub mod site;

mod headers;
mod range;
mod respond;
mod shell;
