//! The limits of one sub-zone of a plot: rows of the table that may apply, changed by overlays.

use measure::SquareMetres;

use super::article;
use crate::{
    assessment::Source,
    figure::{Asks, Bound, Figure, LimitBy, SetbackFrom},
    intensity::{Fitting, Intensity, IntensityRow, NumberRule, SetbackDistance},
    parcel::Piece,
    site::{Name, Overlay},
    verdict::PartVerdict,
};

/// Half of the widest road's ground, in centimetres.
const WIDEST_HALF_ROAD: i64 = 10_000;

/// A limit in its figure's unit.
#[derive(Debug, Clone)]
pub(super) struct Limit {
    pub(super) strict: i64,
    pub(super) mild: i64,
    pub(super) rate: Option<i64>,
    /// The first part of the sub-zone.
    pub(super) part: usize,
    pub(super) by: LimitBy,
    pub(super) source: Source,
    pub(super) asks: Vec<Asks>,
}

/// A number of one row, or what an overlay made of it.
#[derive(Debug, Clone)]
struct Number {
    value: i64,
    by: LimitBy,
    source: Source,
}

/// One sub-zone of a plot.
pub(super) struct Zoned<'a> {
    pub(super) code: Name,
    table: &'a Intensity,
    fitting: Fitting<'a>,
    road_width_cm: Option<i64>,
    first: usize,
    area: Option<SquareMetres>,
    /// Whether the building touches it, or nobody told where it stands.
    pub(super) decides: bool,
    /// How much of it the building covers.
    pub(super) covered: Option<SquareMetres>,
    /// The overlays of each of its parts.
    overlays: Vec<&'a [Overlay]>,
    changes: Vec<&'a NumberRule>,
}

impl<'a> Zoned<'a> {
    pub(super) fn new(
        code: Name,
        table: &'a Intensity,
        fitting: Fitting<'a>,
        road_width_cm: Option<i64>,
    ) -> Self {
        Self {
            code,
            table,
            fitting,
            road_width_cm,
            first: usize::MAX,
            area: None,
            decides: false,
            covered: None,
            overlays: Vec::new(),
            changes: Vec::new(),
        }
    }

    /// Adds a part of the plot that lies in the sub-zone.
    pub(super) fn add(&mut self, number: usize, piece: &'a Piece, verdict: &PartVerdict) {
        let sum = |one: Option<SquareMetres>, other: Option<SquareMetres>| match (one, other) {
            (Some(one), Some(other)) => Some(one.plus(other)),
            (one, other) => one.or(other),
        };
        self.first = self.first.min(number);
        self.area = sum(self.area, piece.area);
        self.covered = sum(self.covered, verdict.covered);
        self.decides |= verdict.decides;
        self.overlays.push(&piece.part.overlays);
    }

    /// Notes the rules of overlays that change numbers here: one that tightens wherever it touches, one that relaxes
    /// only where it covers all.
    pub(super) fn change(&mut self, rules: &'a [NumberRule], activities: &[Name]) {
        let touches =
            |rule: &NumberRule, overlays: &[Overlay]| overlays.iter().any(|it| rule.applies(it, activities));
        for rule in rules {
            let mut parts = self.overlays.iter().map(|it| touches(rule, it));
            let counts = if rule.relaxed_by.is_some() { parts.all(|it| it) } else { parts.any(|it| it) };
            if counts {
                self.changes.push(rule);
            }
        }
    }

    pub(super) fn source(&self) -> Source {
        article(&self.table.article)
    }

    /// The limit of a figure; none where there is none, or where the plot's size would be needed.
    pub(super) fn limit(&self, figure: Figure) -> Option<Limit> {
        let bound = figure.bound();
        let mut asks: Vec<Asks> = self.fitting.asks.clone();
        let mut found: Option<(Number, i64, i64)> = None;
        let mut is_bare = false;
        for (number, row) in &self.fitting.rows {
            let Some(base) = self.number(figure, *number, row, &mut asks) else {
                is_bare = true;
                continue;
            };
            let value = base.value;
            found = Some(match found {
                None => (base, value, value),
                Some((best, strict, mild)) => {
                    let first = if bound.stricter(strict, value) == strict { best } else { base };
                    (first, bound.stricter(strict, value), bound.milder(mild, value))
                }
            });
        }
        let (number, strict, mild) = found?;
        // One of the rows that may apply sets no limit.
        let mild = if is_bare { unlimited(bound) } else { mild };
        // Half of a road that is as wide as any: nobody can say that the line is kept.
        let strict =
            if asks.contains(&Asks::RoadWidth) { strict.max(mild + WIDEST_HALF_ROAD) } else { strict };
        if strict == mild {
            // What is open decides nothing here.
            asks.retain(|it| *it == Asks::RoadWidth);
        }
        let rate = is_rate(figure).then_some(number.value);
        Some(Limit {
            strict: self.in_unit(figure, strict)?,
            mild: self.in_unit(figure, mild)?,
            rate,
            part: self.first,
            by: number.by,
            source: number.source,
            asks,
        })
    }

    /// A rate becomes an area by the ground of the sub-zone: limits from above are rounded down, from below up.
    fn in_unit(&self, figure: Figure, value: i64) -> Option<i64> {
        let per = match figure {
            Figure::Footprint | Figure::FloorArea | Figure::Green | Figure::Basement => 10_000,
            // Units per hectare; a hectare has a million hundredths of a square metre.
            Figure::Units => 1_000_000,
            _ => return Some(value),
        };
        let product = i128::from(self.area?.hundredths()) * i128::from(value);
        let rounded = match figure.bound() {
            Bound::AtMost => product.div_euclid(per),
            Bound::AtLeast => -(-product).div_euclid(per),
        };
        Some(i64::try_from(rounded).unwrap_or(i64::MAX))
    }

    /// The number of a row after the overlays: first what relaxes, then what tightens.
    fn number(&self, figure: Figure, row: usize, of: &IntensityRow, asks: &mut Vec<Asks>) -> Option<Number> {
        let bound = figure.bound();
        let (value, from) = self.base(figure, of, asks);
        let by_row = |value| Number {
            value,
            by: LimitBy::Table { row, from },
            source: article(of.article.as_ref().unwrap_or(&self.table.article)),
        };
        let mut number = value.map(by_row);
        let changes = || self.changes.iter().filter(|it| it.figure == figure);
        for rule in changes().filter(|it| it.relaxed_by.is_some()) {
            number = number.map(|it| {
                let milder = bound.milder(it.value, rule.number) != it.value;
                if milder { changed(rule) } else { it }
            });
        }
        for rule in changes().filter(|it| it.relaxed_by.is_none()) {
            let stricter = |it: &Number| bound.stricter(it.value, rule.number) != it.value;
            if number.as_ref().is_none_or(stricter) {
                number = Some(changed(rule));
            }
        }
        number
    }

    /// The number as it stands in the row.
    fn base(
        &self,
        figure: Figure,
        row: &IntensityRow,
        asks: &mut Vec<Asks>,
    ) -> (Option<i64>, Option<SetbackFrom>) {
        let it = &row.numbers;
        let plain = match figure {
            Figure::Footprint => it.kdb,
            Figure::FloorArea => it.klb,
            Figure::Green => it.kdh,
            Figure::Basement => it.ktb,
            Figure::Floors => it.floors,
            Figure::Height => it.height_cm,
            Figure::Side => it.side_cm,
            Figure::Plot => it.plot,
            Figure::Units => it.units_ha,
            Figure::Ground | Figure::Top => None,
            Figure::Setback => {
                let Some(rule) = it.setback else { return (None, None) };
                let value = match (rule.distance, self.road_width_cm) {
                    (SetbackDistance::Fixed(it), _) => Some(it),
                    // Half of an odd width is rounded up.
                    (SetbackDistance::HalfRoad(more), Some(width)) => Some((width + 1) / 2 + more),
                    (SetbackDistance::HalfRoad(more), None) => {
                        if !asks.contains(&Asks::RoadWidth) {
                            asks.push(Asks::RoadWidth);
                        }
                        Some(more)
                    }
                };
                return (value, Some(rule.from));
            }
        };
        (plain, None)
    }
}

fn changed(rule: &NumberRule) -> Number {
    Number {
        value: rule.number,
        by: LimitBy::Overlay {
            kind: rule.kind.clone(),
            class: rule.class.clone().unwrap_or_default(),
            relaxed_by: rule.relaxed_by.clone(),
        },
        source: article(&rule.article),
    }
}

/// A limit that nothing breaks, small enough to be multiplied.
fn unlimited(bound: Bound) -> i64 {
    match bound {
        Bound::AtMost => 1_000_000_000_000,
        Bound::AtLeast => 0,
    }
}

fn is_rate(figure: Figure) -> bool {
    matches!(figure, Figure::Footprint | Figure::FloorArea | Figure::Green | Figure::Basement | Figure::Units)
}
