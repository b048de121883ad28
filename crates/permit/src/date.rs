//! Civil dates: the calendar alone, no clock and no time zone.

use core::fmt;

/// A day of the calendar, from 1800 to 2999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// First letters of the months' names in Indonesian and English.
const MONTHS: [&[&str]; 12] = [
    &["jan"],
    &["feb", "peb"],
    &["mar"],
    &["apr"],
    &["mei", "may"],
    &["jun"],
    &["jul"],
    &["agu", "aug", "ags"],
    &["sep"],
    &["okt", "oct"],
    &["nov", "nop"],
    &["des", "dec"],
];

impl Date {
    /// A day that exists; `None` for others.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let exists = (1800..=2999).contains(&year)
            && (1..=12).contains(&month)
            && day >= 1
            && day <= days_in(year, month);
        exists.then_some(Self { year, month, day })
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, from 1.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }

    /// Days since 1970-01-01, by the rule for Gregorian years that begin in March.
    pub fn days(self) -> i32 {
        let shifted = i32::from(self.year) - i32::from(self.month <= 2);
        let (era, of_era) = (shifted / 400, shifted % 400);
        let month = (i32::from(self.month) + 9) % 12;
        let of_year = (153 * month + 2) / 5 + i32::from(self.day) - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// The day that many days after 1970-01-01; held at the ends of the range.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the days are held within the range just before, so year, month and day are small and positive"
    )]
    pub fn from_days(days: i32) -> Self {
        let shifted = days.clamp(-62_091, 376_199) + 719_468;
        let (era, of_era) = (shifted / 146_097, shifted % 146_097);
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        Self { year: (year + era * 400 + i32::from(month <= 2)) as u16, month: month as u8, day: day as u8 }
    }

    /// That many days later, or earlier.
    pub fn plus_days(self, days: i32) -> Self {
        Self::from_days(self.days().saturating_add(days))
    }

    /// That many months later or earlier: the same day, or the month's last.
    #[expect(clippy::cast_sign_loss, reason = "held within the range of years")]
    pub fn plus_months(self, months: i32) -> Self {
        let count = i32::from(self.year) * 12 + i32::from(self.month) - 1;
        let count = count.saturating_add(months).clamp(1800 * 12, 2999 * 12 + 11);
        let (year, month) = ((count / 12) as u16, (count % 12) as u8 + 1);
        Self { year, month, day: self.day.min(days_in(year, month)) }
    }

    /// Monday 0 … Sunday 6.
    pub fn weekday(self) -> u8 {
        u8::try_from((self.days() + 3).rem_euclid(7)).unwrap_or(0)
    }

    /// Full years from this day to another: an age. Zero before a year is full.
    pub fn years_until(self, other: Self) -> u16 {
        let before = (other.month, other.day) < (self.month, self.day);
        other.year.saturating_sub(self.year).saturating_sub(u16::from(before))
    }

    /// Months begun after this day until another: none on or before it, one on the next day.
    pub fn months_started_until(self, other: Self) -> u32 {
        if other <= self {
            return 0;
        }
        let months = |it: Self| i32::from(it.year) * 12 + i32::from(it.month);
        let full = months(other) - months(self);
        // The day of the month on which the next month begins; the 31st falls on a short month's last day.
        let is_full = self.plus_months(full) >= other;
        u32::try_from(full + i32::from(!is_full)).unwrap_or(0)
    }

    /// What somebody typed: `22-11-2026`, `22/11/2026`, `22 November 2026`, `22112026` or `2026-11-22`.
    pub fn from_typed(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let parts: Vec<&str> =
            text.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
        match parts.as_slice() {
            [year, month, day] if year.len() == 4 => Self::of(year, month, day),
            [day, month, year] => Self::of(year, month, day),
            [all] if all.len() == 8 && all.is_ascii() => Self::of(&all[4..], &all[2..4], &all[..2]),
            _ => None,
        }
    }

    /// A date as it stands in files: `2026-11-22`.
    pub fn from_plain(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let is_plain = bytes.len() == 10 && text.is_ascii() && bytes[4] == b'-' && bytes[7] == b'-';
        if is_plain { Self::of(&text[..4], &text[5..7], &text[8..]) } else { None }
    }

    fn of(year: &str, month: &str, day: &str) -> Option<Self> {
        let is_number = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
        if year.len() != 4 || !is_number(year) || !is_number(day) || day.len() > 2 {
            return None;
        }
        let month = if is_number(month) && month.len() <= 2 {
            month.parse().ok()?
        } else {
            let starts = |names: &&[&str]| names.iter().any(|it| month.starts_with(it));
            u8::try_from(MONTHS.iter().position(starts)? + 1).ok()?
        };
        Self::new(year.parse().ok()?, month, day.parse().ok()?)
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A limit of a date field: a day, or one counted from today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateLimit {
    /// A day.
    On(Date),
    /// Days from today.
    Days(i32),
    /// Months from today.
    Months(i32),
}

impl DateLimit {
    /// `2020-01-31`, `today`, `today+14d`, `today-3m`, `today-17y`.
    pub fn from_plain(text: &str) -> Option<Self> {
        let Some(rest) = text.strip_prefix("today") else { return Date::from_plain(text).map(Self::On) };
        if rest.is_empty() {
            return Some(Self::Days(0));
        }
        let (number, unit) = rest.split_at_checked(rest.len() - 1)?;
        let number: i32 = number.parse().ok().filter(|it: &i32| it.abs() < 100_000)?;
        match unit {
            "d" => Some(Self::Days(number)),
            "m" => Some(Self::Months(number)),
            "y" => Some(Self::Months(number * 12)),
            _ => None,
        }
    }

    /// The day it means.
    pub fn day(self, today: Date) -> Date {
        match self {
            Self::On(day) => day,
            Self::Days(days) => today.plus_days(days),
            Self::Months(months) => today.plus_months(months),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::from_plain(text).unwrap()
    }

    #[test]
    fn days_are_counted_and_found_again() {
        assert_eq!(day("1970-01-01").days(), 0);
        assert_eq!(day("2000-03-01").days(), 11_017);
        let mut before = None;
        for days in -62_091..=376_199 {
            let date = Date::from_days(days);
            assert_eq!(date.days(), days);
            assert!(Date::new(date.year, date.month, date.day).is_some());
            assert!(before.is_none_or(|it| it < date));
            before = Some(date);
        }
        assert_eq!(day("2026-11-22").weekday(), 6, "a Sunday");
    }

    #[test]
    fn dates_are_read_as_people_type_them() {
        let wanted = Some(day("2026-11-02"));
        let typed = [
            "2-11-2026",
            "02/11/2026",
            "2.11.2026",
            "2 November 2026",
            "2 nop 2026",
            "02112026",
            "2026-11-02",
        ];
        for it in typed {
            assert_eq!(Date::from_typed(it), wanted, "{it}");
        }
        for wrong in ["31-02-2026", "2-11-26", "", "besok", "32-01-2026", "2026-13-01", "1-1-1-2026"] {
            assert_eq!(Date::from_typed(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn ages_and_begun_months_are_counted() {
        assert_eq!(day("2009-11-23").years_until(day("2026-11-22")), 16);
        assert_eq!(day("2009-11-22").years_until(day("2026-11-22")), 17);
        assert_eq!(day("2024-10-31").months_started_until(day("2025-01-10")), 3);
        assert_eq!(day("2024-10-31").months_started_until(day("2024-10-31")), 0);
        assert_eq!(day("2024-10-31").months_started_until(day("2024-11-30")), 1);
        assert_eq!(day("2024-10-31").months_started_until(day("2024-12-01")), 2);
        assert_eq!(day("2024-02-29").plus_months(12), day("2025-02-28"));
    }

    #[test]
    fn limits_may_be_counted_from_today() {
        let today = day("2026-11-22");
        let of = |it: &str| DateLimit::from_plain(it).map(|it| it.day(today).to_string());
        assert_eq!(of("today"), Some("2026-11-22".to_owned()));
        assert_eq!(of("today+14d"), Some("2026-12-06".to_owned()));
        assert_eq!(of("today-17y"), Some("2009-11-22".to_owned()));
        assert_eq!(of("today-3m"), Some("2026-08-22".to_owned()));
        assert_eq!(of("1900-01-01"), Some("1900-01-01".to_owned()));
        assert_eq!((of("today-"), of("today+xd"), of("gestern")), (None, None, None));
    }
}
