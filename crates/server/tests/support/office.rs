//! An office on a free port, and a client that sends what it is told, whole or cut off.

use std::{fs, net::SocketAddr, path::Path, sync::Arc};

use server::{
    accounts::{Accounts, NewOfficer},
    app::{self, Served},
    asset::digest,
    config::{Config, OfficeOptions, SignOnOptions, SigningOptions, StoreOptions, WayOptions},
    office::Office,
    opened::Opened,
    store::officers::Appointment,
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

pub(crate) const PDF: &[u8] = b"%PDF-1.7\n% sebuah berkas contoh\n%%EOF\n";
pub(crate) const PASSWORD: &str = "sebuah kata sandi contoh";

/// A running server. Its store lies in a folder that goes with it.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    pub(crate) office: Arc<Office>,
    pub(crate) accounts: Accounts,
    _folder: tempfile::TempDir,
    packs: Option<tempfile::TempDir>,
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

pub(crate) fn config(folder: &Path, database: Option<String>) -> Config {
    let dist = folder.join("dist");
    fs::create_dir_all(&dist).expect("a folder for the app");
    fs::write(dist.join("index.html"), "<p>app</p>").expect("a page");
    fs::write(dist.join("csp.txt"), "default-src 'self'").expect("a policy");
    Config {
        config: None,
        dist,
        pack: Vec::new(),
        packs: None,
        earlier_packs: None,
        trust: Vec::new(),
        port: 0,
        bind: [127, 0, 0, 1].into(),
        demo: true,
        store: StoreOptions { data: Some(folder.join("data")), database, ..StoreOptions::default() },
        ways: WayOptions::default(),
        signing: SigningOptions::default(),
        sign_on: SignOnOptions::default(),
        office: OfficeOptions { requests_per_minute: 0, ..OfficeOptions::default() },
    }
}

impl Server {
    pub(crate) async fn start() -> Self {
        Self::start_with(None, |_| {}).await
    }

    pub(crate) async fn start_with(database: Option<String>, change: impl Fn(&mut Config)) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let mut config = config(folder.path(), database);
        change(&mut config);
        let served = Served::read(&config).expect("the site is sound");
        let options = config.store.clone();
        let opened = tokio::task::spawn_blocking(move || Opened::ready(&options, true));
        let opened = opened.await.expect("the thread ends").expect("a store can be made");
        let office = opened.office(&config, &served.packs).expect("the options are sound");
        // A test that wants no signer says so in a way that no option can.
        let wants_none = config.signing.esign_owner == ["nobody"];
        let office = Arc::new(if wants_none { office.with_signer(None) } else { office });
        let (listener, address) = app::listen(&config).await.expect("a free port");
        let router = app::router(Arc::new(served), Arc::clone(&office));
        tokio::spawn(app::serve(listener, router, std::future::pending()));
        Self { address, office, accounts: opened.accounts(), _folder: folder, packs: None }
    }

    /// With the city's own forms, but without a plan.
    pub(crate) async fn with_forms(database: Option<String>, change: impl Fn(&mut Config)) -> Self {
        let packs = tempfile::tempdir().expect("a folder for the pack");
        let pack = packs.path().to_path_buf();
        write_forms(&pack);
        let mut server = Self::start_with(database, |it| {
            it.pack = vec![pack.clone()];
            change(it);
        })
        .await;
        server.packs = Some(packs);
        server
    }

    pub(crate) async fn officer(&self, login: &str, role: &str, kelurahan: &str) {
        let appointment =
            Appointment { role: role.to_owned(), kelurahan: kelurahan.to_owned(), service: String::new() };
        let new = NewOfficer {
            login: login.to_owned(),
            name: format!("Pegawai {login}"),
            password: PASSWORD.to_owned(),
            appointments: vec![appointment],
        };
        self.accounts.add(new, "test", 1).await.expect("an account can be made");
    }

    pub(crate) async fn ask(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Answer {
        ask(self.address, method, path, headers, body).await.expect("the server answers")
    }
}

/// One request on a connection of its own; nothing when the connection broke before a whole answer.
pub(crate) async fn ask(
    address: SocketAddr,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> Option<Answer> {
    let headers: Vec<String> = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let headers = headers.concat();
    let length = if body.is_empty() && (method == "GET" || method == "HEAD") {
        String::new()
    } else {
        format!("content-length: {}\r\n", body.len())
    };
    let head =
        format!("{method} {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n{length}{headers}\r\n");
    let mut stream = TcpStream::connect(address).await.ok()?;
    // A server that has read enough may answer and close before it has read all.
    let _ = stream.write_all(&[head.as_bytes(), body].concat()).await;
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes).await;
    let answer = Answer::parse(&bytes)?;
    // An answer that was cut off is no answer; one to HEAD announces bytes that do not come.
    let announced = answer.header("content-length").parse::<usize>().unwrap_or(0);
    (method == "HEAD" || answer.body.len() >= announced).then_some(answer)
}

impl Answer {
    fn parse(bytes: &[u8]) -> Option<Self> {
        let end = bytes.windows(4).position(|it| it == b"\r\n\r\n")?;
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let mut lines = head.split("\r\n");
        let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
        let headers: Vec<(String, String)> = lines
            .filter_map(|it| it.split_once(':'))
            .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
            .collect();
        let body = bytes[end + 4..].to_vec();
        Some(Self { status, headers, body })
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(it, _)| it == name).map_or("", |(_, value)| value)
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    pub(crate) fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }
}

/// What a phone makes before its first try.
#[derive(Clone)]
pub(crate) struct Phone {
    pub(crate) id: String,
    pub(crate) secret: String,
}

impl Phone {
    pub(crate) fn new() -> Self {
        Self { id: server::secret::random_id(), secret: server::secret::random_token() }
    }

    pub(crate) fn path(&self) -> String {
        format!("/api/v1/applications/{}", self.id)
    }

    pub(crate) async fn put(&self, server: &Server, body: &str) -> Answer {
        let headers = [("content-type", "application/json"), ("claim-secret", self.secret.as_str())];
        server.ask("PUT", &self.path(), &headers, body.as_bytes()).await
    }

    /// Hands in a sound application and gives its number.
    pub(crate) async fn apply(&self, server: &Server) -> String {
        let answer = self.put(server, &application(&self.id, "Yos Contoh", &[])).await;
        assert_eq!(answer.status, 201, "{}", answer.text());
        answer.json()["number"].as_str().expect("a receipt has a number").to_owned()
    }

    pub(crate) async fn with_secret(&self, server: &Server, method: &str, path: &str, body: &str) -> Answer {
        let headers = [("content-type", "application/json"), ("claim-secret", self.secret.as_str())];
        server.ask(method, path, &headers, body.as_bytes()).await
    }

    /// Uploads a file in one piece and gives its digest.
    pub(crate) async fn upload(&self, server: &Server, bytes: &[u8]) -> String {
        let made = announce(server, &self.id, &digest(bytes), bytes.len()).await;
        assert_eq!(made.status, 201, "{}", made.text());
        let sent = server.ask("PATCH", made.header("location"), &piece("0"), bytes).await;
        assert_eq!(sent.status, 204, "{}", sent.text());
        digest(bytes)
    }
}

pub(crate) async fn announce(server: &Server, application: &str, sha256: &str, length: usize) -> Answer {
    let (metadata, length) = announcement(application, sha256, length);
    let headers = [
        ("tus-resumable", "1.0.0"),
        ("upload-length", length.as_str()),
        ("upload-metadata", metadata.as_str()),
    ];
    server.ask("POST", "/api/v1/uploads", &headers, b"").await
}

/// The headers that announce a file: metadata and length.
pub(crate) fn announcement(application: &str, sha256: &str, length: usize) -> (String, String) {
    use base64::{Engine as _, prelude::BASE64_STANDARD};
    let metadata = format!(
        "application {},sha256 {}",
        BASE64_STANDARD.encode(application),
        BASE64_STANDARD.encode(sha256)
    );
    (metadata, length.to_string())
}

pub(crate) fn piece(offset: &str) -> [(&'static str, &str); 3] {
    [
        ("tus-resumable", "1.0.0"),
        ("content-type", "application/offset+octet-stream"),
        ("upload-offset", offset),
    ]
}

/// A sound application of a form (id, service), as a phone makes it. What a test wants otherwise, it sets.
pub(crate) fn sample(id: &str, form: (&str, &str)) -> contract::Application {
    contract::Application {
        id: id.to_owned(),
        service: form.1.to_owned(),
        form: form.0.to_owned(),
        form_version: 1,
        region: "53.71".to_owned(),
        kelurahan: "53.71.01.1001".to_owned(),
        language: "id".to_owned(),
        applicant: "Yos Contoh".to_owned(),
        made_at: "2026-11-22T09:00:00Z".to_owned(),
        is_sample: true,
        ..contract::Application::default()
    }
}

/// A file of an application that was uploaded before.
pub(crate) fn attached(field: &str, sha256: &str) -> contract::Attachment {
    contract::Attachment { field: field.to_owned(), name: "ktp.pdf".to_owned(), sha256: sha256.to_owned() }
}

/// An application without a form of the city, with attachments of these digests, as a phone writes it.
pub(crate) fn application(id: &str, name: &str, files: &[&str]) -> String {
    let mut application = sample(id, ("kkpr-nonberusaha", "KKPR-NON"));
    name.clone_into(&mut application.applicant);
    application.attachments = files.iter().map(|it| attached("doc.ktp", it)).collect();
    application.to_json().to_text()
}

/// A pack that holds the sample city's forms and its catalogue, and nothing else.
pub(crate) fn write_forms(folder: &Path) {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/kupang-contoh");
    let mut files = serde_json::Map::new();
    let mut add = |role: &str, path: &Path| {
        let bytes = fs::read(path).expect("a file of the sample city");
        let sha256 = digest(&bytes);
        let name = format!("{role}.{}.json", &sha256[..16]);
        fs::write(folder.join(&name), &bytes).expect("a file of the pack");
        files.insert(
            role.to_owned(),
            serde_json::json!({ "name": name, "sha256": sha256, "bytes": bytes.len() }),
        );
    };
    add("services", &from.join("services.json"));
    for id in ["surat-usaha", "reklame", "kkpr-berusaha", "pbg-rumah"] {
        add(&format!("form-{id}"), &from.join("forms").join(format!("{id}.json")));
    }
    let manifest = serde_json::json!({
        "region": "53.71", "version": "uji-1", "status": "contoh", "files": files,
        "name": { "id": "Kota Kupang", "en": "Kupang" },
    });
    fs::write(folder.join("pack.json"), manifest.to_string()).expect("a manifest");
}

/// An application of a form, with these answers.
pub(crate) fn of_form(id: &str, form: (&str, &str), answers: permit::Answers) -> String {
    let mut application = sample(id, form);
    application.answers = answers;
    application.to_json().to_text()
}
