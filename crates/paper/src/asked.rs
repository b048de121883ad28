//! The question of a sheet put to a pack: the one way in which app and server ask, so that both get the same answer from the same
//! bytes.

use citypack::{ByteSource, Pack, PackError};
use measure::{LngLat, Metres, Outline};
use zoning::{Name, Parcel, Project, Rules, Verdict, judge};

use crate::sheet::{Place, Sheet};

/// An answer with the ground that it speaks of.
#[derive(Debug, Clone, PartialEq)]
pub struct Answered {
    /// What lies there.
    pub parcel: Parcel,
    /// What the plan says of the activity, and of a building of which nothing is told.
    pub verdict: Verdict,
}

impl Answered {
    /// The word of the headline, as a sheet carries it.
    pub fn outcome(&self) -> &'static str {
        self.verdict.headline.word()
    }

    /// The text that a sheet's hash is of.
    pub fn canonical(&self) -> String {
        self.verdict.canonical()
    }
}

/// Asks a pack. Nothing where the corners of the place are missing or enclose nothing.
pub async fn ask<S: ByteSource>(
    pack: &Pack<S>,
    activity: &str,
    place: &Place,
    attached: Option<&[LngLat]>,
) -> Result<Option<Answered>, PackError> {
    let parcel = match place {
        Place::Point(place, off) => pack.plot_at(*place, accuracy(*off), None).await?,
        Place::Outline(_) | Place::Attached(_) => {
            let corners = match place {
                Place::Outline(corners) => Some(corners.as_slice()),
                _ => attached.filter(|it| place.is_of(it)),
            };
            let outline = corners.and_then(|it| Outline::of_ring(it).ok());
            let Some(outline) = outline else { return Ok(None) };
            pack.parcel(outline, None).await?
        }
    };
    let building = pack.building_rules().await?;
    let rules = Rules { rulebook: pack.rules(), building: Some(&building) };
    let project = Project { activities: vec![Name::from(activity)], ..Project::default() };
    let verdict = judge(&parcel, &project, rules);
    Ok(Some(Answered { parcel, verdict }))
}

/// How far off a point may be, where a receiver gave it.
pub fn accuracy(centimetres: u32) -> Option<Metres> {
    (centimetres > 0).then(|| Metres::new(f64::from(centimetres) / 100.0))
}

/// What names a pack on a sheet.
pub fn name_of<S: ByteSource>(pack: &Pack<S>) -> [u8; 16] {
    Sheet::pack_of(pack.manifest_bytes())
}
