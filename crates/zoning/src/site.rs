//! What lies at a place, as facts: no tiles, no rules.

use std::sync::Arc;

use measure::{Metres, Share};

/// A code, a kind or an id. Copying a short one (22 bytes) asks for no memory: a verdict holds many.
pub type Name = smol_str::SmolStr;

/// A place that somebody asks about, cut into parts of one zone under one set of overlays.
#[derive(Debug, Clone, PartialEq)]
pub struct Site {
    /// The parts that make up the site, largest first. A point has one part, or several where zones overlap.
    pub parts: Vec<SitePart>,
    /// Parts that are not the site's but lie within `band` of it.
    pub near: Vec<SitePart>,
    /// Distance from the point to the nearest other zone (another code, or none); `None` when it was not found
    /// within the reach that was searched, or when the site is no point.
    pub border: Option<Metres>,
    /// How far off the map or the position may be: the larger of the plan's accuracy and the position's.
    pub band: Metres,
    /// Accuracy of the given position, where it came from a receiver.
    pub position_accuracy: Option<Metres>,
    /// Overlay kinds that the pack holds for this place.
    pub overlay_kinds: Arc<[String]>,
}

/// One zone under one set of overlays.
#[derive(Debug, Clone, PartialEq)]
pub struct SitePart {
    /// The zone.
    pub zone: Zone,
    /// Overlays that cover the whole part, ordered by kind and class.
    pub overlays: Vec<Overlay>,
    /// Its share of the site's area; the whole for a point's part, nothing for a near part.
    pub share: Share,
    /// Distance from the site; zero for the site's own parts.
    pub distance: Metres,
}

/// The zone of a part.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Zone {
    /// A sub-zone of a detailed plan (RDTR); a blank code stays blank.
    SubZone {
        /// The plan's code, such as `R-2`.
        code: Option<Name>,
        /// The layer of the pack that it was read from.
        layer: Name,
    },
    /// A kawasan of a general plan (RTRW), where no detailed plan is drawn.
    Kawasan {
        /// The plan's code.
        code: Option<Name>,
        /// The layer of the pack that it was read from.
        layer: Name,
    },
    /// The plan covers the place, but nothing is drawn there.
    NotDigitised,
    /// The plan does not cover the place.
    OutsideCoverage,
    /// The pack holds no layer of zones at all.
    MissingLayer,
}

/// An overlay (ketentuan khusus) at a place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Overlay {
    /// Its kind, such as `krb` or `sempadan_sungai`.
    pub kind: Name,
    /// Its class in the plan's words; empty where the kind has no classes.
    pub class: Name,
    /// The layer of the pack that it was read from.
    pub layer: Name,
}

/// What somebody wants to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Code of the activity: a five-digit KBLI code or a plan's own (`NK-…`).
    pub activity: String,
}

impl Zone {
    /// The code, for the kinds of zone that have one.
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::SubZone { code, .. } | Self::Kawasan { code, .. } => code.as_deref(),
            Self::NotDigitised | Self::OutsideCoverage | Self::MissingLayer => None,
        }
    }
}
