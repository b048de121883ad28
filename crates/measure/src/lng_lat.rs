//! WGS 84 geographic coordinates in degrees, checked when they come in.

use core::fmt;

/// The latitude at which Web Mercator ends (EPSG:3857, a square world).
pub(crate) const MERCATOR_LIMIT: f64 = 85.051_128_779_806_6;

/// A place in degrees, WGS 84, always finite and inside the Web Mercator square.
///
/// ```
/// let kupang = measure::LngLat::new(123.607, -10.163)?;
/// assert_eq!(kupang.lat(), -10.163);
/// assert!(measure::LngLat::new(10.0, 123.6).is_err(), "latitude and longitude are swapped");
/// # Ok::<(), measure::InvalidCoordinate>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LngLat {
    lng: f64,
    lat: f64,
}

/// Why a pair of numbers is no place.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum InvalidCoordinate {
    /// One of the numbers is infinite or not a number.
    NotFinite,
    /// The longitude, in degrees, is outside −180…180.
    Longitude(f64),
    /// The latitude, in degrees, is outside what the map projection can hold (±85.05°).
    Latitude(f64),
}

impl fmt::Display for InvalidCoordinate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFinite => write!(f, "coordinate is not a finite number"),
            Self::Longitude(lng) => write!(f, "longitude {lng} is outside -180 to 180 degrees"),
            Self::Latitude(lat) => write!(f, "latitude {lat} is outside -85.05 to 85.05 degrees"),
        }
    }
}

impl core::error::Error for InvalidCoordinate {}

impl LngLat {
    /// Checks the numbers, in degrees, longitude first as in GeoJSON (RFC 7946).
    pub fn new(lng: f64, lat: f64) -> Result<Self, InvalidCoordinate> {
        if !lng.is_finite() || !lat.is_finite() {
            return Err(InvalidCoordinate::NotFinite);
        }
        if !(-180.0..=180.0).contains(&lng) {
            return Err(InvalidCoordinate::Longitude(lng));
        }
        if !(-MERCATOR_LIMIT..=MERCATOR_LIMIT).contains(&lat) {
            return Err(InvalidCoordinate::Latitude(lat));
        }
        Ok(Self { lng, lat })
    }

    /// Longitude in degrees, east positive.
    pub fn lng(self) -> f64 {
        self.lng
    }

    /// Latitude in degrees, north positive.
    pub fn lat(self) -> f64 {
        self.lat
    }
}
