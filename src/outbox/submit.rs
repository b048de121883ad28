//! What the person asks of the outbox: send a draft, change what waits, take it back, say something about it. Each is written
//! down first; the sending itself is the runner's.

use contract::{
    Application, Draft, Representative, application_id, claim_secret,
    outbox::{Errand, Event, ItemState, OutboxItem, Sent, Task},
};
use permit::{Date, Entries, FileRef, Form};

use super::{
    compose::{Made, compose},
    runner::{apply, wake},
    store::{self, Entry},
};
use crate::{
    browser::{self, crypto},
    vault::{StoredFile, Vault, VaultError},
};

/// A draft on its way out.
#[derive(Debug, Clone)]
pub struct Submission {
    /// The draft, as it is kept.
    pub draft: Draft,
    /// Its form.
    pub form: Form,
    /// The language on the screen.
    pub language: String,
    /// The city's data are invented.
    pub is_sample: bool,
    /// Today.
    pub today: Date,
    /// Who acts for the applicant.
    pub represented_by: Option<Representative>,
}

impl Submission {
    fn made(&self, id: &str, at: &str) -> (Application, Vec<FileRef>) {
        let made = Made {
            id,
            at,
            language: &self.language,
            is_sample: self.is_sample,
            represented_by: self.represented_by.clone(),
        };
        compose(&self.draft, &self.form, self.today, &made)
    }
}

/// Media type of an application.
const JSON: &str = "application/json";

/// Names of unreadable records that are passed over.
const NAMES: u32 = 20;

/// What was made of a draft, the last one first.
pub async fn of_draft(draft: &str) -> Result<Option<Entry>, VaultError> {
    let mut all = store::all().await?;
    all.retain(|it| it.sent.draft == draft);
    all.sort_by_key(|it| std::cmp::Reverse(number_of(&it.key)));
    Ok(all.into_iter().next())
}

/// How often the draft was sent before this one.
fn number_of(key: &str) -> u32 {
    key.rsplit_once('.').and_then(|it| it.1.parse().ok()).unwrap_or(0)
}

/// Sends a draft; gives its name on this phone. One that is on its way already is not sent twice, in no tab.
pub async fn submit(vault: &Vault, it: &Submission) -> Result<String, VaultError> {
    let before = of_draft(&it.draft.id).await?;
    if let Some(before) = before.as_ref().filter(|it| !it.sent.is_over()) {
        if before.sent.item.state == ItemState::Editing {
            edited(vault, &before.key, it).await?;
        }
        return Ok(before.key.clone());
    }
    let count = before.map_or(0, |it| number_of(&it.key) + 1);
    let (id, now) = (application_id(crypto::random()), browser::now());
    let (application, named) = it.made(&id, &now);
    let body = application.to_bytes();
    let mut files = read_files(vault, &it.draft.id, &named).await?;
    let sent = Sent {
        item: OutboxItem::new(&id, &contract::digest(&body), digests(&named)),
        secret: claim_secret(crypto::random()),
        draft: it.draft.id.clone(),
        region: it.draft.region.clone(),
        service: it.form.service.clone(),
        form: it.form.id.clone(),
        name: it.draft.name.clone(),
        made_at: now.clone(),
        sent_at: now,
        places: Entries::default(),
        errands: Vec::new(),
        known: None,
        is_change_told: false,
    };
    files.push(StoredFile { media_type: JSON.to_owned(), bytes: body });
    let key = keep_new(&sent, count, &files).await?;
    wake();
    Ok(key)
}

/// Keeps a new one under the first name that is free from a count on. Where another tab was faster its try is the one that
/// counts; a name whose record cannot be read any more is passed over.
async fn keep_new(sent: &Sent, first: u32, files: &[StoredFile]) -> Result<String, VaultError> {
    for count in first..first.saturating_add(NAMES) {
        let key = format!("{}.{count}", sent.draft);
        if store::add(&key, sent, files).await? {
            return Ok(key);
        }
        match store::find(&key).await {
            Err(VaultError::Damaged) => {}
            other => return other.map(|_| key),
        }
    }
    Err(VaultError::Damaged)
}

fn digests(files: &[FileRef]) -> Vec<String> {
    files.iter().map(|it| it.sha256.clone()).collect()
}

async fn read_files(vault: &Vault, draft: &str, named: &[FileRef]) -> Result<Vec<StoredFile>, VaultError> {
    let mut files = Vec::new();
    for it in named {
        // A photo that is named and not there: told, never left out in silence.
        files.push(vault.file(draft, &it.sha256).await?.ok_or(VaultError::Damaged)?);
    }
    Ok(files)
}

/// The person wants to change it: nothing is sent meanwhile. What may have left is asked for first.
pub async fn begin_editing(key: &str) -> Result<Option<Sent>, VaultError> {
    let after = store::change(key, |it| {
        // What has arrived is changed by words and corrections, not by sending.
        if !matches!(it.item.state, ItemState::Received(_)) {
            apply(it, Event::Edit);
        }
    })
    .await?;
    wake();
    Ok(after)
}

/// Who acted for the applicant in what waits under a name on this phone; nothing where nobody did.
pub async fn representative(key: &str) -> Option<Representative> {
    let sent = store::find(key).await.ok()??;
    let kept = store::file(key, &sent.item.digest).await.ok()??;
    Application::representative_in(&kept.bytes)
}

/// The person is done changing: the same answers are the same bytes, others take their place under the same id.
pub async fn edited(vault: &Vault, key: &str, it: &Submission) -> Result<(), VaultError> {
    let Some(sent) = store::find(key).await? else { return Ok(()) };
    let id = sent.item.id.clone();
    let mut made_at = sent.made_at.clone();
    let (mut application, mut named) = it.made(&id, &made_at);
    if contract::digest(&application.to_bytes()) != sent.item.digest {
        made_at = browser::now();
        (application, named) = it.made(&id, &made_at);
    }
    let body = application.to_bytes();
    let digest = contract::digest(&body);
    for file in read_files(vault, &it.draft.id, &named).await? {
        store::add_file(key, file).await?;
    }
    store::add_file(key, StoredFile { media_type: JSON.to_owned(), bytes: body }).await?;
    let named = digests(&named);
    store::change(key, |it| {
        apply(it, Event::Edited(digest.clone(), named.clone()));
        // What left meanwhile keeps its bytes, and the moment that stands in them.
        if it.item.digest == digest {
            it.made_at.clone_from(&made_at);
        }
    })
    .await?;
    wake();
    Ok(())
}

/// Goes on with what was sent first, without the changes.
pub async fn send_anew(key: &str) -> Result<(), VaultError> {
    store::change(key, |it| {
        let (digest, files) = (it.item.digest.clone(), it.item.files.clone());
        apply(it, Event::Edited(digest, files));
    })
    .await?;
    wake();
    Ok(())
}

/// Takes it back: what has not arrived is removed, what has is withdrawn, with a word why.
pub async fn take_back(key: &str, words: &str) -> Result<(), VaultError> {
    store::change(key, |it| {
        apply(it, Event::Remove);
        let withdrawals = it.errands.iter_mut().filter_map(|it| match &mut it.task {
            Task::Withdrawal(said) => Some(said),
            _ => None,
        });
        for said in withdrawals {
            words.clone_into(said);
        }
    })
    .await?;
    wake();
    Ok(())
}

/// Says something about a file that has arrived, now or when there is a network. What was said before and refused for the
/// same correction is replaced. `file` is the one that an answer names.
pub async fn say(key: &str, task: Task, file: Option<StoredFile>) -> Result<(), VaultError> {
    let id = application_id(crypto::random());
    store::change_with(key, file.as_slice(), |it| {
        if let Task::Answer { correction, .. } = &task {
            it.errands
                .retain(|old| !matches!(&old.task, Task::Answer { correction: of, .. } if of == correction));
        }
        it.errands.push(Errand::new(&id, task.clone()));
    })
    .await?;
    wake();
    Ok(())
}
