//! How densely a plot may be built, by sub-zone, road, size of the plot and floors. The file format lives in `citypack`.

use crate::{
    figure::{Asks, Figure, SetbackFrom},
    project::RoadClass,
    site::{Name, Overlay},
};

/// The numbers that limit buildings: the table and what overlays do to it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BuildingRules {
    /// The table; none where the plan has none.
    pub intensity: Option<Intensity>,
    /// What overlays do to its numbers.
    pub numbers: Vec<NumberRule>,
    /// Surfaces that keep flying safe.
    pub aerodromes: Vec<crate::flight::Aerodrome>,
}

/// The table of intensity. The first row that fits counts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Intensity {
    /// Article that holds the table.
    pub article: Name,
    /// Classes of plots, smallest first.
    pub plot_classes: Vec<SizeClass>,
    /// Classes of floors, fewest first.
    pub floor_classes: Vec<SizeClass>,
    /// The rows.
    pub rows: Vec<IntensityRow>,
}

/// A class of plots by size, or of buildings by floors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SizeClass {
    /// Its name in the table.
    pub id: Name,
    /// The most that it holds (square metres or floors); none for the last.
    pub to: Option<i64>,
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IntensityRow {
    /// Codes of the sub-zones.
    pub subzones: Vec<Name>,
    /// Class of the road; none for any.
    pub road: Option<RoadClass>,
    /// Id of the plot's class; none for any.
    pub plot: Option<Name>,
    /// Id of the class of floors; none for any.
    pub floors: Option<Name>,
    /// The article of this row, where it is not the table's.
    pub article: Option<Name>,
    /// Its numbers.
    pub numbers: Numbers,
}

/// The numbers of a row. Rates are in hundredths of a percent of the plot. None: no limit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Numbers {
    /// KDB: the most that may be covered.
    pub kdb: Option<i64>,
    /// KLB: the most floor area.
    pub klb: Option<i64>,
    /// KDH: the least green.
    pub kdh: Option<i64>,
    /// KTB: the most basement.
    pub ktb: Option<i64>,
    /// GSB: the building line.
    pub setback: Option<SetbackRule>,
    /// The most height.
    pub height_cm: Option<i64>,
    /// The most floors.
    pub floors: Option<i64>,
    /// The least distance to sides and back.
    pub side_cm: Option<i64>,
    /// The smallest plot, in hundredths of a square metre.
    pub plot: Option<i64>,
    /// The most units per hectare.
    pub units_ha: Option<i64>,
}

/// A building line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetbackRule {
    /// What it is measured from.
    pub from: SetbackFrom,
    /// How far it lies: a distance, or half of the road's ground and so much more.
    pub distance: SetbackDistance,
}

/// How far a building line lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetbackDistance {
    /// So many centimetres.
    Fixed(i64),
    /// Half of the width of the road's ground and so many centimetres more.
    HalfRoad(i64),
}

/// What an overlay does to a number of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberRule {
    /// Kind of overlay.
    pub kind: Name,
    /// Class it speaks of; none for any.
    pub class: Option<Name>,
    /// Which figure it limits.
    pub figure: Figure,
    /// The number: a rate in hundredths of a percent for areas, else in the figure's unit.
    pub number: i64,
    /// Who allows the limit to be milder than the table's; none for a limit that only tightens.
    pub relaxed_by: Option<Name>,
    /// Activities that it does not touch.
    pub except: Vec<Name>,
    /// Article that says so.
    pub article: Name,
}

/// The rows that may apply to a building.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fitting<'a> {
    /// The rows with their numbers; one where everything is known.
    pub rows: Vec<(usize, &'a IntensityRow)>,
    /// What would decide between several.
    pub asks: Vec<Asks>,
}

/// What decides which row applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Keys {
    /// Class of the road.
    pub road: Option<RoadClass>,
    /// Size of the plot in hundredths of a square metre.
    pub plot: Option<i64>,
    /// Floors.
    pub floors: Option<i64>,
}

impl Intensity {
    /// The rows that apply to a sub-zone, or may apply where a key is not known.
    pub fn rows_for(&self, subzone: &str, keys: Keys) -> Fitting<'_> {
        let plot = keys.plot.map(|it| class_of(&self.plot_classes, it, 100));
        let floors = keys.floors.map(|it| class_of(&self.floor_classes, it, 1));
        let mut fitting = Fitting { rows: Vec::new(), asks: Vec::new() };
        for (number, row) in self.rows.iter().enumerate() {
            if !row.subzones.iter().any(|it| same_code(it, subzone)) {
                continue;
            }
            // For each key that the row names: whether it fits, or what must be asked.
            let road = row.road.map(|it| keys.road.map(|key| key == it));
            let plot = row.plot.as_ref().map(|it| plot.map(|key| key == Some(it)));
            let floors = row.floors.as_ref().map(|it| floors.map(|key| key == Some(it)));
            let tests = [(road, Asks::Road), (plot, Asks::PlotSize), (floors, Asks::Floors)];
            if tests.iter().any(|it| it.0 == Some(Some(false))) {
                continue;
            }
            fitting.rows.push((number, row));
            let open = tests.iter().filter(|it| it.0 == Some(None)).map(|it| it.1);
            let before = fitting.asks.len();
            let open: Vec<Asks> = open.collect();
            let is_sure = open.is_empty();
            let new = open.into_iter().filter(|it| !fitting.asks[..before].contains(it)).collect::<Vec<_>>();
            fitting.asks.extend(new);
            if is_sure {
                break;
            }
        }
        fitting
    }
}

impl NumberRule {
    /// Whether it speaks of an overlay and of any of the activities.
    pub(crate) fn applies(&self, overlay: &Overlay, activities: &[Name]) -> bool {
        self.kind == overlay.kind
            && self.class.as_ref().is_none_or(|it| *it == overlay.class)
            && (activities.is_empty() || activities.iter().any(|it| !self.except.contains(it)))
    }
}

/// The class that holds a size. `per` is how many of the size's units one of the class's is.
fn class_of(classes: &[SizeClass], size: i64, per: i64) -> Option<&Name> {
    classes.iter().find(|it| it.to.is_none_or(|to| size <= to.saturating_mul(per))).map(|it| &it.id)
}

/// Whether two codes of sub-zones are one, whatever their case and separators.
pub(crate) fn same_code(one: &str, other: &str) -> bool {
    let plain = |it: &'_ str| -> Vec<u8> {
        it.bytes().filter(u8::is_ascii_alphanumeric).map(|it| it.to_ascii_uppercase()).collect()
    };
    one == other || plain(one) == plain(other)
}
