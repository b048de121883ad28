//! The page that says what the app knows and does not know: the plan it reads, how exact that is, what is not in it, and for
//! which activities the plan itself is silent.

use std::rc::Rc;

use citypack::{LayerEntry, ManifestLayerKind, Status, Texts};
use leptos::prelude::*;
use measure::Metres;
use wording::format;

use super::{say::list, shares::Shares};
use crate::{
    components::dynamic::dynamic,
    i18n,
    routes::Route,
    state::pack::{OpenPack, use_pack},
};

/// The page.
pub(super) fn view() -> AnyView {
    let pack = use_pack();
    view! {
        <div class="app-page app-about-page">
            <h1 class="app-page__title">{t!("common-about")}</h1>
            <p class="app-page__lead">{about_t!("about-lead")}</p>
            {dynamic(move || pack.ready().map_or_else(
                || view! { <p role="status">{about_t!("about-loading")}</p> }.into_any(),
                |it| plan(&it),
            ))}
            <section aria-labelledby="tahu-teliti">
                <h2 id="tahu-teliti">{about_t!("about-exact")}</h2>
                {list(&["about-exact-border", "about-exact-gps", "about-exact-area", "about-exact-cell"])}
            </section>
            <section aria-labelledby="tahu-bukan">
                <h2 id="tahu-bukan">{about_t!("about-absent")}</h2>
                {list(&[
                    "about-absent-permit", "about-absent-owner", "about-absent-other", "about-absent-ground",
                    "about-absent-map", "about-absent-later",
                ])}
            </section>
            <Shares />
            <section aria-labelledby="tahu-kirim">
                <h2 id="tahu-kirim">{about_t!("about-kept")}</h2>
                {list(&["about-kept-place", "about-kept-drafts", "about-kept-sent"])}
                <p class="app-about-links">
                    <a href=Route::Mine.path()>{t!("common-mine")}</a>
                    <a href=Route::Access.path()>{t!("common-access")}</a>
                </p>
            </section>
        </div>
    }
    .into_any()
}

/// The plan that is read: each layer of zones or overlays with where it comes from.
fn plan(open: &Rc<OpenPack>) -> AnyView {
    let (words, tag) = (i18n::words(), i18n::words().language().tag());
    let manifest = open.pack.manifest();
    let told = |it: &&LayerEntry| it.kind != ManifestLayerKind::Kelurahan;
    let layers = manifest.layers.iter().filter(told).map(|it| layer(it, tag)).collect_view();
    let version = about_tr!(
        "about-version-value",
        version = manifest.version.clone(),
        created = format::date(words, &manifest.created),
        check = format::date(words, &manifest.check_by),
    );
    let status = tr!(status(manifest.status));
    let drafts: Vec<AnyView> = manifest
        .plans
        .iter()
        .map(|it| {
            let words = format!("{} ({})", it.title.get(tag), tr!(self::status(it.status)));
            view! { <li>{words}</li> }.into_any()
        })
        .collect();
    let others = (!drafts.is_empty()).then(|| {
        view! { <h3>{about_tr!("about-others")}</h3> <ul>{drafts}</ul> }
    });
    view! {
        <section aria-labelledby="tahu-rencana">
            <h2 id="tahu-rencana">{about_tr!("about-plan")}</h2>
            <dl class="app-about-facts">
                {fact("about-city", manifest.name.get(tag).to_owned(), None)}
                {fact("about-status", status, None)}
                {fact("about-version", version, None)}
            </dl>
            {layers}
            {others}
        </section>
    }
    .into_any()
}

fn layer(layer: &LayerEntry, tag: &str) -> AnyView {
    let (words, language) = (i18n::words(), i18n::words().language());
    let accuracy = format::distance(language, Metres::new(layer.accuracy_m));
    let in_force = layer.in_force.as_ref().map(|it| format::date(words, it));
    let own = |it: &Texts| {
        let lang = it.language_of(tag).to_owned();
        (it.get(tag).to_owned(), (lang != tag).then_some(lang))
    };
    let (title, title_lang) = own(&layer.title);
    let (basis, basis_lang) = own(&layer.legal_basis);
    let kind = match layer.kind {
        ManifestLayerKind::Subzone => "about-kind-subzone",
        ManifestLayerKind::Kawasan => "about-kind-kawasan",
        _ => "about-kind-overlay",
    };
    view! {
        <details class="app-about-layer">
            <summary>
                <span class="app-about-layer__name" lang=title_lang>{title}</span>
                <span class="app-about-layer__kind">{about_tr!(kind)}</span>
            </summary>
            <dl class="app-about-facts">
                {fact("about-basis", basis, basis_lang)}
                {fact("about-status", tr!(status(layer.status)), None)}
                {in_force.map(|it| fact("about-in-force", it, None))}
                {fact("about-scale", format::scale(language, layer.scale), None)}
                {fact("about-accuracy", about_tr!("about-accuracy-value", accuracy = accuracy), None)}
                {fact("about-source", layer.source.clone(), None)}
                {fact("about-licence", layer.licence.clone(), None)}
            </dl>
        </details>
    }
    .into_any()
}

fn fact(name: &'static str, value: String, lang: Option<String>) -> AnyView {
    (!value.is_empty())
        .then(|| view! { <div><dt>{about_tr!(name)}</dt><dd lang=lang>{value}</dd></div> })
        .into_any()
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Berlaku => "status-berlaku",
        Status::Ranperda => "status-ranperda",
        Status::Dicabut => "status-dicabut",
        Status::Contoh => "status-contoh",
    }
}
