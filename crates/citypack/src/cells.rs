//! A tile seen from afar: for each cell what lies in it, if that is one thing, and how far the next edge is.
//! Most questions are answered here, without looking at a single edge.

use measure::{CHECK_EXTENT, FINE, GridPoint, GroundScale, Metres, Share, TileId};
use zoning::SitePart;

use crate::{
    check_tile::{IndexedLayer, LayerKind, LayerPlan},
    coverage::Coverage,
    edge_index::{CELL, CELLS, EdgeIndex, Fine, NO_EDGE, cell_number, cell_of},
    few::Few,
    ledger::{Ledger, NOT_DIGITISED, OUTSIDE_COVERAGE},
    spot::Spot,
};

/// The cell holds several things; the edges must be asked.
const MIXED: u16 = u16::MAX;

/// One cell of the tile.
#[derive(Debug, Clone, Copy)]
struct Cell {
    /// Index of what lies everywhere in the cell, or [`MIXED`].
    spot: u16,
    /// How many cells away the nearest edge of a layer of zones is, or [`NO_EDGE`].
    to_zones: u8,
    /// The same for the edges of any layer.
    to_any: u8,
}

/// What lies everywhere in some cells, ready for a site.
#[derive(Debug)]
pub(crate) struct Uniform {
    pub(crate) spot: Spot,
    pub(crate) parts: Vec<SitePart>,
}

/// The cells of a tile.
#[derive(Debug)]
pub(crate) struct Cells {
    all: Vec<Cell>,
    uniform: Vec<Uniform>,
    /// Metres that a grid unit has at least, anywhere in the tile.
    unit: f64,
}

impl Cells {
    pub(crate) fn build(
        id: TileId,
        plans: &[LayerPlan],
        layers: &[IndexedLayer],
        ledger: &Ledger,
        coverage: &Coverage,
    ) -> Self {
        let covered = coverage.over_cells(id);
        let (to_zones, to_any) = (nearest(plans, layers, false), nearest(plans, layers, true));
        let mut uniform = Vec::new();
        let mut all: Vec<Cell> = Vec::with_capacity(covered.len());
        for number in 0..covered.len() {
            // The lists are short: comparing them here is quicker than a call.
            let same = |it: &IndexedLayer| it.index.held(number).iter().eq(it.index.held(number - 1));
            let mut drawn = layers.iter().filter(|it| !it.features.is_empty());
            let as_before = number > 0 && covered[number] == covered[number - 1] && drawn.all(same);
            let spot = match all.last() {
                _ if to_any[number] == 0 => MIXED,
                Some(before) if as_before && before.to_any > 0 => before.spot,
                _ => {
                    let held =
                        |index: &EdgeIndex, into: &mut Few| into.extend(index.held(number).iter().copied());
                    // A cell that the outline of the coverage crosses may be both.
                    let covered = covered[number];
                    let nothing = || covered.map(|it| if it { NOT_DIGITISED } else { OUTSIDE_COVERAGE });
                    let found = Spot::read(plans, layers, held, nothing);
                    found.map_or(MIXED, |it| index_of(it, &mut uniform, ledger))
                }
            };
            all.push(Cell { spot, to_zones: to_zones[number], to_any: to_any[number] });
        }
        Self { all, uniform, unit: least_unit(id) }
    }

    /// Bytes of memory, roughly.
    pub(crate) fn weight(&self) -> usize {
        self.all.len() * size_of::<Cell>() + self.uniform.len() * 512
    }

    /// What lies at a point, where its whole cell is one thing.
    pub(crate) fn uniform_at(&self, p: Fine) -> Option<&Uniform> {
        self.uniform.get(usize::from(self.cell_at(p).1.spot))
    }

    /// Whether nothing begins or ends within `band` metres of a point, and no zone within `reach`, in this tile or
    /// another.
    pub(crate) fn is_quiet(&self, p: Fine, band: f64, reach: f64) -> bool {
        let ((column, row), cell) = self.cell_at(p);
        let metres = |away: u8| {
            let away = i64::from(away);
            let side = |v: i64, c: i64| {
                let low = v - (c - away + 1) * CELL * FINE;
                low.min((c + away) * CELL * FINE - v)
            };
            self.metres(side(p.0, column).min(side(p.1, row)))
        };
        let far = |away: u8, least: f64| least <= 0.0 || away == NO_EDGE || metres(away) >= least;
        let side = |v: i64| v.min(CHECK_EXTENT * FINE - v);
        far(cell.to_zones, reach)
            && far(cell.to_any, band)
            && self.metres(side(p.0).min(side(p.1))) > band.max(reach)
    }

    #[expect(clippy::cast_precision_loss, reason = "coordinates within a tile are below 2^53")]
    fn metres(&self, fine: i64) -> f64 {
        fine as f64 / FINE as f64 * self.unit
    }

    fn cell_at(&self, p: Fine) -> ((i64, i64), Cell) {
        let (column, row) = (cell_of(p.0), cell_of(p.1));
        ((column, row), self.all[cell_number(column, row)])
    }
}

/// For each cell how many cells away the nearest edge of a zone or, if wanted, of anything is.
fn nearest(plans: &[LayerPlan], layers: &[IndexedLayer], overlays: bool) -> Vec<u8> {
    let mut least = vec![NO_EDGE; cell_number(0, CELLS)];
    let counts = |plan: &LayerPlan| overlays || plan.kind != LayerKind::Overlay;
    for (_, layer) in plans.iter().zip(layers).filter(|it| counts(it.0)) {
        for (least, own) in least.iter_mut().zip(layer.index.blanks()) {
            *least = (*least).min(*own);
        }
    }
    least
}

/// Finds or adds what a cell holds.
fn index_of(found: Spot, uniform: &mut Vec<Uniform>, ledger: &Ledger) -> u16 {
    let known = uniform.iter().rposition(|it| it.spot == found);
    let index = u16::try_from(known.unwrap_or(uniform.len())).unwrap_or(MIXED);
    if known.is_none() && index < MIXED {
        let parts = found.parts(ledger, Share::WHOLE, Metres::ZERO);
        uniform.push(Uniform { spot: found, parts });
    }
    index
}

/// The scale shrinks towards the poles, so it is least at the northern or the southern edge.
fn least_unit(id: TileId) -> f64 {
    let (x, y) = id.origin();
    let at = |y: i64| GroundScale::at(GridPoint { x: x * FINE, y: y * FINE }.to_lng_lat());
    let (north, south) = (at(y), at(y + CHECK_EXTENT));
    // A thousandth is taken off so that no rounding can matter.
    north.east().min(south.east()).min(north.south()).min(south.south()) * 0.999
}
