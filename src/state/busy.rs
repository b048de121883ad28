//! Whether something that was typed on this page is not answered or sent yet. While it is, no new version is offered
//! or taken over: a form says `begin` when it is touched and `end` when it has been answered, sent or left.

use leptos::prelude::*;

/// The context.
#[derive(Debug, Clone, Copy)]
pub struct Busy(RwSignal<bool>);

/// Nothing is typed yet.
pub fn provide_busy() {
    provide_context(Busy(RwSignal::new(false)));
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

    /// Whether something is typed; the caller is evaluated again when that changes.
    pub fn get(self) -> bool {
        self.0.get()
    }

    /// The same, now.
    pub fn now(self) -> bool {
        self.0.get_untracked()
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
        if self.now() != to {
            self.0.set(to);
        }
    }
}
