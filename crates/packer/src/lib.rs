//! Packer library: see README.
#![doc = include_str!("../README.md")]
pub mod answer;
pub mod ask;
pub mod build;
mod coherence;
pub mod cut;
mod describe;
pub mod finding;
pub mod geometry;
pub mod inspect;
pub mod kelurahan;
pub mod layer;
pub mod message;
pub mod plan_file;
pub mod project;
pub mod rings;
pub mod rulebook_source;
pub mod simplify;
pub mod snap;
pub mod sources;
pub mod store;
pub mod tiles;
pub mod verify;
