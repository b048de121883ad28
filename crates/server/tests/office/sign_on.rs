//! Officers sign in through a real `OpenID` provider (npm's oidc-provider, which the test task installs in `tests/sign-on`).

use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::SocketAddr,
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
};

use crate::support::{Answer, Server, ask};

/// Where people find the desk; the provider leads back there.
const DESK: &str = "https://meja.contoh.example";

struct Provider {
    child: Child,
    /// Kept open: it goes on talking, and would end if nobody listened.
    _output: BufReader<ChildStdout>,
    issuer: String,
}

impl Provider {
    fn start() -> Option<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/sign-on");
        if !folder.join("node_modules/oidc-provider").is_dir() {
            let _ = writeln!(std::io::stdout(), "\nSKIPPED sign-on: tests/sign-on is not installed");
            return None;
        }
        let mut command = Command::new("node");
        command.arg("provider.mjs").current_dir(folder).stderr(Stdio::null());
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("node can be run");
        let mut input = child.stdin.take().expect("its input is piped");
        writeln!(input, "{DESK}/desk/masuk/kembali").expect("it reads");
        let mut output = BufReader::new(child.stdout.take().expect("its output is piped"));
        let mut issuer = String::new();
        output.read_line(&mut issuer).expect("it says where it is");
        Some(Self { child, _output: output, issuer: issuer.trim().to_owned() })
    }

    fn address(&self) -> SocketAddr {
        self.issuer.trim_start_matches("http://").parse().expect("an address")
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Cookies of one browser at one site.
#[derive(Default)]
struct Jar(Vec<(String, String)>);

impl Jar {
    fn keep(&mut self, answer: &Answer) {
        for (_, value) in answer.headers.iter().filter(|it| it.0 == "set-cookie") {
            let pair = value.split(';').next().unwrap_or_default();
            let (name, value) = pair.split_once('=').unwrap_or_default();
            self.0.retain(|it| it.0 != name);
            if !value.is_empty() {
                self.0.push((name.to_owned(), value.to_owned()));
            }
        }
    }

    fn text(&self) -> String {
        self.0.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }
}

fn path_of(address: &str) -> &str {
    match address.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("/", |at| &rest[at..]),
        None => address,
    }
}

/// Signs in at the provider and gives the address that it leads back to.
async fn over_there(provider: &Provider, start: &str, name: &str) -> String {
    let (mut jar, mut place) = (Jar::default(), start.to_owned());
    for _ in 0..12 {
        let cookies = jar.text();
        let headers = [("cookie", cookies.as_str())];
        let answer = ask(provider.address(), "GET", path_of(&place), &headers, b"").await.expect("an answer");
        jar.keep(&answer);
        let answer = if path_of(&place).starts_with("/interaction/") {
            let prompt = if answer.text().contains("name=\"login\"") { "login" } else { "consent" };
            let body = format!("prompt={prompt}&login={name}&password=apa-saja");
            let cookies = jar.text();
            let headers =
                [("cookie", cookies.as_str()), ("content-type", "application/x-www-form-urlencoded")];
            let path = path_of(&place).to_owned();
            let answer = ask(provider.address(), "POST", &path, &headers, body.as_bytes()).await;
            let answer = answer.expect("an answer");
            jar.keep(&answer);
            answer
        } else {
            answer
        };
        answer.header("location").clone_into(&mut place);
        assert!(!place.is_empty(), "it leads on: {} {}", answer.status, answer.text());
        if place.starts_with(DESK) {
            return place;
        }
    }
    unreachable!("it never leads back: {place}");
}

async fn office(provider: &Provider) -> Server {
    let server = Server::start_with(None, |it| {
        it.ways.public_address = Some(DESK.to_owned());
        it.sign_on.oidc = Some(provider.issuer.clone());
        "meja kota".clone_into(&mut it.sign_on.oidc_client);
        "rahasia & contoh".clone_into(&mut it.sign_on.oidc_secret);
    })
    .await;
    server.officer("ina", "loket", "").await;
    let subject = Some("ina-di-kantor".to_owned());
    server.accounts.set_subject("ina", subject, "test", 1).await.expect("it can be connected");
    server
}

/// Leaves for the provider: where to, and the browser's cookies at the desk.
async fn leave(server: &Server) -> (String, Jar) {
    let answer = server.ask("GET", "/desk/masuk/sso", &[], b"").await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let cookie = answer.header("set-cookie");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    let mut jar = Jar::default();
    jar.keep(&answer);
    (answer.header("location").to_owned(), jar)
}

async fn come_back(server: &Server, address: &str, cookies: &str) -> Answer {
    let headers = [("cookie", cookies), ("sec-fetch-site", "cross-site")];
    server.ask("GET", path_of(address), &headers, b"").await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_officer_signs_in_at_the_office_service_and_nobody_else_does() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let Some(provider) = Provider::start() else { return };
    let server = office(&provider).await;
    let page = server.ask("GET", "/desk/masuk", &[], b"").await.text();
    assert!(page.contains("/desk/masuk/sso"));

    let (start, mut jar) = leave(&server).await;
    assert!(start.starts_with(&provider.issuer) && start.contains("code_challenge_method=S256"), "{start}");
    let back = over_there(&provider, &start, "ina-di-kantor").await;
    let stranger = come_back(&server, &back, "").await;
    assert_eq!(stranger.status, 403, "another browser cannot use the way back");
    let entered = come_back(&server, &back, &jar.text()).await;
    assert_eq!(entered.status, 200, "{}", entered.text());
    assert!(entered.text().contains("url=/desk"));
    let again = come_back(&server, &back, &jar.text()).await;
    assert_eq!(again.status, 403, "a way back is gone once");
    jar.keep(&entered);
    let cookies = jar.text();
    let desk = server.ask("GET", "/desk", &[("cookie", &cookies)], b"").await;
    assert!(desk.status == 200 && desk.text().contains("Pegawai ina"), "{}", desk.status);

    let (start, jar) = leave(&server).await;
    let back = over_there(&provider, &start, "orang-lain").await;
    assert_eq!(come_back(&server, &back, &jar.text()).await.status, 403, "no account is meant");
    let (start, jar) = leave(&server).await;
    let back = over_there(&provider, &start, "ina-di-kantor").await.replace("code=", "code=x");
    assert_eq!(come_back(&server, &back, &jar.text()).await.status, 403, "a code that was never given");
    server.accounts.set_active("ina", false, "test", 2).await.expect("it can be closed");
    let (start, jar) = leave(&server).await;
    let back = over_there(&provider, &start, "ina-di-kantor").await;
    assert_eq!(come_back(&server, &back, &jar.text()).await.status, 403, "a closed account stays closed");
}
