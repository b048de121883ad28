//! From a layer's files to its features, as the mapping file says: fields under whichever name a file gives them, texts
//! that mean none, names for codes. Geometry is passed on as it is.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use citypack::ManifestLayerKind;

use crate::{
    build::BuildError,
    finding::Finding,
    layer::LayerFeature,
    message::Message,
    plan_file::{LayerSection, Names, PlanFileError, resolve},
    sources::{self, Feature, Geometry, Options, Read, meaning},
};

/// Stands for the name of the file a feature came from, where a plan is split into a file per code.
pub(crate) const FILE: &str = "@file";

/// Texts that mean none in every plan.
pub(crate) const NULL: [&str; 8] = ["tidak ada", "-", "--", "<null>", "null", "none", "n/a", "#n/a"];

/// A layer's features, and the data sets that they came from.
#[derive(Debug)]
pub struct Mapped {
    /// The data sets; the first number of a feature's origin counts them.
    pub files: Vec<PathBuf>,
    /// The features with polygons.
    pub features: Vec<LayerFeature>,
}

/// Reads the features of a layer with all their attributes.
pub fn read(plan_file: &Path, section: &LayerSection, region: &str) -> Result<Read, BuildError> {
    let paths: Vec<PathBuf> = section
        .files
        .iter()
        .map(|it| resolve(plan_file, it))
        .collect::<Result<_, _>>()
        .map_err(BuildError::Plan)?;
    let options = Options {
        crs: section.crs.as_deref(),
        axes: section.axes,
        encoding: section.encoding.as_deref(),
        geometry: &section.geometry,
        region,
        wanted: None,
    };
    let read = sources::read_all(&paths, &options).map_err(BuildError::Source)?;
    check_fields(plan_file, section, &read)?;
    Ok(read)
}

/// Gives features their codes, names and overlays. What is odd about the data goes into `findings`.
pub fn map(section: &LayerSection, read: Read, findings: &mut Vec<Finding>) -> Mapped {
    note(section, &read, findings);
    let mut null = section.null.clone();
    null.extend(NULL.iter().map(|it| (*it).to_owned()));
    let stems: Vec<String> = read.files.iter().map(|it| stem(it)).collect();
    let mapper = Mapper { section, null, stems };
    let files = read.files;
    let mut features = Vec::with_capacity(read.features.len());
    for source in read.features {
        let file = files.get(source.origin.0).map_or(Path::new(""), PathBuf::as_path);
        if mapper.is_wanted(&source) {
            features.extend(mapper.feature(source, file, findings));
        }
    }
    Mapped { files, features }
}

fn stem(file: &Path) -> String {
    let name = file.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    // The table of `plan.gpkg#R-2` tells more than the file.
    let name = name.rsplit('#').next().unwrap_or(&name).to_owned();
    Path::new(&name).file_stem().map(|it| it.to_string_lossy().into_owned()).unwrap_or(name)
}

struct Mapper<'a> {
    section: &'a LayerSection,
    null: Vec<String>,
    stems: Vec<String>,
}

impl Mapper<'_> {
    /// The first of several fields that says something.
    fn text(&self, source: &Feature, names: Option<&Names>) -> Option<String> {
        names?.0.iter().find_map(|name| {
            if name == FILE {
                return self.stems.get(source.origin.0).cloned();
            }
            let value = value_of(&source.attributes, name)?;
            meaning(value, &self.null).map(str::to_owned)
        })
    }

    /// Whether the feature is among those that `only` chooses.
    fn is_wanted(&self, source: &Feature) -> bool {
        self.section.only.iter().all(|(field, values)| {
            let value = value_of(&source.attributes, field).map(sources::grid::trim).unwrap_or_default();
            values.0.iter().any(|it| it.eq_ignore_ascii_case(value))
        })
    }

    fn feature(&self, source: Feature, file: &Path, findings: &mut Vec<Finding>) -> Option<LayerFeature> {
        let section = self.section;
        let origin = source.origin;
        let code = self.text(&source, section.code.as_ref());
        let code = code.map(|it| section.codes.get(&it).cloned().unwrap_or(it));
        let overlay =
            |(kind, names): (&String, &Names)| Some((kind.clone(), self.text(&source, Some(names))?));
        let overlays: BTreeMap<String, String> = section.overlays.iter().filter_map(overlay).collect();
        let date = section.overlap.date_attribute().and_then(|it| value_of(&source.attributes, it));
        let feature = LayerFeature {
            origin,
            code,
            name: self.text(&source, section.name.as_ref()),
            class: self.text(&source, section.class.as_ref()),
            overlays,
            date: date.and_then(|it| meaning(it, &self.null)).map(str::to_owned),
            stated_area: self.text(&source, section.area.as_ref()),
            source: Vec::new(),
        };
        let Geometry::Polygons(polygons) = source.geometry else {
            findings.push(Finding::no_polygon(&section.id, file, origin.1));
            return None;
        };
        if feature.code.is_none() && section.kind != ManifestLayerKind::Overlay {
            let fields = section.code.as_ref().map(|it| it.0.join(", ")).unwrap_or_default();
            findings.push(Finding::blank_code(&section.id, file, origin.1, &fields));
        }
        Some(LayerFeature { source: polygons, ..feature })
    }
}

/// The value of a field; where none has just this name, of the one that differs in case only.
pub(crate) fn value_of<'a>(attributes: &'a BTreeMap<String, String>, name: &str) -> Option<&'a str> {
    let same = || attributes.iter().find(|it| it.0.eq_ignore_ascii_case(name)).map(|it| it.1);
    attributes.get(name).or_else(same).map(String::as_str)
}

/// A field that no file has is a slip in the mapping file, not a plan without codes.
fn check_fields(plan_file: &Path, section: &LayerSection, read: &Read) -> Result<(), BuildError> {
    let has =
        |fields: &[String], name: &str| name == FILE || fields.iter().any(|it| it.eq_ignore_ascii_case(name));
    let single = [
        ("code", &section.code),
        ("name", &section.name),
        ("class", &section.class),
        ("area", &section.area),
    ];
    let named = single.iter().filter_map(|(it, a)| Some((*it, a.as_ref()?)));
    for (key, names) in named.chain(section.overlays.values().map(|it| ("overlays", it))) {
        let is_known = read.fields.iter().any(|fields| names.0.iter().any(|it| has(fields, it)));
        if !is_known && !read.features.is_empty() {
            let fields = read.fields.first().map(|it| it.join(", ")).unwrap_or_default();
            return Err(BuildError::Plan(PlanFileError::Field {
                file: plan_file.to_owned(),
                field: format!("layer \"{}\", \"{key}\"", section.id),
                what: format!("no feature has the attribute \"{}\"; there are: {fields}", names.0.join(", ")),
            }));
        }
    }
    Ok(())
}

/// What was noticed while reading, the same words once per file with a count; files without the field of the code.
fn note(section: &LayerSection, read: &Read, findings: &mut Vec<Finding>) {
    /// Most notes of one kind that are told one by one.
    const MOST: usize = 50;
    let mut counts: BTreeMap<(usize, &'static str), usize> = BTreeMap::new();
    for (file, feature, what) in &read.notes {
        let count = counts.entry((*file, what.id())).or_default();
        *count += 1;
        if *count <= MOST {
            findings.push(Finding::feature(&section.id, &read.files[*file], *feature, what.clone()));
        }
    }
    for ((file, _), count) in counts.into_iter().filter(|it| it.1 > MOST) {
        let what = Message::new("finding-more-of-these").with("count", count - MOST);
        findings.push(Finding::file(&section.id, &read.files[file], what));
    }
    let Some(code) = &section.code else { return };
    for (file, fields) in read.files.iter().zip(&read.fields) {
        let has = |name: &String| name == FILE || fields.iter().any(|it| it.eq_ignore_ascii_case(name));
        if !code.0.iter().any(has) {
            let what = Message::new("finding-no-field")
                .with("field", code.0.join(", "))
                .with("fields", fields.join(", "));
            findings.push(Finding::file(&section.id, file, what));
        }
    }
}
