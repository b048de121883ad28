//! The way of a case through the office: states, steps, who acts at each, what may follow. Data, so that a service can
//! bring its own; until forms bring theirs, every service takes the usual way.

use super::roles::Role;

/// Where a case stands, in words that every service shares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    Submitted,
    DocCheck,
    Returned,
    TechReview,
    SiteVisit,
    FeeSet,
    AwaitingPayment,
    Paid,
    Approval,
    /// Approved, but not signed: no permit exists yet, and nothing may say that it does.
    ReadyToSign,
    Issued,
    Rejected,
    Withdrawn,
    Expired,
    Revoked,
}

/// What the office's clock does in a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockState {
    Runs,
    Paused,
    Stopped,
}

impl State {
    pub const ALL: [Self; 15] = [
        Self::Submitted,
        Self::DocCheck,
        Self::Returned,
        Self::TechReview,
        Self::SiteVisit,
        Self::FeeSet,
        Self::AwaitingPayment,
        Self::Paid,
        Self::Approval,
        Self::ReadyToSign,
        Self::Issued,
        Self::Rejected,
        Self::Withdrawn,
        Self::Expired,
        Self::Revoked,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::DocCheck => "doc_check",
            Self::Returned => "returned",
            Self::TechReview => "tech_review",
            Self::SiteVisit => "site_visit",
            Self::FeeSet => "fee_set",
            Self::AwaitingPayment => "awaiting_payment",
            Self::Paid => "paid",
            Self::Approval => "approval",
            Self::ReadyToSign => "ready_to_sign",
            Self::Issued => "issued",
            Self::Rejected => "rejected",
            Self::Withdrawn => "withdrawn",
            Self::Expired => "expired",
            Self::Revoked => "revoked",
        }
    }

    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.code() == code)
    }

    pub fn clock(self) -> ClockState {
        match self {
            Self::Returned | Self::AwaitingPayment => ClockState::Paused,
            Self::Issued | Self::Rejected | Self::Withdrawn | Self::Expired | Self::Revoked => {
                ClockState::Stopped
            }
            _ => ClockState::Runs,
        }
    }

    /// Whether the work is over.
    pub fn is_end(self) -> bool {
        self.clock() == ClockState::Stopped
    }
}

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

    #[test]
    fn codes_name_one_state_each() {
        for state in State::ALL {
            assert_eq!(State::of_code(state.code()), Some(state));
        }
    }
}
