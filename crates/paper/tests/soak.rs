//! What strangers hand over to be checked, mutated by seeded chance: files, letters and pictures of codes are read or refused, soon
//! and without a panic, and what is read says what was written or something that another code would say as well.
//!
//! A short slice by default; `cargo xtask soak decoders` gives each target `RUANGIZIN_SOAK_SECONDS`. `RUANGIZIN_SOAK_SEED` begins
//! at the execution that failed.
#![expect(clippy::unwrap_used, reason = "a test stops where something it relies on is missing")]
#![expect(clippy::print_stdout, reason = "the number of executions is what a soak is run for")]

use std::{
    env, thread,
    time::{Duration, Instant},
};

use measure::LngLat;
use paper::{
    Day,
    carrier::Carried,
    document::{Block, Document},
    pdf::pdf,
    scan::{self, Picture},
    seal::{Seal, key_of},
    sheet::{MOST_CORNERS, Place, Sheet},
};
use qrcode::{Color, EcLevel, QrCode};

/// Executions of a target in an ordinary test run, and the time after which it stops earlier.
const ROUNDS: u64 = 300;
const CAP: Duration = Duration::from_secs(4);
/// What one execution may take on a busy machine, unoptimised.
const LONGEST: Duration = Duration::from_secs(20);

/// Numbers that look like chance and are the same each time (`SplitMix64`).
struct Lots(u64);

impl Lots {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut it = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((it ^ (it >> 31)) % count.max(1) as u64).unwrap()
    }

    fn byte(&mut self) -> u8 {
        u8::try_from(self.below(256)).unwrap()
    }
}

/// Says which execution it was when it panics.
struct Execution<'a>(&'a str, u64);

impl Drop for Execution<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            println!("target {}, RUANGIZIN_SOAK_SEED={}", self.0, self.1);
        }
    }
}

/// Runs a target; it returns whether its input was read.
fn soak(target: &str, mut execute: impl FnMut(&mut Lots) -> bool) {
    let number = |name: &str| env::var(name).ok().and_then(|it| it.parse::<u64>().ok());
    // Its inputs are small and soon done with: a quarter of what decoders of packs are given.
    let seconds = number("RUANGIZIN_SOAK_SECONDS").map(|it| it.div_ceil(4));
    let first = number("RUANGIZIN_SOAK_SEED").unwrap_or(1);
    let (start, mut read, mut round, mut longest) = (Instant::now(), 0_u64, 0, Duration::ZERO);
    while match seconds {
        Some(it) => start.elapsed().as_secs() < it,
        None => round < ROUNDS && start.elapsed() < CAP,
    } {
        let (began, execution) = (Instant::now(), Execution(target, first + round));
        read += u64::from(execute(&mut Lots(first + round)));
        longest = longest.max(began.elapsed());
        assert!(longest < LONGEST, "one execution took {longest:?}");
        round += 1;
        drop(execution);
    }
    println!("{target}: {round} executions, {read} read, {} refused, longest {longest:?}", round - read);
    assert!(round > 0 && read > 0 && read < round, "the mutations must be neither harmless nor always fatal");
}

fn mutate(bytes: &mut Vec<u8>, lots: &mut Lots) {
    for _ in 0..=lots.below(3) {
        if bytes.is_empty() {
            return;
        }
        let at = lots.below(bytes.len());
        let end = (at + 1 + lots.below(12)).min(bytes.len());
        match lots.below(6) {
            0 => bytes[at] ^= 1 << lots.below(8),
            1 => bytes[at] = lots.byte(),
            2 => drop(bytes.drain(at..end)),
            3 => {
                let copy = bytes[at..end].to_vec();
                let to = lots.below(bytes.len());
                bytes.splice(to..to, copy);
            }
            4 if lots.below(8) == 0 => bytes.truncate(at + 1),
            _ => bytes.insert(at, lots.byte()),
        }
    }
}

fn carried(lots: &mut Lots) -> Carried {
    let count = 3 + lots.below(MOST_CORNERS + 20);
    let step = |it: usize| f64::from(u32::try_from(it).unwrap());
    let ring: Vec<LngLat> = (0..count)
        .map(|at| {
            let angle = step(at) / step(count) * core::f64::consts::TAU;
            LngLat::new(123.6 + libm::cos(angle) * 3e-4, -10.17 + libm::sin(angle) * 3e-4).unwrap()
        })
        .collect();
    let ring = parcel::link::read(&parcel::link::write(&ring)).unwrap();
    let place = match lots.below(3) {
        0 => Place::of_point(ring[0], u32::try_from(lots.below(5_000)).unwrap()),
        _ => Place::of_outline(&ring),
    };
    let corners = matches!(place, Place::Attached(_)).then_some(ring);
    let seal = (lots.below(2) == 0).then(|| Seal {
        key: core::array::from_fn(|_| lots.byte()),
        time: 1_795_000_000,
        agrees: lots.below(2) == 0,
        signature: core::array::from_fn(|_| lots.byte()),
    });
    let sheet = Sheet {
        region: "53.71".to_owned(),
        pack: core::array::from_fn(|_| lots.byte()),
        activity: "47112".to_owned(),
        place,
        outcome: "limited_conditional".to_owned(),
        answer: core::array::from_fn(|_| lots.byte()),
        day: Day { year: 2026, month: 11, day: 23 },
    };
    Carried { sheet, seal, corners }
}

/// Whatever was read is written and read again as the same.
fn holds(read: &Carried) {
    assert_eq!(
        Carried::read(&read.letters()).map(|it| (it.sheet, it.seal)),
        Ok((read.sheet.clone(), read.seal))
    );
    assert!(read.corners.as_ref().is_none_or(|it| read.sheet.place.is_of(it)));
}

#[test]
fn mutated_letters_are_read_or_refused() {
    soak("letters of sheets", |lots| {
        let whole = carried(lots);
        let mut letters = whole.letters().into_bytes();
        mutate(&mut letters, lots);
        let text = String::from_utf8_lossy(&letters).into_owned();
        let _ = (Seal::read(&text), key_of(&text));
        let read = Carried::read(&text);
        if let Ok(it) = &read {
            holds(it);
            assert_eq!(it.sheet, whole.sheet, "another sheet behind the same check sum");
        }
        read.is_ok()
    });
}

/// Behind a right check sum the reader meets bytes that no program of ours wrote.
#[test]
fn made_up_content_with_a_right_check_sum_is_read_or_refused() {
    use sha2::{Digest as _, Sha256};
    soak("content of sheets", |lots| {
        let mut bytes = carried(lots).sheet.bytes();
        mutate(&mut bytes, lots);
        let sum = Sha256::digest(&bytes);
        bytes.extend_from_slice(&sum[..4]);
        let read = Sheet::read(&letters(&bytes));
        if let Ok(it) = &read {
            assert_eq!(letters(&bytes), it.write(), "one spelling only");
        }
        read.is_ok()
    });
}

/// The letters of RFC 4648, section 5, written by another way than the crate's own.
fn letters(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let bit = |at: usize| bytes.get(at / 8).is_some_and(|it| it >> (7 - at % 8) & 1 == 1);
    let count = (bytes.len() * 8).div_ceil(6);
    (0..count)
        .map(|at| (0..6).fold(0, |sum, it| sum << 1 | usize::from(bit(at * 6 + it))))
        .map(|it| char::from(LETTERS[it]))
        .collect()
}

#[test]
fn mutated_files_are_read_or_refused() {
    let mut lots = Lots(7);
    let papers: Vec<(Carried, Vec<u8>)> = (0..3)
        .map(|_| {
            let carried = carried(&mut lots);
            let document = Document {
                language: "id".to_owned(),
                title: "Lembar".to_owned(),
                author: "RuangIzin".to_owned(),
                mark: None,
                foot: "Indikatif".to_owned(),
                blocks: vec![Block::Text("kata".to_owned())],
                attached: Some(carried.attached("https://izin.contoh.example/lembar", "Isi")),
            };
            (carried, pdf(&document))
        })
        .collect();
    soak("files of sheets", |lots| {
        let (whole, bytes) = &papers[lots.below(papers.len())];
        let first = bytes.windows(18).position(|it| it == b"ruangizin-lembar 1").unwrap();
        // Most changes are made where the content lies; anywhere else they must not matter.
        let mut bytes = bytes.clone();
        let mut content = bytes.split_off(if lots.below(4) == 0 { 0 } else { first });
        mutate(&mut content, lots);
        bytes.append(&mut content);
        let read = Carried::in_pdf(&bytes);
        if let Some(Ok(it)) = &read {
            holds(it);
            assert_eq!(it.sheet, whole.sheet);
        }
        matches!(read, Some(Ok(_)))
    });
}

#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a picture is small"
)]
#[test]
fn pictures_are_read_or_refused() {
    let papers: Vec<(String, QrCode)> = (0..4)
        .map(|at| {
            let text = format!("https://izin.contoh.example/lembar#{}", carried(&mut Lots(at)).letters());
            let code = QrCode::with_error_correction_level(text.as_bytes(), EcLevel::M).unwrap();
            (text, code)
        })
        .collect();
    soak("pictures of codes", |lots| {
        let (text, code) = &papers[lots.below(papers.len())];
        let (side, colours) = (code.width() as f64, code.to_colors());
        let (width, height) = if lots.below(8) == 0 {
            (1 + lots.below(420), 1 + lots.below(90))
        } else {
            (160 + lots.below(300), 160 + lots.below(300))
        };
        let share = |lots: &mut Lots, most: f64| (lots.below(2_001) as f64 / 1_000.0 - 1.0) * most;
        // Turned, stretched, moved half out of the picture, aslant; noisy and with squares overdrawn.
        let wild = lots.below(1_000) as f64 / 1_000.0;
        let scale = width.min(height) as f64 / (side * (1.1 + share(lots, 0.5 * wild)));
        let turn = share(lots, 0.8);
        let lean = [
            1.0 + share(lots, 0.4 * wild),
            turn,
            -turn + share(lots, 0.5 * wild),
            1.0 + share(lots, 0.4 * wild),
        ];
        let (far_x, far_y) = (share(lots, 0.002 * wild), share(lots, 0.002 * wild));
        let (move_x, move_y) = (share(lots, 12.0 * wild), share(lots, 12.0 * wild));
        let noise = lots.below(120);
        let mut pixels = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let (u, v) = (x as f64 - width as f64 / 2.0, y as f64 - height as f64 / 2.0);
                let depth = (1.0 + far_x * u + far_y * v) * scale;
                let column = (lean[0] * u + lean[1] * v) / depth + side / 2.0 + move_x;
                let row = (lean[2] * u + lean[3] * v) / depth + side / 2.0 + move_y;
                let is_in = (0.0..side).contains(&column) && (0.0..side).contains(&row);
                let is_dark = is_in && colours[row as usize * code.width() + column as usize] == Color::Dark;
                let light = if is_dark { 40 } else { 210 } + lots.below(noise + 1);
                pixels.push(u8::try_from(light.min(255)).unwrap());
            }
        }
        for _ in 0..lots.below(3) {
            let (at, length) = (lots.below(pixels.len()), lots.below(width * 3));
            let light = lots.byte();
            pixels.iter_mut().skip(at).take(length).for_each(|it| *it = light);
        }
        let read = scan::read(&Picture { width, pixels });
        // A picture with its sides exchanged is another code's or none; what reads as ours is ours to the letter.
        for it in &read {
            drop(Carried::read(it));
        }
        read.contains(text)
    });
}
