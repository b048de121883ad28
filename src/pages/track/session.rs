//! What the page shares: the files of this phone, which one is looked at, what the office answered. Shows nothing.

use std::{collections::BTreeMap, sync::Arc};

use citypack::ServiceFile;
use contract::{Status, outbox::Sent, paths};
use leptos::prelude::*;
use permit::Form;

use crate::{
    browser,
    components::dynamic::whenever,
    outbox::{self, Asked, Entry},
    routes::Route,
    state::{
        announce::{Announcements, use_announcements},
        pack::{CityPack, use_pack},
        question::{Asked as Address, use_question},
    },
    vault::VaultError,
};

/// Element that the page begins with.
pub(super) const TITLE: &str = "lacak-judul";

/// What the address names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Spot {
    List,
    /// A file of this phone.
    Own(String),
    /// Number and secret of a receipt.
    Link(String, String),
}

/// How asking the office stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reached {
    NotAsked,
    Asking,
    Yes,
    /// No answer came.
    No,
    /// It knows no such number and secret.
    Unknown,
}

/// The visit; a copy is a handle.
#[derive(Clone, Copy)]
pub(super) struct Session {
    pub(super) spot: Memo<Spot>,
    pub(super) entries: RwSignal<Option<Vec<Entry>>>,
    /// A file that was opened from a link and is not kept here.
    pub(super) linked: RwSignal<Option<Sent>>,
    pub(super) reached: RwSignal<Reached>,
    pub(super) fault: RwSignal<Option<VaultError>>,
    pub(super) services: RwSignal<Option<Arc<ServiceFile>>>,
    pub(super) forms: RwSignal<BTreeMap<String, Arc<Form>>>,
    /// What was last done, for the eye; it is said aloud as well.
    pub(super) done: RwSignal<String>,
    pub(super) pack: CityPack,
    pub(super) address: Address,
    announcements: Announcements,
}

impl Session {
    pub(super) fn new() -> Self {
        let (address, pack) = (use_question(), use_pack());
        let session = Self {
            spot: Memo::new(move |_| spot_in(&address.fragment())),
            entries: RwSignal::new(None),
            linked: RwSignal::new(None),
            reached: RwSignal::new(Reached::NotAsked),
            fault: RwSignal::new(None),
            services: RwSignal::new(None),
            forms: RwSignal::new(BTreeMap::new()),
            done: RwSignal::new(String::new()),
            pack,
            address,
            announcements: use_announcements(),
        };
        let ticks = outbox::ticks();
        whenever(move || {
            ticks.track();
            leptos::task::spawn_local(session.list());
        });
        session.follow_spot();
        session.follow_pack();
        outbox::start();
        session
    }

    async fn list(self) {
        match outbox::all().await {
            Ok(all) => drop(self.entries.try_set(Some(all))),
            Err(why) => drop(self.fault.try_set(Some(why))),
        }
    }

    fn follow_spot(self) {
        Effect::new(move |before: Option<Spot>| {
            let now = self.spot.get();
            if before.as_ref() != Some(&now) {
                self.reached.set(Reached::NotAsked);
                self.linked.set(None);
                if before.is_some() {
                    self.done.set(String::new());
                    browser::scroll_to_top();
                    browser::focus(TITLE);
                }
                leptos::task::spawn_local(self.arrive(now.clone()));
            }
            now
        });
    }

    /// Asks the office about what the address names. A link to a file of this phone opens that one.
    async fn arrive(self, spot: Spot) {
        match spot {
            Spot::List => {}
            Spot::Own(key) => self.refresh(key).await,
            Spot::Link(number, secret) => {
                let known = outbox::all().await.unwrap_or_default();
                let mine = known
                    .into_iter()
                    .find(|it| it.sent.secret == secret && it.sent.number().is_some_and(|it| it == number));
                match mine {
                    // The secret does not stay in the address and in the history of the browser.
                    Some(it) => self.address.open_address(&address(&it.key), true),
                    None => self.look(&number, &secret).await,
                }
            }
        }
    }

    /// Looks anew at a file that is opened from a link.
    pub(super) async fn look(self, number: &str, secret: &str) {
        let spot = Spot::Link(number.to_owned(), secret.to_owned());
        self.stands(&spot, Reached::Asking);
        let asked = outbox::look(number, secret).await;
        self.stands(&spot, reached(&asked));
        if let Asked::Answer(sent) = asked
            && self.is_at(&spot)
        {
            let _ = self.linked.try_set(Some(sent));
        }
    }

    /// Asks where a file of this phone stands.
    pub(super) async fn refresh(self, key: String) {
        let has_number = outbox::find(&key).await.ok().flatten().is_some_and(|it| it.number().is_some());
        if !has_number {
            return;
        }
        let spot = Spot::Own(key.clone());
        self.stands(&spot, Reached::Asking);
        // Where this device cannot tell, there is no answer either.
        let reached = outbox::refresh(&key).await.map_or(Reached::No, |it| reached(&it));
        self.stands(&spot, reached);
    }

    /// How asking about a spot stands. What comes late says nothing of the file that is looked at by then.
    fn stands(self, spot: &Spot, reached: Reached) {
        if self.is_at(spot) {
            let _ = self.reached.try_set(reached);
        }
    }

    fn is_at(self, spot: &Spot) -> bool {
        self.spot.try_with_untracked(|it| it == spot) == Some(true)
    }

    /// The catalogue, and the forms of the files that are listed: they have the names of desks and steps.
    fn follow_pack(self) {
        whenever(move || {
            let Some(open) = self.pack.ready() else { return };
            leptos::task::spawn_local(async move {
                let found = open.pack.services().await.ok().flatten();
                let _ = self.services.try_set(found.map(Arc::new));
            });
        });
        let wanted = Memo::new(move |_| {
            let own = self.entries.get().unwrap_or_default().into_iter().map(|it| it.sent.form);
            let linked = self.linked.get().map(|it| it.form);
            let mut all: Vec<String> = own.chain(linked).filter(|it| !it.is_empty()).collect();
            all.sort();
            all.dedup();
            all
        });
        whenever(move || {
            let (Some(open), wanted) = (self.pack.ready(), wanted.get()) else { return };
            leptos::task::spawn_local(async move {
                for id in wanted {
                    let is_known = self.forms.try_with_untracked(|it| it.contains_key(&id));
                    if is_known == Some(false)
                        && let Ok(Some(form)) = open.pack.form(&id).await
                    {
                        let _ = self.forms.try_update(|it| it.insert(id, Arc::new(form)));
                    }
                }
            });
        });
    }

    /// A file of this phone, followed as it changes.
    pub(super) fn own(self, key: &str) -> Memo<Option<Sent>> {
        let key = key.to_owned();
        Memo::new(move |_| {
            self.entries.with(|all| all.iter().flatten().find(|it| it.key == key).map(|it| it.sent.clone()))
        })
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
}

fn reached<T>(asked: &Asked<T>) -> Reached {
    match asked {
        Asked::Answer(_) => Reached::Yes,
        Asked::Problem(it) if outbox::is_unknown(it) => Reached::Unknown,
        Asked::Problem(_) | Asked::Lost => Reached::No,
    }
}

/// What the office last said of a file.
pub(super) fn status(sent: Memo<Option<Sent>>) -> Memo<Option<Status>> {
    Memo::new(move |_| sent.with(|it| it.as_ref().and_then(outbox::status_of)))
}

/// The address of a file of this phone.
pub(crate) fn address(key: &str) -> String {
    format!("{}#e={key}", Route::Track.path())
}

fn spot_in(fragment: &str) -> Spot {
    if let Some((number, secret)) = paths::read_tracking_fragment(fragment) {
        return Spot::Link(number, secret);
    }
    let first = fragment.trim_start_matches('#').split('&').next().unwrap_or_default();
    let is_plain = |it: &str| it.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    match first.strip_prefix("e=").filter(|it| !it.is_empty() && it.len() <= 64 && is_plain(it)) {
        Some(key) => Spot::Own(key.to_owned()),
        None => Spot::List,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_a_file_of_this_phone_or_a_receipt_or_nothing() {
        let key = "0123456789abcdef0123456789abcdef.0";
        assert_eq!(spot_in(&format!("#e={key}&r=53.71")), Spot::Own(key.to_owned()));
        let secret = contract::claim_secret([3; 32]);
        assert_eq!(
            spot_in(&paths::tracking_fragment("5371-1", &secret)),
            Spot::Link("5371-1".to_owned(), secret)
        );
        for other in ["", "#r=53.71", "#e=", "#e=<b>", "#n=1&k=short"] {
            assert_eq!(spot_in(other), Spot::List, "{other}");
        }
    }
}
