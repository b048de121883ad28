//! What the person is told when something fails: a message id per kind of failure, and the detail for experts.

use citypack::{PackError, ReadFailure};

/// A failure that takes the place of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Which advice fits.
    pub kind: FaultKind,
    /// What exactly went wrong, for whoever mends it; names files, never places.
    pub detail: String,
}

/// Kinds of failure that call for different advice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// No connection, and the pack is not kept on this device.
    Offline,
    /// The server has no such pack.
    NoPack,
    /// The pack's bytes are wrong.
    Damaged,
    /// Anything else.
    Other,
}

impl FaultKind {
    /// Heading of the page.
    pub fn title(self) -> &'static str {
        match self {
            Self::Offline => "fault-offline",
            Self::NoPack => "fault-no-pack",
            Self::Damaged => "fault-damaged",
            Self::Other => "fault-other",
        }
    }

    /// What happened and what to do.
    pub fn advice(self) -> &'static str {
        match self {
            Self::Offline => "fault-offline-advice",
            Self::NoPack => "fault-no-pack-advice",
            Self::Damaged => "fault-damaged-advice",
            Self::Other => "fault-other-advice",
        }
    }
}

impl Fault {
    /// A failure with its detail.
    pub fn new(kind: FaultKind, detail: impl Into<String>) -> Self {
        Self { kind, detail: detail.into() }
    }
}

impl From<&PackError> for Fault {
    fn from(error: &PackError) -> Self {
        match error {
            PackError::Read(failed) => {
                let kind = match failed.kind {
                    ReadFailure::Offline => FaultKind::Offline,
                    ReadFailure::NotFound => FaultKind::NoPack,
                    _ => FaultKind::Other,
                };
                Self::new(kind, failed.to_string())
            }
            PackError::Malformed(it) => Self::new(FaultKind::Damaged, it.to_string()),
            other => Self::new(FaultKind::Other, other.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use citypack::{Malformed, ReadFailed};

    use super::*;

    #[test]
    fn each_failure_of_a_pack_gets_its_own_advice() {
        let read = |kind| PackError::Read(ReadFailed { file: "pack.json".to_owned(), kind });
        let table = [
            (read(ReadFailure::Offline), FaultKind::Offline),
            (read(ReadFailure::NotFound), FaultKind::NoPack),
            (read(ReadFailure::Other("x".to_owned())), FaultKind::Other),
            (PackError::Malformed(Malformed::new("pack.json", "is cut")), FaultKind::Damaged),
        ];
        for (error, kind) in table {
            let fault = Fault::from(&error);
            assert_eq!(fault.kind, kind);
            assert!(fault.detail.starts_with("pack.json"), "{}", fault.detail);
        }
    }
}
