//! One piece of an upload on its way from the network to the disk. It counts from the moment it is safe there.

use std::{io, pin::Pin, sync::Arc, time::Duration};

use axum::{
    body::{Body, Bytes, HttpBody as _},
    http::HeaderMap,
};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use sha2::Digest as _;
use tokio::sync::mpsc;

use super::{expect_version, number, taken};
use crate::{
    casework::upload,
    clock,
    office::Office,
    problem::Problem,
    routes::body,
    store::{
        StoreError,
        files::{Piece, Whole},
        uploads::{self, Upload},
    },
};

/// How long the network may be silent in the middle of a piece.
const PATIENCE: Duration = Duration::from_secs(60);

/// A digest that was announced for the piece.
enum Checksum {
    Sha1(sha1::Sha1, Vec<u8>),
    Sha256(sha2::Sha256, Vec<u8>),
}

/// How a piece ended.
struct Arrived {
    bytes: u64,
    is_as_announced: bool,
}

/// Why no more of a piece came.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Whole,
    CutOff,
    Slow,
    TooMuch,
}

/// Takes a piece in and gives the upload as it stands then.
pub(super) async fn take(
    office: &Arc<Office>,
    id: String,
    headers: &HeaderMap,
    body: Body,
) -> Result<Upload, Problem> {
    expect_version(headers)?;
    let kind = body::text(headers, "content-type").unwrap_or_default();
    if !kind.eq_ignore_ascii_case("application/offset+octet-stream") {
        return Err(Problem::new(415, "other-kind", "a piece is application/offset+octet-stream"));
    }
    let offset = number(headers, "upload-offset")?;
    let checksum = Checksum::of(headers)?;
    let _turn = office.take_upload(&id).ok_or_else(taken)?;
    let now = clock::now();
    let name = id.clone();
    let mut found = office.database.read(move |tx| upload::find(tx, &name, now)).await?;
    let start = u64::try_from(found.received).unwrap_or(0);
    if offset != start {
        return Err(Problem::new(409, "elsewhere", "the upload goes on from another byte"));
    }
    let whole = u64::try_from(found.bytes).unwrap_or(0);
    if start < whole {
        let (arrived, end) = store(office, &id, start, whole - start, checksum, body).await?;
        if !arrived.is_as_announced {
            // Nothing of it counts; the next piece is written over it.
            return Err(Problem::new(460, "other-bytes", "the piece has another digest than announced"));
        }
        let (from, to) = (found.received, found.received + i64::try_from(arrived.bytes).unwrap_or(0));
        let name = id.clone();
        if to > from && !office.database.write(move |tx| uploads::advance(tx, &name, from, to)).await? {
            return Err(taken());
        }
        found.received = to;
        match end {
            End::Whole | End::CutOff => {}
            End::Slow => return Err(Problem::new(408, "too-slow", "the piece did not arrive in time")),
            End::TooMuch => return Err(Problem::too_large()),
        }
    }
    if found.received == found.bytes && !found.is_done {
        complete(office, &mut found).await?;
    }
    Ok(found)
}

/// Writes what arrives. At most `room` bytes are taken; with a checksum nothing counts before it was compared.
async fn store(
    office: &Arc<Office>,
    id: &str,
    start: u64,
    room: u64,
    checksum: Option<Checksum>,
    body: Body,
) -> Result<(Arrived, End), Problem> {
    let (sender, receiver) = mpsc::channel(8);
    let (files, name) = (office.files.clone(), id.to_owned());
    let writer = tokio::task::spawn_blocking(move || {
        let piece = files.space().append(&name, start)?;
        write(piece, checksum, receiver)
    });
    let end = forward(body, room, &sender).await;
    drop(sender);
    let written = writer.await.unwrap_or_else(|_broken| Err(io::ErrorKind::Other.into()));
    let mut arrived = written.map_err(|_disk| Problem::from(StoreError::Broke))?;
    if end != End::Whole && !arrived.is_as_announced {
        // Cut off in the middle, the digest of the whole piece can say nothing about this part.
        arrived = Arrived { bytes: 0, is_as_announced: true };
    }
    Ok((arrived, end))
}

/// Passes a body on, never more than there is room for.
async fn forward(body: Body, room: u64, sender: &mpsc::Sender<Bytes>) -> End {
    let mut body = body;
    let mut left = room;
    loop {
        let next = tokio::time::timeout(PATIENCE, next_bytes(&mut body)).await;
        let bytes = match next {
            Err(_late) => return End::Slow,
            Ok(None) => return End::Whole,
            Ok(Some(Err(_cut))) => return End::CutOff,
            Ok(Some(Ok(bytes))) => bytes,
        };
        if bytes.len() as u64 > left {
            return End::TooMuch;
        }
        left -= bytes.len() as u64;
        if sender.send(bytes).await.is_err() {
            // The writer failed and says so itself.
            return End::CutOff;
        }
    }
}

/// The next bytes of a body; what a body says after its bytes is passed over.
async fn next_bytes(body: &mut Body) -> Option<Result<Bytes, axum::Error>> {
    loop {
        let frame = std::future::poll_fn(|context| Pin::new(&mut *body).poll_frame(context)).await?;
        match frame.map(|it| it.into_data().ok()) {
            Ok(Some(bytes)) => return Some(Ok(bytes)),
            Ok(None) => {}
            Err(error) => return Some(Err(error)),
        }
    }
}

fn write(
    mut piece: Box<dyn Piece>,
    mut checksum: Option<Checksum>,
    mut receiver: mpsc::Receiver<Bytes>,
) -> io::Result<Arrived> {
    let mut count = 0;
    while let Some(bytes) = receiver.blocking_recv() {
        piece.write(&bytes)?;
        count += bytes.len() as u64;
        if let Some(checksum) = &mut checksum {
            checksum.update(&bytes);
        }
    }
    let is_as_announced = checksum.is_none_or(Checksum::holds);
    if is_as_announced {
        piece.finish()?;
    }
    Ok(Arrived { bytes: if is_as_announced { count } else { 0 }, is_as_announced })
}

/// Compares a whole upload with its announcement, and keeps or forgets it.
async fn complete(office: &Arc<Office>, found: &mut Upload) -> Result<(), Problem> {
    let (files, name, digest) = (office.files.clone(), found.id.clone(), found.sha256.clone());
    let compared = tokio::task::spawn_blocking(move || files.complete(&name, &digest)).await;
    let whole = compared.unwrap_or(Err(StoreError::Broke))?;
    let (upload, now) = (found.clone(), clock::now());
    office.database.write(move |tx| upload::settle(tx, &upload, whole, now)).await?;
    match whole {
        Whole::Kept { .. } => {
            found.is_done = true;
            Ok(())
        }
        Whole::OtherBytes => {
            Err(Problem::new(460, "other-bytes", "the file has another digest than announced"))
        }
        Whole::Infected => Err(Problem::new(422, "infected", "a scanner found something in this file")),
        Whole::OtherKind => Err(Problem::new(415, "other-kind", "this kind of file is not taken")),
    }
}

impl Checksum {
    fn of(headers: &HeaderMap) -> Result<Option<Self>, Problem> {
        let Some(text) = body::text(headers, "upload-checksum") else { return Ok(None) };
        let unreadable = || Problem::new(400, "checksum", "the checksum cannot be read");
        let (name, digest) = text.split_once(' ').ok_or_else(unreadable)?;
        let digest = BASE64_STANDARD.decode(digest.trim()).map_err(|_malformed| unreadable())?;
        match name {
            "sha1" => Ok(Some(Self::Sha1(sha1::Sha1::default(), digest))),
            "sha256" => Ok(Some(Self::Sha256(sha2::Sha256::default(), digest))),
            _ => Err(unreadable()),
        }
    }

    fn update(&mut self, bytes: &[u8]) {
        match self {
            Self::Sha1(it, _) => it.update(bytes),
            Self::Sha256(it, _) => it.update(bytes),
        }
    }

    fn holds(self) -> bool {
        match self {
            Self::Sha1(it, wanted) => it.finalize().as_slice() == wanted,
            Self::Sha256(it, wanted) => it.finalize().as_slice() == wanted,
        }
    }
}
