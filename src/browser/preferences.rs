//! Small choices kept on the device: language, region. Absent or forbidden storage is no failure; the choice
//! then lasts as long as the page.

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// Keeps a choice, where the browser lets us.
pub fn remember(key: &str, value: &str) {
    if let Some(storage) = storage() {
        // A full or blocked storage only means that the choice is asked again.
        let _ = storage.set_item(key, value);
    }
}

/// The kept choice.
pub fn recall(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Forgets a choice.
pub fn forget(key: &str) {
    if let Some(storage) = storage() {
        // Blocked storage kept nothing either.
        let _ = storage.remove_item(key);
    }
}
