//! Ways to keep a package: on paper, as PDF by the browser's own print, as a file for programs.

use citypack::Package;
use leptos::prelude::*;
use paper::package::{PackageFacts, fill, to_json};

use super::{
    say::{day, tag},
    session::{Session, Work, today},
};
use crate::{browser, components::dynamic::clicked};

pub(super) fn view(session: Session, package: &Package, work: &Work) -> AnyView {
    let file = file_of(session, package, work);
    let name = format!("paket-{}-{}.json", package.id, browser::today());
    let save = clicked(move || {
        if let Some(text) = &file
            && browser::save_file(&name, "application/json", text.as_bytes())
        {
            session.say(package_tr!("package-json-saved"));
        }
    });
    let printed = package_tr!("package-printed", day = day(&today().to_string()));
    view! {
        <section class="app-mine__part app-paket__unprinted" aria-labelledby="paket-simpan">
            <h2 id="paket-simpan">{package_tr!("package-keep")}</h2>
            <p class="app-mine__actions">
                <button type="button" class="app-button app-button--small" on:click=clicked(browser::print)>{package_tr!("package-print")}</button>
                <button type="button" class="app-button app-button--small app-button--quiet" on:click=save>{package_tr!("package-json")}</button>
            </p>
            <p class="app-mine__fact">{package_tr!("package-json-note")}</p>
        </section>
        <p class="app-paket__printed">{printed}</p>
    }
    .into_any()
}

fn file_of(session: Session, package: &Package, work: &Work) -> Option<String> {
    let names = session.names.get_untracked()?;
    let open = session.pack.ready_untracked()?;
    let view = work.view();
    let filled = fill(package, &view, names.as_ref());
    let manifest = open.pack.manifest();
    let facts = PackageFacts {
        region: manifest.region.clone(),
        pack: manifest.version.clone(),
        form: work.form.id.clone(),
        written_at: browser::now(),
        language: tag().to_owned(),
        is_sample: open.is_sample(),
    };
    Some(to_json(package, &filled, &facts))
}
