//! Changing an outline step by step, with every step taken back and made again. Kept as changes, not as copies, so that
//! a long history of a long outline stays small.

use measure::LngLat;

use crate::{
    check::Mend,
    sketch::{MOST_CORNERS, Sketch},
};

/// Steps that can be taken back.
const MOST_STEPS: usize = 200;

/// One step. Corners count from 0.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// A corner comes in before the one that has this place now.
    Insert(usize, LngLat),
    /// A corner goes.
    Remove(usize),
    /// A corner moves.
    Move(usize, LngLat),
    /// The corners of a stretch are walked the other way round, both ends included.
    Turn(usize, usize),
    /// All corners are replaced.
    Replace(Vec<LngLat>),
}

/// An outline under work.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Editor {
    corners: Vec<LngLat>,
    /// What takes the last steps back, the newest at the end.
    undo: Vec<Change>,
    redo: Vec<Change>,
}

impl Editor {
    /// Begins with an outline; there is nothing to take back yet.
    pub fn new(sketch: Sketch) -> Self {
        Self { corners: sketch.into_corners(), ..Self::default() }
    }

    /// The corners as they are.
    pub fn corners(&self) -> &[LngLat] {
        &self.corners
    }

    /// The outline as it is.
    pub fn sketch(&self) -> Sketch {
        Sketch::new(self.corners.clone())
    }

    /// Makes a step and says whether it changed anything. Steps that fit no corner change nothing.
    pub fn apply(&mut self, change: Change) -> bool {
        let Some(back) = self.make(change) else { return false };
        self.undo.push(back);
        if self.undo.len() > MOST_STEPS {
            self.undo.remove(0);
        }
        self.redo.clear();
        true
    }

    /// A corner behind the last one.
    pub fn add(&mut self, place: LngLat) -> bool {
        self.apply(Change::Insert(self.corners.len(), place))
    }

    /// A corner into the side that passes nearest, where the outline is closed already; else behind the last one.
    /// Says which place it got.
    pub fn add_between(&mut self, place: LngLat) -> Option<usize> {
        let at = if self.corners.len() < 3 { self.corners.len() } else { self.nearest_side(place) + 1 };
        self.apply(Change::Insert(at, place)).then_some(at)
    }

    /// Deletes a corner.
    pub fn remove(&mut self, at: usize) -> bool {
        self.apply(Change::Remove(at))
    }

    /// Moves a corner to a place.
    pub fn move_to(&mut self, at: usize, place: LngLat) -> bool {
        self.apply(Change::Move(at, place))
    }

    /// Gives a corner another place in the order; one step.
    pub fn reorder(&mut self, from: usize, to: usize) -> bool {
        if from >= self.corners.len() || to >= self.corners.len() || from == to {
            return false;
        }
        let mut corners = self.corners.clone();
        let corner = corners.remove(from);
        corners.insert(to, corner);
        self.apply(Change::Replace(corners))
    }

    /// Replaces everything; one step.
    pub fn replace(&mut self, corners: Vec<LngLat>) -> bool {
        self.apply(Change::Replace(Sketch::new(corners).into_corners()))
    }

    /// Mends what was found.
    pub fn mend(&mut self, mend: Mend) -> bool {
        self.apply(match mend {
            Mend::Remove(at) => Change::Remove(at),
            Mend::Turn(from, to) => Change::Turn(from, to),
        })
    }

    /// Takes the last step back.
    pub fn undo(&mut self) -> bool {
        let Some(back) = self.undo.pop() else { return false };
        let forth = self.make(back);
        self.redo.extend(forth);
        true
    }

    /// Makes a step again that was taken back.
    pub fn redo(&mut self) -> bool {
        let Some(forth) = self.redo.pop() else { return false };
        let back = self.make(forth);
        self.undo.extend(back);
        true
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether there is a step to make again.
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// Makes a step and gives the one that takes it back.
    fn make(&mut self, change: Change) -> Option<Change> {
        let count = self.corners.len();
        match change {
            Change::Insert(at, place) if at <= count && count < MOST_CORNERS => {
                self.corners.insert(at, place);
                Some(Change::Remove(at))
            }
            Change::Remove(at) if at < count => Some(Change::Insert(at, self.corners.remove(at))),
            Change::Move(at, place) if at < count && self.corners[at] != place => {
                let before = core::mem::replace(&mut self.corners[at], place);
                Some(Change::Move(at, before))
            }
            Change::Turn(from, to) if from < to && to < count => {
                self.corners[from..=to].reverse();
                Some(Change::Turn(from, to))
            }
            Change::Replace(corners) if corners.len() <= MOST_CORNERS && corners != self.corners => {
                Some(Change::Replace(core::mem::replace(&mut self.corners, corners)))
            }
            _ => None,
        }
    }

    fn nearest_side(&self, place: LngLat) -> usize {
        let squeeze = libm::cos(place.lat().to_radians());
        let flat = |it: LngLat| ((it.lng() - place.lng()) * squeeze, it.lat() - place.lat());
        let (mut nearest, mut least) = (0, f64::INFINITY);
        for at in 0..self.corners.len() {
            let (a, b) = (self.corners[at], self.corners[(at + 1) % self.corners.len()]);
            let away = measure::squared_distance_to_segment((0.0, 0.0), flat(a), flat(b));
            if away < least {
                (nearest, least) = (at, away);
            }
        }
        nearest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(x: f64, y: f64) -> LngLat {
        LngLat::new(123.6 + x * 1e-4, -10.16 + y * 1e-4).unwrap()
    }

    #[test]
    fn a_corner_tapped_beside_a_side_comes_into_that_side() {
        let mut editor = Editor::default();
        for (x, y) in [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0)] {
            editor.add_between(place(x, y));
        }
        assert_eq!(editor.add_between(place(2.1, -0.1)), Some(1));
        assert_eq!(editor.add_between(place(1.9, 2.1)), Some(4), "the side that closes the outline");
    }

    #[test]
    fn any_sequence_of_steps_can_be_taken_back_and_made_again() {
        let mut state = 11_u64;
        let mut next = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap() % below
        };
        for _ in 0..200 {
            let mut editor = Editor::default();
            let mut seen = vec![editor.corners().to_vec()];
            for _ in 0..60 {
                let (at, to) = (next(8), next(8));
                #[expect(clippy::cast_precision_loss, reason = "small numbers")]
                let somewhere = place(next(100) as f64, next(100) as f64);
                let changed = match next(6) {
                    0 | 1 => editor.add(somewhere),
                    2 => editor.remove(at),
                    3 => editor.move_to(at, somewhere),
                    4 => editor.reorder(at, to),
                    _ => editor.mend(Mend::Turn(at, to)),
                };
                if changed && editor.corners() != seen.last().unwrap().as_slice() {
                    seen.push(editor.corners().to_vec());
                } else if changed {
                    // A turn of equal corners looks the same; its step is there all the same.
                    editor.undo();
                }
            }
            let last = editor.clone();
            for expected in seen.iter().rev().skip(1) {
                assert!(editor.undo());
                assert_eq!(editor.corners(), expected.as_slice());
            }
            assert!(!editor.can_undo());
            while editor.redo() {}
            assert_eq!(editor.corners(), last.corners());
        }
    }

    #[test]
    fn a_step_that_fits_no_corner_changes_nothing_and_leaves_no_step_behind() {
        let mut editor = Editor::new(Sketch::new(vec![place(0.0, 0.0)]));
        assert!(!editor.remove(5) && !editor.move_to(1, place(1.0, 1.0)) && !editor.mend(Mend::Turn(0, 3)));
        assert!(!editor.move_to(0, place(0.0, 0.0)) && !editor.reorder(0, 1));
        assert!(!editor.can_undo() && !editor.undo() && !editor.redo());
    }

    #[test]
    fn a_new_step_forgets_what_was_taken_back() {
        let mut editor = Editor::default();
        editor.add(place(0.0, 0.0));
        editor.undo();
        editor.add(place(1.0, 0.0));
        assert!(!editor.can_redo());
    }

    #[test]
    fn a_long_outline_stays_within_its_limit() {
        let mut editor = Editor::new(Sketch::new(vec![place(0.0, 0.0); 1]));
        assert!(!editor.apply(Change::Replace(vec![place(1.0, 1.0); MOST_CORNERS + 1])));
    }
}
