//! An outline out of a file that was chosen here or shared by another app. The file stays on the device.

use leptos::{ev, prelude::*};
use parcel::file::{self, Contents, Fault, Format, Kind, Note, Shape};
use wasm_bindgen::JsCast as _;
use wording::format;

use super::{corners::vicinity_of, session::Session, typing};
use crate::{
    browser::{self, GivenFile},
    components::dynamic::{clicked, dynamic},
    i18n,
};

/// What has become of the last file.
#[derive(Clone)]
enum Outcome {
    Read(String, Contents),
    Listed(String, parcel::typed::List),
    Failed(String, Fault),
}

const FIELD: &str = "berkas";

/// The field for files, and what came of them.
#[component]
pub(super) fn Import() -> impl IntoView {
    let session = expect_context::<Session>();
    let outcome = RwSignal::new(None::<Outcome>);
    let take = move |given: Vec<GivenFile>| {
        let Some(file) = given.into_iter().next() else { return };
        take_file(session, outcome, file);
    };
    leptos::task::spawn_local(async move { take(browser::shared_files().await) });
    let choose: Box<dyn FnMut(ev::Event)> = Box::new(move |event| {
        let Some(field) = event.target().and_then(|it| it.dyn_into().ok()) else { return };
        leptos::task::spawn_local(async move { take(browser::chosen_files(field, file::MOST_BYTES).await) });
    });
    view! {
        <details class="app-parcel__way">
            <summary class="app-parcel__summary">{parcel_t!("parcel-file")}</summary>
            <label class="app-field__label" for=FIELD>{parcel_t!("parcel-file-label")}</label>
            <p class="app-field__hint" id="berkas-petunjuk">{parcel_t!("parcel-file-hint")}</p>
            <input
                id=FIELD
                type="file"
                class="app-parcel__file"
                accept=".geojson,.json,.kml,.kmz,.gpx,.zip,.shp,.csv,.txt"
                aria-describedby="berkas-petunjuk"
                on:change=choose
            />
        </details>
        <div id="berkas-hasil" role="status" tabindex="-1">
            {dynamic(move || outcome.get().map_or_else(|| ().into_any(), |it| told(session, it)))}
        </div>
    }
}

fn take_file(session: Session, outcome: RwSignal<Option<Outcome>>, file: GivenFile) {
    let name = file.name;
    let read = file.bytes.map_or(Err(Fault::TooLarge), |it| file::read(&it));
    let next = match read {
        Ok(contents) => {
            if let [only] = &contents.shapes[..] {
                use_shape(session, only);
            }
            Outcome::Read(name, contents)
        }
        // A list of corners in a text or table.
        Err(Fault::Text(text)) => {
            let list = parcel::typed::read(&text, vicinity_of(session.pack).as_ref());
            if list.corners.len() > 2 {
                session.replace(list.corners.clone(), false);
                Outcome::Listed(name, list)
            } else {
                Outcome::Failed(name, Fault::Unknown)
            }
        }
        Err(fault) => Outcome::Failed(name, fault),
    };
    if outcome.try_set(Some(next)).is_none() {
        browser::focus_on("berkas-hasil".to_owned());
    }
}

fn use_shape(session: Session, shape: &Shape) {
    session.replace(shape.corners.clone(), shape.kind == Kind::Line);
}

fn told(session: Session, outcome: Outcome) -> AnyView {
    match outcome {
        Outcome::Failed(name, fault) => view! {
            <div class="app-note app-tone app-tone--forbidden">
                <p class="app-parcel__result">{parcel_tr!("parcel-file-failed", name = name)}</p>
                <p>{fault_words(&fault)}</p>
            </div>
        }
        .into_any(),
        Outcome::Listed(name, list) => view! {
            <div class="app-note">
                <p>{parcel_tr!("parcel-file-done", name = name)}</p>
                {typing::result(&list)}
            </div>
        }
        .into_any(),
        Outcome::Read(name, contents) => read(session, name, contents),
    }
}

fn read(session: Session, name: String, contents: Contents) -> AnyView {
    let holes =
        contents.shapes.iter().any(|it| !it.holes.is_empty()).then(|| parcel_tr!("parcel-file-holes"));
    let notes = contents.notes.iter().map(|it| note_words(*it)).chain(holes);
    let notes = notes.map(|it| view! { <li>{it}</li> }.into_any()).collect_view();
    let choices = (contents.shapes.len() > 1).then(|| {
        let items = contents.shapes.into_iter().enumerate().map(|(at, shape)| choice(session, at, shape));
        view! {
            <p>{parcel_tr!("parcel-file-choose")}</p>
            <ul class="app-parcel__choices">{items.collect_view()}</ul>
        }
    });
    let done = choices.is_none().then(|| view! { <p>{parcel_tr!("parcel-file-done", name = name)}</p> });
    view! {
        <div class="app-note">
            {done}
            {choices}
            <ul class="app-parcel__notes">{notes}</ul>
        </div>
    }
    .into_any()
}

fn choice(session: Session, at: usize, shape: Shape) -> AnyView {
    let name = if shape.name.is_empty() {
        parcel_tr!("parcel-file-shape", number = at + 1)
    } else {
        shape.name.clone()
    };
    let area = parcel::Sketch::new(shape.corners.clone()).area();
    let size = format::area(i18n::words().language(), area);
    let press = move || use_shape(session, &shape);
    view! {
        <li>
            <button type="button" class="app-button app-button--small app-button--quiet" on:click=clicked(press)>
                {name}" · "{size}
            </button>
        </li>
    }
    .into_any()
}

pub(in crate::pages) fn note_words(note: Note) -> String {
    match note {
        Note::Swapped => parcel_tr!("parcel-note-turned"),
        Note::SystemAssumed => parcel_tr!("parcel-file-assumed"),
        Note::FromMetres => parcel_tr!("parcel-file-metres"),
        Note::LeftOut(count) => parcel_tr!("parcel-file-left-out", count = count),
        Note::MoreShapes => parcel_tr!("parcel-file-more"),
    }
}

pub(in crate::pages) fn fault_words(fault: &Fault) -> String {
    let format = |it: Format| match it {
        Format::GeoJson => "GeoJSON",
        Format::Kml => "KML",
        Format::Gpx => "GPX",
        Format::Shapefile => "SHP",
        Format::Zip => "ZIP",
    };
    match fault {
        Fault::TooLarge => parcel_tr!("parcel-file-too-large"),
        Fault::Empty => parcel_tr!("parcel-file-empty"),
        Fault::Text(_) | Fault::Unknown => parcel_tr!("parcel-file-unknown"),
        Fault::Broken(it) => parcel_tr!("parcel-file-broken", format = format(*it)),
        Fault::NothingInside => parcel_tr!("parcel-file-nothing-inside"),
        Fault::Locked => parcel_tr!("parcel-file-locked"),
        Fault::NoShapes => parcel_tr!("parcel-file-no-shapes"),
        Fault::System(name) => parcel_tr!("parcel-file-system", name = name.clone()),
        Fault::NotDegrees => parcel_tr!("parcel-file-not-degrees"),
    }
}
