//! The figures of a building that a plan limits, and the result of holding one against its limit. Whole numbers only.

use crate::assessment::Source;

/// What is measured of a building.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Figure {
    /// Ground that the building covers; KDB, of the plot.
    Footprint,
    /// Area of all floors; KLB, of the plot.
    FloorArea,
    /// Green ground; KDH, of the plot.
    Green,
    /// Ground that the basement covers; KTB, of the plot.
    Basement,
    /// Footprint and green ground together; no more than the plot.
    Ground,
    /// Floors.
    Floors,
    /// Height of the building.
    Height,
    /// Height of its highest point above the sea; the surfaces that keep flying safe.
    Top,
    /// Distance to the line that the plan measures from; GSB.
    Setback,
    /// Distance to the plot's sides and back.
    Side,
    /// Size of the plot.
    Plot,
    /// Homes, rooms or stalls; density of the plot.
    Units,
}

/// In what a figure is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Hundredths of a square metre.
    SquareMetreHundredths,
    /// Centimetres.
    Centimetres,
    /// Things.
    Count,
}

/// On which side of a number a figure must lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bound {
    /// No more than this.
    AtMost,
    /// No less than this.
    AtLeast,
}

/// How a figure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Within its limit, whatever is still open.
    Kept,
    /// The figure was not told; the limit is.
    Untold,
    /// Within its limit or not, by something that is not known exactly.
    Open,
    /// Beyond its limit, whatever is still open.
    Broken,
}

/// A figure held against a limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What is measured.
    pub figure: Figure,
    /// Index of the plot's part that sets the limit; none where the plot as a whole does.
    pub part: Option<usize>,
    /// The figure, in its unit; the larger end where it is not known exactly. None where it was not told.
    pub measured: Option<i64>,
    /// How much smaller it may be.
    pub spread: i64,
    /// Which side of the limit is right.
    pub bound: Bound,
    /// The limit, in the figure's unit; the strictest of several that may apply.
    pub limit: i64,
    /// The mildest of several that may apply; equal to `limit` where there is one.
    pub mildest: i64,
    /// The rate that the limit was computed from, in hundredths of a percent of the plot (KLB 2.4 is 24,000).
    pub rate: Option<i64>,
    /// How much room is left under the strictest limit, negative where it is broken. None where nothing was told.
    pub margin: Option<i64>,
    /// How the figure stands.
    pub standing: Standing,
    /// What must be known before one limit can be named.
    pub asks: Vec<Asks>,
    /// Who set the limit.
    pub by: LimitBy,
    /// Where it stands.
    pub source: Source,
}

/// Who set a limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LimitBy {
    /// The table of intensity, by the row's number from zero (the first, where several may apply).
    Table {
        /// The row.
        row: usize,
        /// What the front is measured from; for [`Figure::Setback`] alone.
        from: Option<SetbackFrom>,
    },
    /// An overlay tightened or relaxed it.
    Overlay {
        /// Kind of the overlay.
        kind: crate::site::Name,
        /// Its class.
        class: crate::site::Name,
        /// Whether it relaxed the limit, and by whose authority.
        relaxed_by: Option<crate::site::Name>,
    },
    /// A surface that keeps flying safe.
    Surface {
        /// Number of the aerodrome.
        aerodrome: usize,
        /// Number of its surface.
        surface: usize,
    },
    /// Two figures of the proposal itself.
    Arithmetic,
}

/// Something that decides between several limits and was not told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asks {
    /// The class of the road.
    Road,
    /// The size of the plot.
    PlotSize,
    /// The number of floors.
    Floors,
    /// The width of the road's ground.
    RoadWidth,
    /// The height of the ground above the sea.
    GroundHeight,
}

/// What the building line is measured from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SetbackFrom {
    /// The axis of the road.
    Axis,
    /// The edge of the road's ground (rumija).
    RoadEdge,
}

impl Figure {
    /// All figures, in the order in which they are told.
    pub const ALL: [Self; 12] = [
        Self::Footprint,
        Self::FloorArea,
        Self::Green,
        Self::Basement,
        Self::Ground,
        Self::Floors,
        Self::Height,
        Self::Top,
        Self::Setback,
        Self::Side,
        Self::Plot,
        Self::Units,
    ];

    /// The fixed word in files, on the wire and in message ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::Footprint => "footprint",
            Self::FloorArea => "floor_area",
            Self::Green => "green",
            Self::Basement => "basement",
            Self::Ground => "ground",
            Self::Floors => "floors",
            Self::Height => "height",
            Self::Top => "top",
            Self::Setback => "setback",
            Self::Side => "side",
            Self::Plot => "plot",
            Self::Units => "units",
        }
    }

    /// The figure of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }

    /// In what it is counted.
    pub fn unit(self) -> Unit {
        match self {
            Self::Footprint | Self::FloorArea | Self::Green | Self::Basement | Self::Ground | Self::Plot => {
                Unit::SquareMetreHundredths
            }
            Self::Height | Self::Top | Self::Setback | Self::Side => Unit::Centimetres,
            Self::Floors | Self::Units => Unit::Count,
        }
    }

    /// Which side of its limit is right.
    pub fn bound(self) -> Bound {
        match self {
            Self::Green | Self::Setback | Self::Side | Self::Plot => Bound::AtLeast,
            _ => Bound::AtMost,
        }
    }
}

impl Bound {
    /// Whether a number lies on the right side of a limit.
    pub fn holds(self, number: i64, limit: i64) -> bool {
        match self {
            Self::AtMost => number <= limit,
            Self::AtLeast => number >= limit,
        }
    }

    /// The stricter of two limits.
    pub fn stricter(self, one: i64, other: i64) -> i64 {
        match self {
            Self::AtMost => one.min(other),
            Self::AtLeast => one.max(other),
        }
    }

    /// The milder of two limits.
    pub fn milder(self, one: i64, other: i64) -> i64 {
        match self {
            Self::AtMost => one.max(other),
            Self::AtLeast => one.min(other),
        }
    }
}

impl Standing {
    /// The fixed word in files, on the wire and in message ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Untold => "untold",
            Self::Open => "open",
            Self::Broken => "broken",
        }
    }
}

impl Asks {
    /// The fixed word in files, on the wire and in message ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::Road => "road",
            Self::PlotSize => "plot_size",
            Self::Floors => "floors",
            Self::RoadWidth => "road_width",
            Self::GroundHeight => "ground_height",
        }
    }
}

impl Check {
    /// Holds a figure against the limits that may apply.
    #[expect(clippy::too_many_arguments, reason = "a check is a record of them all")]
    pub(crate) fn of(
        figure: Figure,
        part: Option<usize>,
        measured: Option<i64>,
        spread: i64,
        limits: (i64, i64),
        rate: Option<i64>,
        by: LimitBy,
        source: Source,
    ) -> Self {
        let bound = figure.bound();
        let (limit, mildest) = limits;
        let standing = measured.map_or(Standing::Untold, |it| {
            let low = it - spread;
            let (worst, best) = if bound == Bound::AtMost { (it, low) } else { (low, it) };
            if bound.holds(worst, limit) {
                Standing::Kept
            } else if bound.holds(best, mildest) {
                Standing::Open
            } else {
                Standing::Broken
            }
        });
        let margin = measured.map(|it| match bound {
            Bound::AtMost => limit - it,
            Bound::AtLeast => it - spread - limit,
        });
        Self {
            figure,
            part,
            measured,
            spread,
            bound,
            limit,
            mildest,
            rate,
            margin,
            standing,
            asks: Vec::new(),
            by,
            source,
        }
    }
}
