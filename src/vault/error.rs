//! Why the vault did not do what it was asked; each has a sentence that says what to do.

use core::fmt;

use contract::DraftError;

use crate::browser::{crypto::CryptoFailed, idb::DbError};

/// A failure of the vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VaultError {
    /// The browser keeps nothing here: a private window, or storage is switched off.
    Unavailable,
    /// Nothing can be encrypted on this page, and the person has not agreed to keep it open (`Vault::agree_open`).
    Insecure,
    /// The draft has a PIN and is not open in this tab.
    Locked,
    /// The device is full.
    Full,
    /// What was kept cannot be read any more.
    Damaged,
    /// A newer program wrote it: this one must be updated first.
    TooNew,
    /// It was deleted in another tab while it was open here.
    Removed,
    /// Anything else, for whoever mends it.
    Other(String),
}

impl VaultError {
    /// Heading of the message.
    pub fn title(&self) -> &'static str {
        match self {
            Self::Unavailable => "vault-unavailable",
            Self::Insecure => "vault-insecure",
            Self::Locked => "vault-locked",
            Self::Full => "vault-full",
            Self::Damaged => "vault-damaged",
            Self::TooNew => "vault-too-new",
            Self::Removed => "vault-removed",
            Self::Other(_) => "vault-other",
        }
    }

    /// What happened and what to do.
    pub fn advice(&self) -> &'static str {
        match self {
            Self::Unavailable => "vault-unavailable-advice",
            Self::Insecure => "vault-insecure-advice",
            Self::Locked => "vault-locked-advice",
            Self::Full => "vault-full-advice",
            Self::Damaged => "vault-damaged-advice",
            Self::TooNew => "vault-too-new-advice",
            Self::Removed => "vault-removed-advice",
            Self::Other(_) => "vault-other-advice",
        }
    }
}

impl fmt::Display for VaultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Other(what) => write!(f, "the vault failed: {what}"),
            other => f.write_str(other.title()),
        }
    }
}

impl core::error::Error for VaultError {}

impl From<DbError> for VaultError {
    fn from(error: DbError) -> Self {
        match error {
            DbError::Unavailable => Self::Unavailable,
            DbError::Full => Self::Full,
            DbError::NoKeys => Self::Insecure,
            DbError::Closed | DbError::Other(_) => Self::Other(error.to_string()),
        }
    }
}

impl From<CryptoFailed> for VaultError {
    fn from(_the_browser_tells_no_reason: CryptoFailed) -> Self {
        Self::Damaged
    }
}

impl From<DraftError> for VaultError {
    fn from(error: DraftError) -> Self {
        match error {
            DraftError::TooNew => Self::TooNew,
            _ => Self::Damaged,
        }
    }
}
