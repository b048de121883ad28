//! The time of day, and how times are written. The only place that asks for the time; rules are handed the time they
//! judge by.

use std::time::{SystemTime, UNIX_EPOCH};

use permit::Date;

const DAY: i64 = 86_400;

/// Seconds since 1970 in UTC.
pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

/// A time as RFC 3339 writes it, in UTC.
pub fn rfc3339(at: i64) -> String {
    let date = date_at(at);
    let (year, month, day) = (date.year(), date.month(), date.day());
    let second = at.rem_euclid(DAY);
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", second / 3_600, second / 60 % 60, second % 60)
}

/// Reads a time as RFC 3339 writes it, with any zone; nothing where it is none.
pub fn from_rfc3339(text: &str) -> Option<i64> {
    let (date, rest) = (Date::from_plain(text.get(..10)?)?, text.get(10..)?);
    let number = |text: &str| -> Option<i64> {
        let is_one = text.len() == 2 && text.bytes().all(|it| it.is_ascii_digit());
        text.parse().ok().filter(|_| is_one)
    };
    let clock = rest.strip_prefix(['T', 't', ' '])?;
    let (hour, minute) = (number(clock.get(..2)?)?, number(clock.get(3..5)?)?);
    let (second, marks) = (number(clock.get(6..8)?)?, (clock.get(2..3)?, clock.get(5..6)?));
    if marks != (":", ":") || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let zone = clock.get(8..)?;
    let zone = match zone.strip_prefix('.') {
        Some(it) => it.trim_start_matches(|it: char| it.is_ascii_digit()),
        None => zone,
    };
    let ahead = match zone.split_at_checked(1)? {
        ("Z" | "z", "") => 0,
        (sign @ ("+" | "-"), it) => {
            let minutes = number(it.get(..2)?)? * 60 + number(it.get(3..)?)?;
            minutes * if sign == "-" { -60 } else { 60 }
        }
        _ => return None,
    };
    Some(i64::from(date.days()) * DAY + hour * 3_600 + minute * 60 + second - ahead)
}

/// A time as headers of HTTP write it.
pub fn http_date(at: i64) -> String {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let days = at.div_euclid(DAY);
    let date = date_at(at);
    let name = |all: &[&'static str], at: i64| usize::try_from(at).ok().and_then(|it| all.get(it).copied());
    let weekday = name(&DAYS, days.rem_euclid(7)).unwrap_or_default();
    let month = name(&MONTHS, i64::from(date.month()) - 1).unwrap_or_default();
    let second = at.rem_euclid(DAY);
    let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
    let (year, day) = (date.year(), date.day());
    format!("{weekday}, {day:02} {month} {year:04} {hour:02}:{minute:02}:{second:02} GMT")
}

/// The day of a time, in UTC.
pub fn date_at(at: i64) -> Date {
    Date::from_days(i32::try_from(at.div_euclid(DAY)).unwrap_or(i32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_as_the_standard_says() {
        assert_eq!(rfc3339(0), "1970-01-01T00:00:00Z");
        assert_eq!(rfc3339(951_827_696), "2000-02-29T12:34:56Z");
        assert_eq!(rfc3339(4_102_444_799), "2099-12-31T23:59:59Z");
        assert_eq!(from_rfc3339("2000-02-29T12:34:56Z"), Some(951_827_696));
        assert_eq!(from_rfc3339("2000-02-29T20:34:56.125+08:00"), Some(951_827_696));
        for bad in
            ["", "2000-02-30T12:34:56Z", "2000-02-29T12:34:56", "2000-02-29", "2000-02-29T25:00:00Z", "besok"]
        {
            assert_eq!(from_rfc3339(bad), None, "{bad}");
        }
        assert_eq!(http_date(784_111_777), "Sun, 06 Nov 1994 08:49:37 GMT");
    }
}
