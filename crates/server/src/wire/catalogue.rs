//! The catalogue of services as it is written, and how it is made of the pack's; `contract::Catalogue` reads it.

use std::collections::BTreeMap;

use citypack::{Service, ServiceFile, Standard, Way};
use permit::{Texts, form::Sureness};
use serde::Serialize;
use utoipa::ToSchema;
use wording::Language;

/// One text by language tag.
pub type ByLanguage = BTreeMap<String, String>;

/// A city's services.
#[derive(Debug, Serialize, ToSchema)]
pub struct Catalogue {
    /// `ruangizin-catalogue/1`
    pub format: &'static str,
    /// Code of the city or regency, such as `53.71`.
    pub region: String,
    /// Version of the pack that it comes from.
    pub pack: String,
    /// Date of the facts.
    pub as_of: String,
    /// Sample data: no office serves so.
    pub is_sample: bool,
    /// Components of a service standard (UU 25/2009 article 21) that hold where a service names none of its own.
    pub standard: BTreeMap<&'static str, ByLanguage>,
    pub offices: Vec<CatalogueOffice>,
    pub services: Vec<CatalogueService>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct CatalogueOffice {
    pub id: String,
    pub name: ByLanguage,
    pub address: String,
    pub hours: ByLanguage,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct CatalogueService {
    pub id: String,
    pub title: ByLanguage,
    pub about: ByLanguage,
    /// Id of the office.
    pub office: String,
    /// Id of the form with which it is applied for here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    /// Where it is had online, in another system.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The rules that it rests on, as they are cited.
    pub legal_basis: Vec<ByLanguage>,
    pub requirements: Vec<ByLanguage>,
    pub procedure: Vec<ByLanguage>,
    pub time: CatalogueTime,
    pub cost: CatalogueCost,
    pub product: ByLanguage,
    /// Components of the standard that differ.
    pub own_standard: BTreeMap<&'static str, ByLanguage>,
    /// `sure`, `likely` or `verify`: whether the office has confirmed it.
    pub sure: &'static str,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct CatalogueTime {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most: Option<u32>,
    /// `working_days`, `days`, `hours` or `minutes`
    pub unit: String,
    pub text: ByLanguage,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct CatalogueCost {
    /// `free`, `amount`, `range` or `other`
    pub kind: String,
    /// Whole rupiah; the least of a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rupiah: Option<u32>,
    /// The most of a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub up_to: Option<u32>,
    pub text: ByLanguage,
}

impl Catalogue {
    /// The catalogue of a pack.
    pub fn of(region: &str, pack: &str, is_sample: bool, file: &ServiceFile) -> Self {
        let offices = file.offices.iter().map(|it| CatalogueOffice {
            id: it.id.clone(),
            name: by_language(&it.name),
            address: it.address.clone(),
            hours: by_language(&it.hours),
        });
        Self {
            format: contract::CATALOGUE_FORMAT,
            region: region.to_owned(),
            pack: pack.to_owned(),
            as_of: file.as_of.clone(),
            is_sample,
            standard: components(&file.standard),
            offices: offices.collect(),
            services: file.services.iter().map(|it| service(file, it)).collect(),
        }
    }
}

fn service(file: &ServiceFile, it: &Service) -> CatalogueService {
    let form = it.ways.iter().find_map(|it| match it {
        Way::Here { form } => Some(form.clone()),
        _ => None,
    });
    let url = it.ways.iter().find_map(|it| match it {
        Way::Online { url, .. } => Some(url.clone()),
        _ => None,
    });
    let all = |texts: &[Texts]| texts.iter().map(by_language).collect();
    let cited = it.legal_basis.iter().filter_map(|id| file.article(id));
    CatalogueService {
        id: it.id.clone(),
        title: by_language(&it.title),
        about: by_language(&it.about),
        office: it.office.clone(),
        form,
        url,
        legal_basis: cited.map(|it| by_language(&it.cite)).collect(),
        requirements: it.requirements.iter().map(|it| by_language(&it.text)).collect(),
        procedure: all(&it.procedure),
        time: CatalogueTime {
            most: it.time.most,
            unit: it.time.unit.clone(),
            text: by_language(&it.time.about),
        },
        cost: CatalogueCost {
            kind: it.cost.kind.clone(),
            rupiah: it.cost.rupiah,
            up_to: it.cost.up_to,
            text: by_language(&it.cost.text),
        },
        product: by_language(&it.product),
        own_standard: components(&it.own_standard),
        sure: match it.sure {
            Sureness::Sure => "sure",
            Sureness::Likely => "likely",
            Sureness::Verify => "verify",
        },
    }
}

/// The components that are said, by name.
fn components(it: &Standard) -> BTreeMap<&'static str, ByLanguage> {
    let all = [
        ("facilities", &it.facilities),
        ("competence", &it.competence),
        ("supervision", &it.supervision),
        ("complaints", &it.complaints),
        ("staff", &it.staff),
        ("service_guarantee", &it.service_guarantee),
        ("safety_guarantee", &it.safety_guarantee),
        ("evaluation", &it.evaluation),
    ];
    let said = all.into_iter().filter(|(_, it)| !it.is_empty());
    said.map(|(name, it)| (name, by_language(it))).collect()
}

fn by_language(texts: &Texts) -> ByLanguage {
    let tags = Language::ALL.iter().map(|it| it.tag()).filter(|tag| texts.has(tag));
    tags.map(|tag| (tag.to_owned(), texts.get(tag).to_owned())).collect()
}
