//! The names over the map, on one canvas for the whole view: what is written where is decided at once, so that no name
//! collides with another or is cut between two tiles. Old names stay until the new ones are all written.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use measure::LngLat;
use web_sys::{HtmlCanvasElement, HtmlElement};

use super::{
    bindings::{Map, new_point, set_position},
    drawing::{Class, Gather, Placed, Region, Scheme, Under, place, whole_zoom},
    paint::{self, Brush, device_ratio},
    slices::{Purpose, Slices},
    tile_store::{Sheets, TileStore},
};

/// The names of a map.
pub(super) struct NameLayer {
    map: Map,
    /// Over the squares, under circles and markers.
    pane: HtmlElement,
    store: Rc<TileStore>,
    slices: Rc<Slices>,
    scheme: RefCell<Rc<Scheme>>,
    /// What is written, and for which region.
    shown: RefCell<Option<(Region, HtmlCanvasElement)>>,
    /// Names of kelurahan with their places, once the gazetteer has been read.
    villages: RefCell<Option<Points>>,
    is_asked: Cell<bool>,
    widths: Widths,
}

type Points = Rc<[(Rc<str>, LngLat)]>;
/// Widths of texts: what a browser measures, it has to lay out.
type Widths = Rc<RefCell<Vec<(Class, Rc<str>, f64)>>>;

/// Names that one step writes.
const STEP_NAMES: usize = 10;
/// As many widths are remembered: some views' worth.
const KEPT_WIDTHS: usize = 600;

impl NameLayer {
    pub(super) fn add(map: &Map, store: Rc<TileStore>, slices: Rc<Slices>, scheme: Rc<Scheme>) -> Rc<Self> {
        let pane = map.create_pane("names");
        let _ = pane.class_list().add_1("app-map__names");
        Rc::new(Self {
            map: map.clone(),
            pane,
            store,
            slices,
            scheme: RefCell::new(scheme),
            shown: RefCell::default(),
            villages: RefCell::default(),
            is_asked: Cell::new(false),
            widths: Rc::default(),
        })
    }

    pub(super) fn follow(&self, scheme: Rc<Scheme>) {
        self.scheme.replace(scheme);
    }

    /// Takes the names away while the zoom changes: they would stand in the wrong places.
    pub(super) fn hide(&self) {
        self.slices.drop_job(Purpose::Names);
        if let Some((_, canvas)) = self.shown.take() {
            canvas.remove();
        }
    }

    /// Writes the names of the view when squares have been painted; names that stand there already only if `is_anew`.
    pub(super) fn write(self: &Rc<Self>, is_anew: bool) {
        let region = self.region();
        if !is_anew && self.shown.borrow().as_ref().is_some_and(|it| it.0 == region) {
            return;
        }
        self.ask_for_villages(region.zoom);
        let (Some(mut writing), names) = (Writing::begin(self, region), Rc::downgrade(self)) else { return };
        self.slices.add(Purpose::Names, move || {
            if writing.step() {
                return true;
            }
            if let Some(names) = names.upgrade() {
                names.show(region, &writing.canvas);
            }
            false
        });
    }

    fn region(&self) -> Region {
        let (bounds, zoom) = (self.map.pixel_bounds(), self.map.zoom());
        let (min, max) = (bounds.min(), bounds.max());
        Region::around(whole_zoom(zoom), (min.px_x(), min.px_y()), (max.px_x(), max.px_y()))
    }

    fn show(&self, region: Region, canvas: &HtmlCanvasElement) {
        let origin = self.map.pixel_origin();
        set_position(canvas, &new_point(region.left - origin.px_x(), region.top - origin.px_y()));
        let _ = self.pane.append_child(canvas);
        if let Some((_, old)) = self.shown.replace(Some((region, canvas.clone()))) {
            old.remove();
        }
    }

    /// The gazetteer holds their names; nobody who looks at the whole city needs it.
    fn ask_for_villages(self: &Rc<Self>, zoom: u8) {
        if zoom < Class::Kelurahan.least_zoom() || self.is_asked.replace(true) {
            return;
        }
        let weak = Rc::downgrade(self);
        let store = Rc::clone(&self.store);
        wasm_bindgen_futures::spawn_local(async move {
            let read = store.pack().load_places().await;
            let Some(names) = weak.upgrade() else { return };
            let Ok(places) = read else { return names.is_asked.set(false) };
            let points = places.kelurahan.iter().filter_map(|it| {
                LngLat::new(it.at[0], it.at[1]).ok().map(|at| (Rc::from(it.name.as_str()), at))
            });
            names.villages.replace(Some(points.collect()));
            names.write(true);
        });
    }
}

/// Names that are being gathered, placed and written.
struct Writing {
    brush: Brush,
    tiles: Vec<(measure::TileId, Rc<Sheets>)>,
    region: Region,
    scheme: Rc<Scheme>,
    villages: Option<Points>,
    widths: Widths,
    canvas: HtmlCanvasElement,
    /// What is still to be written.
    placed: Option<Vec<Placed>>,
}

impl Writing {
    fn begin(names: &NameLayer, region: Region) -> Option<Self> {
        let canvas = paint::new_square()?;
        let ratio = device_ratio();
        let side = |px: f64| paint::whole(px * ratio);
        let brush = Brush::over(&canvas, &Rc::default(), ratio, (side(region.width), side(region.height)))?;
        let tiles = region.tiles().into_iter();
        let tiles = tiles.filter_map(|it| names.store.ready(it).map(|sheets| (it, sheets))).collect();
        Some(Self {
            brush,
            tiles,
            region,
            scheme: Rc::clone(&names.scheme.borrow()),
            villages: names.villages.borrow().clone(),
            widths: Rc::clone(&names.widths),
            canvas,
            placed: None,
        })
    }

    fn step(&mut self) -> bool {
        let Some(placed) = &mut self.placed else {
            let mut placed = self.placed();
            // Fonts are chosen once for a class.
            placed.reverse();
            self.placed = Some(placed);
            return true;
        };
        let theme = self.scheme.theme;
        let mut font = None;
        for Placed { wish, middle } in placed.split_off(placed.len().saturating_sub(STEP_NAMES)).iter().rev()
        {
            if font.replace(wish.class) != Some(wish.class) {
                self.brush.font(font_of(wish.class));
            }
            let ink = match wish.class {
                Class::Sea | Class::River => theme.water_ink,
                Class::Kelurahan => theme.area_ink,
                _ => theme.ink,
            };
            if wish.class.has_dot() {
                self.brush.dot(wish.at, theme.dot, theme.halo);
                self.brush.font(font_of(wish.class));
            }
            self.brush.write(&wish.text, *middle, wish.towards, ink, theme.halo);
        }
        !placed.is_empty()
    }

    fn placed(&self) -> Vec<Placed> {
        let mut font = None;
        let mut widths = self.widths.borrow_mut();
        let mut width = |text: &str, class: Class| {
            if let Some(known) = widths.iter().find(|it| it.0 == class && *it.1 == *text) {
                return known.2;
            }
            if font.replace(class) != Some(class) {
                self.brush.font(font_of(class));
            }
            let width = self.brush.width_of(text);
            if widths.len() >= KEPT_WIDTHS {
                widths.clear();
            }
            widths.push((class, text.into(), width));
            width
        };
        let mut gather = Gather { region: self.region, width: &mut width, wishes: Vec::new() };
        let all: Vec<Under<'_>> = self
            .tiles
            .iter()
            .map(|(tile, sheets)| Under { tile: *tile, plan: &sheets.plan, base: &sheets.base })
            .collect();
        for under in &all {
            gather.names(under);
        }
        if let Some(villages) = &self.villages {
            gather.points(Class::Kelurahan, villages);
        }
        gather.sea(&all);
        gather.codes(&all, &self.scheme);
        place(gather.wishes, (self.region.width, self.region.height))
    }
}

/// The face of a class; what has no letters in it falls back to the device's own.
fn font_of(class: Class) -> &'static str {
    match class {
        Class::City => "700 18px Jakarta, system-ui, sans-serif",
        Class::Kelurahan => "700 13px Jakarta, system-ui, sans-serif",
        Class::Sea => "italic 600 14px Jakarta, system-ui, sans-serif",
        Class::River => "italic 600 11px Jakarta, system-ui, sans-serif",
        Class::Code => "700 12px Jakarta, system-ui, sans-serif",
        Class::Landmark => "600 12px Jakarta, system-ui, sans-serif",
        Class::MainRoad => "600 11px Jakarta, system-ui, sans-serif",
        Class::Road | Class::Public | Class::Rest | Class::Crossing => {
            "500 11px Jakarta, system-ui, sans-serif"
        }
    }
}
