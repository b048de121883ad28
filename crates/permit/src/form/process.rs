//! The way of a file through the office: states, steps and desks of a service, as data.

use crate::{form::kind::words, texts::Texts};

words! {
    /// What state a file is in; one machine for all services.
    State {
        /// Being filled in on the person's device.
        Draft = "draft",
        /// Arrived.
        Submitted = "submitted",
        /// The front office looks whether it is complete.
        DocCheck = "doc_check",
        /// The applicant corrects.
        Returned = "returned",
        /// The agency looks into it.
        TechReview = "tech_review",
        /// Somebody comes to look.
        SiteVisit = "site_visit",
        /// The fee is set.
        FeeSet = "fee_set",
        /// The applicant pays.
        AwaitingPayment = "awaiting_payment",
        /// Payment was seen.
        Paid = "paid",
        /// Approved and signed, level by level.
        Approval = "approval",
        /// Approved, but not signed: nothing is issued yet.
        ReadyToSign = "ready_to_sign",
        /// The permit or letter is there.
        Issued = "issued",
        /// Refused, with the reason in law and how to object.
        Rejected = "rejected",
        /// Taken back by the applicant.
        Withdrawn = "withdrawn",
        /// Too late.
        Expired = "expired",
        /// Taken back by the office.
        Revoked = "revoked",
    }
}

words! {
    /// Who sits at a desk.
    DeskRole {
        /// Front office.
        Loket = "loket",
        /// Head of a neighbourhood.
        Rt = "rt",
        /// Head of a kelurahan.
        Lurah = "lurah",
        /// Head of a kecamatan.
        Camat = "camat",
        /// A technical agency.
        Opd = "opd",
        /// Head of an agency.
        KepalaDinas = "kepala_dinas",
        /// Bank or treasury.
        Bank = "bank",
        /// Somebody else.
        Other = "other",
    }
}

/// A desk that works on a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Desk {
    /// Its id.
    pub id: String,
    /// Who sits there.
    pub role: DeskRole,
    /// Id of the office in the catalogue.
    pub office: String,
    /// Its name.
    pub title: Texts,
}

/// A step of a service.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Its id.
    pub id: String,
    /// The state a file is in.
    pub state: State,
    /// Id of the desk.
    pub desk: String,
    /// Its name, where the state's is too general.
    pub title: Texts,
    /// What happens.
    pub about: Texts,
    /// Working days for this step; of a returned file the applicant's deadline.
    pub days: Option<u32>,
    /// How often a file may come back.
    pub rounds: Option<u32>,
    /// Ids of steps that may follow.
    pub next: Vec<String>,
    /// Its article.
    pub article: String,
}

impl State {
    /// Whether the office's clock runs, stands still or is over.
    pub fn clock(self) -> ClockState {
        match self {
            Self::Draft | Self::Submitted => ClockState::NotStarted,
            Self::DocCheck
            | Self::TechReview
            | Self::SiteVisit
            | Self::FeeSet
            | Self::Paid
            | Self::Approval
            | Self::ReadyToSign => ClockState::Runs,
            Self::Returned | Self::AwaitingPayment => ClockState::Paused,
            Self::Issued | Self::Rejected | Self::Withdrawn | Self::Expired | Self::Revoked => {
                ClockState::Over
            }
        }
    }

    /// Whether the applicant acts next.
    pub fn waits_for_applicant(self) -> bool {
        matches!(self, Self::Draft | Self::Returned | Self::AwaitingPayment)
    }

    /// Whether the work is over.
    pub fn is_end(self) -> bool {
        self.clock() == ClockState::Over
    }
}

/// What the office's clock does in a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockState {
    /// It has not begun: it begins when the file is complete.
    NotStarted,
    /// It runs.
    Runs,
    /// It stands still: the applicant acts.
    Paused,
    /// It is over.
    Over,
}
