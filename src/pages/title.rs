//! The title of the tab: page, app, city, and DATA CONTOH where the plan is invented.

use leptos::prelude::*;

use crate::{browser, components::dynamic::whenever, state::pack::use_pack};

/// The mark of an invented plan, the same in every language.
const SAMPLE: &str = "DATA CONTOH";

/// Keeps the title in step with language and pack.
#[component]
pub(crate) fn PageTitle(title: &'static str) -> impl IntoView {
    let pack = use_pack();
    whenever(move || {
        let app = match pack.city() {
            city if city.is_empty() => tr!("common-app"),
            city => format!("{} {city}", tr!("common-app")),
        };
        let title = tr!("common-title-page", page = tr!(title), app = app);
        // Where the city's own name says it already, once is enough.
        let says_so = title.contains(SAMPLE);
        let title =
            if pack.is_sample() && !says_so { tr!("common-title-sample", title = title) } else { title };
        browser::set_title(&title);
    });
}
