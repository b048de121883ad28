//! What may I do here? Every activity of the pack by its answer for this lot, grouped and searchable; computed when the
//! list is opened.

use std::sync::Arc;

use leptos::prelude::*;
use lookup::{ActivityIndex, Found};
use zoning::{Choice, MenuGroup, menu};

use super::{hints::title, judging::Judging};
use crate::{
    browser,
    components::dynamic::{clicked, dynamic, live, typed, when},
    state::{language::use_language, pack::use_pack},
};

/// Choices of a group that are shown before somebody searches.
const SHOWN: usize = 12;
/// Activities that everyday words may mean.
const MOST_FOUND: usize = 20;

/// What finds activities by everyday words, once the list is open.
type Index = Memo<Option<Arc<ActivityIndex>>>;

/// The list.
#[component]
pub(super) fn Menu() -> impl IntoView {
    let judging = expect_context::<Judging>();
    let pack = use_pack();
    let is_open = RwSignal::new(false);
    let search = RwSignal::new(String::new());
    let choices = Memo::new(move |_| {
        let (Some(plot), Some(open), true) = (judging.plot.get(), pack.ready(), is_open.get()) else {
            return Vec::new();
        };
        let codes = open.activities.activities.iter().map(|it| it.code.as_str());
        menu(&plot.site(), open.pack.rules(), codes)
    });
    let index: Index = Memo::new_with_compare(
        move |_| {
            pack.ready().filter(|_| is_open.get()).map(|it| Arc::new(ActivityIndex::new(&it.activities)))
        },
        |_, _| true,
    );
    view! {
        <section class="app-step" aria-labelledby="apa-saja">
            <h2 id="apa-saja" class="app-step__title">{parcel_t!("parcel-menu")}</h2>
            {when(move || !is_open.get(), move || view! {
                <button type="button" class="app-button app-button--quiet" on:click=clicked(move || {
                    is_open.set(true);
                    browser::focus_on("cari-kegiatan".to_owned());
                })>{parcel_t!("parcel-menu-open")}</button>
            }.into_any())}
            {when(move || is_open.get(), move || view! {
                <label class="app-field__label" for="cari-kegiatan">{parcel_t!("parcel-menu-search")}</label>
                <input id="cari-kegiatan" class="app-field__input" type="search" autocomplete="off" on:input=typed(move |it| search.set(it)) />
                {dynamic(move || groups(judging, choices, index, &search.get()))}
            }.into_any())}
        </section>
    }
}

fn groups(judging: Judging, choices: Memo<Vec<Choice>>, index: Index, search: &str) -> AnyView {
    use_language().get();
    let wanted = search.trim().to_lowercase();
    let by_words = index.get().map(|it| by_words(&it, &wanted)).unwrap_or_default();
    let named: Vec<(Choice, String)> = choices
        .get()
        .into_iter()
        .map(|it| {
            let title = title(it.activity.as_str());
            (it, title)
        })
        .collect();
    let fits = |it: &(Choice, String)| {
        let is_named = || by_words.iter().any(|code| it.0.activity.as_str() == code);
        wanted.is_empty() || it.1.to_lowercase().contains(&wanted) || is_named()
    };
    let found: Vec<_> = named.into_iter().filter(fits).collect();
    if found.is_empty() {
        return view! { <p role="status">{parcel_tr!("parcel-menu-none")}</p> }.into_any();
    }
    let mut is_first = true;
    let groups = MenuGroup::ALL.into_iter().filter_map(|group| {
        let items: Vec<_> =
            found.iter().filter(|it| MenuGroup::of(it.0.headline) == group).cloned().collect();
        if items.is_empty() {
            return None;
        }
        // The most welcome group is read at once; whoever searches sees all that was found.
        let is_open = core::mem::take(&mut is_first) || !wanted.is_empty();
        Some(group_view(judging, group, items, wanted.is_empty(), is_open))
    });
    groups.collect_view().into_any()
}

/// Codes of the activities that are meant by everyday words; words that mean several lead to all of them.
fn by_words(index: &ActivityIndex, wanted: &str) -> Vec<String> {
    let Some(open) = use_pack().ready_untracked().filter(|_| !wanted.is_empty()) else { return Vec::new() };
    let file = &open.activities;
    let codes = |it: Found| match it {
        Found::Activity(n) => file.activities.get(n).map(|it| vec![it.code.clone()]),
        Found::Question(n) => {
            file.questions.get(n).map(|it| it.choices.iter().map(|it| it.code.clone()).collect())
        }
    };
    index.find(wanted, MOST_FOUND).into_iter().filter_map(codes).flatten().collect()
}

fn group_view(
    judging: Judging,
    group: MenuGroup,
    items: Vec<(Choice, String)>,
    is_short: bool,
    is_open: bool,
) -> AnyView {
    let count = items.len();
    let most = RwSignal::new(if is_short { SHOWN } else { count });
    let name = parcel_tr!(&format!("parcel-group-{}", group.word()), count = count);
    let item = move |(choice, title): (Choice, String)| {
        let code = choice.activity.as_str().to_owned();
        let press = move || {
            let session = judging.session;
            session.asked.amend(&session.asked.get_untracked().about(&code));
            browser::focus(crate::components::answer::HEADLINE);
        };
        let doubt = choice
            .doubtful
            .then(|| view! { <span class="app-menu__doubt">{parcel_tr!("parcel-menu-doubt")}</span> });
        view! { <li><button type="button" class="app-menu__item" on:click=clicked(press)>{title}</button>{doubt}</li> }.into_any()
    };
    view! {
        <details class="app-parcel__way" open=is_open>
            <summary class="app-parcel__summary">{name}</summary>
            <ul class="app-menu">{dynamic(move || items.iter().take(most.get()).cloned().map(item).collect_view().into_any())}</ul>
            {when(move || most.get() < count, move || view! {
                <button type="button" class="app-button app-button--small app-button--quiet" on:click=clicked(move || most.set(count))>
                    {live(parcel_t!("parcel-menu-more", count = count))}
                </button>
            }.into_any())}
        </details>
    }
    .into_any()
}
