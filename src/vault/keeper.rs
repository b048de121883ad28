//! Holds one open draft, saves it at every change, and takes in what other tabs save meanwhile. Changes that come while a
//! save is under way are saved together right after it.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use contract::Draft;
use leptos::prelude::*;

use super::{card::Progress, error::VaultError, merge::merge, store::Vault, watch::Watch};

/// How far saving is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum SaveState {
    /// Nothing was changed yet.
    #[default]
    Clean,
    /// On its way.
    Saving,
    /// Kept since then, RFC 3339.
    Saved(String),
    /// Not kept, and why. The next change tries again.
    Failed(VaultError),
}

struct Hand {
    vault: Vault,
    /// The newest version; a signal may be gone with its page before it is saved.
    newest: RefCell<Draft>,
    is_changed: Cell<bool>,
    is_saving: Cell<bool>,
    progress: Box<dyn Fn(&Draft) -> Progress>,
}

/// An open draft; a copy is a handle.
#[derive(Clone, Copy)]
pub struct Keeper {
    hand: StoredValue<Rc<Hand>, LocalStorage>,
    draft: RwSignal<Draft>,
    state: RwSignal<SaveState>,
}

impl Keeper {
    /// Takes a draft in hand that was read or made here. `progress` tells how far it is, for the list. Belongs to the
    /// reactive owner it is made under; what is not saved when that goes is saved all the same.
    pub fn new(vault: Vault, draft: Draft, progress: impl Fn(&Draft) -> Progress + 'static) -> Self {
        let id = draft.id.clone();
        let hand = Rc::new(Hand {
            vault,
            newest: RefCell::new(draft.clone()),
            is_changed: Cell::new(false),
            is_saving: Cell::new(false),
            progress: Box::new(progress),
        });
        let keeper = Self {
            hand: StoredValue::new_local(Rc::clone(&hand)),
            draft: RwSignal::new(draft),
            state: RwSignal::new(SaveState::Clean),
        };
        let watch = hand.vault.watch(move |changed| {
            if changed == id {
                keeper.look();
            }
        });
        // It ends with the owner of this page.
        let _watch: StoredValue<Watch, LocalStorage> = StoredValue::new_local(watch);
        keeper
    }

    /// The draft; the caller is evaluated again when it changes, here or in another tab.
    pub fn draft(self) -> Signal<Draft> {
        self.draft.into()
    }

    /// Reads the draft as it is now.
    pub fn read<T>(self, of: impl FnOnce(&Draft) -> T) -> T {
        self.draft.with_untracked(of)
    }

    /// How far saving is.
    pub fn state(self) -> Signal<SaveState> {
        self.state.into()
    }

    /// Changes the draft and saves it at once.
    pub fn change(self, step: impl FnOnce(&mut Draft)) {
        let Some(hand) = self.hand.try_get_value() else { return };
        let mut next = hand.newest.borrow().clone();
        step(&mut next);
        hand.newest.replace(next.clone());
        hand.is_changed.set(true);
        self.draft.set(next);
        self.start(hand);
    }

    /// Saves what is not saved yet, again where it failed; ends when it is kept or has failed.
    pub async fn flush(self) -> Result<(), VaultError> {
        let Some(hand) = self.hand.try_get_value() else { return Ok(()) };
        if matches!(self.state.try_get_untracked(), Some(SaveState::Failed(_))) {
            hand.is_changed.set(true);
        }
        while hand.is_changed.get() || hand.is_saving.get() {
            if hand.is_saving.get() {
                crate::browser::pause(20).await;
            } else {
                self.run(&hand).await?;
            }
        }
        Ok(())
    }

    /// Keeps a draft that was deleted in another tab, because somebody says so. Its photos and files went with it.
    pub async fn keep_again(self) -> Result<(), VaultError> {
        let Some(hand) = self.hand.try_get_value() else { return Ok(()) };
        let newest = hand.newest.borrow().clone();
        let draft = hand.vault.begun_again(newest).await;
        hand.newest.replace(draft.clone());
        let _ = self.draft.try_set(draft);
        self.flush().await
    }

    /// Makes sure that the draft is on this device, also where nothing was answered yet.
    pub async fn kept(self) -> Result<(), VaultError> {
        if self.state.try_get_untracked() == Some(SaveState::Clean) {
            self.change(|_| ());
        }
        self.flush().await
    }

    /// Where the draft is kept, and its id; nothing once its page is gone.
    pub fn place(self) -> Option<(Vault, String)> {
        let hand = self.hand.try_get_value()?;
        let id = hand.newest.borrow().id.clone();
        Some((hand.vault.clone(), id))
    }

    /// Deletes files that no answer names any more, when nothing else is to be done.
    pub fn sweep_later(self) {
        crate::browser::when_idle(move || {
            leptos::task::spawn_local(async move {
                // An answer that could not be saved may name files that the kept draft does not.
                let is_kept = self.flush().await.is_ok();
                if let Some((vault, draft)) = self.place().filter(|_| is_kept) {
                    // What cannot be swept now is swept next time.
                    let _ = vault.sweep(&draft).await;
                }
            });
        });
    }

    fn start(self, hand: Rc<Hand>) {
        leptos::task::spawn_local(async move {
            let _told_by_the_state = self.run(&hand).await;
        });
    }

    /// Saves until nothing is left to save. One at a time: a save that is under way takes later changes along.
    async fn run(self, hand: &Rc<Hand>) -> Result<(), VaultError> {
        if hand.is_saving.replace(true) {
            return Ok(());
        }
        let mut ended = Ok(());
        while ended.is_ok() && hand.is_changed.replace(false) {
            let draft = hand.newest.borrow().clone();
            let _ = self.state.try_set(SaveState::Saving);
            let progress = (hand.progress)(&draft);
            match hand.vault.save(&draft, progress).await {
                Ok(saved) => {
                    let at = saved.draft.saved_at.clone();
                    if saved.is_merged {
                        self.take(hand, &draft, saved.draft);
                    }
                    if !hand.is_changed.get() {
                        let _ = self.state.try_set(SaveState::Saved(at));
                    }
                }
                Err(why) => {
                    // Kept in hand: the next change, or the next save of another tab, tries again with all of it.
                    hand.is_changed.set(true);
                    let _ = self.state.try_set(SaveState::Failed(why.clone()));
                    ended = Err(why);
                }
            }
        }
        hand.is_saving.set(false);
        ended
    }

    /// Takes in what another tab has saved; what was typed here since `base` stays.
    fn take(self, hand: &Hand, base: &Draft, theirs: Draft) {
        let now = hand.newest.borrow().clone();
        let next = if now == *base { theirs } else { merge(base, &now, &theirs) };
        hand.newest.replace(next.clone());
        let _ = self.draft.try_set(next);
    }

    /// Another tab has saved this draft. What is unsaved here is put together with it by the save under way, or by another
    /// one where the last has failed.
    fn look(self) {
        let Some(hand) = self.hand.try_get_value() else { return };
        if hand.is_changed.get() || hand.is_saving.get() {
            self.start(hand);
            return;
        }
        leptos::task::spawn_local(async move {
            let base = hand.newest.borrow().clone();
            // Looked at first: what is gone stays known here, so that only somebody who says so keeps it again.
            let found = match hand.vault.look(&base.id).await {
                Ok(Some(_)) => hand.vault.read(&base.id).await,
                none => none,
            };
            match found {
                Ok(Some(theirs)) => self.take(&hand, &base, theirs),
                Ok(None) => {
                    let _ = self.state.try_set(SaveState::Failed(VaultError::Removed));
                }
                Err(why) => {
                    let _ = self.state.try_set(SaveState::Failed(why));
                }
            }
        });
    }
}
