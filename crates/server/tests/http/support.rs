//! A server on a free port over a small site and a small pack, and a client that sends what it is told.

use std::{fs, path::Path, sync::Arc};

use server::{
    app::{self, Served},
    asset::digest,
    config::{Config, OfficeOptions, SignOnOptions, SigningOptions, StoreOptions, WayOptions},
    opened::Opened,
    packs::Packs,
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

/// The bytes of the small pack's archive.
pub(crate) const START: &[u8] = b"PMTiles3456789789";

pub(crate) struct Server {
    address: std::net::SocketAddr,
    pub(crate) hashed: String,
    plan: String,
    // Dropped with the server, since the archive is read from disk.
    folder: tempfile::TempDir,
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Server {
    pub(crate) async fn start() -> Self {
        Self::start_with_page("<p>app</p>").await
    }

    pub(crate) async fn start_with_page(page: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let hashed = write_site(&folder.path().join("dist"), page);
        let plan = write_pack(&folder.path().join("pack"), START);
        fs::write(folder.path().join("secret.txt"), "secret").expect("a file beside the site");
        let config = Config {
            config: None,
            dist: folder.path().join("dist"),
            pack: vec![folder.path().join("pack")],
            packs: None,
            earlier_packs: None,
            trust: Vec::new(),
            port: 0,
            bind: [127, 0, 0, 1].into(),
            demo: true,
            store: StoreOptions { data: Some(folder.path().join("data")), ..StoreOptions::default() },
            ways: WayOptions::default(),
            signing: SigningOptions::default(),
            sign_on: SignOnOptions::default(),
            office: OfficeOptions::default(),
        };
        let served = Served::read(&config).expect("site and pack are sound");
        let opened = Opened::ready(&config.store, true).expect("a store can be made");
        let office = Arc::new(opened.office(&config, &served.packs).expect("the options are sound"));
        let (listener, address) = app::listen(&config).await.expect("a free port");
        let router = app::router(Arc::new(served), office);
        tokio::spawn(app::serve(listener, router, std::future::pending()));
        Self { address, hashed, plan, folder }
    }

    pub(crate) fn plan_path(&self) -> String {
        format!("/packs/53.71/{}", self.plan)
    }

    /// What the pack takes without a network: its manifest and its only file.
    pub(crate) fn pack_bytes(&self) -> u64 {
        let manifest = fs::metadata(self.folder.path().join("pack/pack.json")).expect("it was written");
        manifest.len() + START.len() as u64
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[]).await
    }

    pub(crate) async fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let headers: Vec<String> =
            headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let headers = headers.concat();
        let request =
            format!("{method} {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n{headers}\r\n");
        let mut stream = TcpStream::connect(self.address).await.expect("the server listens");
        // A server that has read enough may close before it has read all.
        let _ = stream.write_all(request.as_bytes()).await;
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes).await;
        Answer::parse(&bytes)
    }
}

impl Answer {
    fn parse(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|it| it == b"\r\n\r\n").expect("an answer has a head");
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let mut lines = head.split("\r\n");
        let status = lines.next().and_then(|it| it.split(' ').nth(1)).and_then(|it| it.parse().ok());
        let headers = lines
            .filter_map(|it| it.split_once(':'))
            .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
            .collect();
        Self { status: status.expect("an answer has a status"), headers, body: bytes[end + 4..].to_vec() }
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(it, _)| it == name).map_or("", |(_, value)| value)
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("the body is text")
    }
}

/// A pack of its own folder, for tests that do not need the network.
pub(crate) struct Pack {
    folder: tempfile::TempDir,
}

impl Pack {
    pub(crate) fn write(archive: &[u8]) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the test");
        write_pack(&folder.path().join("pack"), archive);
        Self { folder }
    }

    pub(crate) fn change_manifest(&self, from: &str, to: &str) {
        let path = self.folder.path().join("pack/pack.json");
        let text = fs::read_to_string(&path).expect("the manifest was written");
        assert!(text.contains(from), "{from} stands in the manifest");
        fs::write(path, text.replacen(from, to, 1)).expect("the manifest can be changed");
    }

    pub(crate) fn read(&self, demo: bool) -> Result<Packs, String> {
        Packs::read(&[self.folder.path().join("pack")], None, demo).map_err(|it| it.to_string())
    }

    pub(crate) fn read_as_folder(&self, demo: bool) -> Result<(Vec<String>, usize), String> {
        let packs = Packs::read(&[], Some(self.folder.path()), demo).map_err(|it| it.to_string())?;
        Ok((packs.regions().map(str::to_owned).collect(), packs.left_out().len()))
    }
}

fn write_site(dist: &Path, page: &str) -> String {
    fs::create_dir_all(dist).expect("a folder for the site");
    let script = "a".repeat(500);
    let hashed = format!("app.{}.js", &digest(script.as_bytes())[..16]);
    // As the build writes it: the mark of the build, and the page by the start of its digest.
    let worker = format!("'0123456789abcdef' \"{}\"", &digest(page.as_bytes())[..16]);
    let files: [(&str, &str); 8] = [
        ("index.html", page),
        ("csp.txt", "default-src 'self'\n"),
        ("sw.js", &worker),
        ("build.json", "0123456789abcdef\n"),
        ("app.0123456789abcdef.js", "other"),
        (&hashed, &script),
        (&format!("{hashed}.br"), "brotli stands here"),
        (&format!("{hashed}.gz"), "gzip stands here"),
    ];
    for (name, text) in files {
        fs::write(dist.join(name), text).expect("a file of the site");
    }
    hashed
}

fn write_pack(folder: &Path, archive: &[u8]) -> String {
    fs::create_dir_all(folder).expect("a folder for the pack");
    let sha256 = digest(archive);
    let name = format!("plan.{}.pmtiles", &sha256[..16]);
    let manifest = format!(
        r#"{{"region":"53.71","name":{{"id":"Kota"}},"version":"2026.11","status":"contoh","layers":[],"files":{{"plan":{{"name":"{name}","bytes":{},"sha256":"{sha256}"}}}}}}"#,
        archive.len()
    );
    fs::write(folder.join("pack.json"), manifest).expect("the manifest of the pack");
    fs::write(folder.join(&name), archive).expect("the archive of the pack");
    let withdrawn = r#"[{"version":"2026.10","since":"2026-11-22","reason":{"id":"Petanya keliru."}}]"#;
    fs::write(folder.join("withdrawn.json"), withdrawn).expect("what its office took back");
    name
}
