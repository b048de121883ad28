//! Transverse Mercator grids on WGS 84, between metres and degrees: Krüger's series in the third flattening, exact to a
//! millimetre within the zones. Judges no text.

use measure::LngLat;

/// Semi-major axis and third flattening of WGS 84.
const A: f64 = 6_378_137.0;
const N: f64 = 0.001_679_220_386_383_705;
/// First eccentricity of WGS 84.
const E: f64 = 0.081_819_190_842_621_49;

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

    /// Easting and northing of a place, in metres; exact to a tenth of a millimetre within the zones.
    pub fn metres(&self, place: LngLat) -> (f64, f64) {
        let (n2, n3) = (N * N, N * N * N);
        let rectifying = A / (1.0 + N) * (1.0 + n2 / 4.0 + n2 * n2 / 64.0);
        let alpha = [
            N / 2.0 - 2.0 / 3.0 * n2 + 5.0 / 16.0 * n3 + 41.0 / 180.0 * n3 * N,
            13.0 / 48.0 * n2 - 3.0 / 5.0 * n3 + 557.0 / 1440.0 * n3 * N,
            61.0 / 240.0 * n3 - 103.0 / 140.0 * n3 * N,
            49_561.0 / 161_280.0 * n3 * N,
        ];
        let sin = libm::sin(place.lat().to_radians());
        let tan = libm::sinh(libm::atanh(sin) - E * libm::atanh(E * sin));
        let lambda = (place.lng() - self.meridian).to_radians();
        let xi1 = libm::atan2(tan, libm::cos(lambda));
        let eta1 = libm::atanh(libm::sin(lambda) / libm::sqrt(1.0 + tan * tan));
        let (mut xi, mut eta, mut twice) = (xi1, eta1, 0.0);
        for a in alpha {
            twice += 2.0;
            xi += a * libm::sin(twice * xi1) * libm::cosh(twice * eta1);
            eta += a * libm::cos(twice * xi1) * libm::sinh(twice * eta1);
        }
        let size = self.scale * rectifying;
        (self.false_easting + size * eta, self.false_northing + size * xi)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metres_lead_back_to_the_place_they_came_from() {
        for (lng, lat) in
            [(123.607, -10.163), (112.632_6, -7.966_6), (109.86, 1.38), (126.0, -10.9), (120.000_01, 0.0)]
        {
            let place = LngLat::new(lng, lat).unwrap();
            for grid in [
                MeridianGrid::utm(utm_zone_of(place), lat < 0.0),
                MeridianGrid::tm3(utm_zone_of(place), true),
            ] {
                let (east, north) = grid.metres(place);
                let back = grid.place(east, north).unwrap();
                assert!((back.lng() - lng).abs() < 1e-8 && (back.lat() - lat).abs() < 1e-8, "{back:?}");
            }
        }
    }
}
