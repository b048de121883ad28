//! Something that has to be answered before the rest goes on: a dialog in the middle, or a sheet from the bottom where
//! thumbs are. The browser keeps the focus inside and closes it with Escape (WCAG 2.2: 2.1.2, 2.4.3), its title names
//! it (4.1.2), and the focus returns to where it came from (3.2.1). Without movement where none is wanted (2.3.3).

use leptos::{ev, html, prelude::*};

use super::dynamic::{Text, clicked, live, when, whenever};
use crate::browser;

/// Where it appears.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DialogShape {
    /// In the middle: a question.
    #[default]
    Middle,
    /// At the bottom: things to look up or choose while the page stays in sight.
    Sheet,
}

/// The dialog; its content is made when it opens.
#[component]
pub fn Dialog(
    #[prop(into)] id: String,
    title: Text,
    is_open: RwSignal<bool>,
    #[prop(default = DialogShape::Middle)] shape: DialogShape,
    children: ChildrenFn,
) -> impl IntoView {
    let element = NodeRef::<html::Dialog>::new();
    whenever(move || {
        let wanted = is_open.get();
        if let Some(element) = element.get() {
            browser::show_dialog(&element, wanted);
        }
    });
    let closed: Box<dyn FnMut(ev::Event)> = Box::new(move |_| is_open.set(false));
    // What lies around the dialog belongs to its element, too; a finger there means "away with it".
    let outside: Box<dyn FnMut(ev::MouseEvent)> = Box::new(move |event| {
        if element.get_untracked().is_some_and(|it| browser::is_target(&event, &it)) {
            is_open.set(false);
        }
    });
    let class = match shape {
        DialogShape::Middle => "app-dialog",
        DialogShape::Sheet => "app-dialog app-dialog--sheet",
    };
    let title_id = format!("{id}-judul");
    let of_dialog = title_id.clone();
    view! {
        <dialog node_ref=element id=id class=class aria-labelledby=of_dialog on:close=closed on:click=outside>
            <div class="app-dialog__content">
                <div class="app-dialog__head">
                    <h2 id=title_id class="app-dialog__title" tabindex="-1" autofocus=true>{live(move || title.get())}</h2>
                    <button
                        type="button"
                        class="app-dialog__close"
                        aria-label=t!("common-close")
                        on:click=clicked(move || is_open.set(false))
                    ></button>
                </div>
                {when(move || is_open.get(), move || children().into_any())}
            </div>
        </dialog>
    }
}
