//! What stands where on the page: the land, what an office would say of it, the files.

use leptos::prelude::*;

use super::{
    checks::Checks, files::Files, picture::Picture, session::Session, source::Source, table::Corners,
};
use crate::{
    components::dynamic::{live, when},
    i18n,
    routes::Route,
};

/// The page, once its part is there.
#[component]
pub(super) fn Frame() -> impl IntoView {
    let session = Session::new();
    provide_context(session);
    let draw = live(move || Route::Parcel.asking(&session.asked.get()));
    view! {
        <div class="app-page app-export">
            <h1 class="app-page__title">{export_t!("export-title")}</h1>
            <p class="app-page__lead">{export_t!("export-lead")}</p>
            <section class="app-step" aria-labelledby="berkas-bidang-tanah">
                <h2 id="berkas-bidang-tanah" class="app-step__title" tabindex="-1">{export_t!("export-land")}</h2>
                {when(move || !session.is_empty(), || view! { <Measures /><Picture /> }.into_any())}
                {when(move || session.is_empty(), || view! { <p>{export_t!("export-none")}</p> }.into_any())}
                <p><a class="app-link app-link--alone" href=draw>{export_t!("export-draw")}</a></p>
                <Source />
            </section>
            {when(move || !session.is_empty(), || view! { <Checks /><Files /><Corners /> }.into_any())}
            <p class="app-export__small">{export_t!("export-privacy")}</p>
        </div>
    }
}

/// Area, pieces, corners.
#[component]
fn Measures() -> impl IntoView {
    let session = expect_context::<Session>();
    let area =
        live(move || wording::format::area(i18n::words().language(), session.land.with(paper::Land::area)));
    let pieces = live(move || session.land.with(|it| it.pieces.len()).to_string());
    let corners = live(move || session.land.with(|it| it.corners().count()).to_string());
    view! {
        <dl class="app-export__measures">
            <div><dt>{export_t!("export-area")}</dt><dd>{area}</dd></div>
            <div><dt>{export_t!("export-pieces")}</dt><dd>{pieces}</dd></div>
            <div><dt>{export_t!("export-corners")}</dt><dd>{corners}</dd></div>
        </dl>
    }
}
