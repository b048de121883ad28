//! What stands beside a matrix in a planner's workbook: the articles' text, what overlays do, what kawasan are for.
//! Everything that is wrong is told at once, with the address of its cell. Reads no matrix.

use std::{collections::BTreeMap, path::PathBuf};

use citypack::{ArticleEntry, KawasanEntry, OverlayEntry, Texts};
use zoning::Cell;

use super::article;
use crate::{
    message::Message,
    rulebook_source::RulebookSource,
    sheet::{Column, Row, Sheet, parts},
};

/// The tables beside a matrix: paths of files, `book.xlsx#Sheet` for a sheet.
#[derive(Debug, Clone, Default)]
pub struct BesideTables {
    /// The plan's own texts of its T and B codes.
    pub legend: Option<PathBuf>,
    /// The articles' text.
    pub articles: Option<PathBuf>,
    /// What overlays do.
    pub overlays: Option<PathBuf>,
    /// What kawasan are for.
    pub kawasan: Option<PathBuf>,
}

const ARTICLES: [Column; 5] = [
    Column { names: &["pasal", "article", "kutipan"], needed: true },
    Column { names: &["halaman", "page", "hal"], needed: false },
    Column { names: &["bunyi", "text", "teks", "isi"], needed: true },
    Column { names: &["article (en)", "pasal (en)"], needed: false },
    Column { names: &["text (en)", "bunyi (en)"], needed: false },
];
const OVERLAYS: [Column; 6] = [
    Column { names: &["ketentuan khusus", "overlay", "lapis"], needed: true },
    Column { names: &["kelas", "class"], needed: false },
    Column { names: &["akibat", "effect"], needed: true },
    Column { names: &["kecuali", "except"], needed: false },
    Column { names: &["wajib ada", "required"], needed: false },
    Column { names: &["pasal", "article"], needed: true },
];
const KAWASAN: [Column; 4] = [
    Column { names: &["kawasan", "kode", "code"], needed: true },
    Column { names: &["sesuai", "conforms"], needed: true },
    Column { names: &["bertentangan", "conflicts"], needed: false },
    Column { names: &["pasal", "article"], needed: true },
];

/// A fault with the file that it stands in.
fn in_file(path: &std::path::Path, what: Message) -> Message {
    let (file, sheet) = parts(path);
    let name = crate::report::file_name(&file);
    let name = sheet.map_or(name.clone(), |it| format!("{name}#{it}"));
    Message::new("finding-about-file").with("file", name).with("what", what)
}

/// A table, where the plan names one, with its columns and what takes it in.
type Step<'a> = (&'a Option<PathBuf>, &'a [Column], fn(&Sheet, &mut RulebookSource) -> Vec<Message>);

/// Adds what the tables say to a rulebook; gives back everything that is wrong with them.
pub(super) fn read(tables: &BesideTables, source: &mut RulebookSource) -> Vec<Message> {
    let mut problems = Vec::new();
    let steps: [Step<'_>; 3] = [
        // Articles first: the other tables cite them.
        (&tables.articles, &ARTICLES, add_articles),
        (&tables.overlays, &OVERLAYS, add_overlays),
        (&tables.kawasan, &KAWASAN, add_kawasan),
    ];
    for (path, columns, add) in steps {
        let Some(path) = path else { continue };
        let found = match Sheet::read(path, columns) {
            Ok(sheet) => add(&sheet, source),
            Err(it) => vec![it],
        };
        problems.extend(found.into_iter().map(|it| in_file(path, it)));
    }
    problems
}

fn add_articles(sheet: &Sheet, source: &mut RulebookSource) -> Vec<Message> {
    let mut problems = Vec::new();
    let mut seen: BTreeMap<&str, String> = BTreeMap::new();
    for row in sheet.rows() {
        let cite = row.cell(0);
        if cite.is_empty() {
            problems.push(row.wrong("rules-no-article", 0));
            continue;
        }
        if let Some(first) = seen.insert(cite, row.address(0)) {
            problems.push(row.wrong("rules-twice", 0).with("first", first));
            continue;
        }
        let page = match row.cell(1).parse::<u32>() {
            Ok(it) => Some(it),
            Err(_) if row.cell(1).is_empty() => None,
            Err(_) => {
                problems.push(row.wrong("rules-no-number", 1));
                None
            }
        };
        if row.cell(2).is_empty() {
            problems.push(row.wrong("rules-no-text", 2).with("article", cite));
        }
        let id = article(cite, page, &mut source.articles);
        if let Some(entry) = source.articles.iter_mut().find(|it| it.id == id) {
            fill(entry, row, page);
        }
    }
    problems
}

fn fill(entry: &mut ArticleEntry, row: Row<'_>, page: Option<u32>) {
    entry.page = page.or(entry.page);
    entry.cite = in_both(row.cell(0), row.cell(3));
    entry.text = in_both(row.cell(2), row.cell(4));
}

/// A text in Indonesian and, where there is one, in English.
pub(crate) fn in_both(id: &str, en: &str) -> Texts {
    let mut texts = Texts::from(id);
    if !en.is_empty() {
        texts.0.insert("en".to_owned(), en.to_owned());
    }
    texts
}

fn add_overlays(sheet: &Sheet, source: &mut RulebookSource) -> Vec<Message> {
    let mut problems = Vec::new();
    // What is said of a kind and class without exceptions, and where.
    let mut said: BTreeMap<(String, String), (String, String)> = BTreeMap::new();
    for row in sheet.rows() {
        let overlay = row.cell(0).to_owned();
        if overlay.is_empty() {
            problems.push(row.wrong("rules-no-overlay", 0));
            continue;
        }
        let class = if row.cell(1).is_empty() { "*".to_owned() } else { row.cell(1).to_owned() };
        let Some((effect, codes)) = effect(row.cell(2)) else {
            problems.push(row.wrong("rules-no-effect", 2));
            continue;
        };
        if row.cell(5).is_empty() {
            problems.push(row.wrong("rules-cites-nothing", 5).with("rule", format!("{overlay} {class}")));
            continue;
        }
        let except = row.codes(3);
        if except.is_empty() {
            let key = (overlay.clone(), class.clone());
            let now = (row.cell(2).to_lowercase(), row.address(2));
            if let Some((before, first)) = said.insert(key, now)
                && before != row.cell(2).to_lowercase()
            {
                problems.push(row.wrong("rules-contradict", 2).with("first", first).with("before", before));
            }
        }
        let required = ["ya", "yes", "wajib", "true", "1"].contains(&row.cell(4).to_lowercase().as_str());
        let article = article(row.cell(5), None, &mut source.articles);
        source.overlays.push(OverlayEntry { overlay, class, effect, codes, except, required, article });
    }
    problems
}

/// `X`, *dilarang*: forbids; T and B codes: adds conditions.
fn effect(text: &str) -> Option<(String, Vec<String>)> {
    match Cell::parse(&super::plain_rule(text)).ok()? {
        Cell::Forbidden => Some(("forbid".to_owned(), Vec::new())),
        Cell::Conditions(codes) => {
            Some(("condition".to_owned(), codes.iter().map(|it| it.as_str().to_owned()).collect()))
        }
        Cell::Blank | Cell::Permitted => None,
    }
}

fn add_kawasan(sheet: &Sheet, source: &mut RulebookSource) -> Vec<Message> {
    let mut problems = Vec::new();
    for row in sheet.rows() {
        let code = row.cell(0).to_owned();
        if code.is_empty() {
            problems.push(row.wrong("rules-no-kawasan", 0));
            continue;
        }
        if row.cell(3).is_empty() {
            problems.push(row.wrong("rules-cites-nothing", 3).with("rule", code));
            continue;
        }
        let (conforms, conflicts) = (row.codes(1), row.codes(2));
        let both = conforms.iter().filter(|it| conflicts.contains(it));
        problems.extend(both.map(|it| {
            row.wrong("rules-both", 2).with("activity", it.as_str()).with("first", row.address(1))
        }));
        let article = article(row.cell(3), None, &mut source.articles);
        source.kawasan.push(KawasanEntry { code, conforms, conflicts, article });
    }
    problems
}
