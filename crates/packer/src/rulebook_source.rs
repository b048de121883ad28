//! A rulebook as planners keep it (JSON or CSV) to the published, dictionary-coded form.

use core::fmt;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use citypack::{Activity, ArticleEntry, KawasanEntry, LegendEntry, OverlayEntry, RulebookFile, Texts};
use serde::Deserialize;
use wording::Language;
use zoning::{Cell, Outcome};

use crate::{
    message::Message,
    rulebook_table::{self, BesideTables, RulebookSection},
    sources::grid::{is_workbook, text_of},
};

/// The JSON form.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RulebookSource {
    pub(crate) version: String,
    #[serde(default)]
    pub(crate) subzones: Vec<String>,
    #[serde(default)]
    pub(crate) legend: Vec<LegendEntry>,
    #[serde(default)]
    pub(crate) articles: Vec<ArticleEntry>,
    #[serde(default)]
    pub(crate) matrix_article: String,
    #[serde(default)]
    pub(crate) activities: Vec<RowSource>,
    #[serde(default)]
    pub(crate) overlays: Vec<OverlayEntry>,
    #[serde(default)]
    pub(crate) kawasan: Vec<KawasanEntry>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RowSource {
    pub(crate) code: String,
    #[serde(default)]
    pub(crate) title: Texts,
    #[serde(default)]
    pub(crate) kbli_version: String,
    #[serde(default)]
    pub(crate) cells: BTreeMap<String, String>,
}

/// Why a rulebook could not be read. Everything wrong with it is told at once.
#[derive(Debug)]
#[non_exhaustive]
pub enum RulebookError {
    /// It could not be opened.
    Open {
        /// The file.
        file: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// It is not of the form.
    Syntax {
        /// The file.
        file: PathBuf,
        /// Why, with line and column.
        what: String,
    },
    /// Cells and references that do not serve, each with its place.
    Content {
        /// The file.
        file: PathBuf,
        /// One sentence each.
        problems: Vec<Message>,
    },
}

impl fmt::Display for RulebookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open { file, .. } => write!(f, "{} cannot be opened", file.display()),
            Self::Syntax { file, what } => write!(f, "{} is no rulebook: {what}", file.display()),
            Self::Content { file, problems } => {
                write!(f, "{} holds {} problems:", file.display(), problems.len())?;
                problems.iter().try_for_each(|it| write!(f, "\n  {it}"))
            }
        }
    }
}

impl RulebookError {
    /// The sentence for the officer: every problem on a line of its own.
    pub fn in_language(&self, language: Language) -> String {
        let name = |it: &Path| it.display().to_string();
        match self {
            Self::Open { file, source } => Message::new("rules-unopened")
                .with("file", name(file))
                .with("why", source.to_string())
                .in_language(language),
            Self::Syntax { file, what } => Message::new("rules-syntax")
                .with("file", name(file))
                .with("why", what.as_str())
                .in_language(language),
            Self::Content { file, problems } => {
                let head =
                    Message::new("rules-problems").with("file", name(file)).with("count", problems.len());
                let lines = problems.iter().map(|it| format!("\n  {}", it.in_language(language)));
                core::iter::once(head.in_language(language)).chain(lines).collect()
            }
        }
    }
}

impl std::error::Error for RulebookError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Open { source, .. } => Some(source),
            Self::Syntax { .. } | Self::Content { .. } => None,
        }
    }
}

/// A rulebook with the activities that its rows name.
#[derive(Debug)]
pub struct ReadRulebook {
    /// The published form.
    pub file: RulebookFile,
    /// One activity per row.
    pub activities: Vec<Activity>,
}

/// Reads a rulebook with nothing said of it beside; the ending tells the form.
pub fn read(file: &Path) -> Result<ReadRulebook, RulebookError> {
    read_with(file, &RulebookSection::default(), &BesideTables::default())
}

/// Reads a rulebook: our own JSON or CSV, or a matrix as agencies keep it, of which the section says the rest; tables may
/// stand beside any of them.
pub fn read_with(
    file: &Path,
    section: &RulebookSection,
    beside: &BesideTables,
) -> Result<ReadRulebook, RulebookError> {
    let syntax = |what| RulebookError::Syntax { file: file.to_owned(), what };
    let content = |problems| RulebookError::Content { file: file.to_owned(), problems };
    let bytes = fs::read(file).map_err(|source| RulebookError::Open { file: file.to_owned(), source })?;
    let text = text_of(&bytes, None);
    let mut source = match form_of(file, &text) {
        Form::Table => rulebook_table::read(file, section).map_err(content)?,
        Form::Csv => parse_csv(&text).map_err(syntax)?,
        Form::Json => serde_json::from_str(&text).map_err(|it| syntax(it.to_string()))?,
    };
    let problems = rulebook_table::add_beside(beside, &mut source);
    if !problems.is_empty() {
        return Err(content(problems));
    }
    encode(source).map_err(content)
}

/// How a rulebook is written.
enum Form {
    Json,
    Csv,
    Table,
}

fn form_of(file: &Path, text: &str) -> Form {
    let is = |ending: &str| file.extension().is_some_and(|it| it.eq_ignore_ascii_case(ending));
    if is_workbook(file) {
        return Form::Table;
    }
    if !is("csv") && !is("tsv") {
        return if text.trim_start().starts_with('[') { Form::Table } else { Form::Json };
    }
    let first = text.lines().next().unwrap_or_default().to_ascii_lowercase();
    let is_own = first.is_empty() || first.starts_with("kode,") || first.starts_with("code,");
    if is_own { Form::Csv } else { Form::Table }
}

/// `code,title,<sub-zone>,…` with one row per activity.
fn parse_csv(text: &str) -> Result<RulebookSource, String> {
    let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(text.as_bytes());
    let header = reader.headers().map_err(|it| it.to_string())?.clone();
    let subzones: Vec<String> = header.iter().skip(2).map(|it| it.trim().to_owned()).collect();
    if subzones.is_empty() {
        return Err("the first line must be code, title and then the sub-zone codes".to_owned());
    }
    let mut activities = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|it| it.to_string())?;
        let cells = subzones.iter().cloned().zip(record.iter().skip(2).map(str::to_owned)).collect();
        let text = |n: usize| record.get(n).unwrap_or_default().trim().to_owned();
        let (code, title) = (text(0), Texts::from(text(1).as_str()));
        activities.push(RowSource { code, title, kbli_version: String::new(), cells });
    }
    Ok(RulebookSource { version: "csv".to_owned(), subzones, activities, ..RulebookSource::default() })
}

fn encode(source: RulebookSource) -> Result<ReadRulebook, Vec<Message>> {
    let mut problems = Vec::new();
    let (mut cells, mut rows) = (Dictionary::default(), Dictionary::default());
    let mut activities = Vec::new();
    for row in &source.activities {
        for column in row.cells.keys().filter(|it| !source.subzones.contains(it)) {
            problems.push(
                Message::new("rules-no-zone")
                    .with("activity", row.code.as_str())
                    .with("zone", column.as_str()),
            );
        }
        let mut one = |column: &String| {
            let text = row.cells.get(column).map_or("", String::as_str);
            let cell = Cell::parse(text).unwrap_or_else(|_unreadable| {
                problems.push(
                    Message::new("rules-unreadable")
                        .with("activity", row.code.as_str())
                        .with("zone", column.as_str())
                        .with("text", text),
                );
                Cell::Blank
            });
            u16::try_from(cells.number(cell.to_string())).unwrap_or(u16::MAX)
        };
        let indices: Vec<u16> = source.subzones.iter().map(&mut one).collect();
        activities.push((row.code.clone(), rows.number(indices)));
    }
    let file = RulebookFile {
        version: source.version,
        columns: source.subzones,
        cells: cells.items,
        rows: rows.items,
        activities,
        matrix_article: source.matrix_article,
        legend: source.legend,
        articles: source.articles,
        overlays: source.overlays,
        kawasan: source.kawasan,
    };
    check_references(&file, &mut problems);
    check_twice(&file, &mut problems);
    if let Err(it) = file.to_rules("rulebook") {
        problems.push(Message::new("rules-broken").with("why", it.what));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let activity = |row: &RowSource| Activity {
        code: row.code.clone(),
        title: row.title.clone(),
        official: String::new(),
        kbli_version: row.kbli_version.clone(),
        other_codes: Vec::new(),
        terms: Vec::new(),
        note: None,
    };
    Ok(ReadRulebook { file, activities: source.activities.iter().map(activity).collect() })
}

/// Every article that is cited must exist.
fn check_references(file: &RulebookFile, problems: &mut Vec<Message>) {
    let mut need = |id: &'static str, what: &str, article: &str| {
        if !article.is_empty() && file.article(article).is_none() {
            problems.push(Message::new(id).with("what", what).with("article", article));
        }
    };
    need("rules-matrix-cites", "", &file.matrix_article);
    for it in &file.legend {
        need("rules-legend-cites", &it.code, &it.article);
    }
    for it in &file.overlays {
        need("rules-overlay-cites", &it.overlay, &it.article);
    }
    for it in &file.kawasan {
        need("rules-kawasan-cites", &it.code, &it.article);
    }
}

/// What stands twice would be read once, and nobody could tell which.
fn check_twice(file: &RulebookFile, problems: &mut Vec<Message>) {
    let mut need_once = |id: &'static str, mut codes: Vec<&str>| {
        codes.sort_unstable();
        let groups = codes.chunk_by(|a, b| a == b).filter(|it| it.len() > 1);
        problems.extend(groups.map(|it| Message::new(id).with("what", it[0])));
    };
    need_once("rules-article-twice", file.articles.iter().map(|it| it.id.as_str()).collect());
    need_once("rules-legend-twice", file.legend.iter().map(|it| it.code.as_str()).collect());
    need_once("rules-kawasan-twice", file.kawasan.iter().map(|it| it.code.as_str()).collect());
}

/// What a published rulebook leaves open: condition codes without a legend entry, and blank cells by number.
pub fn gaps(file: &RulebookFile) -> Vec<Message> {
    let mut out = Vec::new();
    let mut codes: Vec<String> = Vec::new();
    for cell in &file.cells {
        codes.extend(cell.split(',').filter(|it| !matches!(*it, "" | "I" | "X")).map(str::to_owned));
    }
    codes.extend(file.overlays.iter().flat_map(|it| it.codes.iter().cloned()));
    codes.sort_unstable();
    codes.dedup();
    for code in codes.iter().filter(|it| file.legend_of(it).is_none()) {
        out.push(Message::new("finding-no-legend").with("code", code.as_str()));
    }
    let blank = file.cells.iter().position(String::is_empty).and_then(|it| u16::try_from(it).ok());
    let count_in = |row: u32| {
        let row = usize::try_from(row).ok().and_then(|it| file.rows.get(it));
        row.map_or(0, |it| it.iter().filter(|cell| Some(**cell) == blank).count())
    };
    let blanks: usize = file.activities.iter().map(|it| count_in(it.1)).sum();
    if blanks > 0 {
        let word = Outcome::NoData(zoning::Gap::BlankCell).gap().map_or("", zoning::Gap::word);
        out.push(
            Message::new("finding-blank-cells")
                .with("count", blanks)
                .with("outcome", format!("no_data / {word}")),
        );
    }
    out
}

/// Distinct items in order of first use.
struct Dictionary<T> {
    items: Vec<T>,
    numbers: BTreeMap<T, u32>,
}

impl<T> Default for Dictionary<T> {
    fn default() -> Self {
        Self { items: Vec::new(), numbers: BTreeMap::new() }
    }
}

impl<T: Ord + Clone> Dictionary<T> {
    fn number(&mut self, item: T) -> u32 {
        if let Some(number) = self.numbers.get(&item) {
            return *number;
        }
        let number = u32::try_from(self.items.len()).unwrap_or(u32::MAX);
        self.items.push(item.clone());
        self.numbers.insert(item, number);
        number
    }
}
