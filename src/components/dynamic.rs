//! Parts that change, behind one type. Every closure in a view has a type of its own, for which the whole
//! machinery of rendering is compiled again; boxed, it is compiled once. That is a third of the program.

use leptos::{ev, prelude::*};

use crate::browser;

/// A part that is drawn anew when what it reads changes.
pub type Dynamic = Box<dyn FnMut() -> AnyView + Send>;
/// A text or attribute that changes.
pub type Live = Box<dyn Fn() -> String + Send + Sync>;
/// An attribute that may be absent.
pub type Maybe = Box<dyn Fn() -> Option<&'static str> + Send + Sync>;

/// Draws anew whenever what `view` reads changes.
pub fn dynamic(view: impl FnMut() -> AnyView + Send + 'static) -> Dynamic {
    Box::new(view)
}

/// Draws only while a condition holds; the condition's own changes alone draw anew.
pub fn when(
    is: impl Fn() -> bool + Send + Sync + 'static,
    view: impl Fn() -> AnyView + Send + 'static,
) -> Dynamic {
    let is = condition(Box::new(is));
    Box::new(move || if is.get() { view() } else { ().into_any() })
}

/// Draws in a task of its own, a moment later: a page that is drawn in one go keeps a slow phone from answering a finger.
/// What stands below the first screen loses nothing by it.
pub fn later(view: impl Fn() -> AnyView + Send + 'static) -> Dynamic {
    when(due(), view)
}

fn due() -> impl Fn() -> bool + Send + Sync + 'static {
    let is_due = RwSignal::new(false);
    leptos::task::spawn_local(async move {
        browser::next_turn().await;
        let _ = is_due.try_set(true);
    });
    move || is_due.get()
}

fn condition(is: Box<dyn Fn() -> bool + Send + Sync>) -> Memo<bool> {
    Memo::new(move |_| is())
}

/// A text or attribute.
pub fn live(text: impl Fn() -> String + Send + Sync + 'static) -> Live {
    Box::new(text)
}

/// An attribute that is there only sometimes.
pub fn maybe(value: impl Fn() -> Option<&'static str> + Send + Sync + 'static) -> Maybe {
    Box::new(value)
}

/// What a click does.
pub type OnClick = Box<dyn FnMut(ev::MouseEvent)>;

/// What a click does, whatever the button was made of.
pub fn clicked(mut run: impl FnMut() + 'static) -> OnClick {
    Box::new(move |_| run())
}

/// What typing or choosing does with the new text of the field.
pub fn typed(mut run: impl FnMut(String) + 'static) -> Box<dyn FnMut(ev::Event)> {
    Box::new(move |event| run(event_target_value(&event)))
}

/// What happens whenever something that `run` reads changes.
pub fn whenever(run: impl FnMut() + 'static) {
    follow(Box::new(run));
}

fn follow(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| run());
}

/// A text that a component shows, whoever wrote it: a sentence of ours, or the words of a city's form.
pub type Text = Signal<String>;

/// A text from what makes it.
pub fn text(of: impl Fn() -> String + Send + Sync + 'static) -> Text {
    Signal::derive(of)
}

/// No text; where one is expected, nothing is drawn.
pub fn no_text() -> Text {
    Signal::stored(String::new())
}

/// A part that is there only while its text is not empty.
pub fn when_said(said: Text, view: impl Fn() -> AnyView + Send + 'static) -> Dynamic {
    when(move || said.with(|it| !it.is_empty()), view)
}
