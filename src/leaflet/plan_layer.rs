//! Leaflet's grid layer whose squares are canvases painted from the pack's tiles.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use web_sys::HtmlCanvasElement;

use super::{
    bindings::{Coords, Item, Map, grid_layer, options},
    drawing::{InView, Scheme, View, Window, collect, sources_in_view},
    listener::Listener,
    paint::{self, Patterns},
    tile_store::{Sheets, TileStore},
};

type CreateTile = Closure<dyn FnMut(Coords, Function) -> JsValue>;

/// The drawn plan on a map.
pub(super) struct PlanLayer {
    item: Item,
    shared: Rc<Shared>,
    // Dropped after the layer has been taken away, which no longer calls them.
    _create: CreateTile,
    _listeners: [Listener; 2],
}

/// Zoom, column and row of a square.
type Place = (u8, i32, i32);

/// What painting needs, also for tiles that arrive later.
struct Shared {
    store: Rc<TileStore>,
    scheme: RefCell<Rc<Scheme>>,
    /// The squares on the map by zoom, column and row.
    squares: RefCell<Vec<(Place, HtmlCanvasElement)>>,
    patterns: Patterns,
    on_painted: Box<dyn Fn()>,
    is_report_due: Cell<bool>,
}

impl PlanLayer {
    /// Puts the plan on a map. `on_painted` runs when all squares of a view have been painted.
    pub(super) fn add(
        map: &Map,
        store: Rc<TileStore>,
        scheme: Rc<Scheme>,
        deepest_zoom: u8,
        on_painted: Box<dyn Fn()>,
    ) -> Self {
        let shared = Rc::new(Shared {
            store,
            scheme: RefCell::new(scheme),
            squares: RefCell::default(),
            patterns: Patterns::default(),
            on_painted,
            is_report_due: Cell::new(false),
        });
        let item = grid_layer(&options([
            ("maxZoom", f64::from(deepest_zoom).into()),
            ("keepBuffer", 1.into()),
            ("noWrap", true.into()),
            ("className", "app-map__tiles".into()),
        ]));
        let create = create_tile(&shared);
        let _ = Reflect::set(item.as_ref(), &"createTile".into(), create.as_ref());
        let listeners = [forget_unloaded(&item, &shared), report_when_loaded(&item, &shared)];
        item.add_to(map);
        Self { item, shared, _create: create, _listeners: listeners }
    }

    /// Draws everything anew in another scheme, in place, so that nothing flickers.
    pub(super) fn repaint(&self, scheme: Rc<Scheme>) {
        *self.shared.scheme.borrow_mut() = scheme;
        let squares: Vec<_> = self.shared.squares.borrow().iter().map(|it| it.0).collect();
        for at in squares {
            self.shared.fill(at, || {});
        }
        (self.shared.on_painted)();
    }

    /// What is seen in a view of the tiles that are in memory.
    pub(super) fn in_view(&self, view: &View) -> InView {
        let mut found = InView::default();
        let scheme = Rc::clone(&self.shared.scheme.borrow());
        for (source, seen) in sources_in_view(view) {
            if let Some(sheets) = self.shared.store.ready(source) {
                collect(&mut found, &sheets.plan, seen, &scheme);
            }
        }
        found
    }
}

impl Drop for PlanLayer {
    fn drop(&mut self) {
        self.item.take_away();
    }
}

impl Shared {
    /// Paints a square when its tile is there, then runs `then`; a square that has left the map is passed over.
    fn fill(self: &Rc<Self>, at: Place, then: impl FnOnce() + 'static) {
        let Some(window) = Window::of(at.0, at.1, at.2) else { return then() };
        let shared = Rc::clone(self);
        self.store.with(window.source, move |sheets: Option<Rc<Sheets>>| {
            let square = shared.squares.borrow().iter().find(|it| it.0 == at).map(|it| it.1.clone());
            if let Some(square) = square {
                let sheets = sheets.unwrap_or_default();
                paint::square(&square, &shared.patterns, &sheets, &shared.scheme.borrow(), &window, at.0);
            }
            then();
        });
    }
}

fn create_tile(shared: &Rc<Shared>) -> CreateTile {
    let shared = Rc::clone(shared);
    let create = CreateTile::new(move |coords: Coords, done: Function| {
        let at = (coords.z(), coords.x(), coords.y());
        let Some(canvas) = paint::new_square() else { return JsValue::UNDEFINED };
        shared.squares.borrow_mut().push((at, canvas.clone()));
        let element = canvas.clone();
        // Leaflet learns that the square is ready only after it has got the element, even when the tile is in memory.
        let shared = Rc::clone(&shared);
        wasm_bindgen_futures::spawn_local(async move {
            shared.fill(at, move || {
                let _ = done.call2(&JsValue::NULL, &JsValue::NULL, &element);
            });
        });
        canvas.into()
    });
    // Leaflet passes `done` only to functions that declare two parameters; a closure of WASM declares none.
    let length = options([("value", 2.into())]);
    let function: &Object = create.as_ref().unchecked_ref();
    let _ = Reflect::define_property(function, &"length".into(), &length);
    create
}

fn forget_unloaded(item: &Item, shared: &Rc<Shared>) -> Listener {
    let shared = Rc::clone(shared);
    Listener::on(item, "tileunload", move |event| {
        let coords = event.coords();
        let at = (coords.z(), coords.x(), coords.y());
        let mut squares = shared.squares.borrow_mut();
        if let Some(index) = squares.iter().position(|it| it.0 == at) {
            let (_, canvas) = squares.swap_remove(index);
            // Safari frees a canvas late; without its pixels it weighs nothing meanwhile.
            canvas.set_width(0);
            canvas.set_height(0);
        }
    })
}

/// Leaflet says once that all squares are there; it may be in the middle of a call that we made, hence the next turn.
fn report_when_loaded(item: &Item, shared: &Rc<Shared>) -> Listener {
    let shared = Rc::clone(shared);
    Listener::on(item, "load", move |_event| {
        if shared.is_report_due.replace(true) {
            return;
        }
        let shared = Rc::clone(&shared);
        wasm_bindgen_futures::spawn_local(async move {
            shared.is_report_due.set(false);
            (shared.on_painted)();
        });
    })
}
