//! What somebody wants to do and build on a plot. Everything but the activity may be left open.

use measure::{Outline, SquareMetres};

use crate::{parcel::Ground, site::Name};

/// What somebody wants: one or several activities, and a building.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Project {
    /// Codes of the activities; all of them are to be carried on there.
    pub activities: Vec<Name>,
    /// The building.
    pub building: Building,
}

/// A building with the open ground around it. What is `None` was not told and is not judged.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Building {
    /// Ground that it covers (for KDB). Taken from the outline where one is given.
    pub footprint: Option<SquareMetres>,
    /// Where it stands. Only the parts of the plot that it touches judge it.
    pub outline: Option<Outline>,
    /// Area of all floors together (for KLB).
    pub floor_area: Option<SquareMetres>,
    /// Ground that the basement covers (for KTB).
    pub basement: Option<SquareMetres>,
    /// Unpaved green ground (for KDH).
    pub green: Option<SquareMetres>,
    /// Floors above the ground.
    pub floors: Option<u16>,
    /// Height from the ground to the highest point, antennas too.
    pub height_cm: Option<i64>,
    /// Distance from the front to the line that the plan measures from (GSB).
    pub setback_cm: Option<i64>,
    /// The smallest distance to the plot's sides and back.
    pub side_cm: Option<i64>,
    /// Homes, rooms or stalls that are let apart.
    pub units: Option<u32>,
    /// Class of the road in front.
    pub road: Option<RoadClass>,
    /// Width of the road's ground (rumija), for plans that measure by half of it.
    pub road_width_cm: Option<i64>,
    /// Height of the ground above the sea, where the pack does not know it or the person knows better.
    pub ground: Option<Ground>,
}

/// Classes of roads (UU 38/2004 as amended by UU 2/2022, by function).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RoadClass {
    /// Jalan arteri.
    Arterial,
    /// Jalan kolektor.
    Collector,
    /// Jalan lokal.
    Local,
    /// Jalan lingkungan.
    Neighbourhood,
}

impl RoadClass {
    /// All classes, the widest first.
    pub const ALL: [Self; 4] = [Self::Arterial, Self::Collector, Self::Local, Self::Neighbourhood];

    /// The fixed word in files, on the wire and in message ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::Arterial => "arteri",
            Self::Collector => "kolektor",
            Self::Local => "lokal",
            Self::Neighbourhood => "lingkungan",
        }
    }

    /// The class of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }
}

impl Project {
    /// One activity and no building.
    pub fn of_activity(activity: &str) -> Self {
        Self { activities: vec![activity.into()], building: Building::default() }
    }
}
