//! The files of `locales/`, compiled in: a sentence can never fail to load.

use std::borrow::Cow;

use i18n_embed::I18nAssets;

use crate::language::Language;

/// Name under which the loader asks for the files of one language.
pub(crate) const DOMAIN: &str = "ruangizin";

/// Joined, so that a term of one file can be used in another.
macro_rules! joined {
    ($language:literal) => {
        concat!(
            include_str!(concat!("../../../locales/", $language, "/common.ftl")), "\n",
            include_str!(concat!("../../../locales/", $language, "/home.ftl")), "\n",
            include_str!(concat!("../../../locales/", $language, "/check.ftl")), "\n",
            include_str!(concat!("../../../locales/", $language, "/map.ftl")), "\n",
            include_str!(concat!("../../../locales/", $language, "/answer.ftl")), "\n",
            include_str!(concat!("../../../locales/", $language, "/zoning.ftl")), "\n",
            include_str!(concat!("../../../locales/", $language, "/fault.ftl")), "\n",
        )
    };
}

/// All sentences of a language.
pub(crate) fn of(language: Language) -> &'static str {
    match language {
        Language::Indonesian => joined!("id"),
        Language::English => joined!("en"),
    }
}

/// Hands the sentences to the loader.
pub(crate) struct Sentences;

impl I18nAssets for Sentences {
    fn get_files(&self, file_path: &str) -> Vec<Cow<'_, [u8]>> {
        let wanted = Language::ALL.into_iter().find(|it| file_path == path(*it));
        wanted.map(|it| Cow::Borrowed(of(it).as_bytes())).into_iter().collect()
    }

    fn filenames_iter(&self) -> Box<dyn Iterator<Item = String> + '_> {
        Box::new(Language::ALL.into_iter().map(path))
    }
}

fn path(language: Language) -> String {
    format!("{}/{DOMAIN}.ftl", language.tag())
}
