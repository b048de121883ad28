//! The names over the map, decided for the whole view at once, so that none collides with another or is cut between two
//! tiles. They are elements of the page: sharp at any ratio, coloured by the style sheet, and a map that moves carries
//! them along for nothing. Old names stay until the new ones are all there.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use measure::{LngLat, TileId};
use wasm_bindgen::JsCast as _;
use web_sys::{CanvasRenderingContext2d, Document, HtmlElement};

use super::{
    bindings::{Map, new_point, set_position},
    drawing::{Class, Gather, Placed, Region, Scheme, Under, Wish, place, whole_zoom},
    paint,
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
    shown: RefCell<Option<(Region, HtmlElement)>>,
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
        let _ = pane.class_list().add_1("app-map__name-pane");
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
        if let Some((_, sheet)) = self.shown.take() {
            sheet.remove();
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
                names.show(region, &writing.sheet);
            }
            false
        });
    }

    fn region(&self) -> Region {
        let (bounds, zoom) = (self.map.pixel_bounds(), self.map.zoom());
        let (min, max) = (bounds.min(), bounds.max());
        Region::around(whole_zoom(zoom), (min.px_x(), min.px_y()), (max.px_x(), max.px_y()))
    }

    fn show(&self, region: Region, sheet: &HtmlElement) {
        let origin = self.map.pixel_origin();
        set_position(sheet, &new_point(region.left - origin.px_x(), region.top - origin.px_y()));
        let _ = self.pane.append_child(sheet);
        if let Some((_, old)) = self.shown.replace(Some((region, sheet.clone()))) {
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
    document: Document,
    /// Measures texts; nothing is drawn on it.
    ruler: CanvasRenderingContext2d,
    tiles: Vec<(TileId, Rc<Sheets>)>,
    region: Region,
    scheme: Rc<Scheme>,
    villages: Option<Points>,
    widths: Widths,
    sheet: HtmlElement,
    wishes: Vec<Wish>,
    stage: Stage,
}

/// Gathering takes three steps, placing one, and writing as many as there are names.
enum Stage {
    Base,
    Sea,
    Codes,
    Place,
    Write(Vec<Placed>),
}

impl Writing {
    fn begin(names: &NameLayer, region: Region) -> Option<Self> {
        let document = web_sys::window()?.document()?;
        let sheet = document.create_element("div").ok()?.dyn_into::<HtmlElement>().ok()?;
        sheet.set_class_name("app-map__names");
        let _ = sheet.set_attribute("aria-hidden", "true");
        let tiles = region.tiles().into_iter();
        let tiles = tiles.filter_map(|it| names.store.ready(it).map(|sheets| (it, sheets))).collect();
        Some(Self {
            ruler: paint::context(&paint::new_square()?)?,
            document,
            tiles,
            region,
            scheme: Rc::clone(&names.scheme.borrow()),
            villages: names.villages.borrow().clone(),
            widths: Rc::clone(&names.widths),
            sheet,
            wishes: Vec::new(),
            stage: Stage::Base,
        })
    }

    fn step(&mut self) -> bool {
        self.stage = match core::mem::replace(&mut self.stage, Stage::Place) {
            Stage::Base => {
                self.gather(|gather, all, villages| {
                    for under in all {
                        gather.names(under);
                    }
                    gather.points(Class::Kelurahan, villages);
                });
                Stage::Sea
            }
            Stage::Sea => {
                self.gather(|gather, all, _| gather.sea(all));
                Stage::Codes
            }
            Stage::Codes => {
                let scheme = Rc::clone(&self.scheme);
                self.gather(|gather, all, _| gather.codes(all, &scheme));
                Stage::Place
            }
            Stage::Place => {
                let wishes = core::mem::take(&mut self.wishes);
                Stage::Write(place(wishes, (self.region.width, self.region.height)))
            }
            Stage::Write(mut placed) => {
                for it in placed.split_off(placed.len().saturating_sub(STEP_NAMES)) {
                    self.write(&it);
                }
                if placed.is_empty() {
                    return false;
                }
                Stage::Write(placed)
            }
        };
        true
    }

    fn gather(&mut self, run: impl FnOnce(&mut Gather<'_>, &[Under<'_>], &[(Rc<str>, LngLat)])) {
        let mut width = |text: &str, class: Class| measured(&self.ruler, &self.widths, text, class);
        let mut gather = Gather { region: self.region, width: &mut width, wishes: Vec::new() };
        let tiles = self.tiles.iter();
        let all: Vec<Under<'_>> =
            tiles.map(|it| Under { tile: it.0, plan: &it.1.plan, base: &it.1.base }).collect();
        run(&mut gather, &all, self.villages.as_deref().unwrap_or_default());
        self.wishes.extend(gather.wishes);
    }

    fn write(&self, Placed { wish, middle }: &Placed) {
        let (_, name) = look_of(wish.class);
        if wish.class.has_dot() {
            self.put("app-map__dot", "", wish.at, (1.0, 0.0));
        }
        self.put(&format!("app-map__name app-map__name--{name}"), &wish.text, *middle, wish.towards);
    }

    fn put(&self, class: &str, text: &str, (x, y): (f64, f64), (dx, dy): (f64, f64)) {
        let created =
            self.document.create_element("span").ok().and_then(|it| it.dyn_into::<HtmlElement>().ok());
        let Some(element) = created else { return };
        element.set_class_name(class);
        element.set_text_content(Some(text));
        let turn =
            if dy.abs() < 0.03 { String::new() } else { format!(" matrix({dx},{dy},{},{dx},0,0)", -dy) };
        let _ = element
            .style()
            .set_property("transform", &format!("translate({x:.1}px,{y:.1}px) translate(-50%,-50%){turn}"));
        let _ = self.sheet.append_child(&element);
    }
}

fn measured(ruler: &CanvasRenderingContext2d, widths: &Widths, text: &str, class: Class) -> f64 {
    let mut widths = widths.borrow_mut();
    if let Some(known) = widths.iter().find(|it| it.0 == class && *it.1 == *text) {
        return known.2;
    }
    ruler.set_font(look_of(class).0);
    let width = ruler.measure_text(text).map_or(0.0, |it| it.width());
    if widths.len() >= KEPT_WIDTHS {
        widths.clear();
    }
    widths.push((class, text.into(), width));
    width
}

/// The face of a class, as `style/components/map.css` gives it to the class named beside it.
fn look_of(class: Class) -> (&'static str, &'static str) {
    match class {
        Class::City => ("700 18px Jakarta, sans-serif", "city"),
        Class::Kelurahan => ("700 13px Jakarta, sans-serif", "village"),
        Class::Sea => ("italic 600 14px Jakarta, sans-serif", "sea"),
        Class::River => ("italic 600 11px Jakarta, sans-serif", "river"),
        Class::Code => ("700 12px Jakarta, sans-serif", "code"),
        Class::Landmark => ("600 12px Jakarta, sans-serif", "landmark"),
        Class::MainRoad => ("600 11px Jakarta, sans-serif", "road"),
        Class::Road | Class::Public | Class::Rest | Class::Crossing => {
            ("500 11px Jakarta, sans-serif", "place")
        }
    }
}
