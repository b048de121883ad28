//! The hand-drawn sketch as it stands in the file. It holds no rule: what is drawn, not what follows.

use std::path::Path;

use anyhow::Context as _;
use serde::Deserialize;

type Position = [f64; 2];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sketch {
    pub(crate) frame: FrameDrawing,
    pub(crate) outline: Outline,
    pub(crate) river: Vec<River>,
    pub(crate) road: Vec<Road>,
    pub(crate) runway: Runway,
    pub(crate) area: Vec<Drawn>,
    pub(crate) not_digitised: Vec<Patch>,
    pub(crate) general_plan_only: Patch,
    pub(crate) kawasan: Vec<Drawn>,
    pub(crate) centre: Vec<Centre>,
    pub(crate) hazard: Vec<Hazard>,
    pub(crate) place: Vec<Place>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FrameDrawing {
    pub(crate) centre: Position,
    pub(crate) snap_m: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Outline {
    pub(crate) coast: Vec<Position>,
    pub(crate) border: Vec<Position>,
    pub(crate) coast_west: Vec<Position>,
    pub(crate) coast_east: Vec<Position>,
    pub(crate) frame_west: f64,
    pub(crate) frame_east: f64,
    pub(crate) frame_south: f64,
    pub(crate) frame_north: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct River {
    pub(crate) name: String,
    pub(crate) half_width: f64,
    pub(crate) line: Vec<Position>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Road {
    pub(crate) name: String,
    pub(crate) class: RoadClass,
    pub(crate) half_width: f64,
    pub(crate) line: Vec<Position>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum RoadClass {
    Lokal,
    Kolektor,
    Arteri,
}

impl RoadClass {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Lokal => "lokal",
            Self::Kolektor => "kolektor",
            Self::Arteri => "arteri",
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Runway {
    pub(crate) name: String,
    pub(crate) axis: [Position; 2],
}

/// A drawn place with the code it shall carry.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Drawn {
    pub(crate) name: String,
    pub(crate) code: String,
    pub(crate) ring: Vec<Position>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Patch {
    #[serde(default)]
    #[expect(dead_code, reason = "a name in the sketch is for its reader")]
    pub(crate) name: String,
    pub(crate) ring: Vec<Position>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Centre {
    #[expect(dead_code, reason = "a name in the sketch is for its reader")]
    pub(crate) name: String,
    pub(crate) at: Position,
    pub(crate) weight: f64,
    pub(crate) reach_m: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Hazard {
    pub(crate) class: String,
    pub(crate) ring: Vec<Position>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Place {
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) at: Position,
}

pub(crate) fn read(path: &Path) -> anyhow::Result<Sketch> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    toml::from_str(&text).with_context(|| format!("cannot understand {}", path.display()))
}
