//! The size budget: what a first visit really transfers, counted by the browser over the real server.
//! Every 100 kB cost a phone on slow mobile data more than half a second.

use std::{collections::BTreeSet, fs};

use anyhow::{Context as _, bail, ensure};
use serde::Deserialize;

use crate::{
    build, chrome, packs, say, setup, shell, test,
    tree::{Profile, Tree, files_under, relative},
};

/// The routes and what their first visit may cost, in bytes on the wire. Tiles of the first view have a limit of their
/// own: they grow with the city and not with the program.
const ROUTES: [Route; 2] = [
    Route { name: "text", address: "/cek", limit: 300_000, tiles: 20_000, loads: &[".wasm", "/pack.json"] },
    Route {
        name: "map",
        address: "/peta",
        limit: 420_000,
        tiles: 60_000,
        loads: &["/parts/map", "/leaflet", ".pmtiles"],
    },
];

/// What holds tiles.
const TILES: &str = ".pmtiles";

/// What each optional part of the program may weigh, compressed. A part without a line here fails the check.
const PARTS: [(&str, u64); 22] = [
    ("about", 6_000),
    ("answer", 12_000),
    ("around", 3_000),
    ("export", 50_000),
    ("form", 175_000),
    ("handover", 34_000),
    ("here", 2_000),
    ("knows", 26_000),
    ("lot", 3_000),
    ("map", 44_000),
    ("mine", 43_000),
    ("nearby", 12_000),
    ("news", 30_000),
    ("outbox", 6_000),
    ("packs", 60_000),
    ("package", 60_000),
    ("parcel", 120_000),
    ("services", 30_000),
    ("share", 20_000),
    ("shared", 60_000),
    ("sheet", 250_000),
    ("track", 66_000),
];
/// The same for what several parts share, whose names are joined by a hyphen; what there is changes with the code.
const SHARED: u64 = 60_000;

struct Route {
    name: &'static str,
    address: &'static str,
    /// For everything but tiles.
    limit: u64,
    tiles: u64,
    /// What a page that works has asked for; a broken one would be small.
    loads: &'static [&'static str],
}

/// One file that a visit loaded, as the counting script reports it.
#[derive(Debug, Deserialize)]
struct Loaded {
    address: String,
    bytes: u64,
}

pub(crate) fn run(tree: &Tree) -> anyhow::Result<()> {
    setup::run(tree)?;
    build::programs(tree, Profile::Release)?;
    packs::demo(tree, Profile::Release)?;
    build::app(tree)?;
    if !check(tree, Profile::Release)? {
        bail!("a first visit loads more than the budget allows");
    }
    Ok(())
}

/// Prints what each route loads and says whether all keep to their limit.
pub(crate) fn check(tree: &Tree, profile: Profile) -> anyhow::Result<bool> {
    let chrome = chrome::get(tree)?;
    let mut all_fit = parts_fit(tree)?;
    for route in ROUTES {
        let mut command = shell::command(tree, "node")?;
        command.args(["tests/e2e/harness/first-visit.mjs", route.address]);
        test::browser::browser_settings(&mut command, tree, &chrome, profile);
        let report = shell::read(&mut command)?;
        let mut files: Vec<Loaded> =
            serde_json::from_str(&report).context("the counting script wrote no list")?;
        for part in route.loads {
            let is_loaded = files.iter().any(|it| it.address.contains(part));
            ensure!(is_loaded, "{} never asked for `{part}`: the page does not work", route.address);
        }
        files.sort_by_key(|it| std::cmp::Reverse(it.bytes));
        let sum = |is_tiles: bool| -> u64 {
            files.iter().filter(|it| it.address.contains(TILES) == is_tiles).map(|it| it.bytes).sum()
        };
        let (rest, tiles) = (sum(false), sum(true));
        all_fit &= rest <= route.limit && tiles <= route.tiles;
        say::line(show(&files));
        let name = format!("{} route ({})", route.name, route.address);
        say::line(format!("{name}, tiles of the first view: {}", verdict(tiles, route.tiles)));
        say::line(format!("{name}, all else: {}", verdict(rest, route.limit)));
        say::line(format!("{name}, together: {}", kilobytes(rest + tiles)));
    }
    Ok(all_fit)
}

/// The same for the parts of the program, which a first visit may leave out.
fn parts_fit(tree: &Tree) -> anyhow::Result<bool> {
    let folder = tree.site().join("parts");
    let mut missing: BTreeSet<&str> = PARTS.iter().map(|it| it.0).collect();
    let mut all_fit = true;
    for file in files_under(&folder)? {
        let path = relative(&folder, &file);
        if path.rsplit_once('.').is_none_or(|(_, kind)| kind != "wasm") {
            continue;
        }
        let name = path.split('.').next().unwrap_or_default();
        // What compressing does not make smaller is sent as it is.
        let bytes =
            fs::metadata(format!("{}.br", file.display())).or_else(|_none| fs::metadata(&file))?.len();
        let limit = PARTS.iter().find(|it| it.0 == name).map(|it| it.1);
        let limit = limit.or_else(|| name.contains('-').then_some(SHARED));
        let limit = limit.with_context(|| format!("the part `{name}` has no line in the budget"))?;
        missing.remove(name);
        let fits = bytes <= limit;
        all_fit &= fits;
        say::line(format!("part {name}: {}", verdict(bytes, limit)));
    }
    missing.retain(|it| !it.contains('-'));
    ensure!(missing.is_empty(), "the build has no part {missing:?}");
    Ok(all_fit)
}

fn verdict(bytes: u64, limit: u64) -> String {
    let word = if bytes <= limit { "within the budget" } else { "TOO LARGE" };
    format!("{} of {} — {word}", kilobytes(bytes), kilobytes(limit))
}

fn show(files: &[Loaded]) -> String {
    let rows: Vec<Vec<String>> =
        files.iter().map(|it| vec![it.address.clone(), kilobytes(it.bytes)]).collect();
    say::table(&["file", "on the wire"], &rows)
}

/// Kilobytes of a thousand bytes, with one decimal, without floating point.
fn kilobytes(bytes: u64) -> String {
    let tenths = (bytes + 50) / 100;
    format!("{}.{} kB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_shown_in_thousands() {
        assert_eq!(kilobytes(300_000), "300.0 kB");
        assert_eq!(kilobytes(1_249), "1.2 kB");
        assert_eq!(kilobytes(1_250), "1.3 kB");
    }
}
