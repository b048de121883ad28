//! The way of a case through the office: the steps of its service's form, as it was published when the application arrived.
//! Where the pack knew no such form, the case takes the usual way. `permit::Case` walks it; nothing here knows a rule.

use std::{
    collections::BTreeMap,
    sync::{Arc, LazyLock, Mutex},
};

use permit::{
    Actor, Date, EXPIRED, Form, Move, Texts, WITHDRAWN,
    form::{Desk, DeskRole, Step},
};

use super::{clock::Calendar, roles::Role};
use crate::store::{
    StoreError, Tx,
    cases::{Case, Event, papers},
};

pub use permit::form::{ClockState, State};

/// Who acts at a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Turn {
    /// Any of these desks; the first is the one that finds it in its list.
    Desk(Vec<Role>),
    Applicant,
    Nobody,
}

impl Turn {
    /// As it is kept with the case, so that a desk finds its work.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Desk(roles) => roles.first().map_or("nobody", |it| it.code()),
            Self::Applicant => "applicant",
            Self::Nobody => "nobody",
        }
    }
}

/// The way of one case.
#[derive(Debug, Clone)]
pub struct Way {
    pub form: Arc<Form>,
    /// Whether it is the usual way, because nobody knew the form.
    pub is_usual: bool,
}

/// Forms that were read, by the SHA-256 of their files: what has the same name is the same form for ever.
static READ: Mutex<BTreeMap<String, Arc<Form>>> = Mutex::new(BTreeMap::new());

impl Way {
    /// The way of a case.
    pub fn of(tx: &mut dyn Tx, case: &Case) -> Result<Self, StoreError> {
        let Some(digest) = &case.form_digest else { return Ok(Self::usual()) };
        if let Some(form) = READ.lock().ok().and_then(|it| it.get(digest).cloned()) {
            return Ok(Self::of_form(form));
        }
        let body = papers::form(tx, digest)?;
        let form = body.and_then(|it| citypack::parse_form(digest, it.as_bytes()).ok());
        let Some(form) = form.map(Arc::new) else { return Ok(Self::usual()) };
        if let Ok(mut all) = READ.lock() {
            all.insert(digest.clone(), Arc::clone(&form));
        }
        Ok(Self::of_form(form))
    }

    /// The way that a form draws; one without steps takes the usual way.
    pub fn of_form(form: Arc<Form>) -> Self {
        if form.steps.is_empty() { Self::usual() } else { Self { form, is_usual: false } }
    }

    /// The way of services that nobody has drawn.
    pub fn usual() -> Self {
        static USUAL: LazyLock<Arc<Form>> = LazyLock::new(|| Arc::new(usual()));
        Self { form: Arc::clone(&USUAL), is_usual: true }
    }

    pub fn step(&self, id: &str) -> Option<&Step> {
        self.form.steps.iter().find(|it| it.id == id)
    }

    /// Where a case arrives.
    pub fn first(&self) -> &Step {
        &self.form.steps[0]
    }

    /// Who acts at a step.
    pub fn turn(&self, step: &Step) -> Turn {
        match step.state {
            State::Returned | State::Draft => Turn::Applicant,
            // Whoever sees the money moves a file that waits for it.
            State::AwaitingPayment => Turn::Desk(vec![Role::Bapenda, self.role(step)]),
            state if state.is_end() => Turn::Nobody,
            _ => Turn::Desk(vec![self.role(step)]),
        }
    }

    /// The role of a step's desk.
    pub fn role(&self, step: &Step) -> Role {
        match self.form.desks.iter().find(|it| it.id == step.desk).map(|it| it.role) {
            Some(DeskRole::Rt) => Role::Rt,
            Some(DeskRole::Lurah) => Role::Lurah,
            Some(DeskRole::Camat) => Role::Camat,
            Some(DeskRole::Opd) => Role::Opd,
            Some(DeskRole::KepalaDinas) => Role::KepalaDinas,
            Some(DeskRole::Bank) => Role::Bapenda,
            Some(DeskRole::Other) => Role::Other,
            Some(DeskRole::Loket) | None => Role::Loket,
        }
    }

    /// The step at which a document is issued, after an approval at this one.
    pub fn issuing(&self, step: &Step) -> Option<&Step> {
        step.next.iter().filter_map(|it| self.step(it)).find(|it| it.state == State::Issued)
    }

    /// Where an applicant's time that ran out leads.
    pub fn expiry(&self, step: &Step) -> String {
        let own = step.next.iter().filter_map(|it| self.step(it)).find(|it| it.state == State::Expired);
        own.map_or_else(|| EXPIRED.to_owned(), |it| it.id.clone())
    }

    /// The case as `permit` sees it, from the record.
    pub fn walk(&self, events: &[Event], calendar: &Calendar, region: &str) -> Option<permit::Case<'_>> {
        let mut log: Vec<Move> = Vec::new();
        for event in events {
            if log.last().is_some_and(|it| it.to == event.step) {
                continue;
            }
            let by = match event.role.as_str() {
                "applicant" => Actor::Applicant,
                "clock" => Actor::Clock,
                // Roles were looked at when it was written; what `permit` wants to know is which desk had it.
                _ => Actor::Desk(self.desk_of(log.last().map_or("", |it| &it.to))),
            };
            log.push(entry(calendar.day(region, event.at), by, &event.step));
        }
        permit::Case::replay(&self.form, &log).ok()
    }

    /// Whether a step may follow now, by whom it is asked.
    pub fn may_follow(
        &self,
        events: &[Event],
        asked: (&Calendar, &str),
        by: Actor,
        to: &str,
        now: i64,
    ) -> Result<(), permit::RefusedMove> {
        let (calendar, region) = asked;
        let mut case = self.walk(events, calendar, region).ok_or(permit::RefusedMove::UnknownStep)?;
        case.apply(entry(calendar.day(region, now), by, to))
    }

    /// The desk of a step.
    pub fn desk_of(&self, step: &str) -> String {
        self.step(step).map_or_else(String::new, |it| it.desk.clone())
    }

    /// Working days in all, where the service promises working days.
    pub fn days(&self) -> Option<u32> {
        (self.form.time.unit == "working_days").then_some(self.form.time.most).flatten()
    }
}

fn entry(on: Date, by: Actor, to: &str) -> Move {
    let (reason, note) = (String::new(), String::new());
    Move { on, by, to: to.to_owned(), reason, note, is_visible: true }
}

/// The state of a step that every way has.
pub fn state_of_common(step: &str) -> Option<State> {
    match step {
        WITHDRAWN => Some(State::Withdrawn),
        EXPIRED => Some(State::Expired),
        _ => None,
    }
}

/// One line of the usual way: step, state, desk, the applicant's days, rounds, what may follow.
type Line = (&'static str, State, &'static str, Option<u32>, Option<u32>, &'static [&'static str]);

fn usual() -> Form {
    const LINES: [Line; 8] = [
        ("submitted", State::Submitted, "loket", None, None, &["doc_check", "returned", "rejected"]),
        ("doc_check", State::DocCheck, "loket", None, None, &["tech_review", "returned", "rejected"]),
        ("returned", State::Returned, "loket", Some(14), Some(3), &["doc_check"]),
        (
            "tech_review",
            State::TechReview,
            "opd",
            None,
            None,
            &["approval", "site_visit", "returned", "rejected"],
        ),
        (
            "site_visit",
            State::SiteVisit,
            "opd",
            None,
            None,
            &["approval", "tech_review", "returned", "rejected"],
        ),
        ("approval", State::Approval, "kadis", None, None, &["issued", "tech_review", "rejected"]),
        ("issued", State::Issued, "kadis", None, None, &[]),
        ("rejected", State::Rejected, "kadis", None, None, &[]),
    ];
    let step = |&(id, state, desk, days, rounds, next): &Line| Step {
        id: id.to_owned(),
        state,
        desk: desk.to_owned(),
        title: Texts::default(),
        about: Texts::default(),
        days,
        rounds,
        next: next.iter().map(|it| (*it).to_owned()).collect(),
        article: String::new(),
    };
    let desk = |(id, role): (&str, DeskRole)| Desk {
        id: id.to_owned(),
        role,
        office: String::new(),
        title: Texts::default(),
    };
    let desks = [("loket", DeskRole::Loket), ("opd", DeskRole::Opd), ("kadis", DeskRole::KepalaDinas)];
    Form {
        steps: LINES.iter().map(step).collect(),
        desks: desks.into_iter().map(desk).collect(),
        ..Form::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_of_the_usual_way_can_be_reached_and_leads_to_an_end() {
        let way = Way::usual();
        let mut reached = vec![way.first().id.clone()];
        let mut at = 0;
        while at < reached.len() {
            let step = way.step(&reached[at]).expect("what follows is a step of the way");
            reached.extend(step.next.iter().filter(|it| !reached.contains(it)).cloned().collect::<Vec<_>>());
            at += 1;
        }
        assert_eq!(reached.len(), way.form.steps.len());
        for step in &way.form.steps {
            assert_eq!(step.next.is_empty(), step.state.is_end(), "{}", step.id);
            assert_eq!(way.turn(step) == Turn::Nobody, step.state.is_end(), "{}", step.id);
        }
    }

    #[test]
    fn money_is_seen_by_the_bank_and_the_desk_that_asked_for_it() {
        let mut form = usual();
        form.steps[5].state = State::AwaitingPayment;
        let way = Way::of_form(Arc::new(form));
        let turn = way.turn(&way.form.steps[5]);
        assert_eq!(turn, Turn::Desk(vec![Role::Bapenda, Role::KepalaDinas]));
        assert_eq!(turn.code(), "bank");
    }
}
