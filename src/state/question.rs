//! What is asked right now. The fragment of the address is the only place where it is kept: back, forward,
//! reload and shared links need no code of their own.

use std::rc::Rc;

use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};

use measure::{LngLat, Metres};

use crate::{browser::Located, question::Question, routes::Route};

type Go = Rc<dyn Fn(&str, NavigateOptions)>;

/// The question, and the ways to change it.
#[derive(Clone, Copy)]
pub struct Asked {
    question: Memo<Question>,
    path: Memo<String>,
    go: StoredValue<Go, LocalStorage>,
    /// Where the device was, and how exactly; kept out of links.
    position: RwSignal<Option<Located>>,
}

/// Reads the question from the address. Needs the router above it.
pub fn provide_question() {
    let location = use_location();
    let navigate = use_navigate();
    let go: Go = Rc::new(move |to: &str, options| navigate(to, options));
    provide_context(Asked {
        question: Memo::new(move |_| Question::from_fragment(&location.hash.get())),
        path: location.pathname,
        go: StoredValue::new_local(go),
        position: RwSignal::new(None),
    });
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
        Route::of_path(&self.path.get())
    }

    /// Asks something else on this page; "back" returns to what was asked before.
    pub fn ask(self, question: &Question) {
        self.navigate(self.path.get_untracked() + &question.to_fragment(), false);
    }

    /// Changes the question without a step in the history, as for a moved map.
    pub fn amend(self, question: &Question) {
        self.navigate(self.path.get_untracked() + &question.to_fragment(), true);
    }

    /// Opens a page with a question.
    pub fn open(self, page: Route, question: &Question) {
        let options = NavigateOptions { resolve: false, ..NavigateOptions::default() };
        self.go.with_value(|go| go(&page.asking(question), options));
    }

    fn navigate(self, to: String, replace: bool) {
        let options = NavigateOptions { resolve: false, replace, scroll: false, ..NavigateOptions::default() };
        self.go.with_value(|go| go(&to, options));
    }
}
