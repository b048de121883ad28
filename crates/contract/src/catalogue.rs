//! A city's services, as the office lists them for other programs. Texts come in every language that the city wrote them in.

use citypack::{Malformed, json, json::Node};
use permit::Texts;

/// The format of a catalogue.
pub const CATALOGUE_FORMAT: &str = "ruangizin-catalogue/1";

/// The services of a city.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Catalogue {
    /// Code of the city or regency.
    pub region: String,
    /// Version of the pack that it comes from.
    pub pack: String,
    /// Date of the facts.
    pub as_of: String,
    /// Sample data: no office serves so.
    pub is_sample: bool,
    /// Components of a service standard that hold where a service names none of its own, by name.
    pub standard: Vec<(String, Texts)>,
    /// Who serves: id and name.
    pub offices: Vec<(String, Texts)>,
    /// The services.
    pub services: Vec<CatalogueService>,
}

/// One service.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CatalogueService {
    /// Its id.
    pub id: String,
    /// Title.
    pub title: Texts,
    /// What it is.
    pub about: Texts,
    /// Id of the office.
    pub office: String,
    /// Id of the form with which it is applied for here; empty where it is had elsewhere.
    pub form: String,
    /// Where it is had online, in another system; empty for nowhere.
    pub url: String,
    /// The rules that it rests on, as they are cited.
    pub legal_basis: Vec<Texts>,
    /// What is needed.
    pub requirements: Vec<Texts>,
    /// The steps.
    pub procedure: Vec<Texts>,
    /// How long it takes at most, and in what unit; none where that is only said in words.
    pub most: Option<(u32, String)>,
    /// How long it takes, in words.
    pub time: Texts,
    /// The fee in whole rupiah, or its least; none where it is only said in words.
    pub rupiah: Option<u32>,
    /// What it costs, in words.
    pub cost: Texts,
    /// What one gets.
    pub product: Texts,
    /// Components of the standard that differ, by name.
    pub own_standard: Vec<(String, Texts)>,
    /// `sure`, `likely` or `verify`: whether the office has confirmed it.
    pub sure: String,
}

impl Catalogue {
    /// Reads a catalogue.
    pub fn parse(bytes: &[u8]) -> Result<Self, Malformed> {
        json::parse("catalogue", bytes, |top| {
            let format = top.get("format");
            if format.as_text() != CATALOGUE_FORMAT {
                format.bad("is a format that is not known");
            }
            Self {
                region: top.text("region"),
                pack: top.text("pack"),
                as_of: top.text("as_of"),
                is_sample: top.flag("is_sample"),
                standard: components(&top.get("standard")),
                offices: top.needed_list("offices", |it| (it.text("id"), texts(&it.get("name")))),
                services: top.needed_list("services", |it| service(&it)),
            }
        })
    }
}

fn service(node: &Node<'_>) -> CatalogueService {
    let (time, cost) = (node.get("time"), node.get("cost"));
    let whole = |of: &Node<'_>, name: &str| {
        let member = of.maybe(name);
        member.is_given().then(|| member.as_whole32())
    };
    CatalogueService {
        id: node.text("id"),
        title: texts(&node.get("title")),
        about: texts(&node.get("about")),
        office: node.text("office"),
        form: node.text_or_empty("form"),
        url: node.text_or_empty("url"),
        legal_basis: node.list("legal_basis", |it| texts(&it)),
        requirements: node.list("requirements", |it| texts(&it)),
        procedure: node.list("procedure", |it| texts(&it)),
        most: whole(&time, "most").map(|it| (it, time.text_or_empty("unit"))),
        time: texts(&time.get("text")),
        rupiah: whole(&cost, "rupiah"),
        cost: texts(&cost.get("text")),
        product: texts(&node.get("product")),
        own_standard: components(&node.maybe("own_standard")),
        sure: node.text("sure"),
    }
}

fn texts(node: &Node<'_>) -> Texts {
    let mut all = Vec::new();
    node.members(|tag, text| all.push((tag.to_owned(), text.as_text())));
    Texts::new(all)
}

fn components(node: &Node<'_>) -> Vec<(String, Texts)> {
    let mut all = Vec::new();
    if node.is_given() {
        node.members(|name, it| all.push((name.to_owned(), texts(&it))));
    }
    all
}
