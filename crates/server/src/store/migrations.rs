//! The tables, version by version. A version that was released is never edited; the next one follows it (expand first,
//! contract a release later), because two programs of different age may serve one PostgreSQL for a while.

use super::{StoreError, Tx, args};
use crate::asset::digest;

/// One step: what both databases understand alike, then what each says in its own words.
struct Migration {
    version: i64,
    common: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

const ALL: [Migration; 5] = [
    Migration {
        version: 1,
        common: include_str!("migrations/0001.sql"),
        sqlite: include_str!("migrations/0001.sqlite.sql"),
        postgres: include_str!("migrations/0001.postgres.sql"),
    },
    Migration {
        version: 2,
        common: include_str!("migrations/0002.sql"),
        sqlite: include_str!("migrations/0002.sqlite.sql"),
        postgres: include_str!("migrations/0002.postgres.sql"),
    },
    Migration {
        version: 3,
        common: include_str!("migrations/0003.sql"),
        sqlite: include_str!("migrations/0003.sqlite.sql"),
        postgres: include_str!("migrations/0003.postgres.sql"),
    },
    Migration {
        version: 4,
        common: include_str!("migrations/0004.sql"),
        sqlite: include_str!("migrations/0004.sqlite.sql"),
        postgres: include_str!("migrations/0004.postgres.sql"),
    },
    Migration {
        version: 5,
        common: include_str!("migrations/0005.sql"),
        sqlite: include_str!("migrations/0005.sqlite.sql"),
        postgres: include_str!("migrations/0005.postgres.sql"),
    },
];

/// The newest version that this program knows.
pub(super) const NEWEST: i64 = ALL[ALL.len() - 1].version;

const TABLE: &str = "CREATE TABLE IF NOT EXISTS schema_version (
    version BIGINT PRIMARY KEY, digest TEXT NOT NULL, applied_at BIGINT NOT NULL)";

/// All tables in an order in which rows can be inserted, for copies.
pub(super) const TABLES: [&str; 22] = [
    "schema_version",
    "cases",
    "applications",
    "files",
    "attachments",
    "uploads",
    "events",
    "corrections",
    "messages",
    "notifications",
    "officers",
    "officer_roles",
    "account_events",
    "forms",
    "judgements",
    "fees",
    "decisions",
    "checks",
    "connectors",
    "deliveries",
    "reports",
    "looks",
];

/// In whose words a step is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    Sqlite,
    Postgres,
}

/// Applies what is missing. `script` runs several statements at once.
pub(super) fn apply<T: Tx>(
    tx: &mut T,
    dialect: Dialect,
    now: i64,
    script: impl Fn(&mut T, &str) -> Result<(), StoreError>,
) -> Result<i64, StoreError> {
    script(tx, TABLE)?;
    for row in tx.rows("SELECT version, digest FROM schema_version ORDER BY version", &[])? {
        let (found, stored) = (row.int(0)?, row.text(1)?);
        let known = ALL.iter().find(|it| it.version == found);
        match known {
            None => return Err(StoreError::Newer { found, known: NEWEST }),
            Some(it) if digest_of(it) != stored => return Err(StoreError::OtherMigration { version: found }),
            Some(_) => {}
        }
    }
    for step in &ALL {
        let is_done = tx.first("SELECT 1 FROM schema_version WHERE version = ?1", args![step.version])?;
        if is_done.is_some() {
            continue;
        }
        script(tx, step.common)?;
        script(tx, if dialect == Dialect::Sqlite { step.sqlite } else { step.postgres })?;
        tx.run(
            "INSERT INTO schema_version (version, digest, applied_at) VALUES (?1, ?2, ?3)",
            args![step.version, digest_of(step), now],
        )?;
    }
    Ok(NEWEST)
}

/// Only what is common: a backup of one database can be put into the other.
fn digest_of(step: &Migration) -> String {
    digest(step.common.as_bytes())
}
