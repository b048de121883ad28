//! Which page is open and what is asked. The address is the only place where both are kept: back, forward,
//! reload and shared links need no code of their own.

use leptos::prelude::*;
use measure::{LngLat, Metres};

use crate::{
    browser::{self, Located},
    question::Question,
    routes::Route,
};

/// The question, and the ways to change it.
#[derive(Clone, Copy)]
pub struct Asked {
    question: Memo<Question>,
    page: Memo<Option<Route>>,
    /// Path and fragment.
    address: RwSignal<(String, String)>,
    /// Where the device was, and how exactly; kept out of links.
    position: RwSignal<Option<Located>>,
}

/// Reads page and question from the address, and follows it.
pub fn provide_question() {
    let address = RwSignal::new(browser::address());
    let asked = Asked {
        question: Memo::new(move |_| address.with(|(_, fragment)| Question::from_fragment(fragment))),
        page: Memo::new(move |_| address.with(|(path, _)| Route::of_path(path))),
        address,
        position: RwSignal::new(None),
    };
    provide_context(asked);
    browser::follow_address(
        move || address.set(browser::address()),
        move |link| {
            let path = link.split('#').next().unwrap_or_default();
            let is_ours = Route::of_path(path).is_some();
            if is_ours {
                asked.go(link, false);
            }
            is_ours
        },
    );
}

/// The question context.
pub fn use_question() -> Asked {
    expect_context()
}

impl Asked {
    /// The question; the caller is evaluated again when it changes.
    pub fn get(self) -> Question {
        self.question.get()
    }

    /// The question as it is now.
    pub fn get_untracked(self) -> Question {
        self.question.get_untracked()
    }

    /// The fragment as it is written, for pages that are named by it.
    pub fn fragment(self) -> String {
        self.address.with(|(_, fragment)| fragment.clone())
    }

    /// Notes how exact a position is, before it is asked about.
    pub fn note_position(self, located: Located) {
        let place = Question::default().at(located.place).place.unwrap_or(located.place);
        self.position.set(Some(Located { place, ..located }));
    }

    /// How exact a place is: known only while it is the position that the device gave.
    pub fn accuracy_of(self, place: LngLat) -> Option<Metres> {
        self.position.get().filter(|it| it.place == place).map(|it| it.accuracy)
    }

    /// The question for use in memos.
    pub fn signal(self) -> Memo<Question> {
        self.question
    }

    /// The page that is open; nothing for an unknown address.
    pub fn page(self) -> Option<Route> {
        self.page.get()
    }

    /// Asks something else on this page; "back" returns to what was asked before.
    pub fn ask(self, question: &Question) {
        self.go(&self.here(question), false);
    }

    /// Changes the question without a step in the history, as for a moved map.
    pub fn amend(self, question: &Question) {
        self.go(&self.here(question), true);
    }

    /// Opens a page with a question.
    pub fn open(self, page: Route, question: &Question) {
        self.go(&page.asking(question), false);
    }

    /// Opens one of our own addresses, as a link does.
    pub fn open_address(self, to: &str, replace: bool) {
        self.go(to, replace);
    }

    fn here(self, question: &Question) -> String {
        self.address.with_untracked(|(path, _)| path.clone()) + &question.to_fragment()
    }

    fn go(self, to: &str, replace: bool) {
        let before = self.page.get_untracked();
        // Asking the same again is no step that "back" should undo.
        let is_same = self.address.with_untracked(|(path, fragment)| format!("{path}{fragment}") == to);
        browser::set_address(to, replace || is_same);
        self.address.set(browser::address());
        if self.page.get_untracked() != before {
            // A new page begins at its top, also for the keyboard and the screen reader.
            browser::scroll_to_top();
            browser::focus("isi");
        }
    }
}
