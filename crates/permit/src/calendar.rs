//! Working days: Monday to Friday without the holidays of the year, which are data.

use crate::date::Date;

/// The days on which offices are closed beside Saturday and Sunday: national holidays and joint leave (joint decree of
/// three ministers, every year) and the region's own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WorkCalendar {
    closed: Vec<Date>,
    known_until: Option<Date>,
}

impl WorkCalendar {
    /// A calendar of closed days, in any order. Its years are known to the end of the last day's year.
    pub fn new(mut closed: Vec<Date>) -> Self {
        closed.sort();
        closed.dedup();
        let known_until = closed.last().and_then(|it| Date::new(it.year(), 12, 31));
        Self { closed, known_until }
    }

    /// The last day for which holidays are known; a date beyond it is only likely.
    pub fn known_until(&self) -> Option<Date> {
        self.known_until
    }

    /// Whether offices work on that day.
    pub fn is_working(&self, day: Date) -> bool {
        day.weekday() < 5 && self.closed.binary_search(&day).is_err()
    }

    /// Working days after `from` up to and with `to`: the day something arrives does not count, the next one is the first.
    pub fn working_days(&self, from: Date, to: Date) -> u32 {
        let mut count = 0;
        let mut day = from;
        while day < to {
            day = day.plus_days(1);
            count += u32::from(self.is_working(day));
        }
        count
    }

    /// The day on which that many working days after `from` are over.
    pub fn after_working_days(&self, from: Date, days: u32) -> Date {
        let mut day = from;
        let mut left = days;
        // A calendar that closes every day would never end; ten years of days are beyond any limit in law.
        for _ in 0..3_660 {
            if left == 0 {
                break;
            }
            day = day.plus_days(1);
            left -= u32::from(self.is_working(day));
        }
        day
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekends_and_holidays_do_not_count() {
        let day = |it| Date::from_plain(it).unwrap();
        let calendar = WorkCalendar::new(vec![day("2026-12-25"), day("2026-12-24")]);
        let friday = day("2026-12-18");
        assert_eq!(calendar.working_days(friday, friday), 0);
        assert_eq!(calendar.working_days(friday, day("2026-12-21")), 1, "Monday is the first");
        assert_eq!(calendar.working_days(friday, day("2026-12-28")), 4);
        assert_eq!(calendar.after_working_days(friday, 4), day("2026-12-28"));
        assert_eq!(calendar.after_working_days(friday, 0), friday);
        assert_eq!(calendar.known_until(), Some(day("2026-12-31")));
    }
}
