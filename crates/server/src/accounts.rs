//! Officers' accounts: passwords, signing in, sessions. Every refusal reads the same, and takes about the same time.

pub mod password;
pub mod totp;

use std::sync::Arc;

use tokio::sync::Semaphore;

use crate::{
    casework::roles::{Official, Role},
    secret,
    store::{
        Database, StoreError, Tx,
        officers::{self, Appointment, Officer, Session},
    },
};

/// Wrong passwords in a row before an account is closed for a while.
const MOST_FAILURES: i64 = 5;
/// How long it is closed, in seconds.
const CLOSED: i64 = 15 * 60;
/// A session ends after this long without a request, in seconds.
const IDLE: i64 = 60 * 60;
/// A session ends after this long in any case, in seconds: a working day.
const LONGEST: i64 = 12 * 60 * 60;
/// Checking a password takes 19 MiB; more at once would let a flood of tries take the memory.
const CHECKS: usize = 4;

/// Why an account could not be used or made.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum AccountError {
    Store(StoreError),
    /// Login or password is wrong, or the account is closed: never told apart.
    Refused,
    LoginTaken,
    /// The sign-on service means somebody else by that.
    SubjectTaken,
    BadLogin,
    WeakPassword,
    UnknownRole,
    UnknownLogin,
}

impl From<StoreError> for AccountError {
    fn from(it: StoreError) -> Self {
        Self::Store(it)
    }
}

/// A new account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOfficer {
    pub login: String,
    pub name: String,
    pub password: String,
    pub appointments: Vec<Appointment>,
}

/// Somebody who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    pub official: Official,
    /// Stands in every form of this session.
    pub csrf: String,
    token_hash: String,
}

/// Signs officers in.
#[derive(Debug, Clone)]
pub struct Accounts {
    database: Database,
    checks: Arc<Semaphore>,
}

impl Accounts {
    pub fn new(database: Database) -> Self {
        Self { database, checks: Arc::new(Semaphore::new(CHECKS)) }
    }

    /// Makes an account.
    pub async fn add(&self, new: NewOfficer, actor: &str, now: i64) -> Result<(), AccountError> {
        let login = sound_login(&new.login).ok_or(AccountError::BadLogin)?;
        check_roles(&new.appointments)?;
        let password = self.hash(new.password, &login).await?;
        let (name, appointments) = (new.name.trim().to_owned(), new.appointments);
        let actor = actor.to_owned();
        let id = secret::random_id();
        self.database
            .write(move |tx| {
                let officer = Officer {
                    id: id.clone(),
                    login: login.clone(),
                    name: name.clone(),
                    password: password.clone(),
                    is_active: true,
                    failures: 0,
                    locked_until: 0,
                    totp: None,
                    totp_step: 0,
                };
                if !officers::insert(tx, &officer, now)? {
                    return Err(AccountError::LoginTaken);
                }
                for it in &appointments {
                    officers::appoint(tx, &id, it)?;
                }
                note(tx, now, Some(&id), &actor, "add")
            })
            .await
    }

    /// Gives an account another password and ends its sessions.
    pub async fn set_password(
        &self,
        login: &str,
        password: String,
        actor: &str,
        now: i64,
    ) -> Result<(), AccountError> {
        let login = sound_login(login).ok_or(AccountError::UnknownLogin)?;
        let hash = self.hash(password, &login).await?;
        self.change(login, actor, "password", now, move |tx, id| officers::set_password(tx, id, &hash)).await
    }

    /// Gives an account a second factor, or takes it away, and ends its sessions. Gives the secret, which is shown once.
    pub async fn set_totp(
        &self,
        login: &str,
        is_wanted: bool,
        actor: &str,
        now: i64,
    ) -> Result<Option<String>, AccountError> {
        let login = sound_login(login).ok_or(AccountError::UnknownLogin)?;
        let secret = is_wanted.then(totp::new_secret);
        let (kept, action) = (secret.clone(), if is_wanted { "totp" } else { "totp-off" });
        let change = move |tx: &mut dyn Tx, id: &str| officers::set_totp(tx, id, kept.as_deref());
        self.change(login, actor, action, now, change).await.map(|()| secret)
    }

    /// Opens or closes an account; closing ends its sessions.
    pub async fn set_active(
        &self,
        login: &str,
        is_active: bool,
        actor: &str,
        now: i64,
    ) -> Result<(), AccountError> {
        let login = sound_login(login).ok_or(AccountError::UnknownLogin)?;
        let action = if is_active { "open" } else { "close" };
        self.change(login, actor, action, now, move |tx, id| officers::set_active(tx, id, is_active)).await
    }

    /// Gives an account other roles in the place of those that it had, and ends its sessions.
    pub async fn set_roles(
        &self,
        login: &str,
        appointments: Vec<Appointment>,
        actor: &str,
        now: i64,
    ) -> Result<(), AccountError> {
        let login = sound_login(login).ok_or(AccountError::UnknownLogin)?;
        check_roles(&appointments)?;
        let change = move |tx: &mut dyn Tx, id: &str| officers::reappoint(tx, id, &appointments);
        self.change(login, actor, "roles", now, change).await
    }

    async fn change(
        &self,
        login: String,
        actor: &str,
        action: &'static str,
        now: i64,
        change: impl Fn(&mut dyn Tx, &str) -> Result<(), StoreError> + Send + 'static,
    ) -> Result<(), AccountError> {
        let actor = actor.to_owned();
        self.database
            .write(move |tx| {
                let officer = officers::by_login(tx, &login)?.ok_or(AccountError::UnknownLogin)?;
                change(tx, &officer.id)?;
                note(tx, now, Some(&officer.id), &actor, action)
            })
            .await
    }

    /// Begins a session and gives its token, which is kept nowhere but in the browser.
    /// Where the account has a second factor, `code` is the one that the officer's app shows.
    pub async fn sign_in(
        &self,
        login: &str,
        password: String,
        code: &str,
        now: i64,
    ) -> Result<String, AccountError> {
        let code = code.to_owned();
        let login = sound_login(login).unwrap_or_default();
        let found = self.database.read(move |tx| officers::by_login(tx, &login)).await?;
        let kept = found.as_ref().map(|it| it.password.clone());
        let is_right = self.check(password, kept).await;
        let Some(officer) = found else { return Err(AccountError::Refused) };
        let token = secret::random_token();
        let (token_hash, csrf) = (hash_of(&token), secret::random_token());
        let begun = self.database.write(move |tx| {
            // Once more inside, so that tries at the same moment are all counted.
            let officer = officers::by_id(tx, &officer.id)?.ok_or(AccountError::Refused)?;
            if !officer.is_active || officer.locked_until > now {
                return Ok::<_, AccountError>(false);
            }
            let step = match &officer.totp {
                None => Some(officer.totp_step),
                Some(kept) => totp::step_of(kept, &code, officer.totp_step, now),
            };
            let Some(step) = step.filter(|_| is_right) else {
                fail(tx, &officer, now)?;
                return Ok(false);
            };
            // A code counts once, also where two servers are asked at the same moment.
            if officer.totp.is_some() && !officers::use_totp_step(tx, &officer.id, step)? {
                fail(tx, &officer, now)?;
                return Ok(false);
            }
            officers::set_failures(tx, &officer.id, 0, 0)?;
            begin(tx, &officer, (&token_hash, &csrf), "sign-in", now)?;
            Ok(true)
        });
        if begun.await? { Ok(token) } else { Err(AccountError::Refused) }
    }

    /// Remembers somebody on the way to the sign-on service.
    pub async fn begin_sign_on(
        &self,
        state: &str,
        begun: (String, String),
        expires_at: i64,
        now: i64,
    ) -> Result<(), AccountError> {
        let hash = secret::hash("sign-on", state);
        let work =
            move |tx: &mut dyn Tx| officers::begin_sign_on(tx, &hash, (&begun.0, &begun.1), expires_at, now);
        Ok(self.database.write(work).await?)
    }

    /// Nonce and verifier of somebody who came back, once.
    pub async fn take_sign_on(&self, state: &str, now: i64) -> Result<(String, String), AccountError> {
        let hash = secret::hash("sign-on", state);
        let taken = self.database.write(move |tx| officers::take_sign_on(tx, &hash, now)).await?;
        taken.ok_or(AccountError::Refused)
    }

    /// Begins a session for whom the sign-on service names. A second factor is that service's business.
    pub async fn sign_in_as(&self, subject: &str, now: i64) -> Result<String, AccountError> {
        let subject = subject.to_owned();
        let token = secret::random_token();
        let (token_hash, csrf) = (hash_of(&token), secret::random_token());
        self.database
            .write(move |tx| {
                let officer = officers::by_subject(tx, &subject)?.filter(|it| it.is_active);
                let officer = officer.ok_or(AccountError::Refused)?;
                begin(tx, &officer, (&token_hash, &csrf), "sign-on", now)
            })
            .await?;
        Ok(token)
    }

    /// Says whom the sign-on service means by an account, or that nobody is meant.
    pub async fn set_subject(
        &self,
        login: &str,
        subject: Option<String>,
        actor: &str,
        now: i64,
    ) -> Result<(), AccountError> {
        let login = sound_login(login).ok_or(AccountError::UnknownLogin)?;
        let action = if subject.is_some() { "subject" } else { "subject-off" };
        let actor = actor.to_owned();
        self.database
            .write(move |tx| {
                let officer = officers::by_login(tx, &login)?.ok_or(AccountError::UnknownLogin)?;
                if !officers::set_subject(tx, &officer.id, subject.as_deref())? {
                    return Err(AccountError::SubjectTaken);
                }
                note(tx, now, Some(&officer.id), &actor, action)
            })
            .await
    }

    /// Whose token this is, if its session goes on.
    pub async fn session(&self, token: &str, now: i64) -> Result<Option<SignedIn>, AccountError> {
        if token.len() != 64 {
            return Ok(None);
        }
        let token_hash = hash_of(token);
        let found = self.database.read(move |tx| find(tx, &token_hash, now)).await?;
        let Some((signed_in, seen_at)) = found else { return Ok(None) };
        // A minute's precision spares a write for every page.
        if now - seen_at > 60 {
            let hash = signed_in.token_hash.clone();
            self.database.write(move |tx| officers::touch_session(tx, &hash, now)).await?;
        }
        Ok(Some(signed_in))
    }

    /// Ends a session.
    pub async fn sign_out(&self, who: &SignedIn) -> Result<(), AccountError> {
        let hash = who.token_hash.clone();
        Ok(self.database.write(move |tx| officers::end_session(tx, &hash)).await?)
    }

    async fn hash(&self, password: String, login: &str) -> Result<String, AccountError> {
        if !password::is_strong(&password, login) {
            return Err(AccountError::WeakPassword);
        }
        let _turn = self.checks.acquire().await;
        let hashed = tokio::task::spawn_blocking(move || password::hash(&password)).await;
        hashed.ok().flatten().ok_or(AccountError::Store(StoreError::Broke))
    }

    async fn check(&self, password: String, kept: Option<String>) -> bool {
        let _turn = self.checks.acquire().await;
        let checked = tokio::task::spawn_blocking(move || password::is_right(&password, kept.as_deref()));
        checked.await.unwrap_or(false)
    }
}

/// An account has at least one role, and only roles that there are.
fn check_roles(all: &[Appointment]) -> Result<(), AccountError> {
    let is_known = |it: &Appointment| Role::of_code(&it.role).is_some();
    if !all.is_empty() && all.iter().all(is_known) { Ok(()) } else { Err(AccountError::UnknownRole) }
}

/// Begins a session: hash of its token, and the token of its forms.
fn begin(
    tx: &mut dyn Tx,
    officer: &Officer,
    tokens: (&str, &str),
    action: &str,
    now: i64,
) -> Result<(), AccountError> {
    officers::forget_old_sessions(tx, now)?;
    let session = Session {
        token_hash: tokens.0.to_owned(),
        officer_id: officer.id.clone(),
        csrf: tokens.1.to_owned(),
        created_at: now,
        seen_at: now,
        expires_at: now + LONGEST,
    };
    officers::begin_session(tx, &session)?;
    note(tx, now, Some(&officer.id), &officer.login, action)
}

fn find(tx: &mut dyn Tx, token_hash: &str, now: i64) -> Result<Option<(SignedIn, i64)>, AccountError> {
    let Some(session) = officers::session(tx, token_hash)? else { return Ok(None) };
    if session.expires_at < now || session.seen_at + IDLE < now {
        return Ok(None);
    }
    let Some(officer) = officers::by_id(tx, &session.officer_id)?.filter(|it| it.is_active) else {
        return Ok(None);
    };
    let appointments = officers::appointments(tx, &officer.id)?;
    let official = Official { id: officer.id, login: officer.login, name: officer.name, appointments };
    let signed_in = SignedIn { official, csrf: session.csrf, token_hash: session.token_hash };
    Ok(Some((signed_in, session.seen_at)))
}

fn fail(tx: &mut dyn Tx, officer: &Officer, now: i64) -> Result<(), AccountError> {
    let is_closed = officers::count_failure(tx, &officer.id, MOST_FAILURES, now + CLOSED)?;
    note(tx, now, Some(&officer.id), "unknown", if is_closed { "locked" } else { "refused" })
}

fn note(
    tx: &mut dyn Tx,
    now: i64,
    officer: Option<&str>,
    actor: &str,
    action: &str,
) -> Result<(), AccountError> {
    Ok(officers::add_account_event(tx, &secret::random_id(), now, (officer, actor), action)?)
}

fn hash_of(token: &str) -> String {
    secret::hash("session", token)
}

/// A login as it is kept: short, lower case, without anything that could be read in two ways.
fn sound_login(login: &str) -> Option<String> {
    let login = login.trim().to_ascii_lowercase();
    let is_plain = |it: u8| it.is_ascii_alphanumeric() || b"._-".contains(&it);
    ((2..=60).contains(&login.len()) && login.bytes().all(is_plain)).then_some(login)
}
