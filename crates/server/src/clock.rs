//! The time of day, and how times are written. The only place that asks for the time; rules are handed the time they
//! judge by.

use std::time::{SystemTime, UNIX_EPOCH};

const DAY: i64 = 86_400;

/// Seconds since 1970 in UTC.
pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

/// A time as RFC 3339 writes it, in UTC.
pub fn rfc3339(at: i64) -> String {
    let (year, month, day) = date_of(at.div_euclid(DAY));
    let second = at.rem_euclid(DAY);
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", second / 3_600, second / 60 % 60, second % 60)
}

/// A time as headers of HTTP write it.
pub fn http_date(at: i64) -> String {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let days = at.div_euclid(DAY);
    let (year, month, day) = date_of(days);
    let name = |all: &[&'static str], at: i64| usize::try_from(at).ok().and_then(|it| all.get(it).copied());
    let weekday = name(&DAYS, days.rem_euclid(7)).unwrap_or_default();
    let month = name(&MONTHS, month - 1).unwrap_or_default();
    let second = at.rem_euclid(DAY);
    let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
    format!("{weekday}, {day:02} {month} {year:04} {hour:02}:{minute:02}:{second:02} GMT")
}

/// Year, month and day of a day since 1970, by the rule for Gregorian years that begin in March.
pub fn date_of(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

/// The day since 1970 of a date written `2026-11-22`; nothing for a day that does not exist.
pub fn day_of(date: &str) -> Option<i64> {
    let mut parts = date.split('-');
    let mut number = |digits: usize| -> Option<i64> {
        let part = parts.next()?;
        let is_plain = part.len() == digits && part.bytes().all(|it| it.is_ascii_digit());
        if is_plain { part.parse().ok() } else { None }
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    let start = (year - 1970) * 365 + (year - 1969).div_euclid(4) - 20;
    // The day lies within two months of this guess; the calendar itself says which it is.
    (start..start + 420).find(|it| date_of(*it) == (year, month, day)).filter(|_| parts.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_as_the_standard_says() {
        assert_eq!(rfc3339(0), "1970-01-01T00:00:00Z");
        assert_eq!(rfc3339(951_827_696), "2000-02-29T12:34:56Z");
        assert_eq!(rfc3339(4_102_444_799), "2099-12-31T23:59:59Z");
        assert_eq!(http_date(784_111_777), "Sun, 06 Nov 1994 08:49:37 GMT");
    }

    #[test]
    fn dates_are_read_and_wrong_ones_are_not() {
        for (text, day) in [("1970-01-01", 0), ("2000-02-29", 11_016), ("2026-12-31", 20_818)] {
            assert_eq!(day_of(text), Some(day), "{text}");
            assert!(rfc3339(day * DAY).starts_with(text));
        }
        for text in ["2026-02-29", "2026-13-01", "26-01-01", "2026-1-1", "2026-01-01-01", "+026-01-01", ""] {
            assert_eq!(day_of(text), None, "{text}");
        }
    }
}
