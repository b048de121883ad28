//! Checking a sheet: read it, ask the same of the plan that is here, and show both. Says what the plan answers, never that a paper
//! is genuine.

use leptos::{ev, prelude::*};
use paper::carrier::Carried;
use wasm_bindgen::JsCast as _;

use super::{
    decide::{self, Decided, Spot, Undecided},
    office,
    reader::{self, Read},
    result,
};
use crate::{
    browser::{self, NoCamera},
    components::{
        dynamic::{clicked, dynamic, live, when, whenever},
        fault_notice::FaultNotice,
    },
    fault::Fault,
    routes::Route,
    state::{
        announce::use_announcements,
        pack::{PackView, use_pack},
        question::use_question,
    },
};

const FILE: &str = "lembar-berkas";
const CAMERA: &str = "lembar-kamera";

/// How far a check is.
#[derive(Clone)]
enum Stage {
    Nothing,
    /// The id of a sentence.
    Unreadable(&'static str),
    Thinking,
    NoPack(String),
    Done(Box<Carried>, Box<Decided>, [u8; 16]),
    Failed(Fault),
}

/// The page's other half.
#[component]
pub(super) fn Check() -> impl IntoView {
    let asked = use_question();
    let read = RwSignal::new_local(None::<Read>);
    let stage = RwSignal::new_local(Stage::Nothing);
    follow(read, stage);
    let again = move || {
        read.set(None);
        if asked.fragment().len() > 1 {
            asked.open_address(Route::Sheet.path(), false);
        }
    };
    view! {
        <div class="app-page app-lembar">
            <h1 class="app-page__title">{sheet_t!("sheet-check-title")}</h1>
            <p class="app-page__lead">{sheet_t!("sheet-check-lead")}</p>
            {dynamic(move || match stage.get() {
                Stage::Nothing => ().into_any(),
                Stage::Unreadable(id) => view! { <p class="app-note app-note--warning" role="alert">{sheet_t!(id)}</p> }.into_any(),
                Stage::Thinking => view! { <p role="status">{sheet_t!("sheet-thinking")}</p> }.into_any(),
                Stage::NoPack(region) => view! { <p class="app-note app-note--warning" role="alert">{move || sheet_tr!("sheet-no-pack", region = region.clone())}</p> }.into_any(),
                Stage::Failed(fault) => view! { <FaultNotice fault=fault /> }.into_any(),
                Stage::Done(carried, decided, named) => view! {
                    {result::view(*carried, *decided, named)}
                    <p><button type="button" class="app-button app-button--quiet" on:click=clicked(again)>{sheet_t!("sheet-check-again")}</button></p>
                }.into_any(),
            })}
            {dynamic(move || if matches!(stage.get(), Stage::Done(..) | Stage::Thinking) { ().into_any() } else { inputs(read) })}
        </div>
    }
}

/// Reads the letters of the address, and puts the question of every sheet that was read to the plan.
fn follow(read: RwSignal<Option<Read>, LocalStorage>, stage: RwSignal<Stage, LocalStorage>) {
    let (asked, pack) = (use_question(), use_pack());
    let announcements = use_announcements();
    // The letters of a code that a phone's own camera has opened stand in the address.
    whenever(move || {
        let fragment = asked.fragment();
        // A question has its keys and values; letters have none.
        if fragment.len() > 40 && !fragment.contains('=') {
            read.set(Some(reader::letters(&fragment)));
        }
    });
    // Which reading is looked at: what an earlier one finds out late is of no use any more.
    let turn = StoredValue::new(0_u32);
    whenever(move || {
        turn.update_value(|it| *it += 1);
        let mine = turn.get_value();
        let carried = match read.get() {
            None => return stage.set(Stage::Nothing),
            Some(Err(id)) => {
                announcements.say(sheet_tr!(id));
                return stage.set(Stage::Unreadable(id));
            }
            Some(Ok(it)) => it,
        };
        let open = match pack.view() {
            PackView::Ready(open) => open,
            PackView::Loading => return stage.set(Stage::Thinking),
            // Said above the page; another sheet may be of a city that opens.
            PackView::Failed(_) => return stage.set(Stage::Nothing),
        };
        let region = carried.sheet.region.clone();
        if open.pack.manifest().region != region {
            if pack.has(&region) {
                stage.set(Stage::Thinking);
                pack.choose(Some(region));
            } else {
                stage.set(Stage::NoPack(region));
            }
            return;
        }
        let Some(spot) = Spot::of(&carried) else {
            return stage.set(Stage::Unreadable("sheet-need-corners"));
        };
        stage.set(Stage::Thinking);
        leptos::task::spawn_local(async move {
            let found = decide::decide(&open, &carried.sheet.activity, &spot).await;
            if turn.try_get_value() != Some(mine) {
                return;
            }
            let next = match found {
                Ok(decided) => {
                    announcements.say(result::spoken(&carried, &decided, paper::asked::name_of(&open.pack)));
                    Stage::Done(Box::new(carried), Box::new(decided), paper::asked::name_of(&open.pack))
                }
                Err(Undecided::Pack(error)) => Stage::Failed(Fault::from(&error)),
                Err(Undecided::Outline) => Stage::Unreadable("sheet-damaged"),
            };
            let _ = stage.try_set(next.clone());
            // The keys of a server that this phone has never asked may come after the answer.
            if let Stage::Done(carried, ..) = &next
                && office::lacks_key(carried)
            {
                office::refresh_keys().await;
                if turn.try_get_value() == Some(mine) && !office::lacks_key(carried) {
                    let _ = stage.try_set(next);
                }
            }
        });
    });
}

/// File and camera, and where sheets come from.
fn inputs(read: RwSignal<Option<Read>, LocalStorage>) -> AnyView {
    let is_reading = RwSignal::new(false);
    let choose: Box<dyn FnMut(ev::Event)> = Box::new(move |event| {
        let Some(field) = event.target().and_then(|it| it.dyn_into::<web_sys::HtmlInputElement>().ok())
        else {
            return;
        };
        is_reading.set(true);
        leptos::task::spawn_local(async move {
            // What waits to be drawn goes first: a large picture takes its time.
            let found = reader::file(&field).await;
            // The corners of a sheet whose code was read before may come by its file.
            if let Some(found) = found {
                let _ = read.try_set(Some(found));
            }
            let _ = is_reading.try_set(false);
        });
    });
    view! {
        <section class="app-step" aria-labelledby="lembar-periksa">
            <h2 id="lembar-periksa" class="app-step__title">{sheet_t!("sheet-check-title")}</h2>
            <label class="app-field__label" for=FILE>{sheet_t!("sheet-check-file")}</label>
            <p class="app-field__hint" id="lembar-berkas-petunjuk">{sheet_t!("sheet-check-file-hint")}</p>
            <input id=FILE type="file" class="app-lembar__file" accept="image/*,application/pdf,.pdf" aria-describedby="lembar-berkas-petunjuk" on:change=choose />
            {when(move || is_reading.get(), || view! { <p role="status">{sheet_t!("sheet-check-reading")}</p> }.into_any())}
            {browser::has_camera().then(|| camera(read))}
        </section>
        <p class="app-field__hint">{sheet_t!("sheet-none")}</p>
        <p><a class="app-link app-link--alone" href=Route::Check.path()>{sheet_t!("sheet-none-ask")}</a></p>
    }
    .into_any()
}

fn camera(read: RwSignal<Option<Read>, LocalStorage>) -> AnyView {
    let is_on = RwSignal::new(false);
    // Why it shows nothing, or what is wrong with the code before it; the id of a sentence.
    let trouble = RwSignal::new(None::<&'static str>);
    let reader = StoredValue::new_local(None::<browser::CodeReader>);
    let stop = move || {
        let _ = reader.try_update_value(Option::take);
        let _ = is_on.try_set(false);
    };
    let turn = clicked(move || {
        if is_on.get_untracked() {
            return stop();
        }
        is_on.set(true);
        trouble.set(None);
        leptos::task::spawn_local(async move {
            let found = move |it: Read| {
                match it {
                    Ok(_) => {
                        stop();
                        let _ = read.try_set(Some(it));
                    }
                    // It may come into the picture on the way to a sheet, so the camera stays on.
                    Err(id) => {
                        if trouble.try_get_untracked() != Some(Some(id)) {
                            let _ = trouble.try_set(Some(id));
                        }
                    }
                }
            };
            let opened = reader::camera(CAMERA, found).await;
            let is_wanted = is_on.try_get_untracked() == Some(true);
            match opened {
                Ok(it) if is_wanted => drop(reader.try_update_value(|held| *held = Some(it))),
                Err(why) if is_wanted => {
                    let _ = trouble.try_set(Some(words_of(why)));
                    let _ = is_on.try_set(false);
                }
                _ => {}
            }
        });
    });
    let words = live(move || {
        if is_on.get() { sheet_tr!("sheet-check-camera-stop") } else { sheet_tr!("sheet-check-camera") }
    });
    view! {
        <p><button type="button" class="app-button app-button--quiet" on:click=turn>{words}</button></p>
        {when(move || is_on.get(), || view! {
            <p class="app-field__hint">{sheet_t!("sheet-check-camera-on")}</p>
            <video id=CAMERA class="app-lembar__camera" muted=true playsinline=true aria-hidden="true"></video>
        }.into_any())}
        {dynamic(move || trouble.get().map(|id| view! { <p class="app-note app-note--warning" role="alert">{sheet_t!(id)}</p> }).into_any())}
    }
    .into_any()
}

fn words_of(it: NoCamera) -> &'static str {
    match it {
        NoCamera::Refused => "sheet-check-camera-refused",
        NoCamera::Missing => "sheet-check-camera-missing",
        NoCamera::Failed => "sheet-check-camera-failed",
    }
}
