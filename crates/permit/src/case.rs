//! A file on its way through the office: which steps may follow, who acts, and the office's clock.
//!
//! The log is append-only. The same log gives the same case everywhere; nothing here knows the time of day.

use core::fmt;

use crate::{
    calendar::WorkCalendar,
    date::Date,
    form::{ClockState, Form, State, Step},
};

/// Who moves a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// The applicant.
    Applicant,
    /// A desk of the form, by id.
    Desk(String),
    /// The office's own clock: a deadline that has passed.
    Clock,
}

/// One entry of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The day, where the office is.
    pub on: Date,
    /// Who moved it.
    pub by: Actor,
    /// Where to: id of a step, or `withdrawn`.
    pub to: String,
    /// Fixed word of the reason; empty for the usual one.
    pub reason: String,
    /// What was written; empty for nothing.
    pub note: String,
    /// Whether the applicant sees the note.
    pub is_visible: bool,
}

/// The id of the step that every form has: the applicant took the file back.
pub const WITHDRAWN: &str = "withdrawn";

/// The id of the step that every form has where the applicant's time ran out; a form may have one of its own.
pub const EXPIRED: &str = "expired";

/// Why a move is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum RefusedMove {
    /// The form has no such step.
    UnknownStep,
    /// That step does not follow this one.
    DoesNotFollow,
    /// The work is over.
    Ended,
    /// Somebody else acts now.
    NotYourTurn,
    /// The file came back as often as it may.
    TooManyRounds,
    /// The day lies before the last entry.
    BackInTime,
}

impl fmt::Display for RefusedMove {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::UnknownStep => "the form has no such step",
            Self::DoesNotFollow => "that step does not follow this one",
            Self::Ended => "the work on this file is over",
            Self::NotYourTurn => "somebody else acts now",
            Self::TooManyRounds => "the file came back as often as it may",
            Self::BackInTime => "the day lies before the last entry",
        })
    }
}

impl core::error::Error for RefusedMove {}

/// A file with its log. The first entry is its arrival.
#[derive(Debug, Clone)]
pub struct Case<'a> {
    form: &'a Form,
    log: Vec<Move>,
}

impl<'a> Case<'a> {
    /// A file that arrives.
    pub fn arrives(form: &'a Form, on: Date) -> Option<Self> {
        let to = form.steps.first()?.id.clone();
        let arrival = Move {
            on,
            by: Actor::Applicant,
            to,
            reason: String::new(),
            note: String::new(),
            is_visible: true,
        };
        Some(Self { form, log: vec![arrival] })
    }

    /// A file as it was written down. Each entry is checked again.
    pub fn replay(form: &'a Form, log: &[Move]) -> Result<Self, RefusedMove> {
        let (first, rest) = log.split_first().ok_or(RefusedMove::UnknownStep)?;
        let mut case = Self::arrives(form, first.on).ok_or(RefusedMove::UnknownStep)?;
        if first.to != case.log[0].to {
            return Err(RefusedMove::DoesNotFollow);
        }
        case.log[0] = first.clone();
        for it in rest {
            case.apply(it.clone())?;
        }
        Ok(case)
    }

    /// The log.
    pub fn log(&self) -> &[Move] {
        &self.log
    }

    /// The step it is at; `None` once it was withdrawn.
    pub fn step(&self) -> Option<&'a Step> {
        let last = self.log.last()?;
        self.form.steps.iter().find(|it| it.id == last.to)
    }

    /// The state it is in.
    pub fn state(&self) -> State {
        self.log.last().map_or(State::Withdrawn, |it| self.state_of(&it.to))
    }

    /// Since when it is there.
    pub fn since(&self) -> Option<Date> {
        self.log.last().map(|it| it.on)
    }

    /// How often the applicant was asked to correct.
    pub fn rounds(&self) -> u32 {
        let is_return = |it: &&Move| self.state_of(&it.to) == State::Returned;
        u32::try_from(self.log.iter().filter(is_return).count()).unwrap_or(u32::MAX)
    }

    /// Ids of steps that may follow.
    pub fn next(&self) -> &'a [String] {
        self.step().map_or(&[], |it| it.next.as_slice())
    }

    /// Whether the applicant may still take it back.
    pub fn may_withdraw(&self) -> bool {
        !self.state().is_end()
    }

    /// The step that waited for a payment when the applicant's time ran out. Who had paid by then, and is noticed later, is not
    /// turned away: a desk may move the file on from here.
    pub fn waited_for_payment(&self) -> Option<&'a Step> {
        let (last, rest) = self.log.split_last()?;
        let waited =
            self.form.steps.iter().find(|it| rest.last().is_some_and(|before| it.id == before.to))?;
        let is_it = self.state_of(&last.to) == State::Expired && waited.state == State::AwaitingPayment;
        is_it.then_some(waited)
    }

    /// Adds an entry, where it is one that may follow.
    pub fn apply(&mut self, entry: Move) -> Result<(), RefusedMove> {
        if self.since().is_some_and(|it| entry.on < it) {
            return Err(RefusedMove::BackInTime);
        }
        if entry.to == WITHDRAWN {
            return match (self.may_withdraw(), &entry.by) {
                (false, _) => Err(RefusedMove::Ended),
                (true, Actor::Applicant) => {
                    self.log.push(entry);
                    Ok(())
                }
                (true, _) => Err(RefusedMove::NotYourTurn),
            };
        }
        if let (Some(waited), Actor::Desk(_)) = (self.waited_for_payment(), &entry.by)
            && waited.next.contains(&entry.to)
            && self.state_of(&entry.to) == State::Paid
        {
            self.log.push(entry);
            return Ok(());
        }
        let step = self.step().ok_or(RefusedMove::Ended)?;
        if entry.to == EXPIRED && entry.by == Actor::Clock && step.state.waits_for_applicant() {
            self.log.push(entry);
            return Ok(());
        }
        let to = self.form.steps.iter().find(|it| it.id == entry.to).ok_or(RefusedMove::UnknownStep)?;
        if !step.next.contains(&entry.to) {
            return Err(if step.state.is_end() { RefusedMove::Ended } else { RefusedMove::DoesNotFollow });
        }
        let may = match &entry.by {
            Actor::Applicant => step.state == State::Returned,
            // Whoever sees the money moves a file that waits for it.
            Actor::Desk(desk) => {
                step.state != State::Returned && (*desk == step.desk || step.state == State::AwaitingPayment)
            }
            Actor::Clock => to.state.is_end(),
        };
        if !may {
            return Err(RefusedMove::NotYourTurn);
        }
        if to.state == State::Returned && to.rounds.is_some_and(|it| self.rounds() >= it) {
            return Err(RefusedMove::TooManyRounds);
        }
        self.log.push(entry);
        Ok(())
    }

    fn state_of(&self, step: &str) -> State {
        let ended = if step == EXPIRED { State::Expired } else { State::Withdrawn };
        self.form.steps.iter().find(|it| it.id == step).map_or(ended, |it| it.state)
    }

    /// What the office's clock shows on a day.
    pub fn clock(&self, calendar: &WorkCalendar, today: Date) -> Clock {
        let mut days = 0;
        for (n, entry) in self.log.iter().enumerate() {
            let until = self.log.get(n + 1).map_or(today, |it| it.on);
            if self.state_of(&entry.to).clock() == ClockState::Runs {
                days += calendar.working_days(entry.on, until);
            }
        }
        let state = self.state().clock();
        let time = &self.form.time;
        let limit = (time.unit == "working_days").then_some(time.most).flatten();
        let left = limit.map(|it| it.saturating_sub(days));
        let due = match (state, left) {
            (ClockState::Runs, Some(0)) => self.day_it_ran_out(calendar, limit),
            (ClockState::Runs, Some(left)) => Some(calendar.after_working_days(today, left)),
            _ => None,
        };
        let is_over_time = limit.is_some_and(|it| days > it);
        Clock { state, days, limit, due, is_over_time }
    }

    fn day_it_ran_out(&self, calendar: &WorkCalendar, limit: Option<u32>) -> Option<Date> {
        let mut left = limit?;
        for (n, entry) in self.log.iter().enumerate() {
            if self.state_of(&entry.to).clock() != ClockState::Runs {
                continue;
            }
            let spent = match self.log.get(n + 1) {
                Some(next) => calendar.working_days(entry.on, next.on),
                None => u32::MAX,
            };
            if left <= spent {
                return Some(calendar.after_working_days(entry.on, left));
            }
            left -= spent;
        }
        None
    }
}

/// The office's clock: "day 3 of 5 working days".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// Whether it runs, stands still or is over.
    pub state: ClockState,
    /// Working days that have passed; the day of arrival is day 0.
    pub days: u32,
    /// How many it may take; `None` where the promise is not in working days.
    pub limit: Option<u32>,
    /// The last day, while the clock runs.
    pub due: Option<Date>,
    /// Whether more days have passed than it may take.
    pub is_over_time: bool,
}
