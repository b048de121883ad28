//! A plot of land as facts: its parts in one zone under one set of overlays each, with their areas and shapes.

use std::sync::Arc;

use measure::{Frame, LngLat, Metres, Outline, Shape, SquareMetres};

use crate::site::{Site, SitePart};

/// What lies on a plot. `citypack` makes it of an outline; a point with the plot's size serves too.
#[derive(Debug, Clone, PartialEq)]
pub struct Parcel {
    /// The outline as it was given; none where only a point and perhaps a size are known.
    pub outline: Option<Outline>,
    /// Area of the whole; none where nobody told it.
    pub area: Option<SquareMetres>,
    /// The parts, largest first.
    pub parts: Vec<Piece>,
    /// Parts so narrow that the map's own accuracy may have made them. A doubt, not a second zone.
    pub slivers: Vec<Piece>,
    /// What lies beside the plot, nearer than map and position are accurate.
    pub near: Vec<SitePart>,
    /// Distance from a point to the nearest other zone; for a plot the nearest zone beside it, within the band.
    pub border: Option<Metres>,
    /// How far off map or position may be.
    pub band: Metres,
    /// Accuracy of the position, where a receiver gave it.
    pub position_accuracy: Option<Metres>,
    /// Overlay kinds that the pack holds for this place.
    pub overlay_kinds: Arc<[String]>,
    /// Whether two zones of the map claim the same ground.
    pub overlapping: bool,
    /// A point of it, where no outline is known.
    pub place: Option<LngLat>,
    /// Height of the ground, where the pack knows it.
    pub ground: Option<Ground>,
}

/// A part of a plot.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// Zone, overlays and share.
    pub part: SitePart,
    /// Its area; none where the plot's is not known.
    pub area: Option<SquareMetres>,
    /// Its ground, in the frame of the plot's outline; empty where there is no outline.
    pub shape: Shape,
}

/// Height of the ground above the sea, in whole centimetres.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ground {
    /// The lowest that it may be.
    pub low_cm: i64,
    /// The highest that it may be.
    pub high_cm: i64,
}

impl Parcel {
    /// A plot of which only a point is known, and perhaps its size.
    pub fn of_site(site: Site, place: Option<LngLat>, told: Option<SquareMetres>) -> Self {
        let area = |part: &SitePart| told.map(|it| share_of(it, part.share.millionths()));
        let piece = |part: SitePart| Piece { area: area(&part), part, shape: Shape::default() };
        let whole = |it: &&SitePart| it.share == measure::Share::WHOLE;
        let overlapping = site.parts.iter().filter(whole).count() > 1;
        Self {
            outline: None,
            area: told,
            parts: site.parts.into_iter().map(piece).collect(),
            slivers: Vec::new(),
            near: site.near,
            border: site.border,
            band: site.band,
            position_accuracy: site.position_accuracy,
            overlay_kinds: site.overlay_kinds,
            overlapping,
            place,
            ground: None,
        }
    }

    /// The same without shapes, as [`crate::assess()`] takes it. Slivers lie beside it.
    pub fn site(&self) -> Site {
        let slivers = self.slivers.iter().map(|it| it.part.clone());
        Site {
            parts: self.parts.iter().map(|it| it.part.clone()).collect(),
            near: slivers.chain(self.near.iter().cloned()).collect(),
            border: self.border,
            band: self.band,
            position_accuracy: self.position_accuracy,
            overlay_kinds: Arc::clone(&self.overlay_kinds),
        }
    }

    /// The frame of all shapes.
    pub fn frame(&self) -> Option<Frame> {
        self.outline.as_ref().map(|it| it.frame)
    }

    /// A plot of some of the parts, without the others.
    pub fn only(&self, keep: &[usize]) -> Self {
        let parts: Vec<Piece> = keep.iter().filter_map(|it| self.parts.get(*it)).cloned().collect();
        let area = self.area.map(|_| parts.iter().filter_map(|it| it.area).sum::<SquareMetres>());
        let mut smaller = Self { area, parts, ..self.clone() };
        share_out(&mut smaller.parts);
        smaller
    }
}

/// Gives each part its share of their common area, in millionths that sum up to a million.
///
/// Every share is rounded down; what is left goes to those that lost most, as seats are dealt out (Hamilton).
pub fn share_out(parts: &mut [Piece]) {
    let area = |it: &Piece| i128::from(it.area.unwrap_or_default().hundredths());
    let whole: i128 = parts.iter().map(area).sum();
    if whole == 0 {
        return;
    }
    let mut dealt: Vec<(u32, i128)> = parts
        .iter()
        .map(|it| {
            let scaled = area(it) * 1_000_000;
            (u32::try_from(scaled / whole).unwrap_or(1_000_000), scaled % whole)
        })
        .collect();
    let mut left = 1_000_000_u32.saturating_sub(dealt.iter().map(|it| it.0).sum());
    let mut order: Vec<usize> = (0..dealt.len()).collect();
    measure::sort_by(&mut order, |a, b| dealt[*b].1.cmp(&dealt[*a].1));
    for n in order {
        if left == 0 {
            break;
        }
        dealt[n].0 += 1;
        left -= 1;
    }
    for (part, (share, _)) in parts.iter_mut().zip(dealt) {
        part.part.share = measure::Share::from_millionths(share);
    }
}

fn share_of(area: SquareMetres, millionths: u32) -> SquareMetres {
    let part = i128::from(area.hundredths()) * i128::from(millionths) / 1_000_000;
    SquareMetres::from_hundredths(i64::try_from(part).unwrap_or(i64::MAX))
}
