//! Reads the form that the address names from the pack, and the draft from the device.

use std::{rc::Rc, sync::Arc};

use leptos::prelude::*;

use super::{Loaded, Opened, Session, Stage};
use crate::{components::dynamic::whenever, fault::Fault, state::pack::OpenPack, vault::Vault};

impl Session {
    /// The form of the address, whenever that or the pack changes.
    pub(super) fn follow_pack(self) {
        let form = Memo::new(move |_| self.spot.with(|it| it.form.clone()));
        whenever(move || {
            let id = form.get();
            if let Some(open) = self.pack.ready() {
                self.stage.set(Stage::Loading);
                leptos::task::spawn_local(async move {
                    let stage = read(&open, &id).await;
                    let is_wanted = form.try_get_untracked().as_ref() == Some(&id);
                    if is_wanted {
                        let _ = self.stage.try_set(stage);
                        self.list();
                        let draft = self.spot.try_with_untracked(|it| it.draft.clone()).unwrap_or_default();
                        if !draft.is_empty() {
                            self.open_draft(draft).await;
                        }
                    }
                });
            }
        });
    }

    /// The draft of the address, whenever that changes.
    pub(super) fn follow_draft(self) {
        let draft = Memo::new(move |_| self.spot.with(|it| it.draft.clone()));
        whenever(move || {
            let id = draft.get();
            // A draft that was just begun is here already.
            if !id.is_empty() && self.draft.with_untracked(|it| it.id == id) {
                return;
            }
            self.is_beginning.set_value(false);
            self.carried.set(Vec::new());
            let old = self.keeper.get_untracked();
            self.keeper.set(None);
            self.lent.set(None);
            self.opened.set(if id.is_empty() { Opened::None } else { Opened::Loading });
            leptos::task::spawn_local(async move {
                // What is read next must be what was written last.
                if let Some(old) = old {
                    let _told_by_the_vault = old.flush().await;
                }
                if id.is_empty() {
                    self.list();
                } else if self.stage.try_with_untracked(|it| matches!(it, Stage::Ready(_))) == Some(true) {
                    self.open_draft(id).await;
                }
            });
        });
    }

    /// Opens a kept draft.
    pub(in super::super) async fn open_draft(self, id: String) {
        let opened = match Vault::open().await {
            Err(fault) => Opened::Failed(fault),
            Ok(vault) => match vault.read(&id).await {
                // Another one may have been asked for meanwhile, or the page be gone.
                _ if self.spot.try_with_untracked(|it| it.draft == id) != Some(true) => return,
                Ok(kept) => {
                    // What could not be saved before its page was left is still in this tab.
                    let unsaved = vault.unsaved(&id, kept.as_ref());
                    match kept.or_else(|| unsaved.clone()) {
                        Some(draft) if self.form().is_some_and(|it| it.form.id == draft.form) => {
                            self.hold(vault, draft);
                            if let Some(keeper) = self.keeper.get_untracked().filter(|_| unsaved.is_some()) {
                                keeper.change(|it| it.clone_from(&unsaved.unwrap_or_default()));
                            }
                            return;
                        }
                        _ => Opened::Gone,
                    }
                }
                Err(fault) => Opened::Failed(fault),
            },
        };
        let _ = self.opened.try_set(opened);
    }
}

async fn read(open: &Rc<OpenPack>, id: &str) -> Stage {
    let services = match open.pack.services().await {
        Ok(it) => it.unwrap_or_default(),
        Err(error) => return Stage::Failed(Fault::from(&error)),
    };
    if id.is_empty() {
        return Stage::Choose(Arc::new(services));
    }
    // Addresses are chosen from the city's list; without it they are typed.
    let _ = open.load_places().await;
    match open.pack.form(id).await {
        Ok(Some(form)) => Stage::Ready(Arc::new(Loaded { form, services: Arc::new(services) })),
        Ok(None) => Stage::Absent,
        Err(error) => Stage::Failed(Fault::from(&error)),
    }
}
