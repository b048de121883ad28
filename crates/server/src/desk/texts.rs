//! The sentences of the desk in the language of whoever sits there.

use axum::http::{HeaderMap, header};
use permit::Texts as FormTexts;
use wording::{Arg, Language, OF_FORMS, Words, format, has_officer_text, officer_text};
use zoning::{Figure, Unit};

use crate::{
    casework::{
        clock::{CaseClock, offset_of, zone_of},
        granted::{self, Facts},
        roles::Role,
        way::ClockState,
    },
    clock,
    plans::Plans,
    routes::guard::cookie,
};

/// The cookie that keeps the choice of a language.
pub(super) const LANGUAGE: &str = "desk_lang";

/// Looks sentences up.
#[derive(Debug, Clone, Copy)]
pub(super) struct Texts {
    pub(super) language: Language,
    /// Seconds that the city is ahead of UTC, and what that time is called.
    zone: (i64, &'static str),
}

impl Texts {
    /// In the chosen language, else in one that the browser asks for, else in Indonesian.
    pub(super) fn of(headers: &HeaderMap) -> Self {
        let chosen = cookie(headers, LANGUAGE).and_then(|it| Language::of_tag(&it));
        let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|it| it.to_str().ok()).unwrap_or_default();
        let tags = wanted.split(',').map(|it| it.split(';').next().unwrap_or_default().trim());
        Self { language: chosen.unwrap_or_else(|| Language::negotiate(tags)), zone: (0, "UTC") }
    }

    /// For what is written in Indonesian whoever reads it.
    pub(super) fn indonesian() -> Self {
        Self { language: Language::default(), zone: (0, "UTC") }
    }

    /// The same with times as a city's clocks show them.
    pub(super) fn of_region(self, region: &str) -> Self {
        Self { zone: (offset_of(region), zone_of(region)), ..self }
    }

    pub(super) fn get(self, id: &str) -> String {
        officer_text(self.language, id, &[])
    }

    pub(super) fn with(self, id: &str, args: &[(&str, Arg)]) -> String {
        officer_text(self.language, id, args)
    }

    /// A sentence whose id holds a code; the code itself where there is none.
    pub(super) fn coded(self, id: &str, code: &str) -> String {
        if has_officer_text(self.language, id) { self.get(id) } else { code.to_owned() }
    }

    /// A sentence of the forms that applicants fill in.
    pub(super) fn form(self, id: &str, args: &[(&str, Arg)]) -> String {
        Words::new(self.language).text_of(&OF_FORMS, id, args)
    }

    /// The short words of an outcome.
    pub(super) fn outcome(self, word: &str) -> String {
        let id = format!("outcome-{}", word.replace('_', "-"));
        let words = Words::new(self.language);
        if words.has(&id) { words.text(&id) } else { word.to_owned() }
    }

    /// A day in words.
    pub(super) fn day(self, at: i64) -> String {
        let text = clock::rfc3339(at + self.zone.0);
        self.date(text.get(..10).unwrap_or_default())
    }

    /// A date in words.
    pub(super) fn date(self, date: &str) -> String {
        format::date(&Words::new(self.language), date)
    }

    /// A day and a time of it, as the city's clocks show it.
    pub(super) fn time(self, at: i64) -> String {
        let text = clock::rfc3339(at + self.zone.0);
        format!("{} {} {}", self.day(at), text.get(11..16).unwrap_or_default(), self.zone.1)
    }

    /// An amount of money.
    pub(super) fn rupiah(self, amount: i64) -> String {
        let words = Words::new(self.language);
        match u32::try_from(amount) {
            Ok(it) => format::rupiah(&words, it),
            Err(_) => format!("Rp {amount}"),
        }
    }

    /// An amount of money that an applicant answered.
    pub(super) fn amount(self, value: f64) -> String {
        let amount = format::number(self.language, value, 0);
        Words::new(self.language).text_with("money-rupiah", &[("amount", amount.into())])
    }

    /// A number with so many decimals, without needless ones.
    pub(super) fn number(self, value: f64) -> String {
        format::number(self.language, value, if value.fract() == 0.0 { 0 } else { 2 })
    }

    /// A figure of a building with its unit.
    pub(super) fn figure(self, figure: Figure, value: i64) -> String {
        #[expect(clippy::cast_precision_loss, reason = "figures of buildings are far below 2^53")]
        let value = value as f64;
        match figure.unit() {
            Unit::SquareMetreHundredths => format!("{} m²", self.number(value / 100.0)),
            Unit::Centimetres => format!("{} m", self.number(value / 100.0)),
            Unit::Count => self.number(value),
        }
    }

    pub(super) fn state(self, code: &str) -> String {
        self.get(&format!("desk-state-{code}"))
    }

    pub(super) fn role(self, code: &str) -> String {
        self.get(&format!("desk-role-{code}"))
    }

    /// What is decided: in the words of the form, else in general ones.
    pub(super) fn granted(self, plans: &Plans, of: (&str, &str), number: &str, words: &FormTexts) -> String {
        let (tag, (region, service)) = (self.language.tag(), of);
        let (service, valid) = (plans.service_name(region, service, tag), plans.valid(region, service, tag));
        let facts = Facts { number, service: &service, valid: &valid };
        granted::filled(words.get(tag), facts).unwrap_or_else(|| self.get("paper-granted"))
    }

    /// Who did something: the role, and of an officer the name to sign in with.
    pub(super) fn actor(self, role: &str, actor: &str) -> String {
        if Role::of_code(role).is_some() { format!("{} ({actor})", self.role(role)) } else { self.role(role) }
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
            ClockState::Runs if it.is_late => self.with("desk-clock-late", &[("days", counted.into())]),
            ClockState::Runs => counted,
            ClockState::Paused => self.with("desk-clock-paused", &[("days", counted.into())]),
            ClockState::Over => self.with("desk-clock-stopped", &[("days", counted.into())]),
        }
    }
}
