//! The browser's database of drafts: opening it, reading and writing records. One record per draft, with a number that grows
//! with every save: whoever saves an older copy (`save`) puts it together with the newer one instead of replacing it.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use contract::{Draft, application_id};
use js_sys::Uint8Array;
use permit::{Form, FormShape};

use super::{
    error::VaultError,
    watch::{Listener, hear},
};
use crate::browser::{
    self, Channel,
    crypto::{self, Key},
    idb::{Database, DbError, Guard, REVISION, Record, Step},
};

pub(super) const KEYS: &str = "keys";
pub(super) const DRAFTS: &str = "drafts";
pub(super) const FILES: &str = "files";
const STORES: &[&str] = &[KEYS, DRAFTS, FILES];
const NAME: &str = "ruangizin";
const VERSION: u32 = 1;
/// Of other tabs that save at the same moment, so many are waited for.
pub(super) const TRIES: usize = 20;

/// What this tab knows to be kept.
#[derive(Clone)]
pub(super) struct Known {
    pub(super) revision: f64,
    pub(super) draft: Draft,
}

pub(super) struct Inner {
    database: RefCell<Option<Database>>,
    pub(super) device: RefCell<Option<Key>>,
    /// Keys of drafts that are open in this tab.
    pub(super) keys: RefCell<BTreeMap<String, Key>>,
    pub(super) known: RefCell<BTreeMap<String, Known>>,
    /// What could not be saved, with what it was made from, for when its page has gone and comes again.
    pub(super) unsaved: RefCell<BTreeMap<String, (Draft, Draft)>>,
    pub(super) listeners: RefCell<Vec<(u32, Listener)>>,
    pub(super) channel: RefCell<Option<Channel>>,
}

/// The drafts of this device; a copy is a handle.
#[derive(Clone)]
pub struct Vault(pub(super) Rc<Inner>);

thread_local! {
    static OPENED: RefCell<Option<Vault>> = const { RefCell::new(None) };
}

/// A new draft of a form, under an id made here.
pub fn new_draft(region: &str, service: &str, form: &Form) -> Draft {
    let now = browser::now();
    Draft {
        id: application_id(crypto::random()),
        region: region.to_owned(),
        service: service.to_owned(),
        form: form.id.clone(),
        shape: FormShape::of(form),
        begun_at: now.clone(),
        saved_at: now,
        ..Draft::default()
    }
}

/// The browser has shut the database; the next use opens it again.
fn closed() {
    OPENED.with_borrow(|it| {
        if let Some(vault) = it {
            vault.0.database.replace(None);
        }
    });
}

pub(super) fn bytes(of: &[u8]) -> Uint8Array {
    Uint8Array::from(of)
}

impl Vault {
    /// Opens the vault of this device; the second time it is open already.
    pub async fn open() -> Result<Self, VaultError> {
        if let Some(vault) = OPENED.with_borrow(Clone::clone) {
            return Ok(vault);
        }
        let vault = Self(Rc::new(Inner {
            database: RefCell::new(None),
            device: RefCell::new(None),
            keys: RefCell::new(BTreeMap::new()),
            known: RefCell::new(BTreeMap::new()),
            unsaved: RefCell::new(BTreeMap::new()),
            listeners: RefCell::new(Vec::new()),
            channel: RefCell::new(None),
        }));
        vault.database().await?;
        vault.find_device_key().await?;
        // Somebody else may have opened it while we waited.
        if let Some(first) = OPENED.with_borrow(Clone::clone) {
            return Ok(first);
        }
        let listening = Rc::downgrade(&vault.0);
        let heard = move |id: String| {
            if let Some(inner) = listening.upgrade() {
                hear(&inner, &id);
            }
        };
        vault.0.channel.replace(Some(Channel::open("ruangizin-drafts", heard)));
        OPENED.set(Some(vault.clone()));
        Ok(vault)
    }

    async fn database(&self) -> Result<Database, DbError> {
        if let Some(it) = self.0.database.borrow().clone() {
            return Ok(it);
        }
        let opened = Database::open(NAME, VERSION, STORES, closed).await?;
        self.0.database.replace(Some(opened.clone()));
        Ok(opened)
    }

    pub(super) async fn get(&self, store: &'static str, key: &str) -> Result<Option<Record>, DbError> {
        match self.database().await?.get(store, key).await {
            Err(DbError::Closed) => {
                self.0.database.replace(None);
                self.database().await?.get(store, key).await
            }
            other => other,
        }
    }

    pub(super) async fn all(&self, store: &'static str, under: &str) -> Result<Vec<Record>, DbError> {
        match self.database().await?.all(store, under).await {
            Err(DbError::Closed) => {
                self.0.database.replace(None);
                self.database().await?.all(store, under).await
            }
            other => other,
        }
    }

    pub(super) async fn write(&self, guard: Option<&Guard>, steps: &[Step]) -> Result<bool, DbError> {
        match self.database().await?.write(guard, steps).await {
            Err(DbError::Closed) => {
                self.0.database.replace(None);
                self.database().await?.write(guard, steps).await
            }
            other => other,
        }
    }

    pub(super) fn forget(&self, id: &str) {
        self.0.known.borrow_mut().remove(id);
    }

    /// A draft; nothing where there is none of this id.
    pub async fn read(&self, id: &str) -> Result<Option<Draft>, VaultError> {
        let Some(record) = self.get(DRAFTS, id).await? else {
            self.forget(id);
            return Ok(None);
        };
        let draft = self.opened(id, &record).await?;
        self.know(&draft, revision_of(&record));
        Ok(Some(draft))
    }

    /// A draft as it is kept, without taking it for the one that this tab works on.
    pub async fn look(&self, id: &str) -> Result<Option<Draft>, VaultError> {
        match self.get(DRAFTS, id).await? {
            Some(record) => self.opened(id, &record).await.map(Some),
            None => Ok(None),
        }
    }

    pub(super) fn know(&self, draft: &Draft, revision: f64) {
        let known = Known { revision, draft: draft.clone() };
        self.0.known.borrow_mut().insert(draft.id.clone(), known);
    }

    /// The draft of a record.
    pub(super) async fn opened(&self, id: &str, record: &Record) -> Result<Draft, VaultError> {
        let body = record.bytes("body").ok_or(VaultError::Damaged)?;
        let body =
            if is_sealed(record) { self.unsealed(id, &format!("draft:{id}"), &body).await? } else { body };
        Ok(Draft::parse(&body.to_vec())?)
    }
}

pub(super) fn is_sealed(record: &Record) -> bool {
    record.number("sealed").is_some()
}

pub(super) fn revision_of(record: &Record) -> f64 {
    record.number(REVISION).unwrap_or(0.0)
}
