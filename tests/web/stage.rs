//! Puts a component on the page, lets it settle, and takes it away afterwards.

use leptos::{mount::mount_to, prelude::*};
use ruangizin::state::{
    announce::provide_announcements,
    language::provide_language,
    pack::{CityPack, provide_pack},
    question::provide_question,
};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

/// A component on the page.
pub(crate) struct Stage {
    root: HtmlElement,
    _handle: Box<dyn std::any::Any>,
}

impl Stage {
    /// Shows a component in Indonesian.
    pub(crate) fn show(view: impl FnOnce() -> AnyView + 'static) -> Self {
        ruangizin::browser::remember("language", "id");
        let document = web_sys::window().unwrap().document().unwrap();
        let root: HtmlElement = document.create_element("div").unwrap().unchecked_into();
        document.body().unwrap().append_child(&root).unwrap();
        let handle = mount_to(root.clone(), move || {
            provide_language();
            provide_announcements();
            provide_question();
            provide_pack(CityPack::unopened());
            view()
        });
        Self { root, _handle: Box::new(handle) }
    }

    /// All text that is shown.
    pub(crate) fn text(&self) -> String {
        self.root.inner_text()
    }

    /// The first element that fits a selector.
    pub(crate) fn find(&self, selector: &str) -> HtmlElement {
        self.root
            .query_selector(selector)
            .unwrap()
            .unwrap_or_else(|| panic!("no {selector}"))
            .unchecked_into()
    }

    /// How many elements fit a selector.
    pub(crate) fn count(&self, selector: &str) -> u32 {
        self.root.query_selector_all(selector).unwrap().length()
    }

    /// Lets effects and one frame pass.
    pub(crate) async fn settle(&self) {
        for _ in 0..2 {
            let frame = js_sys::Promise::new(&mut |resolve, _| {
                web_sys::window().unwrap().request_animation_frame(&resolve).unwrap();
            });
            wasm_bindgen_futures::JsFuture::from(frame).await.unwrap();
        }
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.root.remove();
    }
}
