//! Archives that are cut off, that lie about their sizes, or whose tiles do not fit.

use citypack::{Limits, Malformed, Pack, PackError};
use measure::LngLat;
use zoning::Zone;

use crate::bytes::{
    Entry, Files, TILE_NUMBER, archive, bytes, directory, layer, now, number, pack, packed, ring, square,
    tile,
};

/// The middle of the first check tile, at the north-west corner of the map.
fn place() -> LngLat {
    measure::unproject(32_768.0, 32_768.0)
}

fn open(plan: Vec<u8>) -> Result<Pack<Files>, PackError> {
    now(Pack::open(pack(plan), Limits::default()))
}

/// Opens the pack and asks for the place; what zone lies there.
fn ask(plan: Vec<u8>) -> Result<Zone, PackError> {
    let site = now(open(plan)?.site_at(place(), None))?;
    Ok(site.parts[0].zone.clone())
}

/// A plan whose only tile is the one given.
fn of_tile(tile: &[u8]) -> Vec<u8> {
    archive(&directory(&[(TILE_NUMBER, 1, tile.len() as u64, 0)]), &[], tile)
}

fn malformed<T>(result: Result<T, PackError>) -> Malformed {
    match result {
        Err(PackError::Malformed(it)) => it,
        Err(other) => panic!("of another kind: {other:?}"),
        Ok(_) => panic!("must be refused"),
    }
}

#[track_caller]
fn refused(plan: Vec<u8>, says: &str) {
    let it = malformed(ask(plan));
    assert!(it.file.contains("plan.0.pmtiles"), "the file is named: {it}");
    assert!(it.what.contains(says), "{says} is missing in: {it}");
}

#[test]
fn an_archive_written_by_hand_is_read() {
    let zone = ask(of_tile(&tile())).unwrap();
    assert_eq!(zone.code(), Some("R-2"));
}

#[test]
fn an_archive_with_leaf_directories_is_read() {
    let leaf = directory(&[(TILE_NUMBER, 1, tile().len() as u64, 0)]);
    let root = directory(&[(TILE_NUMBER, 0, leaf.len() as u64, 0)]);
    assert_eq!(ask(archive(&root, &leaf, &tile())).unwrap().code(), Some("R-2"));
}

#[test]
fn an_archive_cut_off_at_any_byte_is_refused_with_its_name() {
    let good = of_tile(&tile());
    for cut in 0..good.len() {
        let it = malformed(ask(good[..cut].to_vec()));
        assert!(it.file.contains("plan.0.pmtiles"), "cut at {cut}: {it}");
    }
}

#[test]
fn a_header_with_any_byte_changed_never_stops_the_program() {
    let good = of_tile(&tile());
    for at in 0..127 + 8 {
        for value in [0, 1, 2, 0x7f, 0x80, 0xff] {
            let mut plan = good.clone();
            plan[at] = value;
            // Some bytes mean nothing to a reader; what is read must be the zone, a blank, or an error.
            match ask(plan) {
                Ok(zone) => assert!(zone.code().is_none_or(|it| it == "R-2"), "byte {at}: {zone:?}"),
                Err(PackError::Malformed(it)) => assert!(it.file.contains("plan.0"), "{it}"),
                Err(other) => panic!("byte {at}: {other:?}"),
            }
        }
    }
}

#[test]
fn a_header_of_another_format_is_refused() {
    let with = |at: usize, value: u8| {
        let mut plan = of_tile(&tile());
        plan[at] = value;
        plan
    };
    refused(with(0, b'Q'), "is not a PMTiles archive");
    refused(with(7, 2), "is not PMTiles version 3");
    refused(with(97, 3), "compressed in a way");
    refused(with(98, 4), "compressed in a way");
    refused(with(99, 2), "does not hold vector tiles");
    refused(with(100, 15), "impossible zoom levels");
    refused(with(101, 255), "impossible zoom levels");
    refused(Vec::new(), "is not a PMTiles archive");
}

#[test]
fn a_plan_without_the_check_zoom_is_refused() {
    // Its places would all read as not digitised.
    let mut plan = of_tile(&tile());
    (plan[100], plan[101]) = (9, 13);
    refused(plan, "ends at zoom 13");
}

#[test]
fn directories_that_lie_are_refused() {
    let data = tile();
    let length = data.len() as u64;
    let with = |root: &[u8], leaves: &[u8]| archive(root, leaves, &data);
    refused(with(&packed(&[0]), &[]), "impossible number of entries");
    refused(with(&packed(&[u64::MAX]), &[]), "a directory");
    refused(with(&packed(&[1 << 19, 1, 1]), &[]), "impossible number of entries");
    refused(with(&directory(&[(TILE_NUMBER, 1, 0, 0)]), &[]), "has no length");
    refused(with(&packed(&[1, TILE_NUMBER, 1, 5, 0]), &[]), "has no offset");
    refused(with(&packed(&[1, TILE_NUMBER, 1, 5]), &[]), "a number is cut off");
    refused(with(&packed(&[2, 1, u64::MAX, 1, 1, 5, 5, 1, 1]), &[]), "a tile number overflows");
    refused(with(&packed(&[1, TILE_NUMBER, 1, 1 << 40, 1]), &[]), "longer than 32 bits");
    refused(with(&packed(&[1, TILE_NUMBER, 1, 5, u64::MAX]), &[]), "an offset overflows");
    for entry in [(TILE_NUMBER, 1, length + 1, 0), (TILE_NUMBER, 1, length, 1), (TILE_NUMBER, 1, 5, 1 << 60)]
    {
        refused(with(&directory(&[entry]), &[]), "lies beyond the tile data");
    }
    let leaf: Entry = (TILE_NUMBER, 0, 9, 0);
    refused(with(&directory(&[leaf]), &[]), "lies beyond the leaf directories");
    refused(with(&directory(&[leaf]), &[0xff; 9]), "a number is cut off");
}

#[test]
fn directories_that_point_at_themselves_come_to_an_end() {
    let leaf = directory(&[(TILE_NUMBER, 0, 11, 0)]);
    let root = directory(&[(TILE_NUMBER, 0, leaf.len() as u64, 0)]);
    let again = directory(&[(TILE_NUMBER, 0, leaf.len() as u64, 0)]);
    assert_eq!(again.len(), leaf.len());
    refused(archive(&root, &again, &tile()), "nested deeper than the limit");
}

#[test]
fn a_root_directory_beyond_the_first_16_kilobytes_is_refused() {
    let mut plan = of_tile(&tile());
    plan[8..16].copy_from_slice(&20_000_u64.to_le_bytes());
    refused(plan.clone(), "beyond the first 16,384 bytes");
    plan[8..16].copy_from_slice(&u64::MAX.to_le_bytes());
    refused(plan, "beyond the first 16,384 bytes");
}

#[test]
fn a_damaged_tile_is_named_by_its_place() {
    let it = malformed(ask(of_tile(&bytes(3, &layer("subzone", 0, &square())))));
    assert_eq!(it.file, "plan.0.pmtiles, tile 14/0/0");
    let other_extent = bytes(3, &layer("subzone", 4096, &square()));
    refused(of_tile(&other_extent), "another extent than 65,536");
}

#[test]
fn a_tile_that_reaches_as_far_as_it_may_is_asked_without_an_overflow() {
    let far = 1 << 22;
    for corners in [
        [(-far, -far), (far, -far), (far, far), (-far, far)],
        [(-far, -far), (far, far), (far, far - 1), (0, -far)],
        [(-far, far), (far, -far + 1), (far, far), (7, 9)],
    ] {
        let tile = bytes(3, &layer("subzone", 65_536, &ring(&corners)));
        let pack = open(of_tile(&tile)).unwrap();
        for step in 0..20 {
            let at = measure::unproject(f64::from(step) * 3_276.0, f64::from(step * step) * 163.0);
            assert_eq!(now(pack.site_at(at, None)).unwrap().parts.len(), 1);
        }
    }
}

/// A layer of many polygons of one shape.
fn crowd(count: usize, corners: &[(i64, i64)]) -> Vec<u8> {
    let feature = bytes(2, &[number(3, 3), bytes(4, &ring(corners))].concat());
    bytes(3, &[bytes(1, b"subzone"), feature.repeat(count), number(5, 65_536), number(15, 2)].concat())
}

#[test]
fn a_tile_whose_index_would_fill_the_memory_is_refused() {
    let whole = [(0, 0), (65_536, 0), (65_536, 65_536), (0, 65_536)];
    refused(of_tile(&crowd(20_000, &whole)), "more or longer edges than the limit");
    let saw: Vec<(i64, i64)> = (0..12_000).map(|n| (n * 5, if n % 2 == 0 { 9 } else { 65_000 })).collect();
    refused(of_tile(&crowd(3, &saw)), "more or longer edges than the limit");
}

#[test]
fn many_polygons_over_one_another_are_indexed_in_good_time() {
    // Every edge is shared by all; half of them run the other way round.
    let (one, two) = ([(9, 9), (999, 9), (999, 999), (9, 999)], [(9, 9), (9, 999), (999, 999), (999, 9)]);
    let half = |it| crowd(5_000, it);
    let (one, two) = (half(&one), half(&two));
    let start = std::time::Instant::now();
    let _either = (ask(of_tile(&one)), ask(of_tile(&two)));
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

#[test]
fn a_coverage_of_many_long_edges_takes_no_more_memory_than_it_has_edges() {
    let zigzag: Vec<[f64; 2]> =
        (0..100_000).map(|n| [-180.0 + f64::from(n) * 1e-6, if n % 2 == 0 { 84.0 } else { 85.05 }]).collect();
    let plan = of_tile(&tile());
    let mut files = pack(plan);
    let mut manifest = crate::bytes::manifest();
    manifest["layers"][0]["coverage"] = serde_json::json!([[zigzag]]);
    files.0.insert("pack.json".to_owned(), manifest.to_string().into_bytes());
    let pack = now(Pack::open(files, Limits::default())).unwrap();
    assert_eq!(now(pack.site_at(place(), None)).unwrap().parts[0].zone.code(), Some("R-2"));
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status
        .lines()
        .find_map(|it| it.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse::<u64>().ok());
    assert!(peak.is_none_or(|it| it < 1_500_000), "{peak:?} kB");
}

fn gzipped(declared: &[u8]) -> Vec<u8> {
    let mut plan = of_tile(declared);
    plan[98] = 2;
    plan
}

#[test]
fn gzip_streams_that_are_none_are_refused() {
    refused(gzipped(&tile()), "is not a gzip stream");
    refused(gzipped(&[0x1f, 0x8b, 8]), "is not a gzip stream");
    let header = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3];
    refused(gzipped(&[header.as_slice(), &[0xff; 20]].concat()), "gzip stream is damaged");
    for flags in [2, 4, 8, 16, 30] {
        let mut header = header;
        header[3] = flags;
        refused(gzipped(&[header.as_slice(), &[0xff; 20]].concat()), "gzip stream is");
    }
}

#[test]
fn a_gzip_bomb_is_stopped_at_the_limit() {
    // Deflate by hand: fixed Huffman codes, one zero byte, then matches of length 258 at distance 1.
    // 40 MB from 40 kB.
    let mut bits = Bits::default();
    bits.put(0b011, 3);
    bits.put_reversed(0x30, 8);
    for _ in 0..160_000 {
        // Length 258 is code 285: 8 bits 11000101; distance 1 is code 0: 5 bits.
        bits.put_reversed(0b1100_0101, 8);
        bits.put_reversed(0, 5);
    }
    bits.put_reversed(0, 7);
    let mut bomb = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3];
    bomb.extend(bits.finish());
    bomb.extend([0; 8]);
    assert!(bomb.len() < 300_000);
    refused(gzipped(&bomb), "decompresses to more than the limit");
}

/// Bits in the order of deflate.
#[derive(Default)]
struct Bits {
    out: Vec<u8>,
    used: u32,
}

impl Bits {
    fn put(&mut self, value: u32, count: u32) {
        for n in 0..count {
            if self.used.is_multiple_of(8) {
                self.out.push(0);
            }
            if value >> n & 1 == 1 {
                *self.out.last_mut().unwrap() |= 1 << (self.used % 8);
            }
            self.used += 1;
        }
    }

    fn put_reversed(&mut self, value: u32, count: u32) {
        self.put(value.reverse_bits() >> (32 - count), count);
    }

    fn finish(self) -> Vec<u8> {
        self.out
    }
}

#[test]
fn a_missing_plan_is_said_to_be_missing() {
    let mut files = pack(Vec::new());
    files.0.remove("plan.0.pmtiles");
    match now(Pack::open(files, Limits::default())) {
        Err(PackError::Read(it)) => assert_eq!(it.to_string(), "plan.0.pmtiles: no such file"),
        _ => panic!("a read error is wanted"),
    }
}
