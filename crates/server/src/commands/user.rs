//! Accounts of officers from the console. Passwords come from standard input, never from the command line, which
//! everybody on the machine can read.

use std::io::{self, BufRead as _, Write as _};

use clap::Subcommand;
use server::{
    accounts::{AccountError, NewOfficer, totp},
    casework::roles::Role,
    clock, secret,
    store::officers::Appointment,
};
use wording::{Language, officer_text};

use super::Where;

/// Who did it, in the record.
const ACTOR: &str = "console";

#[derive(clap::Args)]
pub(crate) struct User {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// Make an account; the password is one line of standard input
    Add(Add),
    /// Give an account other roles in the place of those that it has, and end its sessions
    Roles(Roles),
    /// Give an account another password and end its sessions
    Password(One),
    /// Give an account a second factor: prints the secret for an authenticator app, once
    Totp(One),
    /// Take the second factor away
    TotpOff(One),
    /// Say whom the sign-on service means by an account: the value of its claim
    Subject(Subject),
    /// Nobody of the sign-on service is meant any longer
    SubjectOff(One),
    /// Close an account and end its sessions
    Close(One),
    /// Open a closed account again
    Open(One),
}

#[derive(clap::Args)]
struct Add {
    #[command(flatten)]
    one: One,
    /// The officer's name, as colleagues read it
    #[arg(long)]
    name: String,
    #[command(flatten)]
    roles: Appointments,
}

#[derive(clap::Args)]
struct Roles {
    #[command(flatten)]
    one: One,
    #[command(flatten)]
    roles: Appointments,
}

#[derive(clap::Args)]
struct Appointments {
    /// What the officer does: rt, lurah, camat, loket, opd, kepala_dinas, bank, other, inspector, admin (may be given several times)
    #[expect(clippy::doc_markdown, reason = "shown as it is typed")]
    #[arg(long, required = true)]
    role: Vec<String>,
    /// Code of the only place these roles are for: a kelurahan, a kecamatan or a city
    #[arg(long, default_value = "")]
    kelurahan: String,
    /// Id of the only service these roles are for
    #[arg(long, default_value = "")]
    service: String,
}

#[derive(clap::Args)]
struct Subject {
    #[command(flatten)]
    one: One,
    /// The value of the claim, as the service writes it
    #[arg(long)]
    value: String,
}

#[derive(clap::Args)]
struct One {
    login: String,
    #[command(flatten)]
    place: Where,
    /// Make up a password and print it, instead of reading one
    #[arg(long)]
    generate: bool,
}

impl User {
    pub(super) async fn run(self) -> anyhow::Result<()> {
        match self.action {
            Action::Add(it) => add(it).await,
            Action::Roles(it) => {
                let accounts = it.one.place.open().await?.accounts();
                let done = accounts.set_roles(&it.one.login, it.roles.all(), ACTOR, clock::now()).await;
                it.one.tell(done, "server-user-roles")
            }
            Action::Password(it) => {
                let password = it.password()?;
                let accounts = it.place.open().await?.accounts();
                let done = accounts.set_password(&it.login, password, ACTOR, clock::now()).await;
                it.tell(done, "server-user-password")
            }
            Action::Totp(it) => it.totp(true).await,
            Action::TotpOff(it) => it.totp(false).await,
            Action::Subject(it) => it.one.subject(Some(it.value.clone()), "server-user-subject").await,
            Action::SubjectOff(it) => it.subject(None, "server-user-subject-off").await,
            Action::Close(it) => {
                let accounts = it.place.open().await?.accounts();
                let done = accounts.set_active(&it.login, false, ACTOR, clock::now()).await;
                it.tell(done, "server-user-closed")
            }
            Action::Open(it) => {
                let accounts = it.place.open().await?.accounts();
                let done = accounts.set_active(&it.login, true, ACTOR, clock::now()).await;
                it.tell(done, "server-user-opened")
            }
        }
    }
}

async fn add(it: Add) -> anyhow::Result<()> {
    let password = it.one.password()?;
    let new = NewOfficer {
        login: it.one.login.clone(),
        name: it.name.clone(),
        password,
        appointments: it.roles.all(),
    };
    let accounts = it.one.place.open().await?.accounts();
    let done = accounts.add(new, ACTOR, clock::now()).await;
    it.one.tell(done, "server-user-added")
}

impl Appointments {
    fn all(&self) -> Vec<Appointment> {
        let appointment = |role: &String| Appointment {
            role: role.clone(),
            kelurahan: self.kelurahan.clone(),
            service: self.service.clone(),
        };
        self.role.iter().map(appointment).collect()
    }
}

impl One {
    async fn totp(&self, is_wanted: bool) -> anyhow::Result<()> {
        let accounts = self.place.open().await?.accounts();
        match accounts.set_totp(&self.login, is_wanted, ACTOR, clock::now()).await {
            Ok(Some(secret)) => {
                let address = totp::address(&self.login, &secret);
                let args = [("secret", secret.into()), ("address", address.into())];
                self.place.say("server-user-totp", &args)?;
                Ok(())
            }
            done => self.tell(done.map(|_none| ()), "server-user-totp-off"),
        }
    }

    async fn subject(&self, subject: Option<String>, id: &str) -> anyhow::Result<()> {
        let accounts = self.place.open().await?.accounts();
        let done = accounts.set_subject(&self.login, subject, ACTOR, clock::now()).await;
        self.tell(done, id)
    }

    fn password(&self) -> anyhow::Result<String> {
        if self.generate {
            // 24 characters of 32 are 120 bits.
            let password: String = secret::random_token().chars().take(24).collect();
            self.place.say("server-user-generated", &[("password", password.as_str().into())])?;
            return Ok(password);
        }
        let mut line = String::new();
        io::stdin().lock().read_line(&mut line)?;
        Ok(line.trim_end_matches(['\r', '\n']).to_owned())
    }

    fn tell(&self, done: Result<(), AccountError>, id: &str) -> anyhow::Result<()> {
        let Err(error) = done else {
            return Ok(self.place.say(id, &[("login", self.login.as_str().into())])?);
        };
        let language = Language::of_tag(&self.place.lang).unwrap_or_default();
        let roles: Vec<&str> = Role::ALL.into_iter().map(Role::code).collect();
        let text = |id| officer_text(language, id, &[("roles", roles.join(", ").into())]);
        io::stdout().flush()?;
        Err(match error {
            AccountError::Store(it) => it.into(),
            AccountError::LoginTaken => anyhow::anyhow!(text("server-user-taken")),
            AccountError::SubjectTaken => anyhow::anyhow!(text("server-user-subject-taken")),
            AccountError::BadLogin => anyhow::anyhow!(text("server-user-bad-login")),
            AccountError::WeakPassword => anyhow::anyhow!(text("server-user-weak")),
            AccountError::UnknownRole => anyhow::anyhow!(text("server-user-role")),
            _ => anyhow::anyhow!(text("server-user-unknown")),
        })
    }
}
