//! What is said aloud to people who do not see the screen change.

use leptos::prelude::*;

/// The sentence that was said last.
#[derive(Debug, Clone, Copy)]
pub struct Announcements(RwSignal<String>);

/// Makes the one announcer known.
pub fn provide_announcements() {
    provide_context(Announcements(RwSignal::new(String::new())));
}

/// The announcer.
pub fn use_announcements() -> Announcements {
    expect_context()
}

impl Announcements {
    /// Says a sentence once the screen reader is free.
    pub fn say(self, sentence: String) {
        self.0.set(sentence);
    }

    /// The sentence that was said last.
    pub fn last(self) -> String {
        self.0.get()
    }
}
