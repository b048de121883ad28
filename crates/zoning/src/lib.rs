#![doc = include_str!("../README.md")]
//! The verdict. Pure: no serde, no I/O, no clock, no randomness, no sentences.
#![warn(missing_docs)]

mod assess;
mod assessment;
mod canonical;
mod cell;
mod colouring;
mod compare;
mod figure;
mod flight;
mod hints;
mod intensity;
mod judge;
mod menu;
mod outcome;
mod parcel;
mod project;
mod rulebook;
mod rules;
mod site;
mod trace;
mod verdict;
mod where_map;

pub use assess::assess;
pub use assessment::{Assessment, Doubt, Effect, PartAssessment, Reason, RuleId, Source};
pub use cell::{Cell, ConditionCode, UnreadableCell};
pub use colouring::Colouring;
pub use compare::Difference;
pub use figure::{Asks, Bound, Check, Figure, LimitBy, SetbackFrom, Standing, Unit};
pub use flight::{Aerodrome, Ceiling, Surface, SurfaceShape, distance_to_strip, lowest_ceiling};
pub use hints::{Change, Hint, apply, hints};
pub use intensity::{
    BuildingRules, Fitting, Intensity, IntensityRow, Keys, NumberRule, Numbers, SetbackDistance, SetbackRule,
    SizeClass,
};
pub use judge::{Rules, judge};
pub use menu::{Choice, MenuGroup, menu};
pub use outcome::{Gap, Headline, Outcome};
pub use parcel::{Ground, Parcel, Piece, share_out};
pub use project::{Building, Project, RoadClass};
pub use rulebook::{KawasanRule, OverlayEffect, OverlayRule, Rulebook, RulebookError};
pub use site::{Name, Overlay, Proposal, Site, SitePart, Zone};
pub use trace::{Found, Step, trace};
pub use verdict::{Approvable, Grade, Note, PartVerdict, Verdict};
pub use where_map::{OverlayTint, OverlayTone, WhereMap, ZoneTone};
