//! Colours of everything that is not the plan, by day and by night.

use super::colour::Rgb;

/// Colours of everything that is not the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Theme {
    pub(crate) land: Rgb,
    pub(crate) sea: Rgb,
    pub(crate) river: Rgb,
    /// Shallow water along the coast.
    pub(crate) shallow: Rgb,
    pub(crate) road: Rgb,
    /// The roads that order a city.
    pub(crate) main_road: Rgb,
    pub(crate) road_edge: Rgb,
    pub(crate) ink: Rgb,
    pub(crate) border: Rgb,
    /// How much of a zone's official colour shows over the land, in percent.
    pub(crate) strength: u8,
}

impl Theme {
    pub(crate) const DAY: Self = Self {
        land: Rgb(0xf5, 0xf0, 0xe6),
        sea: Rgb(0xcd, 0xdf, 0xea),
        river: Rgb(0x5b, 0x93, 0xbf),
        shallow: Rgb(0xe2, 0xee, 0xf2),
        road: Rgb(0xff, 0xff, 0xff),
        main_road: Rgb(0xff, 0xf3, 0xd0),
        road_edge: Rgb(0x96, 0x84, 0x74),
        ink: Rgb(0x1b, 0x1a, 0x2e),
        border: Rgb(0x6e, 0x5f, 0x5c),
        strength: 72,
    };

    pub(crate) const NIGHT: Self = Self {
        land: Rgb(0x26, 0x25, 0x33),
        sea: Rgb(0x12, 0x1b, 0x2c),
        river: Rgb(0x4f, 0x86, 0xb5),
        shallow: Rgb(0x1c, 0x2a, 0x40),
        road: Rgb(0x4d, 0x4b, 0x60),
        main_road: Rgb(0x6b, 0x62, 0x5c),
        road_edge: Rgb(0x15, 0x14, 0x1f),
        ink: Rgb(0xf4, 0xf1, 0xea),
        border: Rgb(0x0e, 0x0d, 0x16),
        strength: 52,
    };
}
