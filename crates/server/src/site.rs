//! The built app, read at start-up with the compressed siblings the build made.
//! Only files found then can be sent; the content policy comes from the build as well.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use axum::http::HeaderValue;

use crate::{
    asset::{Asset, Body, Keep, carries_hash, digest, kind_of},
    error::StartError,
};

/// The files of the app by their path below the root, and the policy of its page.
#[derive(Debug)]
pub struct Site {
    assets: BTreeMap<String, Asset>,
    policy: HeaderValue,
}

const POLICY: &str = "csp.txt";

impl Site {
    /// Reads the folder that `cargo xtask build` wrote.
    pub fn read(dist: &Path) -> Result<Self, StartError> {
        let mut files = BTreeMap::new();
        collect(dist, dist, &mut files)?;
        let policy = files
            .remove(POLICY)
            .ok_or_else(|| StartError::SiteIncomplete { dist: dist.to_path_buf(), missing: POLICY })?;
        let text = String::from_utf8_lossy(&policy);
        let policy = HeaderValue::from_str(text.trim())
            .map_err(|_invalid| StartError::BadPolicy { path: dist.join(POLICY) })?;
        let assets = assemble(files);
        if !assets.contains_key("index.html") {
            return Err(StartError::SiteIncomplete { dist: dist.to_path_buf(), missing: "index.html" });
        }
        Ok(Self { assets, policy })
    }

    /// The file of that path, or nothing.
    pub fn asset(&self, path: &str) -> Option<&Asset> {
        self.assets.get(path)
    }

    /// The Content-Security-Policy of this build.
    pub fn policy(&self) -> &HeaderValue {
        &self.policy
    }
}

fn assemble(mut files: BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Asset> {
    let names: Vec<String> = files.keys().filter(|it| !is_sibling(it, &files)).cloned().collect();
    let mut assets = BTreeMap::new();
    for name in names {
        let brotli = files.remove(&format!("{name}.br")).map(Into::into);
        let gzip = files.remove(&format!("{name}.gz")).map(Into::into);
        let Some(plain) = files.remove(&name) else { continue };
        let digest = digest(&plain);
        let keep = if carries_hash(&name, &digest) { Keep::Forever } else { Keep::AskAgain };
        let kind = kind_of(&name);
        assets.insert(
            name,
            Asset { body: Body::Memory { plain: plain.into(), brotli, gzip }, kind, digest, keep },
        );
    }
    assets
}

fn is_sibling(name: &str, files: &BTreeMap<String, Vec<u8>>) -> bool {
    let plain = name.strip_suffix(".br").or_else(|| name.strip_suffix(".gz"));
    plain.is_some_and(|it| files.contains_key(it))
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) -> Result<(), StartError> {
    let unreadable = |path: &Path| {
        let path = path.to_path_buf();
        move |source: io::Error| StartError::Unreadable { path, source }
    };
    for entry in fs::read_dir(folder).map_err(unreadable(folder))? {
        let path: PathBuf = entry.map_err(unreadable(folder))?.path();
        if path.is_dir() {
            collect(root, &path, files)?;
            continue;
        }
        let inner = path.strip_prefix(root).unwrap_or(&path);
        let name =
            inner.components().map(|it| it.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
        files.insert(name, fs::read(&path).map_err(unreadable(&path))?);
    }
    Ok(())
}
