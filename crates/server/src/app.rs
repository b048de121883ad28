//! All routes on one page, and which file answers which address.

use std::{net::SocketAddr, sync::Arc};

use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware,
    response::Response,
    routing::post,
};
use percent_encoding::percent_decode_str;
use tokio::net::TcpListener;
use wording::Language;

use crate::{
    accounts::Accounts, config::Config, desk, error::StartError, headers, log, office::Office, packs::Packs,
    respond, routes, site::Site,
};

/// Where other apps hand over what is shared. The worker answers it on the device.
const SHARE: &str = "/bagikan";

/// What the handlers read; fixed from start to stop.
#[derive(Debug)]
pub struct Served {
    pub site: Site,
    pub packs: Packs,
}

impl Served {
    /// Reads and checks everything that will be sent.
    pub fn read(config: &Config) -> Result<Self, StartError> {
        let mut site = Site::read(&config.dist)?;
        let packs = Packs::read(&config.pack, config.packs.as_deref(), config.demo)?;
        site.name(&packs.cities());
        Ok(Self { site, packs })
    }
}

/// The whole address space: the files of the app and the packs, the API, the desk.
pub fn router(served: Arc<Served>, office: Arc<Office>) -> Router {
    let accounts = Accounts::new(office.database.clone());
    Router::new()
        .route(SHARE, post(shared).fallback(send_file))
        .fallback(send_file)
        .with_state(Arc::clone(&served))
        .merge(routes::router(Arc::clone(&office)))
        .merge(desk::router(office, accounts))
        .layer(middleware::from_fn_with_state(served, headers::add))
}

/// The same, with a line in the log for each request.
pub fn logged(router: Router) -> Router {
    router.layer(middleware::from_fn(log::write))
}

/// Serves until `stop` ends; requests under way are finished.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(stop).await
}

/// Binds the address; port 0 takes a free one.
pub async fn listen(config: &Config) -> Result<(TcpListener, SocketAddr), StartError> {
    let wanted = SocketAddr::new(config.bind, config.port);
    let failed = |source| StartError::Listen { address: wanted.to_string(), source };
    let listener = TcpListener::bind(wanted).await.map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    Ok((listener, address))
}

/// Reached only where the browser has lost the worker. The body is not read, let alone kept: the person is led to the
/// page that takes the same text by hand.
async fn shared() -> Response {
    let mut response = respond::empty(StatusCode::SEE_OTHER);
    response.headers_mut().insert(header::LOCATION, HeaderValue::from_static("/cek#s="));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

async fn send_file(State(served): State<Arc<Served>>, request: Request) -> Response {
    let method = request.method();
    if method != Method::GET && method != Method::HEAD {
        let mut response = respond::empty(StatusCode::METHOD_NOT_ALLOWED);
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        return response;
    }
    let Some(path) = sound_path(request.uri().path()) else {
        return respond::text(StatusCode::BAD_REQUEST, "text/plain; charset=utf-8", "bad path\n");
    };
    let headers = request.headers();
    let file = match path.strip_prefix("packs/") {
        Some(inner) => served.packs.asset(inner),
        None => served.site.asset(&path),
    };
    if let Some(file) = file {
        return respond::with(file, method, headers).await;
    }
    match served.site.page(&path, page_language(headers)).filter(|_| is_page(&path)) {
        Some(page) => {
            let mut response = respond::with(page, method, headers).await;
            response.headers_mut().append(header::VARY, HeaderValue::from_static("accept, accept-language"));
            response
        }
        None => respond::text(StatusCode::NOT_FOUND, "text/plain; charset=utf-8", "not found\n"),
    }
}

/// The language in which somebody who opens a page reads it first. Whoever else asks, such as the worker that keeps it, gets the
/// one whose bytes the build lists.
fn page_language(headers: &HeaderMap) -> Language {
    let text = |name| headers.get(name).and_then(|it| it.to_str().ok()).unwrap_or_default();
    if !text(header::ACCEPT).contains("text/html") {
        return Language::default();
    }
    let wanted = text(header::ACCEPT_LANGUAGE).split(',');
    Language::negotiate(wanted.map(|it| it.split(';').next().unwrap_or_default().trim()))
}

/// The decoded path without its first slash, or nothing where it could mean two things.
///
/// Files are looked up in a list, so none of these could be reached; refusing them keeps proxies and logs
/// from reading the same address in another way.
fn sound_path(path: &str) -> Option<String> {
    let decoded = percent_decode_str(path.strip_prefix('/')?).decode_utf8().ok()?;
    let slashes = |text: &str| text.matches('/').count();
    let hides_slash = slashes(&decoded) != slashes(path) - 1;
    let is_odd = |it: char| it.is_control() || it == '\\';
    let climbs = decoded.split('/').any(|it| it == "." || it == "..");
    (!hides_slash && !climbs && !decoded.contains(is_odd)).then(|| decoded.into_owned())
}

/// Pages of the app have no file ending, so a missing script is never answered with a page.
fn is_page(path: &str) -> bool {
    let last = path.rsplit('/').next().unwrap_or_default();
    !last.contains('.') && path != "packs" && !path.starts_with("packs/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_paths_are_refused() {
        for path in ["/..", "/a/../b", "/%2e%2e/x", "/a%2fb", "/a%5cb", "/a\\b", "/a%00", "/%ff", "/./a"] {
            assert_eq!(sound_path(path), None, "{path}");
        }
        assert_eq!(sound_path("/a%20b/c").as_deref(), Some("a b/c"));
        assert_eq!(sound_path("/").as_deref(), Some(""));
    }

    #[test]
    fn only_addresses_without_an_ending_are_pages() {
        assert!(is_page("") && is_page("peta") && is_page("cek/hasil"));
        assert!(!is_page("app.js") && !is_page("packs") && !is_page("packs/53.71") && !is_page("cek/x.json"));
    }
}
