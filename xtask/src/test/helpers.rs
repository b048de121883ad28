//! Programs of others that the server's tests work with: PostgreSQL from the machine, a mail server and an object store from
//! `PyPI`. Whatever is missing is said at once, and its tests count as skipped.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{say, shell, stamp, tree::Tree};

/// What tests start, at the versions that were tried.
const PYTHON: [&str; 3] = ["aiosmtpd==1.4.6", "moto[server]==5.2.5", "schemathesis==4.32.5"];

/// Where the programs are, or why not.
#[derive(Debug)]
pub(crate) struct Helpers {
    postgres: Option<PathBuf>,
    python: Result<PathBuf, String>,
    /// Why there is no provider for signing in, where there is none.
    sign_on: Result<(), String>,
}

impl Helpers {
    /// The Python that has the packages.
    pub(crate) fn python(&self) -> anyhow::Result<PathBuf> {
        self.python.clone().map_err(|why| anyhow::anyhow!(why))
    }

    /// Tells a test run where they are.
    pub(crate) fn name_to(&self, command: &mut Command) {
        if let Some(it) = &self.postgres {
            command.env("RUANGIZIN_POSTGRES", it);
        }
        if let Ok(it) = &self.python {
            command.env("RUANGIZIN_PYTHON", it);
        }
    }
}

/// Looks for them; what is on `PyPI` is got the first time.
pub(crate) fn find(tree: &Tree) -> Helpers {
    Helpers { postgres: postgres(), python: python(tree), sign_on: sign_on(tree) }
}

/// Says what is there, in the manner of real data.
pub(crate) fn tell(helpers: &Helpers) {
    match &helpers.postgres {
        Some(it) => say::line(format!("PostgreSQL is started from {}", it.display())),
        None => say::line(
            "SKIPPED postgres: no initdb in RUANGIZIN_POSTGRES, on the path or in /usr/lib/postgresql",
        ),
    }
    match &helpers.python {
        Ok(it) => say::line(format!("mail server and object store are started by {}", it.display())),
        Err(why) => say::line(format!("SKIPPED mail and s3: {why}")),
    }
    if let Err(why) = &helpers.sign_on {
        say::line(format!("SKIPPED sign-on: {why}"));
    }
}

/// The folder of PostgreSQL's programs, the newest that Debian has put apart.
fn postgres() -> Option<PathBuf> {
    let named = env::var_os("RUANGIZIN_POSTGRES").map(PathBuf::from);
    let on_path = shell::find("initdb").and_then(|it| fs::canonicalize(it).ok());
    let mut debian: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .map(|it| it.filter_map(Result::ok).map(|it| it.path().join("bin")).collect())
        .unwrap_or_default();
    debian.sort();
    let on_path = on_path.and_then(|it| it.parent().map(Path::to_path_buf));
    named.into_iter().chain(on_path).chain(debian.into_iter().rev()).find(|it| it.join("initdb").is_file())
}

/// Installs the provider for signing in, once.
fn sign_on(tree: &Tree) -> Result<(), String> {
    let get = || -> anyhow::Result<()> {
        let folder = tree.at("tests/sign-on");
        let lists = ["tests/sign-on/package.json", "tests/sign-on/package-lock.json"];
        let stamp = stamp::Stamp::of(tree, "sign-on", &lists, &[])?;
        if stamp.is_fresh(&folder.join("node_modules/.package-lock.json")) {
            return Ok(());
        }
        say::step("installing a provider for signing in");
        let mut command = shell::command(tree, "npm")?;
        command.current_dir(&folder).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
        shell::run(&mut command)?;
        stamp.set()
    };
    get().map_err(|it| format!("{it:#}"))
}

/// The Python that has the packages.
fn python(tree: &Tree) -> Result<PathBuf, String> {
    let folder = tree.tools().join("office");
    let (python, stamp) = (folder.join("bin/python"), folder.join("packages.txt"));
    if fs::read_to_string(&stamp).is_ok_and(|it| it == PYTHON.join("\n")) && python.is_file() {
        return Ok(python);
    }
    say::step(
        "getting a mail server and an object store for tests from PyPI into target/tools (a minute, once)",
    );
    let get = || -> anyhow::Result<()> {
        fs::create_dir_all(&folder)?;
        shell::run(shell::command(tree, "python3")?.args(["-m", "venv"]).arg(&folder))?;
        let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
        shell::run(shell::command(tree, &python)?.args(install).args(PYTHON))?;
        Ok(fs::write(&stamp, PYTHON.join("\n"))?)
    };
    get().map(|()| python).map_err(|it| format!("{it:#}"))
}
