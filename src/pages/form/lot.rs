//! What the plan says of a lot, cut exactly along its outline as on the page of lots. Cutting is a part of the program of its
//! own: most forms ask for no lot.

use std::{pin::Pin, rc::Rc};

use measure::Outline;
use zoning::{Headline, Name, Project, Rules, Zone, judge};

use crate::state::pack::OpenPack;

/// What was found.
pub(super) struct Seen {
    /// What the plan answers to the activity; nothing where no activity was named.
    pub(super) headline: Option<Headline>,
    /// The zone of the largest part.
    pub(super) zone: Zone,
}

type Judging = Pin<Box<dyn Future<Output = Option<Seen>>>>;

part! {
    pub(super) async fn lot_part() -> fn(Rc<OpenPack>, Outline, String) -> Judging, in lot {
        |open, outline, activity| -> Judging { Box::pin(look(open, outline, activity)) }
    }
}

/// A map that cannot be read now leaves the answer without a verdict, which is accepted: the office looks again.
async fn look(open: Rc<OpenPack>, outline: Outline, activity: String) -> Option<Seen> {
    let plot = open.pack.parcel(outline, None).await.ok()?;
    let zone = plot.parts.first()?.part.zone.clone();
    if activity.is_empty() {
        return Some(Seen { headline: None, zone });
    }
    let project = Project { activities: vec![Name::from(activity.as_str())], ..Project::default() };
    let rules = Rules { rulebook: open.pack.rules(), building: None };
    Some(Seen { headline: Some(judge(&plot, &project, rules).headline), zone })
}
