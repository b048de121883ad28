//! The only code that knows Leaflet. Loads it when a map opens, binds the little that is used of it, and draws the
//! plan's tiles onto canvases. Knows no page and no sentence; everything it makes is undone when it is dropped.

mod bindings;
mod drawing;
mod listener;
mod loader;
mod map_view;
mod name_layer;
mod outline;
mod paint;
mod pins;
mod plan_layer;
mod slices;
mod tile_store;

pub(crate) use drawing::{Hatch, InView, OverlayStyle, Rgb, Scheme, Shown, Theme, ZoneStyle};
pub(crate) use loader::{LoadFailed, load};
pub(crate) use map_view::{MapEvents, MapSetup, MapView};
pub(crate) use outline::OutlineEvents;
pub(crate) use tile_store::TileStore;
