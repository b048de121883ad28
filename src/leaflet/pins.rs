//! The marker of the place that is asked about, and the circle of a position's accuracy. Neither takes the pointer:
//! what lies under them can still be asked about.

use measure::{LngLat, Metres};
use wasm_bindgen::JsValue;

use super::bindings::{Item, LatLng, Map, circle, div_icon, lat_lng, marker, options, point};

/// A drop with a hollow middle, its tip at the place. Fixed text of ours, no input.
const DROP: &str = concat!(
    r#"<svg viewBox="0 0 36 48" width="36" height="48" aria-hidden="true" focusable="false">"#,
    r#"<path class="app-map__pin-body" d="M18 46C13 36 3 29 3 18a15 15 0 0 1 30 0c0 11-10 18-15 28z"/>"#,
    r#"<circle class="app-map__pin-eye" cx="18" cy="18" r="6"/></svg>"#
);

/// The pins on a map.
#[derive(Default)]
pub(super) struct Pins {
    place: Option<Item>,
    accuracy: Option<Item>,
    numbered: Vec<Item>,
}

impl Pins {
    /// Moves the marker, or takes it away.
    pub(super) fn set_place(&mut self, map: &Map, place: Option<LngLat>) {
        match (place.map(to_leaflet), &self.place) {
            (Some(place), Some(marker)) => marker.set_lat_lng(&place),
            (Some(place), None) => self.place = Some(new_marker(&place).add_to(map)),
            (None, _) => take_away(&mut self.place),
        }
    }

    /// Shows how far off a position may be, or nothing.
    pub(super) fn set_accuracy(&mut self, map: &Map, position: Option<(LngLat, Metres)>) {
        take_away(&mut self.accuracy);
        if let Some((place, accuracy)) = position {
            let circle = circle(
                &to_leaflet(place),
                &options([
                    ("radius", accuracy.value().into()),
                    ("className", "app-map__accuracy".into()),
                    ("interactive", false.into()),
                ]),
            );
            self.accuracy = Some(circle.add_to(map));
        }
    }
}

impl Pins {
    /// Shows places with their numbers in a list, from 1.
    pub(super) fn set_numbered(&mut self, map: &Map, places: &[LngLat]) {
        self.numbered.drain(..).for_each(|it| it.take_away());
        for (at, place) in places.iter().enumerate() {
            let icon = div_icon(&options([
                ("className", "app-map__number".into()),
                ("html", format!("<span>{}</span>", at + 1).into()),
                ("iconSize", point(28.0, 28.0)),
            ]));
            let settings = [
                ("icon", icon),
                ("interactive", false.into()),
                ("keyboard", false.into()),
                ("alt", JsValue::from_str("")),
            ];
            self.numbered.push(marker(&to_leaflet(*place), &options(settings)).add_to(map));
        }
    }
}

impl Drop for Pins {
    fn drop(&mut self) {
        self.numbered.drain(..).for_each(|it| it.take_away());
        take_away(&mut self.place);
        take_away(&mut self.accuracy);
    }
}

fn take_away(item: &mut Option<Item>) {
    if let Some(item) = item.take() {
        item.take_away();
    }
}

fn new_marker(place: &LatLng) -> Item {
    let icon = div_icon(&options([
        ("className", "app-map__pin".into()),
        ("html", DROP.into()),
        ("iconSize", point(36.0, 48.0)),
        ("iconAnchor", point(18.0, 46.0)),
    ]));
    marker(
        place,
        &options([
            ("icon", icon),
            ("interactive", false.into()),
            ("keyboard", false.into()),
            ("alt", JsValue::from_str("")),
        ]),
    )
}

pub(super) fn to_leaflet(place: LngLat) -> LatLng {
    lat_lng(place.lat(), place.lng())
}
