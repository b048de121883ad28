//! The whole step on a small site shaped like Trunk's output.

use super::*;

const TEMPLATE: &str =
    "const BUILD='/*BUILD*/'; const FILES=/*PRECACHE*/; const MAP=/*MAP*/; const KEYS=/*KEYS*/;";

fn raw() -> Site {
    let page = concat!(
        r#"<link rel="stylesheet" href="/main-0123456789abcdef.css" integrity="sha384-old">"#,
        r#"<script type="module">import init from '/app-fedcba987654321.js'; "#,
        r#"init({ module_or_path: '/app-fedcba987654321_bg.wasm' });</script>"#,
        r#"<link rel="preload" href="/app-fedcba987654321_bg.wasm" integrity="sha384-old">"#,
        r#"<meta name="leaflet" content="/leaflet/leaflet.js"><meta name="map-part" content="/parts/map.wasm"><meta name="build" content="">"#,
    );
    Site::from([
        ("index.html".to_owned(), page.as_bytes().to_vec()),
        ("main-0123456789abcdef.css".to_owned(), b"body{}".to_vec()),
        ("app-fedcba987654321.js".to_owned(), b"fetch('app-fedcba987654321_bg.wasm')".to_vec()),
        ("app-fedcba987654321_bg.wasm".to_owned(), wasm()),
        ("leaflet/leaflet.js".to_owned(), b"var L;".to_vec()),
        ("icons/icon.svg".to_owned(), b"<svg/>".to_vec()),
    ])
}

fn wasm() -> Vec<u8> {
    [b"\0asm\x01\0\0\0".to_vec(), vec![0; 4096]].concat()
}

fn page(site: &Site) -> String {
    String::from_utf8(site["index.html"].clone()).expect("the page is text")
}

/// The app's script under its final name.
fn script(site: &Site) -> String {
    site.keys()
        .find(|it| it.starts_with("app.") && it.rsplit('.').next() == Some("js"))
        .expect("the script is renamed")
        .clone()
}

#[test]
fn every_renamed_file_carries_the_hash_of_its_final_bytes() {
    let site = finish(raw(), TEMPLATE).expect("the site is sound");
    let app = script(&site);
    assert_eq!(app, format!("app.{}.js", stamp::mark(&site[&app])));
    assert!(page(&site).contains(&format!("'/{app}'")));
    assert!(page(&site).contains("content=\"/leaflet/leaflet."));
    assert!(page(&site).contains("window.ruangizinProgram || '/app_bg."));
    assert!(!page(&site).contains("fedcba987654321"));
    assert!(!page(&site).contains("sha384-old"));
    assert!(!site.contains_key("leaflet/leaflet.js"));
    assert!(site.contains_key("icons/icon.svg"), "what the page does not name keeps its name");
}

#[test]
fn the_script_follows_the_new_name_of_the_wasm_file() {
    let site = finish(raw(), TEMPLATE).expect("the site is sound");
    let app = &site[&script(&site)];
    let wasm = format!("app_bg.{}.wasm", stamp::mark(&wasm()));
    assert_eq!(String::from_utf8_lossy(app), format!("fetch('{wasm}')"));
    assert!(site.contains_key(&wasm));
}

#[test]
fn other_bytes_give_another_build_mark() {
    let mut other = raw();
    other.insert("icons/icon.svg".to_owned(), b"<svg></svg>".to_vec());
    let first = finish(raw(), TEMPLATE).expect("the site is sound");
    let second = finish(other, TEMPLATE).expect("the site is sound");
    assert_ne!(first["build.json"], second["build.json"]);
    assert_eq!(first["build.json"], finish(raw(), TEMPLATE).expect("the site is sound")["build.json"]);
}

#[test]
fn page_worker_and_list_name_one_build() {
    let site = finish(raw(), TEMPLATE).expect("the site is sound");
    let list: serde_json::Value = serde_json::from_slice(&site["build.json"]).expect("the list is JSON");
    let build = list["build"].as_str().expect("the mark is a text");
    assert!(page(&site).contains(&format!(r#"<meta name="build" content="{build}">"#)));
    assert!(String::from_utf8_lossy(&site["sw.js"]).contains(&format!("BUILD='{build}'")));
}

#[test]
fn a_page_without_a_place_for_its_mark_is_refused() {
    let mut broken = raw();
    broken.insert("index.html".to_owned(), b"<p>no place</p>".to_vec());
    assert!(finish(broken, TEMPLATE).is_err());
}

#[test]
fn a_variant_shares_no_name_of_a_program_with_its_original() {
    let first = finish(raw(), TEMPLATE).expect("the site is sound");
    let second = variant::of(first.clone(), "b", TEMPLATE).expect("a finished site can be varied");
    let hashed =
        |site: &Site| -> Vec<String> { site.keys().filter(|it| variant::is_program(it)).cloned().collect() };
    assert_eq!(hashed(&first).len(), hashed(&second).len());
    assert!(hashed(&first).iter().all(|it| !second.contains_key(it)));
    assert_ne!(first["build.json"], second["build.json"]);
    assert!(page(&second).contains(&format!("'/{}'", script(&second))));
}

#[test]
fn a_program_that_is_none_is_refused_by_name() {
    let mut broken = raw();
    broken.insert("app-fedcba987654321_bg.wasm".to_owned(), vec![0; 4096]);
    let error = finish(broken, TEMPLATE).expect_err("zeros are no program");
    assert!(error.to_string().contains("app-fedcba987654321_bg.wasm"));
}
