//! A phone's outbox (`contract::outbox`) over a real connection: asks the machine what to do, does it, tells it what
//! happened. A millisecond stands for a second, so that its patience can be tried.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use contract::{
    Problem, Receipt,
    outbox::{Command, Event, ItemState, OutboxItem},
    paths,
};

use crate::support::{Answer, PDF, Phone, announcement, application, ask, piece};

/// What one phone wants and has.
pub(crate) struct Owner {
    pub(crate) phone: Phone,
    pub(crate) name: String,
    pub(crate) has_file: bool,
    /// After so many tries the person changes something.
    pub(crate) edits_after: Option<u32>,
}

impl Owner {
    fn body(&self, name: &str, file: &str) -> String {
        let files: &[&str] = if self.has_file { &[file] } else { &[] };
        application(&self.phone.id, name, files)
    }

    /// Runs until nothing more happens by itself; gives the item and how often something left the phone.
    pub(crate) async fn run(&self, office: SocketAddr) -> (OutboxItem, u32) {
        let document = [PDF, self.phone.id.as_bytes()].concat();
        let file = contract::digest(&document);
        let mut body = self.body(&self.name, &file);
        let files = if self.has_file { vec![file.clone()] } else { Vec::new() };
        let mut item = OutboxItem::new(&self.phone.id, &contract::digest(body.as_bytes()), files.clone());
        let (start, mut tries) = (Instant::now(), 0);
        let now = || u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
        while start.elapsed() < Duration::from_secs(300) {
            match item.next(now()) {
                None if item.state == ItemState::Editing => {
                    body = self.body(&format!("{} diubah", self.name), &file);
                    let edited = Event::Edited(contract::digest(body.as_bytes()), files.clone());
                    item.on(edited, now(), 0);
                }
                None => break,
                Some(Command::Wait(until)) => {
                    let wait = until.saturating_sub(now()).min(20);
                    tokio::time::sleep(Duration::from_millis(wait)).await;
                }
                Some(Command::Upload(digest)) => {
                    let arrived = upload(office, &self.phone.id, &document).await;
                    let event = if arrived { Event::FileArrived(digest) } else { Event::Lost };
                    item.on(event, now(), 0);
                }
                Some(Command::Put) => {
                    tries += 1;
                    item.on(Event::Begins, now(), 0);
                    let answer = self.send(office, "PUT", body.as_bytes()).await;
                    item.on(told(answer, false), now(), 0);
                }
                Some(Command::Ask) => {
                    let answer = self.send(office, "GET", b"").await;
                    item.on(told(answer, true), now(), 0);
                }
            }
            if self.edits_after.is_some_and(|it| tries == it) && item.state == ItemState::Waiting {
                item.on(Event::Edit, now(), 0);
                // Once is enough.
                tries += 1;
            }
        }
        (item, tries)
    }

    async fn send(&self, office: SocketAddr, method: &str, body: &[u8]) -> Option<Answer> {
        let digest = contract::digest(body);
        let mut headers = vec![(contract::CLAIM_HEADER, self.phone.secret.as_str())];
        if !body.is_empty() {
            headers.extend([("content-type", "application/json"), (contract::DIGEST_HEADER, &digest)]);
        }
        ask(office, method, &paths::application(&self.phone.id), &headers, body).await
    }
}

fn told(answer: Option<Answer>, is_asking: bool) -> Event {
    match answer {
        None => Event::Lost,
        Some(it) if it.status == 200 || it.status == 201 => {
            Receipt::parse(&it.body).map_or(Event::Lost, Event::Receipt)
        }
        Some(it) if is_asking && it.status == 404 => Event::Nothing,
        Some(it) => Event::Failed(Problem::read(it.status, &it.body)),
    }
}

/// Uploads a file, going on wherever the office says; false when it gave up for now.
async fn upload(office: SocketAddr, id: &str, bytes: &[u8]) -> bool {
    const TUS: [(&str, &str); 1] = [("tus-resumable", "1.0.0")];
    let mut place: Option<String> = None;
    for _ in 0..80 {
        let Some(at) = place.clone() else {
            let (metadata, length) = announcement(id, &contract::digest(bytes), bytes.len());
            let headers =
                [TUS[0], ("upload-length", length.as_str()), ("upload-metadata", metadata.as_str())];
            if let Some(made) = ask(office, "POST", paths::UPLOADS, &headers, b"").await
                && made.status == 201
            {
                place = Some(made.header("location").to_owned());
            }
            continue;
        };
        let Some(found) = ask(office, "HEAD", &at, &TUS, b"").await else { continue };
        if found.status == 404 {
            place = None;
            continue;
        }
        let Ok(offset) = found.header("upload-offset").parse::<usize>() else { continue };
        let Some(rest) = bytes.get(offset..) else { return false };
        let sent = ask(office, "PATCH", &at, &piece(&offset.to_string()), rest).await;
        if sent.is_some_and(|it| it.status == 204 && it.header("upload-offset") == bytes.len().to_string()) {
            return true;
        }
    }
    false
}
