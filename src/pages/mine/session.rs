//! What the page shares: the drafts as they are listed, which one is looked at, what was last done. Shows nothing.

use std::{collections::BTreeMap, rc::Rc};

use citypack::ServiceFile;
use leptos::prelude::*;

use crate::{
    browser,
    components::dynamic::whenever,
    outbox,
    routes::Route,
    state::{
        announce::{Announcements, use_announcements},
        pack::{CityPack, use_pack},
        question::{Asked, use_question},
    },
    vault::{DraftCard, Vault, VaultError, Watch},
};

/// Element that the page begins with.
pub(super) const TITLE: &str = "data-judul";

/// The visit; a copy is a handle.
#[derive(Clone, Copy)]
pub(super) struct Session {
    pub(super) vault: RwSignal<Option<Vault>, LocalStorage>,
    pub(super) fault: RwSignal<Option<VaultError>>,
    pub(super) cards: RwSignal<Option<Vec<DraftCard>>>,
    /// Whether numbers of other systems are noted, be they readable or not.
    pub(super) has_numbers: RwSignal<bool>,
    /// Drafts that were sent, each with the name of its file on this phone.
    pub(super) sent: RwSignal<BTreeMap<String, String>>,
    /// Id of the draft that is looked at, out of the address.
    pub(super) chosen: Memo<Option<String>>,
    /// What was last done, for the eye; it is said aloud as well.
    pub(super) done: RwSignal<String>,
    pub(super) services: RwSignal<Option<Rc<ServiceFile>>, LocalStorage>,
    pub(super) pack: CityPack,
    pub(super) asked: Asked,
    announcements: Announcements,
    watch: StoredValue<Option<Watch>, LocalStorage>,
}

impl Session {
    pub(super) fn new() -> Self {
        let (asked, pack) = (use_question(), use_pack());
        let session = Self {
            vault: RwSignal::new_local(None),
            fault: RwSignal::new(None),
            cards: RwSignal::new(None),
            has_numbers: RwSignal::new(false),
            sent: RwSignal::new(BTreeMap::new()),
            chosen: Memo::new(move |_| chosen_in(&asked.fragment())),
            done: RwSignal::new(String::new()),
            services: RwSignal::new_local(None),
            pack,
            asked,
            announcements: use_announcements(),
            watch: StoredValue::new_local(None),
        };
        leptos::task::spawn_local(session.open());
        whenever(move || {
            if let Some(open) = pack.ready() {
                leptos::task::spawn_local(async move {
                    let found = open.pack.services().await.ok().flatten();
                    let _ = session.services.try_set(found.map(Rc::new));
                });
            }
        });
        Effect::new(move |before: Option<Option<String>>| {
            let now = session.chosen.get();
            if before.is_some_and(|it| it != now) {
                browser::scroll_to_top();
                browser::focus(TITLE);
            }
            now
        });
        session
    }

    async fn open(self) {
        match Vault::open().await {
            Ok(vault) => {
                let watch = vault.watch(move |_| self.list());
                let _ = self.watch.try_update_value(|it| it.replace(watch));
                let _ = self.vault.try_set(Some(vault));
                self.list();
            }
            Err(why) => {
                let _ = self.fault.try_set(Some(why));
            }
        }
    }

    /// Reads the list anew.
    pub(super) fn list(self) {
        let Some(vault) = self.vault.try_get_untracked().flatten() else { return };
        leptos::task::spawn_local(async move {
            let sent = outbox::all().await.unwrap_or_default().into_iter().map(|it| (it.sent.draft, it.key));
            let _ = self.sent.try_set(sent.collect());
            let has_numbers = vault.numbers().await.map_or(true, |it| !it.is_empty());
            let _ = self.has_numbers.try_set(has_numbers);
            match vault.list().await {
                Ok(cards) => drop(self.cards.try_set(Some(cards))),
                Err(why) => drop(self.fault.try_set(Some(why))),
            }
        });
    }

    /// The vault, once it is open.
    pub(super) fn vault(self) -> Option<Vault> {
        self.vault.get_untracked()
    }

    /// The card of a draft, as it is listed now.
    pub(super) fn card(self, id: &str) -> Option<DraftCard> {
        self.cards.with(|all| all.iter().flatten().find(|it| it.id == id).cloned())
    }

    /// Says what was done.
    pub(super) fn say(self, words: String) {
        self.announcements.say(words.clone());
        let _ = self.done.try_set(words);
    }

    /// Says what could not be done.
    pub(super) fn fail(self, why: &VaultError) {
        self.say([mine_tr!(why.title()), mine_tr!(why.advice())].join(". "));
    }

    /// What the service of a draft is called; its form's id where the pack does not know it.
    pub(super) fn title(self, card: &DraftCard) -> String {
        let tag = crate::i18n::words().language().tag();
        let known = self
            .services
            .get()
            .and_then(|file| file.service(&card.service).map(|it| it.title.get(tag).to_owned()));
        known.unwrap_or_else(|| if card.form.is_empty() { card.id.clone() } else { card.form.clone() })
    }
}

/// The address at which a draft is looked at.
pub(super) fn address(id: &str) -> String {
    format!("{}#{id}", Route::Mine.path())
}

/// Where a draft is gone on with.
pub(super) fn go_on(card: &DraftCard) -> String {
    format!("{}#{}&d={}&h=tugas", Route::Form.path(), card.form, card.id)
}

fn chosen_in(fragment: &str) -> Option<String> {
    let first = fragment.trim_start_matches('#').split('&').next().unwrap_or_default();
    contract::is_id(first).then(|| first.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_id_names_a_draft() {
        let id = "0123456789abcdef0123456789abcdef";
        assert_eq!(chosen_in(&format!("#{id}&r=53.71")).as_deref(), Some(id));
        for other in ["", "#r=53.71", "#isi", "#<b>"] {
            assert_eq!(chosen_in(other), None, "{other}");
        }
    }
}
