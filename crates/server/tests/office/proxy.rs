//! A connection that cannot be trusted: between phone and office something drops, delays, cuts and doubles.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};

/// What becomes of one connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Good,
    /// Closed before anything arrived.
    Refused,
    /// The request is cut off after some bytes.
    RequestCut(usize),
    /// The whole request arrives, the answer never does: the server has committed, the phone knows nothing.
    AnswerLost,
    /// The answer is cut off after some bytes.
    AnswerCut(usize),
    /// The request arrives twice, on two connections.
    Doubled,
    Late(u64),
}

/// A seeded chance; the same seed gives the same fates in the same order.
#[derive(Debug)]
pub(crate) struct Chance(AtomicU64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(AtomicU64::new(seed))
    }

    /// A number below `most` (splitmix64).
    pub(crate) fn below(&self, most: u64) -> u64 {
        let state =
            self.0.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed).wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % most
    }

    fn fate(&self) -> Fate {
        let bytes = usize::try_from(self.below(900)).unwrap_or(0);
        match self.below(10) {
            0 => Fate::Refused,
            1 | 2 => Fate::RequestCut(bytes),
            3 | 4 => Fate::AnswerLost,
            5 => Fate::AnswerCut(bytes / 3),
            6 => Fate::Doubled,
            7 => Fate::Late(self.below(30)),
            _ => Fate::Good,
        }
    }
}

/// Starts the proxy before one or several servers and gives its address.
pub(crate) async fn start(servers: Vec<SocketAddr>, seed: u64) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("it has an address");
    let chance = Arc::new(Chance::new(seed));
    tokio::spawn(async move {
        while let Ok((phone, _)) = listener.accept().await {
            let fate = chance.fate();
            let any = || {
                let at = usize::try_from(chance.below(servers.len() as u64)).unwrap_or(0);
                servers[at]
            };
            // What arrives twice may arrive at two of them.
            let (server, second) = (any(), any());
            tokio::spawn(async move {
                // Whatever breaks here is what the test is about.
                let _ = carry(phone, (server, second), fate).await;
            });
        }
    });
    address
}

async fn carry(mut phone: TcpStream, servers: (SocketAddr, SocketAddr), fate: Fate) -> std::io::Result<()> {
    let (server, second) = servers;
    if fate == Fate::Refused {
        return Ok(());
    }
    let request = whole_request(&mut phone).await?;
    if let Fate::Late(wait) = fate {
        tokio::time::sleep(Duration::from_millis(wait)).await;
    }
    let sent = match fate {
        Fate::RequestCut(bytes) => &request[..request.len().min(bytes)],
        _ => &request[..],
    };
    if fate == Fate::Doubled {
        let mut other = TcpStream::connect(second).await?;
        other.write_all(sent).await?;
        tokio::spawn(async move { other.read_to_end(&mut Vec::new()).await });
    }
    let mut office = TcpStream::connect(server).await?;
    office.write_all(sent).await?;
    if matches!(fate, Fate::RequestCut(_)) {
        office.shutdown().await?;
    }
    let mut answer = Vec::new();
    office.read_to_end(&mut answer).await?;
    let passed = match fate {
        Fate::AnswerLost | Fate::RequestCut(_) => &[][..],
        Fate::AnswerCut(bytes) => &answer[..answer.len().min(bytes)],
        _ => &answer[..],
    };
    phone.write_all(passed).await
}

/// A request as far as its head announces it.
async fn whole_request(phone: &mut TcpStream) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let head = bytes.windows(4).position(|it| it == b"\r\n\r\n");
        if let Some(head) = head {
            let text = String::from_utf8_lossy(&bytes[..head]).to_ascii_lowercase();
            let length = text.lines().find_map(|it| it.strip_prefix("content-length:")?.trim().parse().ok());
            if bytes.len() >= head + 4 + length.unwrap_or(0) {
                return Ok(bytes);
            }
        }
        let count = phone.read(&mut buffer).await?;
        if count == 0 {
            return Ok(bytes);
        }
        bytes.extend_from_slice(&buffer[..count]);
    }
}
