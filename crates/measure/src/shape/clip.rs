//! Cutting and joining shapes: exact integers, one rounding to the frame's step per crossing. The only file that knows
//! the clipping library.

use i_overlay::{
    core::{
        extract::BooleanExtractionBuffer,
        fill_rule::FillRule,
        overlay::{ContourDirection, IntOverlayOptions, Overlay, ShapeType},
        overlay_rule::OverlayRule,
        solver::Solver,
    },
    i_float::int::point::IntPoint,
};

use super::{Bounds, Local, Shape};

type Paths = Vec<Vec<Vec<IntPoint>>>;

impl Shape {
    /// What rings hold by the even-odd rule. Rings may cross themselves and each other.
    pub fn from_rings<'a>(rings: impl Iterator<Item = &'a [Local]>) -> Self {
        run(&[rings.collect()], OverlayRule::Subject, FillRule::EvenOdd)
    }

    /// A rectangle.
    pub fn rectangle(bounds: Bounds) -> Self {
        let (low, high) = (bounds.low, bounds.high);
        // The order is that of a shell; see the type.
        Self { polygons: vec![vec![vec![low, (low.0, high.1), high, (high.0, low.1)]]] }
    }

    /// The part that another shape holds, and the rest.
    pub fn cut(&self, by: &Self) -> (Self, Self) {
        self.cut_by_rings(by.rings())
    }

    /// The part that rings hold by the even-odd rule, and the rest.
    pub fn cut_by_rings<'a>(&self, rings: impl Iterator<Item = &'a [Local]>) -> (Self, Self) {
        let mut overlay = empty();
        self.rings().for_each(|it| overlay.add_path_iter(it.iter().copied().map(point), ShapeType::Subject));
        rings.for_each(|it| overlay.add_path_iter(it.iter().copied().map(point), ShapeType::Clip));
        let Some(graph) = overlay.build_graph_view(FillRule::EvenOdd) else {
            return (Self::default(), Self::default());
        };
        let mut buffer = BooleanExtractionBuffer::default();
        let inside = graph.extract_shapes(OverlayRule::Intersect, &mut buffer);
        let outside = graph.extract_shapes(OverlayRule::Difference, &mut buffer);
        (ordered(&inside), ordered(&outside))
    }

    /// All shapes together; borders between them vanish.
    pub fn joined<'a>(shapes: impl Iterator<Item = &'a Self>) -> Self {
        let all: Vec<&Self> = shapes.filter(|it| !it.is_empty()).collect();
        match all.as_slice() {
            [] => Self::default(),
            [one] => (*one).clone(),
            // Shells and holes turn differently, so the rule of windings unites what overlaps too.
            many => run(
                &[many.iter().flat_map(|it| it.rings()).collect()],
                OverlayRule::Subject,
                FillRule::NonZero,
            ),
        }
    }
}

fn empty() -> Overlay {
    let options =
        IntOverlayOptions { output_direction: ContourDirection::Clockwise, ..IntOverlayOptions::default() };
    Overlay::new_custom(64, options, Solver::default())
}

fn run(sources: &[Vec<&[Local]>], rule: OverlayRule, fill: FillRule) -> Shape {
    let mut overlay = empty();
    for ring in sources.iter().flatten() {
        overlay.add_path_iter(ring.iter().copied().map(point), ShapeType::Subject);
    }
    ordered(&overlay.overlay(rule, fill))
}

fn point(it: Local) -> IntPoint {
    IntPoint::new(it.0, it.1)
}

/// In a fixed order: rings begin at their least point, holes and polygons follow one another by theirs.
fn ordered(paths: &Paths) -> Shape {
    let ring = |path: &Vec<IntPoint>| {
        let mut ring: Vec<Local> = path.iter().map(|it| (it.x, it.y)).collect();
        let least = (0..ring.len()).min_by_key(|it| ring[*it]).unwrap_or(0);
        ring.rotate_left(least);
        ring
    };
    let polygon = |rings: &Vec<Vec<IntPoint>>| {
        let mut rings: Vec<Vec<Local>> = rings.iter().map(ring).collect();
        if let Some((_, holes)) = rings.split_first_mut() {
            crate::order::sort(holes);
        }
        rings
    };
    let mut polygons: Vec<Vec<Vec<Local>>> = paths.iter().map(polygon).collect();
    crate::order::sort(&mut polygons);
    Shape { polygons }
}
