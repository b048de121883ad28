//! What the page shares: the cities as they are, what is being brought in, and the ways to change both. Shows nothing.

use std::{
    cell::{Cell, OnceCell},
    collections::BTreeMap,
    rc::Rc,
};

use leptos::prelude::*;

use super::{
    download::{self, Trouble},
    look::{City, look},
};
use crate::{
    browser::{self, Channel, Stop},
    components::dynamic::whenever,
    question::Question,
    routes::Route,
    state::{
        announce::{Announcements, use_announcements},
        pack::{CityPack, use_pack},
        question::{Asked, use_question},
    },
};

/// Element that the page begins with.
pub(super) const TITLE: &str = "kota-judul";
/// One at a time keeps packs, a page or the worker; who keeps something tells the others by a channel of the same name.
const LOCK: &str = "ruangizin-packs";
/// What the device remembers of a city that is not whole yet: that it goes on, or that somebody paused it.
const MARK: &str = "unduh:";
const GOES_ON: &str = "jalan";
const PAUSED: &str = "jeda";

/// How far a city is that somebody wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Job {
    /// Another one comes first.
    Waiting,
    /// Bytes here, bytes in all.
    Running(u64, u64),
    /// The same, of a look at files that are here.
    Checking(u64, u64),
    /// Somebody paused it.
    Paused,
    /// It ended without being whole.
    Failed(Trouble),
}

impl Job {
    /// Whether it ends by itself.
    pub(super) fn is_busy(&self) -> bool {
        matches!(self, Self::Waiting | Self::Running(..) | Self::Checking(..))
    }
}

thread_local! {
    /// The visit outlives its page: a city goes on coming in while the person looks at another page of the app.
    static VISIT: OnceCell<(Owner, Session)> = const { OnceCell::new() };
}

/// What of the app the page needs.
type Contexts = (CityPack, Asked, Announcements);

/// The visit; a copy is a handle.
#[derive(Clone, Copy)]
pub(super) struct Session {
    /// The cities; nothing while they are looked at for the first time.
    pub(super) cities: RwSignal<Option<Vec<City>>>,
    /// Whether the server was reached for the list.
    pub(super) is_fresh: RwSignal<bool>,
    pub(super) jobs: RwSignal<BTreeMap<String, Job>>,
    /// What was last done, for the eye; it is said aloud as well.
    pub(super) done: RwSignal<String>,
    /// Bytes used and provided.
    pub(super) usage: RwSignal<Option<(f64, f64)>>,
    pub(super) pack: CityPack,
    asked: Asked,
    announcements: Announcements,
    /// The city that somebody wants to use and that is not open yet.
    wanted: RwSignal<Option<City>>,
    stops: StoredValue<BTreeMap<String, Stop>, LocalStorage>,
    _channel: StoredValue<Channel, LocalStorage>,
}

impl Session {
    /// The visit, begun where the page is opened for the first time.
    pub(super) fn enter() -> Self {
        let contexts = (use_pack(), use_question(), use_announcements());
        let begin = || {
            // Without a parent: it ends with the app, not with the page.
            let owner = Owner::default();
            let session = owner.with(|| Self::new(contexts));
            (owner, session)
        };
        let session = VISIT.with(|it| it.get_or_init(begin).1);
        leptos::task::spawn_local(async move {
            session.look().await;
            session.go_on();
        });
        // What was told here has been read; what ends later is still to be told.
        on_cleanup(move || session.done.set(String::new()));
        session
    }

    fn new((pack, asked, announcements): Contexts) -> Self {
        let is_looking = Rc::new(Cell::new(false));
        let cities = RwSignal::new(None);
        let heard = Rc::new(Cell::new(None::<Self>));
        let of_channel = Rc::clone(&heard);
        let channel = Channel::open(LOCK, move |_folder| {
            // Files come in quickly; one look at a time is enough.
            if let Some(session) = of_channel.get()
                && !is_looking.replace(true)
            {
                let is_looking = Rc::clone(&is_looking);
                leptos::task::spawn_local(async move {
                    browser::pause(400).await;
                    is_looking.set(false);
                    session.look().await;
                });
            }
        });
        let session = Self {
            cities,
            is_fresh: RwSignal::new(true),
            jobs: RwSignal::new(BTreeMap::new()),
            done: RwSignal::new(String::new()),
            usage: RwSignal::new(None),
            pack,
            asked,
            announcements,
            wanted: RwSignal::new(None),
            stops: StoredValue::new_local(BTreeMap::new()),
            _channel: StoredValue::new_local(channel),
        };
        heard.set(Some(session));
        whenever(move || session.say_opened());
        browser::on_online(move || session.try_again());
        session
    }

    /// Looks at what is here.
    pub(super) async fn look(self) {
        let (cities, is_fresh) = look().await;
        let usage = browser::usage().await;
        self.cities.set(Some(cities));
        self.is_fresh.set(is_fresh);
        self.usage.set(usage);
    }

    fn city(self, region: &str) -> Option<City> {
        self.cities.with_untracked(|all| all.iter().flatten().find(|it| it.region == region).cloned())
    }

    /// What was going on when the app was last closed, goes on; what was paused stays so.
    fn go_on(self) {
        for city in self.cities.get_untracked().unwrap_or_default() {
            let job = self.jobs.with_untracked(|all| all.get(&city.region).copied());
            // It has gone on all the while.
            if job.as_ref().is_some_and(Job::is_busy) {
                continue;
            }
            let mark = format!("{MARK}{}", city.region);
            match browser::recall(&mark).as_deref() {
                // The worker has brought it in meanwhile.
                Some(_) if city.is_settled() => {
                    browser::forget(&mark);
                    self.set(&city.region, None);
                    alone(async move { download::forget_pieces(&city.path).await });
                }
                Some(GOES_ON) => self.bring(&city.region),
                // Why it ended stands there until the app is closed.
                Some(_) if job.is_none() => self.set(&city.region, Some(Job::Paused)),
                _ => {}
            }
        }
    }

    /// A signal came back.
    fn try_again(self) {
        for (region, job) in self.jobs.get_untracked() {
            if job == Job::Failed(Trouble::Offline) {
                self.bring(&region);
            }
        }
    }

    fn set(self, region: &str, job: Option<Job>) {
        self.jobs.update(|jobs| match job {
            Some(job) => drop(jobs.insert(region.to_owned(), job)),
            None => drop(jobs.remove(region)),
        });
    }

    /// How far a city is; the caller is evaluated again when it changes.
    pub(super) fn job(self, region: &str) -> Option<Job> {
        self.jobs.with(|jobs| jobs.get(region).copied())
    }

    /// Brings a city in, or goes on with it.
    pub(super) fn bring(self, region: &str) {
        let Some(city) = self.city(region) else { return };
        let stop = Stop::default();
        self.stops.update_value(|all| drop(all.insert(region.to_owned(), stop.clone())));
        browser::remember(&format!("{MARK}{region}"), GOES_ON);
        self.set(region, Some(Job::Waiting));
        alone(async move {
            let tell = |done, total| self.set(&city.region, Some(Job::Running(done, total)));
            let is_open = self.pack.region_untracked().as_deref() == Some(&city.region);
            let ended = if stop.is_stopped() {
                Err(Trouble::Stopped)
            } else {
                download::bring(&city.path, is_open, &stop, &tell).await
            };
            self.ended(&city, ended).await;
        });
    }

    async fn ended(self, city: &City, ended: Result<(), Trouble>) {
        let mark = format!("{MARK}{}", city.region);
        match ended {
            Ok(()) => {
                browser::forget(&mark);
                self.set(&city.region, None);
                self.say(packs_tr!("packs-done", city = name_of(city)));
            }
            Err(Trouble::Stopped) => self.set(&city.region, Some(Job::Paused)),
            Err(why) => {
                // Without a network it goes on by itself; all else waits for the person.
                if why != Trouble::Offline {
                    browser::remember(&mark, PAUSED);
                }
                self.set(&city.region, Some(Job::Failed(why)));
            }
        }
        self.look().await;
    }

    /// Pauses, also for the next visit.
    pub(super) fn pause(self, region: &str) {
        browser::remember(&format!("{MARK}{region}"), PAUSED);
        self.set(region, Some(Job::Paused));
        self.stops.with_value(|all| all.get(region).map(Stop::stop));
    }

    /// Reads all files of a city again.
    pub(super) fn check(self, city: City) {
        self.set(&city.region, Some(Job::Waiting));
        alone(async move {
            let tell = |done, total| self.set(&city.region, Some(Job::Checking(done, total)));
            let found = download::check(&city.path, &tell).await;
            self.set(&city.region, None);
            let name = name_of(&city);
            self.say(match found {
                Ok(0) => packs_tr!("packs-check-right", city = name),
                Ok(count) => packs_tr!("packs-check-wrong", city = name, count = count),
                Err(_) => packs_tr!("packs-failed-other"),
            });
            self.look().await;
        });
    }

    /// Deletes a city.
    pub(super) fn delete(self, city: City) {
        self.pause(&city.region);
        browser::forget(&format!("{MARK}{}", city.region));
        alone(async move {
            download::delete(&city.path).await;
            self.set(&city.region, None);
            self.say(packs_tr!("packs-deleted", city = name_of(&city)));
            self.look().await;
            browser::focus(TITLE);
        });
    }

    /// Opens a city, for this visit and the next ones.
    pub(super) fn choose(self, city: &City) {
        let question = Question { region: Some(city.region.clone()), ..Question::default() };
        self.wanted.set(Some(city.clone()));
        self.asked.open(Route::Packs, &question);
        self.pack.choose_beyond_link(&city.region);
    }

    /// Says that a city is in use once it is.
    fn say_opened(self) {
        let open = self.pack.region();
        if let Some(city) = self.wanted.get().filter(|it| open.as_ref() == Some(&it.region)) {
            self.wanted.set(None);
            self.say(packs_tr!("packs-chosen", city = name_of(&city)));
        }
    }

    /// Says what was done.
    fn say(self, words: String) {
        self.announcements.say(words.clone());
        self.done.set(words);
    }
}

/// Does work that neither the worker nor another tab may do at the same time.
fn alone(work: impl Future<Output = ()> + 'static) {
    leptos::task::spawn_local(async move {
        // Without locks the worst is that a file comes twice.
        if let Err(work) = browser::alone(LOCK, Box::pin(work)).await {
            work.await;
        }
    });
}

/// Name of a city in the language on the screen.
pub(super) fn name_of(city: &City) -> String {
    city.name.get(crate::i18n::words().language().tag()).to_owned()
}
