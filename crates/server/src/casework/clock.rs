//! The office's clock: working days from Monday to Friday without holidays, which are data. It stands still where the
//! applicant is to act. It is counted again from the record each time, so no counter can go wrong.

use permit::{Date, WorkCalendar};

use super::way::{ClockState, State, Way};
use crate::{clock::date_at, store::cases::Event, wire};

/// Seconds of a day.
const DAY: i64 = 86_400;

/// The closed days of the office.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    days: WorkCalendar,
}

/// What the clock of a case shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CaseClock {
    pub state: ClockState,
    /// Working days that have passed; the day of arrival is day 0.
    pub days: u32,
    pub limit: Option<u32>,
    /// The last day, while the clock runs.
    pub due: Option<Date>,
    /// More days have passed than the service may take.
    pub is_late: bool,
}

impl CaseClock {
    /// Whether the office should hurry: a day or less is left.
    pub fn is_urgent(&self) -> bool {
        self.state == ClockState::Runs && self.limit.is_some_and(|it| self.days + 1 >= it)
    }
}

impl Calendar {
    /// Reads one date per line, `2026-12-25`; what follows a blank and lines that begin with `#` are notes. Gives the
    /// number of the first line that is none of these.
    pub fn read(text: &str) -> Result<Self, usize> {
        let mut closed = Vec::new();
        for (at, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let date = line.split_whitespace().next().unwrap_or_default();
            closed.push(Date::from_plain(date).ok_or(at + 1)?);
        }
        Ok(Self { days: WorkCalendar::new(closed) })
    }

    /// The day where the city is.
    pub fn day(&self, region: &str, at: i64) -> Date {
        date_at(at + offset_of(region))
    }

    /// The end of the day on which so many working days are over, where the city is.
    pub fn end_of(&self, region: &str, days: u32, now: i64) -> i64 {
        let last = self.days.after_working_days(self.day(region, now), days);
        (i64::from(last.days()) + 1) * DAY - offset_of(region)
    }

    /// The middle of a day where the city is, for what is known by its day only.
    pub fn noon(&self, region: &str, day: Date) -> i64 {
        i64::from(day.days()) * DAY + DAY / 2 - offset_of(region)
    }

    /// Working days between two moments, where the city is.
    pub fn between(&self, region: &str, from: i64, to: i64) -> u32 {
        self.days.working_days(self.day(region, from), self.day(region, to))
    }

    /// Counts from the record of a case what its clock shows at `now`.
    pub fn clock_of(&self, region: &str, way: &Way, events: &[Event], now: i64) -> CaseClock {
        let Some(walked) = way.walk(events, self, region) else {
            // A record that does not fit the way: what can be said is whether somebody works on it.
            let state = events.last().and_then(|it| State::from_word(&it.state));
            let state = state.map_or(ClockState::Over, State::clock);
            return CaseClock { state, days: 0, limit: way.days(), due: None, is_late: false };
        };
        let clock = walked.clock(&self.days, self.day(region, now));
        let (state, is_late) = (clock.state, clock.is_over_time);
        CaseClock { state, days: clock.days, limit: clock.limit, due: clock.due, is_late }
    }
}

/// Seconds that the city's time is ahead of UTC, by the province in its code: western, central and eastern Indonesian
/// time (Keppres 41/1987).
pub fn offset_of(region: &str) -> i64 {
    let province: u32 = region.get(..2).and_then(|it| it.parse().ok()).unwrap_or(0);
    let hours = match province {
        51..=53 | 63..=65 | 71..=76 => 8,
        81.. => 9,
        _ => 7,
    };
    hours * 3_600
}

/// What Indonesians call that time.
pub fn zone_of(region: &str) -> &'static str {
    match offset_of(region) / 3_600 {
        8 => "WITA",
        9 => "WIT",
        _ => "WIB",
    }
}

impl From<CaseClock> for wire::Clock {
    fn from(it: CaseClock) -> Self {
        let state = match it.state {
            ClockState::Runs => "runs",
            ClockState::Paused => "paused",
            ClockState::Over => "stopped",
            ClockState::NotStarted => "not_started",
        };
        let due = it.due.map(|it| it.to_string());
        Self { state: state.to_owned(), days: it.days, limit: it.limit, due, is_late: it.is_late }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(date: &str, hour: i64, state: State, role: &str) -> Event {
        let day = i64::from(Date::from_plain(date).expect("a date of the test").days());
        Event {
            turn: 1,
            at: day * 86_400 + hour * 3_600,
            actor: String::new(),
            role: role.to_owned(),
            action: String::new(),
            step: state.as_str().to_owned(),
            state: state.as_str().to_owned(),
            reason: None,
            note: None,
            is_visible: true,
        }
    }

    #[test]
    fn the_clock_counts_working_days_and_stands_still_for_the_applicant() {
        let calendar =
            Calendar::read("# joint decree\n2026-12-25 Natal\n\n2026-12-24\n").expect("sound lines");
        let log = [
            event("2026-12-17", 1, State::Submitted, "applicant"),
            event("2026-12-18", 1, State::DocCheck, "loket"),
            event("2026-12-21", 1, State::Returned, "loket"),
            event("2026-12-28", 1, State::DocCheck, "applicant"),
        ];
        let clock = |upto: usize, date: &str| {
            let now = event(date, 2, State::Submitted, "").at;
            let clock = calendar.clock_of("53.71", &Way::usual(), &log[..=upto], now);
            (clock.days, clock.state)
        };
        assert_eq!(clock(0, "2026-12-18"), (0, ClockState::NotStarted), "nobody has taken it");
        assert_eq!(clock(1, "2026-12-18"), (0, ClockState::Runs), "the day of arrival does not count");
        assert_eq!(clock(1, "2026-12-21"), (1, ClockState::Runs), "Monday is the first");
        assert_eq!(clock(1, "2026-12-28"), (4, ClockState::Runs), "two holidays are left out");
        assert_eq!(clock(2, "2026-12-28"), (1, ClockState::Paused));
        assert_eq!(clock(3, "2026-12-29"), (2, ClockState::Runs));
    }

    #[test]
    fn days_change_at_the_citys_midnight() {
        let log = [
            event("2026-11-23", 14, State::Submitted, "applicant"),
            event("2026-11-23", 15, State::DocCheck, "loket"),
        ];
        let later = event("2026-11-23", 17, State::Submitted, "").at;
        let days = |region| Calendar::default().clock_of(region, &Way::usual(), &log, later).days;
        // 17:00 in UTC is past midnight in Kupang, and in Malang as well; 15:00 was not, in either.
        assert_eq!((days("53.71"), days("35.07"), days("91.01")), (1, 1, 0), "the east had Tuesday already");
    }

    #[test]
    fn an_applicants_time_ends_with_a_day_of_the_city() {
        let calendar = Calendar::default();
        // Sunday evening in UTC is Monday in Kupang.
        let now = event("2026-11-22", 20, State::Submitted, "").at;
        let end = calendar.end_of("53.71", 1, now);
        assert_eq!((calendar.day("53.71", end - 1), calendar.day("53.71", end)), {
            let day = |text| Date::from_plain(text).expect("a date of the test");
            (day("2026-11-24"), day("2026-11-25"))
        });
        assert_eq!((zone_of("53.71"), zone_of("35.07"), zone_of("91.01")), ("WITA", "WIB", "WIT"));
    }

    #[test]
    fn a_line_that_is_no_date_is_named() {
        assert_eq!(Calendar::read("2026-12-25\n25 Desember\n"), Err(2));
        assert_eq!(Calendar::read("2026-02-30"), Err(1));
    }
}
