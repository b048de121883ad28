//! What the page shares: the city's packages, which one is open, whose answers fill it, the noted numbers. Shows nothing.

use std::{rc::Rc, sync::Arc};

use citypack::{Package, PackageFile, ServiceFile};
use contract::NotedNumber;
use leptos::prelude::*;
use permit::{Answers, Date, Facts, Form, View, carry_in, settled};

use super::names::CityNames;
use crate::{
    browser,
    components::dynamic::whenever,
    fault::Fault,
    pages::verdict_facts,
    question::Question,
    routes::Route,
    state::{
        announce::{Announcements, use_announcements},
        pack::{CityPack, use_pack},
        question::{Asked, use_question},
    },
    vault::{DraftCard, Vault, VaultError},
};

/// Element that the page begins with.
pub(super) const TITLE: &str = "paket-judul";

/// What the address names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Spot {
    /// Id of the package; empty for the list.
    pub(super) package: String,
    /// Id of the draft whose answers fill it; empty where the question of the address does.
    pub(super) draft: String,
}

/// How far the city's packages are.
#[derive(Clone)]
pub(super) enum Stage {
    Loading,
    Failed(Fault),
    Ready(Arc<PackageFile>),
}

/// Whose answers fill the package.
pub(super) struct Work {
    pub(super) form: Form,
    pub(super) answers: Answers,
    /// Id of the draft; empty where only a question is known.
    pub(super) draft: String,
}

/// How far the answers are.
#[derive(Clone)]
pub(super) enum Filling {
    Loading,
    /// The draft is not on this device.
    Gone,
    Failed(VaultError),
    /// The form of the package cannot be read.
    Unreadable(Fault),
    Ready(Arc<Work>),
}

/// The visit; a copy is a handle.
#[derive(Clone, Copy)]
pub(super) struct Session {
    pub(super) spot: Memo<Spot>,
    pub(super) stage: RwSignal<Stage>,
    pub(super) filling: RwSignal<Filling>,
    pub(super) cards: RwSignal<Vec<DraftCard>>,
    pub(super) noted: RwSignal<Vec<NotedNumber>>,
    /// Why the noted numbers cannot be read.
    pub(super) noted_fault: RwSignal<Option<VaultError>>,
    /// What was last done, for the eye; it is said aloud as well.
    pub(super) done: RwSignal<String>,
    pub(super) names: RwSignal<Option<Rc<CityNames>>, LocalStorage>,
    /// The catalogue, for what drafts are called.
    pub(super) services: RwSignal<Option<Arc<ServiceFile>>>,
    pub(super) pack: CityPack,
    pub(super) asked: Asked,
    announcements: Announcements,
}

impl Session {
    pub(super) fn new() -> Self {
        let (asked, pack) = (use_question(), use_pack());
        let session = Self {
            spot: Memo::new(move |_| spot_in(&asked.fragment())),
            stage: RwSignal::new(Stage::Loading),
            filling: RwSignal::new(Filling::Loading),
            cards: RwSignal::new(Vec::new()),
            noted: RwSignal::new(Vec::new()),
            noted_fault: RwSignal::new(None),
            done: RwSignal::new(String::new()),
            names: RwSignal::new_local(None),
            services: RwSignal::new(None),
            pack,
            asked,
            announcements: use_announcements(),
        };
        session.follow_pack();
        session.follow_spot();
        session.list();
        session
    }

    fn follow_pack(self) {
        whenever(move || {
            let Some(open) = self.pack.ready() else { return };
            leptos::task::spawn_local(async move {
                // Without the list of places, names of kelurahan are left open.
                let places = open.load_places().await.ok();
                let read = open.pack.packages().await;
                let services = open.pack.services().await.ok().flatten();
                // Another city may have been opened meanwhile.
                if !self.pack.ready_untracked().is_some_and(|it| Rc::ptr_eq(&it, &open)) {
                    return;
                }
                let _ = self.services.try_set(services.map(Arc::new));
                let _ = self.names.try_set(Some(Rc::new(CityNames { open, places })));
                let stage = match read {
                    Ok(file) => Stage::Ready(Arc::new(file.unwrap_or_default())),
                    Err(error) => Stage::Failed(Fault::from(&error)),
                };
                let _ = self.stage.try_set(stage);
            });
        });
    }

    /// Reads the answers anew whenever another package or draft is named.
    fn follow_spot(self) {
        Effect::new(move |before: Option<Spot>| {
            let now = self.spot.get();
            if before.as_ref().is_some_and(|it| *it != now) {
                self.done.set(String::new());
                browser::scroll_to_top();
                browser::focus(TITLE);
            }
            now
        });
        whenever(move || {
            let (spot, question) = (self.spot.get(), self.asked.get());
            let package = self.package();
            let Some(package) = package else { return };
            self.filling.set(Filling::Loading);
            leptos::task::spawn_local(async move {
                let filling = self.read(&spot, &question, &package).await;
                if self.spot.try_get_untracked().as_ref() == Some(&spot) {
                    let _ = self.filling.try_set(filling);
                }
            });
        });
    }

    async fn read(self, spot: &Spot, question: &Question, package: &Package) -> Filling {
        let Some(open) = self.pack.ready_untracked() else { return Filling::Loading };
        let draft = if spot.draft.is_empty() {
            None
        } else {
            let vault = match Vault::open().await {
                Ok(it) => it,
                Err(why) => return Filling::Failed(why),
            };
            match vault.look(&spot.draft).await {
                Ok(Some(draft)) => Some(draft),
                Ok(None) => return Filling::Gone,
                Err(why) => return Filling::Failed(why),
            }
        };
        let id = draft.as_ref().map(|it| it.form.clone()).or_else(|| package.forms.first().cloned());
        let form = match open.pack.form(&id.unwrap_or_default()).await {
            Ok(Some(form)) => form,
            Ok(None) => return Filling::Gone,
            Err(error) => return Filling::Unreadable(Fault::from(&error)),
        };
        let answers = if let Some(draft) = draft {
            draft.answers
        } else {
            let accuracy = question.place.and_then(|it| self.asked.accuracy_of(it));
            let facts = verdict_facts(&open, question, accuracy).await;
            let mut answers = Answers::default();
            carry_in(&form, &mut answers, &facts, &Facts::default());
            answers
        };
        let answers = settled(&form, &answers);
        Filling::Ready(Arc::new(Work { form, answers, draft: spot.draft.clone() }))
    }

    /// Drafts and numbers as they are kept now.
    pub(super) fn list(self) {
        leptos::task::spawn_local(async move {
            let Ok(vault) = Vault::open().await else { return };
            let _ = self.cards.try_set(vault.list().await.unwrap_or_default());
            let (noted, why) = match vault.numbers().await {
                Ok(it) => (it, None),
                Err(why) => (Vec::new(), Some(why)),
            };
            let _ = self.noted.try_set(noted);
            let _ = self.noted_fault.try_set(why);
        });
    }

    /// The package that is open; the caller is evaluated again when that changes.
    pub(super) fn package(self) -> Option<Package> {
        let id = self.spot.with(|it| it.package.clone());
        self.stage.with(|it| match it {
            Stage::Ready(file) => file.package(&id).cloned(),
            _ => None,
        })
    }

    /// Says aloud what the eye sees where it was done.
    pub(super) fn announce(self, words: String) {
        self.announcements.say(words);
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

    /// The address of a package with the question that the page was opened with.
    pub(super) fn to(self, package: &str) -> String {
        let question = self.asked.get().to_fragment();
        let sign = if question.is_empty() { "#" } else { "&" };
        [Route::Package.path(), &question, sign, "p=", package].concat()
    }
}

impl Work {
    /// The form with these answers, today.
    pub(super) fn view(&self) -> View<'_> {
        View::new(&self.form, &self.answers, today())
    }
}

/// Today, where the device is.
pub(super) fn today() -> Date {
    Date::from_plain(&browser::today()).unwrap_or_else(|| Date::from_days(0))
}

/// The address of a package filled from a draft; with no package, of the list.
pub(crate) fn address_of_draft(package: &str, draft: &str) -> String {
    format!("{}#p={package}&d={draft}", Route::Package.path())
}

fn spot_in(fragment: &str) -> Spot {
    let mut spot = Spot::default();
    for pair in fragment.trim_start_matches('#').split('&') {
        match pair.split_once('=') {
            Some(("p", id)) if is_plain(id) => id.clone_into(&mut spot.package),
            Some(("d", id)) if contract::is_id(id) => id.clone_into(&mut spot.draft),
            _ => {}
        }
    }
    spot
}

fn is_plain(id: &str) -> bool {
    id.len() <= 64
        && id.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || matches!(it, b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_a_package_and_a_draft_or_a_question() {
        let draft = "0123456789abcdef0123456789abcdef";
        let address = address_of_draft("oss-kkpr", draft);
        let fragment = address.split_once('#').map(|it| it.1).unwrap_or_default();
        let spot = spot_in(fragment);
        assert_eq!((spot.package.as_str(), spot.draft.as_str()), ("oss-kkpr", draft));
        let asked = spot_in("#t=-10.1,123.6&k=47112&d=1&p=simbg-pbg");
        assert_eq!((asked.package.as_str(), asked.draft.as_str()), ("simbg-pbg", ""));
        assert_eq!(spot_in("#p=<b>&d=x"), Spot::default());
    }
}
