//! What an office would say of the land, before it goes there: six questions with their answers, and the two fields that they
//! ask for.

use leptos::prelude::*;
use paper::preflight::{Area, Flaw, Line, Weight, Within};
use parcel::check::Finding;
use wording::format;

use super::session::Session;
use crate::{
    components::dynamic::{dynamic, typed},
    i18n,
};

/// Flaws that are told one by one; more say nothing new.
const MOST_FLAWS: usize = 6;

/// The section.
#[component]
pub(super) fn Checks() -> impl IntoView {
    let session = expect_context::<Session>();
    view! {
        <section class="app-step" aria-labelledby="periksa">
            <h2 id="periksa" class="app-step__title">{export_t!("export-check")}</h2>
            <label class="app-field__label" for="nama-bidang">{export_t!("export-name")}</label>
            <p class="app-field__hint" id="nama-bidang-petunjuk">{export_t!("export-name-hint")}</p>
            <input
                id="nama-bidang"
                class="app-field__input"
                type="text"
                maxlength="60"
                autocomplete="off"
                aria-describedby="nama-bidang-petunjuk"
                prop:value=move || session.name.get()
                on:input=typed(move |it| session.name.set(it))
            />
            <label class="app-field__label" for="luas-surat">{export_t!("export-stated")}</label>
            <p class="app-field__hint" id="luas-surat-petunjuk">{export_t!("export-stated-hint")}</p>
            <input
                id="luas-surat"
                class="app-field__input app-export__number"
                type="text"
                inputmode="decimal"
                autocomplete="off"
                aria-describedby="luas-surat-petunjuk"
                prop:value=move || session.stated.get()
                on:input=typed(move |it| session.stated.set(it))
            />
            <div role="status">
                <ul class="app-export__lines">
                    {dynamic(move || session.lines.get().iter().map(line).collect_view().into_any())}
                </ul>
            </div>
        </section>
    }
}

/// One question: a mark and a word for how it stands, then what was found.
fn line(line: &Line) -> AnyView {
    let (class, word, mark) = match line.weight() {
        Weight::Fine => ("allowed", "export-fine", "✓"),
        Weight::Open => ("general", "export-open", "?"),
        Weight::Look => ("conditional", "export-look", "!"),
        Weight::Stops => ("forbidden", "export-stops", "✕"),
    };
    let flaws = match line {
        Line::Simple(flaws) if line.weight() != Weight::Open => {
            flaws.iter().take(MOST_FLAWS).map(|it| view! { <li>{flaw(it)}</li> }).collect_view().into_any()
        }
        _ => ().into_any(),
    };
    view! {
        <li class=format!("app-export__line app-tone app-tone--{class}")>
            <span class="app-export__mark" aria-hidden="true">{mark}</span>
            <div>
                <p><strong>{export_tr!(word)}":"</strong>" "{words(line)}</p>
                <ul class="app-export__notes">{flaws}</ul>
            </div>
        </li>
    }
    .into_any()
}

fn words(line: &Line) -> String {
    let language = i18n::words().language();
    let area = |it: f64| format::area(language, it);
    match line {
        Line::Closed(true) => export_tr!("export-closed"),
        Line::Closed(false) => export_tr!("export-closed-not"),
        Line::Simple(flaws) if flaws.is_empty() => export_tr!("export-simple"),
        Line::Simple(_) if line.weight() == Weight::Open => export_tr!("export-simple-open"),
        Line::Simple(_) => export_tr!("export-simple-not"),
        Line::Area { measured, stated, is } => {
            let (measured, stated) = (area(*measured), area(stated.unwrap_or_default()));
            match is {
                Area::Agrees => export_tr!("export-area-agrees", measured = measured, stated = stated),
                Area::Differs => export_tr!("export-area-differs", measured = measured, stated = stated),
                Area::Unstated => export_tr!("export-area-unstated", measured = measured),
                Area::Unlikely => export_tr!("export-area-unlikely", measured = measured),
            }
        }
        Line::City(within) => export_tr!(match within {
            Within::All => "export-city",
            Within::Partly => "export-city-partly",
            Within::Nothing => "export-city-not",
            Within::Unknown => "export-city-open",
        }),
        Line::Kecamatan(names) => match &names[..] {
            [] => export_tr!("export-kecamatan-open"),
            [only] => export_tr!("export-kecamatan", name = only.clone()),
            several => export_tr!("export-kecamatan-several", names = several.join(", ")),
        },
        Line::Ground(within) => export_tr!(match within {
            Within::All => "export-ground",
            Within::Partly | Within::Nothing => "export-ground-water",
            Within::Unknown => "export-ground-open",
        }),
    }
}

fn flaw(flaw: &Flaw) -> String {
    match flaw {
        Flaw::TooLarge => export_tr!("export-simple-open"),
        Flaw::Ring { finding, .. } => match finding {
            Finding::SidesMeet { first, second, .. } => {
                export_tr!("export-flaw-sides", first = first + 1, second = second + 1)
            }
            Finding::Repeated { corner } => export_tr!("export-flaw-repeated", corner = corner + 1),
            Finding::Spike { corner, .. } => export_tr!("export-flaw-spike", corner = corner + 1),
            _ => export_tr!("export-flaw-other"),
        },
        Flaw::Rings { one, other } if one.0 == other.0 => export_tr!("export-flaw-hole", piece = one.0 + 1),
        Flaw::Rings { one, other } => export_tr!("export-flaw-pieces", one = one.0 + 1, other = other.0 + 1),
    }
}
