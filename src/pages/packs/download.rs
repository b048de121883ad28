//! Bringing a pack in: what is here already stays, an archive comes in pieces that outlive the page, every file is checked against
//! its digest and the whole against its signature; `pack.json` takes its place last. Until then the version before answers.

use core::ops::Range;

use citypack::{FileEntry, Manifest};
use js_sys::Uint8Array;

use super::{
    look::{COMING, LIST, PACKS, bytes_here, keep_list, needed},
    proof::{Proof, proof},
};
use crate::browser::{self, Kept, NotKept, Stop, crypto, fetch_file};

/// Bytes of a piece: some seconds on a weak network.
const PIECE: u64 = 131_072;
/// The server may replace its pack while we read; then from its manifest on again.
const TRIES: usize = 3;
/// Bytes that stay free for what people write and photograph.
const ROOM_FOR_DRAFTS: f64 = 5e6;
/// The worker's notes: which pack was opened last, and which is not wanted (`xtask/templates/sw.js`).
const STATE: &str = "ruangizin-state";
const UNWANTED: &str = "/pack-unwanted";

/// Why a pack is not whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    /// Somebody stopped it.
    Stopped,
    /// No connection.
    Offline,
    /// No room.
    Full,
    /// The bytes are not those of the manifest.
    Damaged,
    /// The signature is not by the key that it names.
    Signature,
    /// Anything else: the browser keeps nothing, the server has none.
    Other,
}

impl From<NotKept> for Trouble {
    fn from(why: NotKept) -> Self {
        match why {
            NotKept::Full => Self::Full,
            NotKept::Other => Self::Other,
        }
    }
}

/// What somebody watches: bytes here and bytes in all.
pub(super) type Tell<'a> = &'a dyn Fn(u64, u64);

/// The pieces of a file.
pub(super) fn pieces(bytes: u64) -> impl Iterator<Item = Range<u64>> {
    (0..bytes.div_ceil(PIECE)).map(move |it| it * PIECE..((it + 1) * PIECE).min(bytes))
}

/// Where a piece is kept until its file is whole.
pub(super) fn piece_path(folder: &str, name: &str, start: u64) -> String {
    format!("{folder}{name}?bagian={start}")
}

/// Brings the pack of a folder in. `is_open` says that this page reads its files, which then stay.
pub(super) async fn bring(folder: &str, is_open: bool, stop: &Stop, tell: Tell<'_>) -> Result<(), Trouble> {
    let kept = Kept::open(PACKS).await.ok_or(Trouble::Other)?;
    want(folder, true).await;
    for _ in 0..TRIES {
        match once(&kept, folder, is_open, stop, tell).await {
            // A file that is there no more belongs to a version that the server has replaced.
            Err(Trouble::Damaged) if !stop.is_stopped() => {}
            Err(Trouble::Full) => {
                // The room goes back to whoever needs it.
                forget_pieces(folder).await;
                return Err(Trouble::Full);
            }
            other => return other,
        }
    }
    Err(Trouble::Damaged)
}

async fn once(kept: &Kept, folder: &str, is_open: bool, stop: &Stop, tell: Tell<'_>) -> Result<(), Trouble> {
    let (manifest_path, coming) = (format!("{folder}pack.json"), format!("{folder}{COMING}"));
    let text = fetch(&manifest_path, None, true, stop).await?.ok_or(Trouble::Other)?;
    let bytes = text.to_vec();
    let manifest = Manifest::parse(&bytes).map_err(|_unreadable| Trouble::Damaged)?;
    let signature = fetch(&format!("{folder}pack.sig"), None, true, stop).await?;
    if proof(&bytes, signature.as_ref().map(Uint8Array::to_vec).as_deref()) == Proof::Wrong {
        return Err(Trouble::Signature);
    }
    let total = needed(&manifest).map(|it| it.bytes).sum();
    let here = bytes_here(&kept.paths().await.into_iter().collect(), folder, &manifest);
    if !has_room(total - here, browser::usage().await) {
        return Err(Trouble::Full);
    }
    kept.put(&coming, &text, "coming").await?;
    let mut done = 0;
    for file in needed(&manifest) {
        tell(done, total);
        let before = done;
        bring_file(kept, folder, file, stop, &|more| tell(before + more, total)).await?;
        done += file.bytes;
    }
    tell(total, total);
    if let Some(list) = fetch(LIST, None, true, stop).await? {
        keep_list(kept, &list).await;
    }
    match signature {
        Some(it) => kept.put(&format!("{folder}pack.sig"), &it, "signature").await?,
        None => kept.forget(&format!("{folder}pack.sig")).await,
    }
    let digest = crypto::sha256(&text).await.ok_or(Trouble::Other)?;
    kept.put(&manifest_path, &text, digest.get(..16).unwrap_or_default()).await?;
    kept.forget(&coming).await;
    if !is_open {
        forget_others(kept, folder, &manifest).await;
    }
    Ok(())
}

/// Whether so many bytes more leave room for drafts. A browser that does not tell is tried.
fn has_room(missing: u64, usage: Option<(f64, f64)>) -> bool {
    #[expect(clippy::cast_precision_loss, reason = "packs are far smaller than 2^53 bytes")]
    let missing = missing as f64;
    usage.is_none_or(|(used, all)| used + missing + ROOM_FOR_DRAFTS <= all)
}

/// A file or a range of it; nothing where the server has none.
async fn fetch(
    url: &str,
    range: Option<&Range<u64>>,
    is_fresh: bool,
    stop: &Stop,
) -> Result<Option<Uint8Array>, Trouble> {
    let came = fetch_file(url, range, is_fresh, stop).await;
    if stop.is_stopped() {
        return Err(Trouble::Stopped);
    }
    let came = came.ok_or(Trouble::Offline)?;
    match came.status {
        200 | 206 => Ok(Some(came.bytes)),
        404 | 410 => Ok(None),
        // The worker says so where it has neither network nor copy; a proxy where the server is away.
        502..=504 => Err(Trouble::Offline),
        _ => Err(Trouble::Other),
    }
}

async fn bring_file(
    kept: &Kept,
    folder: &str,
    file: &FileEntry,
    stop: &Stop,
    tell: &dyn Fn(u64),
) -> Result<(), Trouble> {
    let path = format!("{folder}{}", file.name);
    if kept.read(&path).await.is_some() {
        return Ok(());
    }
    // A server may send texts compressed, and then no ranges of them.
    let comes_in_pieces = file.bytes > PIECE && file.name.ends_with(".pmtiles");
    let bytes = if comes_in_pieces {
        in_pieces(kept, folder, file, stop, tell).await?
    } else {
        fetch(&path, None, false, stop).await?.ok_or(Trouble::Damaged)?
    };
    let is_right = crypto::sha256(&bytes).await.ok_or(Trouble::Other)? == file.sha256;
    if is_right {
        kept.put(&path, &bytes, file.sha256.get(..16).unwrap_or_default()).await?;
    }
    // Pieces of wrong bytes must not be taken for right ones a second time.
    if comes_in_pieces {
        for it in pieces(file.bytes) {
            kept.forget(&piece_path(folder, &file.name, it.start)).await;
        }
    }
    if is_right { Ok(()) } else { Err(Trouble::Damaged) }
}

async fn in_pieces(
    kept: &Kept,
    folder: &str,
    file: &FileEntry,
    stop: &Stop,
    tell: &dyn Fn(u64),
) -> Result<Uint8Array, Trouble> {
    let too_large = |_: core::num::TryFromIntError| Trouble::Other;
    let whole = Uint8Array::new_with_length(u32::try_from(file.bytes).map_err(too_large)?);
    for range in pieces(file.bytes) {
        let at = piece_path(folder, &file.name, range.start);
        let piece = if let Some(it) = kept.read(&at).await {
            it
        } else {
            let url = format!("{folder}{}", file.name);
            let came = fetch(&url, Some(&range), false, stop).await?.ok_or(Trouble::Damaged)?;
            // A server that knows no ranges sends all of it, and the worker may have it whole by now.
            if u64::from(came.length()) == file.bytes {
                return Ok(came);
            }
            kept.put(&at, &came, "piece").await?;
            came
        };
        if u64::from(piece.length()) != range.end - range.start {
            kept.forget(&at).await;
            return Err(Trouble::Damaged);
        }
        whole.set(&piece, u32::try_from(range.start).map_err(too_large)?);
        tell(range.end);
    }
    Ok(whole)
}

/// What is kept in the folder and belongs to no file of the manifest.
async fn forget_others(kept: &Kept, folder: &str, manifest: &Manifest) {
    for path in kept.paths().await {
        let Some(name) = path.strip_prefix(folder) else { continue };
        let is_wanted =
            needed(manifest).any(|it| it.name == name) || ["pack.json", "pack.sig"].contains(&name);
        if !is_wanted {
            kept.forget(&path).await;
        }
    }
}

/// Forgets what is half here. Whole files stay: they may be those of the version that answers.
pub(super) async fn forget_pieces(folder: &str) {
    let Some(kept) = Kept::open(PACKS).await else { return };
    for path in kept.paths().await {
        if path.starts_with(folder) && path.contains('?') {
            kept.forget(&path).await;
        }
    }
}

/// Reads every file of a kept pack again and forgets those whose bytes are not right; how many that were.
pub(super) async fn check(folder: &str, tell: Tell<'_>) -> Result<usize, Trouble> {
    let kept = Kept::open(PACKS).await.ok_or(Trouble::Other)?;
    let text = kept.read(&format!("{folder}pack.json")).await.ok_or(Trouble::Other)?;
    let manifest = Manifest::parse(&text.to_vec()).map_err(|_unreadable| Trouble::Damaged)?;
    let total = needed(&manifest).map(|it| it.bytes).sum();
    let (mut done, mut wrong) = (0, 0);
    for file in needed(&manifest) {
        tell(done, total);
        let path = format!("{folder}{}", file.name);
        let found = match kept.read(&path).await {
            Some(it) => crypto::sha256(&it).await,
            None => None,
        };
        if found.as_ref() != Some(&file.sha256) {
            wrong += 1;
            kept.forget(&path).await;
        }
        done += file.bytes;
    }
    Ok(wrong)
}

/// Deletes a pack. The worker does not bring it back by itself.
pub(super) async fn delete(folder: &str) {
    want(folder, false).await;
    let Some(kept) = Kept::open(PACKS).await else { return };
    for path in kept.paths().await {
        if path.starts_with(folder) {
            kept.forget(&path).await;
        }
    }
}

/// Whether the worker shall keep this pack by itself.
async fn want(folder: &str, is_wanted: bool) {
    let Some(state) = Kept::open(STATE).await else { return };
    let mark = format!("{UNWANTED}{folder}");
    if is_wanted {
        state.forget(&mark).await;
    } else {
        // Without the mark it comes back with the next visit, which harms nobody.
        let _ = state.put(&mark, &Uint8Array::new_with_length(1), "mark").await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_cover_a_file_once() {
        let all: Vec<_> = pieces(300_000).collect();
        assert_eq!(all, [0..131_072, 131_072..262_144, 262_144..300_000]);
        assert_eq!(pieces(0).count(), 0);
        assert_eq!(pieces(PIECE).count(), 1);
    }

    #[test]
    fn what_is_missing_leaves_room_for_drafts() {
        assert!(has_room(1_000_000, Some((10e6, 16e6))));
        assert!(!has_room(1_000_001, Some((10e6, 16e6))));
        assert!(has_room(u64::MAX >> 11, None));
    }
}
