//! Who is told when something of the vault has changed: pages of this tab, and other tabs. Reads and writes nothing.

use std::rc::{Rc, Weak};

use super::store::{Inner, Vault};

pub(super) type Listener = Rc<dyn Fn(&str)>;

/// Tells of drafts that other tabs have changed, until it is dropped.
pub struct Watch {
    number: u32,
    vault: Weak<Inner>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(inner) = self.vault.upgrade() {
            inner.listeners.borrow_mut().retain(|it| it.0 != self.number);
        }
    }
}

/// Tells the listeners of this tab.
pub(super) fn hear(inner: &Inner, id: &str) {
    let all: Vec<Listener> = inner.listeners.borrow().iter().map(|it| Rc::clone(&it.1)).collect();
    for it in all {
        it(id);
    }
}

impl Vault {
    /// Tells of drafts (by id) that another tab has saved or deleted.
    pub fn watch(&self, told: impl Fn(&str) + 'static) -> Watch {
        let mut listeners = self.0.listeners.borrow_mut();
        let number = listeners.iter().map(|it| it.0).max().unwrap_or(0) + 1;
        listeners.push((number, Rc::new(told)));
        Watch { number, vault: Rc::downgrade(&self.0) }
    }

    pub(super) fn tell(&self, id: &str) {
        if let Some(channel) = &*self.0.channel.borrow() {
            channel.say(id);
        }
    }

    /// Tells this tab as well: what shows it was not the one that changed it.
    pub(super) fn tell_all(&self, id: &str) {
        self.tell(id);
        hear(&self.0, id);
    }
}
