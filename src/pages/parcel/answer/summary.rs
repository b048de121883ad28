//! The project as a whole in one glance: activities, building and plot together, what stands against it, and what would
//! help. Read out when it changes.

use leptos::prelude::*;
use measure::SquareMetres;
use wording::{format, id};
use zoning::{Check, Grade, Note, Standing};

use super::{
    hints::Hints,
    judging::{Judged, Judging},
};
use crate::{
    components::{
        dynamic::{dynamic, whenever},
        figure::{figure_name, standing_words},
        symbol::{Look, Symbol},
    },
    i18n,
    state::language::use_language,
};

/// Id of the summary, which takes the focus when a hint was applied.
pub(super) const SUMMARY: &str = "ringkasan";

/// The summary with the hints.
#[component]
pub(super) fn Summary() -> impl IntoView {
    let judging = expect_context::<Judging>();
    view! {
        <div id=SUMMARY class="app-summary" tabindex="-1">
            {dynamic(move || {
                use_language().get();
                match judging.judged.get() {
                    Some(it) if is_told(judging, &it) => told(&it),
                    _ => ().into_any(),
                }
            })}
            <Hints />
        </div>
    }
}

/// Whether there is more to say than the answer for the activity, which stands above.
fn is_told(judging: Judging, judged: &Judged) -> bool {
    judging.is_project() || !obstacles(judged).is_empty()
}

fn told(judged: &Judged) -> AnyView {
    let look = look(judged.verdict.grade);
    let items: Vec<_> = obstacles(judged);
    let items = (!items.is_empty()).then(|| view! { <ul class="app-summary__list">{items}</ul> });
    view! {
        <div class=format!("app-summary__grade {}", look.tone())>
            <p class="app-summary__words"><Symbol look=look size=28 /><strong>{grade_words(judged.verdict.grade)}</strong></p>
            {items}
        </div>
    }
    .into_any()
}

/// One line that stays in sight while figures are typed.
#[component]
pub(super) fn Bar() -> impl IntoView {
    let judging = expect_context::<Judging>();
    // What is seen changes at once; what is heard, when somebody has stopped typing.
    let words = Memo::new(move |_| {
        use_language().get();
        judging.judged.with(|it| it.as_ref().map(|it| (it.verdict.grade, spoken(it))))
    });
    whenever(move || {
        if let Some((_, words)) = words.get() {
            judging.session.say(words);
        }
    });
    dynamic(move || {
        let Some((grade, words)) = words.get().filter(|_| judging.is_project()) else { return ().into_any() };
        let look = look(grade);
        let link = (grade != Grade::Passes).then(|| {
            view! { <a href="#ringkasan" on:click=to_summary()>{parcel_tr!("parcel-to-summary")}</a> }
        });
        view! {
            <p class=format!("app-standing {}", look.tone())>
                <Symbol look=look size=24 />
                <span>{words}" "{link}</span>
            </p>
        }
        .into_any()
    })
}

/// The fragment of the address is the question, so the link must not change it.
fn to_summary() -> crate::components::dynamic::OnClick {
    Box::new(|event| {
        event.prevent_default();
        crate::browser::focus(SUMMARY);
    })
}

fn spoken(judged: &Judged) -> String {
    let broken = judged.verdict.checks.iter().filter(|it| it.standing == Standing::Broken).count();
    let mut words =
        format!("{}. {}", tr!(id::headline(judged.verdict.headline)), grade_words(judged.verdict.grade));
    if broken > 0 {
        words = format!("{words} {}", parcel_tr!("parcel-broken-count", count = broken));
    }
    words
}

/// The pictogram of a grade; none of them looks like a permit.
fn look(grade: Grade) -> Look {
    match grade {
        Grade::Passes => Look::Conforms,
        Grade::Partly => Look::Partial,
        Grade::Unknown => Look::NoData,
        Grade::Fails => Look::Conflicts,
    }
}

fn grade_words(grade: Grade) -> String {
    parcel_tr!(&format!("parcel-grade-{}", grade.word()))
}

/// What stands against the project or keeps it open, each with the way to its field.
fn obstacles(judged: &Judged) -> Vec<AnyView> {
    let counts = |it: &&Check| match it.standing {
        Standing::Broken => true,
        Standing::Open => it.measured.is_some(),
        Standing::Kept | Standing::Untold => false,
    };
    let notes = judged.verdict.notes.iter().filter_map(note);
    let checks = judged.verdict.checks.iter().filter(counts).map(|check| {
        let href = format!("#ukuran-{}", check.figure.word());
        let target = format!("ukuran-{}", check.figure.word());
        let go: crate::components::dynamic::OnClick = Box::new(move |event| {
            event.prevent_default();
            crate::browser::focus_on(target.clone());
        });
        view! { <li><a href=href on:click=go>{figure_name(check.figure)}</a>": "{standing_words(check)}</li> }
            .into_any()
    });
    notes.map(|it| view! { <li>{it}</li> }.into_any()).chain(checks).collect()
}

fn note(note: &Note) -> Option<String> {
    let area = |it: &SquareMetres| format::area(i18n::words().language(), it.value());
    match note {
        Note::BuildingLeavesPlot { outside } => Some(parcel_tr!("parcel-note-leaves", area = area(outside))),
        Note::FloorAreaExceedsFloors { most } => Some(parcel_tr!("parcel-note-floors", area = area(most))),
        _ => None,
    }
}
