//! One city: what is kept of it, what is to be known of that, how far a newer version is, and what can be done.

use citypack::Status;
use leptos::prelude::*;
use wording::format;

use super::{
    delete,
    download::Trouble,
    look::{City, KeptPack},
    proof::Proof,
    session::{Job, Session, name_of},
};
use crate::{
    browser,
    components::dynamic::{clicked, dynamic, live},
    i18n,
    vault::say::bytes,
};

pub(super) fn view(session: Session, city: City) -> AnyView {
    let id = format!("kota-{}", city.region.replace('.', "-"));
    let of_item = id.clone();
    let (named, marked, told, acted) = (city.clone(), city.clone(), city.clone(), city.clone());
    view! {
        <li class="app-mine__draft app-kota__city" aria-labelledby=of_item>
            <h3 class="app-mine__name" id=id>{live(move || name_of(&named))}</h3>
            {dynamic(move || marks(session, &marked))}
            {dynamic(move || facts(&told))}
            {dynamic(move || progress(session, &city))}
            {dynamic(move || actions(session, &acted))}
        </li>
    }
    .into_any()
}

fn size(count: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "packs are far smaller than 2^53 bytes")]
    let count = count as f64;
    bytes(count)
}

pub(super) fn is_open(session: Session, city: &City) -> bool {
    session.pack.region().as_ref() == Some(&city.region)
}

fn marks(session: Session, city: &City) -> AnyView {
    let open = is_open(session, city).then_some("packs-in-use");
    let status = city.kept.as_ref().and_then(|it| match it.status {
        Status::Berlaku => None,
        Status::Ranperda => Some("status-ranperda"),
        Status::Dicabut => Some("status-dicabut"),
        Status::Contoh => Some("common-sample"),
    });
    view! {
        <p class="app-kota__marks">
            {open.map(|it| view! { <span class="app-kota__mark">{packs_tr!(it)}</span> })}
            {status.map(|it| view! { <span class="app-kota__mark app-kota__mark--status">{tr!(it)}</span> })}
        </p>
    }
    .into_any()
}

fn fact(words: String) -> AnyView {
    view! { <p class="app-mine__fact">{words}</p> }.into_any()
}

fn warning(words: String) -> AnyView {
    view! { <p class="app-note app-note--warning app-kota__note">{words}</p> }.into_any()
}

fn facts(city: &City) -> AnyView {
    let words = i18n::words();
    let tag = words.language().tag();
    let mut all = Vec::new();
    if let Some(it) = &city.withdrawn {
        let (date, reason) = (format::date(words, &it.since), it.reason.get(tag).to_owned());
        all.push(warning(tr!("answer-withdrawn", date = date, reason = reason)));
    }
    match &city.kept {
        Some(it) => all.extend(of_kept(it)),
        None => all.push(fact(packs_tr!("packs-not-kept"))),
    }
    if let Some(version) = city.newer() {
        all.push(
            view! { <p class="app-kota__newer">{packs_tr!("packs-newer", version = version.to_owned())}</p> }
                .into_any(),
        );
    }
    if city.offered.is_none() {
        all.push(fact(packs_tr!("packs-not-offered")));
    }
    all.into_any()
}

fn of_kept(pack: &KeptPack) -> Vec<AnyView> {
    let words = i18n::words();
    let mut all = Vec::new();
    if pack.check_by < browser::today() {
        all.push(warning(packs_tr!("packs-stale", date = format::date(words, &pack.check_by))));
    }
    all.push(fact(if pack.is_whole() {
        packs_tr!("packs-whole", size = size(pack.bytes))
    } else {
        packs_tr!("packs-part", here = size(pack.here), size = size(pack.bytes))
    }));
    let (version, created) = (pack.version.clone(), format::date(words, &pack.created));
    all.push(fact(packs_tr!("packs-version", version = version, date = created)));
    all.push(match &pack.proof {
        Proof::Signed(owner) => fact(packs_tr!("packs-proof-signed", owner = owner.clone())),
        Proof::Sample => fact(packs_tr!("packs-proof-sample")),
        Proof::Unknown => fact(packs_tr!("packs-proof-unknown")),
        Proof::Unsigned => fact(packs_tr!("packs-proof-unsigned")),
        Proof::Expired(owner) => warning(packs_tr!("packs-proof-expired", owner = owner.clone())),
        Proof::Wrong => warning(packs_tr!("packs-proof-wrong")),
    });
    all
}

fn progress(session: Session, city: &City) -> AnyView {
    let coming = city.coming;
    let bar = |words: String, done: u64, total: u64| {
        let id = format!("maju-{}", city.region.replace('.', "-"));
        view! {
            <div class="app-kota__progress">
                <p class="app-kota__words" id=id.clone()>{words}</p>
                <progress class="app-kota__bar" aria-labelledby=id max=total.to_string() value=done.to_string()></progress>
            </div>
        }
        .into_any()
    };
    match session.job(&city.region) {
        None => ().into_any(),
        Some(Job::Waiting) => {
            view! { <p class="app-kota__words" role="status">{packs_tr!("packs-waiting")}</p> }.into_any()
        }
        Some(Job::Running(done, total)) => {
            let shown = bar(packs_tr!("packs-progress", done = size(done), total = size(total)), done, total);
            view! { {shown} <p class="app-mine__fact">{packs_tr!("packs-goes-on")}</p> }.into_any()
        }
        Some(Job::Checking(done, total)) => {
            bar(packs_tr!("packs-checking", done = size(done), total = size(total)), done, total)
        }
        Some(Job::Paused) => {
            let (done, total) = coming.unwrap_or_default();
            let words = if total > 0 {
                packs_tr!("packs-paused", done = size(done), total = size(total))
            } else {
                packs_tr!("packs-paused-early")
            };
            view! { <p class="app-kota__words" role="status">{words}</p> }.into_any()
        }
        Some(Job::Failed(why)) => {
            let said = failure(why, is_open(session, city));
            view! { <p class="app-note app-note--warning app-kota__note" role="alert">{packs_tr!(said)}</p> }
                .into_any()
        }
    }
}

fn failure(why: Trouble, is_open: bool) -> &'static str {
    match why {
        Trouble::Stopped => "packs-paused-early",
        Trouble::Offline => "packs-failed-offline",
        Trouble::Full => "packs-failed-full",
        Trouble::Damaged => "packs-failed-damaged",
        // What is in use, the worker keeps by itself, in a browser without Ed25519 without a look at its signature.
        Trouble::Signature if is_open => "packs-failed-signature-open",
        Trouble::Signature => "packs-failed-signature",
        Trouble::Other => "packs-failed-other",
    }
}

fn actions(session: Session, city: &City) -> AnyView {
    let region = city.region.clone();
    let job = session.job(&region);
    let is_busy = job.as_ref().is_some_and(Job::is_busy);
    let is_whole = city.kept.as_ref().is_some_and(KeptPack::is_whole);
    let wants_more = !is_whole || city.newer().is_some();
    let bring = (!is_busy && wants_more && city.offered.is_some()).then(|| {
        let words = match (&job, &city.kept) {
            (Some(Job::Paused), _) => packs_tr!("packs-go-on"),
            (Some(Job::Failed(_)), _) => packs_tr!("packs-try-again"),
            (_, Some(_)) => packs_tr!("packs-bring-newer"),
            (_, None) => match city.offered.as_ref().map_or(0, |it| it.1) {
                0 => packs_tr!("packs-bring-unknown"),
                bytes => packs_tr!("packs-bring", size = size(bytes)),
            },
        };
        let region = region.clone();
        button("", words, move || session.bring(&region))
    });
    let pause = matches!(job, Some(Job::Waiting | Job::Running(..))).then(|| {
        let region = region.clone();
        button("app-button--quiet", packs_tr!("packs-pause"), move || session.pause(&region))
    });
    // Without a network only what is here can be opened.
    let can_open = is_whole || session.is_fresh.get();
    let is_other = !is_open(session, city) && city.offered.is_some() && can_open;
    let choose = is_other.then(|| {
        let city = city.clone();
        button("app-button--quiet", packs_tr!("packs-choose"), move || session.choose(&city))
    });
    let again = is_outdated(session, city).then(|| button("", packs_tr!("packs-reload"), browser::reload));
    let check = (!is_busy && city.kept.is_some()).then(|| {
        let city = city.clone();
        button("app-button--quiet", packs_tr!("packs-check"), move || session.check(city.clone()))
    });
    let delete = (city.kept.is_some() || city.coming.is_some()).then(|| delete::button(session, city));
    view! {
        <div class="app-mine__actions">
            {again}
            {bring}
            {pause}
            {choose}
            {check}
            {delete}
        </div>
    }
    .into_any()
}

/// The page still reads the version before the one that is kept.
fn is_outdated(session: Session, city: &City) -> bool {
    let Some(open) = session.pack.ready().filter(|_| is_open(session, city)) else { return false };
    city.kept.as_ref().is_some_and(|it| it.is_whole() && it.version != open.pack.manifest().version)
}

fn button(more: &str, words: String, run: impl FnMut() + 'static) -> AnyView {
    view! {
        <button type="button" class=format!("app-button app-button--small {more}") on:click=clicked(run)>{words}</button>
    }
    .into_any()
}
