//! What the cutters ask about a spot before they cut: how large the pieces and how wide the lanes should be.

use super::{arrange::Graph, plane::Point};

/// The lanes between the pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lane {
    /// A mere border, as between fields.
    None,
    Narrow,
    Wide,
}

impl Lane {
    pub(crate) fn half_width_m(self) -> Option<f64> {
        match self {
            Self::None => None,
            Self::Narrow => Some(3.0),
            Self::Wide => Some(5.0),
        }
    }
}

/// How a spot wants to be cut.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Grain {
    /// Whether it gets a detailed plan.
    pub(crate) detailed: bool,
    pub(crate) wanted_ha: f64,
    /// Pieces of more than this get a lane between them.
    pub(crate) lanes_from_ha: f64,
    /// Pieces of more than this get a wide one.
    pub(crate) wide_from_ha: f64,
}

impl Grain {
    pub(crate) fn lane(&self, size_ha: f64) -> Lane {
        if size_ha > self.wide_from_ha {
            Lane::Wide
        } else if size_ha > self.lanes_from_ha {
            Lane::Narrow
        } else {
            Lane::None
        }
    }
}

pub(crate) struct Wishes<'a> {
    pub(crate) graph: &'a Graph,
    /// How urban a spot is, 0..1.
    pub(crate) urban: &'a dyn Fn(Point) -> f64,
    pub(crate) grain: &'a dyn Fn(Point) -> Grain,
}
