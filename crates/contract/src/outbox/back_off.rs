//! How long to wait after a try that failed.

/// Seconds before the first new try.
const FIRST: u64 = 5;
/// Seconds at most.
const LONGEST: u64 = 3_600;

/// Seconds to wait after so many tries: twice as long each time, up to an hour, less up to a third by chance, so that
/// many phones that lost the same signal do not come back at the same moment.
pub fn back_off(tries: u32, chance: u32) -> u64 {
    let whole = FIRST.saturating_mul(1 << tries.saturating_sub(1).min(20)).min(LONGEST);
    whole - whole * u64::from(chance % 1_000) / 3_000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_grows_to_an_hour_and_is_spread() {
        assert_eq!((back_off(1, 0), back_off(2, 0), back_off(3, 0)), (5, 10, 20));
        assert_eq!(back_off(40, 0), 3_600);
        assert_eq!(back_off(u32::MAX, 999), 3_600 - 3_600 * 999 / 3_000);
        assert!((0..5_000).all(|it| (2_400..=3_600).contains(&back_off(30, it))));
    }
}
