//! Where the land comes from: a file of another program, or corners that are typed or pasted. Both are read by the crate
//! `parcel`, whose sentences say what could not be read.

use leptos::{ev, prelude::*};
use paper::Piece;
use parcel::{
    file::{self, Fault, Kind, Note},
    typed::{self, List},
};
use wasm_bindgen::JsCast as _;
use wording::format;

use super::session::Session;
use crate::{
    browser::{self, GivenFile},
    components::dynamic::{clicked, dynamic, typed as on_typed, when},
    i18n,
    pages::parcel::told::{fault_words, list_result, note_words, vicinity_of},
};

/// What has become of the last file or text.
#[derive(Clone)]
enum Outcome {
    Read(String, Vec<Note>),
    Listed(List),
    Failed(String, Fault),
}

const FILE: &str = "ubah-berkas";
const TEXT: &str = "ubah-teks";
const RESULT: &str = "ubah-hasil";

/// The two ways, and what came of them.
#[component]
pub(super) fn Source() -> impl IntoView {
    let session = expect_context::<Session>();
    let outcome = RwSignal::new(None::<Outcome>);
    let text = RwSignal::new(String::new());
    let show = move |next: Outcome| {
        if outcome.try_set(Some(next)).is_none() {
            browser::focus_on(RESULT.to_owned());
        }
    };
    let choose: Box<dyn FnMut(ev::Event)> = Box::new(move |event| {
        let Some(field) = event.target().and_then(|it| it.dyn_into().ok()) else { return };
        leptos::task::spawn_local(async move {
            let given = browser::chosen_files(field, file::MOST_BYTES).await;
            if let Some(file) = given.into_iter().next() {
                show(take_file(session, file));
            }
        });
    });
    let read = move || show(take_text(session, &text.get_untracked(), false));
    view! {
        <details class="app-export__way" open=session.offers.with_untracked(Vec::is_empty)>
            <summary class="app-export__summary">{export_t!("export-convert")}</summary>
            <label class="app-field__label" for=FILE>{export_t!("export-file")}</label>
            <p class="app-field__hint" id="ubah-berkas-petunjuk">{export_t!("export-file-hint")}</p>
            <input
                id=FILE
                type="file"
                class="app-export__file"
                accept=".geojson,.json,.kml,.kmz,.gpx,.zip,.shp,.csv,.txt"
                aria-describedby="ubah-berkas-petunjuk"
                on:change=choose
            />
            <label class="app-field__label" for=TEXT>{export_t!("export-text")}</label>
            <p class="app-field__hint" id="ubah-teks-petunjuk">{export_t!("export-text-hint")}</p>
            <textarea
                id=TEXT
                class="app-field__input app-field__area"
                rows="4"
                spellcheck="false"
                autocomplete="off"
                aria-describedby="ubah-teks-petunjuk"
                prop:value=move || text.get()
                on:input=on_typed(move |it| text.set(it))
            ></textarea>
            <p><button type="button" class="app-button app-button--small" on:click=clicked(read)>{export_t!("export-text-read")}</button></p>
        </details>
        <div id=RESULT role="status" tabindex="-1">
            {dynamic(move || outcome.get().map_or_else(|| ().into_any(), |it| told(&it)))}
        </div>
        {when(move || session.offers.with(|it| it.len() > 1), move || choice(session))}
    }
}

fn take_file(session: Session, file: GivenFile) -> Outcome {
    let read = file.bytes.map_or(Err(Fault::TooLarge), |it| file::read(&it));
    match read {
        Ok(mut contents) => {
            // Lines and points beside areas are roads, fences and labels.
            if contents.shapes.iter().any(|it| it.kind == Kind::Area) {
                contents.shapes.retain(|it| it.kind == Kind::Area);
            }
            session.take_shapes(contents.shapes);
            Outcome::Read(file.name, contents.notes)
        }
        Err(Fault::Text(text)) => match take_text(session, &text, true) {
            Outcome::Listed(list) if list.corners.len() < 3 => Outcome::Failed(file.name, Fault::Unknown),
            other => other,
        },
        Err(fault) => Outcome::Failed(file.name, fault),
    }
}

/// Lines that cannot be read are told, and what was typed can be mended; a table of another program is taken with its headings.
/// Fewer than three corners leave what was there.
fn take_text(session: Session, text: &str, is_file: bool) -> Outcome {
    let list = typed::read(text, vicinity_of(session.pack).as_ref());
    if list.corners.len() > 2 && (is_file || list.problems.is_empty()) {
        session.take(Piece::of(list.corners.clone()));
    }
    Outcome::Listed(list)
}

fn told(outcome: &Outcome) -> AnyView {
    match outcome {
        Outcome::Failed(name, fault) => view! {
            <div class="app-note app-tone app-tone--forbidden">
                <p class="app-export__strong">{export_tr!("export-failed", name = name.clone())}</p>
                <p>{fault_words(fault)}</p>
            </div>
        }
        .into_any(),
        Outcome::Listed(list) => view! { <div class="app-note">{list_result(list)}</div> }.into_any(),
        Outcome::Read(name, notes) => {
            let notes = notes.iter().map(|it| view! { <li>{note_words(*it)}</li> }.into_any()).collect_view();
            view! {
                <div class="app-note">
                    <p class="app-export__strong">{export_tr!("export-read", name = name.clone())}</p>
                    <ul class="app-export__notes">{notes}</ul>
                </div>
            }
            .into_any()
        }
    }
}

/// Which pieces go into the files.
fn choice(session: Session) -> AnyView {
    let row = move |at: usize, name: &str, area: f64, is_taken: bool| {
        let name =
            if name.is_empty() { export_tr!("export-piece", number = at + 1) } else { name.to_owned() };
        let area = format::area(i18n::words().language(), area);
        let turn = move |event| {
            let is_on = event_target_checked(&event);
            session.offers.update(|all| {
                if let Some(it) = all.get_mut(at) {
                    it.is_taken = is_on;
                }
            });
        };
        view! {
            <li>
                <label class="app-export__choice">
                    <input type="checkbox" checked=is_taken on:change=turn />
                    <span>{name}" · "{area}</span>
                </label>
            </li>
        }
        .into_any()
    };
    // Made anew when other pieces come, not when one is left out: the focus stays.
    let known = Memo::new(move |_| {
        session.offers.with(|all| all.iter().map(|it| (it.name.clone(), it.piece.area())).collect::<Vec<_>>())
    });
    view! {
        <fieldset class="app-export__choices">
            <legend>{export_t!("export-choose")}</legend>
            <ul>
                {dynamic(move || {
                    let taken = session.offers.with_untracked(|all| all.iter().map(|it| it.is_taken).collect::<Vec<_>>());
                    known
                        .get()
                        .into_iter()
                        .zip(taken)
                        .enumerate()
                        .map(|(at, ((name, area), is_taken))| row(at, &name, area, is_taken))
                        .collect_view()
                        .into_any()
                })}
            </ul>
        </fieldset>
    }
    .into_any()
}
