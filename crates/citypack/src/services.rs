//! `services.<hash>.json`: the catalogue of services (`docs/forms.md`).

use permit::{
    Texts,
    form::{Article, ServiceTime, Sureness},
};

use crate::{
    error::Malformed,
    forms::{article, sureness, texts, time},
    json::{self, Node},
};

/// The format that this reader knows.
pub const SERVICES_FORMAT: &str = "ruangizin-services/1";

/// Every service of a city.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ServiceFile {
    /// Date of the facts.
    pub as_of: String,
    /// Who serves.
    pub offices: Vec<Office>,
    /// Rules.
    pub articles: Vec<Article>,
    /// The components of a service standard that are the same for most services.
    pub standard: Standard,
    /// Groups, in the order in which they are shown.
    pub groups: Vec<ServiceGroup>,
    /// The services.
    pub services: Vec<Service>,
}

/// Somebody who serves.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Office {
    /// Its id.
    pub id: String,
    /// Name.
    pub name: Texts,
    /// `city`, `province`, `vertical`, `company` or `national`.
    pub kind: String,
    /// Postal address.
    pub address: String,
    /// Opening hours.
    pub hours: Texts,
    /// Telephone.
    pub phone: String,
    /// Web address.
    pub url: String,
    /// How sure this is.
    pub sure: Sureness,
}

/// A group of services.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ServiceGroup {
    /// Its id.
    pub id: String,
    /// Title.
    pub title: Texts,
}

/// Components of a service standard that speak of the office rather than of the service.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Standard {
    /// Facilities.
    pub facilities: Texts,
    /// Competence of the staff.
    pub competence: Texts,
    /// Internal supervision.
    pub supervision: Texts,
    /// Complaints, suggestions, input.
    pub complaints: Texts,
    /// Number of staff.
    pub staff: Texts,
    /// Guarantee of service.
    pub service_guarantee: Texts,
    /// Guarantee of safety.
    pub safety_guarantee: Texts,
    /// Evaluation.
    pub evaluation: Texts,
}

/// A service.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Service {
    /// Its id, such as `BG-PBG`.
    pub id: String,
    /// Title.
    pub title: Texts,
    /// What it is.
    pub about: Texts,
    /// Id of its group.
    pub group: String,
    /// Id of the office.
    pub office: String,
    /// What people say when they need it.
    pub words: Vec<String>,
    /// For whom.
    pub who: Texts,
    /// Where to go.
    pub ways: Vec<Way>,
    /// Ids of articles.
    pub legal_basis: Vec<String>,
    /// What is needed.
    pub requirements: Vec<Requirement>,
    /// The steps.
    pub procedure: Vec<Texts>,
    /// How long it takes.
    pub time: ServiceTime,
    /// What it costs.
    pub cost: Cost,
    /// What one gets.
    pub product: Texts,
    /// How long that is valid.
    pub valid: Texts,
    /// Components that differ from the file's standard.
    pub own_standard: Standard,
    /// How sure the entry is.
    pub sure: Sureness,
    /// What must be asked: part and words.
    pub unsure: Vec<(String, Texts)>,
}

/// Where a service is had.
#[derive(Debug, Clone, PartialEq)]
pub enum Way {
    /// In this app, by a form.
    Here {
        /// Id of the form.
        form: String,
    },
    /// In another system.
    Online {
        /// Its name.
        name: String,
        /// Its address.
        url: String,
        /// What to have at hand.
        bring: Vec<Texts>,
    },
    /// At a counter.
    Counter {
        /// Id of the office.
        office: String,
        /// Where in the building.
        place: Texts,
        /// When.
        hours: Texts,
        /// What to bring.
        bring: Vec<Texts>,
    },
}

/// Something that is needed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Requirement {
    /// What.
    pub text: Texts,
    /// Id of the service that gives it.
    pub service: String,
    /// When it is needed.
    pub when: Texts,
}

/// What a service costs.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cost {
    /// `free`, `amount`, `range` or `other`.
    pub kind: String,
    /// The amount, or the least.
    pub rupiah: Option<u32>,
    /// The most, of a range.
    pub up_to: Option<u32>,
    /// In words.
    pub text: Texts,
    /// Its article.
    pub article: String,
}

impl ServiceFile {
    /// Reads the file.
    pub fn parse(file: &str, bytes: &[u8]) -> Result<Self, Malformed> {
        json::parse(file, bytes, |top| {
            let format = top.get("format");
            if format.as_text() != SERVICES_FORMAT {
                format.bad("is a format that is not known");
            }
            Self {
                as_of: top.text("as_of"),
                offices: top.needed_list("offices", |it| office(&it)),
                articles: top.needed_list("articles", |it| article(&it)),
                standard: standard(&top.get("standard")),
                groups: top.needed_list("groups", |it| ServiceGroup {
                    id: it.text("id"),
                    title: texts(&it, "title"),
                }),
                services: top.needed_list("services", |it| service(&it)),
            }
        })
    }

    /// A service.
    pub fn service(&self, id: &str) -> Option<&Service> {
        self.services.iter().find(|it| it.id == id)
    }

    /// An office.
    pub fn office(&self, id: &str) -> Option<&Office> {
        self.offices.iter().find(|it| it.id == id)
    }

    /// An article.
    pub fn article(&self, id: &str) -> Option<&Article> {
        self.articles.iter().find(|it| it.id == id)
    }
}

fn office(node: &Node<'_>) -> Office {
    Office {
        id: node.text("id"),
        name: texts(node, "name"),
        kind: node.text("kind"),
        address: node.text_or_empty("address"),
        hours: texts(node, "hours"),
        phone: node.text_or_empty("phone"),
        url: node.text_or_empty("url"),
        sure: sureness(node),
    }
}

fn standard(node: &Node<'_>) -> Standard {
    Standard {
        facilities: texts(node, "facilities"),
        competence: texts(node, "competence"),
        supervision: texts(node, "supervision"),
        complaints: texts(node, "complaints"),
        staff: texts(node, "staff"),
        service_guarantee: texts(node, "service_guarantee"),
        safety_guarantee: texts(node, "safety_guarantee"),
        evaluation: texts(node, "evaluation"),
    }
}

/// A list of texts for people.
fn list(node: &Node<'_>, name: &str) -> Vec<Texts> {
    node.list(name, |it| {
        let mut out = Vec::new();
        it.members(|tag, text| out.push((tag.to_owned(), text.as_text())));
        Texts::new(out)
    })
}

fn service(node: &Node<'_>) -> Service {
    let product = node.get("product");
    Service {
        id: node.text("id"),
        title: texts(node, "title"),
        about: texts(node, "about"),
        group: node.text("group"),
        office: node.text("office"),
        words: node.list_of_texts("words"),
        who: texts(node, "who"),
        ways: node.list("ways", |it| way(&it)).into_iter().flatten().collect(),
        legal_basis: node.list_of_texts("legal_basis"),
        requirements: node.list("requirements", |it| Requirement {
            text: texts(&it, "text"),
            service: it.text_or_empty("service"),
            when: texts(&it, "when"),
        }),
        procedure: list(node, "procedure"),
        time: time(&node.get("time")),
        cost: cost(&node.get("cost")),
        product: texts(&product, "title"),
        valid: texts(&product, "valid"),
        own_standard: standard(node),
        sure: sureness(node),
        unsure: node.list("unsure", |it| (it.text("part"), texts(&it, "text"))),
    }
}

fn way(node: &Node<'_>) -> Option<Way> {
    match node.text("kind").as_str() {
        "here" => Some(Way::Here { form: node.text("form") }),
        "online" => {
            Some(Way::Online { name: node.text("name"), url: node.text("url"), bring: list(node, "bring") })
        }
        "counter" => Some(Way::Counter {
            office: node.text("office"),
            place: texts(node, "place"),
            hours: texts(node, "hours"),
            bring: list(node, "bring"),
        }),
        // A way that is not known yet is passed over, as a reader of an older format must.
        _ => None,
    }
}

fn cost(node: &Node<'_>) -> Cost {
    let rupiah = |name: &str| {
        let member = node.maybe(name);
        member.is_given().then(|| member.as_whole32())
    };
    Cost {
        kind: node.text("kind"),
        rupiah: rupiah("rupiah").or_else(|| rupiah("from")),
        up_to: rupiah("to"),
        text: texts(node, "text"),
        article: node.text_or_empty("article"),
    }
}
