//! Drafts kept on the phone: encrypted, saved at every answer, several at once, safe from two tabs. Nothing here leaves the
//! device. The format of a draft is `contract`'s, the pages show what is kept (`pages/mine`).

#[macro_use]
pub(crate) mod say;

mod card;
mod document_field;
mod error;
mod files;
mod keeper;
mod keys;
mod lending;
mod list;
mod merge;
mod numbers;
mod pin;
mod save;
mod store;
mod transfer;
mod unlock;
mod watch;

pub use card::{DraftCard, Progress, lent_key};
pub use document_field::{DocumentField, FileRules};
pub use error::VaultError;
pub use files::StoredFile;
pub use keeper::{Keeper, SaveState};
pub use keys::{Protection, RecoveryProof};
pub use merge::merge;
pub use pin::check_pin_of;
pub use save::Saved;
pub use store::{Vault, new_draft};
pub use transfer::{ImportError, Imported, file_name};
pub use unlock::Unlocked;
pub use watch::Watch;
