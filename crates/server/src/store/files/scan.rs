//! Has bytes looked at for viruses by `clamd`, in the protocol that it speaks (`INSTREAM`). Blocks the thread. Where it does not
//! answer nothing is taken in: what was not looked at is never called clean.

use std::{
    fmt,
    io::{self, Read, Write},
    net::{TcpStream, ToSocketAddrs as _},
    path::PathBuf,
    time::Duration,
};

/// How long it may be silent; a document of twenty megabytes takes it a second or two.
const PATIENCE: Duration = Duration::from_secs(60);
/// Bytes of one piece.
const PIECE: usize = 64 * 1024;

/// Where `clamd` listens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scanner {
    Tcp(String),
    Unix(PathBuf),
}

/// The address is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoScanner;

impl fmt::Display for NoScanner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a scanner is named tcp://host:port or unix:/path")
    }
}

impl std::error::Error for NoScanner {}

/// A connection, whatever it goes over.
trait Line: Read + Write {}
impl<T: Read + Write> Line for T {}

impl Scanner {
    /// Reads `tcp://host:port` or `unix:/path`.
    pub fn parse(text: &str) -> Result<Self, NoScanner> {
        match (text.strip_prefix("tcp://"), text.strip_prefix("unix:")) {
            (Some(it), _) if it.rsplit_once(':').is_some_and(|(_, port)| port.parse::<u16>().is_ok()) => {
                Ok(Self::Tcp(it.to_owned()))
            }
            (_, Some(it)) if it.starts_with('/') => Ok(Self::Unix(PathBuf::from(it))),
            _ => Err(NoScanner),
        }
    }

    /// Whether nothing was found in these bytes.
    pub fn is_clean(&self, from: &mut dyn Read) -> io::Result<bool> {
        let mut line = self.connect()?;
        line.write_all(b"zINSTREAM\0")?;
        let mut piece = vec![0; PIECE];
        loop {
            let count = from.read(&mut piece)?;
            line.write_all(&u32::try_from(count).unwrap_or(0).to_be_bytes())?;
            if count == 0 {
                break;
            }
            line.write_all(&piece[..count])?;
        }
        line.flush()?;
        verdict(&answer(&mut *line)?)
    }

    /// Whether it listens and answers.
    pub fn probe(&self) -> io::Result<()> {
        let mut line = self.connect()?;
        line.write_all(b"zPING\0")?;
        if answer(&mut *line)? == "PONG" { Ok(()) } else { Err(io::ErrorKind::InvalidData.into()) }
    }

    fn connect(&self) -> io::Result<Box<dyn Line>> {
        match self {
            Self::Tcp(address) => {
                let place = address.to_socket_addrs()?.next().ok_or(io::ErrorKind::NotFound)?;
                let line = TcpStream::connect_timeout(&place, Duration::from_secs(5))?;
                line.set_read_timeout(Some(PATIENCE))?;
                line.set_write_timeout(Some(PATIENCE))?;
                Ok(Box::new(line))
            }
            #[cfg(unix)]
            Self::Unix(path) => {
                let line = std::os::unix::net::UnixStream::connect(path)?;
                line.set_read_timeout(Some(PATIENCE))?;
                line.set_write_timeout(Some(PATIENCE))?;
                Ok(Box::new(line))
            }
            #[cfg(not(unix))]
            Self::Unix(_) => Err(io::ErrorKind::Unsupported.into()),
        }
    }
}

/// What it says, up to the byte that ends it. A stranger on the other end may not talk for ever.
fn answer(line: &mut dyn Line) -> io::Result<String> {
    let mut bytes = Vec::new();
    line.take(4_096).read_to_end(&mut bytes)?;
    let text = bytes.split(|it| *it == 0).next().unwrap_or_default();
    Ok(String::from_utf8_lossy(text).trim().to_owned())
}

fn verdict(answer: &str) -> io::Result<bool> {
    match answer {
        "stream: OK" => Ok(true),
        it if it.starts_with("stream: ") && it.ends_with(" FOUND") => Ok(false),
        // Too large for it, out of memory, not ours: it did not look.
        _ => Err(io::Error::other("the scanner did not look at the file")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_its_own_words_make_a_file_clean() {
        assert_eq!(verdict("stream: OK").ok(), Some(true));
        assert_eq!(verdict("stream: Eicar-Signature FOUND").ok(), Some(false));
        for it in ["", "OK", "INSTREAM size limit exceeded. ERROR", "stream: OK?"] {
            assert!(verdict(it).is_err(), "{it}");
        }
    }

    #[test]
    fn addresses_are_read() {
        assert_eq!(Scanner::parse("tcp://127.0.0.1:3310"), Ok(Scanner::Tcp("127.0.0.1:3310".to_owned())));
        assert_eq!(Scanner::parse("unix:/run/clamd.ctl"), Ok(Scanner::Unix("/run/clamd.ctl".into())));
        for it in ["127.0.0.1:3310", "tcp://host", "unix:run", ""] {
            assert_eq!(Scanner::parse(it), Err(NoScanner), "{it}");
        }
    }
}
