//! What the screen shows of an answer, as plain data.

use citypack::{
    Activity, ArticleEntry, Contact, LayerEntry, Manifest, RulebookFile, Status, Texts, Withdrawal, ZoneFile,
};
use measure::{LngLat, Metres, Share, SquareMetres};
use zoning::{Assessment, Doubt, Effect, Headline, Outcome, Overlay, PartAssessment, Reason, Source, Zone};

/// Where the pack's words are found.
pub(super) struct PackWords<'a> {
    pub(super) manifest: &'a Manifest,
    pub(super) zones: &'a ZoneFile,
    pub(super) rulebook: Option<&'a RulebookFile>,
    pub(super) activity: Option<&'a Activity>,
    pub(super) withdrawn: Option<&'a Withdrawal>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerModel {
    /// The answer for the whole.
    pub headline: Headline,
    /// Code of the activity.
    pub code: String,
    /// The activity, where the pack knows it.
    pub activity: Option<Activity>,
    /// What was asked about.
    pub subject: Subject,
    /// The parts of the place.
    pub parts: Vec<PartModel>,
    /// What lies within the band of doubt.
    pub near: Vec<PartModel>,
    /// Distance to the nearest other zone.
    pub border: Option<Metres>,
    /// What makes the answer uncertain.
    pub doubts: Vec<Doubt>,
    /// The plans that the parts come from.
    pub plans: Vec<PlanModel>,
    /// Name of the city.
    pub city: Texts,
    /// Legal status of the pack.
    pub status: Status,
    /// Version of the pack.
    pub version: String,
    /// When it was made.
    pub created: String,
    /// Until when this copy was held to be good, where that day has passed.
    pub stale_since: Option<String>,
    /// Where the office has taken this version back.
    pub withdrawn: Option<Withdrawal>,
    /// Offices that answer questions.
    pub contacts: Vec<Contact>,
}

/// What was asked about.
#[derive(Debug, Clone, PartialEq)]
pub enum Subject {
    /// A point.
    Point {
        /// The point.
        place: LngLat,
        /// How far off it may be, where a receiver gave it.
        accuracy: Option<Metres>,
    },
    /// A parcel.
    Parcel {
        /// Its area, in square metres.
        area: f64,
    },
    /// A whole kelurahan.
    Kelurahan {
        /// Its name.
        name: String,
        /// Name of its kecamatan; may be empty.
        kecamatan: String,
    },
}

/// One part of the place.
#[derive(Debug, Clone, PartialEq)]
pub struct PartModel {
    /// The zone in the plan's words.
    pub zone: ZoneWords,
    /// Its share of the place.
    pub share: Share,
    /// Its area, where the place is a parcel.
    pub area: Option<SquareMetres>,
    /// Its distance, for what is only near.
    pub distance: Metres,
    /// The answer.
    pub outcome: Outcome,
    /// Conditions in the plan's words.
    pub conditions: Vec<ConditionWords>,
    /// Why.
    pub reasons: Vec<ReasonModel>,
    /// Overlays of the part.
    pub overlays: Vec<OverlayWords>,
}

/// A zone in the plan's words.
#[derive(Debug, Clone, PartialEq)]
pub struct ZoneWords {
    /// The fact.
    pub zone: Zone,
    /// Its name; empty where the pack has none.
    pub name: Texts,
    /// Its map colour.
    pub colour: Option<String>,
}

/// A condition in the plan's words.
#[derive(Debug, Clone, PartialEq)]
pub struct ConditionWords {
    /// Its code.
    pub code: String,
    /// Its meaning; empty where the legend does not explain it.
    pub text: Texts,
    /// Where it stands.
    pub article: Option<ArticleWords>,
}

/// An article.
#[derive(Debug, Clone, PartialEq)]
pub struct ArticleWords {
    /// How it is cited.
    pub cite: Texts,
    /// Page of the regulation.
    pub page: Option<u32>,
    /// Its text; may be empty.
    pub text: Texts,
}

/// An overlay: its title in the pack, else its kind; and its class.
#[derive(Debug, Clone, PartialEq)]
pub struct OverlayWords {
    /// Kind, for the program's own words.
    pub kind: String,
    /// Title in the pack; empty where there is none.
    pub title: Texts,
    /// Class in the plan's words; may be empty.
    pub class: String,
}

/// One reason.
#[derive(Debug, Clone, PartialEq)]
pub struct ReasonModel {
    /// The reason itself.
    pub reason: Reason,
    /// The overlay that it speaks of.
    pub overlay: Option<OverlayWords>,
    /// Where it stands.
    pub article: Option<ArticleWords>,
    /// Title of the layer that it comes from.
    pub layer: Option<Texts>,
}

/// A plan.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanModel {
    /// The layer's entry in the manifest.
    pub layer: LayerEntry,
}

impl AnswerModel {
    pub(super) fn new(
        words: &PackWords<'_>,
        code: &str,
        subject: Subject,
        of: &Assessment,
        today: &str,
    ) -> Self {
        let manifest = words.manifest;
        Self {
            headline: of.headline,
            code: code.to_owned(),
            activity: words.activity.cloned(),
            subject,
            parts: of.parts.iter().map(|it| words.part(it)).collect(),
            near: of.near.iter().map(|it| words.part(it)).collect(),
            border: of.border,
            doubts: of.doubts.clone(),
            plans: words.plans(of),
            city: manifest.name.clone(),
            status: manifest.status,
            version: manifest.version.clone(),
            created: manifest.created.clone(),
            // Full dates of RFC 3339 sort as text.
            stale_since: (manifest.check_by.as_str() < today).then(|| manifest.check_by.clone()),
            withdrawn: words.withdrawn.cloned(),
            contacts: manifest.contacts.clone(),
        }
    }

    /// Whether the plan is invented for demonstration.
    pub fn is_sample(&self) -> bool {
        self.status == Status::Contoh
    }

    /// Whether the place is one part only, so that its details may stand at the top.
    pub fn single(&self) -> Option<&PartModel> {
        match &self.parts[..] {
            [only] => Some(only),
            _ => None,
        }
    }

    /// The outcome that decides what to do next; parts that differ call for an assessment of the whole.
    pub fn deciding(&self) -> Outcome {
        match self.headline {
            Headline::Whole(outcome) => outcome,
            Headline::Partial => Outcome::NeedsAssessment,
        }
    }

    /// Name of the activity in a language, else nothing.
    pub fn activity_title(&self, language: &str) -> Option<&str> {
        self.activity.as_ref().map(|it| it.title.get(language)).filter(|it| !it.is_empty())
    }
}

impl From<&ArticleEntry> for ArticleWords {
    fn from(entry: &ArticleEntry) -> Self {
        Self { cite: entry.cite.clone(), page: entry.page, text: entry.text.clone() }
    }
}

impl PackWords<'_> {
    fn part(&self, part: &PartAssessment) -> PartModel {
        PartModel {
            zone: self.zone(&part.zone),
            share: part.share,
            area: None,
            distance: part.distance,
            outcome: part.outcome,
            conditions: part.conditions().iter().map(|it| self.condition(it.as_str())).collect(),
            reasons: part.reasons.iter().map(|it| self.reason(it)).collect(),
            overlays: part.overlays.iter().map(|it| self.overlay(it)).collect(),
        }
    }

    fn zone(&self, zone: &Zone) -> ZoneWords {
        let entry = zone.code().and_then(|it| self.zones.by_code(it));
        ZoneWords {
            zone: zone.clone(),
            name: entry.map(|it| it.name.clone()).unwrap_or_default(),
            colour: entry.and_then(|it| it.colour.clone()),
        }
    }

    fn condition(&self, code: &str) -> ConditionWords {
        let entry = self.rulebook.and_then(|it| it.legend_of(code));
        ConditionWords {
            code: code.to_owned(),
            text: entry.map(|it| it.text.clone()).unwrap_or_default(),
            article: entry.and_then(|it| self.article(&it.article)),
        }
    }

    fn reason(&self, reason: &Reason) -> ReasonModel {
        let overlay = match &reason.effect {
            Effect::OverlayForbids(it) | Effect::OverlayAdds(it, _) | Effect::OverlayNoted(it) => {
                Some(self.overlay(it))
            }
            Effect::OverlayMissing(kind) => {
                Some(OverlayWords { kind: kind.clone(), title: Texts::default(), class: String::new() })
            }
            Effect::Cell(_) | Effect::Kawasan(_) | Effect::Gap(_) => None,
        };
        let (article, layer) = match &reason.source {
            Source::Article(id) => (self.article(id), None),
            Source::Layer(id) => (None, self.manifest.layer(id).map(|it| it.title.clone())),
            Source::Pack => (None, None),
        };
        ReasonModel { reason: reason.clone(), overlay, article, layer }
    }

    fn overlay(&self, overlay: &Overlay) -> OverlayWords {
        // A layer of its own has a title; an attribute of the zones has only its kind.
        let own = self.manifest.layer(&overlay.kind).map(|it| it.title.clone());
        OverlayWords {
            kind: overlay.kind.to_string(),
            title: own.unwrap_or_default(),
            class: overlay.class.to_string(),
        }
    }

    fn article(&self, id: &str) -> Option<ArticleWords> {
        self.rulebook?.article(id).map(ArticleWords::from)
    }

    /// The layers that the parts were read from; where none was, the plans of the pack.
    fn plans(&self, of: &Assessment) -> Vec<PlanModel> {
        let used: Vec<&str> = of.parts.iter().chain(&of.near).filter_map(|it| layer_of(&it.zone)).collect();
        let is_zones = |it: &LayerEntry| {
            matches!(it.kind, citypack::ManifestLayerKind::Subzone | citypack::ManifestLayerKind::Kawasan)
        };
        let layers = self.manifest.layers.iter().filter(|it| is_zones(it));
        layers
            .filter(|it| used.is_empty() || used.contains(&it.id.as_str()))
            .map(|it| PlanModel { layer: it.clone() })
            .collect()
    }
}

fn layer_of(zone: &Zone) -> Option<&str> {
    match zone {
        Zone::SubZone { layer, .. } | Zone::Kawasan { layer, .. } => Some(layer),
        Zone::NotDigitised | Zone::OutsideCoverage | Zone::MissingLayer => None,
    }
}
