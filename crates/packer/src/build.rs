//! From a mapping file to a pack: read, snap, cut, describe, read back, report, write.

mod assemble;
mod error;
mod files;
mod packages;
mod services;

use std::{
    fs,
    path::{Path, PathBuf},
};

use citypack::{Limits, Manifest, Pack, PlanVersion};
use wording::Language;

pub use error::BuildError;

use crate::{
    finding::Finding,
    plan_file::{PlanFile, PlanFileError, VersionSection, resolve},
    progress::Progress,
    report::{Report, html::to_html, json::to_json as report_to_json},
    store::{Folder, write_folder},
    verify::Comparison,
};
use assemble::{Assembled, assemble};
use files::{Files, to_json};

/// What a build made and what it noticed.
#[derive(Debug)]
pub struct Built {
    /// The manifest that was written, or would have been.
    pub manifest: Manifest,
    /// What is odd about the data.
    pub findings: Vec<Finding>,
    /// What was read back and compared, per layer of zones.
    pub compared: Vec<(String, Comparison)>,
    /// The report of the plan, and of its other versions by their ids.
    pub reports: Vec<(String, Report)>,
    /// Where the reports were written.
    pub report_dir: PathBuf,
}

impl Built {
    /// Whether the pack was written: nothing in the reports stops it.
    pub fn is_published(&self) -> bool {
        self.reports.iter().all(|it| it.1.is_publishable())
    }
}

/// Builds a pack and writes it with its report into `out`.
pub fn build(plan_file: &Path, out: &Path) -> Result<Built, BuildError> {
    build_with(plan_file, out, out, Language::default())
}

/// The same with the reports in a folder of their own and in a language. Nothing but the reports is written when the
/// pack does not answer as its source, or when anything else stops the plan from being published.
pub fn build_with(
    plan_file: &Path,
    out: &Path,
    report_dir: &Path,
    language: Language,
) -> Result<Built, BuildError> {
    build_telling(plan_file, out, report_dir, language, Progress::SILENT)
}

/// The same, telling how far it has come.
pub fn build_telling(
    plan_file: &Path,
    out: &Path,
    report_dir: &Path,
    language: Language,
    progress: Progress<'_>,
) -> Result<Built, BuildError> {
    let plan = PlanFile::read(plan_file).map_err(BuildError::Plan)?;
    let Assembled { mut files, mut manifest, layers, zones, findings, report } =
        assemble(plan_file, &plan, progress)?;
    let mut pages = vec![(
        String::new(),
        to_html(&report, &layers, &zones, language),
        report_to_json(&report, &layers, language),
    )];
    drop(layers);
    let compared = report.compared.clone();
    let mut reports = vec![(String::new(), report)];
    for version in &plan.plans {
        let other = assemble_version(plan_file, &plan, version, progress)?;
        manifest.plans.push(add_version(version, &other, &mut files));
        let (report, layers) = (other.report, other.layers);
        pages.push((
            format!("-{}", version.id),
            to_html(&report, &layers, &other.zones, language),
            report_to_json(&report, &layers, language),
        ));
        reports.push((version.id.clone(), report));
    }
    manifest.files = files.entries.clone();
    write_reports(report_dir, &pages)?;
    let built = Built { manifest, findings, compared, reports, report_dir: report_dir.to_owned() };
    if built.is_published() {
        files.bytes.insert("pack.json".to_owned(), to_json(&built.manifest));
        publish(out, &files)?;
    }
    Ok(built)
}

/// Another version of the plan from its own mapping file.
fn assemble_version(
    plan_file: &Path,
    plan: &PlanFile,
    version: &VersionSection,
    progress: Progress<'_>,
) -> Result<Assembled, BuildError> {
    let file = resolve(plan_file, &version.file).map_err(BuildError::Plan)?;
    let other = PlanFile::read(&file).map_err(BuildError::Plan)?;
    let bad = |field: &str, what: &str| {
        Err(BuildError::Plan(PlanFileError::Field {
            file: file.clone(),
            field: field.to_owned(),
            what: what.to_owned(),
        }))
    };
    if other.pack.region != plan.pack.region {
        return bad("\"pack.region\"", "is another region than that of the plan in force");
    }
    if !other.plans.is_empty() {
        return bad("\"plan\"", "names further versions; only the plan in force may");
    }
    assemble(&file, &other, progress)
}

/// Adds the files of another version beside those of the plan in force; equal files are one.
fn add_version(version: &VersionSection, other: &Assembled, files: &mut Files) -> PlanVersion {
    for (role, entry) in &other.files.entries {
        files.entries.insert(format!("{}/{role}", version.id), entry.clone());
    }
    files.bytes.extend(other.files.bytes.iter().map(|(name, bytes)| (name.clone(), bytes.clone())));
    let role = format!("{}/manifest", version.id);
    let name = files.add_as(&role, &format!("plan-{}", version.id), "json", to_json(&other.manifest));
    PlanVersion {
        id: version.id.clone(),
        title: version.title.clone(),
        status: other.manifest.status,
        in_force: version.in_force.clone(),
        until: version.until.clone(),
        file: name,
    }
}

fn write_reports(dir: &Path, pages: &[(String, String, serde_json::Value)]) -> Result<(), BuildError> {
    let failed = |source| BuildError::File { file: dir.to_owned(), source };
    fs::create_dir_all(dir).map_err(failed)?;
    for (suffix, html, json) in pages {
        fs::write(dir.join(format!("report{suffix}.html")), html).map_err(failed)?;
        let json = serde_json::to_vec_pretty(json).expect("a report is plain data with text keys");
        fs::write(dir.join(format!("report{suffix}.json")), json).map_err(failed)?;
    }
    Ok(())
}

/// Writes the folder, opens it again and compares every file with what was meant.
fn publish(out: &Path, files: &Files) -> Result<(), BuildError> {
    let failed = |source| BuildError::File { file: out.to_owned(), source };
    write_folder(out, &files.bytes).map_err(failed)?;
    for (name, bytes) in &files.bytes {
        let file = out.join(name);
        let read = fs::read(&file).map_err(|source| BuildError::File { file: file.clone(), source })?;
        if read != *bytes {
            return Err(BuildError::Disk { file });
        }
    }
    let written = Pack::open(Folder(out.to_owned()), Limits::default());
    futures::executor::block_on(written).map_err(BuildError::ReadBack)?;
    Ok(())
}
