//! What the area of each kelurahan consists of, by asking the pack at points spread evenly over it.

use std::collections::BTreeMap;

use citypack::{ByteSource, Pack, PackError, PlaceFile, ZoneShare};
use measure::unproject;
use zoning::Zone;

use crate::{geometry::ring_holds, layer::GridLayer, rings::bounds};

/// Points per kelurahan: shares are then right to about one percent.
const POINTS: i64 = 2_000;
/// What covers less than one percent, in millionths, is left out: the points cannot tell it from nothing.
const LEAST: u32 = 10_000;
/// Shares are told in tenths of a percent.
const TENTH: u64 = 1_000;

/// Fills in the shares of every kelurahan of the gazetteer that has a polygon in the layer.
pub fn add_shares<S: ByteSource>(
    pack: &Pack<S>,
    layer: &GridLayer,
    places: &mut PlaceFile,
) -> Result<(), PackError> {
    for (feature, shape) in layer.features.iter().zip(&layer.shapes) {
        let Some(entry) = places.kelurahan.iter_mut().find(|it| Some(&it.code) == feature.code.as_ref())
        else {
            continue;
        };
        entry.shares = shares(pack, &shape.rings)?;
    }
    Ok(())
}

/// Kind of zone, its code, and the overlays on it.
type Class = (String, String, Vec<(String, String)>);

fn shares<S: ByteSource>(pack: &Pack<S>, rings: &[Vec<(i64, i64)>]) -> Result<Vec<ZoneShare>, PackError> {
    let mut counts: BTreeMap<Class, u32> = BTreeMap::new();
    let mut total = 0_u32;
    for point in points_in(rings) {
        #[expect(clippy::cast_precision_loss, reason = "the grid is far below 2^53")]
        let place = unproject(point.0 as f64, point.1 as f64);
        let site = futures::executor::block_on(pack.site_within(place, None, 0.0))?;
        for part in site.parts.iter().take(1) {
            let kind = match part.zone {
                Zone::SubZone { .. } => "subzone",
                Zone::Kawasan { .. } => "kawasan",
                Zone::NotDigitised => "not_digitised",
                Zone::OutsideCoverage | Zone::MissingLayer => "outside_coverage",
            };
            let code = part.zone.code().unwrap_or_default().to_owned();
            let overlays =
                part.overlays.iter().map(|it| (it.kind.to_string(), it.class.to_string())).collect();
            *counts.entry((kind.to_owned(), code, overlays)).or_default() += 1;
            total += 1;
        }
    }
    let mut out: Vec<ZoneShare> = (counts.into_iter())
        .map(|((kind, code, overlays), count)| {
            let tenths = (u64::from(count) * 1_000 + u64::from(total) / 2) / u64::from(total.max(1));
            let millionths = tenths * TENTH;
            ZoneShare { kind, code, overlays, millionths: u32::try_from(millionths).unwrap_or(0) }
        })
        .filter(|it| it.millionths >= LEAST)
        .collect();
    out.sort_by(|a, b| b.millionths.cmp(&a.millionths).then(a.code.cmp(&b.code)));
    Ok(out)
}

/// About [`POINTS`] points on a regular net inside the rings.
fn points_in(rings: &[Vec<(i64, i64)>]) -> Vec<(i64, i64)> {
    let area: i128 = rings.iter().map(|it| crate::geometry::double_area(it)).sum::<i128>() / 2;
    let step = i64::try_from((area / i128::from(POINTS)).isqrt()).unwrap_or(1).max(1);
    let whole = rings.iter().map(|it| bounds(it)).fold([i64::MAX, i64::MAX, i64::MIN, i64::MIN], |a, b| {
        [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
    });
    let mut out = Vec::new();
    let mut y = whole[1] + step / 2;
    while y < whole[3] {
        let mut x = whole[0] + step / 2;
        while x < whole[2] {
            if rings.iter().filter(|it| ring_holds(it, (x, y))).count() % 2 == 1 {
                out.push((x, y));
            }
            x += step;
        }
        y += step;
    }
    out
}
