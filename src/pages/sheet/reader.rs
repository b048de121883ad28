//! A sheet read from a file or from what a camera sees. Everything stays on the device.

use paper::{
    carrier::Carried,
    scan::{self, Picture},
    sheet::Unreadable,
};

use crate::browser;

/// A code on a page of paper is read from a picture of this many pixels a side.
const MOST_PIXELS: u32 = 2_400;
/// What the camera shows is looked at in fewer, several times a second.
const MOST_OF_CAMERA: u32 = 1_000;
/// A sheet's PDF has some ten thousand bytes.
const MOST_BYTES: f64 = 20_000_000.0;
/// How every PDF begins.
const PDF: &[u8] = b"%PDF-";

/// What was read, or why nothing was, as the id of a sentence.
pub(super) type Read = Result<Carried, &'static str>;

/// Reads a chosen file: the PDF of a sheet, or a picture of its code.
pub(super) async fn file(field: &web_sys::HtmlInputElement) -> Option<Read> {
    let file = browser::picture::files_of(field).into_iter().next()?;
    if file.size() > MOST_BYTES {
        return Some(Err("sheet-no-code"));
    }
    let Some(bytes) = browser::picture::bytes(&file).await else { return Some(Err("sheet-file-unreadable")) };
    if bytes.starts_with(PDF) {
        return Some(Carried::in_pdf(&bytes).map_or(Err("sheet-no-attachment"), told));
    }
    let pixels = browser::picture::pixels(&file, MOST_PIXELS).await;
    Some(pixels.and_then(|(width, bytes)| in_picture(width, &bytes)).unwrap_or(Err("sheet-no-code")))
}

/// Watches the camera; every code that it sees is told.
pub(super) async fn camera(
    video: &str,
    found: impl Fn(Read) + 'static,
) -> Result<browser::CodeReader, browser::NoCamera> {
    let seen = move |width: usize, bytes: &[u8]| {
        if let Some(read) = in_picture(width, bytes) {
            found(read);
        }
    };
    browser::watch_frames(video, MOST_OF_CAMERA, seen).await
}

/// The letters of an address.
pub(super) fn letters(text: &str) -> Read {
    told(Carried::read(text))
}

/// Nothing where the picture has no code. Of several codes one that is a sheet counts.
fn in_picture(width: usize, bytes: &[u8]) -> Option<Read> {
    let picture = Picture::of_rgba(width, bytes)?;
    let mut all = scan::read(&picture).into_iter().map(|it| letters(&it)).collect::<Vec<_>>();
    let at = all.iter().position(Result::is_ok).unwrap_or(0);
    (!all.is_empty()).then(|| all.swap_remove(at))
}

fn told(read: Result<Carried, Unreadable>) -> Read {
    read.map_err(|why| match why {
        Unreadable::Damaged => "sheet-damaged",
        Unreadable::Newer => "sheet-newer",
    })
}
