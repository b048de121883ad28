//! How important a name is: its rank, the zoom from which it is written, how often it may stand in one view.
//! Classes of places are those of the pack's base map.

/// A kind of name, the most important first. The order is the order of placing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    City,
    Kelurahan,
    /// The code of a zone, standing inside it.
    Code,
    Sea,
    /// Where everybody knows the way to: airport, harbour, market, hospital, campus, a quarter's name.
    Landmark,
    MainRoad,
    River,
    Road,
    /// Offices, clinics, parks, beaches.
    Public,
    /// Schools, houses of worship, shops, cemeteries.
    Rest,
    /// Bridges and crossings: dense, and seldom what somebody looks for.
    Crossing,
}

impl Class {
    /// The class of a shape of the base map by its kind and class; `None` for what bears no name.
    pub(crate) fn of(kind: &str, class: &str) -> Option<Self> {
        Some(match (kind, class) {
            ("sea", _) => Self::Sea,
            ("river", _) => Self::River,
            ("road", "arteri" | "arterial" | "kolektor" | "collector") => Self::MainRoad,
            ("road", _) => Self::Road,
            ("place", "kota" | "city") => Self::City,
            (
                "place",
                "bandara" | "pelabuhan" | "terminal" | "pasar" | "rumah sakit" | "kampus" | "kawasan",
            ) => Self::Landmark,
            ("place", "kantor" | "kesehatan" | "taman" | "pantai" | "alam" | "museum" | "olahraga") => {
                Self::Public
            }
            ("place", "jembatan" | "simpang") => Self::Crossing,
            ("place", _) => Self::Rest,
            _ => return None,
        })
    }

    /// The zoom from which it is written. At 13 a city fills the screen, and only what orders it is named.
    pub(crate) fn least_zoom(self) -> u8 {
        match self {
            Self::City | Self::Sea => 9,
            Self::Kelurahan => 12,
            Self::Landmark | Self::MainRoad => 13,
            Self::Code | Self::River => 14,
            Self::Road | Self::Public => 15,
            Self::Rest => 16,
            Self::Crossing => 17,
        }
    }

    /// How far from each other the same name may stand twice, in pixels; `None` for once in a view.
    pub(crate) fn repeat(self) -> Option<f64> {
        match self {
            Self::Code => Some(144.0),
            Self::MainRoad | Self::Road | Self::River => Some(420.0),
            _ => None,
        }
    }

    /// Whether it runs along a line.
    pub(crate) fn is_along(self) -> bool {
        matches!(self, Self::MainRoad | Self::Road | Self::River)
    }

    /// Whether a dot marks the place that is named.
    pub(crate) fn has_dot(self) -> bool {
        matches!(self, Self::Landmark | Self::Public | Self::Rest | Self::Crossing)
    }

    /// Height of a line of it with its halo, in pixels.
    pub(crate) fn height(self) -> f64 {
        match self {
            Self::City => 24.0,
            Self::Kelurahan | Self::Sea => 18.0,
            _ => 16.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rank_follows_what_orders_a_city() {
        assert!(Class::City < Class::Kelurahan && Class::Kelurahan < Class::Code);
        assert!(
            Class::Code < Class::MainRoad && Class::MainRoad < Class::River && Class::River < Class::Public
        );
        assert_eq!(Class::of("place", "jembatan"), Some(Class::Crossing));
        assert_eq!(Class::of("land", ""), None);
    }

    #[test]
    fn at_zoom_13_neither_bridges_nor_mosques_are_named() {
        let named = |kind: &str, class: &str| Class::of(kind, class).is_some_and(|it| it.least_zoom() <= 13);
        assert!(named("place", "pasar") && named("road", "arteri") && named("sea", ""));
        assert!(!named("place", "jembatan") && !named("place", "ibadah") && !named("road", "lokal"));
    }
}
