//! Builds the release app while the host's checks run: for minutes its linker uses one core, and so do some of those.
//! A process of its own with the least claim to the processor, whose output is kept apart until somebody waits for it.

use std::{
    env,
    fs::{self, File},
    io,
    path::PathBuf,
    process::{Child, Command, Stdio},
};

use anyhow::{Context as _, bail};

use crate::{say, shell, tree::Tree};

/// A build under way.
pub(crate) struct Beside {
    child: Child,
    log: PathBuf,
}

impl Beside {
    /// Starts what `cargo xtask build` does.
    pub(crate) fn start(tree: &Tree) -> anyhow::Result<Self> {
        let log = tree.at("target/e2e/build.log");
        fs::create_dir_all(tree.at("target/e2e"))?;
        let out = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
        say::line(format!("the release app is built beside the first steps; its log is {}", log.display()));
        let child = modest(tree)?
            .arg("build")
            .stdin(Stdio::null())
            .stdout(out.try_clone()?)
            .stderr(out)
            .spawn()
            .context("cannot start the build of the app")?;
        Ok(Self { child, log })
    }

    /// Waits for its end and shows what it wrote.
    pub(crate) fn wait(mut self) -> anyhow::Result<()> {
        let ended = self.child.wait()?;
        io::copy(&mut File::open(&self.log)?, &mut io::stdout().lock())?;
        if !ended.success() {
            bail!("the app could not be built");
        }
        Ok(())
    }
}

impl Drop for Beside {
    /// Nobody waited for it, so nobody wants it.
    fn drop(&mut self) {
        if self.child.try_wait().is_ok_and(|it| it.is_none()) {
            let _ = self.child.kill();
        }
        let _ = self.child.wait();
    }
}

/// This program, with the least claim to the processor where the system can say so.
fn modest(tree: &Tree) -> anyhow::Result<Command> {
    let this = env::current_exe().context("cannot tell which program runs")?;
    let Some(nice) = shell::find("nice") else { return shell::command(tree, this) };
    let mut command = shell::command(tree, nice)?;
    command.args(["-n", "19"]).arg(this);
    Ok(command)
}
