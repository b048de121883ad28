//! What a file is, by its first bytes. Names and media types that browsers tell are not trusted.

/// Kinds of files that an application may hold, and those that phones make and browsers may not show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// `WebP`.
    WebP,
    /// HEIC or AVIF, of which not every browser makes a picture.
    Heif,
    /// PDF.
    Pdf,
}

impl FileKind {
    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::WebP => "image/webp",
            Self::Heif => "image/heic",
            Self::Pdf => "application/pdf",
        }
    }

    /// Whether it is a picture.
    pub fn is_picture(self) -> bool {
        self != Self::Pdf
    }
}

/// The kind of a file; nothing where it is none of these.
pub fn sniff(bytes: &[u8]) -> Option<FileKind> {
    let at = |from: usize, what: &[u8]| bytes.get(from..from + what.len()) == Some(what);
    if at(0, b"\xff\xd8\xff") {
        return Some(FileKind::Jpeg);
    }
    if at(0, b"\x89PNG\r\n\x1a\n") {
        return Some(FileKind::Png);
    }
    if at(0, b"RIFF") && at(8, b"WEBP") {
        return Some(FileKind::WebP);
    }
    let brands: [&[u8]; 7] = [b"heic", b"heix", b"hevc", b"heim", b"mif1", b"msf1", b"avif"];
    if at(4, b"ftyp") && brands.iter().any(|it| at(8, it)) {
        return Some(FileKind::Heif);
    }
    // ISO 32000-1 annex H: readers take the header anywhere within the first kilobyte.
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    head.windows(5).any(|it| it == b"%PDF-").then_some(FileKind::Pdf)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_by_bytes_alone() {
        let cases: [(&[u8], Option<FileKind>); 8] = [
            (b"\xff\xd8\xff\xe0\0\x10JFIF", Some(FileKind::Jpeg)),
            (b"\x89PNG\r\n\x1a\n\0\0", Some(FileKind::Png)),
            (b"RIFF\x10\0\0\0WEBPVP8 ", Some(FileKind::WebP)),
            (b"\0\0\0\x18ftypheic\0\0", Some(FileKind::Heif)),
            (b"%PDF-1.7\n", Some(FileKind::Pdf)),
            (b"\n\n%PDF-1.4", Some(FileKind::Pdf)),
            (b"MZ\x90\0", None),
            (b"", None),
        ];
        for (bytes, kind) in cases {
            assert_eq!(sniff(bytes), kind, "{bytes:?}");
        }
    }
}
