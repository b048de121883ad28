//! The title of the tab: page, app, city, and DATA CONTOH where the plan is invented.

use leptos::prelude::*;

use crate::{browser, state::pack::use_pack};

/// Keeps the title in step with language and pack.
#[component]
pub(crate) fn PageTitle(title: &'static str) -> impl IntoView {
    let pack = use_pack();
    Effect::new(move |_| {
        let app = match pack.city() {
            city if city.is_empty() => tr!("common-app"),
            city => format!("{} {city}", tr!("common-app")),
        };
        let title = tr!("common-title-page", page = tr!(title), app = app);
        let title = if pack.is_sample() { tr!("common-title-sample", title = title) } else { title };
        browser::set_title(&title);
    });
}
