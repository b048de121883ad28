//! A small drawing of what fits: the lot to scale, the largest footprint and the planned one inside it, floors beside.
//! The figures stand in words below, so the drawing is hidden from screen readers.

use leptos::prelude::*;
use zoning::{Bound, Check, Figure};

use super::{super::session::Session, judging::Judging};
use crate::components::dynamic::dynamic;

/// Side of the field that the lot is drawn on.
const FIELD: f64 = 100.0;
/// Floors that are drawn at most.
const MOST_FLOORS: i64 = 12;

/// The drawing; nothing where no footprint is limited.
#[component]
pub(super) fn Drawing() -> impl IntoView {
    let judging = expect_context::<Judging>();
    let session = expect_context::<Session>();
    dynamic(move || {
        let checks =
            judging.judged.with(|it| it.as_ref().map(|it| it.verdict.checks.clone()).unwrap_or_default());
        let area = session.sketch.with(parcel::Sketch::area);
        let Some(most) = strictest(&checks, Figure::Footprint).filter(|_| area > 0.0) else {
            return ().into_any();
        };
        let plot = session.sketch.with(|it| it.corners().to_vec());
        let ring = on_field(&plot, &plot);
        let house = session.building.with(|it| it.corners().to_vec());
        let is_drawn = house.len() > 2;
        let scaled = |hundredths: i64| path(&ring, (metres(hundredths) / area).clamp(0.0, 1.0).sqrt());
        let planned = if is_drawn {
            Some(path(&on_field(&plot, &house), 1.0))
        } else {
            told(&checks, Figure::Footprint).map(scaled)
        };
        let planned = planned.map(|it| view! { <path class="app-fits__planned" d=it /> });
        view! {
            <svg class="app-fits" viewBox="-4 -4 168 108" aria-hidden="true" focusable="false">
                <path class="app-fits__lot" d=path(&ring, 1.0) />
                <path class="app-fits__most" d=scaled(most) />
                {planned}
                {floors(&checks)}
            </svg>
            <p class="app-fits__legend" aria-hidden="true">
                <span><span class="app-fits__key app-fits__key--most"></span>{parcel_t!("parcel-fits-most")}</span>
                <span><span class="app-fits__key app-fits__key--planned"></span>{parcel_t!("parcel-fits-planned")}</span>
            </p>
        }
        .into_any()
    })
}

/// Floors as boxes on each other: the planned ones full, those still allowed empty.
fn floors(checks: &[Check]) -> AnyView {
    let (most, planned) = (strictest(checks, Figure::Floors), told(checks, Figure::Floors));
    let Some(count) = most.max(planned).map(|it| it.min(MOST_FLOORS)) else { return ().into_any() };
    let boxes = (0..count).map(|floor| {
        let class = match (planned.is_some_and(|it| floor < it), most.is_none_or(|it| floor < it)) {
            (true, true) => "app-fits__planned",
            (true, false) => "app-fits__over",
            _ => "app-fits__most",
        };
        let y = FIELD - 8.0 * whole(floor + 1);
        view! { <path class=class d=format!("M118 {y}h40v8h-40Z") /> }
    });
    boxes.collect_view().into_any()
}

fn strictest(checks: &[Check], figure: Figure) -> Option<i64> {
    let limits = checks.iter().filter(|it| it.figure == figure && it.bound == Bound::AtMost);
    limits.map(|it| it.limit).min()
}

fn told(checks: &[Check], figure: Figure) -> Option<i64> {
    checks.iter().find(|it| it.figure == figure).and_then(|it| it.measured)
}

#[expect(clippy::cast_precision_loss, reason = "figures of a lot are far below 2^53")]
fn whole(value: i64) -> f64 {
    value as f64
}

fn metres(hundredths: i64) -> f64 {
    whole(hundredths) / 100.0
}

/// Corners on the field, north up, at the scale at which the plot fits.
fn on_field(plot: &[measure::LngLat], corners: &[measure::LngLat]) -> Vec<(f64, f64)> {
    let points: Vec<(f64, f64)> = plot.iter().map(|it| measure::project(*it)).collect();
    let range = |of: fn(&(f64, f64)) -> f64| {
        let all = points.iter().map(of);
        (all.clone().fold(f64::MAX, f64::min), all.fold(f64::MIN, f64::max))
    };
    let (x, y) = (range(|it| it.0), range(|it| it.1));
    let size = (x.1 - x.0).max(y.1 - y.0).max(1e-6);
    let drawn = corners.iter().map(|it| measure::project(*it));
    drawn.map(|it| ((it.0 - x.0) / size * FIELD, (it.1 - y.0) / size * FIELD)).collect()
}

/// The ring drawn smaller around the middle of its corners: by the square root of a share it holds that share of the area.
fn path(ring: &[(f64, f64)], by: f64) -> String {
    let count = whole(i64::try_from(ring.len().max(1)).unwrap_or(1));
    let sum = ring.iter().fold((0.0, 0.0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
    let middle = (sum.0 / count, sum.1 / count);
    let points = ring.iter().map(|it| {
        let (x, y) = (middle.0 + (it.0 - middle.0) * by, middle.1 + (it.1 - middle.1) * by);
        format!("{x:.1} {y:.1}")
    });
    format!("M{}Z", points.collect::<Vec<_>>().join("L"))
}
