//! A signature drawn on the glass, or a name typed in its place for whoever cannot draw: both become a picture that is kept
//! like any other file.

use leptos::{html, prelude::*};
use permit::{Answer, FileRef, Path, form::Field};
use wasm_bindgen::JsCast as _;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, PointerEvent};

use super::{around, id_of, write};
use crate::{
    browser,
    components::{
        dynamic::{clicked, dynamic, live, when},
        field::{Around, LineField},
    },
    pages::form::{problem, say::sentence, session::Session},
    vault::Vault,
};

/// Pixels of the picture: enough to be printed 6 cm wide.
const SIZE: (u32, u32) = (720, 260);

pub(super) fn view(session: Session, path: &Path, field: &Field) -> AnyView {
    let words = around(session, path, field);
    let (id, label, hint, error) = (words.id.clone(), words.label, words.hint, words.error);
    let pad = Pad {
        session,
        canvas: NodeRef::new(),
        is_down: StoredValue::new(false),
        is_drawn: RwSignal::new(false),
        is_typing: RwSignal::new(false),
        name: RwSignal::new(String::new()),
        path: StoredValue::new(path.clone()),
    };
    let has = {
        let path = path.clone();
        move || session.draft.with(|it| it.answers.get(&path).is_some())
    };
    let has_signed = Memo::new(move |_| has());
    let at = path.clone();
    let anew = clicked(move || {
        write(session, &at, Answer::Files(Vec::new()));
        pad.clear();
    });
    let (title, of_pad) = (format!("{id}-judul"), id.clone());
    let of_box = title.clone();
    view! {
        <div id=id tabindex="-1" role="group" aria-labelledby=of_box>
            <p class="app-field__label" id=title>{live(move || label.get())}</p>
            {dynamic(move || match hint.get() {
                it if it.is_empty() => ().into_any(),
                it => view! { <p class="app-field__hint">{it}</p> }.into_any(),
            })}
            {problem::line(error)}
            <p class="app-isi__chosen" role="status">{live(move || if has_signed.get() { form_tr!("form-signed") } else { String::new() })}</p>
            {when(move || !has_signed.get(), move || pad.view(&of_pad))}
            {when(move || has_signed.get(), {
                let anew = StoredValue::new_local(std::cell::RefCell::new(anew));
                move || {
                    let press: crate::components::dynamic::OnClick = Box::new(move |event| anew.with_value(|it| (it.borrow_mut())(event)));
                    view! { <button type="button" class="app-button app-button--quiet" on:click=press>{form_t!("form-sign-anew")}</button> }.into_any()
                }
            })}
        </div>
    }
    .into_any()
}

/// Where is drawn; a copy is a handle.
#[derive(Clone, Copy)]
struct Pad {
    session: Session,
    canvas: NodeRef<html::Canvas>,
    is_down: StoredValue<bool>,
    is_drawn: RwSignal<bool>,
    is_typing: RwSignal<bool>,
    name: RwSignal<String>,
    path: StoredValue<Path>,
}

impl Pad {
    fn view(self, id: &str) -> AnyView {
        let down: Box<dyn FnMut(PointerEvent)> = Box::new(move |event| self.press(&event));
        let go: Box<dyn FnMut(PointerEvent)> = Box::new(move |event| self.draw(&event));
        let up: Box<dyn FnMut(PointerEvent)> = Box::new(move |_| self.is_down.set_value(false));
        let keep = clicked(move || self.keep());
        let clear = clicked(move || self.clear());
        let typing = clicked(move || self.is_typing.set(true));
        let id = format!("{id}-nama");
        view! {
            <canvas
                node_ref=self.canvas
                class="app-isi__pad"
                width=SIZE.0
                height=SIZE.1
                role="img"
                aria-label=form_t!("form-pad")
                on:pointerdown=down
                on:pointermove=go
                on:pointerup=up
            ></canvas>
            <div class="app-isi__ways">
                <button type="button" class="app-button" on:click=keep>{form_t!("form-sign-keep")}</button>
                <button type="button" class="app-button app-button--quiet" on:click=clear>{form_t!("form-sign-clear")}</button>
                <button type="button" class="app-button app-button--quiet" on:click=typing>{form_t!("form-sign-type")}</button>
            </div>
            {when(move || self.is_typing.get(), move || self.typing(&id))}
        }
        .into_any()
    }

    /// A name typed in full counts as well as one that is drawn.
    fn typing(self, id: &str) -> AnyView {
        let around = Around::new(id, sentence("form-sign-name")).hint(sentence("form-sign-name-hint"));
        let take = clicked(move || self.keep_typed());
        view! {
            <LineField around=around value=self.name />
            <button type="button" class="app-button app-button--quiet" on:click=take>{form_t!("form-sign-name-keep")}</button>
        }
        .into_any()
    }

    fn context(self) -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
        let canvas: HtmlCanvasElement = self.canvas.get_untracked()?;
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        Some((canvas, context))
    }

    /// A point of the screen on the picture.
    fn point(event: &PointerEvent, canvas: &HtmlCanvasElement) -> (f64, f64) {
        let seen = canvas.get_bounding_client_rect();
        let (wide, high) = (seen.width().max(1.0), seen.height().max(1.0));
        let x = (f64::from(event.client_x()) - seen.left()) / wide * f64::from(SIZE.0);
        let y = (f64::from(event.client_y()) - seen.top()) / high * f64::from(SIZE.1);
        (x, y)
    }

    fn press(self, event: &PointerEvent) {
        let Some((canvas, context)) = self.context() else { return };
        event.prevent_default();
        self.is_down.set_value(true);
        self.is_drawn.set(true);
        let (x, y) = Self::point(event, &canvas);
        ink(&context);
        context.begin_path();
        context.move_to(x, y);
        context.line_to(x + 0.1, y);
        context.stroke();
    }

    fn draw(self, event: &PointerEvent) {
        if !self.is_down.get_value() || event.buttons() == 0 {
            return;
        }
        let Some((canvas, context)) = self.context() else { return };
        let (x, y) = Self::point(event, &canvas);
        context.line_to(x, y);
        context.stroke();
    }

    fn clear(self) {
        if let Some((_, context)) = self.context() {
            context.clear_rect(0.0, 0.0, f64::from(SIZE.0), f64::from(SIZE.1));
        }
        self.is_drawn.set(false);
    }

    fn keep(self) {
        if self.is_drawn.get_untracked() {
            self.store("ttd.png".to_owned());
        } else {
            self.is_typing.set(true);
        }
    }

    fn keep_typed(self) {
        let name = self.name.get_untracked().trim().to_owned();
        let Some((_, context)) = self.context().filter(|_| !name.is_empty()) else { return };
        self.clear();
        ink(&context);
        context.set_font("italic 56px serif");
        // A long name is narrowed by the browser so that it fits.
        let wide = f64::from(SIZE.0) - 48.0;
        let _ = context.fill_text_with_max_width(&name, 24.0, f64::from(SIZE.1) / 2.0 + 16.0, wide);
        self.store(form_tr!("form-sign-file", name = name));
    }

    fn store(self, name: String) {
        let Some(bytes) = self.context().and_then(|it| png_of(&it.0)) else { return };
        let session = self.session;
        let path = self.path.get_value();
        let draft = session.draft.with_untracked(|it| it.id.clone());
        leptos::task::spawn_local(async move {
            let Ok(vault) = Vault::open().await else { return };
            let Ok(sha256) = vault.put_file(&draft, &bytes, "image/png").await else { return };
            let file = FileRef {
                name,
                media_type: "image/png".to_owned(),
                bytes: bytes.len() as u64,
                sha256,
                insisted: Vec::new(),
            };
            write(session, &path, Answer::Files(vec![file]));
            browser::focus_on(id_of(&path));
        });
    }
}

fn ink(context: &CanvasRenderingContext2d) {
    context.set_line_width(5.0);
    context.set_line_cap("round");
    context.set_line_join("round");
    // Paper is white, whatever the theme of the screen.
    context.set_stroke_style_str("#1c1b33");
    context.set_fill_style_str("#1c1b33");
}

/// The bytes of the picture.
fn png_of(canvas: &HtmlCanvasElement) -> Option<Vec<u8>> {
    let address = canvas.to_data_url_with_type("image/png").ok()?;
    let text = address.split_once(',')?.1;
    base64::Engine::decode(&base64::engine::general_purpose::STANDARD, text).ok()
}
