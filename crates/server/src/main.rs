//! The `ruangizin-server` program: reads the command line, starts, says where, stops when asked.

use std::{
    io::{self, Write as _},
    process::ExitCode,
    sync::Arc,
};

use anyhow::Context as _;
use clap::{Parser, Subcommand};
use server::{
    app::{self, Served},
    config::Config,
};

#[derive(Parser)]
#[command(name = "ruangizin-server", version, about = "Serves the built app and the city packs")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve an app and packs until told to stop
    Serve(Config),
}

#[tokio::main]
async fn main() -> ExitCode {
    let Command::Serve(config) = Arguments::parse().command;
    match serve(config).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The last line anybody reads; a closed error stream leaves the exit status.
            let _ = writeln!(io::stderr().lock(), "error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(config: Config) -> anyhow::Result<()> {
    let served = Served::read(&config)?;
    let (listener, address) = app::listen(&config).await?;
    announce(&served, &format!("http://{address}/"))?;
    axum::serve(listener, app::router(Arc::new(served)))
        .with_graceful_shutdown(told_to_stop())
        .await
        .context("the server stopped")
}

/// Scripts wait for the line with the address, so its form is fixed.
fn announce(served: &Served, address: &str) -> io::Result<()> {
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
    writeln!(out, "listening on {address}")?;
    out.flush()
}

/// Ends at Ctrl-C and at the signal that service managers send.
async fn told_to_stop() {
    let interrupt = async { tokio::signal::ctrl_c().await.is_ok() };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let terminate = async {
            match signal(SignalKind::terminate()) {
                Ok(mut signal) => signal.recv().await.is_some(),
                // Without the handler the signal ends the process by itself.
                Err(_) => std::future::pending().await,
            }
        };
        tokio::select! { _ = interrupt => {}, _ = terminate => {} }
    }
    #[cfg(not(unix))]
    interrupt.await;
}
