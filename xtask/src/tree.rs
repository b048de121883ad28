//! Where things lie in the checkout. Paths are joined here and nowhere else.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::Context as _;

/// The checkout this task works on.
#[derive(Debug, Clone)]
pub(crate) struct Tree {
    root: PathBuf,
}

impl Tree {
    /// Cargo names the folder of this package when it runs a task; the checkout is its parent. Started without Cargo, a
    /// task works on the checkout that it stands in.
    pub(crate) fn find() -> anyhow::Result<Self> {
        if let Some(package) = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from) {
            let root = package.parent().context("the task package lies inside the checkout")?.to_path_buf();
            return Ok(Self { root });
        }
        let here = env::current_dir().context("cannot tell the current folder")?;
        let root = here.ancestors().find(|it| it.join("xtask/Cargo.toml").is_file());
        let root = root.context("no checkout here: start the tasks inside it, as `cargo xtask …`")?;
        Ok(Self { root: root.to_path_buf() })
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn at(&self, path: impl AsRef<Path>) -> PathBuf {
        self.root.join(path)
    }

    /// Pinned tools are installed here and never touch the user's own.
    pub(crate) fn tools(&self) -> PathBuf {
        self.at("target/tools")
    }

    /// The finished site, with final names and compressed siblings.
    pub(crate) fn site(&self) -> PathBuf {
        self.at("dist")
    }

    /// What Trunk wrote, before its files get their final names.
    pub(crate) fn raw_site(&self) -> PathBuf {
        self.at("target/site-raw")
    }

    pub(crate) fn demo_sources(&self) -> PathBuf {
        self.at("target/demo/kupang")
    }

    /// The pack of the demo city, in a folder of the city's region code.
    pub(crate) fn demo_pack(&self) -> PathBuf {
        self.pack_of("53.71")
    }

    pub(crate) fn pack_of(&self, region: &str) -> PathBuf {
        self.at("target/packs").join(region)
    }

    pub(crate) fn program(&self, profile: Profile, name: &str) -> PathBuf {
        let folder = match profile {
            Profile::Dev => "target/debug",
            Profile::Release => "target/release",
        };
        self.at(folder).join(format!("{name}{}", env::consts::EXE_SUFFIX))
    }
}

/// Which build of our own programs a task uses: the tests use the one they compiled anyway.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    Dev,
    Release,
}

/// All files under `folder` in a fixed order, hidden ones left out.
pub(crate) fn files_under(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        let entries =
            fs::read_dir(&folder).with_context(|| format!("cannot list the folder {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            let hidden = path.file_name().is_some_and(|it| it.to_string_lossy().starts_with('.'));
            if hidden {
                continue;
            }
            if path.is_dir() {
                open.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// A path below `folder` with forward slashes on every system.
pub(crate) fn relative(folder: &Path, path: &Path) -> String {
    let inner = path.strip_prefix(folder).unwrap_or(path);
    inner.components().map(|it| it.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
