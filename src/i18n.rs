//! The sentences on the screen: every text goes through `t!` or `tr!`, which follow the chosen language.

use std::sync::LazyLock;

use wording::{Arg, Language, OF_ANSWERS, OF_COMPONENTS, Words};

use crate::state::language::SpokenLanguage;

static WORDS: LazyLock<Words> = LazyLock::new(|| Words::without_answers(Language::default()));

/// A sentence that changes with the language: `t!("home-title")`, `t!("common-page", name = title)`.
/// The values of arguments are expressions that are evaluated again whenever the sentence is.
#[macro_export]
macro_rules! t {
    ($id:expr) => { $crate::i18n::live($id) };
    ($id:expr, $($name:ident = $value:expr),+ $(,)?) => {
        move || $crate::i18n::text_with($id, &[$((stringify!($name), ::wording::Arg::from($value))),+])
    };
}

/// The same at once, as a `String`, for use within something that is evaluated again by itself.
#[macro_export]
macro_rules! tr {
    ($id:expr) => { $crate::i18n::text($id) };
    ($id:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::i18n::text_with($id, &[$((stringify!($name), ::wording::Arg::from($value))),+])
    };
}

/// The words in the current language; whoever calls this is evaluated again when the language changes.
pub fn words() -> &'static Words {
    SpokenLanguage::track();
    &WORDS
}

/// Called by the parts that speak of answers, before they do: their sentences travel with them.
pub(crate) fn learn_answers() {
    WORDS.learn(&OF_ANSWERS);
}

/// Called by the parts whose components no other page uses: their sentences travel with them.
pub(crate) fn learn_components() {
    WORDS.learn(&OF_COMPONENTS);
}

/// One concrete type for all sentences keeps the program small.
pub fn live(id: &'static str) -> impl Fn() -> String + Clone + Send + Sync + 'static {
    move || text(id)
}

/// A sentence.
pub fn text(id: &str) -> String {
    words().text(id)
}

/// A sentence with arguments.
pub fn text_with(id: &str, args: &[(&str, Arg)]) -> String {
    words().text_with(id, args)
}
