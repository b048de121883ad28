//! The verdict, decided again by the office with the pack that the applicant named and with today's: the numbers of a
//! phone are never trusted. Not done yet: this is where it belongs, and until then every file view says so.

use contract::Application;

/// What the office's own look at the place says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Judgement {
    /// Nothing was decided again; the applicant's own answer is all there is.
    NotDecidedAgain,
}

/// Decides an application again. A port, because packs belong to those who serve them.
pub trait Judge: Send + Sync {
    fn judge(&self, application: &Application) -> Judgement;
}

/// Says honestly that nobody looked.
#[derive(Debug, Clone, Copy, Default)]
pub struct NobodyLooked;

impl Judge for NobodyLooked {
    fn judge(&self, _application: &Application) -> Judgement {
        Judgement::NotDecidedAgain
    }
}
