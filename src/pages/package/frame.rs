//! The page, once its part is there: the list of packages, or one of them.

use leptos::prelude::*;

use super::{
    list, open,
    session::{Session, Stage, TITLE},
};
use crate::{
    components::{
        dynamic::{dynamic, live, when},
        fault_notice::FaultNotice,
        part_view::shown_when,
    },
    routes::Route,
};

/// The page.
#[component]
pub(super) fn Frame() -> impl IntoView {
    let session = Session::new();
    shown_when(move || session.stage.with(|it| !matches!(it, Stage::Loading)));
    view! {
        <div class="app-page app-paket">
            {dynamic(move || match session.stage.get() {
                Stage::Loading => view! { <p role="status">{package_t!("package-loading")}</p> }.into_any(),
                Stage::Failed(fault) => view! { <FaultNotice fault=fault /> }.into_any(),
                Stage::Ready(file) if file.packages.is_empty() => none(),
                Stage::Ready(file) => {
                    let wanted = session.spot.with(|it| it.package.clone());
                    match file.package(&wanted) {
                        Some(package) => open::view(session, &file, package),
                        None => list::view(session, &file, !wanted.is_empty()),
                    }
                }
            })}
        </div>
    }
}

fn none() -> AnyView {
    view! {
        <h1 class="app-page__title" id=TITLE tabindex="-1">{package_t!("package-title")}</h1>
        <p class="app-page__lead">{package_t!("package-none")}</p>
        <p>{package_t!("package-none-advice")}</p>
        <p><a class="app-button" href=Route::Services.path()>{t!("common-services")}</a></p>
    }
    .into_any()
}

/// What was last done. The announcer says it aloud; this is for the eye.
pub(super) fn done(session: Session) -> AnyView {
    when(
        move || session.done.with(|it| !it.is_empty()),
        move || {
            view! { <p class="app-note app-mine__done app-paket__unprinted">{live(move || session.done.get())}</p> }.into_any()
        },
    )
    .into_any()
}
