//! The arithmetic of the drawn map: which tile, where on it, what to cull, where a label fits.
//! Pure functions over integers and numbers, tested on the host. Knows no canvas, no Leaflet and no page.

mod along;
mod area;
mod cells;
mod colour;
mod hatch;
mod legend;
mod names;
mod path;
mod placement;
mod queue;
mod scheme;
mod shape;
mod theme;
mod window;
mod wishes;

pub(crate) use colour::Rgb;
pub(crate) use hatch::{Hatch, PERIOD as HATCH_PERIOD};
pub(crate) use legend::{InView, collect};
pub(crate) use names::Class;
pub(crate) use path::{Edges, border_lines, coast_lines, visible_line, visible_ring};
pub(crate) use placement::{Placed, Wish, place};
pub(crate) use queue::{Place, next};
pub(crate) use scheme::{OverlayStyle, Scheme, Shown, ZoneStyle};
pub(crate) use shape::{Form, Shape, Sheet};
pub(crate) use theme::Theme;
pub(crate) use window::{Frame, TILE_PX, View, Window, sources_in_view, whole_zoom};
pub(crate) use wishes::{Gather, Region, Under};
