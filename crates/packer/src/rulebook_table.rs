//! A matrix of rules as agencies keep it: a sheet or CSV with zone codes as columns somewhere below merged headings, or a
//! JSON list of rows. Finds the columns; what its cells say is checked where all rulebooks are. No line names a law.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use citypack::{ArticleEntry, LegendEntry, Texts};
use serde::Deserialize;
use zoning::Cell;

mod beside;

pub use beside::BesideTables;

use crate::{
    message::Message,
    rulebook_source::{RowSource, RulebookSource},
    sheet::parts,
    sources::grid::{self, Grid, is_workbook},
};

/// Rows among which the names of the columns stand.
const HEAD: usize = 40;
/// Columns with codes that a matrix has at least.
const FEWEST: usize = 3;
/// Percent of the cells that must read as rules.
const MOSTLY: usize = 80;

/// `[rulebook]`: the file, and for a table what its cells do not say.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RulebookSection {
    /// The file.
    pub file: String,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// Version of the rules.
    pub version: Option<String>,
    /// How the article is cited that holds the matrix.
    pub article: Option<String>,
    /// Page of that article.
    pub page: Option<u32>,
    /// Year of the KBLI edition of the codes.
    pub kbli_version: Option<String>,
    /// Name of the column with the codes of activities.
    pub code: Option<String>,
    /// Name of the column with the names of activities.
    pub title: Option<String>,
    /// Zone codes for what the columns are called instead.
    #[serde(default)]
    pub zones: BTreeMap<String, String>,
    /// Rules for what the cells say instead, such as `"Diizinkan" = "I"`.
    #[serde(default)]
    pub cells: BTreeMap<String, String>,
    /// Table with the plan's own texts of T and B codes: code, text, article.
    pub legend: Option<String>,
    /// Table with the articles' text.
    pub articles: Option<String>,
    /// Table of what overlays do.
    pub overlays: Option<String>,
    /// Table of what kawasan are for.
    pub kawasan: Option<String>,
}

/// What a file looks like.
#[derive(Debug)]
pub(crate) struct Sniffed {
    pub(crate) sheet: Option<String>,
    pub(crate) columns: Vec<String>,
    pub(crate) rows: usize,
}

/// Where the parts of a matrix stand.
#[derive(Debug)]
struct Layout {
    head: usize,
    zones: Vec<(usize, String)>,
    code: Option<usize>,
    title: usize,
}

/// Whether a file holds a matrix, in whichever sheet.
pub(crate) fn sniff(file: &Path) -> Option<Sniffed> {
    let section = RulebookSection::default();
    let ending = file.extension()?.to_string_lossy().to_ascii_lowercase();
    let sheets: Vec<Option<String>> = match ending.as_str() {
        "csv" | "tsv" => vec![None],
        "json" => vec![None],
        _ if is_workbook(file) => grid::sheets(file).ok()?.into_iter().map(Some).collect(),
        _ => return None,
    };
    sheets.into_iter().find_map(|sheet| {
        let grid = table(file, sheet.as_deref()).ok()?;
        let layout = layout(&grid, &section)?;
        let columns = layout.zones.iter().map(|it| it.1.clone()).collect();
        Some(Sniffed { sheet, columns, rows: grid.rows.len() - layout.head - 1 })
    })
}

/// Reads a matrix. All that is wrong is told at once, with cell addresses.
pub(crate) fn read(file: &Path, section: &RulebookSection) -> Result<RulebookSource, Vec<Message>> {
    let grid = table(file, section.sheet.as_deref()).map_err(|it| vec![it])?;
    let Some(layout) = layout(&grid, section) else {
        return Err(vec![Message::new("rules-no-matrix")]);
    };
    let mut problems = Vec::new();
    let mut activities = Vec::new();
    let mut used = BTreeSet::new();
    let mut heading = String::new();
    for row in layout.head + 1..grid.rows.len() {
        let title = grid.cell(row, layout.title).to_owned();
        let code = layout.code.map_or("", |it| grid.cell(row, it)).to_owned();
        let mut cells = BTreeMap::new();
        let mut is_blank = true;
        for (column, zone) in &layout.zones {
            let text = grid.cell(row, *column);
            is_blank &= text.is_empty();
            let rule = section
                .cells
                .iter()
                .find(|it| it.0.eq_ignore_ascii_case(text))
                .map_or_else(|| plain_rule(text), |it| it.1.clone());
            if Cell::parse(&rule).is_err() {
                let activity = if code.is_empty() { &title } else { &code };
                problems.push(
                    Message::new("rules-no-rule")
                        .with("cell", Grid::address(row, *column))
                        .with("activity", activity.as_str())
                        .with("zone", zone.as_str())
                        .with("text", text),
                );
            }
            cells.insert(zone.clone(), rule);
        }
        if title.is_empty() && code.is_empty() {
            if !is_blank {
                problems
                    .push(Message::new("rules-no-activity").with("cell", Grid::address(row, layout.title)));
            }
            continue;
        }
        // A heading over the activities below has no rules.
        if is_blank && code.is_empty() {
            heading = title;
            continue;
        }
        let code = if code.is_empty() { own_code(&title, &heading, &mut used) } else { code };
        let kbli = code.len() == 5 && code.bytes().all(|it| it.is_ascii_digit());
        let kbli_version = section.kbli_version.clone().filter(|_| kbli).unwrap_or_default();
        activities.push(RowSource { code, title: Texts::from(title.as_str()), kbli_version, cells });
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut source = RulebookSource {
        version: section.version.clone().unwrap_or_else(|| "tabel".to_owned()),
        subzones: layout.zones.into_iter().map(|it| it.1).collect(),
        activities,
        ..RulebookSource::default()
    };
    if let Some(cite) = section.article.as_deref().filter(|it| !it.trim().is_empty()) {
        source.matrix_article = article(cite, section.page, &mut source.articles);
    }
    Ok(source)
}

/// Adds what stands beside the matrix.
pub(crate) fn add_beside(tables: &BesideTables, source: &mut RulebookSource) -> Vec<Message> {
    let mut problems = beside::read(tables, source);
    if let Some(Err(it)) = tables.legend.as_deref().map(|it| read_legend(it, source)) {
        problems.push(it);
    }
    problems
}

/// The id of an article that is cited, which is added where it is new.
fn article(cite: &str, page: Option<u32>, articles: &mut Vec<ArticleEntry>) -> String {
    if let Some(it) = articles.iter().find(|it| it.cite.get("id") == cite) {
        return it.id.clone();
    }
    let id = format!("p{}", articles.len() + 1);
    articles.push(ArticleEntry { id: id.clone(), cite: Texts::from(cite), page, text: Texts::default() });
    id
}

/// The plan's own texts of its codes: first the code, then the text, then the article where there is a third column.
fn read_legend(file: &Path, source: &mut RulebookSource) -> Result<(), Message> {
    let (path, sheet) = parts(file);
    let grid = table(&path, sheet.as_deref())?;
    for row in 0..grid.rows.len() {
        let (code, text) = (grid.cell(row, 0), grid.cell(row, 1));
        let Ok(Cell::Conditions(codes)) = Cell::parse(code) else { continue };
        let Some(code) = codes.iter().next().filter(|_| !text.is_empty()) else { continue };
        let cite = grid.cell(row, 2);
        let article = if cite.is_empty() { String::new() } else { article(cite, None, &mut source.articles) };
        source.legend.push(LegendEntry { code: code.as_str().to_owned(), text: Texts::from(text), article });
    }
    if source.legend.is_empty() {
        return Err(Message::new("rules-no-legend").with("file", path.display().to_string()));
    }
    Ok(())
}

/// Words that agencies write instead of the letters.
fn plain_rule(text: &str) -> String {
    let lower = text.to_lowercase();
    let rule = match lower.as_str() {
        "diizinkan" | "diperbolehkan" | "izin" => "I",
        "terbatas" | "diizinkan terbatas" | "diperbolehkan terbatas" => "T",
        "bersyarat" | "diizinkan bersyarat" | "diperbolehkan bersyarat" => "B",
        "terbatas dan bersyarat" | "terbatas bersyarat" | "tb" => "T,B",
        "dilarang" | "tidak diizinkan" | "tidak diperbolehkan" => "X",
        _ => return text.to_owned(),
    };
    rule.to_owned()
}

/// A code for an activity that has none: `NK-` and its name.
fn own_code(title: &str, heading: &str, used: &mut BTreeSet<String>) -> String {
    let slug = |text: &str| {
        let plain: String = text
            .chars()
            .map(|it| if it.is_ascii_alphanumeric() { it.to_ascii_uppercase() } else { '-' })
            .collect();
        plain.split('-').filter(|it| !it.is_empty()).collect::<Vec<_>>().join("-")
    };
    let mut code = format!("NK-{}", slug(title));
    if !used.insert(code.clone()) {
        code = format!("{code}-{}", slug(heading));
        let mut n = 2;
        let base = code.clone();
        while !used.insert(code.clone()) {
            code = format!("{base}-{n}");
            n += 1;
        }
    }
    code
}

fn table(file: &Path, sheet: Option<&str>) -> Result<Grid, Message> {
    if file.extension().is_some_and(|it| it.eq_ignore_ascii_case("json")) {
        return json_rows(file);
    }
    grid::read(file, sheet, None).map_err(|it| it.what)
}

/// A list of rows `{"Kegiatan": …, "skrk": {"R-1": "I", …}}`: objects within a row are columns too.
fn json_rows(file: &Path) -> Result<Grid, Message> {
    let broken = |why: String| Message::new("rules-broken").with("why", why);
    let text = std::fs::read_to_string(file).map_err(|it| broken(it.to_string()))?;
    let rows: Vec<serde_json::Map<String, serde_json::Value>> =
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|it| broken(it.to_string()))?;
    let mut names: Vec<String> = Vec::new();
    let mut found: Vec<BTreeMap<String, String>> = Vec::new();
    for row in rows {
        let mut cells = BTreeMap::new();
        for (name, value) in row {
            match value {
                serde_json::Value::Object(inner) => {
                    for (name, value) in inner {
                        put(name, &value, &mut names, &mut cells);
                    }
                }
                value => put(name, &value, &mut names, &mut cells),
            }
        }
        found.push(cells);
    }
    let body = found
        .into_iter()
        .map(|row| names.iter().map(|it| row.get(it).cloned().unwrap_or_default()).collect());
    let body: Vec<Vec<String>> = body.collect();
    Ok(Grid { rows: core::iter::once(names.clone()).chain(body).collect() })
}

fn put(
    name: String,
    value: &serde_json::Value,
    names: &mut Vec<String>,
    cells: &mut BTreeMap<String, String>,
) {
    let text = match value {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(it) => it.clone(),
        other => other.to_string(),
    };
    if !names.contains(&name) {
        names.push(name.clone());
    }
    cells.insert(name, text);
}

/// Finds the line with the codes of zones: the one with the most of them over cells that read as rules.
fn layout(grid: &Grid, section: &RulebookSection) -> Option<Layout> {
    let mut best: Option<Layout> = None;
    for head in 0..grid.rows.len().min(HEAD) {
        let zones = zone_columns(grid, head, section);
        let least = best.as_ref().map_or(FEWEST, |it| it.zones.len() + 1);
        if zones.len() < least || !has_rules(grid, head, &zones, section) {
            continue;
        }
        let first = zones[0].0;
        best = Some(Layout {
            head,
            zones,
            code: code_column(grid, head, first, section),
            title: title_column(grid, head, first, section),
        });
    }
    best
}

fn zone_columns(grid: &Grid, head: usize, section: &RulebookSection) -> Vec<(usize, String)> {
    let mut seen = BTreeSet::new();
    let mut out = Vec::new();
    for column in 0..grid.rows[head].len() {
        let text = grid.cell(head, column);
        let named = section.zones.get(text).cloned();
        let is_named =
            [&section.code, &section.title].into_iter().flatten().any(|it| it.eq_ignore_ascii_case(text));
        let zone = named.or_else(|| is_code(text).then(|| text.to_owned())).filter(|_| !is_named);
        if let Some(zone) = zone.filter(|it| seen.insert(it.clone())) {
            out.push((column, zone));
        }
    }
    out
}

/// Up to five capital letters, then perhaps a number: `R-2`, `RTH-6`, `K`, `SPU-1`, `C.2`.
fn is_code(text: &str) -> bool {
    let letters = text.chars().take_while(char::is_ascii_uppercase).count();
    let rest = text[letters..].trim_start_matches(['-', '.', ' ']);
    (1..=5).contains(&letters)
        && rest.len() <= 3
        && rest.bytes().all(|it| it.is_ascii_digit() || it == b'.')
        && !matches!(text, "NO" | "KBLI" | "KODE" | "B" | "T" | "X")
}

fn has_rules(grid: &Grid, head: usize, zones: &[(usize, String)], section: &RulebookSection) -> bool {
    let (mut filled, mut rules) = (0_usize, 0_usize);
    for row in head + 1..grid.rows.len() {
        for (column, _) in zones {
            let text = grid.cell(row, *column);
            if text.is_empty() {
                continue;
            }
            filled += 1;
            let is_known = section.cells.keys().any(|it| it.eq_ignore_ascii_case(text));
            rules += usize::from(is_known || Cell::parse(&plain_rule(text)).is_ok());
        }
    }
    filled > 0 && rules * 100 >= filled * MOSTLY
}

/// The column before the zones with codes of activities: five digits or `NK-…` in most lines.
fn code_column(grid: &Grid, head: usize, first: usize, section: &RulebookSection) -> Option<usize> {
    if let Some(name) = &section.code {
        return (0..grid.rows[head].len()).find(|it| grid.cell(head, *it).eq_ignore_ascii_case(name));
    }
    let is_code = |text: &str| {
        (text.len() == 5 && text.bytes().all(|it| it.is_ascii_digit())) || text.starts_with("NK-")
    };
    (0..first).find(|column| {
        let texts =
            (head + 1..grid.rows.len()).map(|row| grid.cell(row, *column)).filter(|it| !it.is_empty());
        let (all, codes) =
            texts.fold((0_usize, 0_usize), |it, text| (it.0 + 1, it.1 + usize::from(is_code(text))));
        all > 0 && codes * 2 > all
    })
}

/// The column before the zones with the most different texts.
fn title_column(grid: &Grid, head: usize, first: usize, section: &RulebookSection) -> usize {
    if let Some(name) = &section.title
        && let Some(it) =
            (0..grid.rows[head].len()).find(|it| grid.cell(head, *it).eq_ignore_ascii_case(name))
    {
        return it;
    }
    let columns = if first == 0 { grid.rows[head].len() } else { first };
    let variety = |column: &usize| {
        let texts: BTreeSet<&str> = (head + 1..grid.rows.len())
            .map(|row| grid.cell(row, *column))
            .filter(|it| it.len() > 3 && it.parse::<f64>().is_err())
            .collect();
        (texts.len(), texts.iter().map(|it| it.len()).sum::<usize>())
    };
    (0..columns).max_by_key(variety).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(rows: &[&[&str]]) -> Grid {
        Grid { rows: rows.iter().map(|it| it.iter().map(|it| (*it).to_owned()).collect()).collect() }
    }

    #[test]
    fn the_line_with_codes_is_found_below_merged_headings() {
        let grid = grid(&[
            &["MATRIKS ITBX"],
            &["No", "Kegiatan", "KBLI", "Zona Perumahan", "Zona Perumahan", "Zona K"],
            &["No", "Kegiatan", "KBLI", "R-2", "R-3", "K-1"],
            &["A", "Perdagangan"],
            &["1", "Toko kelontong", "47112", "I", "T1", "b2"],
            &["2", "Warung makan", "56102", "", "Dilarang", "I"],
        ]);
        let found = layout(&grid, &RulebookSection::default()).unwrap();
        assert_eq!((found.head, found.code, found.title, found.zones.len()), (2, Some(2), 1, 3));
    }

    #[test]
    fn a_list_of_attributes_is_no_matrix() {
        let grid = grid(&[&["KODE", "NAMA", "LUAS"], &["R-2", "Perumahan", "12.5"]]);
        assert!(layout(&grid, &RulebookSection::default()).is_none());
    }

    #[test]
    fn activities_without_codes_get_their_own() {
        let mut used = BTreeSet::new();
        assert_eq!(own_code("Taman Kota (RTH)", "", &mut used), "NK-TAMAN-KOTA-RTH");
        assert_eq!(own_code("Taman kota/RTH", "Hijau", &mut used), "NK-TAMAN-KOTA-RTH-HIJAU");
    }
}
