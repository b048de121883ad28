//! Decoded tiles, a bounded number of them. Squares that wait for the same tile wait for one read.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use citypack::PackError;
use measure::{CHECK_ZOOM, GridPoint, LngLat, TileId};

use crate::state::pack::OpenPack;

use super::drawing::Sheet;

/// The plan and the base map of one tile.
#[derive(Debug, Default)]
pub(super) struct Sheets {
    pub(super) plan: Sheet,
    pub(super) base: Sheet,
}

/// Run when the tile is there; `None` when it could not be read.
type Waiting = Vec<Box<dyn FnOnce(Option<Rc<Sheets>>)>>;

enum Slot {
    Ready { sheets: Rc<Sheets>, used: u64 },
    Waiting(Waiting),
}

/// Reads tiles of a pack and keeps the latest.
pub(super) struct TileStore {
    pack: Rc<OpenPack>,
    slots: RefCell<Vec<(TileId, Slot)>>,
    clock: Cell<u64>,
    on_fault: Box<dyn Fn(PackError)>,
}

/// A phone's screen shows at most about twenty tiles; twice that makes going back and forth free.
const KEPT: usize = 40;

impl TileStore {
    pub(super) fn new(pack: Rc<OpenPack>, on_fault: Box<dyn Fn(PackError)>) -> Rc<Self> {
        Rc::new(Self { pack, slots: RefCell::default(), clock: Cell::new(0), on_fault })
    }

    /// The tile, if it is in memory.
    pub(super) fn ready(&self, id: TileId) -> Option<Rc<Sheets>> {
        match find(&mut self.slots.borrow_mut(), id) {
            Some(Slot::Ready { sheets, used }) => {
                *used = self.tick();
                Some(Rc::clone(sheets))
            }
            _ => None,
        }
    }

    /// Hands over the tile, at once if it is in memory, else when it has been read.
    pub(super) fn with(self: &Rc<Self>, id: TileId, run: impl FnOnce(Option<Rc<Sheets>>) + 'static) {
        if let Some(sheets) = self.ready(id) {
            return run(Some(sheets));
        }
        let mut slots = self.slots.borrow_mut();
        if let Some(Slot::Waiting(waiting)) = find(&mut slots, id) {
            waiting.push(Box::new(run));
            return;
        }
        slots.push((id, Slot::Waiting(vec![Box::new(run)])));
        drop(slots);
        let store = Rc::clone(self);
        wasm_bindgen_futures::spawn_local(async move {
            let read = store.read(id).await;
            store.settle(id, read);
        });
    }

    async fn read(&self, id: TileId) -> Result<Sheets, PackError> {
        let plan = self.pack.pack.tile(id).await?;
        // A base map that cannot be read takes nothing from the plan.
        let base = self.pack.pack.base_tile(id).await.ok().flatten();
        let sheet = |tile: Option<citypack::mvt::Tile>| tile.as_ref().map(Sheet::of).unwrap_or_default();
        Ok(Sheets { plan: sheet(plan), base: sheet(base) })
    }

    fn settle(&self, id: TileId, read: Result<Sheets, PackError>) {
        let (sheets, fault) = match read {
            Ok(sheets) => (Some(Rc::new(sheets)), None),
            Err(fault) => (None, Some(fault)),
        };
        let waiting = {
            let mut slots = self.slots.borrow_mut();
            let before = slots.iter().position(|it| it.0 == id).map(|it| slots.swap_remove(it).1);
            if let Some(sheets) = &sheets {
                slots.push((id, Slot::Ready { sheets: Rc::clone(sheets), used: self.tick() }));
                forget_oldest(&mut slots);
            }
            before
        };
        if let Some(Slot::Waiting(waiting)) = waiting {
            for run in waiting {
                run(sheets.clone());
            }
        }
        if let Some(fault) = fault {
            (self.on_fault)(fault);
        }
    }

    fn tick(&self) -> u64 {
        self.clock.set(self.clock.get() + 1);
        self.clock.get()
    }
}

/// Whether the base map draws land and no sea: then what it does not draw is sea. Elsewhere it is taken for land.
pub(crate) async fn is_sea_around(open: &OpenPack) -> bool {
    let [lng, lat] = open.pack.manifest().centre;
    let Ok(centre) = LngLat::new(lng, lat) else { return false };
    let check = TileId::check_tile_of(GridPoint::from_lng_lat(centre));
    // The widest tile that the pack has: if any land is drawn, it is drawn there.
    let z = open.pack.plan_zooms().0.min(CHECK_ZOOM);
    let up = CHECK_ZOOM - z;
    let tile = TileId { z, x: check.x >> up, y: check.y >> up };
    let Ok(Some(tile)) = open.pack.base_tile(tile).await else { return false };
    let base = Sheet::of(&tile);
    let draws = |kind: &str| {
        base.layers().any(|(name, _, shapes)| name == kind || shapes.iter().any(|it| it.mark("kind") == kind))
    };
    draws("land") && !draws("sea")
}

fn find(slots: &mut [(TileId, Slot)], id: TileId) -> Option<&mut Slot> {
    slots.iter_mut().find(|it| it.0 == id).map(|it| &mut it.1)
}

/// Among so few, looking through all is as fast as an index.
fn forget_oldest(slots: &mut Vec<(TileId, Slot)>) {
    let age = |slot: &Slot| match slot {
        Slot::Ready { used, .. } => Some(*used),
        Slot::Waiting(_) => None,
    };
    while slots.iter().filter(|it| age(&it.1).is_some()).count() > KEPT {
        let ages = slots.iter().enumerate().filter_map(|(index, it)| Some((age(&it.1)?, index)));
        let Some((_, oldest)) = ages.min() else { return };
        slots.swap_remove(oldest);
    }
}
