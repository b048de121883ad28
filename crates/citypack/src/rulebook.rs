//! `rulebook.<hash>.json`: the rules of one plan version, dictionary-coded.

use serde::{Deserialize, Serialize};
use zoning::{Cell, ConditionCode, KawasanRule, OverlayEffect, OverlayRule, Rulebook};

use crate::{
    error::Malformed,
    json::{self, Node},
    text::Texts,
};

/// The published form: distinct cells and distinct rows are written once.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct RulebookFile {
    /// Version of the rules.
    pub version: String,
    /// Sub-zone codes, one per column.
    pub columns: Vec<String>,
    /// Distinct cells in canonical spelling (`I`, `X`, `B1,T3`, empty for blank).
    pub cells: Vec<String>,
    /// Distinct rows: an index into `cells` per column.
    pub rows: Vec<Vec<u16>>,
    /// Activity code and index into `rows`.
    pub activities: Vec<(String, u32)>,
    /// Id of the article that holds the matrix.
    pub matrix_article: String,
    /// The plan's own legend of condition codes.
    #[serde(default)]
    pub legend: Vec<LegendEntry>,
    /// Articles that reasons cite.
    #[serde(default)]
    pub articles: Vec<ArticleEntry>,
    /// Overlay effects.
    #[serde(default)]
    pub overlays: Vec<OverlayEntry>,
    /// RTRW rules.
    #[serde(default)]
    pub kawasan: Vec<KawasanEntry>,
}

/// What a condition code means in this plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegendEntry {
    /// The code, such as `T1`.
    pub code: String,
    /// Its meaning in the plan's words.
    pub text: Texts,
    /// Id of the article that says so.
    #[serde(default)]
    pub article: String,
}

/// An article of the plan's regulation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleEntry {
    /// Id within the rulebook.
    pub id: String,
    /// How it is cited.
    pub cite: Texts,
    /// Page of the regulation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Its text.
    #[serde(default)]
    pub text: Texts,
}

/// What an overlay does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverlayEntry {
    /// Kind of overlay.
    pub overlay: String,
    /// Class it speaks of; `*` for any.
    pub class: String,
    /// `forbid` or `condition`.
    pub effect: String,
    /// Conditions that it adds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<String>,
    /// Activities that it does not touch.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<String>,
    /// Whether the pack must hold this kind of overlay for an answer.
    #[serde(default)]
    pub required: bool,
    /// Id of the article.
    pub article: String,
}

/// What a kawasan says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KawasanEntry {
    /// Code of the kawasan.
    pub code: String,
    /// Activities that conform.
    #[serde(default)]
    pub conforms: Vec<String>,
    /// Activities that conflict.
    #[serde(default)]
    pub conflicts: Vec<String>,
    /// Id of the article.
    pub article: String,
}

impl RulebookFile {
    fn read(top: Node<'_>) -> Self {
        let index = |it: Node<'_>| u16::try_from(it.as_whole(u64::from(u16::MAX))).unwrap_or(0);
        let activity = |it: Node<'_>| it.as_pair(|it| it.as_text(), |it| it.as_whole32()).unwrap_or_default();
        Self {
            version: top.text("version"),
            columns: top.needed_list("columns", |it| it.as_text()),
            cells: top.needed_list("cells", |it| it.as_text()),
            rows: top.needed_list("rows", |it| it.as_list(index)),
            activities: top.needed_list("activities", activity),
            matrix_article: top.text("matrix_article"),
            legend: top.list("legend", LegendEntry::read),
            articles: top.list("articles", ArticleEntry::read),
            overlays: top.list("overlays", OverlayEntry::read),
            kawasan: top.list("kawasan", KawasanEntry::read),
        }
    }
}

impl LegendEntry {
    fn read(node: Node<'_>) -> Self {
        Self { code: node.text("code"), text: node.texts("text"), article: node.text_or_empty("article") }
    }
}

impl ArticleEntry {
    fn read(node: Node<'_>) -> Self {
        Self {
            id: node.text("id"),
            cite: node.texts("cite"),
            page: node.maybe("page").is_given().then(|| node.get("page").as_whole32()),
            text: node.maybe_texts("text").unwrap_or_default(),
        }
    }
}

impl RulebookFile {
    /// Reads the file.
    pub fn parse(file: &str, bytes: &[u8]) -> Result<Self, Malformed> {
        json::parse(file, bytes, Self::read)
    }

    /// The rules in the form that answers are computed from.
    pub fn to_rules(&self, file: &str) -> Result<Rulebook, Malformed> {
        let bad = |what: String| Malformed::new(file, what);
        let cells: Vec<Cell> = (self.cells.iter())
            .map(|it| Cell::parse(it).map_err(|why| bad(why.to_string())))
            .collect::<Result<_, _>>()?;
        let (columns, rows, activities) = (self.columns.clone(), self.rows.clone(), self.activities.clone());
        let mut rules = Rulebook::new(columns, cells, rows, activities, self.matrix_article.clone())
            .map_err(|it| bad(it.to_string()))?;
        rules.overlays = self.overlays.iter().map(|it| it.to_rule(file)).collect::<Result<_, _>>()?;
        rules.kawasan = self.kawasan.iter().map(KawasanEntry::to_rule).collect();
        Ok(rules)
    }

    /// The article with an id.
    pub fn article(&self, id: &str) -> Option<&ArticleEntry> {
        self.articles.iter().find(|it| it.id == id)
    }

    /// The legend entry of a condition code.
    pub fn legend_of(&self, code: &str) -> Option<&LegendEntry> {
        self.legend.iter().find(|it| it.code == code)
    }
}

impl OverlayEntry {
    fn read(node: Node<'_>) -> Self {
        Self {
            overlay: node.text("overlay"),
            class: node.text("class"),
            effect: node.text("effect"),
            codes: node.list_of_texts("codes"),
            except: node.list_of_texts("except"),
            required: node.flag("required"),
            article: node.text("article"),
        }
    }

    fn to_rule(&self, file: &str) -> Result<OverlayRule, Malformed> {
        let bad = |what: String| Malformed::new(file, format!("overlay \"{}\": {what}", self.overlay));
        let effect = match self.effect.as_str() {
            "forbid" => OverlayEffect::Forbid,
            "condition" => {
                let parse = |it: &String| {
                    ConditionCode::parse(it).ok_or_else(|| bad(format!("\"{it}\" is no condition code")))
                };
                OverlayEffect::Condition(self.codes.iter().map(parse).collect::<Result<_, _>>()?)
            }
            other => return Err(bad(format!("\"{other}\" is no effect; use \"forbid\" or \"condition\""))),
        };
        Ok(OverlayRule {
            kind: self.overlay.clone(),
            class: (self.class != "*").then(|| self.class.clone()),
            effect,
            except: self.except.clone(),
            required: self.required,
            article: self.article.clone(),
        })
    }
}

impl KawasanEntry {
    fn read(node: Node<'_>) -> Self {
        Self {
            code: node.text("code"),
            conforms: node.list_of_texts("conforms"),
            conflicts: node.list_of_texts("conflicts"),
            article: node.text("article"),
        }
    }

    fn to_rule(&self) -> KawasanRule {
        KawasanRule {
            code: self.code.clone(),
            conforms: self.conforms.clone(),
            conflicts: self.conflicts.clone(),
            article: self.article.clone(),
        }
    }
}
