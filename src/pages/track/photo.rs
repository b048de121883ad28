//! A new photo or PDF for a correction: chosen, shrunk and cleaned as those of a form are. Keeps nothing by itself.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast as _;

use crate::{
    browser::picture::{Taken, files_of, take},
    components::dynamic::live,
    vault::{StoredFile, say::bytes},
};

/// A PDF weighs so many bytes at most, as in forms.
const MOST_PDF: f64 = 5e6;

/// What is chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Chosen {
    #[default]
    Nothing,
    /// It cannot be used.
    Bad,
    /// Shrunk and clean; kept on the device when the answer is sent.
    Ready(StoredFile),
}

/// The picker.
pub(super) fn view(id: &str, chosen: RwSignal<Chosen>) -> AnyView {
    let take: Box<dyn FnMut(ev::Event)> = Box::new(move |event| {
        let input = event.target().and_then(|it| it.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(file) = input.and_then(|it| files_of(&it).into_iter().next()) else { return };
        leptos::task::spawn_local(async move {
            let taken = match take(&file, MOST_PDF).await {
                Ok(Taken::Picture(shot)) => Some((shot.bytes, shot.media_type)),
                Ok(Taken::Pdf(bytes)) => Some((bytes, "application/pdf")),
                Err(_not_taken) => None,
            };
            let ready = |(bytes, media_type): (Vec<u8>, &str)| {
                Chosen::Ready(StoredFile { media_type: media_type.to_owned(), bytes })
            };
            let _ = chosen.try_set(taken.map_or(Chosen::Bad, ready));
        });
    });
    let told = move || match chosen.get() {
        Chosen::Nothing => track_tr!("track-correction-photo-hint"),
        Chosen::Bad => track_tr!("track-correction-photo-bad"),
        Chosen::Ready(file) => {
            #[expect(clippy::cast_precision_loss, reason = "files are far smaller than 2^53 bytes")]
            let size = bytes(file.bytes.len() as f64);
            track_tr!("track-correction-photo-ready", size = size)
        }
    };
    let told_id = format!("{id}-kata");
    view! {
        <div class="app-field">
            <label class="app-field__label" for=id.to_owned()>{track_t!("track-correction-photo")}</label>
            <p class="app-field__hint" id=told_id.clone() role="status">{live(told)}</p>
            <input id=id.to_owned() type="file" class="app-mine__file" accept="image/*,application/pdf" aria-describedby=told_id on:change=take />
        </div>
    }
    .into_any()
}
