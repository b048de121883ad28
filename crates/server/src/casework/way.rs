//! The way of a case through the office: steps, who acts at each, what may follow. Data, so that a service can bring its
//! own; until the server reads the steps of forms (`permit::Case` walks them), every service takes the usual way.

use super::roles::Role;

pub use permit::form::{ClockState, State};

/// Who acts at a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    Desk(Role),
    Applicant,
    Nobody,
}

impl Turn {
    /// As it is kept with the case, so that a desk finds its work.
    pub fn code(self) -> &'static str {
        match self {
            Self::Desk(role) => role.code(),
            Self::Applicant => "applicant",
            Self::Nobody => "nobody",
        }
    }
}

/// One step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    pub id: &'static str,
    pub state: State,
    pub turn: Turn,
    pub next: &'static [&'static str],
}

/// A way: steps, and how often a case may come back to the applicant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Way {
    pub steps: &'static [Step],
    pub most_rounds: i64,
    /// Working days in all, where the service promises them.
    pub days: Option<u32>,
}

impl Way {
    /// The way of a service.
    pub fn of(_service: &str) -> Self {
        USUAL
    }

    pub fn step(&self, id: &str) -> Option<&'static Step> {
        self.steps.iter().find(|it| it.id == id)
    }

    /// Where a case arrives.
    pub fn first(&self) -> &'static Step {
        &self.steps[0]
    }

    /// Where a case goes on once the applicant has put everything right.
    pub fn after_corrections(&self) -> Option<&'static Step> {
        self.steps.iter().find(|it| it.state == State::DocCheck)
    }
}

/// The step that the applicant's own decision leads to, from anywhere.
pub const WITHDRAWN: Step = Step { id: "withdrawn", state: State::Withdrawn, turn: Turn::Nobody, next: &[] };

const USUAL: Way = Way {
    most_rounds: 3,
    days: None,
    steps: &[
        Step {
            id: "submitted",
            state: State::Submitted,
            turn: Turn::Desk(Role::Loket),
            next: &["doc_check", "returned", "rejected"],
        },
        Step {
            id: "doc_check",
            state: State::DocCheck,
            turn: Turn::Desk(Role::Loket),
            next: &["tech_review", "returned", "rejected"],
        },
        Step { id: "returned", state: State::Returned, turn: Turn::Applicant, next: &["doc_check"] },
        Step {
            id: "tech_review",
            state: State::TechReview,
            turn: Turn::Desk(Role::Opd),
            next: &["approval", "site_visit", "returned", "rejected"],
        },
        Step {
            id: "site_visit",
            state: State::SiteVisit,
            turn: Turn::Desk(Role::Opd),
            next: &["approval", "tech_review", "returned", "rejected"],
        },
        Step {
            id: "approval",
            state: State::Approval,
            turn: Turn::Desk(Role::KepalaDinas),
            next: &["ready_to_sign", "tech_review", "rejected"],
        },
        // Without a signer the way ends here for now: nothing leads to `issued`.
        Step {
            id: "ready_to_sign",
            state: State::ReadyToSign,
            turn: Turn::Desk(Role::KepalaDinas),
            next: &["approval"],
        },
        Step { id: "rejected", state: State::Rejected, turn: Turn::Nobody, next: &[] },
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_can_be_reached_and_leads_to_an_end() {
        let way = Way::of("any");
        let mut reached = vec![way.first().id];
        let mut at = 0;
        while at < reached.len() {
            let step = way.step(reached[at]).expect("what follows is a step of the way");
            reached.extend(step.next.iter().filter(|it| !reached.contains(it)).collect::<Vec<_>>());
            at += 1;
        }
        assert_eq!(reached.len(), way.steps.len());
        for step in way.steps {
            assert_eq!(step.next.is_empty(), step.state.is_end(), "{}", step.id);
            assert_eq!(step.turn == Turn::Nobody, step.state.is_end(), "{}", step.id);
        }
    }

    #[test]
    fn nothing_is_issued_without_a_signer() {
        assert!(Way::of("any").steps.iter().all(|it| it.state != State::Issued));
    }
}
