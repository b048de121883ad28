#![doc = include_str!("../README.md")]
//! Writes files and lists for offices. Knows no screen and no sentence.
#![warn(missing_docs)]

pub mod archive;
pub mod asked;
mod attribute;
pub mod carrier;
pub mod document;
pub mod dxf;
pub mod figure;
pub mod geojson;
pub mod kml;
mod land;
pub mod package;
pub mod pdf;
pub mod plan_map;
pub mod preflight;
pub mod scan;
pub mod seal;
pub mod shapefile;
pub mod sheet;
pub mod table;

pub use attribute::{Attribute, Day, Value};
pub use land::{Land, Piece};
