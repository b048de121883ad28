//! Where the building stands: drawn on the map, or by its sizes and its distances from a side of the plot. With it only
//! the parts that the building touches have a say.

use leptos::prelude::*;
use parcel::{Editor, Rectangle, Sketch, check, rectangle};
use wording::format;

use super::{
    super::{
        measures::metres,
        session::{Session, Target},
    },
    building::field,
    judging::{Judged, Judging},
    told::amount,
};
use crate::{
    browser,
    components::{
        answer::zone_name,
        dynamic::{clicked, dynamic, live, typed, when},
    },
    i18n,
};

/// The numbers of the rectangle as they are typed: width, depth, front, along.
type Numbers = [RwSignal<String>; 4];
const FIELDS: [(&str, &str); 4] = [
    ("letak-lebar", "parcel-place-width"),
    ("letak-dalam", "parcel-place-depth"),
    ("letak-muka", "parcel-place-front"),
    ("letak-tepi", "parcel-place-along"),
];

/// The two ways, and what came of them.
#[component]
pub(super) fn Place() -> impl IntoView {
    let judging = expect_context::<Judging>();
    let session = judging.session;
    let is_drawn = move || session.building.with(|it| !it.corners().is_empty());
    let draw = move || {
        session.target.set(Target::Building);
        session.chosen.set(None);
        session.show_all();
        browser::focus_on("peta-bidang".to_owned());
    };
    let remove = move || {
        session.change_building(|it| it.replace(Vec::new()));
        session.target.set(Target::Plot);
        browser::focus_on("letak-bangunan".to_owned());
    };
    view! {
        <section class="app-place" aria-labelledby="letak-bangunan">
            <h3 id="letak-bangunan" tabindex="-1">{parcel_t!("parcel-place")}</h3>
            <p class="app-field__hint">{parcel_t!("parcel-place-hint")}</p>
            <div class="app-parcel__steps">
                <button type="button" class="app-button app-button--small app-button--quiet" on:click=clicked(draw)>{parcel_t!("parcel-place-draw")}</button>
                {when(is_drawn, move || view! {
                    <button type="button" class="app-button app-button--small app-button--quiet" on:click=clicked(remove)>{parcel_t!("parcel-place-remove")}</button>
                }.into_any())}
            </div>
            <BySizes />
            <div role="status">{dynamic(move || outcome(judging))}</div>
        </section>
    }
}

/// The same by numbers, which needs no pointer.
#[component]
fn BySizes() -> impl IntoView {
    let judging = expect_context::<Judging>();
    let session = judging.session;
    let side = RwSignal::new(0_usize);
    let numbers: Numbers = core::array::from_fn(|_| RwSignal::new(String::new()));
    let has_failed = RwSignal::new(false);
    let put = move || {
        let made = wanted(side.get_untracked(), numbers)
            .and_then(|of| session.sketch.with_untracked(|plot| rectangle(plot, of)));
        has_failed.set(made.is_none());
        if let Some(corners) = made {
            session.change_building(|it| it.replace(corners));
        }
    };
    let fields = FIELDS.into_iter().zip(numbers).map(|((id, words), number)| {
        view! {
            <div>
                <label class="app-field__label" for=id>{parcel_t!(words)}</label>
                {field(id, String::new(), number.into(), "m".to_owned(), move |it| number.set(it))}
            </div>
        }
    });
    view! {
        <details class="app-parcel__way">
            <summary class="app-parcel__summary">{parcel_t!("parcel-place-sizes")}</summary>
            <label class="app-field__label" for="letak-sisi">{parcel_t!("parcel-place-side")}</label>
            <select id="letak-sisi" class="app-field__select" on:change=typed(move |it| side.set(it.parse().unwrap_or(0)))>
                {dynamic(move || session.sketch.with(|it| sides(it, side.get_untracked())))}
            </select>
            <div class="app-place__fields">{fields.collect_view()}</div>
            {when(move || has_failed.get(), || view! { <p class="app-field__error" role="alert">{parcel_t!("parcel-place-wrong")}</p> }.into_any())}
            <p><button type="button" class="app-button app-button--small" on:click=clicked(put)>{parcel_t!("parcel-place-put")}</button></p>
        </details>
    }
}

/// The sides to choose from, as many as fit a list.
fn sides(plot: &Sketch, chosen: usize) -> AnyView {
    let count = plot.corners().len();
    let option = |(at, length): (usize, measure::Metres)| {
        let words = parcel_tr!(
            "parcel-place-side-name",
            from = at + 1,
            to = (at + 1) % count.max(1) + 1,
            length = metres(length.value())
        );
        view! { <option value=at.to_string() selected=at == chosen>{words}</option> }
    };
    plot.sides().into_iter().enumerate().take(40).map(option).collect_view().into_any()
}

/// The rectangle; distances that nobody told are none.
fn wanted(side: usize, numbers: Numbers) -> Option<Rectangle> {
    let [width, depth, front, along] = numbers.map(|it| it.get_untracked());
    let distance = |it: &str| if it.trim().is_empty() { Some(0.0) } else { amount(it) };
    Some(Rectangle {
        side,
        width: amount(&width)?,
        depth: amount(&depth)?,
        front: distance(&front)?,
        along: distance(&along)?,
    })
}

/// How large the building is and on which parts it stands; or that its outline is not one.
fn outcome(judging: Judging) -> AnyView {
    let session: Session = judging.session;
    let sketch = session.building.with(Editor::sketch);
    if sketch.corners().len() < 3 {
        return ().into_any();
    }
    if !check::is_sound(&check::check(&sketch, None)) {
        return view! { <p class="app-field__error">{parcel_tr!("parcel-place-unsound")}</p> }.into_any();
    }
    let language = i18n::words().language();
    let area = format::area(language, sketch.area());
    let touched = judging.judged.with(|it| it.as_ref().map(|it| touched(judging, it)).unwrap_or_default());
    let touched = (!touched.is_empty()).then(|| {
        let words = parcel_tr!("parcel-place-touches", parts = touched.join("; "));
        view! { <p>{words}</p> }
    });
    view! { <p class="app-parcel__result">{live(parcel_t!("parcel-place-area", area = area.clone()))}</p>{touched} }.into_any()
}

fn touched(judging: Judging, judged: &Judged) -> Vec<String> {
    let language = i18n::words().language();
    let models = judging.models.get();
    let Some(model) = models.first() else { return Vec::new() };
    let parts = model.parts.iter().zip(&judged.verdict.parts);
    let one = |(words, part): (&crate::answer::PartModel, &zoning::PartVerdict)| {
        let covered = part.covered.filter(|it| it.value() >= 0.5)?;
        Some(format!(
            "{} ({})",
            zone_name(&words.zone, language.tag()),
            format::area(language, covered.value())
        ))
    };
    parts.filter_map(one).collect()
}
