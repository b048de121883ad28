//! Quantities whose unit is in the type.

use core::fmt;

/// A length on the ground in metres, never negative, never NaN.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Metres(f64);

impl Metres {
    /// No length.
    pub const ZERO: Self = Self(0.0);

    /// Takes a length; a negative or undefined number becomes zero.
    pub fn new(value: f64) -> Self {
        Self(if value > 0.0 { value } else { 0.0 })
    }

    /// The number of metres.
    pub fn value(self) -> f64 {
        self.0
    }

    /// Rounded to whole centimetres, the unit in which lengths are reported.
    pub fn to_centimetres(self) -> Self {
        Self(libm::round(self.0 * 100.0) / 100.0)
    }

    /// The longer of two lengths.
    pub fn max(self, other: Self) -> Self {
        if other.0 > self.0 { other } else { self }
    }
}

/// A part of a whole in millionths, 0 to 1,000,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share(u32);

impl Share {
    /// The whole.
    pub const WHOLE: Self = Self(1_000_000);
    /// Nothing of it.
    pub const NOTHING: Self = Self(0);

    /// From millionths; more than a million becomes the whole.
    pub fn from_millionths(value: u32) -> Self {
        Self(value.min(1_000_000))
    }

    /// From a fraction; out of range or undefined is clamped.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=1e6 first")]
    pub fn from_fraction(value: f64) -> Self {
        let millionths = libm::round(value * 1e6).clamp(0.0, 1e6);
        Self(if millionths.is_nan() { 0 } else { millionths as u32 })
    }

    /// The number of millionths.
    pub fn millionths(self) -> u32 {
        self.0
    }

    /// The share as a fraction, 0.0 to 1.0.
    pub fn fraction(self) -> f64 {
        f64::from(self.0) / 1e6
    }
}

impl fmt::Display for Share {
    /// Percent with two decimals; wording, not this, formats numbers for people.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2} %", f64::from(self.0) / 10_000.0)
    }
}
