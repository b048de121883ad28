//! From the coordinates of a file to degrees. Edges that are straight in the file's system are cut until their image in
//! degrees lies within 2 mm, the same way for both neighbours.

use measure::{GroundScale, LngLat};
use rayon::prelude::*;

use crate::{
    crs::Crs,
    message::Message,
    sources::{
        Axes, Feature, Geometry,
        raw::{Failure, RawFeature, RawGeometry, Xy},
    },
};

/// Largest distance, in metres, between an edge of the file and its image in degrees.
const CHORD: f64 = 0.002;

/// Features in degrees; `file` is noted in their origin.
pub(crate) fn to_degrees(
    features: Vec<RawFeature>,
    file: usize,
    crs: &Crs,
    axes: Axes,
) -> Result<Vec<Feature>, Failure> {
    let converter = Converter { crs, axes };
    features.into_par_iter().map(|it| converter.feature(it, file)).collect()
}

/// A position in the order easting, northing.
pub(crate) fn ordered([a, b]: Xy, axes: Axes) -> Xy {
    match axes {
        Axes::Xy => [a, b],
        Axes::Yx => [b, a],
    }
}

struct Converter<'a> {
    crs: &'a Crs,
    axes: Axes,
}

impl Converter<'_> {
    fn feature(&self, raw: RawFeature, file: usize) -> Result<Feature, Failure> {
        let bad = |place: String, what: Message| {
            let text = if place.is_empty() {
                what
            } else {
                Message::new("source-in-ring").with("ring", place).with("what", what)
            };
            Failure::feature(raw.number, "coordinates", text)
        };
        let line = |it: &Vec<Xy>, is_ring: bool, ring: usize| {
            let place = if is_ring { (ring + 1).to_string() } else { String::new() };
            self.line(it, is_ring).map_err(|what| bad(place, what))
        };
        let geometry = match raw.geometry {
            RawGeometry::Polygons(polygons) => {
                let polygon = |rings: Vec<Vec<Xy>>| -> Result<Vec<Vec<LngLat>>, Failure> {
                    rings.iter().enumerate().map(|(n, it)| line(it, true, n)).collect()
                };
                Geometry::Polygons(polygons.into_iter().map(polygon).collect::<Result<_, _>>()?)
            }
            RawGeometry::Lines(lines) => {
                Geometry::Lines(lines.iter().map(|it| line(it, false, 0)).collect::<Result<_, _>>()?)
            }
            RawGeometry::Points(points) => {
                let point = |it: &Xy| self.place(*it).map_err(|what| bad(String::new(), what));
                Geometry::Points(points.iter().map(point).collect::<Result<_, _>>()?)
            }
            RawGeometry::Nothing => Geometry::Nothing,
        };
        Ok(Feature { origin: (file, raw.number), attributes: raw.attributes, geometry })
    }

    fn place(&self, p: Xy) -> Result<LngLat, Message> {
        let [x, y] = ordered(p, self.axes);
        let nowhere = || {
            Message::new("crs-no-place").with("place", format!("{x} {y}")).with("crs", self.crs.name.as_str())
        };
        let [lng, lat] = self.crs.to_degrees([x, y]).ok_or_else(nowhere)?;
        LngLat::new(lng, lat).map_err(|_outside| nowhere())
    }

    /// A line or a ring, cut where its edges would bend.
    fn line(&self, points: &[Xy], is_ring: bool) -> Result<Vec<LngLat>, Message> {
        let places: Vec<LngLat> = points.iter().map(|it| self.place(*it)).collect::<Result<_, _>>()?;
        if self.crs.is_plain() {
            return Ok(places);
        }
        let edges = if is_ring { points.len() } else { points.len().saturating_sub(1) };
        let mut out = Vec::with_capacity(places.len());
        for n in 0..points.len() {
            out.push(places[n]);
            if n < edges {
                let m = (n + 1) % points.len();
                self.cut((points[n], places[n]), (points[m], places[m]), &mut out)?;
            }
        }
        Ok(out)
    }

    /// The points between the ends of an edge, the same for both directions.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "bounded to 1..=10,000 first"
    )]
    fn cut(&self, a: (Xy, LngLat), b: (Xy, LngLat), out: &mut Vec<LngLat>) -> Result<(), Message> {
        // An edge this short bends by less than a tenth of a millimetre anywhere below 60 degrees.
        if (a.1.lng() - b.1.lng()).abs().max((a.1.lat() - b.1.lat()).abs()) < 0.000_4 {
            return Ok(());
        }
        let is_forward = a.0 <= b.0;
        let (from, to) = if is_forward { (a, b) } else { (b, a) };
        let between = |t: f64| {
            let p = [from.0[0] + (to.0[0] - from.0[0]) * t, from.0[1] + (to.0[1] - from.0[1]) * t];
            self.place(p)
        };
        let middle = between(0.5)?;
        let (lng, lat) = (f64::midpoint(from.1.lng(), to.1.lng()), f64::midpoint(from.1.lat(), to.1.lat()));
        let bend = LngLat::new(lng, lat).map_or(0.0, |straight| {
            let (p, q) = (measure::project(middle), measure::project(straight));
            GroundScale::at(middle).length(p.0 - q.0, p.1 - q.1).value()
        });
        let pieces = libm::ceil(libm::sqrt(bend / CHORD)).clamp(1.0, 10_000.0) as u32;
        let start = out.len();
        for n in 1..pieces {
            out.push(between(f64::from(n) / f64::from(pieces))?);
        }
        if !is_forward {
            out[start..].reverse();
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_edge_in_metres_is_cut_the_same_way_in_both_directions() {
        let crs = Crs::of_code(32751).unwrap();
        let converter = Converter { crs: &crs, axes: Axes::Xy };
        let (a, b) = ([566_000.0, 8_870_000.0], [586_000.0, 8_885_000.0]);
        let forward = converter.line(&[a, b], false).unwrap();
        let mut backward = converter.line(&[b, a], false).unwrap();
        backward.reverse();
        assert_eq!(forward, backward);
        assert!(forward.len() > 4, "{}", forward.len());
    }
}
