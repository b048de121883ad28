//! A picture without what it says besides: EXIF with place and device, XMP, comments. How it must be turned is kept, because
//! a picture that lies on its side says less. What cannot be followed to its end is given up, never passed on uncleaned.

use crate::kind::{FileKind, sniff};

/// The file without what it says besides; nothing where it is damaged or of a kind that is not known here.
pub fn cleaned(bytes: &[u8]) -> Option<Vec<u8>> {
    match sniff(bytes)? {
        FileKind::Jpeg => jpeg(bytes),
        FileKind::Png => png(bytes),
        FileKind::WebP => webp(bytes),
        FileKind::Heif | FileKind::Pdf => None,
    }
}

/// How a JPEG must be turned (EXIF 0x0112, 1 to 8); 1 where it says nothing.
pub fn turned(bytes: &[u8]) -> u16 {
    let mut found = 1;
    each_segment(bytes, |marker, body| {
        if marker == 0xe1 && found == 1 {
            found = orientation(body).unwrap_or(1);
        }
    });
    found
}

/// Calls `see` with marker and body of each segment before the picture; answers where the picture's data begin.
fn each_segment(bytes: &[u8], mut see: impl FnMut(u8, &[u8])) -> Option<usize> {
    let mut at = 2;
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        let marker = *bytes.get(at + 1)?;
        match marker {
            // Fill bytes.
            0xff => at += 1,
            // The picture itself; after it nothing is looked at.
            0xda => return Some(at),
            0xd9 => return None,
            _ => {
                let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
                let end = at + 2 + length.max(2);
                see(marker, bytes.get(at + 4..end)?);
                at = end;
            }
        }
    }
}

fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = vec![0xff, 0xd8];
    let turned = turned(bytes);
    if turned != 1 {
        out.extend_from_slice(&turn_segment(turned));
    }
    let data = each_segment(bytes, |marker, body| {
        // JFIF, colour profile and Adobe's colour code are part of the picture; comments and all else are not.
        let is_profile = marker == 0xe2 && body.starts_with(b"ICC_PROFILE");
        let is_picture = !(0xe1..=0xef).contains(&marker) && marker != 0xfe;
        if is_picture || is_profile || (marker == 0xee && body.starts_with(b"Adobe")) {
            let length = u16::try_from(body.len() + 2).unwrap_or(u16::MAX).to_be_bytes();
            out.extend_from_slice(&[0xff, marker, length[0], length[1]]);
            out.extend_from_slice(body);
        }
    })?;
    let end = end_of_scans(bytes, data)?;
    // Phones hang second pictures and films behind the end, with their own EXIF.
    out.extend_from_slice(&bytes[data..end]);
    Some(out)
}

/// Where the picture ends. Between its scans only tables and restarts may stand.
fn end_of_scans(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let rest = bytes.get(at..)?;
        at += rest.iter().position(|it| *it == 0xff)?;
        match *bytes.get(at + 1)? {
            0xd9 => return Some(at + 2),
            // An escaped byte, a restart, or a fill byte.
            0x00 | 0xd0..=0xd7 => at += 2,
            0xff => at += 1,
            marker => {
                // No place for words in the middle of a picture.
                if (0xe0..=0xef).contains(&marker) || marker == 0xfe {
                    return None;
                }
                let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
                at += 2 + length.max(2);
            }
        }
    }
}

/// The smallest EXIF that says how a picture must be turned.
fn turn_segment(turned: u16) -> [u8; 36] {
    let mut out = *b"\xff\xe1\0\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";
    out[28..30].copy_from_slice(&turned.to_be_bytes());
    out
}

/// The orientation that an EXIF segment tells.
fn orientation(body: &[u8]) -> Option<u16> {
    let tiff = body.strip_prefix(b"Exif\0\0")?;
    let is_little = match tiff.get(..4)? {
        b"II\x2a\0" => true,
        b"MM\0\x2a" => false,
        _ => return None,
    };
    let two = |at: usize| -> Option<u16> {
        let it: [u8; 2] = tiff.get(at..at + 2)?.try_into().ok()?;
        Some(if is_little { u16::from_le_bytes(it) } else { u16::from_be_bytes(it) })
    };
    let four = |at: usize| -> Option<usize> {
        let it: [u8; 4] = tiff.get(at..at.checked_add(4)?)?.try_into().ok()?;
        usize::try_from(if is_little { u32::from_le_bytes(it) } else { u32::from_be_bytes(it) }).ok()
    };
    let first = four(4)?.min(tiff.len());
    let count = usize::from(two(first)?);
    let entry = (0..count).map(|n| first + 2 + 12 * n).find(|it| two(*it) == Some(0x0112))?;
    two(entry + 8).filter(|it| (1..=8).contains(it))
}

fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = bytes.get(..8)?.to_vec();
    let mut at = 8;
    loop {
        let length: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
        let length = usize::try_from(u32::from_be_bytes(length)).ok()?;
        let end = at.checked_add(12)?.checked_add(length)?;
        let name = bytes.get(at + 4..at + 8)?;
        let chunk = bytes.get(at..end)?;
        let says_more: [&[u8]; 5] = [b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"];
        // Chunks of makers (third letter small, or first small and unknown) are left out, too: lower case first means
        // that a picture is whole without it.
        let known: [&[u8]; 9] =
            [b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs", b"tRNS", b"hIST"];
        let is_needed = name[0].is_ascii_uppercase() || known.contains(&name);
        if is_needed && !says_more.contains(&name) {
            out.extend_from_slice(chunk);
        }
        if name == b"IEND" {
            return Some(out);
        }
        at = end;
    }
}

fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = bytes.get(..12)?.to_vec();
    let mut at = 12;
    while at < bytes.len() {
        let name = bytes.get(at..at + 4)?;
        let length: [u8; 4] = bytes.get(at + 4..at + 8)?.try_into().ok()?;
        let length = usize::try_from(u32::from_le_bytes(length)).ok()?;
        // Chunks end on even places.
        let end = at.checked_add(8)?.checked_add(length)?;
        let chunk = bytes.get(at..end)?;
        let known: [&[u8]; 7] = [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];
        if known.contains(&name) {
            let begins = out.len();
            out.extend_from_slice(chunk);
            if length % 2 == 1 {
                out.push(0);
            }
            if name == b"VP8X" {
                // EXIF and XMP are no longer there.
                *out.get_mut(begins + 8)? &= !0b0000_1100;
            }
        }
        at = end + length % 2;
    }
    let length = u32::try_from(out.len() - 8).ok()?.to_le_bytes();
    out[4..8].copy_from_slice(&length);
    Some(out)
}

#[cfg(test)]
mod tests;
