//! The bytes of a city pack over HTTP: ranges where the server or the worker gives them, whole files elsewhere.

use core::ops::Range;

use citypack::{ByteSource, Bytes, ReadFailed, ReadFailure};

use super::{
    gunzip,
    http::{self, Reply},
    turn::turn,
};

/// Reads the files of one pack.
#[derive(Debug, Clone)]
pub struct PackSource {
    base: String,
}

impl PackSource {
    /// A pack below a path that ends with a slash, such as `/packs/53.71/`.
    pub fn new(base: impl Into<String>) -> Self {
        Self { base: base.into() }
    }

    /// The address of a file of the pack.
    pub fn url(&self, file: &str) -> String {
        format!("{}{file}", self.base)
    }
}

impl ByteSource for PackSource {
    async fn range(&self, file: &str, range: Range<u64>) -> Result<Bytes, ReadFailed> {
        if range.is_empty() {
            return Ok(Bytes { data: Vec::new(), version: None });
        }
        let reply = http::get(&self.url(file), Some(range.clone())).await;
        let reply = reply.ok_or_else(|| offline(file))?;
        let data = cut(reply.status, reply.bytes, &range)
            .map_err(|it| ReadFailed { file: file.to_owned(), kind: it })?;
        Ok(Bytes { data, version: reply.tag })
    }

    async fn whole(&self, file: &str) -> Result<Bytes, ReadFailed> {
        let Reply { status, bytes, tag } =
            http::get(&self.url(file), None).await.ok_or_else(|| offline(file))?;
        match status {
            200 => Ok(Bytes { data: bytes, version: tag }),
            _ => Err(ReadFailed { file: file.to_owned(), kind: refused(status) }),
        }
    }

    async fn gunzip(&self, packed: &[u8], limit: usize) -> Option<Vec<u8>> {
        let unpacked = gunzip::gunzip(packed, limit).await;
        // Several tiles come at once; each is read in a turn of its own.
        turn().await;
        unpacked
    }
}

/// The bytes of the range, whichever way the server answered it.
fn cut(status: u16, bytes: Vec<u8>, range: &Range<u64>) -> Result<Vec<u8>, ReadFailure> {
    match status {
        206 => Ok(bytes),
        // A server that knows no ranges sends the file from its beginning.
        200 => {
            let clamp = |it: u64| usize::try_from(it).unwrap_or(usize::MAX).min(bytes.len());
            Ok(bytes[clamp(range.start)..clamp(range.end)].to_vec())
        }
        // The file ends before the range begins.
        416 => Ok(Vec::new()),
        _ => Err(refused(status)),
    }
}

fn refused(status: u16) -> ReadFailure {
    match status {
        404 | 410 => ReadFailure::NotFound,
        // The worker answers so when it has neither a connection nor a copy.
        503 | 504 => ReadFailure::Offline,
        _ => ReadFailure::Other(format!("the server answered {status}")),
    }
}

fn offline(file: &str) -> ReadFailed {
    ReadFailed { file: file.to_owned(), kind: ReadFailure::Offline }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_file_sent_for_a_range_is_cut() {
        assert_eq!(cut(200, vec![0, 1, 2, 3], &(1..3)), Ok(vec![1, 2]));
        assert_eq!(cut(200, vec![0, 1], &(1..9)), Ok(vec![1]));
        assert_eq!(cut(200, vec![0, 1], &(7..9)), Ok(vec![]));
        assert_eq!(cut(206, vec![5, 6], &(1..3)), Ok(vec![5, 6]));
    }

    #[test]
    fn refusals_call_for_different_advice() {
        assert_eq!(cut(404, vec![], &(0..1)), Err(ReadFailure::NotFound));
        assert_eq!(cut(504, vec![], &(0..1)), Err(ReadFailure::Offline));
        assert!(matches!(cut(500, vec![], &(0..1)), Err(ReadFailure::Other(_))));
    }
}
