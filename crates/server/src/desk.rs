//! The desk of the office: pages made by the server, without any script, for old computers and the keyboard. Pages show
//! and hand over; who may do what is decided by the use-cases.

mod actions;
mod answers;
mod audit;
mod beside;
mod connectors;
mod counter;
mod file;
mod file_actions;
mod file_parts;
mod list;
mod numbers;
mod page;
mod plan;
mod session;
mod shown;
mod sign;
mod sign_in;
mod sign_on;
mod texts;
mod verify;

use std::sync::Arc;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::{HeaderValue, header},
    middleware,
    response::{IntoResponse, Response},
    routing::{get, post},
};

use crate::{accounts::Accounts, office::Office, routes::guard};

/// What the pages need.
#[derive(Debug)]
pub struct Desk {
    pub office: Arc<Office>,
    pub accounts: Accounts,
}

/// Where to sign in.
const SIGN_IN: &str = "/desk/masuk";
/// Bytes of a form at most.
const FORM: usize = 256 * 1024;

/// All pages.
pub fn router(office: Arc<Office>, accounts: Accounts) -> Router {
    let desk = Arc::new(Desk { office: Arc::clone(&office), accounts });
    Router::new()
        .route("/desk", get(list::show))
        .route(SIGN_IN, get(sign_in::show).post(sign_in::enter))
        .route("/desk/masuk/sso", get(sign_on::leave))
        .route(sign_on::BACK, get(sign_on::enter))
        .route("/desk/keluar", post(sign_in::leave))
        .route("/desk/bahasa/{tag}", get(sign_in::choose_language))
        .route("/desk/catatan", get(audit::show))
        .route("/desk/berkas/{number}", get(file::show))
        .route("/desk/berkas/{number}/dokumen/{sha256}", get(file::document))
        .route("/desk/berkas/{number}/periksa", get(beside::show).post(beside::tick))
        .route("/desk/berkas/{number}/langkah", post(actions::move_on))
        .route("/desk/berkas/{number}/perbaikan", post(actions::ask_corrections))
        .route("/desk/berkas/{number}/pesan", post(actions::write_message))
        .route("/desk/berkas/{number}/pesan/selesai", post(actions::settle_messages))
        .route("/desk/berkas/{number}/hidupkan", post(actions::revive))
        .route("/desk/berkas/{number}/tandatangan", post(sign::sign))
        .route("/desk/berkas/{number}/cabut", post(actions::revoke))
        .route("/desk/berkas/{number}/kode", post(counter::new_secret))
        .route("/desk/berkas.csv", get(numbers::csv))
        .route("/desk/statistik", get(numbers::statistics))
        .route("/desk/baru", get(counter::show).post(counter::take))
        .route("/desk/sambungan", get(connectors::show).post(connectors::settle))
        .route("/desk/ambil", post(list::take_all))
        .route("/desk/gaya.css", get(style))
        .route("/verifikasi/{id}", get(verify::show))
        .layer(DefaultBodyLimit::max(FORM))
        .layer(middleware::map_response(headers))
        .layer(middleware::from_fn_with_state(office, guard::limit))
        .with_state(desk)
}

/// No script, no frame, nothing from elsewhere; forms go to this desk only. Nothing of it is kept in a browser's cache.
async fn headers(mut response: Response) -> Response {
    let headers = response.headers_mut();
    let mut add = |name, value| {
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    };
    add(
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    );
    // Without it browsers hide where a form comes from, which is what a forged one would want.
    add(header::REFERRER_POLICY, "same-origin");
    add(header::CACHE_CONTROL, "no-store");
    add(header::X_FRAME_OPTIONS, "DENY");
    response
}

async fn style() -> Response {
    let headers =
        [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "private, max-age=300")];
    (headers, include_str!("desk/style.css")).into_response()
}
