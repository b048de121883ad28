//! From files to a pack by `init` and `build` alone, as an officer does it: at most a few lines of the mapping file are
//! corrected.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::plan::{Plan, Said, codes, run};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files").join(name)
}

/// Runs `init` on files and returns what it wrote.
fn started(plan: &Plan, files: &[PathBuf]) -> String {
    let out = plan.path("awal.toml");
    let mut arguments: Vec<&Path> = vec!["init".as_ref()];
    arguments.extend(files.iter().map(PathBuf::as_path));
    arguments.extend(["--out".as_ref(), out.as_path(), "--region".as_ref(), "53.71".as_ref()]);
    let said = run(&arguments);
    assert!(said.succeeded, "{}", said.errors);
    fs::read_to_string(out).unwrap()
}

fn built(plan: &Plan, mapping: &str) -> Said {
    let said = plan.build(mapping);
    assert!(said.succeeded, "{}\n{}\n{mapping}", said.errors, said.text);
    said
}

/// Whether the pack names the code at the place of each fixture feature.
#[track_caller]
fn assert_answers(plan: &Plan, name: &str) {
    let text = fs::read(fixture("titik.json")).unwrap();
    let points: Vec<(Option<String>, f64, f64)> = serde_json::from_slice(&text).unwrap();
    for (code, lng, lat) in points {
        let Some(code) = code else { continue };
        let answer = plan.ask_at(&format!("{lat},{lng}"), "47111");
        assert_eq!(codes(&answer), [code.as_str()], "{name} at {lat},{lng}");
    }
}

#[test]
fn every_format_is_imported_without_a_correction() {
    for name in [
        "utm",
        "tm3/POLA.shp",
        "rencana.gpkg#pola_ruang",
        "zona.fgb",
        "zona.kml",
        "zona.geojson.gz",
        "bungkus.js",
        "baris.ndjson",
        "server.json",
        "zona.csv",
        "tanpa_prj",
        "terbalik.geojson",
        "zona_tetangga.geojson",
        "belahan_utara.geojson",
        "meter_tanpa_crs.geojson",
        "derajat_sebagai_utm.geojson",
        "per_kode.zip",
    ] {
        let plan = Plan::empty();
        let mapping = started(&plan, &[fixture(name)]);
        built(&plan, &mapping);
        assert_answers(&plan, name);
    }
}

#[test]
fn the_mapping_file_shows_samples_rivals_and_what_was_doubtful() {
    let plan = Plan::empty();
    let mapping = started(&plan, &[fixture("utm"), fixture("terbalik.geojson"), fixture("matriks.xlsx")]);
    for line in [
        "code = \"KODSZN\"  # 5 values:",
        "name = \"NAMOBJ\"",
        "# name = \"TGL\"",
        "krb = \"KRB_03\"  # Rawan Banjir Sedang | Rawan Banjir Tinggi",
        "null = [\"-\", \"Tidak Ada\"]",
        "axes = \"yx\"",
        "# DOUBTFUL: terbalik:",
        "file = \"",
        "sheet = \"Matriks ITBX\"",
        "region = \"53.71\"\n",
        "time_zone = \"Asia/Makassar\"",
    ] {
        assert!(mapping.contains(line), "\"{line}\" is missing in:\n{mapping}");
    }
}

#[test]
fn a_mapping_file_is_never_written_over() {
    let plan = Plan::empty();
    started(&plan, &[fixture("utm")]);
    let out = plan.path("awal.toml");
    let said = run(&["init".as_ref(), fixture("utm").as_path(), "--out".as_ref(), out.as_path()]);
    assert!(said.failure().contains("is there already"), "{}", said.errors);
}

#[test]
fn a_matrix_of_a_workbook_answers_with_its_legend() {
    let plan = Plan::empty();
    let mapping = started(&plan, &[fixture("utm"), fixture("matriks.xlsx")]);
    let legend = format!("article = \"Pasal 8\"\nlegend = {:?}", fixture("matriks.xlsx#Keterangan"));
    let mapping = mapping
        .lines()
        .map(|it| if it.starts_with("article = ") { legend.clone() } else { it.to_owned() })
        .collect::<Vec<_>>()
        .join("\n");
    built(&plan, &mapping);
    let text = fs::read(fixture("titik.json")).unwrap();
    let points: Vec<(Option<String>, f64, f64)> = serde_json::from_slice(&text).unwrap();
    let ask = |zone: &str, activity: &str| {
        let (_, lng, lat) = points.iter().find(|it| it.0.as_deref() == Some(zone)).unwrap();
        plan.ask_at(&format!("{lat},{lng}"), activity)
    };
    for (zone, activity, outcome) in [
        ("R-2", "47111", "limited"),
        ("K-1", "47111", "allowed"),
        ("SPU-1", "47111", "conditional"),
        ("RTH-2", "47111", "forbidden"),
        ("SPU-1", "47413", "no_data"),
        ("K-1", "NK-RUMAH-TINGGAL", "forbidden"),
        ("SPU-1", "NK-RUMAH-TINGGAL", "limited_conditional"),
    ] {
        assert_eq!(ask(zone, activity)["outcome"], outcome, "{zone} {activity}");
    }
    let answer = ask("R-2", "47111").to_string();
    assert!(answer.contains("Pasal 9 ayat (1)") || answer.contains("Pasal 8"), "{answer}");
}

#[test]
fn a_cell_that_cannot_be_read_is_named_by_its_address() {
    let plan = Plan::drawn();
    plan.write(
        "matriks.csv",
        "No;Kegiatan;R-2;R-3;K-1\n1;Kios;I;T1;lihat pasal\n2;Toko;X;I;I\n3;Bengkel;X;I;B1\n",
    );
    let mapping = Plan::mapping().replace("rulebook.json", "matriks.csv");
    let said = plan.build(&mapping);
    let errors = said.failure();
    assert!(
        errors.contains("matriks.csv") && errors.contains("cell E2") && errors.contains("lihat pasal"),
        "{errors}"
    );
}

#[test]
fn fields_that_drift_names_for_codes_and_choices_are_mapped() {
    let plan = Plan::empty();
    let mapping = started(&plan, &[fixture("rencana.gpkg#pola_lama"), fixture("zona.geojson")]);
    // Both describe the same ground; the choice leaves one feature of the older table.
    assert!(mapping.contains("code = [\"KODSZN\", \"KODZON\"]"), "{mapping}");
    let one = started(&Plan::empty(), &[fixture("zona.geojson")]);
    let mapping = one
        .replace(
            "code = \"KODSZN\"",
            "code = [\"TIADA\", \"NAMOBJ\"]\nonly = { KODSZN = [\"R-2\", \"K-1\"] }",
        )
        .replace("# terletak", "#")
        + "\n[layer.codes]\n\"Perumahan Kepadatan Tinggi\" = \"R-2\"\n\"Perdagangan dan Jasa Skala Kota\" = \"K-1\"\n";
    // An inline table of overlays stands last, so the codes open a table of their own behind it.
    built(&plan, &mapping);
    let text = fs::read(fixture("titik.json")).unwrap();
    let points: Vec<(Option<String>, f64, f64)> = serde_json::from_slice(&text).unwrap();
    for (code, lng, lat) in points {
        let answer = plan.ask_at(&format!("{lat},{lng}"), "47111");
        let expected: Vec<String> = code.into_iter().filter(|it| it == "R-2" || it == "K-1").collect();
        assert_eq!(codes(&answer), expected);
    }
}

/// Every folder of real data becomes a pack by `init` and `build` alone.
#[test]
fn real_plans_are_imported_as_they_are() {
    let Ok(data) = env::var("RUANGIZIN_REAL_DATA") else {
        println!("SKIPPED real data: RUANGIZIN_REAL_DATA is not set");
        return;
    };
    for name in [
        "rdtr-jagoibabang",
        "kota-yogyakarta",
        "kupang-rbi25k/kecamatan_kota_kupang.geojson",
        "boundaries/wilayah_boundaries_kel_53.71.sql",
        "boundaries/wilayah_boundaries_kel_62.02.geojson",
        "boundaries/kupang_kelurahan.geojson",
    ] {
        let plan = Plan::empty();
        let path = Path::new(&data).join(name);
        let mut files = vec![path.clone()];
        if path.is_dir() {
            files = fs::read_dir(&path).unwrap().map(|it| it.unwrap().path()).collect();
            files.sort_unstable();
        }
        let region = if name.contains("62.02") { "62.02" } else { "53.71" };
        let region = if name.contains("jagoi") {
            "61.07"
        } else if name.contains("yogya") {
            "34.71"
        } else {
            region
        };
        let out = plan.path("awal.toml");
        let mut arguments: Vec<&Path> = vec!["init".as_ref()];
        arguments.extend(files.iter().map(PathBuf::as_path));
        arguments.extend(["--out".as_ref(), out.as_path(), "--region".as_ref(), region.as_ref()]);
        let said = run(&arguments);
        assert!(said.succeeded, "{name}: {}", said.errors);
        built(&plan, &fs::read_to_string(out).unwrap());
    }
}

/// The mapping files of `data/plans` fit the data that they speak of.
#[test]
fn real_plans_are_built_from_their_mapping_files() {
    if env::var("RUANGIZIN_REAL_DATA").is_err() {
        println!("SKIPPED real data: RUANGIZIN_REAL_DATA is not set");
        return;
    }
    let plans = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/plans");
    let mut folders: Vec<PathBuf> = fs::read_dir(plans).unwrap().map(|it| it.unwrap().path()).collect();
    folders.sort_unstable();
    for folder in folders {
        let plan = Plan::empty();
        let (file, out) = (folder.join("plan.toml"), plan.path("pack"));
        let said = run(&["build".as_ref(), file.as_path(), "--out".as_ref(), out.as_path()]);
        assert!(said.succeeded, "{}: {}{}", folder.display(), said.errors, said.text);
    }
}
