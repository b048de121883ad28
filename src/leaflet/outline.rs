//! An outline on the map: its area, its corners as handles that can be dragged, and the track of a walk. The outline
//! itself is kept elsewhere; what a finger does is only told.

use std::{cell::RefCell, rc::Rc};

use js_sys::Array;
use measure::LngLat;
use wasm_bindgen::{JsCast as _, JsValue};

use super::{
    bindings::{Evented, Item, Map, div_icon, marker, options, point, polygon, polyline},
    listener::Listener,
    pins::to_leaflet,
};

/// What a finger does with a corner; corners count from 0.
pub(crate) struct OutlineEvents {
    /// A corner was dragged to a place.
    pub(crate) moved: Box<dyn Fn(usize, LngLat)>,
    /// A corner was touched.
    pub(crate) chosen: Box<dyn Fn(usize)>,
    /// A corner was pressed for long.
    pub(crate) pressed: Box<dyn Fn(usize)>,
}

/// Corners beyond these get no handles: they would lie on each other, and a phone would stumble over them.
const MOST_HANDLES: usize = 80;

/// What is drawn.
pub(super) struct OutlineLayer {
    shape: Item,
    /// The outline that is not under work.
    other: Item,
    track: Item,
    handles: Vec<Handle>,
    parts: Vec<Item>,
    shared: Rc<Shared>,
}

struct Shared {
    events: OutlineEvents,
    /// The corners as they are drawn, also while one is being dragged.
    corners: RefCell<Vec<LngLat>>,
}

struct Handle {
    item: Item,
    _listeners: Vec<Listener>,
}

impl OutlineLayer {
    pub(super) fn add(map: &Map, events: OutlineEvents) -> Self {
        let line = |class: &str| {
            options([("className", class.into()), ("interactive", false.into()), ("weight", 3.into())])
        };
        let other = polygon(&Array::new(), &line("app-outline")).add_to(map);
        let shape = polygon(&Array::new(), &line("app-outline")).add_to(map);
        let track = polyline(&Array::new(), &line("app-track")).add_to(map);
        let shared = Rc::new(Shared { events, corners: RefCell::default() });
        Self { shape, other, track, handles: Vec::new(), parts: Vec::new(), shared }
    }

    /// Draws the corners as they are now, the chosen one larger.
    pub(super) fn show(&mut self, map: &Map, corners: &[LngLat], chosen: Option<usize>) {
        corners.clone_into(&mut self.shared.corners.borrow_mut());
        self.shape.set_lat_lngs(&list(corners));
        let wanted = if corners.len() <= MOST_HANDLES { corners.len() } else { 0 };
        while self.handles.len() > wanted {
            if let Some(handle) = self.handles.pop() {
                handle.item.take_away();
            }
        }
        for (at, corner) in corners.iter().enumerate().take(wanted) {
            match self.handles.get(at) {
                Some(handle) => handle.item.set_lat_lng(&to_leaflet(*corner)),
                None => self.handles.push(handle(map, &self.shape, at, *corner, &self.shared)),
            }
            if let Some(element) = self.handles[at].item.element() {
                let _ = element.class_list().toggle_with_force("app-corner--chosen", chosen == Some(at));
            }
        }
    }

    /// Draws the outline that is not under work, and tells which of the two is the building's.
    pub(super) fn show_other(&self, corners: &[LngLat], is_building: bool) {
        self.other.set_lat_lngs(&list(corners));
        for (item, is_building) in [(&self.other, is_building), (&self.shape, !is_building)] {
            if let Some(element) = item.element() {
                let _ = element.class_list().toggle_with_force("app-outline--building", is_building);
            }
        }
    }

    /// Draws parts of the area, each by the name of its look; polygons are rings, the outer one first.
    pub(super) fn show_parts(&mut self, map: &Map, parts: &[(Vec<Vec<Vec<LngLat>>>, &'static str)]) {
        for part in self.parts.drain(..) {
            part.take_away();
        }
        for (polygons, look) in parts {
            let rings: Array =
                polygons.iter().map(|it| it.iter().map(|it| list(it)).collect::<Array>()).collect();
            let settings = [
                ("className", format!("app-piece {look}").into()),
                ("interactive", false.into()),
                ("weight", 1.into()),
            ];
            self.parts.push(polygon(&rings, &options(settings)).add_to(map));
        }
    }

    /// Draws the track of a walk.
    pub(super) fn show_track(&self, places: &[LngLat]) {
        self.track.set_lat_lngs(&list(places));
    }
}

impl Drop for OutlineLayer {
    fn drop(&mut self) {
        for handle in &self.handles {
            handle.item.take_away();
        }
        for part in &self.parts {
            part.take_away();
        }
        self.shape.take_away();
        self.other.take_away();
        self.track.take_away();
    }
}

fn list(places: &[LngLat]) -> Array {
    places.iter().map(|it| JsValue::from(to_leaflet(*it))).collect()
}

/// A handle as wide as a finger, with the number that the corner has in the list.
fn handle(map: &Map, shape: &Item, at: usize, place: LngLat, shared: &Rc<Shared>) -> Handle {
    let icon = div_icon(&options([
        ("className", "app-corner".into()),
        ("html", format!("<span class=\"app-corner__dot\">{}</span>", at + 1).into()),
        ("iconSize", point(44.0, 44.0)),
        ("iconAnchor", point(22.0, 22.0)),
    ]));
    // By keyboard, corners are changed in the list.
    let settings = [
        ("icon", icon),
        ("draggable", true.into()),
        ("keyboard", false.into()),
        ("autoPan", true.into()),
        ("alt", JsValue::from_str("")),
    ];
    let item = marker(&to_leaflet(place), &options(settings)).add_to(map);
    let source: &Evented = item.unchecked_ref();
    let (shape, dragged, of_drag) =
        (Item::from(JsValue::from(shape)), Item::from(JsValue::from(&item)), Rc::clone(shared));
    let dropped = Item::from(JsValue::from(&item));
    let on = |name: &'static str, run: fn(&OutlineEvents) -> &dyn Fn(usize)| {
        let shared = Rc::clone(shared);
        Listener::on(source, name, move |_event| run(&shared.events)(at))
    };
    let of_drop = Rc::clone(shared);
    let listeners = vec![
        Listener::on(source, "drag", move |_event| {
            if let (Some(place), Some(corner)) =
                (place_of(&dragged), of_drag.corners.borrow_mut().get_mut(at))
            {
                *corner = place;
            }
            shape.set_lat_lngs(&list(&of_drag.corners.borrow()));
        }),
        Listener::on(source, "dragend", move |_event| {
            if let Some(place) = place_of(&dropped) {
                (of_drop.events.moved)(at, place);
            }
        }),
        on("click", |it| &it.chosen),
        on("contextmenu", |it| &it.pressed),
    ];
    Handle { item, _listeners: listeners }
}

fn place_of(item: &Item) -> Option<LngLat> {
    let place = item.lat_lng();
    LngLat::new(place.lng(), place.lat()).ok()
}
