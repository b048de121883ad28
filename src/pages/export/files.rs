//! The files, each by a button: for OSS, for maps, for the surveyor, for a spreadsheet, as a picture.

use leptos::prelude::*;
use paper::{Attribute, Day, Land, Value, dxf, geojson, kml, preflight, shapefile, table};
use wording::format;

use super::{picture, session::Session};
use crate::{
    browser,
    components::dynamic::{clicked, dynamic, live, when},
    i18n,
};

/// The mark of invented data, the same in every language.
const SAMPLE: &str = "DATA CONTOH";

/// A format that is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Shapefile,
    Kml,
    GeoJson,
    Dxf,
    Table,
    Picture,
}

impl Kind {
    /// In the order in which people need them.
    const ALL: [Self; 6] = [Self::Shapefile, Self::Kml, Self::Dxf, Self::Table, Self::Picture, Self::GeoJson];

    /// Button, what it is for, ending, media type.
    fn facts(self) -> (&'static str, &'static str, &'static str, &'static str) {
        match self {
            Self::Shapefile => ("export-shp", "export-shp-for", "zip", "application/zip"),
            Self::Kml => ("export-kml", "export-kml-for", "kml", "application/vnd.google-earth.kml+xml"),
            Self::GeoJson => ("export-geojson", "export-geojson-for", "geojson", "application/geo+json"),
            Self::Dxf => ("export-dxf", "export-dxf-for", "dxf", "image/vnd.dxf"),
            Self::Table => ("export-csv", "export-csv-for", "csv", "text/csv"),
            Self::Picture => ("export-png", "export-png-for", "png", "image/png"),
        }
    }
}

/// The section.
#[component]
pub(super) fn Files() -> impl IntoView {
    let session = expect_context::<Session>();
    let saved = RwSignal::new(None::<Result<String, ()>>);
    let is_sound = Memo::new(move |_| session.lines.with(|it| preflight::is_sound(it)));
    let row = move |kind: Kind| {
        let (button, purpose, ..) = kind.facts();
        let press = move || {
            leptos::task::spawn_local(async move {
                let result = save(session, kind).await;
                session.say(told(&result));
                let _ = saved.try_set(Some(result));
            });
        };
        let class = if kind == Kind::Shapefile { "app-button" } else { "app-button app-button--quiet" };
        view! {
            <li class="app-export__format">
                <button type="button" class=class on:click=clicked(press)>{export_t!(button)}</button>
                <p class="app-export__small">{export_t!(purpose)}</p>
            </li>
        }
        .into_any()
    };
    view! {
        <section class="app-step" aria-labelledby="ambil-berkas">
            <h2 id="ambil-berkas" class="app-step__title">{export_t!("export-files")}</h2>
            {when(move || !is_sound.get(), || view! {
                <p class="app-note app-note--warning">{export_t!("export-unsound")}</p>
            }.into_any())}
            <ul class="app-export__formats">{Kind::ALL.into_iter().map(row).collect_view()}</ul>
            <div>{dynamic(move || saved.get().map_or_else(|| ().into_any(), |it| view! { <p class="app-note">{told(&it)}</p> }.into_any()))}</div>
            <p class="app-export__small">{live(move || contents(session.land.with(|it| it.pieces.len())))}</p>
        </section>
    }
}

/// What the files hold.
fn contents(pieces: usize) -> String {
    match pieces {
        0 | 1 => export_tr!("export-oss"),
        more => export_tr!("export-oss-several", pieces = more),
    }
}

fn told(result: &Result<String, ()>) -> String {
    match result {
        Ok(name) => export_tr!("export-saved", name = name.clone()),
        Err(()) => export_tr!("export-not-saved"),
    }
}

/// Makes the file and puts it among the downloads; its name, or that it did not work.
async fn save(session: Session, kind: Kind) -> Result<String, ()> {
    let land = session.land.get_untracked();
    let (_, _, ending, media_type) = kind.facts();
    let stem = stem(session);
    let bytes = match kind {
        Kind::Picture => {
            let figure = untrack(|| picture::figure(session, &land, picture::SHEET)).ok_or(())?;
            browser::png(&figure, 3.0).await.ok_or(())?
        }
        _ => bytes(session, kind, &land, &stem).ok_or(())?,
    };
    let name = format!("{stem}.{ending}");
    if browser::save_file(&name, media_type, &bytes) { Ok(name) } else { Err(()) }
}

fn bytes(session: Session, kind: Kind, land: &Land, stem: &str) -> Option<Vec<u8>> {
    let attributes = attributes(session, land);
    let title = session.name.get_untracked();
    Some(match kind {
        Kind::Shapefile => shapefile::zipped(land, &attributes, stem, day()),
        Kind::Kml => kml::write(land, &attributes, if title.is_empty() { stem } else { &title }).into_bytes(),
        Kind::GeoJson => geojson::write(land, &attributes).into_bytes(),
        Kind::Dxf => dxf::write(land, &note(session))?.into_bytes(),
        Kind::Table | Kind::Picture => {
            let headings =
                ["number", "piece", "hole", "lat", "lng", "lat-dms", "lng-dms", "zone", "east", "north"];
            let headings = headings.map(|it| export_tr!(&format!("export-column-{it}")));
            let sides = super::table::sides();
            // Spreadsheets read the letters rightly only with this mark before them.
            let text = table::csv(&table::corners(land)?, headings, sides.each_ref().map(String::as_str));
            format!("\u{feff}{text}").into_bytes()
        }
    })
}

/// What tables say of the land. Offices read them, so the words are the pack's own.
fn attributes(session: Session, land: &Land) -> Vec<Attribute> {
    let survey = session.survey.get_untracked().unwrap_or_default();
    let mut kecamatan: Vec<String> = survey.grounds.into_iter().filter_map(|it| it.kecamatan).collect();
    measure::sort(&mut kecamatan);
    kecamatan.dedup();
    vec![
        Attribute::text("NAMA", session.name.get_untracked()),
        Attribute { name: "LUAS_M2", value: Value::Number(land.area()) },
        Attribute::text("KELURAHAN", survey.kelurahan.join(", ")),
        Attribute::text("KECAMATAN", kecamatan.join(", ")),
        Attribute::text("KAB_KOTA", untrack(|| session.pack.city())),
        Attribute { name: "TANGGAL", value: Value::Date(day()) },
        Attribute::text("CATATAN", note(session)),
    ]
}

/// Said in every file: who made it, and that invented data are invented.
pub(super) fn note(session: Session) -> String {
    let words = untrack(|| export_tr!("export-note", date = format::date(i18n::words(), &browser::today())));
    if untrack(|| session.pack.is_sample()) { format!("{SAMPLE}. {words}") } else { words }
}

/// A name that every system takes: ASCII, no blanks. Invented data say so.
fn stem(session: Session) -> String {
    let name = session.name.get_untracked().to_lowercase();
    let words: Vec<&str> =
        name.split(|it: char| !it.is_ascii_alphanumeric()).filter(|it| !it.is_empty()).collect();
    let mut stem = if words.is_empty() { "bidang".to_owned() } else { words.join("_") };
    stem.truncate(40);
    if untrack(|| session.pack.is_sample()) { format!("CONTOH_{stem}") } else { stem }
}

fn day() -> Day {
    let today = browser::today();
    let mut numbers = today.split('-').map(|it| it.parse::<u16>().unwrap_or(1));
    let mut next = || numbers.next().unwrap_or(1);
    let small = |it: u16| u8::try_from(it).unwrap_or(1);
    Day { year: next(), month: small(next()), day: small(next()) }
}
