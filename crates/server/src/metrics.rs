//! Numbers for Prometheus, at an address of their own: requests by route and status, what waits, whether it works. No number of
//! a case, no address, no name.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{Router, extract::State, http::header, response::IntoResponse, routing::get};

use crate::{
    office::Office,
    store::{StoreError, Tx},
};

/// Upper ends of the classes of times, in seconds.
const CLASSES: [f64; 8] = [0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1.0, 5.0];

/// Requests of one route and class of status.
#[derive(Debug, Clone, Copy, Default)]
struct Counted {
    count: u64,
    seconds: f64,
    classes: [u64; CLASSES.len()],
}

/// Of this process. Routes are patterns of our own, so their number is small.
static COUNTED: Mutex<BTreeMap<(String, u16), Counted>> = Mutex::new(BTreeMap::new());

/// Counts a request.
pub(crate) fn count(route: &str, status: u16, took: Duration) {
    let Ok(mut all) = COUNTED.lock() else { return };
    let it = all.entry((route.to_owned(), status)).or_default();
    let seconds = took.as_secs_f64();
    it.count += 1;
    it.seconds += seconds;
    for (class, end) in it.classes.iter_mut().zip(CLASSES) {
        *class += u64::from(seconds <= end);
    }
}

/// The one address.
pub fn router(office: Arc<Office>) -> Router {
    Router::new().route("/metrics", get(show)).with_state(office)
}

async fn show(State(office): State<Arc<Office>>) -> impl IntoResponse {
    let mut out = requests();
    let is_ready = office.is_ready().await;
    gauge(&mut out, "ruangizin_ready", "Whether database and files can be used", u64::from(is_ready));
    if let Ok((cases, waiting, given_up)) = office.database.read(in_store).await {
        out.push_str("# HELP ruangizin_cases Cases by state\n# TYPE ruangizin_cases gauge\n");
        for (state, count) in cases {
            // Writing to a text cannot fail.
            let _infallible = writeln!(out, "ruangizin_cases{{state=\"{state}\"}} {count}");
        }
        gauge(&mut out, "ruangizin_notices_waiting", "Notices that wait to be sent", waiting);
        gauge(&mut out, "ruangizin_notices_given_up", "Notices that never will be sent", given_up);
    }
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], out)
}

fn requests() -> String {
    let mut out = String::from(
        "# HELP ruangizin_request_seconds Time that requests took\n# TYPE ruangizin_request_seconds histogram\n",
    );
    let Ok(all) = COUNTED.lock() else { return out };
    for ((route, status), it) in all.iter() {
        let labels = format!("route=\"{route}\",status=\"{status}\"");
        for (count, end) in it.classes.iter().zip(CLASSES) {
            let _infallible =
                writeln!(out, "ruangizin_request_seconds_bucket{{{labels},le=\"{end}\"}} {count}");
        }
        let count = it.count;
        let _infallible = writeln!(out, "ruangizin_request_seconds_bucket{{{labels},le=\"+Inf\"}} {count}");
        let _infallible = writeln!(out, "ruangizin_request_seconds_count{{{labels}}} {count}");
        let _infallible = writeln!(out, "ruangizin_request_seconds_sum{{{labels}}} {}", it.seconds);
    }
    out
}

fn gauge(out: &mut String, name: &str, help: &str, value: impl std::fmt::Display) {
    let _infallible = writeln!(out, "# HELP {name} {help}\n# TYPE {name} gauge\n{name} {value}");
}

type InStore = (Vec<(String, i64)>, i64, i64);

fn in_store(tx: &mut dyn Tx) -> Result<InStore, StoreError> {
    let rows = tx.rows("SELECT state, count(*) FROM cases GROUP BY state ORDER BY state", &[])?;
    let cases = rows.iter().map(|it| Ok((it.text(0)?, it.int(1)?))).collect::<Result<_, StoreError>>()?;
    let mut count = |sql: &str| tx.first(sql, &[])?.map_or(Ok(0), |it| it.int(0));
    let waiting = count("SELECT count(*) FROM notifications WHERE sent_at IS NULL")?;
    let given_up = count("SELECT count(*) FROM notifications WHERE sent_at = 0")?;
    Ok((cases, waiting, given_up))
}
