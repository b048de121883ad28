//! Pictures made byte by byte: what they say besides the picture is gone, and the picture stays.

use super::*;

const PLACE: &[u8] = b"10.1583 S 123.6070 E";

fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
    [&[0xff, marker, length[0], length[1]][..], body].concat()
}

fn exif(turned: u16, is_little: bool) -> Vec<u8> {
    let two = |it: u16| if is_little { it.to_le_bytes() } else { it.to_be_bytes() };
    let four = |it: u32| if is_little { it.to_le_bytes() } else { it.to_be_bytes() };
    let mut body = b"Exif\0\0".to_vec();
    body.extend_from_slice(if is_little { b"II\x2a\0" } else { b"MM\0\x2a" });
    body.extend_from_slice(&four(8));
    body.extend_from_slice(&two(2));
    // The maker before it, so that the entry must be looked for.
    body.extend_from_slice(&[&two(0x010f)[..], &two(2), &four(4), b"abc\0"].concat());
    body.extend_from_slice(&[&two(0x0112)[..], &two(3), &four(1), &two(turned), &two(0)].concat());
    body.extend_from_slice(PLACE);
    segment(0xe1, &body)
}

fn photo(turned: u16, is_little: bool) -> Vec<u8> {
    [
        &b"\xff\xd8"[..],
        &segment(0xe0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0"),
        &exif(turned, is_little),
        &segment(0xe1, &[b"http:xap\0", PLACE].concat()),
        &segment(0xed, PLACE),
        &segment(0xfe, PLACE),
        &segment(0xe2, b"ICC_PROFILE\0\x01\x01colours"),
        &segment(0xe2, &[b"MPF\0", PLACE].concat()),
        &segment(0xdb, &[1; 64]),
        &segment(0xda, &[1, 0, 0]),
        b"data\xff\x00more\xff\xd0again\xff\xd9",
        PLACE,
    ]
    .concat()
}

fn says_the_place(bytes: &[u8]) -> bool {
    bytes.windows(PLACE.len()).any(|it| it == PLACE)
}

#[test]
fn a_jpeg_loses_its_place_and_keeps_its_turn_and_its_picture() {
    for is_little in [true, false] {
        for turn in 1..=8 {
            let photo = photo(turn, is_little);
            assert_eq!(turned(&photo), turn);
            let clean = cleaned(&photo).unwrap();
            assert!(!says_the_place(&clean));
            assert_eq!(turned(&clean), turn, "a picture that lies on its side says less");
            let kept: [&[u8]; 4] =
                [b"JFIF", b"ICC_PROFILE", &[1; 64], b"data\xff\x00more\xff\xd0again\xff\xd9"];
            for part in kept {
                assert!(clean.windows(part.len()).any(|it| it == part), "{part:?}");
            }
            assert!(clean.ends_with(b"again\xff\xd9"), "what hangs behind the picture is gone");
            assert_eq!(cleaned(&clean).as_deref(), Some(&clean[..]), "clean stays clean");
        }
    }
}

#[test]
fn a_png_keeps_what_draws_it() {
    let chunk = |name: &[u8], body: &[u8]| {
        [&u32::try_from(body.len()).unwrap().to_be_bytes()[..], name, body, b"\0crc"].concat()
    };
    let picture = [
        &b"\x89PNG\r\n\x1a\n"[..],
        &chunk(b"IHDR", &[0; 13]),
        &chunk(b"eXIf", PLACE),
        &chunk(b"tEXt", PLACE),
        &chunk(b"iTXt", PLACE),
        &chunk(b"maKr", PLACE),
        &chunk(b"PLTE", b"abc"),
        &chunk(b"tRNS", b"\x01"),
        &chunk(b"IDAT", b"data"),
        &chunk(b"IEND", b""),
        PLACE,
    ]
    .concat();
    let clean = cleaned(&picture).unwrap();
    assert!(!says_the_place(&clean));
    for part in [&b"IHDR"[..], b"PLTEabc", b"tRNS", b"IDATdata", b"IEND"] {
        assert!(clean.windows(part.len()).any(|it| it == part), "{part:?}");
    }
}

#[test]
fn a_webp_says_that_nothing_is_told_any_more() {
    let chunk = |name: &[u8], body: &[u8]| {
        let mut out = [name, &u32::try_from(body.len()).unwrap().to_le_bytes()[..], body].concat();
        out.resize(out.len() + body.len() % 2, 0);
        out
    };
    let inner = [
        &b"WEBP"[..],
        &chunk(b"VP8X", &[0b0000_1100, 0, 0, 0, 9, 0, 0, 9, 0, 0]),
        &chunk(b"VP8 ", b"odd"),
        &chunk(b"EXIF", PLACE),
        &chunk(b"XMP ", PLACE),
    ]
    .concat();
    let picture = [&b"RIFF"[..], &u32::try_from(inner.len()).unwrap().to_le_bytes(), &inner].concat();
    let clean = cleaned(&picture).unwrap();
    assert!(!says_the_place(&clean));
    assert_eq!(clean[20], 0);
    assert_eq!(
        usize::try_from(u32::from_le_bytes(clean[4..8].try_into().unwrap())).unwrap(),
        clean.len() - 8
    );
    assert_eq!(cleaned(&clean).as_deref(), Some(&clean[..]));
}

/// Whatever the bytes, nothing panics, and what comes back never says more than before, nor the place.
#[test]
fn damaged_files_are_given_up_and_never_passed_on_with_their_place() {
    let mut seed = 7_u64;
    let mut chance = |most: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(seed >> 33).unwrap() % most
    };
    let whole = photo(6, true);
    let kept = whole.len() - PLACE.len();
    for cut in 0..kept {
        // A file that was cut anywhere before its end is given up.
        assert_eq!(cleaned(&whole[..cut]), None, "cut at {cut}");
    }
    for _ in 0..20_000 {
        let mut spoiled = whole.clone();
        for _ in 0..=chance(4) {
            let at = chance(spoiled.len());
            spoiled[at] = u8::try_from(chance(256)).unwrap();
        }
        spoiled.truncate(1 + chance(spoiled.len()));
        if let Some(clean) = cleaned(&spoiled) {
            assert!(clean.len() <= spoiled.len() + 36);
        }
        let _ = (turned(&spoiled), sniff(&spoiled));
    }
}
