//! Uploads that break off and go on, and bytes that are not what was announced.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use server::asset::digest;
use sha2::{Digest as _, Sha256};
use tokio::{io::AsyncWriteExt as _, net::TcpStream};

use crate::support::{Answer, PDF, Phone, Server, announce, piece};

const TUS: [(&str, &str); 1] = [("tus-resumable", "1.0.0")];

async fn offset(server: &Server, place: &str) -> String {
    server.ask("HEAD", place, &TUS, b"").await.header("upload-offset").to_owned()
}

async fn begin(server: &Server, bytes: &[u8]) -> String {
    let made = announce(server, &Phone::new().id, &digest(bytes), bytes.len()).await;
    assert_eq!(made.status, 201, "{}", made.text());
    assert!(made.header("upload-expires").ends_with("GMT"));
    made.header("location").to_owned()
}

#[tokio::test]
async fn an_upload_goes_on_where_it_broke_off() {
    let server = Server::start().await;
    let place = begin(&server, PDF).await;
    assert_eq!(offset(&server, &place).await, "0");
    // A connection that dies in the middle of a piece.
    let head = format!(
        "PATCH {place} HTTP/1.1\r\nhost: x\r\ntus-resumable: 1.0.0\r\nupload-offset: 0\r\n\
         content-type: application/offset+octet-stream\r\ncontent-length: {}\r\n\r\n",
        PDF.len()
    );
    let mut stream = TcpStream::connect(server.address).await.expect("the server listens");
    stream.write_all(&[head.as_bytes(), &PDF[..10]].concat()).await.expect("it is sent");
    stream.flush().await.expect("it is sent");
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    drop(stream);
    let mut safe = String::new();
    for _ in 0..50 {
        safe = offset(&server, &place).await;
        if safe == "10" {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    assert_eq!(safe, "10", "what arrived is safe");
    let rest = server.ask("PATCH", &place, &piece("10"), &PDF[10..]).await;
    assert_eq!((rest.status, rest.header("upload-offset")), (204, PDF.len().to_string().as_str()));
    // Once more, as after a lost answer.
    let again = server.ask("PATCH", &place, &piece(&PDF.len().to_string()), b"").await;
    assert_eq!(again.status, 204);
}

#[tokio::test]
async fn pieces_that_do_not_fit_are_refused() {
    let server = Server::start().await;
    let place = begin(&server, PDF).await;
    let send = |headers: Vec<(&'static str, String)>, bytes: &'static [u8]| {
        let (server, place) = (&server, place.clone());
        async move {
            let headers: Vec<(&str, &str)> = headers.iter().map(|(name, it)| (*name, it.as_str())).collect();
            server.ask("PATCH", &place, &headers, bytes).await
        }
    };
    let with = |offset: &str, more: Vec<(&'static str, String)>| {
        let mut headers: Vec<(&'static str, String)> =
            piece(offset).iter().map(|(name, it)| (*name, (*it).to_owned())).collect();
        headers.extend(more);
        headers
    };
    assert_eq!(send(with("5", vec![]), b"x").await.status, 409, "another first byte");
    assert_eq!(send(with("0", vec![])[1..].to_vec(), b"x").await.status, 412, "no version");
    assert_eq!(send(with("x", vec![]), b"x").await.status, 422, "no offset");
    let wrong = format!("sha256 {}", BASE64_STANDARD.encode(Sha256::digest(b"other")));
    assert_eq!(send(with("0", vec![("upload-checksum", wrong)]), b"%PDF-").await.status, 460);
    assert_eq!(send(with("0", vec![("upload-checksum", "md5 eHg=".to_owned())]), b"x").await.status, 400);
    assert_eq!(offset(&server, &place).await, "0", "nothing of these counts");
    let right = format!("sha1 {}", BASE64_STANDARD.encode(sha1::Sha1::digest(b"%PDF-")));
    assert_eq!(send(with("0", vec![("upload-checksum", right)]), b"%PDF-").await.status, 204);
    assert_eq!(offset(&server, &place).await, "5");
    let long = server.ask("PATCH", &place, &piece("5"), &[b'x'; 500]).await;
    assert_eq!(long.status, 413, "more than was announced");
}

#[tokio::test]
async fn other_bytes_and_other_kinds_are_forgotten() {
    let server = Server::start().await;
    let place = begin(&server, PDF).await;
    let other = vec![b'x'; PDF.len()];
    assert_eq!(server.ask("PATCH", &place, &piece("0"), &other).await.status, 460);
    assert_eq!(server.ask("HEAD", &place, &TUS, b"").await.status, 404);
    for bytes in [&b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"[..], b"PK\x03\x04 a zip"] {
        let place = begin(&server, bytes).await;
        let answer = server.ask("PATCH", &place, &piece("0"), bytes).await;
        assert_eq!((answer.status, answer.code().as_str()), (415, "other-kind"));
    }
}

#[tokio::test]
async fn announcements_are_checked() {
    let server = Server::start().await;
    let id = Phone::new().id;
    let status = |it: Answer| it.status;
    assert_eq!(status(announce(&server, &id, &digest(PDF), 30_000_000).await), 413);
    assert_eq!(status(announce(&server, &id, &digest(PDF), 0).await), 422);
    assert_eq!(status(announce(&server, "../../x", &digest(PDF), 5).await), 422);
    assert_eq!(status(announce(&server, &id, "abc", 5).await), 422);
    let mut last = 0;
    for turn in 0..12_u8 {
        last = announce(&server, &id, &digest(&[turn]), 20_000_000).await.status;
    }
    assert_eq!(last, 422, "one application has a limit for all its files");
    let id = Phone::new().id;
    let first = announce(&server, &id, &digest(PDF), PDF.len()).await.header("location").to_owned();
    let of = digest(PDF);
    let again = || announce(&server, &id, &of, PDF.len());
    assert_eq!(again().await.header("location"), first, "the same once more is the same upload");
    server.ask("PATCH", &first, &piece("0"), &PDF[..5]).await;
    assert_ne!(again().await.header("location"), first, "one that has begun is not given again");
    assert_eq!(server.ask("POST", "/api/v1/uploads", &[], b"").await.status, 412);
    for place in ["/api/v1/uploads/nothing", "/api/v1/uploads/..%2f..%2fetc"] {
        assert_eq!(server.ask("HEAD", place, &TUS, b"").await.status, 404, "{place}");
        assert_eq!(server.ask("PATCH", place, &piece("0"), b"x").await.status, 404, "{place}");
    }
}

#[tokio::test]
async fn an_upload_can_be_given_up_until_it_is_whole() {
    let server = Server::start().await;
    let place = begin(&server, PDF).await;
    assert_eq!(server.ask("DELETE", &place, &TUS, b"").await.status, 204);
    assert_eq!(server.ask("HEAD", &place, &TUS, b"").await.status, 404);
    let place = begin(&server, PDF).await;
    server.ask("PATCH", &place, &piece("0"), PDF).await;
    assert_eq!(server.ask("DELETE", &place, &TUS, b"").await.status, 409);
    let options = server.ask("OPTIONS", "/api/v1/uploads", &[], b"").await;
    assert_eq!((options.status, options.header("tus-version")), (204, "1.0.0"));
    assert!(options.header("tus-extension").contains("creation"));
}

#[tokio::test]
async fn uploads_that_nobody_finished_are_cleared_away() {
    let server = Server::start().await;
    let place = begin(&server, PDF).await;
    server.ask("PATCH", &place, &piece("0"), &PDF[..5]).await;
    let id = place.rsplit('/').next().expect("a place has a name").to_owned();
    let past = move |tx: &mut dyn server::store::Tx| {
        tx.run("UPDATE uploads SET expires_at = 1 WHERE id = ?1", &[id.as_str().into()])
    };
    server.office.database.write(past).await.expect("it can be written");
    assert_eq!(server.ask("HEAD", &place, &TUS, b"").await.status, 404);
    assert_eq!(server::housekeeping::once(&server.office).await, Ok(1));
    assert_eq!(server::housekeeping::once(&server.office).await, Ok(0));
}
