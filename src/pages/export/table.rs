//! The corners as a table: decimal degrees, degrees with minutes and seconds, metres of the UTM zone.

use leptos::prelude::*;
use paper::table::{self, Row, Table};

use super::session::Session;
use crate::components::dynamic::dynamic;

/// Rows that the page shows; the file has all of them.
const MOST_ROWS: usize = 200;

/// The section.
#[component]
pub(super) fn Corners() -> impl IntoView {
    let session = expect_context::<Session>();
    view! {
        <section class="app-step">
            <h2 id="tabel-sudut" class="app-step__title">{export_t!("export-table")}</h2>
            {dynamic(move || session.land.with(table::corners).map_or_else(|| ().into_any(), |it| shown(&it)))}
        </section>
    }
}

fn shown(table: &Table) -> AnyView {
    let zone = format!("{}{}", table.zone.0, if table.zone.1 { "S" } else { "N" });
    let sides = sides();
    let rows = table.rows.iter().take(MOST_ROWS).map(|it| row(it, &sides)).collect_view();
    let more = table.rows.len().saturating_sub(MOST_ROWS);
    let more = (more > 0)
        .then(|| view! { <p class="app-export__small">{export_tr!("export-more", count = more)}</p> });
    view! {
        <div class="app-export__scroll" tabindex="0" role="region" aria-labelledby="tabel-sudut">
            <table class="app-export__table">
                <thead>
                    <tr>
                        <th scope="col">{export_tr!("export-column-number")}</th>
                        <th scope="col">{export_tr!("export-column-decimal")}</th>
                        <th scope="col">{export_tr!("export-column-dms")}</th>
                        <th scope="col">{export_tr!("export-column-metres", zone = zone)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {more}
    }
    .into_any()
}

fn row(row: &Row, [north, south, east, west]: &[String; 4]) -> AnyView {
    let (lng, lat) = (row.place.lng(), row.place.lat());
    view! {
        <tr>
            <th scope="row">{row.number.to_string()}</th>
            <td>{table::decimal(lat)}<br />{table::decimal(lng)}</td>
            <td>{table::sexagesimal(lat, [north, south])}<br />{table::sexagesimal(lng, [east, west])}</td>
            <td>{format!("{:.2}", row.metres.0)}<br />{format!("{:.2}", row.metres.1)}</td>
        </tr>
    }
    .into_any()
}

/// The letters of north, south, east, west.
pub(super) fn sides() -> [String; 4] {
    ["north", "south", "east", "west"].map(|it| untrack(|| tr!(&format!("compass-{it}"))))
}
