//! `packages.<hash>.json`: what other systems ask, screen by screen, and which answers of our forms go there
//! (`docs/packages.md`). Screens of others are content of a city, never code.

use permit::{Texts, form::Sureness};

use crate::{
    error::Malformed,
    forms::{sureness, texts},
    json::{self, Node},
};

/// The format that this reader knows.
pub const PACKAGES_FORMAT: &str = "ruangizin-packages/1";

/// Every package of a city.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PackageFile {
    /// Date of the facts.
    pub as_of: String,
    /// Where names and order come from.
    pub sources: Vec<PackageSource>,
    /// Numbers that other systems give.
    pub numbers: Vec<NumberKind>,
    /// The packages, in the order in which they are shown.
    pub packages: Vec<Package>,
}

/// Where something is known from.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PackageSource {
    /// Its id.
    pub id: String,
    /// What it is.
    pub title: Texts,
    /// How sure it is.
    pub sure: Sureness,
}

/// A number that another system gives.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NumberKind {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub label: Texts,
    /// How to know it.
    pub about: Texts,
    /// How it is checked: `nib`, `kkpr` or empty.
    pub check: String,
    /// Where one looks it up; empty where there is no address.
    pub url: String,
    /// How one looks it up.
    pub look_up: Texts,
}

/// What one takes to another system.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Package {
    /// Its id.
    pub id: String,
    /// Name of the system, as it calls itself.
    pub system: String,
    /// Its address; empty for a counter and where nobody could name one.
    pub url: String,
    /// Title.
    pub title: Texts,
    /// What it is for.
    pub about: Texts,
    /// Id of the service in the catalogue.
    pub service: String,
    /// Ids of the forms whose answers it takes.
    pub forms: Vec<String>,
    /// What one has before one begins.
    pub before: Vec<Texts>,
    /// What happens there.
    pub steps: Vec<Texts>,
    /// How long it takes.
    pub time: Texts,
    /// What it costs.
    pub cost: Texts,
    /// Id of the source of what is said before and about its steps, time and cost; empty where none is named.
    pub source: String,
    /// Whether somebody has compared these with the system itself.
    pub is_verified: bool,
    /// Whether codes of KBLI are entered there.
    pub has_kbli: bool,
    /// Whether the outline of the land is uploaded there.
    pub has_outline: bool,
    /// Ids of the numbers that it gives.
    pub numbers: Vec<String>,
    /// What must be asked.
    pub unsure: Vec<Texts>,
    /// Its screens in order.
    pub screens: Vec<PackageScreen>,
    /// The papers it asks for.
    pub documents: Vec<PackageDocument>,
}

/// One screen of another system.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PackageScreen {
    /// What it is called there.
    pub title: Texts,
    /// Id of the source.
    pub source: String,
    /// Whether somebody has compared it with the screen itself.
    pub is_verified: bool,
    /// Ids of the forms it is for; empty for all of the package.
    pub forms: Vec<String>,
    /// Id of a repeated section: the screen stands once for each item.
    pub repeat: String,
    /// Its fields in order.
    pub fields: Vec<PackageField>,
}

/// One field of a screen.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PackageField {
    /// What it is called there.
    pub label: Texts,
    /// Ids of the forms it is for; empty for all of the screen.
    pub forms: Vec<String>,
    /// Questions of ours that answer it, the first that does: `pemohon.nik`.
    pub from: Vec<String>,
    /// The same for everybody, in the words of that system.
    pub fixed: String,
    /// Answered there and not here: how.
    pub own: Texts,
    /// Whether that system goes on without it.
    pub is_needed: bool,
    /// What to look out for.
    pub note: Texts,
    /// Words of that system for ours: option, `yes`, `no`, `l`, `p`.
    pub options: Vec<(String, String)>,
}

/// A paper as another system asks for it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PackageDocument {
    /// What it is called there.
    pub name: Texts,
    /// Ids of papers of our forms.
    pub papers: Vec<String>,
    /// Ids of the forms it is for; empty for all of the package.
    pub forms: Vec<String>,
    /// How the file is best named, without the ending.
    pub file: String,
    /// Kinds of file that are taken, as they are written there: `PDF`.
    pub accept: String,
    /// The largest size in kilobytes of 1,000 bytes; `None` where it is not known.
    pub most_kb: Option<u32>,
    /// Whether the files of the parcel are meant.
    pub is_outline: bool,
    /// Whether that system goes on without it.
    pub is_needed: bool,
    /// What to look out for.
    pub note: Texts,
    /// Id of the source.
    pub source: String,
    /// Whether somebody has compared it with the system itself.
    pub is_verified: bool,
}

impl PackageFile {
    /// Reads the file.
    pub fn parse(file: &str, bytes: &[u8]) -> Result<Self, Malformed> {
        json::parse(file, bytes, |top| {
            let format = top.get("format");
            if format.as_text() != PACKAGES_FORMAT {
                format.bad("is a format that is not known");
            }
            Self {
                as_of: top.text("as_of"),
                sources: top.needed_list("sources", |it| PackageSource {
                    id: it.text("id"),
                    title: texts(&it, "title"),
                    sure: sureness(&it),
                }),
                numbers: top.needed_list("numbers", |it| number(&it)),
                packages: top.needed_list("packages", |it| package(&it)),
            }
        })
    }

    /// A package.
    pub fn package(&self, id: &str) -> Option<&Package> {
        self.packages.iter().find(|it| it.id == id)
    }

    /// A number.
    pub fn number(&self, id: &str) -> Option<&NumberKind> {
        self.numbers.iter().find(|it| it.id == id)
    }

    /// A source.
    pub fn source(&self, id: &str) -> Option<&PackageSource> {
        self.sources.iter().find(|it| it.id == id)
    }
}

fn number(node: &Node<'_>) -> NumberKind {
    NumberKind {
        id: node.text("id"),
        label: texts(node, "label"),
        about: texts(node, "about"),
        check: node.text_or_empty("check"),
        url: node.text_or_empty("url"),
        look_up: texts(node, "look_up"),
    }
}

fn package(node: &Node<'_>) -> Package {
    Package {
        id: node.text("id"),
        system: node.text("system"),
        url: node.text_or_empty("url"),
        title: texts(node, "title"),
        about: texts(node, "about"),
        service: node.text_or_empty("service"),
        forms: node.list_of_texts("forms"),
        before: list(node, "before"),
        steps: list(node, "steps"),
        time: texts(node, "time"),
        cost: texts(node, "cost"),
        source: node.text_or_empty("source"),
        is_verified: is(node, "verified"),
        has_kbli: is(node, "kbli"),
        has_outline: is(node, "outline"),
        numbers: node.list_of_texts("numbers"),
        unsure: list(node, "unsure"),
        screens: node.needed_list("screens", |it| screen(&it)),
        documents: node.list("documents", |it| document(&it)),
    }
}

fn screen(node: &Node<'_>) -> PackageScreen {
    PackageScreen {
        title: texts(node, "title"),
        source: node.text("source"),
        is_verified: is(node, "verified"),
        forms: node.list_of_texts("forms"),
        repeat: node.text_or_empty("repeat"),
        fields: node.needed_list("fields", |it| field(&it)),
    }
}

fn field(node: &Node<'_>) -> PackageField {
    let mut options = Vec::new();
    let words = node.maybe("options");
    if words.is_given() {
        words.members(|id, word| options.push((id.to_owned(), word.as_text())));
    }
    PackageField {
        label: texts(node, "label"),
        forms: node.list_of_texts("forms"),
        from: node.list_of_texts("from"),
        fixed: node.text_or_empty("fixed"),
        own: texts(node, "own"),
        is_needed: node.maybe("needed").as_bool().unwrap_or(true),
        note: texts(node, "note"),
        options,
    }
}

fn document(node: &Node<'_>) -> PackageDocument {
    let most = node.maybe("most_kb");
    PackageDocument {
        name: texts(node, "name"),
        papers: node.list_of_texts("papers"),
        forms: node.list_of_texts("forms"),
        file: node.text_or_empty("file"),
        accept: node.text_or_empty("accept"),
        most_kb: most.is_given().then(|| most.as_whole32()),
        is_outline: is(node, "outline"),
        is_needed: node.maybe("needed").as_bool().unwrap_or(true),
        note: texts(node, "note"),
        source: node.text("source"),
        is_verified: is(node, "verified"),
    }
}

/// Whether something was said to be so.
fn is(node: &Node<'_>, name: &str) -> bool {
    node.maybe(name).as_bool() == Some(true)
}

/// A list of texts for people.
fn list(node: &Node<'_>, name: &str) -> Vec<Texts> {
    node.list(name, |it| {
        let mut out = Vec::new();
        it.members(|tag, text| out.push((tag.to_owned(), text.as_text())));
        Texts::new(out)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"{
        "format": "ruangizin-packages/1", "as_of": "2026-11-22",
        "sources": [{"id": "panduan", "title": {"id": "Panduan", "en": "Guide"}, "sure": "likely"}],
        "numbers": [{"id": "nib", "label": {"id": "NIB"}, "about": {"id": "13 angka"}, "check": "nib", "look_up": {"id": "Di OSS"}}],
        "packages": [{
            "id": "oss", "system": "OSS", "title": {"id": "OSS"}, "about": {"id": "Usaha"}, "forms": ["kkpr"],
            "time": {"id": "1 hari"}, "cost": {"id": "Gratis"}, "kbli": true, "numbers": ["nib"],
            "screens": [{"title": {"id": "Data"}, "source": "panduan", "fields": [
                {"label": {"id": "NIK"}, "from": ["pemohon.nik"]},
                {"label": {"id": "Modal"}, "from": ["penanaman"], "options": {"pmdn": "PMDN"}, "needed": false}
            ]}],
            "documents": [{"name": {"id": "Poligon"}, "outline": true, "most_kb": 5120, "source": "panduan", "verified": true}]
        }]
    }"#;

    #[test]
    fn a_file_is_read_with_what_it_leaves_out() {
        let file = PackageFile::parse("packages.json", FILE.as_bytes()).unwrap();
        let package = file.package("oss").unwrap();
        let [nik, capital] = &package.screens[0].fields[..] else { panic!("two fields") };
        assert!(nik.is_needed && !capital.is_needed && !package.screens[0].is_verified);
        assert_eq!(capital.options, [("pmdn".to_owned(), "PMDN".to_owned())]);
        assert_eq!((package.documents[0].most_kb, package.documents[0].is_outline), (Some(5120), true));
        assert_eq!(file.number("nib").map(|it| it.check.as_str()), Some("nib"));
        assert!(file.package("simbg").is_none() && package.has_kbli && !package.has_outline);
    }

    #[test]
    fn another_format_is_refused() {
        let other = FILE.replace("packages/1", "packages/2");
        assert!(PackageFile::parse("packages.json", other.as_bytes()).is_err());
    }
}
