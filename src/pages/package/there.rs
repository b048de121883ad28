//! What one has before, what happens there, how long it takes, what it costs, what nobody could confirm.

use citypack::{Package, PackageFile};
use leptos::prelude::*;
use permit::Texts;

use super::say::{day, host, said, tag};

pub(super) fn view(file: &PackageFile, package: &Package) -> AnyView {
    let before = lines("paket-sebelum", "package-before", &package.before, false);
    let steps = lines("paket-langkah", "package-there", &package.steps, true);
    let unsure: Vec<AnyView> =
        package.unsure.iter().map(|it| view! { <li>{said(it)}</li> }.into_any()).collect();
    let unsure = (!unsure.is_empty()).then(|| {
        view! {
            <div class="app-note app-note--warning">
                <p><strong>{package_tr!("package-unsure")}</strong></p>
                <ul>{unsure}</ul>
            </div>
        }
    });
    let visit = host(&package.url).map(|host| {
        view! {
            <p class="app-paket__unprinted"><a href=package.url.clone() rel="external noreferrer">{package_tr!("package-visit", host = host)}</a>" "{package_tr!("package-visit-away")}</p>
        }
    });
    view! {
        {before}
        {steps}
        <dl class="app-facts">
            <div class="app-facts__row"><dt>{package_tr!("package-time")}</dt><dd>{said(&package.time)}</dd></div>
            <div class="app-facts__row"><dt>{package_tr!("package-cost")}</dt><dd>{said(&package.cost)}</dd></div>
        </dl>
        {checked(file, package)}
        {visit}
        {unsure}
    }
    .into_any()
}

/// Whether somebody has compared all this with the system, as of when, and where it is known from.
fn checked(file: &PackageFile, package: &Package) -> AnyView {
    let check = if package.is_verified { "package-facts-verified" } else { "package-facts-unverified" };
    let check = package_tr!(check, system = package.system.clone(), day = day(&file.as_of));
    let source = file.source(&package.source).map(|it| {
        let title = it.title.get(tag()).to_owned();
        format!(" {}", package_tr!("package-source", source = title))
    });
    view! { <p class="app-paket__check">{check}{source}</p> }.into_any()
}

fn lines(id: &'static str, title: &'static str, texts: &[Texts], is_ordered: bool) -> AnyView {
    if texts.is_empty() {
        return ().into_any();
    }
    let rows: Vec<AnyView> = texts.iter().map(|it| view! { <li>{said(it)}</li> }.into_any()).collect();
    let list =
        if is_ordered { view! { <ol>{rows}</ol> }.into_any() } else { view! { <ul>{rows}</ul> }.into_any() };
    view! {
        <details class="app-paket__fold" open=!is_ordered>
            <summary id=id>{package_tr!(title)}</summary>
            {list}
        </details>
    }
    .into_any()
}
