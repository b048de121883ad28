//! Countersigning a sheet: the question that it carries is put to the plan that it names, where that is kept, and to today's. What
//! the sheet says was answered is compared, never used. Nothing of it is kept.

pub mod keys;

use std::path::Path;

use citypack::{Limits, Pack, PackError};
use measure::LngLat;
use paper::{
    asked,
    seal::Seal,
    sheet::{Comparison, Sheet},
};

use crate::plans::{Folder, Plans};
use keys::SheetKeys;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked {
    /// Whether the plan that the sheet names agrees with it; nothing where that plan is not kept here.
    pub agrees: Option<bool>,
    /// Whether today's plan is another.
    pub has_changed: bool,
    /// Version of today's pack.
    pub version: String,
    /// The word of its headline.
    pub outcome: String,
}

/// Why a sheet was not looked at.
#[derive(Debug)]
pub enum NotLooked {
    /// The region has no plan here.
    Region,
    /// The corners are missing, or enclose nothing.
    Corners,
    /// A pack could not be read.
    Pack(PackError),
}

impl From<PackError> for NotLooked {
    fn from(it: PackError) -> Self {
        Self::Pack(it)
    }
}

/// Looks at a sheet. Reads files, so it blocks the thread.
pub fn look(plans: &Plans, sheet: &Sheet, corners: Option<&[LngLat]>) -> Result<Looked, NotLooked> {
    let today = plans.folder(&sheet.region).ok_or(NotLooked::Region)?;
    let (version, name, outcome, canonical) = ask(today, sheet, corners)?;
    if name == sheet.pack {
        let agrees = sheet.compare(name, &outcome, &canonical) == Comparison::Same;
        return Ok(Looked { agrees: Some(agrees), has_changed: false, version, outcome });
    }
    let mut agrees = None;
    for folder in plans.earlier_folders(&sheet.region) {
        let is_it = std::fs::read(folder.join("pack.json")).is_ok_and(|it| Sheet::pack_of(&it) == sheet.pack);
        if is_it {
            let (_, name, outcome, canonical) = ask(folder, sheet, corners)?;
            agrees = Some(sheet.compare(name, &outcome, &canonical) == Comparison::Same);
            break;
        }
    }
    Ok(Looked { agrees, has_changed: true, version, outcome })
}

/// The countersignature of what was found; none where nothing can be said of the sheet, or nobody signs here.
pub fn sealed(looked: &Looked, sheet: &Sheet, keys: Option<&SheetKeys>, now: i64) -> Option<Seal> {
    keys?.sign(sheet, looked.agrees?, u64::try_from(now).ok()?)
}

/// Version and name of a pack, its headline's word and its canonical text.
fn ask(
    folder: &Path,
    sheet: &Sheet,
    corners: Option<&[LngLat]>,
) -> Result<(String, [u8; 16], String, String), NotLooked> {
    futures::executor::block_on(async {
        let pack = Pack::open(Folder(folder.to_path_buf()), Limits::default()).await?;
        let answered = asked::ask(&pack, &sheet.activity, &sheet.place, corners).await?;
        let answered = answered.ok_or(NotLooked::Corners)?;
        let version = pack.manifest().version.clone();
        Ok((version, asked::name_of(&pack), answered.outcome().to_owned(), answered.canonical()))
    })
}
