//! The vector tiles of the specification's own fixture suite: what must be refused is refused, or read without harm.
//!
//! The suite comes from npm (`@mapbox/mvt-fixtures`); `cargo xtask interop` gets it and names its folder in
//! `RUANGIZIN_MVT_FIXTURES`. Without that this test says that it skips.

use std::{env, fs, path::Path};

use citypack::{Limits, mvt::Tile};

/// Tiles that the suite calls valid and that a reader of plans refuses: coordinates a million units outside the tile, and
/// a count without its coordinates.
const REFUSED: [&str; 3] = ["049", "050", "057"];

/// A fault of the writer that harms nobody: a layer without its version counts as version 1, the default of the schema.
const LENIENT: &str = "024";

#[test]
fn the_fixtures_of_the_specification_are_read_or_refused_as_it_says() {
    let Ok(folder) = env::var("RUANGIZIN_MVT_FIXTURES") else {
        println!("SKIPPED tile fixtures: `cargo xtask interop` gets them and sets RUANGIZIN_MVT_FIXTURES");
        return;
    };
    let (mut read, mut refused, mut surprises) = (0, 0, Vec::new());
    let mut folders: Vec<_> =
        fs::read_dir(Path::new(&folder).join("fixtures")).unwrap().map(|it| it.unwrap().path()).collect();
    folders.sort();
    for fixture in folders {
        let name = fixture.file_name().unwrap().to_string_lossy().into_owned();
        let info = fs::read_to_string(fixture.join("info.json")).unwrap();
        let info: serde_json::Value = serde_json::from_str(&info).unwrap();
        let bytes = fs::read(fixture.join("tile.mvt")).unwrap();
        let tile = Tile::decode(&bytes, &Limits::default());
        let is_valid = info["validity"]["v2"] == true;
        let is_fatal = info["validity"]["error"] == "fatal";
        let may_refuse = REFUSED.contains(&name.as_str());
        *(if tile.is_ok() { &mut read } else { &mut refused }) += 1;
        if (is_valid && tile.is_err() && !may_refuse) || (is_fatal && tile.is_ok() && name != LENIENT) {
            surprises.push((name, info["description"].to_string(), tile.err()));
        }
    }
    let mut world = 0;
    let mut open = vec![Path::new(&folder).join("real-world")];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|it| it == "mvt" || it == "pbf") {
                let bytes = fs::read(&path).unwrap();
                // Some are packed with gzip, which is the archive's business.
                if !bytes.starts_with(&[0x1f, 0x8b]) {
                    assert!(Tile::decode(&bytes, &Limits::default()).is_ok(), "{}", path.display());
                    world += 1;
                }
            }
        }
    }
    println!("tile fixtures: {read} read, {refused} refused; {world} tiles of real maps read");
    assert!(surprises.is_empty(), "{surprises:#?}");
    assert!(read > 20 && refused > 10 && world > 10, "{read} {refused} {world}");
}
