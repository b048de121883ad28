//! What the office reads of the packs that it serves: forms, titles, and the plan itself when a place is judged again.
//! Packs were checked byte by byte at the start; nothing here is written.

mod folder;
mod look;
mod spot;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use citypack::{PlaceFile, ServiceFile, parse_form};
use contract::Application;
use permit::{Date, Form};

use crate::{
    casework::verdict::Judgement,
    error::StartError,
    packs::{Packs, manifest::Manifest},
    store::cases::papers::KeptForm,
};

pub use folder::Folder;
pub use spot::{Area, Spot};

/// What stands before a form's id in its role.
const FORM: &str = "form-";

/// The packs, as the office uses them.
#[derive(Debug, Default)]
pub struct Plans {
    cities: BTreeMap<String, City>,
    order: Vec<String>,
    /// Packs of before, by region and version.
    earlier: BTreeMap<(String, String), PathBuf>,
}

/// One city's.
#[derive(Debug)]
struct City {
    folder: PathBuf,
    version: String,
    name: BTreeMap<String, String>,
    forms: BTreeMap<String, (KeptForm, Arc<Form>)>,
    services: ServiceFile,
    /// Name and kecamatan by code.
    kelurahan: BTreeMap<String, (String, String)>,
    is_sample: bool,
}

impl Plans {
    /// Reads forms and catalogues of the packs that are served, and looks which packs of before are kept.
    pub fn read(packs: &Packs, earlier: Option<&Path>) -> Result<Self, StartError> {
        let mut plans = Self::default();
        for (region, folder) in packs.folders() {
            plans.cities.insert(region.to_owned(), City::read(region, folder)?);
            plans.order.push(region.to_owned());
        }
        if let Some(root) = earlier {
            plans.find_earlier(root, 2)?;
        }
        Ok(plans)
    }

    /// Folders of packs below a folder: as the packer leaves them, or one for each city.
    fn find_earlier(&mut self, folder: &Path, depth: u8) -> Result<(), StartError> {
        let unreadable = |source| StartError::Unreadable { path: folder.to_path_buf(), source };
        if let Ok(manifest) = manifest_of(folder) {
            self.earlier.insert((manifest.region, manifest.version), folder.to_path_buf());
            return Ok(());
        }
        for entry in fs::read_dir(folder).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            if depth > 0 && path.is_dir() {
                self.find_earlier(&path, depth - 1)?;
            }
        }
        Ok(())
    }

    /// The region that is served first.
    pub fn home(&self) -> &str {
        self.order.first().map_or("", String::as_str)
    }

    /// A city's name in a language.
    pub fn city_name(&self, region: &str, language: &str) -> String {
        let names = self.cities.get(region).map(|it| &it.name);
        let found = names.and_then(|it| it.get(language).or_else(|| it.get("id")));
        found.cloned().unwrap_or_else(|| region.to_owned())
    }

    /// The form of a city by its id, as today's pack has it.
    pub fn form(&self, region: &str, id: &str) -> Option<&(KeptForm, Arc<Form>)> {
        self.cities.get(region)?.forms.get(id)
    }

    /// The forms of a city.
    pub fn forms(&self, region: &str) -> impl Iterator<Item = &Arc<Form>> {
        self.cities.get(region).into_iter().flat_map(|it| it.forms.values().map(|it| &it.1))
    }

    /// What a service is called in a language; its id where the catalogue has none.
    pub fn service_name(&self, region: &str, service: &str, language: &str) -> String {
        let found = self.cities.get(region).and_then(|it| it.services.service(service));
        found.map_or_else(|| service.to_owned(), |it| it.title.get(language).to_owned())
    }

    /// How long what a service gives is valid, in a language; empty where the catalogue does not say.
    pub fn valid(&self, region: &str, service: &str, language: &str) -> String {
        let found = self.cities.get(region).and_then(|it| it.services.service(service));
        found.map_or_else(String::new, |it| it.valid.get(language).to_owned())
    }

    /// A kelurahan's name and that of its kecamatan, where a city's pack has them.
    pub fn kelurahan(&self, code: &str) -> Option<(&str, &str)> {
        let found = self.cities.values().find_map(|it| it.kelurahan.get(code));
        found.map(|(name, kecamatan)| (name.as_str(), kecamatan.as_str()))
    }

    /// The same in a line of a list; a code that no pack knows stays, and nothing is a dash.
    pub fn kelurahan_name(&self, code: Option<&str>) -> String {
        code.map_or_else(|| "–".to_owned(), |it| self.kelurahan(it).map_or(it, |(name, _)| name).to_owned())
    }

    /// The kelurahan of a city: code, name, kecamatan; in the order of their codes.
    pub fn all_kelurahan(&self, region: &str) -> impl Iterator<Item = (&str, &str, &str)> {
        let all = self.cities.get(region).into_iter().flat_map(|it| &it.kelurahan);
        all.map(|(code, (name, kecamatan))| (code.as_str(), name.as_str(), kecamatan.as_str()))
    }

    /// The catalogue of a city.
    pub fn services(&self, region: &str) -> Option<&ServiceFile> {
        self.cities.get(region).map(|it| &it.services)
    }

    /// Whether a city's pack holds sample data.
    pub fn is_sample(&self, region: &str) -> bool {
        self.cities.get(region).is_some_and(|it| it.is_sample)
    }

    /// The regions that are served, in their order.
    pub fn regions(&self) -> impl Iterator<Item = &str> {
        self.order.iter().map(String::as_str)
    }

    /// The version of the pack that a city is served from; empty where there is none.
    pub fn version(&self, region: &str) -> &str {
        self.cities.get(region).map_or("", |it| &it.version)
    }

    /// Looks at an application as if nobody had: its answers, its place, its numbers. Reads files, so it blocks the thread.
    pub fn judge(&self, application: &Application, form: Option<&Form>, today: Date) -> Judgement {
        let Some(city) = self.cities.get(&application.region) else { return Judgement::gap("no-pack") };
        let Some(form) = form else { return Judgement::gap("no-form") };
        let named = application.verdict.as_ref().map(|it| it.pack.as_str());
        let folder = named.and_then(|it| self.folder_of(&application.region, it));
        look::judge(application, form, today, (&city.folder, &city.version), folder)
    }

    /// Where an application's place lies and what is drawn around it, for the map of the desk. Blocks the thread.
    pub fn spot(&self, application: &Application, form: &Form) -> Option<Spot> {
        let corners = look::corners(application, form);
        spot::around(&self.cities.get(&application.region)?.folder, &corners)
    }

    /// The folder of a city's pack of today.
    pub fn folder(&self, region: &str) -> Option<&Path> {
        self.cities.get(region).map(|it| it.folder.as_path())
    }

    /// The folders of its packs of before.
    pub fn earlier_folders<'a>(&'a self, region: &'a str) -> impl Iterator<Item = &'a Path> {
        self.earlier.iter().filter(move |it| it.0.0 == region).map(|it| it.1.as_path())
    }

    /// The folder of a version of a city's pack, today's or one of before.
    fn folder_of(&self, region: &str, version: &str) -> Option<&Path> {
        let today = self.cities.get(region).filter(|it| it.version == version).map(|it| it.folder.as_path());
        let key = (region.to_owned(), version.to_owned());
        today.or_else(|| self.earlier.get(&key).map(PathBuf::as_path))
    }
}

impl City {
    fn read(region: &str, folder: &Path) -> Result<Self, StartError> {
        let manifest = manifest_of(folder)?;
        let is_sample = manifest.is_sample();
        let mut forms = BTreeMap::new();
        let mut services = ServiceFile::default();
        let mut kelurahan = BTreeMap::new();
        let read = |name: &str| {
            let path = folder.join(name);
            fs::read_to_string(&path).map_err(|source| StartError::Unreadable { path, source })
        };
        for (role, file) in &manifest.files {
            let damaged = |it: citypack::Malformed| StartError::BadForm { what: it.to_string() };
            if role == "services" {
                services = ServiceFile::parse(&file.name, read(&file.name)?.as_bytes()).map_err(damaged)?;
            }
            if role == "places" {
                let places = PlaceFile::parse(&file.name, read(&file.name)?.as_bytes()).map_err(damaged)?;
                kelurahan.extend(places.kelurahan.into_iter().map(|it| (it.code, (it.name, it.kecamatan))));
            }
            let Some(id) = role.strip_prefix(FORM) else { continue };
            let body = read(&file.name)?;
            let form = parse_form(&file.name, body.as_bytes()).map_err(damaged)?;
            let kept = KeptForm {
                digest: file.sha256.clone(),
                region: region.to_owned(),
                form: id.to_owned(),
                version: i64::from(form.version),
                body,
            };
            forms.insert(id.to_owned(), (kept, Arc::new(form)));
        }
        let (version, name) = (manifest.version, manifest.name);
        Ok(Self { folder: folder.to_path_buf(), version, name, forms, services, kelurahan, is_sample })
    }
}

fn manifest_of(folder: &Path) -> Result<Manifest, StartError> {
    let path = folder.join("pack.json");
    let bytes = fs::read(&path).map_err(|source| StartError::Unreadable { path: path.clone(), source })?;
    serde_json::from_slice(&bytes).map_err(|source| StartError::BadManifest { path, source })
}
