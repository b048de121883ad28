//! Leaflet's grid layer whose squares are canvases painted from the pack's tiles, slice by slice.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use web_sys::HtmlCanvasElement;

use super::{
    bindings::{Coords, Item, Map, grid_layer, options},
    drawing::{InView, Place, Scheme, View, Window, collect, sources_in_view},
    listener::Listener,
    paint::{self, Painting, Patterns},
    slices::{Purpose, Slices},
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

/// A square on the map: its zoom, column and row, what it is painted on, and how Leaflet learns that it may be shown.
struct Square {
    at: Place,
    canvas: HtmlCanvasElement,
    done: Option<Function>,
}

/// What painting needs, also for tiles that arrive later.
struct Shared {
    store: Rc<TileStore>,
    slices: Rc<Slices>,
    scheme: RefCell<Rc<Scheme>>,
    squares: RefCell<Vec<Square>>,
    patterns: Rc<Patterns>,
    /// Runs when all squares of a view have been painted.
    on_painted: Box<dyn Fn()>,
    is_report_due: Cell<bool>,
}

impl PlanLayer {
    /// Puts the plan on a map.
    pub(super) fn add(
        map: &Map,
        store: Rc<TileStore>,
        slices: Rc<Slices>,
        scheme: Rc<Scheme>,
        deepest_zoom: u8,
        on_painted: Box<dyn Fn()>,
    ) -> Self {
        let shared = Rc::new(Shared {
            store,
            slices,
            scheme: RefCell::new(scheme),
            squares: RefCell::default(),
            patterns: Rc::default(),
            on_painted,
            is_report_due: Cell::new(false),
        });
        let item = grid_layer(&options([
            ("maxZoom", f64::from(deepest_zoom).into()),
            ("keepBuffer", 1.into()),
            ("noWrap", true.into()),
            // Squares of zooms that a pinch only passes through would be drawn for nothing.
            ("updateWhenZooming", false.into()),
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
        let squares: Vec<_> = self.shared.squares.borrow().iter().map(|it| it.at).collect();
        for at in squares {
            self.shared.fill(at, true);
        }
        (self.shared.on_painted)();
    }

    /// Lists what is seen in a view of the tiles that are in memory, tile by tile, and hands it over.
    pub(super) fn survey(&self, view: &View, found: impl FnOnce(InView) + 'static) {
        let (store, scheme) = (Rc::clone(&self.shared.store), Rc::clone(&self.shared.scheme.borrow()));
        let mut sources = sources_in_view(view).into_iter();
        let mut result = Some((InView::default(), found));
        self.shared.slices.add(Purpose::Legend, move || {
            if let Some((source, seen)) = sources.next() {
                if let (Some(sheets), Some((list, _))) = (store.ready(source), &mut result) {
                    collect(list, &sheets.plan, seen, &scheme);
                }
                return true;
            }
            if let Some((list, found)) = result.take() {
                found(list);
            }
            false
        });
    }
}

impl Drop for PlanLayer {
    fn drop(&mut self) {
        self.item.take_away();
    }
}

impl Shared {
    /// Paints a square when its tile is there and lets Leaflet show it; a square that has left the map is passed over.
    fn fill(self: &Rc<Self>, at: Place, is_anew: bool) {
        let Some(window) = Window::of(at.0, at.1, at.2) else { return self.show(at) };
        let shared = Rc::clone(self);
        self.store.with(window.source, move |sheets: Option<Rc<Sheets>>| {
            let Some(square) = shared.square(at) else { return };
            // A square that is seen is replaced at once, not step by step before everybody's eyes.
            let Some(canvas) = (if is_anew { paint::new_square() } else { Some(square.clone()) }) else {
                return shared.show(at);
            };
            let mut painting = None;
            let mut is_over = false;
            let slices = Rc::clone(&shared.slices);
            slices.add(Purpose::Square(at), move || {
                if painting.is_none() && !is_over {
                    let scheme = Rc::clone(&shared.scheme.borrow());
                    let sheets = sheets.clone().unwrap_or_default();
                    painting = Painting::begin(&canvas, &shared.patterns, sheets, scheme, window, at);
                }
                if painting.as_mut().is_some_and(Painting::step) {
                    return true;
                }
                is_over = true;
                if is_anew {
                    paint::replace(&square, &canvas);
                }
                shared.show(at);
                false
            });
        });
    }

    fn square(&self, at: Place) -> Option<HtmlCanvasElement> {
        self.squares.borrow().iter().find(|it| it.at == at).map(|it| it.canvas.clone())
    }

    /// Lets Leaflet show a square, once: whichever of several paintings of it is the first to end.
    fn show(&self, at: Place) {
        let taken = self
            .squares
            .borrow_mut()
            .iter_mut()
            .find(|it| it.at == at)
            .and_then(|it| Some((it.done.take()?, it.canvas.clone())));
        if let Some((done, canvas)) = taken {
            let _ = done.call2(&JsValue::NULL, &JsValue::NULL, &canvas);
        }
    }
}

fn create_tile(shared: &Rc<Shared>) -> CreateTile {
    let shared = Rc::clone(shared);
    let create = CreateTile::new(move |coords: Coords, done: Function| {
        let at = (coords.z(), coords.x(), coords.y());
        let Some(canvas) = paint::new_square() else { return JsValue::UNDEFINED };
        shared.squares.borrow_mut().push(Square { at, canvas: canvas.clone(), done: Some(done) });
        // Leaflet learns that the square is ready only after it has got the element, even when the tile is in memory.
        let shared = Rc::clone(&shared);
        wasm_bindgen_futures::spawn_local(async move {
            shared.fill(at, false);
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
        shared.slices.drop_job(Purpose::Square(at));
        let mut squares = shared.squares.borrow_mut();
        if let Some(index) = squares.iter().position(|it| it.at == at) {
            let Square { canvas, .. } = squares.swap_remove(index);
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
