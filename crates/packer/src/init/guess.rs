//! Guesses what a data set is and which field holds what, by the ministry's schema first and by how values look second.
//! Every guess keeps its rivals, so that the officer can choose another.

use std::collections::{BTreeMap, BTreeSet};

use citypack::ZoneFile;

use crate::{
    init::{
        names::{CODES, NAMES, NEVER, OVERLAYS, STEMS},
        survey::{Field, Shape, Survey},
    },
    message::Message,
};

/// Codes of the ministry, for telling a field of codes from others.
const NATIONAL_ZONES: &str = include_str!("../../data/national-zones.json");

/// What a data set is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Subzone,
    Kawasan,
    Overlay,
    Kelurahan,
}

impl Kind {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Subzone => "subzone",
            Self::Kawasan => "kawasan",
            Self::Overlay => "overlay",
            Self::Kelurahan => "kelurahan",
        }
    }
}

/// A layer of one or several data sets.
#[derive(Debug)]
pub(crate) struct Layer {
    pub(crate) kind: Kind,
    pub(crate) id: String,
    pub(crate) sets: Vec<Survey>,
    /// Best first.
    pub(crate) codes: Vec<Field>,
    pub(crate) names: Vec<Field>,
    pub(crate) class: Option<Field>,
    pub(crate) overlays: Vec<(&'static str, Field)>,
    pub(crate) area: Option<Field>,
    pub(crate) null_words: Vec<String>,
    /// Several fields with codes, by drifting schemas: all are tried in this order.
    pub(crate) code_names: Vec<String>,
    pub(crate) doubts: Vec<Message>,
    /// Whether it is known to say something about what is allowed; parcels and blocks do not.
    pub(crate) is_used: bool,
}

/// Sorts data sets into layers; what is no layer comes second. `columns` are codes that a table of rules speaks of.
pub(crate) fn layers(surveys: Vec<Survey>, columns: &[String]) -> (Vec<Layer>, Vec<Survey>) {
    let known = Known::of(columns);
    let (polygons, others): (Vec<Survey>, Vec<Survey>) =
        surveys.into_iter().partition(|it| it.shape == Shape::Polygons);
    // Where nothing looks like a plan of Indonesia, the largest data set is taken for the plan.
    let has_zones = polygons.iter().any(|it| matches!(kind(it, &known), Kind::Subzone | Kind::Kawasan));
    let largest = polygons.iter().enumerate().max_by_key(|it| it.1.features).map(|it| it.0);
    let mut groups: BTreeMap<(Kind, String, String), Vec<Survey>> = BTreeMap::new();
    let schema =
        |it: &Survey| it.fields.iter().map(|it| it.name.to_ascii_uppercase()).collect::<BTreeSet<_>>();
    let main = largest.map(|it| schema(&polygons[it]));
    for (n, set) in polygons.into_iter().enumerate() {
        let mut kind = kind(&set, &known);
        // So are all that have its fields: a plan that is split over files.
        let is_alike = largest == Some(n) || main.as_ref() == Some(&schema(&set));
        if !has_zones && kind == Kind::Overlay && is_alike {
            kind = Kind::Subzone;
        }
        // Overlays stand alone; parts of one plan belong together.
        let key = match kind {
            Kind::Overlay => overlay_id(&set.stem).0,
            _ => kind.word().to_owned(),
        };
        // A system that must be written holds for a whole layer, so sets that need another are another layer.
        let system = format!("{:?} {:?}", set.crs, set.axes);
        groups.entry((kind, key, system)).or_default().push(set);
    }
    let mut used = BTreeSet::new();
    let layers = groups
        .into_iter()
        .map(|((kind, id, _), sets)| layer(kind, unique(&id, &mut used), sets, &known))
        .collect();
    (layers, others)
}

fn unique(id: &str, used: &mut BTreeSet<String>) -> String {
    let mut n = 1;
    let mut out = id.to_owned();
    while !used.insert(out.clone()) {
        n += 1;
        out = format!("{id}_{n}");
    }
    out
}

/// Codes that are known beforehand.
struct Known(BTreeSet<String>);

impl Known {
    fn of(columns: &[String]) -> Self {
        let zones = ZoneFile::parse("national zones", NATIONAL_ZONES.as_bytes())
            .expect("the table that is compiled in was read in a test");
        let codes = zones.0.iter().map(|it| plain(&it.code));
        Self(codes.chain(columns.iter().map(|it| plain(it))).collect())
    }

    /// Percent of a field's values that are known codes.
    fn percent(&self, field: &Field) -> i64 {
        let total: usize = field.values.values().sum();
        let known: usize =
            field.values.iter().filter(|it| self.0.contains(&plain(it.0))).map(|it| it.1).sum();
        i64::try_from(known * 100 / total.max(1)).unwrap_or(0)
    }
}

/// A code without its separators: `R-2`, `R.2` and `r2` are one.
pub(crate) fn plain(code: &str) -> String {
    code.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

fn kind(set: &Survey, known: &Known) -> Kind {
    let has = |name: &str| set.fields.iter().any(|it| it.name.eq_ignore_ascii_case(name) && it.filled > 0);
    let stem = set.stem.to_ascii_lowercase();
    let best = set.fields.iter().map(|it| known.percent(it)).max().unwrap_or(0);
    let villages = |it: &Field| it.filled > 0 && it.values.keys().take(20).all(|it| is_village_code(it));
    let is_named_village =
        ["kelurahan", "desa", "batas_admin", "administrasi"].iter().any(|it| stem.contains(it));
    if (set.fields.iter().any(villages) || is_named_village || has("KDEPUM")) && !has("KODSZN") && best < 60 {
        return Kind::Kelurahan;
    }
    if has("KODKWS") || (["kawasan", "rtrw"].iter().any(|it| stem.contains(it)) && stem.contains("pola")) {
        return Kind::Kawasan;
    }
    let is_subzone = ["KODSZN", "NAMSZN", "KODZON", "KODSZNTEXT"].iter().any(|it| has(it));
    // Two known values may be chance; a plan has more.
    let is_code_itself = known.0.contains(&plain(&set.stem));
    let has_codes = set.fields.iter().any(|it| known.percent(it) >= 60 && it.values.len() >= 3);
    if is_subzone || has_codes || is_code_itself { Kind::Subzone } else { Kind::Overlay }
}

/// `53.71.01.1001`, or the same without dots.
fn is_village_code(value: &str) -> bool {
    let digits = value.chars().filter(char::is_ascii_digit).count();
    digits == 10 && value.chars().all(|it| it.is_ascii_digit() || it == '.')
}

/// The id of an overlay by the name of its file, and whether that name tells what it is.
fn overlay_id(stem: &str) -> (String, bool) {
    let lower = stem.to_ascii_lowercase();
    if let Some((_, id)) = STEMS.iter().find(|it| lower.contains(it.0)) {
        return ((*id).to_owned(), true);
    }
    let mut id: String = lower.chars().map(|it| if it.is_ascii_alphanumeric() { it } else { '_' }).collect();
    while id.contains("__") {
        id = id.replace("__", "_");
    }
    let id = id.trim_matches('_').to_owned();
    (if id.is_empty() { "lapis".to_owned() } else { id }, false)
}

fn is_never(name: &str) -> bool {
    let name = name.to_ascii_uppercase();
    NEVER.iter().any(|it| name == *it || (it.len() > 3 && name.starts_with(it)))
}

fn worth(name: &str, table: &[(&str, i64)]) -> i64 {
    let name = name.to_ascii_uppercase();
    let exact = table.iter().find(|it| it.0 == name).map(|it| it.1);
    let part = || table.iter().filter(|it| it.0.len() > 3 && name.contains(it.0)).map(|it| it.1 / 2).max();
    exact.or_else(part).unwrap_or(0)
}

fn overlay_kind(name: &str) -> Option<&'static str> {
    let name = name.to_ascii_uppercase();
    let stem = name.trim_end_matches(|it: char| it.is_ascii_digit() || it == '_');
    OVERLAYS.iter().find(|it| stem == it.0 || name.starts_with(&format!("{}_", it.0))).map(|it| it.1)
}

/// How likely a field holds the codes.
fn code_worth(field: &Field, features: usize, known: &Known) -> i64 {
    if field.filled == 0 || overlay_kind(&field.name).is_some() {
        return i64::MIN;
    }
    let distinct = field.values.len();
    let length: usize = field.values.keys().map(|it| it.chars().count()).sum::<usize>() / distinct.max(1);
    let numbers = field.values.keys().filter(|it| it.parse::<f64>().is_ok()).count();
    let mut worth = worth(&field.name, &CODES) + known.percent(field);
    worth += if length <= 10 { 12 } else { -i64::try_from(length).unwrap_or(0) };
    worth -= if (2..=400).contains(&distinct) { 0 } else { 25 };
    worth -= if distinct * 2 > features && features > 10 { 40 } else { 0 };
    worth -= if numbers * 2 > distinct { 30 } else { 0 };
    // Eight digits are the numbers of a geodatabase's list, not codes.
    let is_domain = |it: &str| it.len() == 8 && it.bytes().all(|it| it.is_ascii_digit());
    worth -= if field.values.keys().any(|it| is_domain(it)) { 60 } else { 0 };
    worth -= if is_never(&field.name) { 60 } else { 0 };
    worth - i64::try_from((features.saturating_sub(field.filled)) * 30 / features.max(1)).unwrap_or(0)
}

/// How likely a field holds the names of the codes of another.
fn name_worth(field: &Field, code: Option<&Field>, rows: &[BTreeMap<String, String>]) -> i64 {
    if field.filled == 0 || overlay_kind(&field.name).is_some() || is_never(&field.name) {
        return i64::MIN;
    }
    if code.is_some_and(|it| it.name == field.name) {
        return i64::MIN;
    }
    let distinct = field.values.len();
    let length: usize = field.values.keys().map(|it| it.chars().count()).sum::<usize>() / distinct.max(1);
    let numbers = field.values.keys().filter(|it| it.parse::<f64>().is_ok()).count();
    let mut worth = worth(&field.name, &NAMES);
    worth += if length > 4 { 6 } else { -10 };
    worth -= if numbers * 2 > distinct { 40 } else { 0 };
    let Some(code) = code else { return worth };
    // A name that always stands with the same code belongs to it.
    let mut pairs: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for row in rows {
        if let (Some(code), Some(name)) = (row.get(&code.name), row.get(&field.name)) {
            pairs.entry(code).or_default().insert(name);
        }
    }
    let single = pairs.values().filter(|it| it.len() == 1).count();
    worth + i64::try_from(single * 24 / pairs.len().max(1)).unwrap_or(0)
        - if distinct < 2 && pairs.len() > 2 { 30 } else { 0 }
}

fn layer(kind: Kind, id: String, sets: Vec<Survey>, known: &Known) -> Layer {
    let fields = together(&sets);
    let features: usize = sets.iter().map(|it| it.features).sum();
    let mut doubts: Vec<Message> = Vec::new();
    for set in &sets {
        doubts.extend(set.doubts.iter().cloned().map(|it| about(&set.stem, it)));
    }
    let village = |it: &Field| i64::from(it.values.keys().take(20).all(|it| is_village_code(it))) * 200;
    let score = |it: &Field| match kind {
        Kind::Kelurahan => {
            village(it)
                + worth(&it.name, &[("KDEPUM", 90), ("KODE_DESA", 80), ("KODE", 40), ("ID", 5)])
                + if is_never(&it.name) { -50 } else { 0 }
        }
        _ => code_worth(it, features, known),
    };
    let is_zoned = matches!(kind, Kind::Subzone | Kind::Kawasan);
    // Files that are called by their codes say more than any field that is none.
    let by_code = sets.iter().filter(|it| known.0.contains(&plain(&it.stem))).count();
    let by_file =
        is_zoned && by_code * 10 > sets.len() * 6 && !fields.iter().any(|it| known.percent(it) >= 60);
    let codes = if kind == Kind::Overlay || by_file { Vec::new() } else { best(&fields, score) };
    let code = codes.first();
    let rows: Vec<BTreeMap<String, String>> = sets.iter().flat_map(|it| it.rows.iter().cloned()).collect();
    let names = best(&fields, |it| name_worth(it, code, &rows));
    let class = (kind == Kind::Overlay).then(|| names.first().cloned()).flatten();
    let overlays = if is_zoned {
        fields.iter().filter_map(|it| Some((overlay_kind(&it.name)?, it.clone()))).collect()
    } else {
        Vec::new()
    };
    let code_names = aliases(&sets, &codes, score);
    if is_zoned {
        match code {
            Some(it) if score(it) < 20 => {
                let samples = it.samples(4).join(", ");
                doubts.push(about(
                    &id,
                    Message::new("init-doubtful-code")
                        .with("field", it.name.as_str())
                        .with("samples", samples),
                ));
            }
            Some(_) => {
                let is_code = |it: &&Field| code_names.iter().any(|name| name.eq_ignore_ascii_case(&it.name));
                let filled: usize = fields.iter().filter(is_code).map(|it| it.filled).sum();
                if filled < features {
                    let message = Message::new("init-blank-codes")
                        .with("field", code_names.join(", "))
                        .with("count", features - filled);
                    doubts.push(about(&id, message));
                }
            }
            None => doubts.push(about(&id, Message::new("init-no-code"))),
        }
    }
    let mut null_words: Vec<String> = fields.iter().flat_map(|it| it.null_words.clone()).collect();
    null_words.sort_unstable();
    null_words.dedup();
    let area = fields
        .iter()
        .find(|it| {
            ["LUASHA", "LUAS_HA", "HECTARES"].iter().any(|name| it.name.eq_ignore_ascii_case(name))
                && it.filled > 0
        })
        .cloned();
    let is_used = kind != Kind::Overlay || sets.iter().any(|it| overlay_id(&it.stem).1);
    Layer { kind, id, sets, codes, names, class, overlays, area, null_words, code_names, doubts, is_used }
}

/// A sentence about a part of the plan.
fn about(part: &str, what: Message) -> Message {
    Message::new("init-about").with("part", part).with("what", what)
}

/// The best field of each schema, where data sets call it differently.
fn aliases(sets: &[Survey], codes: &[Field], score: impl Fn(&Field) -> i64) -> Vec<String> {
    let mut out: Vec<String> = codes.first().map(|it| it.name.clone()).into_iter().collect();
    for set in sets {
        if set.fields.iter().any(|it| out.iter().any(|name| name.eq_ignore_ascii_case(&it.name))) {
            continue;
        }
        out.extend(best(&set.fields, &score).into_iter().next().map(|it| it.name));
    }
    out
}

/// Fields in the order of their worth, without those that cannot be it.
fn best(fields: &[Field], worth: impl Fn(&Field) -> i64) -> Vec<Field> {
    let mut all: Vec<(i64, &Field)> =
        fields.iter().map(|it| (worth(it), it)).filter(|it| it.0 > -50).collect();
    all.sort_by_key(|it| core::cmp::Reverse(it.0));
    all.into_iter().map(|it| it.1.clone()).collect()
}

/// The fields of several data sets as if they were one.
fn together(sets: &[Survey]) -> Vec<Field> {
    let mut out: Vec<Field> = Vec::new();
    for field in sets.iter().flat_map(|it| &it.fields) {
        let Some(own) = out.iter_mut().find(|it| it.name.eq_ignore_ascii_case(&field.name)) else {
            out.push(field.clone());
            continue;
        };
        own.filled += field.filled;
        own.is_cut |= field.is_cut;
        for (value, n) in &field.values {
            *own.values.entry(value.clone()).or_default() += n;
        }
        own.null_words.extend(field.null_words.iter().cloned());
    }
    out
}
