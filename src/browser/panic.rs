//! After a panic the program is dead; the script of the static page, which uses nothing of it, then takes over.

/// What `public/shell.js` listens for.
const PANIC: &str = "ruangizin-panic";

/// Lets the page know of a panic and tells the console what happened. Anything beyond that could panic again.
pub fn install_panic_screen() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
        if let (Some(window), Ok(event)) = (web_sys::window(), web_sys::Event::new(PANIC)) {
            let _ = window.dispatch_event(&event);
        }
    }));
}
