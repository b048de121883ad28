//! What the pages of one visit share: the form, the draft that is open, what is wrong on the page. Every change is kept
//! at once; nothing here judges an answer, `permit` does.

mod answers;
mod begin;
mod load;
mod seen;

use std::sync::Arc;

use citypack::ServiceFile;
use contract::{Draft, Handover};
use leptos::prelude::*;
use permit::{Answers, Date, Finding, Form, PaperState, Path, Setting, View, settled, validate};

pub(super) use self::{
    answers::{get, put},
    begin::Begin,
    seen::Beside,
};
use super::step::{Spot, Step};
use crate::{
    browser,
    components::dynamic::whenever,
    fault::Fault,
    state::{
        busy::Busy,
        pack::{CityPack, use_pack},
        question::{Asked, use_question},
    },
    vault::{DraftCard, Keeper, Progress, SaveState, Vault, VaultError},
};

/// A form with what the catalogue says of its service.
pub(super) struct Loaded {
    pub(super) form: Form,
    pub(super) services: Arc<ServiceFile>,
}

/// How far the form is.
#[derive(Clone)]
pub(super) enum Stage {
    Loading,
    /// No form is named: one has to be chosen.
    Choose(Arc<ServiceFile>),
    /// The pack has no such form.
    Absent,
    Failed(Fault),
    Ready(Arc<Loaded>),
}

/// How far the draft is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Opened {
    /// None is named.
    None,
    Loading,
    Ready,
    /// It is not on this device.
    Gone,
    Failed(VaultError),
}

/// The visit; a copy is a handle.
#[derive(Clone, Copy)]
pub(super) struct Session {
    pub(super) spot: Memo<Spot>,
    pub(super) stage: RwSignal<Stage>,
    /// The form of one section alone, while a draft is open that is somebody else's section.
    lent: RwSignal<Option<Arc<Loaded>>>,
    /// A section that came from another phone and is to be filled in here.
    pub(super) received: StoredValue<Option<Handover>>,
    pub(super) opened: RwSignal<Opened>,
    /// The draft; an empty one while none is open.
    pub(super) draft: Signal<Draft>,
    pub(super) keeper: RwSignal<Option<Keeper>>,
    /// Drafts on this device, newest first.
    pub(super) cards: RwSignal<Vec<DraftCard>>,
    /// The drafts were listed, or cannot be.
    is_listed: RwSignal<bool>,
    /// What is wrong on the page that somebody tried to leave.
    pub(super) findings: RwSignal<Vec<Finding>>,
    /// Questions that a verdict or another draft filled, for the note beside them.
    pub(super) carried: RwSignal<Vec<Path>>,
    /// A draft was begun: a second press of the button, before its page is there, begins no other.
    is_beginning: StoredValue<bool>,
    /// What the fields on the screen show.
    seen: RwSignal<seen::Seen>,
    pub(super) asked: Asked,
    pub(super) pack: CityPack,
    /// What is made while something loads belongs to the page all the same.
    owner: StoredValue<Option<Owner>>,
}

/// Element that a new page begins with.
pub(super) const TITLE: &str = "isi-judul";

impl Session {
    pub(super) fn new() -> Self {
        let asked = use_question();
        let keeper = RwSignal::new(None::<Keeper>);
        let session = Self {
            spot: Memo::new(move |_| Spot::from_fragment(&asked.fragment())),
            stage: RwSignal::new(Stage::Loading),
            lent: RwSignal::new(None),
            received: StoredValue::new(None),
            opened: RwSignal::new(Opened::None),
            draft: Signal::derive(move || keeper.get().map(|it| it.draft().get()).unwrap_or_default()),
            keeper,
            cards: RwSignal::new(Vec::new()),
            is_listed: RwSignal::new(false),
            findings: RwSignal::new(Vec::new()),
            carried: RwSignal::new(Vec::new()),
            is_beginning: StoredValue::new(false),
            seen: RwSignal::new(Vec::new()),
            asked,
            pack: use_pack(),
            owner: StoredValue::new(Owner::current()),
        };
        session.follow_pack();
        session.follow_draft();
        session.follow_pages();
        session.follow_keeping();
        session
    }

    /// A new page begins with its title, also for the keyboard and the screen reader.
    fn follow_pages(self) {
        Effect::new(move |before: Option<Spot>| {
            let now = self.spot.get();
            if before.is_some_and(|it| it != now) {
                self.findings.set(Vec::new());
                browser::scroll_to_top();
                browser::focus(TITLE);
            }
            now
        });
    }

    /// Reads the list of drafts anew.
    pub(super) fn list(self) {
        leptos::task::spawn_local(async move {
            if let Ok(vault) = Vault::open().await {
                let cards = vault.list().await.unwrap_or_default();
                let _ = self.cards.try_set(cards);
            }
            let _ = self.is_listed.try_set(true);
        });
    }

    /// Whether all that the page begins with was read; the caller is evaluated again when that changes.
    pub(super) fn is_settled(self) -> bool {
        let is_loading = self.stage.with(|it| matches!(it, Stage::Loading))
            || self.opened.with(|it| matches!(it, Opened::Loading));
        !is_loading && self.is_listed.get()
    }

    /// The form, once it is there; the caller is evaluated again when that changes.
    pub(super) fn form(self) -> Option<Arc<Loaded>> {
        self.lent.get().or_else(|| self.whole())
    }

    /// The form with all its sections.
    fn whole(self) -> Option<Arc<Loaded>> {
        self.stage.with(|it| match it {
            Stage::Ready(loaded) => Some(loaded.clone()),
            _ => None,
        })
    }

    /// Reads form and answers; the caller is evaluated again when an answer changes.
    pub(super) fn look<T>(self, of: impl FnOnce(&View<'_>) -> T) -> Option<T> {
        let loaded = self.form()?;
        let answers = self.draft.with(|it| settled(&loaded.form, &it.answers));
        Some(of(&View::new(&loaded.form, &answers, today())))
    }

    /// The same as it is now.
    pub(super) fn look_once<T>(self, of: impl FnOnce(&View<'_>) -> T) -> Option<T> {
        untrack(|| self.look(of))
    }

    /// Everything that is wrong with the draft.
    pub(super) fn problems(self, view: &View<'_>) -> Vec<Finding> {
        let region = self.region();
        validate(view, Setting { region: &region })
    }

    /// Code of the city of the draft.
    pub(super) fn region(self) -> String {
        self.draft.with_untracked(|it| it.region.clone())
    }

    /// Takes a draft in hand: from now on every change of it is kept.
    pub(super) fn hold(self, vault: Vault, draft: Draft) {
        let Some(whole) = self.whole() else { return };
        let part = draft.lent.as_ref().and_then(|it| whole.form.of_section(&it.section));
        let part = part.map(|form| Arc::new(Loaded { form, services: Arc::clone(&whole.services) }));
        self.lent.set(part.clone());
        let loaded = part.unwrap_or(whole);
        let progress = move |draft: &Draft| progress_of(&loaded.form, draft);
        let make = || Keeper::new(vault, draft, progress);
        let keeper = match self.owner.try_get_value().flatten() {
            Some(owner) => owner.with(make),
            None => return,
        };
        self.keeper.set(Some(keeper));
        self.opened.set(Opened::Ready);
    }

    /// Changes the answers and keeps them.
    pub(super) fn change(self, change: impl FnOnce(&mut Answers)) {
        self.edit(|draft| change(&mut draft.answers));
    }

    /// Changes the draft and keeps it.
    pub(super) fn edit(self, change: impl FnOnce(&mut Draft)) {
        if let Some(keeper) = self.keeper.get_untracked() {
            keeper.change(|draft| {
                let before = draft.answers.clone();
                change(draft);
                self.note_change(&before, draft);
            });
        }
    }

    /// While something is not kept yet, no newer program takes the page's place.
    fn follow_keeping(self) {
        let busy = Busy::of_form();
        whenever(move || match self.saving() {
            SaveState::Clean | SaveState::Saved(_) => busy.end(),
            SaveState::Saving | SaveState::Failed(_) => busy.begin(),
        });
    }

    /// How far keeping is; the caller is evaluated again when that changes.
    pub(super) fn saving(self) -> SaveState {
        self.keeper.get().map(|it| it.state().get()).unwrap_or_default()
    }

    /// The address of another page of this draft.
    pub(super) fn to(self, step: Step) -> String {
        self.spot.get_untracked().at(step).address()
    }

    /// Opens another page of this draft.
    pub(super) fn go(self, step: Step) {
        self.asked.open_address(&self.to(step), false);
    }
}

/// How far a draft is, for the list of drafts.
fn progress_of(form: &Form, draft: &Draft) -> Progress {
    let answers = settled(form, &draft.answers);
    let view = View::new(form, &answers, today());
    let asked = view.asked();
    let papers = permit::papers(&view);
    let answered = asked.iter().filter(|it| it.answer.is_some()).count();
    let ready = papers.iter().filter(|it| !matches!(it.state, PaperState::Open)).count();
    let count = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
    Progress { answered: count(answered + ready), asked: count(asked.len() + papers.len()) }
}

/// Today, where the device is.
pub(super) fn today() -> Date {
    Date::from_plain(&browser::today()).unwrap_or_else(|| Date::from_days(0))
}

/// Hours and minutes of a moment in RFC 3339, as the language writes them.
pub(super) fn clock(moment: &str) -> String {
    let hours = moment.get(11..16).unwrap_or_default();
    hours
        .split_once(':')
        .map_or_else(String::new, |(hour, minute)| form_tr!("form-clock", hour = hour, minute = minute))
}
