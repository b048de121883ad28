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
    pub(crate) relief: Relief,
    pub(crate) river: Vec<River>,
    pub(crate) road: Vec<Road>,
    pub(crate) runway: Option<Runway>,
    pub(crate) area: Vec<Drawn>,
    #[serde(default)]
    pub(crate) not_digitised: Vec<Patch>,
    #[serde(default)]
    pub(crate) general_plan_only: Vec<Patch>,
    pub(crate) kawasan: Vec<Drawn>,
    pub(crate) centre: Vec<Centre>,
    #[serde(default)]
    pub(crate) hazard: Vec<Hazard>,
    #[serde(default)]
    pub(crate) special: Vec<Special>,
    #[serde(default)]
    pub(crate) slum: Vec<Slum>,
    pub(crate) gazetteer: Vec<Names>,
    pub(crate) place: Vec<Place>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FrameDrawing {
    /// The city's name with its mark as a sample.
    pub(crate) title: String,
    #[serde(default)]
    pub(crate) sea: String,
    pub(crate) centre: Position,
    /// Metres on one degree of longitude and of latitude here (WGS 84).
    pub(crate) degree_m: [f64; 2],
    pub(crate) snap_m: f64,
}

/// What the ground does: a plain that rises from the coast, hills, valleys along the rivers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Relief {
    pub(crate) base_m: f64,
    pub(crate) coast_rise_m: f64,
    pub(crate) coast_reach_m: f64,
    pub(crate) valley_m: f64,
    pub(crate) valley_reach_m: f64,
    pub(crate) wave_m: f64,
    #[serde(default)]
    pub(crate) hill: Vec<Hill>,
    #[serde(default)]
    pub(crate) flat: Vec<Flat>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Hill {
    pub(crate) at: Position,
    pub(crate) height_m: f64,
    pub(crate) reach_m: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Flat {
    pub(crate) height_m: f64,
    pub(crate) ring: Vec<Position>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Outline {
    /// Empty for a city without a sea.
    #[serde(default)]
    pub(crate) coast: Vec<Position>,
    pub(crate) border: Vec<Position>,
    #[serde(default)]
    pub(crate) coast_west: Vec<Position>,
    #[serde(default)]
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
    Lingkungan,
    Lokal,
    Kolektor,
    Arteri,
}

impl RoadClass {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Lingkungan => "lingkungan",
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
    /// Metres above the sea.
    pub(crate) elevation_m: f64,
    /// From the end of the runway to the end of its strip.
    pub(crate) strip_end_m: f64,
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

/// Ground under a special rule: the blocks of these codes (any code where none is named) whose middle the ring holds.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Special {
    pub(crate) kind: String,
    pub(crate) class: String,
    pub(crate) name: String,
    #[serde(rename = "where")]
    pub(crate) codes: Vec<String>,
    pub(crate) ring: Vec<Position>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Slum {
    pub(crate) name: String,
    pub(crate) kelurahan: String,
    pub(crate) class: String,
    pub(crate) hectares: f64,
}

/// A kind of place that is named after its surroundings.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Names {
    pub(crate) kind: String,
    /// With `{kelurahan}` or `{kecamatan}` where the name goes.
    pub(crate) name: String,
    pub(crate) per: Per,
    /// The start of the code of the polygons that may hold one.
    pub(crate) code: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Per {
    Kelurahan,
    Kecamatan,
    /// Each polygon of the code, once in a kelurahan.
    Zone,
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
