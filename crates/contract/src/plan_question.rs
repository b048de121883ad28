//! What the answers of a form ask of the plan: where, what, how large a building. The phone, which tells it before anything is sent, and
//! the office, which decides, read it from the same answers in the same way.

use citypack::{ByteSource, Pack, PackError};
use measure::{LngLat, Outline, SquareMetres};
use permit::{Answer, View, form::Kind};
use zoning::{Building, Parcel, Project, Rules, Verdict, judge};

/// Where an application is.
#[derive(Debug, Clone, PartialEq)]
pub enum Ground {
    /// A place.
    Point(LngLat),
    /// The border of a lot.
    Outline(Outline),
}

/// What is asked of the plan.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanQuestion {
    /// Where.
    pub ground: Ground,
    /// Code of the activity.
    pub activity: String,
    /// The building, as far as the answers tell it; answers that no question connects with a figure (`from_verdict`) are not judged.
    pub building: Building,
    /// The told size of the lot, where only a point of it is known.
    pub size: Option<SquareMetres>,
}

/// Why the plan cannot be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unasked {
    /// No activity is told.
    NoActivity,
    /// No place is told, or one that cannot be read.
    NoPlace,
}

impl Unasked {
    /// The fixed word in files and on the wire.
    pub fn word(self) -> &'static str {
        match self {
            Self::NoActivity => "no-activity",
            Self::NoPlace => "no-place",
        }
    }
}

impl PlanQuestion {
    /// What the answers ask. Services for one thing only ask for no activity; then `activity` is taken.
    pub fn of(view: &View<'_>, activity: Option<&str>) -> Result<Self, Unasked> {
        let all = view.asked();
        let answers = || all.iter().filter(|it| matches!(it.field.kind, Kind::Activity));
        let told = answers().find_map(|it| it.answer).and_then(|it| it.part("code"));
        let activity = told.or(activity).filter(|it| !it.is_empty()).ok_or(Unasked::NoActivity)?.to_owned();
        let ground = ground(view).ok_or(Unasked::NoPlace)?;
        let size = number(view, "parcel_area").map(SquareMetres::new);
        Ok(Self { ground, activity, building: building(view), size })
    }

    /// What lies there.
    pub async fn parcel<S: ByteSource>(&self, pack: &Pack<S>) -> Result<Parcel, PackError> {
        Ok(match &self.ground {
            Ground::Point(place) => {
                Parcel::of_site(pack.site_at(*place, None).await?, Some(*place), self.size)
            }
            Ground::Outline(outline) => pack.parcel(outline.clone(), None).await?,
        })
    }

    /// Whether anything of a building is told.
    pub fn has_building(&self) -> bool {
        self.building != Building::default()
    }

    /// The plan's answer with its numbers for the building.
    pub async fn judge<S: ByteSource>(&self, pack: &Pack<S>, parcel: &Parcel) -> Result<Verdict, PackError> {
        let limits = pack.building_rules().await?;
        let rules = Rules { rulebook: pack.rules(), building: Some(&limits) };
        let project =
            Project { activities: vec![self.activity.as_str().into()], building: self.building.clone() };
        Ok(judge(parcel, &project, rules))
    }
}

/// The place of an answered question for a lot, else for a point.
pub fn ground(view: &View<'_>) -> Option<Ground> {
    let all = view.asked();
    let parcels = all.iter().filter(|it| matches!(it.field.kind, Kind::Parcel { .. }));
    let lot = parcels.filter_map(|it| it.answer).find_map(outline).map(Ground::Outline);
    let place = || {
        let places = all.iter().filter(|it| matches!(it.field.kind, Kind::Place));
        places.filter_map(|it| it.answer).find_map(point).map(Ground::Point)
    };
    lot.or_else(place)
}

fn point(answer: &Answer) -> Option<LngLat> {
    let degree = |part| answer.part(part).and_then(|it| it.parse::<f64>().ok());
    LngLat::new(degree("lng")?, degree("lat")?).ok()
}

/// The border in an answer about a lot.
pub fn outline(answer: &Answer) -> Option<Outline> {
    let corner = |pair: &str| {
        let mut numbers = pair.split_whitespace().map(|it| it.parse::<f64>().ok());
        LngLat::new(numbers.next()??, numbers.next()??).ok()
    };
    let ring: Option<Vec<LngLat>> = answer.part("ring")?.split(',').map(corner).collect();
    Outline::of_ring(&ring?).ok()
}

/// The number that answers the question for a fact.
fn number(view: &View<'_>, fact: &str) -> Option<f64> {
    let asked = view.asked().into_iter().find(|it| it.field.from_verdict == fact)?;
    let Answer::Number(told) = asked.answer? else { return None };
    Some(told.to_f64()).filter(|it| *it > 0.0)
}

/// What is told of the building.
fn building(view: &View<'_>) -> Building {
    let area = |fact| number(view, fact).map(SquareMetres::new);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "held to what fits just before"
    )]
    let floors = number(view, "floors").map(|it| it.min(1_000.0) as u16);
    #[expect(clippy::cast_possible_truncation, reason = "held to what fits just before")]
    let height = number(view, "height").map(|it| (it.min(100_000.0) * 100.0).round() as i64);
    Building {
        footprint: area("footprint"),
        floor_area: area("floor_area"),
        floors,
        height_cm: height,
        ..Building::default()
    }
}
