//! The text of the mapping file: guesses as settings, rivals and doubts as comments beside them.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use wording::Language;

use crate::{
    crs::provinces::province_at,
    init::{
        Table,
        guess::{Kind, Layer},
        is_table, is_zoned,
        survey::{Field, Shape, Survey},
    },
    message::Message,
    sources::Axes,
};

/// Sample values beside a guess, and how long each may be.
const SAMPLES: usize = 5;
const LONGEST: usize = 40;
/// Fields that are listed as rivals of a guess.
const RIVALS: usize = 6;

struct Writer {
    text: String,
    language: Language,
}

impl Writer {
    fn say(&mut self, message: &Message) {
        for line in message.in_language(self.language).lines() {
            self.line(&format!("# {line}"));
        }
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// A setting with a sentence behind it.
    fn set(&mut self, key: &str, value: &str, why: Option<&Message>) {
        let why = why
            .map(|it| format!("  # {}", it.in_language(self.language).replace('\n', " ")))
            .unwrap_or_default();
        self.line(&format!("{key} = {value}{why}"));
    }
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

fn list(items: &[String]) -> String {
    match items {
        [one] => quoted(one),
        _ => format!("[{}]", items.iter().map(|it| quoted(it)).collect::<Vec<_>>().join(", ")),
    }
}

fn samples(field: &Field) -> String {
    let short = |it: &str| {
        let text: String =
            it.chars().take(LONGEST).map(|it| if it.is_control() { ' ' } else { it }).collect();
        if text.len() < it.len() { format!("{text}…") } else { text }
    };
    let mut all: Vec<String> = field.samples(SAMPLES).into_iter().map(short).collect();
    if field.values.len() > SAMPLES {
        all.push("…".to_owned());
    }
    all.join(" | ")
}

/// The whole mapping file.
pub(crate) fn mapping(
    layers: &[Layer],
    others: &[Survey],
    tables: &[Table],
    folder: &Path,
    region: Option<&str>,
    language: Language,
) -> String {
    let mut out = Writer { text: String::new(), language };
    out.say(&Message::new("init-head"));
    out.line("");
    pack(&mut out, layers, region);
    for it in layers.iter().filter(|it| it.is_used) {
        layer(&mut out, it, folder);
    }
    // Whole layers as comments, so that taking the signs away is enough.
    for it in layers.iter().filter(|it| !it.is_used) {
        let mut other = Writer { text: String::new(), language };
        layer(&mut other, it, folder);
        out.line("");
        out.say(&Message::new("init-layer-unused").with("id", it.id.as_str()));
        for line in other.text.lines().filter(|it| !it.is_empty()) {
            out.line(&if line.starts_with('#') { line.to_owned() } else { format!("# {line}") });
        }
    }
    for it in tables {
        out.line("");
        let about =
            Message::new("init-rulebook").with("count", it.rows).with("columns", it.columns.join(", "));
        out.say(&about);
        out.line("[rulebook]");
        out.set("file", &quoted(&relative(&it.file, folder)), None);
        if let Some(sheet) = &it.sheet {
            out.set("sheet", &quoted(sheet), None);
        }
        out.set("article", "\"\"", Some(&Message::new("init-rulebook-article")));
        out.set("kbli_version", "\"2020\"", Some(&Message::new("init-rulebook-kbli")));
        if tables.len() > 1 {
            break;
        }
    }
    if !others.is_empty() {
        out.line("");
        out.say(&Message::new("init-not-used"));
    }
    for it in others {
        let id = match it.shape {
            Shape::Lines => "init-lines",
            Shape::Points => "init-points",
            _ if is_table(it.format) => "init-table",
            _ => "init-nothing",
        };
        let what = Message::new(id).with("file", relative(&it.path, folder)).with("count", it.features);
        out.say(&what);
    }
    out.text
}

fn pack(out: &mut Writer, layers: &[Layer], region: Option<&str>) {
    let main = layers.iter().find(|it| is_zoned(it)).or_else(|| layers.first());
    let place = main.and_then(|it| it.sets.iter().find_map(|it| it.place));
    let centre = place.map(|b| [f64::midpoint(b[0], b[2]), f64::midpoint(b[1], b[3])]);
    let province = centre.and_then(province_at);
    let from_codes = village_region(layers);
    let guessed = region.map(str::to_owned).or(from_codes);
    let is_sure = guessed.is_some();
    let code =
        guessed.unwrap_or_else(|| province.map_or_else(|| "99.99".to_owned(), |it| format!("{it}.01")));
    let number: u32 = code.get(..2).and_then(|it| it.parse().ok()).unwrap_or(0);
    let (zone, clock) = match number {
        51..=53 | 63..=65 | 71..=76 => ("Asia/Makassar", "WITA"),
        81 | 82 | 91..=96 => ("Asia/Jayapura", "WIT"),
        _ => ("Asia/Jakarta", "WIB"),
    };
    out.line("[pack]");
    let doubt = Message::new("init-region");
    out.set("region", &quoted(&code), (!is_sure).then_some(&doubt));
    let name =
        main.and_then(region_name).unwrap_or_else(|| Message::new("init-fill").in_language(out.language));
    out.set("name", &format!("{{ id = {} }}", quoted(&name)), Some(&Message::new("init-name")));
    out.set("languages", "[\"id\"]", None);
    out.set("time_zone", &quoted(zone), Some(&Message::new("init-clock").with("clock", clock)));
    let today = crate::sign::today();
    out.set("version", &quoted(&format!("{}-1", today.get(..7).unwrap_or_default().replace('-', "."))), None);
    out.set("created", &quoted(&today), None);
    out.set(
        "check_by",
        &quoted(&crate::init::dates::half_a_year_on(&today)),
        Some(&Message::new("init-check-by")),
    );
    out.set("status", "\"ranperda\"", Some(&Message::new("init-status")));
}

/// The region that all village codes begin with.
fn village_region(layers: &[Layer]) -> Option<String> {
    let villages = layers.iter().find(|it| it.kind == Kind::Kelurahan)?;
    let codes = &villages.codes.first()?.values;
    let region = |code: &String| {
        let digits: String = code.chars().filter(char::is_ascii_digit).collect();
        (digits.len() == 10).then(|| format!("{}.{}", &digits[..2], &digits[2..4]))
    };
    let found: BTreeSet<String> = codes.keys().filter_map(region).collect();
    (found.len() == 1).then(|| found.into_iter().next()).flatten()
}

/// The name of the regency, where one stands in all features.
fn region_name(layer: &Layer) -> Option<String> {
    let fields = layer.sets.first()?.fields.iter();
    let field = fields.filter(|it| it.name.eq_ignore_ascii_case("WADMKK")).find(|it| it.values.len() == 1)?;
    field.values.keys().next().cloned()
}

fn layer(out: &mut Writer, layer: &Layer, folder: &Path) {
    out.line("");
    let features: usize = layer.sets.iter().map(|it| it.features).sum();
    let corners: usize = layer.sets.iter().map(|it| it.corners).sum();
    let about = Message::new("init-layer")
        .with("count", features)
        .with("corners", corners.to_string())
        .with("files", layer.sets.len().to_string());
    out.say(&about);
    for it in &layer.doubts {
        out.say(&Message::new("init-doubt").with("what", it.clone()));
    }
    out.line("[[layer]]");
    out.set("id", &quoted(&layer.id), None);
    out.set("kind", &quoted(layer.kind.word()), Some(&Message::new("init-kind")));
    files(out, layer, folder);
    system(out, layer);
    fields(out, layer);
    let mut null: Vec<String> = layer.null_words.clone();
    null.truncate(12);
    if !null.is_empty() {
        let items: Vec<String> = null.iter().map(|it| quoted(it)).collect();
        out.set("null", &format!("[{}]", items.join(", ")), Some(&Message::new("init-null")));
    }
    let title = layer.sets.first().map(|it| it.stem.replace('_', " ")).unwrap_or_default();
    let fill = Message::new("init-fill").in_language(out.language);
    out.set("title", &format!("{{ id = {} }}", quoted(&title)), Some(&Message::new("init-title")));
    out.set("legal_basis", &format!("{{ id = {} }}", quoted(&fill)), Some(&Message::new("init-legal-basis")));
    out.set("status", "\"ranperda\"", None);
    let (scale, accuracy) = if layer.kind == Kind::Subzone { ("5000", "2.5") } else { ("25000", "12.5") };
    out.set("scale", scale, None);
    out.set("accuracy_m", accuracy, Some(&Message::new("init-accuracy")));
    out.set("source", &quoted(&fill), None);
    out.set("licence", &quoted(&fill), None);
    overlays(out, layer);
}

fn files(out: &mut Writer, layer: &Layer, folder: &Path) {
    let paths: Vec<String> = layer.sets.iter().map(|it| relative(&it.path, folder)).collect();
    if let [one] = paths.as_slice() {
        out.line(&format!("files = [{}]", quoted(one)));
        return;
    }
    if let Some(it) = pattern(layer) {
        out.line(&format!("files = [{}]", quoted(&relative(&it, folder))));
        return;
    }
    out.line("files = [");
    for (path, set) in paths.iter().zip(&layer.sets) {
        out.line(&format!("  {},  # {}", quoted(path), set.features));
    }
    out.line("]");
}

/// Many files lie in a list; a pattern names them where they are all files of their kind in one folder.
const MANY: usize = 9;

/// The pattern that names just the files of a layer.
fn pattern(layer: &Layer) -> Option<PathBuf> {
    let paths: Vec<&Path> = layer.sets.iter().map(|it| it.path.as_path()).collect();
    let (folder, ending) = (paths.first()?.parent()?, paths.first()?.extension()?);
    let is_alike = |it: &Path| it.parent() == Some(folder) && it.extension() == Some(ending) && it.is_file();
    if paths.len() < MANY || !paths.iter().all(|it| is_alike(it)) {
        return None;
    }
    let all = std::fs::read_dir(folder).ok()?.flatten().filter(|it| is_alike(&it.path())).count();
    (all == paths.len()).then(|| folder.join(format!("*.{}", ending.to_string_lossy())))
}

fn system(out: &mut Writer, layer: &Layer) {
    let write = layer.sets.iter().find_map(|it| it.crs.clone());
    let systems: BTreeSet<&str> = layer.sets.iter().map(|it| it.crs_name.as_str()).collect();
    if let Some(it) = write {
        out.set("crs", &quoted(&it), Some(&Message::new("init-crs-guessed")));
    } else {
        let names = systems.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ");
        out.say(&Message::new("init-crs").with("crs", names));
    }
    if layer.sets.iter().any(|it| it.axes == Axes::Yx) {
        out.set("axes", "\"yx\"", Some(&Message::new("init-axes")));
    }
    let places: Vec<[f64; 4]> = layer.sets.iter().filter_map(|it| it.place).collect();
    if let Some(first) = places.first() {
        let b = places
            .iter()
            .fold(*first, |a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]);
        let text = format!("{:.4}, {:.4} – {:.4}, {:.4}", b[1], b[0], b[3], b[2]);
        out.say(&Message::new("init-place").with("place", text));
    }
}

fn fields(out: &mut Writer, layer: &Layer) {
    let sample =
        |it: &Field| Message::new("init-samples").with("samples", samples(it)).with("count", it.values.len());
    if layer.kind == Kind::Overlay {
        if let Some(it) = &layer.class {
            out.set("class", &quoted(&it.name), Some(&sample(it)));
        }
        rivals(out, "class", &layer.names, 1);
        return;
    }
    match layer.codes.first() {
        Some(it) => {
            out.set("code", &list(&layer.code_names), Some(&sample(it)));
            rivals(out, "code", &layer.codes, 1);
        }
        None => out.set("code", "\"@file\"", Some(&Message::new("init-code-by-file"))),
    }
    if let Some(it) = layer.names.first() {
        out.set("name", &quoted(&it.name), Some(&sample(it)));
        rivals(out, "name", &layer.names, 1);
    }
    if let Some(it) = layer.area.as_ref().filter(|_| is_zoned(layer)) {
        out.set("area", &quoted(&it.name), Some(&sample(it)));
    }
}

/// Other fields that could be meant, as settings that only need their sign taken away.
fn rivals(out: &mut Writer, key: &str, fields: &[Field], skip: usize) {
    for it in fields.iter().skip(skip).take(RIVALS) {
        out.line(&format!("# {key} = {}  # {}", quoted(&it.name), samples(it)));
    }
}

fn overlays(out: &mut Writer, layer: &Layer) {
    if layer.overlays.is_empty() {
        return;
    }
    out.line("");
    out.say(&Message::new("init-overlays"));
    out.line("[layer.overlays]");
    for (kind, field) in &layer.overlays {
        let line = format!("{kind} = {}", quoted(&field.name));
        if field.filled == 0 {
            let none = Message::new("init-overlay-empty").in_language(out.language);
            out.line(&format!("# {line}  # {none}"));
        } else {
            out.line(&format!("{line}  # {}", samples(field)));
        }
    }
}

/// A path as seen from the mapping file's folder.
fn relative(path: &Path, folder: &Path) -> String {
    let text = path.to_string_lossy().into_owned();
    let (file, part) = text.split_once('#').map_or((text.as_str(), None), |(a, b)| (a, Some(b)));
    let absolute = |it: &Path| std::path::absolute(it).unwrap_or_else(|_odd| it.to_owned());
    let (file, folder) = (absolute(Path::new(file)), absolute(folder));
    let shown = file.strip_prefix(&folder).map_or_else(|_outside| file.clone(), Path::to_owned);
    let shown = shown.to_string_lossy().replace('\\', "/");
    part.map_or(shown.clone(), |it| format!("{shown}#{it}"))
}
