//! Transverse Mercator grids on WGS 84, from metres to degrees: the inverse is Krüger's series in the third flattening,
//! exact to a millimetre within the zones. Judges no text.

use measure::LngLat;

/// Semi-major axis and third flattening of WGS 84.
const A: f64 = 6_378_137.0;
const N: f64 = 0.001_679_220_386_383_705;

/// A grid of metres along one meridian. DGN95 and SRGI2013, the national datums, agree with WGS 84 far better than a
/// border of a plan is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MeridianGrid {
    /// Longitude of the meridian, in degrees.
    pub meridian: f64,
    /// Scale along it.
    pub scale: f64,
    /// Metres that are added to every easting.
    pub false_easting: f64,
    /// Metres that are added to every northing.
    pub false_northing: f64,
}

impl MeridianGrid {
    /// A zone of Universal Transverse Mercator, 1 to 60.
    pub fn utm(zone: u32, is_south: bool) -> Self {
        Self {
            meridian: f64::from(zone) * 6.0 - 183.0,
            scale: 0.9996,
            false_easting: 500_000.0,
            false_northing: if is_south { 10_000_000.0 } else { 0.0 },
        }
    }

    /// A zone of Indonesia's TM-3, in which land is registered: half a UTM zone, the western one (51.1) or the eastern
    /// one (51.2); Peraturan Menteri Negara Agraria/Kepala BPN 3/1997, Pasal 3.
    pub fn tm3(zone: u32, is_eastern: bool) -> Self {
        let middle = f64::from(zone) * 6.0 - 183.0;
        Self {
            meridian: if is_eastern { middle + 1.5 } else { middle - 1.5 },
            scale: 0.9999,
            false_easting: 200_000.0,
            false_northing: 1_500_000.0,
        }
    }

    /// The place of a pair of metres; nothing where that is off the earth.
    pub fn place(&self, east: f64, north: f64) -> Option<LngLat> {
        let n2 = N * N;
        let rectifying = A / (1.0 + N) * (1.0 + n2 / 4.0 + n2 * n2 / 64.0);
        let beta = [
            N / 2.0 - 2.0 / 3.0 * n2 + 37.0 / 96.0 * n2 * N,
            n2 / 48.0 + n2 * N / 15.0,
            17.0 / 480.0 * n2 * N,
        ];
        let delta = [
            2.0 * N - 2.0 / 3.0 * n2 - 2.0 * n2 * N,
            7.0 / 3.0 * n2 - 8.0 / 5.0 * n2 * N,
            56.0 / 15.0 * n2 * N,
        ];
        let xi = (north - self.false_northing) / (self.scale * rectifying);
        let eta = (east - self.false_easting) / (self.scale * rectifying);
        let (mut xi1, mut eta1, mut twice) = (xi, eta, 0.0);
        for b in beta {
            twice += 2.0;
            xi1 -= b * libm::sin(twice * xi) * libm::cosh(twice * eta);
            eta1 -= b * libm::cos(twice * xi) * libm::sinh(twice * eta);
        }
        let chi = libm::asin(libm::sin(xi1) / libm::cosh(eta1));
        let (mut lat, mut twice) = (chi, 0.0);
        for d in delta {
            twice += 2.0;
            lat += d * libm::sin(twice * chi);
        }
        let lng = self.meridian + libm::atan2(libm::sinh(eta1), libm::cos(xi1)).to_degrees();
        LngLat::new(lng, lat.to_degrees()).ok()
    }
}

/// The UTM zone in which a place lies.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a longitude lies within ±180 degrees"
)]
pub fn utm_zone_of(place: LngLat) -> u32 {
    ((place.lng() + 180.0) / 6.0) as u32 % 60 + 1
}
