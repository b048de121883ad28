//! The office's clock: working days from Monday to Friday without holidays, which are data. It stands still where the
//! applicant is to act. It is counted again from the record each time, so no counter can go wrong.

use std::collections::BTreeSet;

use super::way::{ClockState, State};
use crate::{store::cases::Event, wire};

/// Seconds of a day.
const DAY: i64 = 86_400;

/// Days on which offices are closed beside Saturday and Sunday, as days since 1970.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    closed: BTreeSet<i64>,
}

/// What the clock of a case shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CaseClock {
    pub state: ClockState,
    /// Working days that have passed; the day of arrival is day 0.
    pub days: u32,
    pub limit: Option<u32>,
}

impl Calendar {
    /// Reads one date per line, `2026-12-25`; what follows a blank and lines that begin with `#` are notes. Gives the
    /// number of the first line that is none of these.
    pub fn read(text: &str) -> Result<Self, usize> {
        let mut closed = BTreeSet::new();
        for (at, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let date = line.split_whitespace().next().unwrap_or_default();
            closed.insert(crate::clock::day_of(date).ok_or(at + 1)?);
        }
        Ok(Self { closed })
    }

    /// Counts from the record of a case what its clock shows at `now`.
    pub fn clock_of(&self, region: &str, events: &[Event], limit: Option<u32>, now: i64) -> CaseClock {
        let offset = offset_of(region);
        let day = |at: i64| (at + offset).div_euclid(DAY);
        let mut days = 0;
        let mut state = ClockState::Stopped;
        for (at, event) in events.iter().enumerate() {
            state = State::of_code(&event.state).map_or(ClockState::Stopped, State::clock);
            let until = events.get(at + 1).map_or(now, |it| it.at);
            if state == ClockState::Runs {
                days += self.working_days(day(event.at), day(until));
            }
        }
        CaseClock { state, days, limit }
    }

    /// Working days after `from` up to and with `to`.
    fn working_days(&self, from: i64, to: i64) -> u32 {
        let works = |day: &i64| (day + 3).rem_euclid(7) < 5 && !self.closed.contains(day);
        u32::try_from((from + 1..=to).filter(works).count()).unwrap_or(u32::MAX)
    }
}

/// Seconds that the city's time is ahead of UTC, by the province in its code: western, central and eastern Indonesian
/// time (Keppres 41/1987).
fn offset_of(region: &str) -> i64 {
    let province: u32 = region.get(..2).and_then(|it| it.parse().ok()).unwrap_or(0);
    let hours = match province {
        51..=53 | 63..=65 | 71..=76 => 8,
        81.. => 9,
        _ => 7,
    };
    hours * 3_600
}

impl From<CaseClock> for wire::Clock {
    fn from(it: CaseClock) -> Self {
        let state = match it.state {
            ClockState::Runs => "runs",
            ClockState::Paused => "paused",
            ClockState::Stopped => "stopped",
        };
        Self { state: state.to_owned(), days: it.days, limit: it.limit }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(date: &str, hour: i64, state: State) -> Event {
        let day = crate::clock::day_of(date).expect("a date of the test");
        Event {
            turn: 1,
            at: day * DAY + hour * 3_600,
            actor: String::new(),
            role: String::new(),
            action: String::new(),
            step: String::new(),
            state: state.code().to_owned(),
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
            event("2026-12-18", 1, State::Submitted),
            event("2026-12-21", 1, State::Returned),
            event("2026-12-28", 1, State::DocCheck),
        ];
        let clock = |upto: usize, date: &str| {
            let now = event(date, 2, State::Submitted).at;
            let clock = calendar.clock_of("53.71", &log[..upto], Some(5), now);
            (clock.days, clock.state)
        };
        assert_eq!(clock(1, "2026-12-18"), (0, ClockState::Runs), "the day of arrival does not count");
        assert_eq!(clock(1, "2026-12-21"), (1, ClockState::Runs), "Monday is the first");
        assert_eq!(clock(1, "2026-12-28"), (4, ClockState::Runs), "two holidays are left out");
        assert_eq!(clock(2, "2026-12-28"), (1, ClockState::Paused));
        assert_eq!(clock(3, "2026-12-29"), (2, ClockState::Runs));
    }

    #[test]
    fn days_change_at_the_citys_midnight() {
        let log = [event("2026-11-23", 15, State::Submitted)];
        let later = event("2026-11-23", 17, State::Submitted).at;
        let days = |region| Calendar::default().clock_of(region, &log, None, later).days;
        // 17:00 in UTC is past midnight in Kupang, and in Malang as well; 15:00 was not, in either.
        assert_eq!((days("53.71"), days("35.07"), days("91.01")), (1, 1, 0), "the east had Tuesday already");
    }

    #[test]
    fn a_line_that_is_no_date_is_named() {
        assert_eq!(Calendar::read("2026-12-25\n25 Desember\n"), Err(2));
        assert_eq!(Calendar::read("2026-02-30"), Err(1));
    }
}
