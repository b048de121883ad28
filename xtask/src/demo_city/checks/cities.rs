//! What must hold for the kelurahan of the sample city, and for the other sample cities.

use std::path::Path;

use serde_json::Value;

use super::{
    super::plane::hectares, CITY, Options, assert_bilingual, assert_gapless, files, json, kupang, list,
    values, word,
};

#[test]
fn all_kelurahan_have_ground_in_one_piece_and_near_their_share() {
    assert_eq!(values("kelurahan.geojson", "KODE").len(), 51);
    let book = json("places.json");
    assert_eq!(list(&book, "kelurahan").len(), 51);
    assert!(list(&book, "places").len() >= 300, "{}", list(&book, "places").len());
    let people =
        super::super::kelurahan::read(&kupang().source.join("regions.json")).expect("the list reads");
    let mut sizes = vec![0.0; people.len()];
    for (face, &home) in CITY.partition.owner.iter().enumerate() {
        sizes[home] += hectares(&CITY.mesh.ring(face));
    }
    let scale = sizes.iter().sum::<f64>() / people.iter().map(|one| one.luas_km2).sum::<f64>();
    for (home, one) in people.iter().enumerate() {
        let faces: Vec<usize> =
            (0..CITY.mesh.faces.len()).filter(|&face| CITY.partition.owner[face] == home).collect();
        assert_eq!(super::super::cover::join(&CITY.mesh, &faces).len(), 1, "{} is one piece", one.nama);
        let share = sizes[home] / (one.luas_km2 * scale);
        // Whole blocks make small ones uneven.
        let (low, high) = if one.luas_km2 < 0.5 { (0.45, 1.6) } else { (0.85, 1.15) };
        assert!(share > low && share < high, "{} has {share} of its area", one.nama);
    }
}

#[test]
fn the_other_sample_cities_are_as_sound_and_as_plainly_samples() {
    for (folder, region, zone) in
        [("kotim-contoh", "62.02", "Asia/Jakarta"), ("malang-contoh", "35.07", "Asia/Jakarta")]
    {
        let options = Options::of(Path::new(env!("CARGO_MANIFEST_DIR")).join("../data").join(folder));
        let (_, city, people) = super::super::build(&options).expect("the sketch makes a city");
        assert_gapless(&city);
        super::super::probe::compare(&city, 500, 2).expect("every point has one sub-zone");
        assert!(city.subzones.len() > 2000, "{folder}: {}", city.subzones.len());
        assert!(people.len() >= 12, "{folder}");
        let files = files(&options).expect("the files can be made").0;
        let text = |name: &str| &files.iter().find(|(file, _)| file == name).expect("the file is written").1;
        let plan: Value = toml::from_str(text("plan.toml")).expect("the plan is TOML");
        assert_eq!((word(&plan["pack"], "region"), word(&plan["pack"], "time_zone")), (region, zone));
        assert_eq!(word(&plan["pack"], "status"), "contoh");
        assert!(list(&plan, "layer").iter().all(|layer| word(layer, "status") == "contoh"), "{folder}");
        assert_bilingual(&plan, folder);
        let book: Value = serde_json::from_str(text("rulebook.json")).expect("the rulebook is JSON");
        assert_bilingual(&book, folder);
        assert_ne!(
            list(&book, "legend"),
            list(&json("rulebook.json"), "legend"),
            "{folder} has a legend of its own"
        );
        for article in list(&book, "articles") {
            assert!(word(&article["text"], "id").starts_with("CONTOH"), "{folder}: {article}");
        }
    }
}
