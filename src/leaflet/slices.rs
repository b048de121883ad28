//! Drawing in slices: jobs run step by step until some milliseconds are over, then the browser has its turn. A finger
//! on the map is answered meanwhile, and no frame waits for a whole tile.

use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};

use super::drawing::{Place, next};
use crate::browser::{self, NextTask};

/// Half of a frame: the other half is the browser's, which must put on the screen what was drawn.
const SLICE_MS: f64 = 7.0;
/// Before a first view there is nothing that anybody could move, and every frame between shows half a map.
const FIRST_SLICE_MS: f64 = 20.0;

/// What a job is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// A square; the nearest goes first.
    Square(Place),
    /// The names over all squares, when these have been painted.
    Names,
    /// The list of what is in view.
    Legend,
}

/// One step of a job; says whether more are to come.
type Step = Box<dyn FnMut() -> bool>;

/// The zoom of the view, and its middle in squares of that zoom.
type Middle = Box<dyn Fn() -> (u8, (f64, f64))>;

/// The jobs that wait, and the clock that runs them.
pub(super) struct Slices {
    jobs: RefCell<Vec<(Purpose, Step)>>,
    middle: Middle,
    is_due: Cell<bool>,
    /// Whether a first view has been drawn: from then on the browser draws a frame after every slice.
    is_gentle: Cell<bool>,
    task: NextTask,
}

impl Slices {
    pub(super) fn new(middle: Middle) -> Rc<Self> {
        Rc::new_cyclic(|weak: &Weak<Self>| {
            let weak = weak.clone();
            let turn = move || {
                if let Some(slices) = weak.upgrade() {
                    slices.turn();
                }
            };
            Self {
                jobs: RefCell::default(),
                middle,
                is_due: Cell::new(false),
                is_gentle: Cell::new(false),
                task: NextTask::new(turn),
            }
        })
    }

    /// Adds a job in place of any other for the same purpose.
    pub(super) fn add(&self, purpose: Purpose, step: impl FnMut() -> bool + 'static) {
        self.drop_job(purpose);
        self.jobs.borrow_mut().push((purpose, Box::new(step)));
        self.ask_turn();
    }

    /// Forgets a job: what it was for has left the screen.
    pub(super) fn drop_job(&self, purpose: Purpose) {
        let mut jobs = self.jobs.borrow_mut();
        let dropped = jobs.iter().position(|it| it.0 == purpose).map(|it| jobs.swap_remove(it));
        drop(jobs);
        drop(dropped);
    }

    /// The first view has been drawn; from now on somebody may be moving it.
    pub(super) fn be_gentle(&self) {
        self.is_gentle.set(true);
    }

    fn ask_turn(&self) {
        if self.jobs.borrow().is_empty() || self.is_due.replace(true) {
            return;
        }
        if self.is_gentle.get() {
            // Its turn comes when the frame that begins here has been drawn.
            browser::on_next_frame(self.task.asker());
        } else {
            self.task.ask();
        }
    }

    fn turn(&self) {
        self.is_due.set(false);
        let end = now() + if self.is_gentle.get() { SLICE_MS } else { FIRST_SLICE_MS };
        loop {
            let Some((purpose, mut step)) = self.take_next() else { return };
            // Two rounds through the clock for each step would cost more than some steps.
            let mut is_more = step();
            while is_more && now() < end {
                is_more = step();
            }
            if is_more {
                // A job added meanwhile for the same purpose is the newer one.
                let mut jobs = self.jobs.borrow_mut();
                if !jobs.iter().any(|it| it.0 == purpose) {
                    jobs.push((purpose, step));
                }
            }
            if now() >= end {
                break;
            }
        }
        self.ask_turn();
    }

    fn take_next(&self) -> Option<(Purpose, Step)> {
        let (zoom, middle) = (self.middle)();
        let mut jobs = self.jobs.borrow_mut();
        let squares: Vec<(usize, Place)> = jobs
            .iter()
            .enumerate()
            .filter_map(|(index, it)| match it.0 {
                Purpose::Square(place) => Some((index, place)),
                Purpose::Names | Purpose::Legend => None,
            })
            .collect();
        let places: Vec<Place> = squares.iter().map(|it| it.1).collect();
        let nearest = next(&places, zoom, middle).map(|it| squares[it].0);
        let other = || {
            let of = |wanted: Purpose| jobs.iter().position(|it| it.0 == wanted);
            of(Purpose::Names).or_else(|| of(Purpose::Legend))
        };
        let index = nearest.or_else(other)?;
        Some(jobs.swap_remove(index))
    }
}

fn now() -> f64 {
    web_sys::window().and_then(|it| it.performance()).map_or(0.0, |it| it.now())
}
