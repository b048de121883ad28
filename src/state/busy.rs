//! Whether something that was typed on this page is not answered or sent yet. While it is, no new version is offered
//! or taken over: a form says `begin` when it is touched and `end` when it has been answered, sent or left.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use leptos::prelude::*;

/// The context.
#[derive(Debug, Clone, Copy)]
pub struct Busy {
    /// A form says so.
    form: RwSignal<bool>,
    /// How many parts of the page hold something.
    held: RwSignal<u32>,
}

/// Nothing is typed yet.
pub fn provide_busy() {
    provide_context(Busy { form: RwSignal::new(false), held: RwSignal::new(0) });
}

/// The context.
pub fn use_busy() -> Busy {
    expect_context()
}

impl Busy {
    /// For a form: what it holds goes with it when it is left.
    pub fn of_form() -> Self {
        let busy = use_busy();
        on_cleanup(move || busy.end());
        busy
    }

    /// For a part of a page: holds while something is so, and no longer than the part is there.
    pub fn hold_while(is: impl Fn() -> bool + 'static) {
        use_busy().hold(Box::new(is));
    }

    fn hold(self, is: Box<dyn Fn() -> bool>) {
        let had = Arc::new(AtomicBool::new(false));
        let change = move |to: bool| {
            if had.swap(to, Ordering::Relaxed) != to {
                let _ = self.held.try_update(|it| *it = if to { *it + 1 } else { it.saturating_sub(1) });
            }
        };
        let end = change.clone();
        Effect::new(move |_| change(is()));
        on_cleanup(move || end(false));
    }

    /// Whether something is typed; the caller is evaluated again when that changes.
    pub fn get(self) -> bool {
        self.form.get() || self.held.get() > 0
    }

    /// The same, now.
    pub fn now(self) -> bool {
        self.form.get_untracked() || self.held.get_untracked() > 0
    }

    /// Something has been typed or chosen.
    pub fn begin(self) {
        self.change(true);
    }

    /// It has been answered, sent or given up.
    pub fn end(self) {
        self.change(false);
    }

    fn change(self, to: bool) {
        if self.form.get_untracked() != to {
            self.form.set(to);
        }
    }
}
