//! The office's clock: working days from Monday to Friday without holidays, which are data. It stands still where the
//! applicant is to act. It is counted again from the record each time, so no counter can go wrong.

use permit::{Date, WorkCalendar};

use super::way::{ClockState, State};
use crate::{clock::date_at, store::cases::Event, wire};

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

    /// Counts from the record of a case what its clock shows at `now`.
    pub fn clock_of(&self, region: &str, events: &[Event], limit: Option<u32>, now: i64) -> CaseClock {
        let offset = offset_of(region);
        let day = |at: i64| date_at(at + offset);
        let mut days = 0;
        let mut state = ClockState::Over;
        for (at, event) in events.iter().enumerate() {
            state = State::from_word(&event.state).map_or(ClockState::Over, State::clock);
            let until = events.get(at + 1).map_or(now, |it| it.at);
            if state == ClockState::Runs {
                days += self.days.working_days(day(event.at), day(until));
            }
        }
        CaseClock { state, days, limit }
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
            ClockState::Over => "stopped",
            ClockState::NotStarted => "not_started",
        };
        Self { state: state.to_owned(), days: it.days, limit: it.limit }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(date: &str, hour: i64, state: State) -> Event {
        let day = i64::from(Date::from_plain(date).expect("a date of the test").days());
        Event {
            turn: 1,
            at: day * 86_400 + hour * 3_600,
            actor: String::new(),
            role: String::new(),
            action: String::new(),
            step: String::new(),
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
            event("2026-12-18", 1, State::DocCheck),
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
        let log = [event("2026-11-23", 15, State::DocCheck)];
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
