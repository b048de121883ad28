//! Runs other programs: builds their environment, shows what runs, turns a failure into a clear error.
//! Tasks never call `Command` themselves.

use std::{
    env,
    ffi::{OsStr, OsString},
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context as _, bail};

use crate::{say, tree::Tree};

/// A command that runs in the checkout with our pinned tools first on the path.
pub(crate) fn command(tree: &Tree, program: impl AsRef<OsStr>) -> anyhow::Result<Command> {
    let mut command = Command::new(resolve(tree, program.as_ref()));
    command.current_dir(tree.root()).env("PATH", search_path(tree)?);
    // Tasks look for programs where Cargo puts them by itself, whatever the person has set.
    command.env("CARGO_TARGET_DIR", tree.at("target"));
    // The package that runs the tasks is no concern of the programs it starts.
    for name in ["CARGO_MANIFEST_DIR", "CARGO_PKG_NAME", "CARGO_PKG_VERSION"] {
        command.env_remove(name);
    }
    Ok(command)
}

/// Runs a command with its output shown as it comes.
pub(crate) fn run(command: &mut Command) -> anyhow::Result<()> {
    let shown = describe(command);
    let status = command.stdin(Stdio::null()).status().with_context(|| format!("cannot start `{shown}`"))?;
    if !status.success() {
        bail!("`{shown}` failed with {status}");
    }
    Ok(())
}

/// Runs a command and returns what it wrote to standard output.
pub(crate) fn read(command: &mut Command) -> anyhow::Result<String> {
    let shown = describe(command);
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot start `{shown}`"))?;
    if !output.status.success() {
        bail!("`{shown}` failed with {}", output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{shown}` wrote text that is not UTF-8"))
}

/// What a tool says to `--version`, or nothing when it is not there.
pub(crate) fn version_of(tree: &Tree, program: impl AsRef<OsStr>) -> Option<String> {
    let mut command = command(tree, program).ok()?;
    let output = command.arg("--version").stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The target that the compiler builds for by itself.
pub(crate) fn host(tree: &Tree) -> anyhow::Result<String> {
    let compiler = read(command(tree, "rustc")?.arg("-vV"))?;
    let host = compiler.lines().find_map(|it| it.strip_prefix("host: "));
    host.map(str::to_owned).context("rustc does not say which system it builds for")
}

/// The first program of that name on the search path.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(format!("{name}{}", env::consts::EXE_SUFFIX)))
        .find(|it| it.is_file())
}

/// npm's wasm-opt must win over an older one of the system, so its folder comes first.
fn search_path(tree: &Tree) -> anyhow::Result<OsString> {
    let mut folders = vec![tree.at("node_modules/.bin"), tree.tools().join("bin")];
    if let Some(path) = env::var_os("PATH") {
        folders.extend(env::split_paths(&path));
    }
    env::join_paths(folders).context("a folder on the search path has a separator in its name")
}

/// Our own tools are named by their full path: which folder is searched differs between systems.
fn resolve(tree: &Tree, program: &OsStr) -> PathBuf {
    let name = format!("{}{}", program.to_string_lossy(), env::consts::EXE_SUFFIX);
    let own = tree.tools().join("bin").join(name);
    if own.is_file() { own } else { Path::new(program).to_path_buf() }
}

fn describe(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|it| it.to_string_lossy().into_owned()));
    words.join(" ")
}

/// How a program ended and what it wrote to standard output, which was also shown as it came.
pub(crate) struct Watched {
    pub(crate) succeeded: bool,
    pub(crate) output: String,
}

/// Runs a command whose output is both shown and read; its failure is a result, not an error.
pub(crate) fn watch(command: &mut Command) -> anyhow::Result<Watched> {
    let shown = describe(command);
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start `{shown}`"))?;
    let mut output = String::new();
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).split(b'\n') {
            let line = String::from_utf8_lossy(&line?).into_owned();
            say::line(&line);
            output.push_str(&line);
            output.push('\n');
        }
    }
    Ok(Watched { succeeded: child.wait()?.success(), output })
}
