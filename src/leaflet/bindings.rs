//! What is used of Leaflet 1.9, bound by hand: the published crate lacks createTile, scale and marker icons that can
//! be freed again. Names and signatures are Leaflet's; nothing here has a meaning of its own.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[derive(Clone)]
    #[wasm_bindgen(js_namespace = L)]
    pub(super) type Map;

    #[wasm_bindgen(constructor, js_namespace = L, catch)]
    pub(super) fn new(container: &web_sys::HtmlElement, options: &Object) -> Result<Map, JsValue>;

    #[wasm_bindgen(method, js_name = setView)]
    pub(super) fn set_view(this: &Map, centre: &LatLng, zoom: f64, options: &Object);

    #[wasm_bindgen(method, js_name = fitBounds)]
    pub(super) fn fit_bounds(this: &Map, bounds: &LatLngBounds, options: &Object);

    #[wasm_bindgen(method, js_name = panInside)]
    pub(super) fn pan_inside(this: &Map, place: &LatLng, options: &Object);

    #[wasm_bindgen(method, js_name = setMaxBounds)]
    pub(super) fn set_max_bounds(this: &Map, bounds: &LatLngBounds);

    #[wasm_bindgen(method, js_name = invalidateSize)]
    pub(super) fn invalidate_size(this: &Map, options: &Object);

    #[wasm_bindgen(method, js_name = zoomIn)]
    pub(super) fn zoom_in(this: &Map);

    #[wasm_bindgen(method, js_name = zoomOut)]
    pub(super) fn zoom_out(this: &Map);

    #[wasm_bindgen(method, js_name = getZoom)]
    pub(super) fn zoom(this: &Map) -> f64;

    #[wasm_bindgen(method, js_name = getCenter)]
    pub(super) fn centre(this: &Map) -> LatLng;

    #[wasm_bindgen(method, js_name = getBounds)]
    pub(super) fn bounds(this: &Map) -> LatLngBounds;

    #[wasm_bindgen(method)]
    pub(super) fn remove(this: &Map);

    /// The view in pixels of the drawn world.
    #[wasm_bindgen(method, js_name = getPixelBounds)]
    pub(super) fn pixel_bounds(this: &Map) -> PixelBounds;

    /// The pixel of the drawn world at which the panes begin.
    #[wasm_bindgen(method, js_name = getPixelOrigin)]
    pub(super) fn pixel_origin(this: &Map) -> Point;

    #[wasm_bindgen(method, js_name = createPane)]
    pub(super) fn create_pane(this: &Map, name: &str) -> web_sys::HtmlElement;

    pub(super) type PixelBounds;

    #[wasm_bindgen(method, getter)]
    pub(super) fn min(this: &PixelBounds) -> Point;

    #[wasm_bindgen(method, getter)]
    pub(super) fn max(this: &PixelBounds) -> Point;

    pub(super) type Point;

    #[wasm_bindgen(method, getter, js_name = x)]
    pub(super) fn px_x(this: &Point) -> f64;

    #[wasm_bindgen(method, getter, js_name = y)]
    pub(super) fn px_y(this: &Point) -> f64;

    #[wasm_bindgen(js_namespace = L, js_name = point)]
    pub(super) fn new_point(x: f64, y: f64) -> Point;

    /// Puts an element at a point of its pane.
    #[wasm_bindgen(js_namespace = ["L", "DomUtil"], js_name = setPosition)]
    pub(super) fn set_position(element: &web_sys::HtmlElement, at: &Point);

    /// Everything that fires events: the map and its layers.
    #[derive(Clone)]
    pub(super) type Evented;

    #[wasm_bindgen(method)]
    pub(super) fn on(this: &Evented, name: &str, run: &Function);

    #[wasm_bindgen(method)]
    pub(super) fn off(this: &Evented, name: &str, run: &Function);

    pub(super) type LatLng;

    #[wasm_bindgen(js_namespace = L, js_name = latLng)]
    pub(super) fn lat_lng(lat: f64, lng: f64) -> LatLng;

    #[wasm_bindgen(method, getter)]
    pub(super) fn lat(this: &LatLng) -> f64;

    #[wasm_bindgen(method, getter)]
    pub(super) fn lng(this: &LatLng) -> f64;

    pub(super) type LatLngBounds;

    #[wasm_bindgen(js_namespace = L, js_name = latLngBounds)]
    pub(super) fn lat_lng_bounds(south_west: &LatLng, north_east: &LatLng) -> LatLngBounds;

    #[wasm_bindgen(method, js_name = getNorthWest)]
    pub(super) fn north_west(this: &LatLngBounds) -> LatLng;

    #[wasm_bindgen(method, js_name = getSouthEast)]
    pub(super) fn south_east(this: &LatLngBounds) -> LatLng;

    /// Anything that `addTo` puts on a map and `remove` takes away: layers and controls.
    #[wasm_bindgen(extends = Evented)]
    pub(super) type Item;

    #[wasm_bindgen(method, js_name = addTo)]
    pub(super) fn add_to(this: &Item, map: &Map) -> Item;

    #[wasm_bindgen(method, js_name = remove)]
    pub(super) fn take_away(this: &Item);

    #[wasm_bindgen(method, js_name = setLatLng)]
    pub(super) fn set_lat_lng(this: &Item, place: &LatLng);

    #[wasm_bindgen(method, js_name = getLatLng)]
    pub(super) fn lat_lng(this: &Item) -> LatLng;

    #[wasm_bindgen(method, js_name = setLatLngs)]
    pub(super) fn set_lat_lngs(this: &Item, places: &Array);

    #[wasm_bindgen(method, js_name = getElement)]
    pub(super) fn element(this: &Item) -> Option<web_sys::Element>;

    #[wasm_bindgen(js_namespace = L, js_name = polygon)]
    pub(super) fn polygon(places: &Array, options: &Object) -> Item;

    #[wasm_bindgen(js_namespace = L, js_name = polyline)]
    pub(super) fn polyline(places: &Array, options: &Object) -> Item;

    #[wasm_bindgen(js_namespace = L, js_name = gridLayer)]
    pub(super) fn grid_layer(options: &Object) -> Item;

    #[wasm_bindgen(js_namespace = L, js_name = marker)]
    pub(super) fn marker(place: &LatLng, options: &Object) -> Item;

    #[wasm_bindgen(js_namespace = L, js_name = divIcon)]
    pub(super) fn div_icon(options: &Object) -> JsValue;

    #[wasm_bindgen(js_namespace = L, js_name = circle)]
    pub(super) fn circle(place: &LatLng, options: &Object) -> Item;

    #[wasm_bindgen(js_namespace = ["L", "control"], js_name = scale)]
    pub(super) fn scale_control(options: &Object) -> Item;

    /// Column, row and zoom of a square.
    pub(super) type Coords;

    #[wasm_bindgen(method, getter)]
    pub(super) fn x(this: &Coords) -> i32;

    #[wasm_bindgen(method, getter)]
    pub(super) fn y(this: &Coords) -> i32;

    #[wasm_bindgen(method, getter)]
    pub(super) fn z(this: &Coords) -> u8;

    /// An event of a tile or of the pointer.
    pub(super) type MapEvent;

    #[wasm_bindgen(method, getter)]
    pub(super) fn coords(this: &MapEvent) -> Coords;

    #[wasm_bindgen(method, getter)]
    pub(super) fn latlng(this: &MapEvent) -> LatLng;
}

/// An options object.
pub(super) fn options<const N: usize>(entries: [(&str, JsValue); N]) -> Object {
    let object = Object::new();
    for (key, value) in entries {
        // Setting a key of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &key.into(), &value);
    }
    object
}

/// A point as Leaflet takes it in options.
pub(super) fn point(x: f64, y: f64) -> JsValue {
    Array::of2(&x.into(), &y.into()).into()
}
