//! Decoded tiles, a bounded number of them. Squares that wait for the same tile wait for one read.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use citypack::PackError;
use js_sys::Promise;
use measure::{CHECK_ZOOM, GridPoint, LngLat, TileId};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::state::pack::OpenPack;

use super::drawing::Sheet;

/// The plan and the base map of one tile.
#[derive(Debug, Default)]
pub(crate) struct Sheets {
    pub(super) plan: Sheet,
    pub(super) base: Sheet,
}

/// Run when the tile is there; `None` when it could not be read.
type Waiting = Vec<Box<dyn FnOnce(Option<Rc<Sheets>>)>>;

enum Slot {
    Ready {
        sheets: Rc<Sheets>,
        used: u64,
    },
    /// Plan and base map are read at the same time; whichever comes second settles the tile.
    Waiting {
        waiting: Waiting,
        plan: Option<Result<Sheet, PackError>>,
        base: Option<Sheet>,
    },
}

/// Reads tiles of a pack and keeps the latest.
pub(crate) struct TileStore {
    pack: Rc<OpenPack>,
    slots: RefCell<Vec<(TileId, Slot)>>,
    clock: Cell<u64>,
    on_fault: Box<dyn Fn(PackError)>,
}

/// A phone's screen shows at most about twenty tiles; twice that makes going back and forth free.
const KEPT: usize = 40;

impl TileStore {
    pub(crate) fn new(pack: Rc<OpenPack>, on_fault: Box<dyn Fn(PackError)>) -> Rc<Self> {
        Rc::new(Self { pack, slots: RefCell::default(), clock: Cell::new(0), on_fault })
    }

    /// The pack that is read.
    pub(super) fn pack(&self) -> &Rc<OpenPack> {
        &self.pack
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
        if let Some(Slot::Waiting { waiting, .. }) = find(&mut slots, id) {
            waiting.push(Box::new(run));
            return;
        }
        slots.push((id, Slot::Waiting { waiting: vec![Box::new(run)], plan: None, base: None }));
        drop(slots);
        let store = Rc::clone(self);
        wasm_bindgen_futures::spawn_local(async move {
            let read = store.pack.pack.tile(id).await;
            store.arrive(id, Some(read.map(|it| it.map(Sheet::of).unwrap_or_default())), None);
        });
        let store = Rc::clone(self);
        wasm_bindgen_futures::spawn_local(async move {
            // A base map that cannot be read takes nothing from the plan.
            let read = store.pack.pack.base_tile(id).await.ok().flatten();
            store.arrive(id, None, Some(read.map(Sheet::of).unwrap_or_default()));
        });
    }

    /// Whether the base map draws land and no sea: then what it does not draw is sea. Elsewhere it is taken for land.
    /// `is_whole` says that the whole city is drawn first, so that the tile which tells is needed anyway.
    pub(crate) async fn is_sea_around(self: &Rc<Self>, is_whole: bool) -> bool {
        let [lng, lat] = self.pack.pack.manifest().centre;
        let Ok(centre) = LngLat::new(lng, lat) else { return false };
        let check = TileId::check_tile_of(GridPoint::from_lng_lat(centre));
        // The widest tile that the pack has: if any land is drawn, it is drawn there.
        let z = self.pack.pack.plan_zooms().0.min(CHECK_ZOOM);
        let up = CHECK_ZOOM - z;
        let id = TileId { z, x: check.x >> up, y: check.y >> up };
        if !is_whole {
            let read = self.pack.pack.base_tile(id).await.ok().flatten();
            return draws_land_alone(&read.map(Sheet::of).unwrap_or_default());
        }
        // The answer takes no way through JavaScript, which has only to say when it is there.
        let answer = Rc::new(Cell::new(false));
        let read = Promise::new(&mut |resolve, _reject| {
            let answer = Rc::clone(&answer);
            self.with(id, move |sheets| {
                answer.set(sheets.is_some_and(|it| draws_land_alone(&it.base)));
                let _ = resolve.call0(&JsValue::NULL);
            });
        });
        let _ = JsFuture::from(read).await;
        answer.get()
    }

    fn arrive(&self, id: TileId, plan_read: Option<Result<Sheet, PackError>>, base_read: Option<Sheet>) {
        let mut slots = self.slots.borrow_mut();
        let Some(Slot::Waiting { plan, base, .. }) = find(&mut slots, id) else { return };
        *plan = plan.take().or(plan_read);
        *base = base.take().or(base_read);
        if plan.is_none() || base.is_none() {
            return;
        }
        let index = slots.iter().position(|it| it.0 == id);
        let Some((_, Slot::Waiting { waiting, plan: Some(plan), base: Some(base) })) =
            index.map(|it| slots.swap_remove(it))
        else {
            return;
        };
        let (sheets, fault) = match plan {
            Ok(plan) => (Some(Rc::new(Sheets { plan, base })), None),
            Err(fault) => (None, Some(fault)),
        };
        if let Some(sheets) = &sheets {
            slots.push((id, Slot::Ready { sheets: Rc::clone(sheets), used: self.tick() }));
            forget_oldest(&mut slots);
        }
        drop(slots);
        for run in waiting {
            run(sheets.clone());
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

fn draws_land_alone(base: &Sheet) -> bool {
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
        Slot::Waiting { .. } => None,
    };
    while slots.iter().filter(|it| age(&it.1).is_some()).count() > KEPT {
        let ages = slots.iter().enumerate().filter_map(|(index, it)| Some((age(&it.1)?, index)));
        let Some((_, oldest)) = ages.min() else { return };
        slots.swap_remove(oldest);
    }
}
