//! The city pack that is open: found in the server's list, opened once, replaced when another region is chosen.

use std::rc::Rc;

use citypack::{ActivityFile, Limits, ListedPack, Pack, PackError, PlaceFile, Status, Withdrawal};
use leptos::prelude::*;

use crate::{
    browser::{self, PackSource},
    fault::{Fault, FaultKind},
    i18n, saved,
};

/// The server's list of packs.
const LIST: &str = "/packs/index.json";
const REMEMBERED: &str = "region";
/// Which version of a region's plan the places saved here were last asked in.
const ASKED_IN: &str = "plan:";

/// What is said of saved places, on every page.
pub type News = fn(CityPack) -> AnyView;

/// A pack with all that the text route needs.
pub struct OpenPack {
    /// The reader.
    pub pack: Pack<PackSource>,
    /// Activities in people's words.
    pub activities: ActivityFile,
    /// Where its office has taken this version back.
    pub withdrawn: Option<Withdrawal>,
    places: Places,
}

/// The gazetteer, once somebody has needed it: nobody who asks by coordinates or map does.
type Places = RwSignal<Option<Rc<PlaceFile>>, LocalStorage>;

/// How far the pack is.
#[derive(Clone)]
pub enum PackView {
    /// On its way.
    Loading,
    /// Open.
    Ready(Rc<OpenPack>),
    /// It cannot be had.
    Failed(Fault),
}

/// The pack context.
#[derive(Debug, Clone, Copy)]
pub struct CityPack {
    view: RwSignal<PackView, LocalStorage>,
    listed: RwSignal<Vec<ListedPack>>,
    places: Places,
    news: RwSignal<Option<News>>,
    /// What the static page has said; what stands on the screen already must not go and come back.
    told: StoredValue<(bool, String)>,
}

/// Makes a pack known to the components below.
pub fn provide_pack(context: CityPack) {
    provide_context(context);
}

/// The pack context.
pub fn use_pack() -> CityPack {
    expect_context()
}

impl CityPack {
    /// No pack yet. Made while the static page still stands, whose words it takes over.
    pub fn unopened() -> Self {
        Self {
            view: RwSignal::new_local(PackView::Loading),
            listed: RwSignal::new(Vec::new()),
            places: RwSignal::new_local(None),
            news: RwSignal::new(None),
            told: StoredValue::new((browser::tells_sample(), browser::told_city())),
        }
    }

    /// How far the pack is; the caller is evaluated again when it changes.
    pub fn view(self) -> PackView {
        self.view.get()
    }

    /// The pack, once it is open.
    pub fn ready(self) -> Option<Rc<OpenPack>> {
        match self.view.get() {
            PackView::Ready(pack) => Some(pack),
            _ => None,
        }
    }

    /// The pack as it is now.
    pub fn ready_untracked(self) -> Option<Rc<OpenPack>> {
        untrack(|| self.ready())
    }

    /// The packs that the server has.
    pub fn listed(self) -> Vec<ListedPack> {
        self.listed.get()
    }

    /// Whether the server has a pack of that region.
    pub fn has(self, region: &str) -> bool {
        self.listed.with_untracked(|all| all.iter().any(|it| it.region == region))
    }

    /// Region of the open pack.
    pub fn region(self) -> Option<String> {
        self.ready().map(|it| it.pack.manifest().region.clone())
    }

    /// Region of the pack as it is now.
    pub fn region_untracked(self) -> Option<String> {
        untrack(|| self.region())
    }

    /// What is to be said of saved places.
    pub fn news(self) -> Option<News> {
        self.news.get()
    }

    /// Says something of saved places on every page, or nothing any more.
    pub fn tell(self, news: Option<News>) {
        self.news.set(news);
    }

    /// Notes that saved places have the answers of this version.
    pub fn note_version(self, region: &str, version: &str) {
        browser::remember(&format!("{ASKED_IN}{region}"), version);
    }

    /// Asks saved places again where the plan is another one than at the last visit.
    fn follow_plan(self, region: &str, version: &str) {
        match browser::recall(&format!("{ASKED_IN}{region}")) {
            None => self.note_version(region, version),
            Some(before) if before == version => {}
            Some(_) => saved::news::later(self),
        }
    }

    /// Whether what is shown is invented for demonstration.
    pub fn is_sample(self) -> bool {
        self.ready().map_or_else(|| self.told.with_value(|it| it.0), |it| it.is_sample())
    }

    /// Name of the city in the language on the screen; empty while it is not known.
    pub fn city(self) -> String {
        let tag = i18n::words().language().tag();
        let told = || self.told.with_value(|it| it.1.clone());
        self.ready().map_or_else(told, |it| it.pack.manifest().name.get(tag).to_owned())
    }

    /// Opens the pack of a region, in its own time.
    pub fn choose(self, region: Option<String>) {
        leptos::task::spawn_local(self.load(region));
    }

    /// Opens a region where a link to it does not: no pack is open, or its list is older than the region.
    pub fn choose_beyond_link(self, region: &str) {
        if self.region_untracked().is_none() || !self.has(region) {
            self.choose(Some(region.to_owned()));
        }
    }

    /// Opens the pack of a region, else the one used last, else the first of the list.
    pub async fn load(self, region: Option<String>) {
        self.view.set(PackView::Loading);
        let region = region.or_else(|| browser::recall(REMEMBERED));
        let view = match self.open(region).await {
            Ok(pack) => PackView::Ready(Rc::new(pack)),
            Err(fault) => PackView::Failed(fault),
        };
        // The page that now opens is work enough for a turn of its own.
        browser::turn().await;
        self.view.set(view);
    }

    async fn open(self, region: Option<String>) -> Result<OpenPack, Fault> {
        let listed = list().await?;
        let wanted = listed.iter().find(|it| Some(&it.region) == region.as_ref()).or_else(|| listed.first());
        let wanted =
            wanted.cloned().ok_or_else(|| Fault::new(FaultKind::NoPack, "the list of packs is empty"))?;
        self.listed.set(listed);
        self.places.set(None);
        let opened = open(&wanted, self.places).await;
        // Also where it failed: the kept copy may be one that only a newer one mends.
        browser::keep_pack(&wanted.path);
        let pack = opened.map_err(|it| Fault::from(&it))?;
        if self.listed.with_untracked(Vec::len) > 1 {
            browser::remember(REMEMBERED, &wanted.region);
        }
        self.follow_plan(&wanted.region, &pack.pack.manifest().version);
        Ok(pack)
    }
}

async fn list() -> Result<Vec<ListedPack>, Fault> {
    let offline = || Fault::new(FaultKind::Offline, LIST);
    let reply = browser::get(LIST, None).await.ok_or_else(offline)?;
    match reply.status {
        200 => {}
        503 | 504 => return Err(offline()),
        404 => return Err(Fault::new(FaultKind::NoPack, format!("{LIST}: no such file"))),
        status => return Err(Fault::new(FaultKind::Other, format!("{LIST}: the server answered {status}"))),
    }
    ListedPack::parse_list(LIST, &reply.bytes).map_err(|it| Fault::from(&PackError::from(it)))
}

async fn open(listed: &ListedPack, places: Places) -> Result<OpenPack, PackError> {
    let pack = Pack::open(PackSource::new(&listed.path), Limits::default()).await?;
    let activities = pack.activities().await?;
    let withdrawn = listed.withdrawal_of(&pack.manifest().version).cloned();
    Ok(OpenPack { pack, activities, withdrawn, places })
}

impl OpenPack {
    /// The gazetteer, once it has been loaded; the caller is evaluated again then.
    pub fn places(&self) -> Option<Rc<PlaceFile>> {
        self.places.get()
    }

    /// The gazetteer, loaded by whoever needs it first.
    pub async fn load_places(&self) -> Result<Rc<PlaceFile>, PackError> {
        if let Some(loaded) = self.places.get_untracked() {
            return Ok(loaded);
        }
        let loaded = Rc::new(self.pack.places().await?);
        self.places.set(Some(loaded.clone()));
        Ok(loaded)
    }

    /// Whether the pack is invented for demonstration.
    pub fn is_sample(&self) -> bool {
        self.pack.manifest().status == Status::Contoh
    }
}
