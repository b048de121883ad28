//! Taking a section in: from a file, from codes before the camera, from a text. One that is filled in goes into its draft; one
//! that is still to be filled in is opened.

mod ask;

use std::sync::Arc;

use contract::{Handover, Lent, pieces::Pieces};
use leptos::{ev, prelude::*};
use permit::Form;
use wasm_bindgen::JsCast as _;

use self::ask::{ASK, Asking};
use super::say::sentence;
use crate::{
    browser,
    components::{
        dynamic::{clicked, dynamic, live, when},
        field::{Around, LineField},
    },
    pages::form::{
        say::tag,
        session::{Session, TITLE},
        step::{Spot, Step},
    },
    state::busy::Busy,
    vault::{Vault, VaultError},
};

/// A section with some photos in base64.
const MOST: usize = 20_000_000;
const FILE: &str = "terima-berkas";
const CAMERA: &str = "terima-kamera";

/// What the page is about; a copy is a handle.
#[derive(Clone, Copy)]
struct Desk {
    session: Session,
    told: RwSignal<String>,
    /// Where to look at what came, once it is there.
    done: RwSignal<Option<String>>,
    /// What came and answers some questions otherwise, until somebody has chosen.
    asking: RwSignal<Option<Arc<Asking>>>,
    pieces: RwSignal<Pieces>,
    reader: StoredValue<Option<browser::CodeReader>, LocalStorage>,
    is_on: RwSignal<bool>,
}

pub(super) fn view(session: Session) -> AnyView {
    let desk = Desk {
        session,
        told: RwSignal::new(String::new()),
        done: RwSignal::new(None),
        asking: RwSignal::new(None),
        pieces: RwSignal::new(Pieces::default()),
        reader: StoredValue::new_local(None),
        is_on: RwSignal::new(false),
    };
    Busy::hold_while(move || desk.pieces.with(|it| it.count().0 > 0));
    let spot = session.spot.get_untracked();
    let back = if spot.draft.is_empty() {
        Spot { form: spot.form, ..Spot::default() }.address()
    } else {
        session.to(Step::Tasks)
    };
    view! {
        <p class="app-isi__back"><a class="app-link--back" href=back>{form_t!("form-back")}</a></p>
        <h1 class="app-page__title" id=TITLE tabindex="-1">{hand_t!("take-title")}</h1>
        <p class="app-page__lead">{hand_t!("take-lead")}</p>
        <div role="status">
            {when(move || desk.told.with(|it| !it.is_empty()), move || view! { <p class="app-note">{live(move || desk.told.get())}</p> }.into_any())}
            {when(move || desk.done.with(Option::is_some), move || view! {
                <p><a class="app-button" href=desk.done.get_untracked().unwrap_or_default()>{hand_t!("take-to-draft")}</a></p>
            }.into_any())}
        </div>
        {dynamic(move || desk.asking.get().map_or_else(|| ().into_any(), |it| ask::view(desk, &it)))}
        {file(desk)}
        {browser::can_read_codes().then(|| camera(desk))}
        {paste(desk)}
    }
    .into_any()
}

fn file(desk: Desk) -> AnyView {
    let choose: Box<dyn FnMut(ev::Event)> = Box::new(move |event| {
        let Some(field) = event.target().and_then(|it| it.dyn_into().ok()) else { return };
        leptos::task::spawn_local(async move {
            for file in browser::chosen_files(field, MOST).await {
                desk.read(&file.bytes.unwrap_or_default()).await;
            }
        });
    });
    view! {
        <section class="app-isi__section-box">
            <label class="app-field__label" for=FILE>{hand_t!("take-file")}</label>
            <p class="app-field__hint" id="terima-petunjuk">{hand_t!("take-file-hint")}</p>
            <input id=FILE type="file" class="app-mine__file" accept=".json,application/json" aria-describedby="terima-petunjuk" on:change=choose />
        </section>
    }
    .into_any()
}

fn camera(desk: Desk) -> AnyView {
    let turn = clicked(move || {
        if desk.is_on.get_untracked() {
            desk.stop();
            return;
        }
        desk.is_on.set(true);
        leptos::task::spawn_local(async move {
            let reader = browser::read_codes(CAMERA, move |text| desk.see(&text)).await;
            // Whoever has stopped meanwhile knows why.
            let is_wanted = desk.is_on.try_get_untracked() == Some(true);
            match reader {
                Some(reader) if is_wanted => drop(desk.reader.try_update_value(|it| *it = Some(reader))),
                None if is_wanted => {
                    let _ = desk.told.try_set(hand_tr!("take-camera-failed"));
                    let _ = desk.is_on.try_set(false);
                }
                _ => {}
            }
        });
    });
    let words =
        live(move || if desk.is_on.get() { hand_tr!("take-camera-stop") } else { hand_tr!("take-camera") });
    let count = live(move || match desk.pieces.with(Pieces::count) {
        (_, 0) => String::new(),
        (count, all) => hand_tr!("take-read", count = count, all = all),
    });
    view! {
        <section class="app-isi__section-box">
            <button type="button" class="app-button app-button--quiet" on:click=turn>{words}</button>
            {when(move || desk.is_on.get(), || view! {
                <p class="app-field__hint">{hand_t!("take-camera-on")}</p>
                <video id=CAMERA class="app-isi__camera" muted=true playsinline=true aria-hidden="true"></video>
            }.into_any())}
            <p role="status">{count}</p>
        </section>
    }
    .into_any()
}

fn paste(desk: Desk) -> AnyView {
    let value = RwSignal::new(String::new());
    Busy::hold_while(move || value.with(|it| !it.is_empty()) && desk.done.with(Option::is_none));
    let around = Around::new("terima-tulisan", sentence("take-paste")).hint(sentence("take-paste-hint"));
    let take = clicked(move || {
        let typed = value.get_untracked();
        leptos::task::spawn_local(async move { desk.read(typed.trim().as_bytes()).await });
    });
    view! {
        <section class="app-isi__section-box">
            <LineField around=around value=value />
            <button type="button" class="app-button app-button--quiet" on:click=take>{hand_t!("take-paste-use")}</button>
        </section>
    }
    .into_any()
}

impl Desk {
    fn stop(self) {
        drop(self.reader.try_update_value(Option::take));
        let _ = self.is_on.try_set(false);
    }

    /// A code was before the camera.
    fn see(self, text: &str) {
        let whole = self.pieces.try_update(|it| {
            it.add(text);
            it.whole()
        });
        if let Some(Some(whole)) = whole {
            let _ = self.pieces.try_set(Pieces::default());
            self.stop();
            leptos::task::spawn_local(async move { self.read(whole.as_bytes()).await });
        }
    }

    async fn read(self, bytes: &[u8]) {
        let _ = self.done.try_set(None);
        let _ = self.asking.try_set(None);
        let words = match Handover::parse(bytes) {
            Err(_) => hand_tr!("take-damaged"),
            Ok(section) if section.is_answer => self.take_back(section).await,
            Ok(section) => self.open(section),
        };
        let _ = self.told.try_set(words);
    }

    /// A section that somebody asks to be filled in.
    fn open(self, section: Handover) -> String {
        if self.session.draft.with_untracked(|it| it.id == section.draft) {
            return hand_tr!("take-own");
        }
        let lent = Lent {
            draft: section.draft.clone(),
            section: section.section.clone(),
            item: section.item,
            from: section.from.clone(),
        };
        let spot = Spot { form: section.form.clone(), step: Step::Asked(lent), ..Spot::default() };
        self.session.received.set_value(Some(section));
        self.session.asked.open_address(&spot.address(), false);
        String::new()
    }

    /// A section that somebody has filled in.
    async fn take_back(self, section: Handover) -> String {
        let session = self.session;
        let Some(open) = session.pack.ready_untracked() else { return hand_tr!("take-damaged") };
        let Ok(Some(form)) = open.pack.form(&section.form).await else { return hand_tr!("take-other") };
        let Ok(vault) = Vault::open().await else { return hand_tr!("take-unknown") };
        let before = match vault.look(&section.draft).await {
            Ok(Some(it)) => it.answers,
            Ok(None) => return hand_tr!("take-unknown"),
            Err(why) => return crate::pages::form::say::of_vault(why.title()),
        };
        let replacing = section.replacing(&form, &before);
        if replacing.is_empty() {
            return self.put(section, &form, false).await;
        }
        let _ = self.asking.try_set(Some(Arc::new(Asking { section, form, replacing })));
        browser::focus_on(ASK.to_owned());
        String::new()
    }

    /// Puts a section into its draft.
    async fn put(self, mut section: Handover, form: &Form, keeps_own: bool) -> String {
        let session = self.session;
        let title =
            form.section(&section.section).map(|it| it.title.get(tag()).to_owned()).unwrap_or_default();
        let spot = Spot {
            form: section.form.clone(),
            draft: section.draft.clone(),
            step: Step::Tasks,
            is_change: false,
        };
        let Ok(vault) = Vault::open().await else { return hand_tr!("take-unknown") };
        let is_open = session.draft.try_with_untracked(|it| it.id == section.draft) == Some(true);
        let lost = if is_open {
            let files = core::mem::take(&mut section.files);
            let Ok(lost) = vault.take_files(&section.draft, files, &section.answers).await else {
                return hand_tr!("take-unknown");
            };
            let fits = std::cell::Cell::new(false);
            session.edit(|draft| {
                fits.set(draft.take_back(&section, form, keeps_own).is_ok());
            });
            fits.get().then_some(lost)
        } else {
            match vault.take_back(form, section, keeps_own).await {
                Ok(it) => it,
                Err(VaultError::Removed) => return hand_tr!("take-unknown"),
                Err(why) => return crate::pages::form::say::of_vault(why.title()),
            }
        };
        let Some(lost) = lost else { return hand_tr!("take-other") };
        let _ = self.done.try_set(Some(spot.address()));
        if lost > 0 {
            hand_tr!("take-done-lost", section = title, count = lost)
        } else {
            hand_tr!("take-done", section = title)
        }
    }
}
