//! The built app, read at start-up with the compressed siblings the build made.
//! Only files found then can be sent; the content policy comes from the build as well.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use axum::http::HeaderValue;
use wording::Language;

use crate::{
    asset::{Asset, Body, Keep, carries_hash, digest, kind_of},
    error::StartError,
    shell::{self, City},
};

/// The files of the app by their path below the root, and the policy of its page.
#[derive(Debug)]
pub struct Site {
    assets: BTreeMap<String, Asset>,
    /// The page by language and path, where it is another one than that of the first path in the first language.
    pages: BTreeMap<(&'static str, String), Asset>,
    policy: HeaderValue,
}

const POLICY: &str = "csp.txt";
const PAGE: &str = "index.html";
/// What names the page by its bytes or the build by its mark: the worker keeps nothing else than what it lists.
const NAME_PAGE_OR_BUILD: [&str; 2] = ["sw.js", "build.json"];

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
        if !assets.contains_key(PAGE) {
            return Err(StartError::SiteIncomplete { dist: dist.to_path_buf(), missing: PAGE });
        }
        Ok(Self { assets, pages: BTreeMap::new(), policy })
    }

    /// Writes the cities into the page. It then has other bytes, so the build gets another mark, and the worker's list
    /// follows: a browser that keeps the page of yesterday's offices learns of today's.
    pub(crate) fn name(&mut self, cities: &[City]) {
        let Some(old) = self.text(PAGE) else { return };
        let mark = |text: &str| digest(text.as_bytes())[..16].to_owned();
        let mut page = shell::fill(&old, cities);
        let build = build_mark(&old);
        let named = build.map(|it| (it.to_owned(), mark(&format!("{it}{page}"))));
        if let Some((before, after)) = &named {
            page = page.replace(before, after);
        }
        let revisions = (mark(&old), mark(&page));
        for name in NAME_PAGE_OR_BUILD {
            if let Some(mut text) = self.text(name) {
                for (before, after) in named.iter().chain([&revisions]) {
                    text = text.replace(before, after);
                }
                self.put(name, text);
            }
        }
        for language in Language::ALL {
            let text = shell::in_language(&page, language.tag());
            for path in shell::paths(&page) {
                if let Some(text) = shell::for_path(&text, &path) {
                    self.put_page(language, &path, text);
                }
            }
            if language != Language::default() {
                self.put_page(language, "", text);
            }
        }
        self.put(PAGE, page);
    }

    fn text(&self, name: &str) -> Option<String> {
        match &self.assets.get(name)?.body {
            Body::Memory { plain, .. } => String::from_utf8(plain.to_vec()).ok(),
            Body::Disk { .. } => None,
        }
    }

    fn put(&mut self, name: &str, text: String) {
        self.assets.insert(name.to_owned(), Asset::compressed(name, text.into_bytes(), Keep::AskAgain));
    }

    fn put_page(&mut self, language: Language, path: &str, text: String) {
        let asset = Asset::compressed(PAGE, text.into_bytes(), Keep::AskAgain);
        self.pages.insert((language.tag(), path.trim_start_matches('/').to_owned()), asset);
    }

    /// The page of that path in a language.
    pub(crate) fn page(&self, path: &str, language: Language) -> Option<&Asset> {
        let of = |path: &str| self.pages.get(&(language.tag(), path.to_owned()));
        of(path.trim_end_matches('/')).or_else(|| of("")).or_else(|| self.assets.get(PAGE))
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

/// The mark of the build, as the page says it.
fn build_mark(page: &str) -> Option<&str> {
    let (mark, _) = page.split_once("name=\"build\" content=\"")?.1.split_once('"')?;
    (!mark.is_empty()).then_some(mark)
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
