//! How far a build has come, for whoever waits: a stage and its percent. It says nothing by itself and changes nothing.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::message::Message;

/// A part of a build that takes long in a large city.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Reading the files and settling the layers on the grid.
    Read,
    /// Cutting the tiles of all zooms.
    Cut,
    /// Compressing the tiles, making the texts.
    Pack,
    /// Asking the pack what its source says.
    Compare,
}

impl Stage {
    /// What is being done, for people.
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::Read => "progress-read",
            Self::Cut => "progress-cut",
            Self::Pack => "progress-pack",
            Self::Compare => "progress-compare",
        })
    }
}

/// Called with a stage and its percent, from several threads, never with a lower percent of the same stage.
pub type Listener<'a> = dyn Fn(Stage, usize) + Sync + 'a;

/// Tells a listener how far a build has come, if there is one.
#[derive(Clone, Copy, Default)]
pub struct Progress<'a>(Option<&'a Listener<'a>>);

impl<'a> Progress<'a> {
    /// Nobody listens.
    pub const SILENT: Self = Self(None);

    /// Tells this listener.
    pub fn to(listener: &'a Listener<'a>) -> Self {
        Self(Some(listener))
    }

    /// Begins a stage of so many steps.
    pub fn begin(self, stage: Stage, steps: usize) -> Steps<'a> {
        let steps = Steps { progress: self, stage, all: steps.max(1), done: AtomicUsize::new(0) };
        steps.add(0);
        steps
    }
}

/// The steps of a stage.
pub struct Steps<'a> {
    progress: Progress<'a>,
    stage: Stage,
    all: usize,
    done: AtomicUsize,
}

impl Steps<'_> {
    /// So many more steps are done.
    pub fn add(&self, count: usize) {
        let Some(listener) = self.progress.0 else { return };
        let before = self.done.fetch_add(count, Ordering::Relaxed);
        let percent = |done: usize| done.min(self.all) * 100 / self.all;
        let now = percent(before + count);
        if count == 0 || now > percent(before) {
            listener(self.stage, now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;

    #[test]
    fn each_percent_is_told_once_and_never_more_than_a_hundred() {
        let told = Mutex::new(Vec::new());
        let listener = |stage: Stage, percent: usize| told.lock().unwrap().push((stage, percent));
        let steps = Progress::to(&listener).begin(Stage::Cut, 1000);
        for _ in 0..1200 {
            steps.add(1);
        }
        let expected: Vec<(Stage, usize)> = (0..=100).map(|it| (Stage::Cut, it)).collect();
        assert_eq!(*told.lock().unwrap(), expected);
        Progress::SILENT.begin(Stage::Read, 0).add(5);
    }
}
