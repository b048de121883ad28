//! What one data set holds: its geometry, its place, and for every field how its values look.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use crate::{
    crs::{
        Crs,
        check::{Expected, check, first_candidate, guess},
    },
    mapping::NULL,
    message::Message,
    sources::{
        Axes, Options, bounds,
        grid::trim,
        inputs::{Format, Input},
        raw::{Collector, Failure, RawGeometry},
        read_raw,
    },
};

/// What most features of a data set are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Polygons,
    Lines,
    Points,
    Nothing,
}

/// How the values of a field look.
#[derive(Debug, Clone, Default)]
pub(crate) struct Field {
    pub(crate) name: String,
    /// Values that mean something, with their counts.
    pub(crate) values: BTreeMap<String, usize>,
    /// Features with a value that means something.
    pub(crate) filled: usize,
    /// Words met that mean none.
    pub(crate) null_words: Vec<String>,
    /// Whether values beyond the first thousands were only counted.
    pub(crate) is_cut: bool,
}

/// Distinct values that are kept of a field.
const MOST: usize = 3_000;

impl Field {
    /// The values that stand most often.
    pub(crate) fn samples(&self, count: usize) -> Vec<&str> {
        let mut all: Vec<(&str, usize)> = self.values.iter().map(|(it, n)| (it.as_str(), *n)).collect();
        all.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        all.into_iter().take(count).map(|it| it.0).collect()
    }

    fn add(&mut self, raw: &str) {
        let value = trim(raw);
        if value.is_empty() {
            return;
        }
        if is_null(value) {
            if !self.null_words.iter().any(|it| it == value) {
                self.null_words.push(value.to_owned());
            }
            return;
        }
        self.filled += 1;
        if let Some(it) = self.values.get_mut(value) {
            *it += 1;
        } else if self.values.len() < MOST {
            self.values.insert(value.to_owned(), 1);
        } else {
            self.is_cut = true;
        }
    }
}

/// Words that mean none wherever they are met.
fn is_null(value: &str) -> bool {
    const MORE: [&str; 6] = ["nil", "nan", "kosong", "n.a.", "tidak diketahui", "belum ada"];
    NULL.iter().chain(&MORE).any(|it| it.eq_ignore_ascii_case(value))
}

/// What one data set holds.
#[derive(Debug, Clone)]
pub(crate) struct Survey {
    /// As the mapping file must name it.
    pub(crate) path: PathBuf,
    /// Name without folders and ending.
    pub(crate) stem: String,
    pub(crate) format: Format,
    pub(crate) shape: Shape,
    pub(crate) features: usize,
    pub(crate) corners: usize,
    pub(crate) fields: Vec<Field>,
    /// Longitude and latitude: west, south, east, north.
    pub(crate) place: Option<[f64; 4]>,
    /// What to write for the system, and what was odd.
    pub(crate) crs_name: String,
    pub(crate) crs: Option<String>,
    pub(crate) axes: Axes,
    pub(crate) doubts: Vec<Message>,
    /// First code and name pairs, to tell which name belongs to which code.
    pub(crate) rows: Vec<BTreeMap<String, String>>,
}

/// Reads a data set whole and counts. `container` is the archive or folder it was found in.
pub(crate) fn survey(input: &Input, container: Option<&Path>, region: &str) -> Result<Survey, Failure> {
    let mut set = read_raw(input, &Options::default())?;
    let mut doubts: Vec<Message> = set.notes.drain(..).filter(|it| it.0 == 0).map(|it| it.1).collect();
    let shape = shape(&set);
    let system = system(&set, region, &mut doubts)?;
    let mut fields: BTreeMap<&str, Field> = BTreeMap::new();
    let mut corners = 0;
    for feature in &set.features {
        for (name, value) in &feature.attributes {
            let field = fields.entry(name).or_default();
            field.add(value);
        }
        if let RawGeometry::Polygons(it) = &feature.geometry {
            corners += it.iter().flatten().map(Vec::len).sum::<usize>();
        }
    }
    let named = |name: &String| {
        let field = fields.get(name.as_str()).cloned().unwrap_or_default();
        Field { name: name.clone(), ..field }
    };
    Ok(Survey {
        path: named_path(input, container),
        stem: stem(&input.shown),
        format: input.format,
        shape,
        features: set.features.len(),
        corners,
        fields: set.fields.iter().map(named).collect(),
        place: system.place,
        crs_name: system.name,
        crs: system.write,
        axes: system.axes,
        doubts,
        rows: set.features.iter().take(MOST).map(|it| it.attributes.clone()).collect(),
    })
}

fn named_path(input: &Input, container: Option<&Path>) -> PathBuf {
    let Some(container) = container else { return input.shown.clone() };
    // A file that lies open in a folder is named by itself, one in an archive or workbook behind a `#`.
    if container.is_dir() && !input.shown.to_string_lossy().contains('#') {
        return input.shown.clone();
    }
    let inner = input.shown.strip_prefix(container).map(|it| it.to_string_lossy().into_owned());
    match inner {
        Ok(it) if container.is_file() => PathBuf::from(format!("{}#{it}", container.display())),
        _ => input.shown.clone(),
    }
}

fn stem(shown: &Path) -> String {
    let name = shown.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    let name = name.rsplit('#').next().unwrap_or(&name).to_owned();
    let mut path = PathBuf::from(name);
    while path.extension().is_some_and(|it| it.len() < 9) {
        path.set_extension("");
    }
    path.to_string_lossy().into_owned()
}

fn shape(set: &Collector) -> Shape {
    let mut counts = [0_usize; 4];
    for feature in &set.features {
        counts[match feature.geometry {
            RawGeometry::Polygons(_) => 0,
            RawGeometry::Lines(_) => 1,
            RawGeometry::Points(_) => 2,
            RawGeometry::Nothing => 3,
        }] += 1;
    }
    // Rows without a place say nothing where others have one.
    match counts {
        [0, 0, 0, _] => Shape::Nothing,
        [a, b, c, _] if a >= b && a >= c => Shape::Polygons,
        [_, b, c, _] if b >= c => Shape::Lines,
        _ => Shape::Points,
    }
}

struct System {
    name: String,
    write: Option<String>,
    axes: Axes,
    place: Option<[f64; 4]>,
}

/// The coordinate system: what the file says if it fits, else what fits.
fn system(set: &Collector, region: &str, doubts: &mut Vec<Message>) -> Result<System, Failure> {
    let mut out = System { name: String::new(), write: None, axes: Axes::Xy, place: None };
    let Some(raw) = bounds(&set.features, Axes::Xy).map_err(|it| *it)? else { return Ok(out) };
    let swapped = [raw[1], raw[0], raw[3], raw[2]];
    let centre = |b: [f64; 4]| [f64::midpoint(b[0], b[2]), f64::midpoint(b[1], b[3])];
    let expected = Expected { region, is_named: false };
    let stated = match Crs::declared(&set.crs) {
        Ok(it) => it,
        Err(it) => {
            doubts.push(it);
            None
        }
    };
    let is_stated = stated.is_some();
    let first = stated.or_else(|| guess(centre(raw), region)).or_else(|| guess(centre(swapped), region));
    let mut crs = first.unwrap_or_else(Crs::degrees);
    if !is_stated {
        doubts.push(Message::new("crs-guessed").with("crs", crs.name.as_str()));
        out.write = Some(crs.name.clone());
    }
    let mut b = raw;
    match check(raw, &crs, expected) {
        Ok(note) => doubts.extend(note),
        Err(why) => {
            doubts.push(why);
            // What would make it fit: the other order, degrees, or another system of Indonesia.
            let degrees = Crs::degrees();
            let other = first_candidate(centre(raw), region);
            let other_swapped = first_candidate(centre(swapped), region);
            let tries = [
                (Some(crs.clone()), swapped, Axes::Yx),
                (Some(degrees.clone()), raw, Axes::Xy),
                (Some(degrees), swapped, Axes::Yx),
                (other, raw, Axes::Xy),
                (other_swapped, swapped, Axes::Yx),
            ];
            let fitting = tries.into_iter().find_map(|(system, bounds, axes)| {
                let system = system?;
                check(bounds, &system, expected)
                    .is_ok_and(|it| it.is_none())
                    .then_some((system, bounds, axes))
            });
            if let Some((system, bounds, axes)) = fitting {
                if system.name != crs.name {
                    out.write = Some(system.name.clone());
                }
                (crs, b, out.axes) = (system, bounds, axes);
            }
        }
    }
    let corners = [[b[0], b[1]], [b[2], b[3]]].map(|it| crs.to_degrees(it));
    if let [Some(a), Some(c)] = corners {
        out.place = Some([a[0].min(c[0]), a[1].min(c[1]), a[0].max(c[0]), a[1].max(c[1])]);
    }
    out.name = crs.name;
    Ok(out)
}
