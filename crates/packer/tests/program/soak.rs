//! Seeded mutations of everything that is read: each must be read or refused, soon, and within a phone's memory.
//!
//! A short slice by default; `RUANGIZIN_SOAK_SECONDS=600 cargo test -p packer soak -- --nocapture` runs each target for
//! so long and prints the executions. The seed of a failing execution is printed, and `RUANGIZIN_SOAK_SEED` starts
//! there.
#![expect(clippy::print_stdout, reason = "the number of executions is what a soak is run for")]

use std::{
    collections::BTreeMap,
    env, fs,
    path::Path,
    thread,
    time::{Duration, Instant},
};

use citypack::{ActivityFile, Limits, Pack, PlaceFile, mvt::Tile, write::ArchiveInfo, write::write_archive};
use futures::executor::block_on;
use measure::{GridPoint, LngLat, Metres, TileId};
use packer::{
    layer::to_grid_layer,
    mapping,
    plan_file::PlanFile,
    rulebook_source,
    sources::{Options, read_all},
    store::Memory,
};
use zoning::{Proposal, assess};

use crate::plan::{Plan, degrees, whole};

/// Executions of a target in an ordinary test run, and the time after which it stops earlier.
const ROUNDS: u64 = 1_000;
const CAP: Duration = Duration::from_secs(4);
/// What a single execution may take of a processor.
const LONGEST: Duration = Duration::from_secs(5);
/// What all targets together may take, in kB.
const MEMORY: u64 = 1_500_000;

pub(crate) struct Lots(u64);

impl Lots {
    pub(crate) fn below(&mut self, count: usize) -> usize {
        // SplitMix64: neighbouring seeds give unrelated numbers.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut it = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((it ^ (it >> 31)) % count.max(1) as u64).unwrap()
    }

    fn byte(&mut self) -> u8 {
        u8::try_from(self.below(256)).unwrap()
    }
}

/// One to four small changes.
fn mutate(bytes: &mut Vec<u8>, lots: &mut Lots) {
    const TELLING: &[u8] = b"\x00\x01\x7f\x80\xff0129-.eE,[]{}\":T ";
    for _ in 0..=lots.below(2) * lots.below(4) {
        let at = lots.below(bytes.len() + 1);
        let end = (at + 1 + lots.below(8)).min(bytes.len());
        match (lots.below(8), at < bytes.len()) {
            (0 | 1, true) => bytes[at] ^= 1 << lots.below(8),
            (2 | 3, true) => bytes[at] = TELLING[lots.below(TELLING.len())],
            (4, true) => drop(bytes.drain(at..end)),
            (5, true) => {
                let copy = bytes[at..end].to_vec();
                let to = lots.below(bytes.len());
                bytes.splice(to..to, copy);
            }
            (6, true) if lots.below(8) == 0 => bytes.truncate(at),
            _ => bytes.insert(at, lots.byte()),
        }
    }
}

/// How long this thread has been at work: a machine that does other things for minutes is no slow input. Where the
/// system does not tell, the time that has passed.
fn worked(start: Instant) -> Duration {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|it| it.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| start.elapsed(), Duration::from_nanos)
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

/// Runs a target; it returns whether the input was read.
pub(crate) fn soak(target: &str, mut execute: impl FnMut(&mut Lots) -> bool) {
    let number = |name: &str| env::var(name).ok().and_then(|it| it.parse::<u64>().ok());
    let seconds = number("RUANGIZIN_SOAK_SECONDS");
    let first = number("RUANGIZIN_SOAK_SEED").unwrap_or(1);
    let (start, mut read, mut round, mut longest) = (Instant::now(), 0_u64, 0, Duration::ZERO);
    loop {
        let more = match seconds {
            Some(seconds) => start.elapsed().as_secs() < seconds,
            None => round < ROUNDS && start.elapsed() < CAP,
        };
        if !more {
            break;
        }
        let (began, execution) = (worked(start), Execution(target, first + round));
        read += u64::from(execute(&mut Lots(first + round)));
        let took = worked(start).saturating_sub(began);
        assert!(took < LONGEST, "one execution took {took:?}");
        longest = longest.max(took);
        round += 1;
        drop(execution);
    }
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status
        .lines()
        .find_map(|it| it.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse::<u64>().ok());
    println!(
        "{target}: {round} executions, {read} read, {} refused, longest {longest:?}, peak memory {peak:?} kB",
        round - read
    );
    assert!(round > 0 && read > 0 && read < round, "the mutations must be neither harmless nor always fatal");
    assert!(peak.is_none_or(|it| it < MEMORY), "{peak:?} kB");
}

fn pack_files() -> BTreeMap<String, Vec<u8>> {
    let folder = fs::read_dir(whole().path("pack")).unwrap().map(|it| it.unwrap());
    folder.map(|it| (it.file_name().into_string().unwrap(), fs::read(it.path()).unwrap())).collect()
}

fn file_of(files: &BTreeMap<String, Vec<u8>>, role: &str) -> String {
    files.keys().find(|it| it.starts_with(role)).unwrap().clone()
}

fn places() -> Vec<LngLat> {
    let at = [(-3.0, 0.3), (0.0, 0.0), (-2.0, 1.999), (3.0, -1.0), (0.7, 3.3), (40.0, 9.0)];
    at.map(|it| LngLat::new(degrees(it).0, degrees(it).1).unwrap()).to_vec()
}

/// Opens a pack and asks for one of the places; false where anything was refused.
fn use_pack(files: BTreeMap<String, Vec<u8>>, lots: &mut Lots) -> bool {
    let Ok(pack) = block_on(Pack::open(Memory(files.into()), Limits::default())) else { return false };
    let mut whole = block_on(pack.activities()).is_ok() & block_on(pack.places()).is_ok();
    let all = places();
    let accuracy = [None, Some(Metres::new(300.0))][lots.below(2)];
    match block_on(pack.site_at(all[lots.below(all.len())], accuracy)) {
        Ok(site) => {
            let proposal = Proposal { activity: "47112".to_owned() };
            let answer = assess(&site, &proposal, pack.rules());
            assert_eq!(answer.parts.len(), site.parts.len());
            assert!(packer::answer::to_json(&pack, &answer)["outcome"].is_string());
        }
        Err(_) => whole = false,
    }
    whole
}

#[test]
fn mutated_archives_are_read_or_refused() {
    let files = pack_files();
    let plan = file_of(&files, "plan.");
    soak("archive", |lots| {
        let mut files = files.clone();
        let bytes = files.get_mut(&plan).unwrap();
        // Most of an archive is compressed and guarded by check sums; its head is not.
        let mut head = bytes[..260].to_vec();
        mutate(if lots.below(4) > 0 { &mut head } else { bytes }, lots);
        bytes.splice(..260.min(bytes.len()), head);
        use_pack(files, lots)
    });
}

#[test]
fn mutated_check_tiles_are_read_or_refused() {
    let files = pack_files();
    let plan = file_of(&files, "plan.");
    let pack = block_on(Pack::open(Memory(files.clone().into()), Limits::default())).unwrap();
    let bytes = files[&plan].clone();
    let archive = Memory(BTreeMap::from([("a".to_owned(), bytes)]).into());
    let open = block_on(citypack::Archive::open(&archive, "a", Limits::default())).unwrap();
    let ids: Vec<TileId> =
        places().iter().map(|it| TileId::check_tile_of(GridPoint::from_lng_lat(*it))).collect();
    let mut tiles: BTreeMap<TileId, Vec<u8>> = BTreeMap::new();
    for id in ids {
        tiles.extend(block_on(open.tile(&archive, id)).unwrap().map(|it| (id, it)));
    }
    assert!(tiles.len() > 1, "the drawing lies across a tile corner");
    let info = ArchiveInfo {
        bounds: pack.manifest().bounds,
        centre: pack.manifest().centre,
        centre_zoom: 14,
        metadata: "{}".to_owned(),
    };
    soak("tile", |lots| {
        let mut tiles = tiles.clone();
        let one = lots.below(tiles.len());
        mutate(tiles.values_mut().nth(one).unwrap(), lots);
        let decoded = tiles.values().all(|it| Tile::decode(it, &Limits::default()).is_ok());
        let mut files = files.clone();
        files.insert(plan.clone(), write_archive(&tiles, &info));
        use_pack(files, lots) && decoded
    });
}

#[test]
fn mutated_json_files_are_read_or_refused() {
    let files = pack_files();
    let names: Vec<String> = files.keys().filter(|it| !it.starts_with("plan.")).cloned().collect();
    soak("json", |lots| {
        let mut files = files.clone();
        let name = &names[lots.below(names.len())];
        let bytes = files.get_mut(name).unwrap();
        mutate(bytes, lots);
        let texts = ActivityFile::parse("a", bytes).is_ok() | PlaceFile::parse("p", bytes).is_ok();
        use_pack(files, lots) || texts
    });
}

#[test]
fn mutated_sources_are_read_or_refused() {
    let plan = Plan::drawn();
    let text = fs::read(plan.path("subzone.geojson")).unwrap();
    plan.write("plan.toml", &Plan::mapping());
    let section = PlanFile::read(&plan.path("plan.toml")).unwrap().layers.remove(0);
    soak("geojson", |lots| {
        let mut text = text.clone();
        mutate(&mut text, lots);
        plan.write_bytes("subzone.geojson", &text);
        let Ok(read) = mapping::read(&plan.path("plan.toml"), &section, "53.71") else { return false };
        let mapped = mapping::map(&section, read, &mut Vec::new());
        let count = mapped.features.len();
        let layer = to_grid_layer(&section, &mapped.files, mapped.features, &mut Vec::new());
        assert!(layer.features.len() == layer.shapes.len() && layer.shapes.len() <= count);
        true
    });
}

/// Each target is a file with what stands beside it.
const FORMATS: [&[&str]; 11] = [
    &["utm/pola_ruang.shp", "utm/pola_ruang.dbf", "utm/pola_ruang.prj", "utm/pola_ruang.cpg"],
    &["rencana.gpkg"],
    &["zona.fgb"],
    &["zona.kml"],
    &["zona.geojson"],
    &["server.json"],
    &["zona.csv"],
    &["matriks.xlsx"],
    &["per_kode.zip"],
    &["zona.geojson.gz"],
    &["urut.geojsons"],
];

#[test]
fn mutated_files_of_every_format_are_read_or_refused() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files");
    let sets: Vec<Vec<(String, Vec<u8>)>> = FORMATS
        .iter()
        .map(|names| {
            let file = |it: &&str| {
                let path = fixtures.join(it);
                (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(path).unwrap())
            };
            names.iter().map(file).collect()
        })
        .collect();
    let plan = Plan::empty();
    let options = Options { region: "53.71", ..Options::default() };
    let execute = |lots: &mut Lots| {
        let set = &sets[lots.below(sets.len())];
        let broken = lots.below(set.len());
        for (n, (name, bytes)) in set.iter().enumerate() {
            let mut bytes = bytes.clone();
            if n == broken {
                mutate(&mut bytes, lots);
            }
            plan.write_bytes(name, &bytes);
        }
        read_all(&[plan.path(&set[0].0)], &options).is_ok()
    };
    // A cell in a row beyond all numbers, which stopped the library that reads workbooks.
    assert!(!execute(&mut Lots(39_886)));
    soak("formats", execute);
}

#[test]
fn mutated_mapping_files_and_rulebooks_are_read_or_refused() {
    let plan = Plan::drawn();
    let mapping = Plan::mapping().into_bytes();
    let json = crate::plan::rulebook().to_string().into_bytes();
    let csv =
        b"kode,kegiatan,R-2,\"K-1\"\n47112,\"Kios, warung\",I,\"T1,B2\"\n56101,Rumah makan,X,-\n".to_vec();
    soak("mapping", |lots| {
        let (name, good) = [("plan.toml", &mapping), ("r.json", &json), ("r.csv", &csv)][lots.below(3)];
        let mut text = good.clone();
        mutate(&mut text, lots);
        fs::write(plan.path(name), text).unwrap();
        match name {
            "plan.toml" => PlanFile::read(&plan.path(name)).is_ok(),
            _ => rulebook_source::read(&plan.path(name)).is_ok(),
        }
    });
}
