#![doc = include_str!("../README.md")]
//! Coordinates and units. Knows no rules, no files and no sentences.
#![warn(missing_docs)]

mod area;
mod grid;
mod ground;
mod lng_lat;
mod order;
mod planar;
mod quantity;
mod shape;

pub use area::{SquareMetres, ring_area};
pub use grid::{CHECK_EXTENT, CHECK_ZOOM, FINE, GridPoint, TileId, WORLD_UNITS, project, unproject};
pub use ground::GroundScale;
pub use lng_lat::{InvalidCoordinate, LngLat};
pub use order::{sort, sort_by};
pub use planar::{orientation, squared_distance_to_segment};
pub use quantity::{Metres, Share};
pub use shape::{Bounds, Frame, Local, MOST_CORNERS, Outline, OutlineFault, STEPS, Shape, Slip};
