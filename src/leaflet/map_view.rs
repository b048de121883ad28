//! One map on the page: made from an element and a pack, undone when dropped.

use std::{cell::RefCell, rc::Rc};

use js_sys::Object;
use measure::{LngLat, Metres};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use super::{
    bindings::{
        Evented, Item, LatLng, LatLngBounds, Map, lat_lng, lat_lng_bounds, options, point, scale_control,
    },
    drawing::{InView, Scheme, TILE_PX, View, whole_zoom},
    listener::Listener,
    loader::LoadFailed,
    name_layer::NameLayer,
    outline::{OutlineEvents, OutlineLayer},
    pins::{Pins, to_leaflet},
    plan_layer::PlanLayer,
    slices::Slices,
    tile_store::TileStore,
};

/// At 0.3 m a pixel, a border of the plan is known no better.
const DEEPEST_ZOOM: u8 = 19;
/// Zoom at which a place is shown that was given without one: plots can be told apart.
const PLACE_ZOOM: u8 = 17;

/// What the map starts from.
pub(crate) struct MapSetup {
    pub(crate) element: HtmlElement,
    pub(crate) store: Rc<TileStore>,
    pub(crate) scheme: Rc<Scheme>,
    /// What is shown first; without a place, the whole city.
    pub(crate) place: Option<LngLat>,
    pub(crate) zoom: Option<u8>,
    /// Whether movement on the screen is unwelcome.
    pub(crate) is_calm: bool,
}

/// What the map tells its page.
pub(crate) struct MapEvents {
    /// Somebody points at a place.
    pub(crate) ask: Box<dyn Fn(LngLat)>,
    /// The map begins a double tap, which is no question.
    pub(crate) double_tap: Box<dyn Fn()>,
    /// The view has come to rest, or its squares have been painted.
    pub(crate) rest: Rc<dyn Fn()>,
}

/// A map. Fields are dropped in this order: listeners first, the map itself in `drop`.
pub(crate) struct MapView {
    listeners: Vec<Listener>,
    plan: Option<PlanLayer>,
    names: Rc<NameLayer>,
    pins: RefCell<Pins>,
    outline: RefCell<Option<OutlineLayer>>,
    scale: Item,
    map: Map,
    is_calm: bool,
}

impl MapView {
    /// Makes the map; Leaflet must have been loaded.
    pub(crate) fn new(setup: MapSetup, events: MapEvents) -> Result<Self, LoadFailed> {
        let map = Map::new(&setup.element, &map_options(&setup)).map_err(|_refused| LoadFailed)?;
        show_first(&map, &setup);
        let MapEvents { ask, double_tap, rest } = events;
        let slices = Slices::new(middle_of(&map));
        let (store, scheme) = (setup.store, setup.scheme);
        let names = NameLayer::add(&map, Rc::clone(&store), Rc::clone(&slices), Rc::clone(&scheme));
        let (painted, over, gentle) = (Rc::clone(&rest), Rc::clone(&names), Rc::clone(&slices));
        let on_painted = Box::new(move || {
            gentle.be_gentle();
            over.write(true);
            painted();
        });
        let plan = PlanLayer::add(&map, store, slices, scheme, DEEPEST_ZOOM, on_painted);
        let scale = scale_control(&options([
            ("imperial", false.into()),
            ("maxWidth", 96.into()),
            ("updateWhenIdle", true.into()),
        ]))
        .add_to(&map);
        let source: &Evented = map.unchecked_ref();
        let ask: Rc<dyn Fn(LngLat)> = Rc::from(ask);
        let asked = |ask: Rc<dyn Fn(LngLat)>| {
            move |event: super::bindings::MapEvent| {
                if let Some(place) = from_leaflet(&event.latlng()) {
                    ask(place);
                }
            }
        };
        let listeners = vec![
            Listener::on(source, "click", asked(Rc::clone(&ask))),
            // A long press, or the other mouse button.
            Listener::on(source, "contextmenu", asked(ask)),
            Listener::on(source, "dblclick", move |_event| double_tap()),
            Listener::on(source, "zoomstart", {
                let names = Rc::clone(&names);
                move |_event| names.hide()
            }),
            Listener::on(source, "moveend", {
                let names = Rc::clone(&names);
                move |_event| {
                    names.write(false);
                    rest();
                }
            }),
        ];
        let (pins, outline) = (RefCell::default(), RefCell::default());
        Ok(Self { listeners, plan: Some(plan), names, pins, outline, scale, map, is_calm: setup.is_calm })
    }

    /// Draws in another scheme.
    pub(crate) fn repaint(&self, scheme: Scheme) {
        let scheme = Rc::new(scheme);
        self.names.follow(Rc::clone(&scheme));
        if let Some(plan) = &self.plan {
            plan.repaint(scheme);
        }
    }

    /// Finds out what is in view, when everything has been painted.
    pub(crate) fn survey(&self, found: impl FnOnce(InView) + 'static) {
        let bounds = self.map.bounds();
        let corners = (from_leaflet(&bounds.north_west()), from_leaflet(&bounds.south_east()));
        if let (Some(plan), (Some(north_west), Some(south_east))) = (&self.plan, corners) {
            plan.survey(&View { zoom: self.zoom(), north_west, south_east }, found);
        }
    }

    /// The zoom.
    pub(crate) fn zoom(&self) -> u8 {
        whole_zoom(self.map.zoom())
    }

    /// The place in the middle.
    pub(crate) fn centre(&self) -> Option<LngLat> {
        from_leaflet(&self.map.centre())
    }

    /// Puts the marker at a place, or takes it away.
    pub(crate) fn mark(&self, place: Option<LngLat>) {
        self.pins.borrow_mut().set_place(&self.map, place);
    }

    /// Shows places with their numbers in a list, from 1.
    pub(crate) fn show_numbered(&self, places: &[LngLat]) {
        self.pins.borrow_mut().set_numbered(&self.map, places);
    }

    /// Shows how far off the device's position may be, or nothing.
    pub(crate) fn show_accuracy(&self, position: Option<(LngLat, Metres)>) {
        self.pins.borrow_mut().set_accuracy(&self.map, position);
    }

    /// Lets an outline be drawn and changed on the map.
    pub(crate) fn edit_outline(&self, events: OutlineEvents) {
        *self.outline.borrow_mut() = Some(OutlineLayer::add(&self.map, events));
    }

    /// Draws the outline as it is now, the chosen corner larger.
    pub(crate) fn show_outline(&self, corners: &[LngLat], chosen: Option<usize>) {
        if let Some(outline) = &mut *self.outline.borrow_mut() {
            outline.show(&self.map, corners, chosen);
        }
    }

    /// Draws a second outline that is not under work; one of the two is a building's.
    pub(crate) fn show_other(&self, corners: &[LngLat], is_building: bool) {
        if let Some(outline) = &*self.outline.borrow() {
            outline.show_other(corners, is_building);
        }
    }

    /// Draws parts of the outline's area, each by the name of its look.
    pub(crate) fn show_parts(&self, parts: &[(Vec<Vec<Vec<LngLat>>>, &'static str)]) {
        if let Some(outline) = &mut *self.outline.borrow_mut() {
            outline.show_parts(&self.map, parts);
        }
    }

    /// Draws the track of a walk.
    pub(crate) fn show_track(&self, places: &[LngLat]) {
        if let Some(outline) = &*self.outline.borrow() {
            outline.show_track(places);
        }
    }

    /// Shows a box of degrees as large as it fits.
    pub(crate) fn fit(&self, [west, south, east, north]: [f64; 4]) {
        let movement = self.movement();
        let _ = js_sys::Reflect::set(&movement, &"padding".into(), &point(40.0, 40.0));
        self.map.fit_bounds(&corners(west, south, east, north), &movement);
    }

    /// Shows a place at a zoom, or at one where plots can be told apart.
    pub(crate) fn go_to(&self, place: LngLat, zoom: Option<u8>) {
        let zoom = zoom.unwrap_or_else(|| self.zoom().max(PLACE_ZOOM));
        // Leaflet keeps it within the map's limits.
        self.map.set_view(&to_leaflet(place), f64::from(zoom), &self.movement());
    }

    /// Moves no farther than needed for a place to be seen clear of the edges.
    pub(crate) fn keep_in_sight(&self, place: LngLat) {
        let movement = self.movement();
        let _ = js_sys::Reflect::set(&movement, &"padding".into(), &point(48.0, 64.0));
        self.map.pan_inside(&to_leaflet(place), &movement);
    }

    /// Nearer.
    pub(crate) fn zoom_in(&self) {
        self.map.zoom_in();
    }

    /// Farther.
    pub(crate) fn zoom_out(&self) {
        self.map.zoom_out();
    }

    /// Takes in a new size of its element.
    pub(crate) fn resize(&self) {
        self.map.invalidate_size(&options([("pan", false.into()), ("animate", false.into())]));
    }

    fn movement(&self) -> Object {
        options([("animate", (!self.is_calm).into())])
    }
}

impl Drop for MapView {
    fn drop(&mut self) {
        self.listeners.clear();
        self.plan = None;
        self.scale.take_away();
        self.outline.take();
        self.pins.take();
        self.map.remove();
    }
}

/// The zoom and the middle of the view, in squares of that zoom.
fn middle_of(map: &Map) -> Box<dyn Fn() -> (u8, (f64, f64))> {
    let map = map.clone();
    Box::new(move || {
        let bounds = map.pixel_bounds();
        let (min, max) = (bounds.min(), bounds.max());
        let middle = |a: f64, b: f64| f64::midpoint(a, b) / TILE_PX;
        (whole_zoom(map.zoom()), (middle(min.px_x(), max.px_x()), middle(min.px_y(), max.px_y())))
    })
}

fn map_options(setup: &MapSetup) -> Object {
    let is_calm = setup.is_calm;
    options([
        // The page has its own buttons, in its own words and size.
        ("zoomControl", false.into()),
        ("attributionControl", false.into()),
        ("minZoom", f64::from(setup.store.pack().pack.plan_zooms().0).into()),
        ("maxZoom", f64::from(DEEPEST_ZOOM).into()),
        ("maxBoundsViscosity", 0.8.into()),
        ("zoomAnimation", (!is_calm).into()),
        ("fadeAnimation", (!is_calm).into()),
        ("markerZoomAnimation", (!is_calm).into()),
        ("inertia", (!is_calm).into()),
    ])
}

/// The place of the link, else the whole city.
fn show_first(map: &Map, setup: &MapSetup) {
    let manifest = setup.store.pack().pack.manifest();
    let still = options([("animate", false.into())]);
    let [west, south, east, north] = manifest.bounds;
    match (setup.place, setup.zoom) {
        (Some(place), zoom) => {
            let zoom = zoom.unwrap_or(PLACE_ZOOM);
            map.set_view(&to_leaflet(place), f64::from(zoom), &still);
        }
        (None, _) => map.fit_bounds(&corners(west, south, east, north), &still),
    }
    // A quarter of the city's size around it: nobody gets lost in an empty sea.
    let (wide, high) = ((east - west) / 4.0, (north - south) / 4.0);
    map.set_max_bounds(&corners(west - wide, south - high, east + wide, north + high));
}

fn corners(west: f64, south: f64, east: f64, north: f64) -> LatLngBounds {
    lat_lng_bounds(&lat_lng(south, west), &lat_lng(north, east))
}

/// Beyond the edge of the world there is no place.
fn from_leaflet(place: &LatLng) -> Option<LngLat> {
    LngLat::new(place.lng(), place.lat()).ok()
}
