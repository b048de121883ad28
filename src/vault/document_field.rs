//! Photos and files of one question or paper: taken or chosen, shrunk and cleaned, looked at with a hint that one may
//! overrule; several pages, which can be seen, replaced, moved and deleted. Each is kept as soon as it is there. Pickers are
//! the browser's own (WCAG 2.2: 2.1.1, 4.1.2); what becomes of a page is announced (4.1.3); moving needs no dragging (2.5.7).

mod page;

use std::{collections::BTreeMap, rc::Rc};

use leptos::{ev, prelude::*};
use permit::FileRef;
use picture::{Flaw, Seen, flaws};
use wasm_bindgen::JsCast as _;

use super::{error::VaultError, keeper::Keeper, say::bytes};
use crate::{
    browser::picture::{NotTaken, ShownFile, Taken, files_of, take},
    components::{
        dynamic::{dynamic, live, when},
        field::Around,
    },
    state::announce::{Announcements, use_announcements},
};

/// What a question or paper takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileRules {
    /// Photos and other pictures.
    pub pictures: bool,
    /// PDF.
    pub pdf: bool,
    /// So many pages at most.
    pub most: usize,
    /// A PDF weighs so many megabytes at most.
    pub most_mb: u32,
    /// What a picture shows.
    pub seen: Seen,
}

/// Why the last file was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Problem {
    NotTaken(NotTaken),
    /// A kind that is not asked for.
    Kind,
    Same,
    Full,
    Vault(VaultError),
}

#[derive(Clone, Copy)]
struct Field {
    keeper: Keeper,
    files: Signal<Vec<FileRef>>,
    on_change: Callback<Vec<FileRef>>,
    rules: FileRules,
    id: StoredValue<String>,
    is_busy: RwSignal<bool>,
    problem: RwSignal<Option<Problem>>,
    /// What was seen on pictures that were added on this visit, by SHA-256.
    flaws: RwSignal<BTreeMap<String, Vec<Flaw>>>,
    shown: StoredValue<BTreeMap<String, Rc<ShownFile>>, LocalStorage>,
    announcements: Announcements,
}

/// The field.
#[component]
pub fn DocumentField(
    around: Around,
    keeper: Keeper,
    /// The pages as the draft holds them.
    files: Signal<Vec<FileRef>>,
    /// Told the pages as they are to be.
    on_change: Callback<Vec<FileRef>>,
    rules: FileRules,
) -> impl IntoView {
    let field = Field {
        keeper,
        files,
        on_change,
        rules,
        id: StoredValue::new(around.id.clone()),
        is_busy: RwSignal::new(false),
        problem: RwSignal::new(None),
        flaws: RwSignal::new(BTreeMap::new()),
        shown: StoredValue::new_local(BTreeMap::new()),
        announcements: use_announcements(),
    };
    keeper.sweep_later();
    let most = rules.most;
    let is_full = move || files.with(|it| it.len() >= most);
    around.group(
        view! {
            {dynamic(move || page::list(field))}
            <p class="app-doc__state" role="status">
                {live(move || if field.is_busy.get() { mine_tr!("photo-working") } else { String::new() })}
            </p>
            <div role="alert">{dynamic(move || trouble(field))}</div>
            {when(move || !is_full(), move || pickers(field))}
        }
        .into_any(),
    )
}

fn pickers(field: Field) -> AnyView {
    let (rules, id) = (field.rules, field.id.get_value());
    let most = rules.most;
    let hint = move || {
        let size = rules.most_mb.to_string();
        match (rules.pictures, rules.pdf) {
            (true, true) => mine_tr!("photo-choose-hint", size = size, most = most),
            (true, false) => mine_tr!("photo-choose-hint-picture", most = most),
            _ => mine_tr!("photo-choose-hint-pdf", size = size, most = most),
        }
    };
    let camera = rules.pictures.then(|| picker(field, format!("{id}-foto"), "photo-take", None, true));
    view! {
        <div class="app-doc__ways">
            {camera}
            {picker(field, format!("{id}-berkas"), "photo-choose", None, false)}
        </div>
        <p class="app-field__hint">{live(hint)}</p>
        {rules.pictures.then(|| view! { <p class="app-field__hint">{mine_t!("photo-place-removed")}</p> })}
    }
    .into_any()
}

/// A picker of the browser's own, over which the words of a button lie. `at` is the page that it replaces.
fn picker(field: Field, id: String, words: &'static str, at: Option<usize>, is_camera: bool) -> AnyView {
    let chosen: Box<dyn FnMut(ev::Event)> = Box::new(move |event| {
        let Some(input) = event.target().and_then(|it| it.dyn_into::<web_sys::HtmlInputElement>().ok())
        else {
            return;
        };
        let given = files_of(&input);
        leptos::task::spawn_local(async move { field.add(given, at).await });
    });
    let accept = match (field.rules.pictures, field.rules.pdf && !is_camera) {
        (true, true) => "image/*,application/pdf",
        (true, false) => "image/*",
        _ => "application/pdf",
    };
    let class = if at.is_some() { "app-doc__pick app-doc__pick--small" } else { "app-doc__pick" };
    let are_many = !is_camera && at.is_none() && field.rules.most > 1;
    let name = at.map(|at| live(move || mine_tr!("photo-retake-page", number = at + 1)));
    view! {
        <label class=class>
            <input
                id=id
                class="app-doc__input"
                type="file"
                accept=accept
                capture=is_camera.then_some("environment")
                multiple=are_many
                aria-label=name
                on:change=chosen
            />
            <span>{mine_t!(words)}</span>
        </label>
    }
    .into_any()
}

fn trouble(field: Field) -> AnyView {
    let Some(problem) = field.problem.get() else { return ().into_any() };
    let size = field.rules.most_mb.to_string();
    let words = match problem {
        Problem::NotTaken(NotTaken::Unknown) => mine_tr!("photo-not-taken-unknown"),
        Problem::NotTaken(NotTaken::Undecodable) => mine_tr!("photo-not-taken-undecodable"),
        Problem::NotTaken(NotTaken::TooLarge) => mine_tr!("photo-not-taken-too-large", size = size),
        Problem::NotTaken(NotTaken::Unreadable) => mine_tr!("photo-not-taken-unreadable"),
        Problem::Kind => mine_tr!("photo-not-taken-kind"),
        Problem::Same => mine_tr!("photo-not-taken-same"),
        Problem::Full => mine_tr!("photo-full", most = field.rules.most),
        Problem::Vault(why) => [mine_tr!(why.title()), mine_tr!(why.advice())].join(". "),
    };
    view! { <p class="app-field__error">{words}</p> }.into_any()
}

impl Field {
    async fn add(self, given: Vec<web_sys::File>, at: Option<usize>) {
        if given.is_empty() {
            return;
        }
        let _ = self.problem.try_set(None);
        let _ = self.is_busy.try_set(true);
        for file in given {
            if let Err(why) = self.add_one(&file, at).await {
                let _ = self.problem.try_set(Some(why));
                break;
            }
        }
        let _ = self.is_busy.try_set(false);
    }

    async fn add_one(self, file: &web_sys::File, at: Option<usize>) -> Result<(), Problem> {
        let is_full = self.files.try_get_untracked().is_none_or(|it| it.len() >= self.rules.most);
        if at.is_none() && is_full {
            return Err(Problem::Full);
        }
        let most = f64::from(self.rules.most_mb) * 1e6;
        let (content, media_type, found) = match take(file, most).await.map_err(Problem::NotTaken)? {
            Taken::Picture(shot) if self.rules.pictures => {
                let found = flaws(&shot.copy, shot.size, self.rules.seen);
                (shot.bytes, shot.media_type, found)
            }
            Taken::Pdf(bytes) if self.rules.pdf => (bytes, "application/pdf", Vec::new()),
            _ => return Err(Problem::Kind),
        };
        self.keeper.kept().await.map_err(Problem::Vault)?;
        let Some((vault, draft)) = self.keeper.place() else { return Ok(()) };
        let sha256 = vault.put_file(&draft, &content, media_type).await.map_err(Problem::Vault)?;
        let Some(mut files) = self.files.try_get_untracked() else { return Ok(()) };
        if files.iter().any(|it| it.sha256 == sha256) {
            return Err(Problem::Same);
        }
        let page = FileRef {
            name: file.name(),
            media_type: media_type.to_owned(),
            bytes: u64::try_from(content.len()).unwrap_or(u64::MAX),
            sha256: sha256.clone(),
            insisted: Vec::new(),
        };
        let number = match at {
            Some(at) if at < files.len() => {
                files[at] = page;
                at + 1
            }
            _ => {
                files.push(page);
                files.len()
            }
        };
        self.flaws.update(|it| drop(it.insert(sha256, found)));
        self.on_change.run(files);
        self.announcements.say(mine_tr!("photo-added", number = number));
        self.keeper.sweep_later();
        Ok(())
    }

    fn change(self, change: impl FnOnce(&mut Vec<FileRef>)) {
        let mut files = self.files.get_untracked();
        change(&mut files);
        self.on_change.run(files);
    }

    fn remove(self, at: usize) {
        self.change(|it| {
            if at < it.len() {
                it.remove(at);
            }
        });
        self.announcements.say(mine_tr!("photo-removed", number = at + 1));
        crate::browser::focus_on(format!("{}-halaman", self.id.get_value()));
        self.keeper.sweep_later();
    }

    fn swap(self, at: usize, with: usize) {
        self.change(|it| {
            if at < it.len() && with < it.len() {
                it.swap(at, with);
            }
        });
        self.announcements.say(mine_tr!("photo-moved", number = with + 1));
    }

    /// The person keeps a picture in spite of the hint, which is said to the office.
    fn insist(self, at: usize) {
        let found = self.flaws.get_untracked();
        self.change(|it| {
            if let Some(page) = it.get_mut(at) {
                let words = found.get(&page.sha256).into_iter().flatten();
                page.insisted = words.map(|it| it.as_str().to_owned()).collect();
            }
        });
    }
}

/// The size of a page, said beside it.
fn weight(page: &FileRef) -> String {
    #[expect(clippy::cast_precision_loss, reason = "pages are far smaller than 2^53 bytes")]
    let count = page.bytes as f64;
    bytes(count)
}
