//! After a panic the program is dead; the plain screen that `index.html` keeps ready then takes its place.

/// Shows the plain screen and tells the console what happened. Anything beyond that could panic again.
pub fn install_panic_screen() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
        let Some(document) = web_sys::window().and_then(|it| it.document()) else { return };
        if let Some(screen) = document.get_element_by_id("panic") {
            let _ = screen.remove_attribute("hidden");
        }
        for rest in ["boot", "app"] {
            if let Some(element) = document.get_element_by_id(rest) {
                let _ = element.set_attribute("hidden", "");
            }
        }
    }));
}
