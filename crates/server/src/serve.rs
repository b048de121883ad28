//! `serve`: opens the store, says where it listens, works until it is told to stop.

use std::{
    io::{self, Write as _},
    sync::Arc,
    time::Duration,
};

use anyhow::Context as _;
use server::{
    accounts::{AccountError, NewOfficer},
    app::{self, Served},
    casework::roles::Role,
    clock,
    config::Config,
    connect, housekeeping, metrics, notify,
    opened::Opened,
    packs::trust::Standing,
    secret,
    store::officers::Appointment,
};
use wording::{Language, officer_text};

pub(crate) async fn run(config: Config) -> anyhow::Result<()> {
    let served = Served::read(&config)?;
    let standings = signatures(&served, &config)?;
    let (options, is_passing) = (config.store.clone(), config.demo);
    let opened = tokio::task::spawn_blocking(move || Opened::ready(&options, is_passing)).await??;
    let office = Arc::new(opened.office(&config, &served.packs)?);
    let ways = Opened::ways(&config)?;
    let (listener, address) = app::listen(&config).await?;
    // Before anybody is told the address: whoever knows it may say stop.
    let stop = told_to_stop()?;
    if config.office.demo_officers {
        demo_officers(&opened).await?;
    }
    if let Some(address) = config.office.metrics {
        let listener = tokio::net::TcpListener::bind(address).await.context("the address of the metrics")?;
        let router = metrics::router(Arc::clone(&office));
        tokio::spawn(async move { axum::serve(listener, router).await });
    }
    announce(&served, &standings, &format!("http://{address}/"))?;
    let keeping = tokio::spawn(housekeeping::run(Arc::clone(&office), Duration::from_secs(600)));
    let telling = tokio::spawn(notify::run(Arc::clone(&office), ways, Duration::from_secs(10)));
    connect::prepare(&office).await?;
    let connecting = tokio::spawn(connect::run(Arc::clone(&office), Duration::from_secs(10)));
    let router = app::logged(app::router(Arc::new(served), office));
    let ended = app::serve(listener, router, stop).await;
    keeping.abort();
    telling.abort();
    connecting.abort();
    // The store outlives the last request; a passing folder goes away after it.
    drop(opened);
    ended.context("the server stopped")
}

/// Makes an officer for every role, with one password for all that was made up just now, and says so. They work for a
/// demonstration only, so where its store is kept the password becomes a new one each time.
async fn demo_officers(opened: &Opened) -> anyhow::Result<()> {
    let (accounts, now) = (opened.accounts(), clock::now());
    let password: String = secret::random_token().chars().take(16).collect();
    let mut logins = Vec::new();
    for role in Role::ALL {
        let login = role.code().replace('_', "-");
        let name = format!("Petugas Contoh ({})", role.code());
        let appointment =
            Appointment { role: role.code().to_owned(), kelurahan: String::new(), service: String::new() };
        let appointments = vec![appointment];
        let new = NewOfficer { login: login.clone(), name, password: password.clone(), appointments };
        match accounts.add(new, "demo", now).await {
            Err(AccountError::LoginTaken) => {
                let changed = accounts.set_password(&login, password.clone(), "demo", now).await;
                changed.map_err(|it| anyhow::anyhow!("no demo officer: {it:?}"))?;
            }
            done => done.map_err(|it| anyhow::anyhow!("no demo officer: {it:?}"))?,
        }
        logins.push(login);
    }
    let args = [("logins", logins.join(", ").into()), ("password", password.into())];
    let text = officer_text(Language::default(), "server-demo-officers", &args);
    Ok(writeln!(io::stdout().lock(), "{text}")?)
}

/// What is said of each pack's signature. One that no trusted key signed keeps the server from starting.
fn signatures(served: &Served, config: &Config) -> anyhow::Result<Vec<String>> {
    let mut lines = Vec::new();
    for (region, standing) in served.packs.standings(&config.trust) {
        let line = format!("pack {region}: {standing}");
        if standing == Standing::Refused {
            anyhow::bail!(line);
        }
        lines.push(line);
    }
    Ok(lines)
}

/// Scripts wait for the line with the address, so its form is fixed.
fn announce(served: &Served, standings: &[String], address: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for pack in served.packs.left_out() {
        writeln!(out, "not served without --demo (sample data): {}", pack.display())?;
    }
    let regions: Vec<&str> = served.packs.regions().collect();
    if regions.is_empty() {
        writeln!(out, "no pack is served; name one with --pack DIR")?;
    } else {
        writeln!(out, "packs: {}", regions.join(", "))?;
    }
    for line in standings {
        writeln!(out, "{line}")?;
    }
    writeln!(out, "listening on {address}")?;
    out.flush()
}

/// Listens for Ctrl-C and the signal that service managers send, from now on; ends when one comes.
fn told_to_stop() -> io::Result<impl Future<Output = ()> + Send> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let (mut interrupt, mut terminate) =
            (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
        Ok(async move {
            tokio::select! { _ = interrupt.recv() => {}, _ = terminate.recv() => {} }
        })
    }
    #[cfg(not(unix))]
    Ok(async { drop(tokio::signal::ctrl_c().await) })
}
