//! Statistics and the list as a table for other programs. No applicant stands in either.

use axum::{
    extract::Query,
    http::{HeaderValue, header},
    response::{Html, IntoResponse as _, Response},
};
use maud::html;

use super::{list::Wanted, page, session::Visit};
use crate::{
    casework::{browse, statistics},
    clock,
};

/// Lines of one table at most.
const MOST: i64 = 200;

pub(super) async fn statistics(visit: Visit) -> Response {
    let office = &visit.desk.office;
    let (scopes, calendar, now) = (visit.who.official.all_visible(), office.calendar.clone(), clock::now());
    let work = move |tx: &mut dyn crate::store::Tx| statistics::by_service(tx, &scopes, &calendar, now);
    let all = match office.database.read(work).await {
        Ok(it) => it,
        Err(error) => return visit.refuse(&error),
    };
    let texts = visit.texts;
    let title = texts.get("desk-menu-statistics");
    let service = |id: &str| office.plans.service_name(office.plans.home(), id, texts.language.tag());
    let content = html! {
        h1 { (title) }
        div.wide role="group" aria-label=(title) tabindex="0" {
            table {
                thead {
                    tr {
                        th scope="col" { (texts.get("desk-column-service")) }
                        @for id in ["received", "in-work", "issued", "rejected", "other", "usual"] {
                            th scope="col" { (texts.get(&format!("desk-statistics-{id}"))) }
                        }
                    }
                }
                tbody {
                    @for it in &all {
                        tr {
                            th scope="row" { (service(&it.service)) }
                            @for count in [it.received, it.in_work, it.issued, it.rejected, it.other] { td { (count) } }
                            td {
                                @match it.usual {
                                    Some((half, most)) => {
                                        (texts.with("desk-statistics-days", &[("half", (half as usize).into()), ("most", (most as usize).into())]))
                                    }
                                    None => { "–" }
                                }
                            }
                        }
                    }
                }
            }
        }
        p.hint { (texts.get("desk-statistics-hint")) }
        p { a href="/desk/berkas.csv?semua=1" { (texts.get("desk-csv")) } }
    };
    Html(page::page(texts, Some(&visit.who), visit.is_sample(), &title, &content).into_string())
        .into_response()
}

pub(super) async fn csv(visit: Visit, Query(wanted): Query<Wanted>) -> Response {
    let office = &visit.desk.office;
    let (who, calendar, now) = (visit.who.official.clone(), office.calendar.clone(), clock::now());
    let mut out = String::from("number,service,kelurahan,state,desk,received,since,days,limit,late\r\n");
    for at in 0..MOST {
        let (who, calendar) = (who.clone(), calendar.clone());
        let question = browse::Question { page: at, ..wanted.question() };
        let found = office.database.read(move |tx| browse::list(tx, &who, &question, &calendar, now)).await;
        let (lines, count) = match found {
            Ok(it) => it,
            Err(error) => return visit.refuse(&error),
        };
        for it in &lines {
            let case = &it.case;
            let fields = [
                cell(&case.number),
                cell(&case.service),
                cell(case.kelurahan.as_deref().unwrap_or_default()),
                cell(&case.state),
                cell(&case.desk),
                clock::rfc3339(case.received_at),
                clock::rfc3339(case.since),
                it.clock.days.to_string(),
                it.clock.limit.map_or_else(String::new, |it| it.to_string()),
                u8::from(it.clock.is_late).to_string(),
            ];
            out.push_str(&fields.join(","));
            out.push_str("\r\n");
        }
        if (at + 1) * browse::PAGE >= count {
            break;
        }
    }
    let mut response = out.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    let name = HeaderValue::from_static("attachment; filename=\"berkas.csv\"");
    headers.insert(header::CONTENT_DISPOSITION, name);
    response
}

/// A cell that no spreadsheet takes for a formula.
fn cell(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if is_formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_no_formulas_and_stay_together() {
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("a,\"b\""), "\"a,\"\"b\"\"\"");
        assert_eq!(cell("5371-AB"), "5371-AB");
    }
}
