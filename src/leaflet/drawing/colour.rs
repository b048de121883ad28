//! Colours as numbers: read, mixed and judged for contrast.

/// A colour of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rgb(pub(crate) u8, pub(crate) u8, pub(crate) u8);

impl Rgb {
    /// Reads `#rrggbb`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|it| it.len() == 6 && it.is_ascii())?;
        let part = |from: usize| u8::from_str_radix(&digits[from..from + 2], 16).ok();
        Some(Self(part(0)?, part(2)?, part(4)?))
    }

    /// As CSS writes it.
    pub(crate) fn css(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// `percent` of this colour over the rest of `ground`.
    pub(crate) fn over(self, ground: Self, percent: u8) -> Self {
        let share = u16::from(percent.min(100));
        let mix = |a: u8, b: u8| {
            let sum = u16::from(a) * share + u16::from(b) * (100 - share);
            u8::try_from(sum / 100).expect("a mean of two bytes is a byte")
        };
        Self(mix(self.0, ground.0), mix(self.1, ground.1), mix(self.2, ground.2))
    }

    /// Whether dark ink reads better on it than light ink. The weights are those of Rec. 709 luma; the limit is
    /// where both inks have about the same contrast.
    pub(crate) fn wants_dark_ink(self) -> bool {
        u32::from(self.0) * 2_126 + u32::from(self.1) * 7_152 + u32::from(self.2) * 722 > 1_200_000
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_notation_of_the_pack_is_read_and_written() {
        assert_eq!(Rgb::parse("#ffEb3b"), Some(Rgb(255, 235, 59)));
        assert_eq!(Rgb(255, 235, 59).css(), "#ffeb3b");
        assert_eq!(Rgb::parse("yellow"), None);
        assert_eq!(Rgb::parse("#12345é"), None);
    }

    #[test]
    fn mixing_goes_from_ground_to_colour() {
        let (ink, ground) = (Rgb(200, 0, 100), Rgb(0, 100, 100));
        assert_eq!(ink.over(ground, 0), ground);
        assert_eq!(ink.over(ground, 100), ink);
        assert_eq!(ink.over(ground, 50), Rgb(100, 50, 100));
    }

    #[test]
    fn yellow_wants_dark_ink_and_indigo_light_ink() {
        assert!(Rgb(255, 235, 59).wants_dark_ink());
        assert!(!Rgb(40, 40, 120).wants_dark_ink());
    }
}
