//! The papers as another system asks for them: names, kinds and sizes, and how far each is here.

use citypack::{Package, PackageFile};
use leptos::prelude::*;
use paper::package::{Filled, FilledPaper, PaperHeld};
use permit::Answer;

use super::{
    say::{said, tag},
    session::{Session, Work},
};
use crate::{
    browser,
    components::dynamic::clicked,
    question::Question,
    routes::Route,
    vault::{Vault, VaultError, say::bytes},
};

pub(super) fn view(
    session: Session,
    file: &PackageFile,
    filled: &Filled<'_>,
    work: &Work,
    package: &Package,
) -> AnyView {
    if filled.papers.is_empty() {
        return ().into_any();
    }
    let rows: Vec<AnyView> = filled.papers.iter().map(|it| row(session, file, it, work, package)).collect();
    view! {
        <section aria-labelledby="paket-dokumen">
            <h2 id="paket-dokumen" class="app-mine__head">{package_tr!("package-documents")}</h2>
            <ul class="app-paket__papers">{rows}</ul>
        </section>
    }
    .into_any()
}

fn row(
    session: Session,
    file: &PackageFile,
    paper: &FilledPaper<'_>,
    work: &Work,
    package: &Package,
) -> AnyView {
    let document = paper.document;
    let needed = if document.is_needed { "package-document-needed" } else { "package-document-optional" };
    let most = document.most_kb.map(|kb| bytes(f64::from(kb) * 1000.0));
    let rules = [
        (!document.file.is_empty()).then(|| package_tr!("package-file-name", name = document.file.clone())),
        (!document.accept.is_empty())
            .then(|| package_tr!("package-accepts", kinds = document.accept.clone())),
        most.clone().map(|it| package_tr!("package-most", size = it)),
    ];
    let rules = rules.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let rules = (!rules.is_empty()).then(|| view! { <p class="app-mine__fact">{rules}</p> });
    let note =
        (!document.note.is_empty()).then(|| view! { <p class="app-mine__fact">{said(&document.note)}</p> });
    let too_large = most.filter(|_| paper.is_too_large).map(|size| {
        view! { <p class="app-mine__bad">{package_tr!("package-paper-too-large", size = size)}</p> }
    });
    let wrong_kind = paper.is_wrong_kind.then(|| {
        let kinds = document.accept.clone();
        view! { <p class="app-mine__bad">{package_tr!("package-paper-wrong-kind", kinds = kinds)}</p> }
    });
    let check = if document.is_verified { "package-verified" } else { "package-unverified" };
    let source = file.source(&document.source).map(|it| it.title.get(tag()).to_owned()).unwrap_or_default();
    let is_asked = paper.held != PaperHeld::Leave;
    let about = is_asked.then(|| {
        let source = package_tr!("package-source", source = source);
        view! { {rules}{note}<p class="app-paket__check">{package_tr!(check)}". "{source}</p> }
    });
    let mark = is_asked.then(|| view! { <span class="app-paket__needed">{package_tr!(needed)}</span> });
    view! {
        <li class="app-mine__draft">
            <h3 class="app-mine__name">{said(&document.name)}" "{mark}</h3>
            {state(paper, work)}
            {too_large}
            {wrong_kind}
            {saves(session, paper, work)}
            {document.is_outline.then(|| outline(work, package))}
            {about}
        </li>
    }
    .into_any()
}

fn state(paper: &FilledPaper<'_>, work: &Work) -> AnyView {
    let plain = |id: &'static str| view! { <p class="app-paket__quiet">{package_tr!(id)}</p> }.into_any();
    match &paper.held {
        PaperHeld::Attached { count, largest } => {
            #[expect(clippy::cast_precision_loss, reason = "files are far smaller than 2^53 bytes")]
            let size = package_tr!("package-paper-size", size = bytes(*largest as f64));
            let words = package_tr!("package-paper-attached", count = *count);
            view! { <p class="app-paket__there-is">{words}" ("{size}")"</p> }.into_any()
        }
        PaperHeld::AtCounter => plain("package-paper-counter"),
        PaperHeld::Leave => plain("package-paper-leave"),
        PaperHeld::Yours => ().into_any(),
        PaperHeld::Open(path) => {
            let id = path.document_id().unwrap_or_default();
            let to = format!("{}#{}&d={}&l={id}", Route::Form.path(), work.form.id, work.draft);
            let link = (!work.draft.is_empty()).then(|| {
                let name = format!("{}: {}", package_tr!("package-paper-add"), paper.document.name.get(tag()));
                view! { <a class="app-paket__answer app-paket__unprinted" href=to aria-label=name>{package_tr!("package-paper-add")}</a> }
            });
            view! { <p><span class="app-paket__open">{package_tr!("package-paper-open")}</span>" "{link}</p> }
                .into_any()
        }
    }
}

/// A button for each file that is there, which saves it out of the vault under the name that is proposed.
fn saves(session: Session, paper: &FilledPaper<'_>, work: &Work) -> AnyView {
    if work.draft.is_empty() || paper.files.is_empty() {
        return ().into_any();
    }
    let is_one = paper.files.len() == 1;
    let buttons = paper.files.iter().enumerate().map(|(at, file)| {
        let own = if paper.document.file.is_empty() { "dokumen" } else { &paper.document.file };
        let ending = match file.media_type.as_str() {
            "application/pdf" => ".pdf",
            "image/jpeg" => ".jpg",
            "image/png" => ".png",
            _ => "",
        };
        let name =
            if is_one { format!("{own}{ending}") } else { format!("{own}-{}{ending}", at + 1) };
        let words = package_tr!("package-paper-save", name = name.clone());
        let (draft, sha256) = (work.draft.clone(), file.sha256.clone());
        let press = clicked(move || {
            leptos::task::spawn_local(save(session, draft.clone(), sha256.clone(), name.clone()));
        });
        view! { <button type="button" class="app-button app-button--small app-button--quiet" on:click=press>{words}</button> }
            .into_any()
    });
    let buttons: Vec<AnyView> = buttons.collect();
    view! { <p class="app-mine__actions app-paket__unprinted">{buttons}</p> }.into_any()
}

async fn save(session: Session, draft: String, sha256: String, name: String) {
    let read = async { Vault::open().await?.file(&draft, &sha256).await };
    match read.await {
        Ok(Some(it)) if browser::save_file(&name, &it.media_type, &it.bytes) => {
            session.say(package_tr!("package-paper-saved", name = name));
        }
        Ok(None) | Err(VaultError::Damaged) => session.say(package_tr!("package-paper-lost")),
        Ok(Some(_)) => session.fail(&VaultError::Other("the browser saved no file".to_owned())),
        Err(why) => session.fail(&why),
    }
}

/// The way to the files of the outline, with the outline that was drawn in the form.
fn outline(work: &Work, package: &Package) -> AnyView {
    if !package.has_outline {
        return ().into_any();
    }
    let ring = work.answers.fields.iter().find_map(|(_, it)| Answer::part(it, "ring"));
    let parcel = ring.and_then(corners).map(|it| parcel::link::write(&it));
    let to = Route::Export.asking(&Question { parcel, ..Question::default() });
    view! {
        <p class="app-paket__unprinted"><a class="app-button app-button--small app-button--quiet" href=to>{package_tr!("package-paper-make")}</a></p>
        <p class="app-mine__fact">{package_tr!("package-paper-make-about")}</p>
    }
    .into_any()
}

/// Corners as answers keep them: `123.61 -10.17, …`.
fn corners(ring: &str) -> Option<Vec<measure::LngLat>> {
    let corner = |it: &str| {
        let (lng, lat) = it.trim().split_once(' ')?;
        measure::LngLat::new(lng.trim().parse().ok()?, lat.trim().parse().ok()?).ok()
    };
    ring.split(',').map(corner).collect()
}
