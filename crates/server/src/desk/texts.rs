//! The sentences of the desk in the language of whoever sits there.

use axum::http::{HeaderMap, header};
use wording::{Arg, Language, Words, format, officer_text};

use crate::{
    casework::{clock::CaseClock, way::ClockState},
    clock,
    routes::guard::cookie,
};

/// The cookie that keeps the choice of a language.
pub(super) const LANGUAGE: &str = "desk_lang";

/// Looks sentences up.
#[derive(Debug, Clone, Copy)]
pub(super) struct Texts {
    pub(super) language: Language,
}

impl Texts {
    /// In the chosen language, else in one that the browser asks for, else in Indonesian.
    pub(super) fn of(headers: &HeaderMap) -> Self {
        let chosen = cookie(headers, LANGUAGE).and_then(|it| Language::of_tag(&it));
        let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|it| it.to_str().ok()).unwrap_or_default();
        let tags = wanted.split(',').map(|it| it.split(';').next().unwrap_or_default().trim());
        Self { language: chosen.unwrap_or_else(|| Language::negotiate(tags)) }
    }

    pub(super) fn get(self, id: &str) -> String {
        officer_text(self.language, id, &[])
    }

    pub(super) fn with(self, id: &str, args: &[(&str, Arg)]) -> String {
        officer_text(self.language, id, args)
    }

    /// A day in words.
    pub(super) fn day(self, at: i64) -> String {
        let text = clock::rfc3339(at);
        format::date(&Words::new(self.language), text.get(..10).unwrap_or_default())
    }

    /// A day and a time of it, in UTC, which is what the record keeps.
    pub(super) fn time(self, at: i64) -> String {
        let text = clock::rfc3339(at);
        format!("{} {} UTC", self.day(at), text.get(11..16).unwrap_or_default())
    }

    pub(super) fn state(self, code: &str) -> String {
        self.get(&format!("desk-state-{code}"))
    }

    pub(super) fn role(self, code: &str) -> String {
        self.get(&format!("desk-role-{code}"))
    }

    pub(super) fn reason(self, code: &str) -> String {
        self.get(&format!("desk-reason-{code}"))
    }

    /// "Day 3 of 5", and whether the clock stands still.
    pub(super) fn clock(self, it: CaseClock) -> String {
        let days = it.days as usize;
        let counted = match it.limit {
            Some(limit) => {
                let limit = limit as usize;
                self.with("desk-clock-of", &[("days", days.into()), ("limit", limit.into())])
            }
            None => self.with("desk-clock-days", &[("days", days.into())]),
        };
        match it.state {
            ClockState::NotStarted => self.get("desk-clock-before"),
            ClockState::Runs => counted,
            ClockState::Paused => self.with("desk-clock-paused", &[("days", counted.into())]),
            ClockState::Over => self.with("desk-clock-stopped", &[("days", counted.into())]),
        }
    }
}
