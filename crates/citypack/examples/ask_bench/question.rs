//! One question to an open pack: the whole verdict, as the app computes it.

use std::{
    pin::pin,
    task::{Context, Poll, Waker},
};

use citypack::{Limits, Pack, PackError};
use measure::LngLat;
use zoning::{Assessment, Proposal, Site, assess};

use crate::memory::Memory;

/// How far the app looks for the nearest border, in metres.
const REACH: f64 = 60.0;

/// An open pack and what is asked of it.
pub(crate) struct Question {
    pub(crate) pack: Pack<Memory>,
    proposal: Proposal,
}

/// Files in memory are always ready, so nothing ever waits.
fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(it) => it,
        Poll::Pending => unreachable!("files in memory are always ready"),
    }
}

impl Question {
    pub(crate) fn open(files: Memory, activity: &str) -> Result<Self, PackError> {
        let pack = now(Pack::open(files, Limits::default()))?;
        Ok(Self { pack, proposal: Proposal { activity: activity.to_owned() } })
    }

    /// Reads the tiles that an answer at a place needs, if they are not in memory.
    pub(crate) fn load(&self, place: LngLat) -> Result<Site, PackError> {
        now(self.pack.site_within(place, None, REACH))
    }

    /// The verdict from tiles in memory; `None` where they are not.
    pub(crate) fn ask(&self, place: LngLat) -> Option<Assessment> {
        let site = self.pack.site_if_loaded(place, None, REACH).ok()?;
        Some(assess(&site, &self.proposal, self.pack.rules()))
    }

    /// Codes of the sub-zones at a place, blank where one has none, and the distance to the nearest border in metres.
    pub(crate) fn codes(&self, place: LngLat) -> (Vec<String>, Option<f64>) {
        let Some(answer) = self.ask(place) else { return (vec!["?".to_owned()], None) };
        let zones = answer.parts.iter().filter(|it| matches!(it.zone, zoning::Zone::SubZone { .. }));
        let codes = zones.map(|it| it.zone.code().unwrap_or_default().to_owned());
        (codes.collect(), answer.border.map(measure::Metres::value))
    }
}
