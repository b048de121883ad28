//! What stands on the page: the list, a service, or what is said in their place. Keeps the title of the tab.

use leptos::prelude::*;

use super::{
    entry, finder,
    say::tag,
    session::{Session, Stage, TITLE},
};
use crate::{
    browser,
    components::{
        dynamic::{dynamic, whenever},
        fault_notice::FaultNotice,
        part_view::shown_when,
    },
    routes::Route,
    state::pack::use_pack,
};

/// The mark of invented data, the same in every language.
const SAMPLE: &str = "DATA CONTOH";

/// The page, once its part is there.
#[component]
pub(super) fn Frame() -> impl IntoView {
    let session = Session::new();
    name_tab(session);
    shown_when(move || !matches!(session.stage(), Stage::Loading));
    view! { <div class="app-page app-services">{dynamic(move || body(session))}</div> }
}

fn body(session: Session) -> AnyView {
    match session.stage() {
        Stage::Loading => view! { <p role="status">{services_t!("services-loading")}</p> }.into_any(),
        Stage::Absent => nothing("services-absent", "services-absent-advice"),
        Stage::Failed(fault) => view! { <FaultNotice fault=fault /> }.into_any(),
        Stage::Ready(catalogue) => match session.chosen.get() {
            None => finder::view(session),
            Some(id) => match catalogue.file.service(&id) {
                Some(service) => entry::view(&catalogue.file, service),
                None => view! {
                    {nothing("services-unknown", "services-unknown-advice")}
                    <p><a href=Route::Services.path()>{services_t!("services-all")}</a></p>
                }
                .into_any(),
            },
        },
    }
}

fn nothing(title: &'static str, advice: &'static str) -> AnyView {
    view! {
        <h1 class="app-page__title" id=TITLE tabindex="-1">{services_t!(title)}</h1>
        <p class="app-page__lead">{services_t!(advice)}</p>
    }
    .into_any()
}

/// The tab is named after the open service, so that several can be told apart.
fn name_tab(session: Session) {
    let pack = use_pack();
    whenever(move || {
        let title = session.chosen.get().and_then(|id| {
            session.read(|file| file.service(&id).map(|it| it.title.get(tag()).to_owned())).flatten()
        });
        let title = title.unwrap_or_else(|| tr!("common-services"));
        let app = format!("{} {}", tr!("common-app"), pack.city());
        let title = tr!("common-title-page", page = title, app = app.trim().to_owned());
        let title = if pack.is_sample() && !title.contains(SAMPLE) {
            tr!("common-title-sample", title = title)
        } else {
            title
        };
        // The page's own title is set in the same turn; this one comes after it.
        browser::on_next_frame(move || browser::set_title(&title));
    });
}
