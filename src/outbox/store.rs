//! What is kept of sent applications: a database of its own beside the drafts', each record sealed by a key of its own. Every
//! change is written against the revision it was read with, so that two tabs never overwrite each other.

use std::cell::RefCell;

use contract::outbox::Sent;
use js_sys::Uint8Array;
use leptos::prelude::*;

use crate::{
    browser::{
        self, Channel,
        crypto::{self, Key},
        idb::{Database, DbError, Guard, REVISION, Record, Step},
    },
    vault::{StoredFile, VaultError},
};

const NAME: &str = "ruangizin-sent";
const VERSION: u32 = 1;
const KEYS: &str = "keys";
const ITEMS: &str = "items";
const FILES: &str = "files";
/// Who sends where the browser knows no locks; see `runner`.
pub(super) const LEASE: &str = "lease";
const STORES: &[&str] = &[KEYS, ITEMS, FILES, LEASE];
/// Of other tabs that write at the same moment, so many are waited for.
const TRIES: usize = 20;
/// Set while something waits to be said, so that any page of the app goes on with it.
const MARK: &str = "outbox";
/// Drafts that were sent, and whose sent file somebody deleted from this phone: their ids, the last one first.
const FORGOTTEN: &str = "sent-and-forgotten";
const MOST_FORGOTTEN: usize = 50;

/// One sent application under its name on this phone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name: the draft and how often it was sent before, or the number that is followed.
    pub key: String,
    /// What is kept.
    pub sent: Sent,
}

thread_local! {
    static DATABASE: RefCell<Option<Database>> = const { RefCell::new(None) };
    static CHANNEL: RefCell<Option<Channel>> = const { RefCell::new(None) };
    /// Grows with every change, here or in another tab.
    static TICKS: ArcRwSignal<u32> = ArcRwSignal::new(0);
}

/// Grows with every change; whoever reads it is evaluated again then.
pub fn ticks() -> ArcRwSignal<u32> {
    listen();
    TICKS.with(Clone::clone)
}

fn listen() {
    CHANNEL.with_borrow_mut(|it| {
        it.get_or_insert_with(|| {
            Channel::open(NAME, |_key| {
                tick();
                super::runner::wake();
            })
        });
    });
}

fn tick() {
    TICKS.with(|it| it.update(|count| *count = count.wrapping_add(1)));
}

fn tell(key: &str) {
    listen();
    CHANNEL.with_borrow(|it| {
        if let Some(channel) = it {
            channel.say(key);
        }
    });
    tick();
}

fn closed() {
    DATABASE.set(None);
}

pub(super) async fn database() -> Result<Database, DbError> {
    if let Some(it) = DATABASE.with_borrow(Clone::clone) {
        return Ok(it);
    }
    let opened = Database::open(NAME, VERSION, STORES, closed).await?;
    DATABASE.set(Some(opened.clone()));
    Ok(opened)
}

/// A copy of the whole list, those that were sent last first. What cannot be read any more is left out.
pub async fn all() -> Result<Vec<Entry>, VaultError> {
    let mut found = Vec::new();
    for record in database().await?.all(ITEMS, "").await? {
        let key = record.text("key");
        if let Ok(sent) = opened(&key, &record).await {
            found.push(Entry { key, sent });
        }
    }
    // Offsets may differ between two, which then stand a little out of order.
    found.sort_by(|a, b| b.sent.sent_at.cmp(&a.sent.sent_at));
    Ok(found)
}

/// One of them.
pub async fn find(key: &str) -> Result<Option<Sent>, VaultError> {
    match database().await?.get(ITEMS, key).await? {
        Some(record) => Ok(Some(opened(key, &record).await?)),
        None => Ok(None),
    }
}

/// Keeps a new one with its files, all or nothing. False where one of that name is there already.
pub(super) async fn add(key: &str, sent: &Sent, files: &[StoredFile]) -> Result<bool, VaultError> {
    let sealing = if crypto::can_encrypt() { Some(crypto::new_key(false).await?) } else { None };
    let mut steps = Vec::new();
    if let Some(it) = &sealing {
        let record = Record::default().with_text("key", key).with_key("seal", it);
        steps.push(Step::Put(KEYS, key.to_owned(), record));
    }
    steps.push(Step::Put(ITEMS, key.to_owned(), record_of(key, sent, 1.0, sealing.as_ref()).await?));
    for file in files {
        steps.push(file_step(key, file, sealing.as_ref()).await?);
    }
    let guard = Guard { store: ITEMS, key: key.to_owned(), revision: None };
    let is_new = match database().await?.write(Some(&guard), &steps).await {
        // Some private windows keep records but no keys.
        Err(DbError::NoKeys) => return Err(VaultError::Unavailable),
        other => other?,
    };
    if is_new {
        mark(true);
        tell(key);
    }
    Ok(is_new)
}

/// Changes one of them; nothing where it is gone. What `change` sees is always what is kept.
pub async fn change(key: &str, change: impl FnMut(&mut Sent)) -> Result<Option<Sent>, VaultError> {
    change_with(key, &[], change).await
}

/// The same together with files that it names: all or nothing, so that nobody takes a file for one that is not needed.
pub(super) async fn change_with(
    key: &str,
    files: &[StoredFile],
    mut change: impl FnMut(&mut Sent),
) -> Result<Option<Sent>, VaultError> {
    for _ in 0..TRIES {
        let database = database().await?;
        let Some(record) = database.get(ITEMS, key).await? else { return Ok(None) };
        let revision = record.number(REVISION);
        let before = opened(key, &record).await?;
        let mut sent = before.clone();
        change(&mut sent);
        if sent == before {
            return Ok(Some(sent));
        }
        let next = revision.unwrap_or(0.0) + 1.0;
        let seal = seal_of(key).await?;
        let mut steps =
            vec![Step::Put(ITEMS, key.to_owned(), record_of(key, &sent, next, seal.as_ref()).await?)];
        for file in files {
            steps.push(file_step(key, file, seal.as_ref()).await?);
        }
        let guard = Guard { store: ITEMS, key: key.to_owned(), revision };
        if database.write(Some(&guard), &steps).await? {
            if sent.is_at_work() {
                mark(true);
            }
            tell(key);
            return Ok(Some(sent));
        }
    }
    Err(VaultError::Other("other tabs never stopped writing".to_owned()))
}

/// Keeps a file beside one of them; answers its SHA-256.
pub(super) async fn add_file(key: &str, file: StoredFile) -> Result<String, VaultError> {
    let digest = contract::digest(&file.bytes);
    let step = file_step(key, &file, seal_of(key).await?.as_ref()).await?;
    database().await?.write(None, &[step]).await?;
    Ok(digest)
}

/// A file of one of them.
pub async fn file(key: &str, digest: &str) -> Result<Option<StoredFile>, VaultError> {
    let name = [key, "/", digest].concat();
    let Some(record) = database().await?.get(FILES, &name).await? else { return Ok(None) };
    let body = record.bytes("body").ok_or(VaultError::Damaged)?;
    let body = match seal_of(key).await? {
        Some(seal) => crypto::unseal(&seal, &name, &body).await?,
        None => body,
    };
    Ok(Some(StoredFile { media_type: record.text("type"), bytes: body.to_vec() }))
}

/// Deletes copies of files that are not needed any more. `needed` names those that are; nothing where all are.
pub(super) async fn keep_only(key: &str, needed: fn(&Sent) -> Option<Vec<String>>) -> Result<(), VaultError> {
    let database = database().await?;
    let Some(record) = database.get(ITEMS, key).await? else { return Ok(()) };
    let Some(digests) = needed(&opened(key, &record).await?) else { return Ok(()) };
    let guard = Guard { store: ITEMS, key: key.to_owned(), revision: record.number(REVISION) };
    let mut steps = Vec::new();
    for record in database.all(FILES, &[key, "/"].concat()).await? {
        let digest = record.text("digest");
        if !digests.contains(&digest) {
            steps.push(Step::Delete(FILES, [key, "/", &digest].concat()));
        }
    }
    if !steps.is_empty() {
        // What was changed meanwhile may need others: looked at again in the next turn.
        database.write(Some(&guard), &steps).await?;
    }
    Ok(())
}

/// Deletes one of them for good. Its key is overwritten in the same breath, so that nobody can read what the disk may still
/// hold; a page that is shut in between leaves no record that cannot be read.
pub async fn remove(key: &str) -> Result<(), VaultError> {
    let database = database().await?;
    let away = [
        Step::Put(KEYS, key.to_owned(), Record::default()),
        Step::Delete(ITEMS, key.to_owned()),
        Step::DeleteUnder(FILES, [key, "/"].concat()),
    ];
    database.write(None, &away).await?;
    let guard = Guard { store: ITEMS, key: key.to_owned(), revision: None };
    // Where another tab made a new one of this name meanwhile, the key is its key.
    database.write(Some(&guard), &[Step::Delete(KEYS, key.to_owned())]).await?;
    tell(key);
    Ok(())
}

/// Forgets one that nothing is to be done for; the office keeps what it has. False where something still has to be said. That
/// its draft was sent stays known: sent again, the office would have it twice.
pub async fn forget(key: &str) -> Result<bool, VaultError> {
    let sent = find(key).await?;
    if sent.as_ref().is_some_and(Sent::is_at_work) {
        return Ok(false);
    }
    if let Some(sent) = sent.filter(|it| !it.is_over()) {
        let others = browser::recall(FORGOTTEN).unwrap_or_default();
        let others = others.split(' ').filter(|it| *it != sent.draft).take(MOST_FORGOTTEN);
        let all: Vec<&str> = core::iter::once(sent.draft.as_str()).chain(others).collect();
        browser::remember(FORGOTTEN, &all.join(" "));
    }
    remove(key).await?;
    Ok(true)
}

/// Whether a draft was sent and what was sent is forgotten here, though the office may have it.
pub fn is_forgotten(draft: &str) -> bool {
    browser::recall(FORGOTTEN).is_some_and(|it| it.split(' ').any(|it| it == draft))
}

/// Notes whether something waits.
pub(super) fn mark(is_waiting: bool) {
    if is_waiting { browser::remember(MARK, "1") } else { browser::forget(MARK) }
}

async fn seal_of(key: &str) -> Result<Option<Key>, VaultError> {
    Ok(database().await?.get(KEYS, key).await?.and_then(|it| it.key("seal")))
}

async fn opened(key: &str, record: &Record) -> Result<Sent, VaultError> {
    let body = record.bytes("body").ok_or(VaultError::Damaged)?;
    let body = match seal_of(key).await? {
        Some(seal) => crypto::unseal(&seal, key, &body).await?,
        None => body,
    };
    Sent::parse(&body.to_vec()).map_err(|_malformed| VaultError::Damaged)
}

async fn record_of(key: &str, sent: &Sent, revision: f64, seal: Option<&Key>) -> Result<Record, VaultError> {
    let body = sealed(seal, key, &sent.to_bytes()).await?;
    Ok(Record::default().with_text("key", key).with_number(REVISION, revision).with_bytes("body", &body))
}

async fn file_step(key: &str, file: &StoredFile, seal: Option<&Key>) -> Result<Step, VaultError> {
    let digest = contract::digest(&file.bytes);
    let name = [key, "/", &digest].concat();
    let body = sealed(seal, &name, &file.bytes).await?;
    let record = Record::default()
        .with_text("digest", &digest)
        .with_text("type", &file.media_type)
        .with_bytes("body", &body);
    Ok(Step::Put(FILES, name, record))
}

async fn sealed(seal: Option<&Key>, about: &str, bytes: &[u8]) -> Result<Uint8Array, VaultError> {
    let plain = Uint8Array::from(bytes);
    match seal {
        Some(seal) => Ok(crypto::seal(seal, about, &plain).await?),
        None => Ok(plain),
    }
}
