//! The question of a sheet put to the plan: what a sheet carries is asked, nothing finer, so that whoever reads it asks the same.

use std::sync::Arc;

use citypack::PackError;
use measure::{LngLat, Metres, SquareMetres};
use paper::{
    Day,
    asked::{self, Answered},
    carrier::Carried,
    sheet::{Place, Sheet},
};
use zoning::Verdict;

use super::surroundings::{self, Surroundings};
use crate::{
    answer::{self, AnswerModel, Subject},
    browser,
    state::pack::OpenPack,
};

/// A question with its answer.
#[derive(Clone)]
pub(super) struct Decided {
    /// What the code carries.
    pub(super) sheet: Sheet,
    /// The answer in words.
    pub(super) model: Arc<AnswerModel>,
    pub(super) verdict: Arc<Verdict>,
    /// The corners of the parcel; empty for a point.
    pub(super) corners: Vec<LngLat>,
    pub(super) surroundings: Surroundings,
    /// What the answer is told by.
    pub(super) canonical: String,
}

/// Why there is no answer.
#[derive(Debug)]
pub(super) enum Undecided {
    Pack(PackError),
    /// The corners are no parcel.
    Outline,
}

impl From<PackError> for Undecided {
    fn from(it: PackError) -> Self {
        Self::Pack(it)
    }
}

/// Where somebody asks.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Spot {
    Point(LngLat, Option<Metres>),
    Lot(Vec<LngLat>),
}

impl Spot {
    /// As a sheet carries it.
    fn place(&self) -> Place {
        match self {
            Self::Point(place, accuracy) => Place::of_point(*place, accuracy.map_or(0, centimetres)),
            Self::Lot(corners) => Place::of_outline(corners),
        }
    }

    /// What a sheet that was read asks about; nothing where its corners are missing.
    pub(super) fn of(carried: &Carried) -> Option<Self> {
        match &carried.sheet.place {
            Place::Point(place, off) => Some(Self::Point(*place, asked::accuracy(*off))),
            Place::Outline(corners) => Some(Self::Lot(corners.clone())),
            Place::Attached(_) => carried.corners.clone().map(Self::Lot),
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an accuracy is some metres")]
fn centimetres(it: Metres) -> u32 {
    (it.value() * 100.0).round().max(1.0) as u32
}

/// Asks the plan, with a sheet of today.
pub(super) async fn decide(open: &OpenPack, activity: &str, spot: &Spot) -> Result<Decided, Undecided> {
    let place = spot.place();
    let corners = match spot {
        Spot::Point(..) => Vec::new(),
        Spot::Lot(corners) => corners.clone(),
    };
    let answered =
        asked::ask(&open.pack, activity, &place, Some(&corners)).await?.ok_or(Undecided::Outline)?;
    let (outcome, canonical) = (answered.outcome(), answered.canonical());
    let Answered { parcel, verdict } = answered;
    let subject = match &place {
        Place::Point(place, off) => Subject::Point { place: *place, accuracy: asked::accuracy(*off) },
        _ => Subject::Parcel { area: parcel.area.map_or(0.0, SquareMetres::value) },
    };
    let assessment = verdict.assessments.first().ok_or(Undecided::Outline)?;
    let mut model = answer::in_words(open, activity, subject, assessment);
    for (part, piece) in model.parts.iter_mut().zip(&parcel.parts) {
        part.area = piece.area.filter(|it| *it > SquareMetres::ZERO);
    }
    Ok(Decided {
        sheet: sheet(open, activity, place, outcome, &canonical),
        surroundings: surroundings::look(open, spot).await?,
        model: Arc::new(model),
        verdict: Arc::new(verdict),
        corners,
        canonical,
    })
}

fn sheet(open: &OpenPack, activity: &str, place: Place, outcome: &str, canonical: &str) -> Sheet {
    Sheet {
        region: open.pack.manifest().region.clone(),
        pack: asked::name_of(&open.pack),
        activity: activity.to_owned(),
        place,
        outcome: outcome.to_owned(),
        answer: Sheet::answer_of(canonical),
        day: today(),
    }
}

fn today() -> Day {
    let date = browser::today();
    let mut numbers = date.split('-').map(|it| it.parse::<u16>().unwrap_or(1));
    let mut next = || numbers.next().unwrap_or(1);
    let (year, month, day) = (next(), next(), next());
    let small = |it: u16| u8::try_from(it).unwrap_or(1);
    Day { year, month: small(month), day: small(day) }
}
