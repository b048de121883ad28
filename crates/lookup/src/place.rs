//! A place as people type or paste it: coordinates, a link of a map program, a plus code. What is none of these is a
//! name, and looked up elsewhere. Nothing is ever fetched: a link that hides its place cannot be read.

mod degrees;
mod link;
mod meridian_grid;
mod number;
mod plus_code;
mod utm;

use measure::{InvalidCoordinate, LngLat, Metres};

pub use link::percent_decoded;
pub use meridian_grid::{MeridianGrid, utm_zone_of};
pub use number::{decimal, plain};

/// What a text says of a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Typed {
    /// Nothing was typed.
    Nothing,
    /// An exact place.
    Exact(Exact),
    /// Numbers that make sense only in another way, and the place they would name then.
    Meant(Slip, LngLat),
    /// It is written like a place, but none can be read.
    Unreadable(Unreadable),
    /// No numbers and no link: perhaps a name.
    Name,
}

/// A place that was read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Exact {
    /// The place.
    pub place: LngLat,
    /// How exact the writing is; plus codes name a small square.
    pub accuracy: Option<Metres>,
}

/// How numbers were probably meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// The longitude stands first.
    Swapped,
    /// The minus of the south is missing.
    NoMinus,
}

/// Why no place can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// Numbers, but not two that belong together.
    NotTwoNumbers,
    /// The numbers lie off the earth.
    OffTheEarth,
    /// A short link, which only the network could resolve.
    ShortLink,
    /// A link without a place in it.
    EmptyLink,
}

/// Where the city lies: short codes and zones are read near it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Vicinity {
    /// Its middle.
    pub centre: LngLat,
    /// West, south, east, north, in degrees.
    pub bounds: [f64; 4],
}

impl Vicinity {
    /// Whether a place lies in the city's box.
    pub fn holds(&self, place: LngLat) -> bool {
        let [west, south, east, north] = self.bounds;
        (west..=east).contains(&place.lng()) && (south..=north).contains(&place.lat())
    }
}

/// Reads a text. While the city is not known, short codes and coordinates without a zone are not read.
pub fn read(text: &str, near: Option<&Vicinity>) -> Typed {
    let text = plain(text);
    let text = text.trim();
    if text.is_empty() {
        return Typed::Nothing;
    }
    if link::is_link(text) {
        return match link::read(text) {
            Ok((lat, lng)) => judged(lat, lng, near),
            Err(why) => Typed::Unreadable(why),
        };
    }
    if let Some((place, accuracy)) = plus_code::read(text, near.map(|it| it.centre)) {
        return Typed::Exact(Exact { place, accuracy: Some(accuracy) });
    }
    if let Some(place) = utm::read(text, near.map(|it| it.centre)) {
        return place.map_or_else(Typed::Unreadable, |place| Typed::Exact(Exact { place, accuracy: None }));
    }
    if let Some((lat, lng)) = degrees::read(text) {
        return judged(lat, lng, near);
    }
    // A name may hold a number ("Naikoten 1", "Jalur 40"); coordinates hold hardly anything else.
    let letters = text.chars().filter(|it| it.is_alphabetic()).count();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if digits > letters { Typed::Unreadable(Unreadable::NotTwoNumbers) } else { Typed::Name }
}

/// How a place is written into a field.
pub fn write(place: LngLat) -> String {
    format!("{}, {}", place.lat(), place.lng())
}

/// Two numbers in the order latitude, longitude: as they stand, or as they were probably meant.
fn judged(lat: f64, lng: f64, near: Option<&Vicinity>) -> Typed {
    let exact = |place| Typed::Exact(Exact { place, accuracy: None });
    let swapped = LngLat::new(lat, lng).ok();
    match LngLat::new(lng, lat) {
        Ok(place) => {
            let Some(near) = near.filter(|it| !it.holds(place)) else { return exact(place) };
            let mirrored = LngLat::new(lng, -lat).ok();
            let meant = [(Slip::NoMinus, mirrored), (Slip::Swapped, swapped)];
            let meant =
                meant.into_iter().find_map(|(slip, it)| Some((slip, it.filter(|it| near.holds(*it))?)));
            meant.map_or_else(|| exact(place), |(slip, it)| Typed::Meant(slip, it))
        }
        Err(InvalidCoordinate::Latitude(_)) => {
            swapped.map_or(Typed::Unreadable(Unreadable::OffTheEarth), |it| Typed::Meant(Slip::Swapped, it))
        }
        Err(_) => Typed::Unreadable(Unreadable::OffTheEarth),
    }
}
