//! Cuts the linked program into the main program and its parts, binds and shrinks each, and puts them in place of
//! what Trunk made: Trunk can only bind one whole program. What a part is: docs/decisions/0005-a-program-in-parts.md.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, anyhow, ensure};

use super::{
    Site,
    bundles::{Bundle, Bundles, stem_of},
    integrity, merge, names, paths, scripts, shrink,
};
use crate::{shell, tree::Tree};

/// The folder of the site that holds the parts, and what the splitter puts before a part's name.
const FOLDER: &str = "parts";
const PREFIX: &str = "split_";
/// What it puts before the number of a file that several parts share.
const SHARED: &str = "chunk_";
/// The splitter's script and how wasm-bindgen's imports it.
const LINK: &str = "./__wasm_split.js";

/// The main program as Trunk named it: `ruangizin-<hash>` of a script and a WASM file.
pub(super) fn replace(tree: &Tree, site: &mut Site) -> anyhow::Result<()> {
    let stem = stem(site)?;
    let work = tree.at("target/parts");
    if work.exists() {
        fs::remove_dir_all(&work).with_context(|| format!("cannot empty {}", work.display()))?;
    }
    let (main, parts) = split(tree, &work)?;
    bind(tree, &main, &work.join("bound"), &stem)?;
    let program = format!("{stem}_bg.wasm");
    let mut script = scripts::without_streams(&read(&work.join("bound").join(format!("{stem}.js")))?)?;
    let mut link = read(&work.join(LINK))?;
    // The splitter writes a file for every set of parts, also where they share nothing.
    let is_asked_for = |file: &PathBuf| link.contains(&format!("./{}.wasm", stem_of(file)));
    let mut gathering = Bundles::default();
    for part in parts.iter().filter(|it| is_asked_for(it)) {
        let bytes = fs::metadata(part).with_context(|| format!("cannot read {}", part.display()))?.len();
        gathering.take(&name_of(&link, &stem_of(part))?, part, bytes);
    }
    let mut shared = gathering.into_bundles();
    // Numbers take the place of names, which are long and stand in the script twice; see `isSure` there.
    shared.sort_by_key(|it| (rank(&it.parts), it.name.clone()));
    let mut files = vec![work.join("bound").join(&program)];
    for bundle in &shared {
        files.push(in_one(bundle, &work)?);
    }
    let mut small = shrink::shrink(tree, &files)?.into_iter();
    let mut main = small.next().context("the program is the first")?;
    for (number, (bundle, bytes)) in shared.iter().zip(small).enumerate() {
        let path = path_of(&bundle.name);
        link = loaded_as_one(&link, &bundle.stems(), number)?;
        link = format!("{link}\nasking[{number}] = () => {};", asked(&path));
        site.insert(path, bytes);
    }
    name_early(site, &shared)?;
    let count = |most: usize| shared.iter().filter(|it| rank(&it.parts) <= most).count();
    let ends = [count(0), count(1), count(2)];
    link = format!("{link}\nconst ends = {ends:?};\nconst pages = {{{}}};", numbers(site, &shared)?);
    script = names::shorten(&join(&script, &link)?, &mut main)?;
    script = scripts::of_module(tree, &script)?;
    site.insert(program, main);
    site.insert(format!("{stem}.js"), script.into_bytes());
    paths::check(tree, site)
}

fn stem(site: &Site) -> anyhow::Result<String> {
    let found = site.keys().find_map(|it| it.strip_suffix("_bg.wasm"));
    found.map(str::to_owned).context("Trunk wrote no program")
}

/// The main program before binding, and the files of the parts.
fn split(tree: &Tree, work: &Path) -> anyhow::Result<(PathBuf, Vec<PathBuf>)> {
    let linked = tree.at("target/wasm32-unknown-unknown/wasm-release/ruangizin.wasm");
    let bytes = fs::read(&linked).with_context(|| format!("cannot read {}", linked.display()))?;
    let main = work.join("main.wasm");
    let mut options = wasm_split_cli_support::Options::new(&bytes);
    options.output_dir = work;
    options.main_out_path = &main;
    options.link_name = LINK;
    let done = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("{error:#}"))
        .with_context(|| format!("{} cannot be cut into parts", linked.display()))?;
    let mut parts = done.split_modules;
    parts.sort();
    Ok((main, parts))
}

fn bind(tree: &Tree, main: &Path, out: &Path, stem: &str) -> anyhow::Result<()> {
    let mut command = shell::command(tree, "wasm-bindgen")?;
    // The parts share the main program's table of functions, which counts as the linker's own export.
    command.args(["--target", "web", "--no-typescript", "--keep-lld-exports"]);
    command.args(["--out-name", stem, "--out-dir"]).arg(out).arg(main);
    shell::run(&mut command)
}

/// The name of a part, or the names of all parts that share a file: its number changes with every build.
fn name_of(link: &str, file: &str) -> anyhow::Result<String> {
    if let Some(name) = file.strip_prefix(PREFIX) {
        return Ok(name.to_owned());
    }
    ensure!(file.starts_with(SHARED), "{file} is no name of a part");
    let (before, _) =
        link.split_once(&format!("const __{file} = ")).with_context(|| format!("nothing loads {file}"))?;
    let comment = before.trim_end().lines().next_back().unwrap_or_default();
    let names = comment.strip_prefix("/* ").and_then(|it| it.strip_suffix(" */"));
    Ok(names.with_context(|| format!("the splitter does not say who shares {file}"))?.replace(", ", "-"))
}

/// Parts that the page asks for while the program is still on its way.
const EARLY: [&str; 2] = ["map", "answer"];

/// The part that each other page is. What all of them need comes while the program is on its way.
const PAGES: [(&str, &str); 11] = [
    ("/aksesibilitas", "knows"),
    ("/berkas-bidang", "export"),
    ("/bidang", "parcel"),
    ("/data-saya", "mine"),
    ("/isi", "form"),
    ("/kota", "packs"),
    ("/lacak", "track"),
    ("/layanan", "services"),
    ("/lembar", "sheet"),
    ("/paket", "package"),
    ("/tentang", "knows"),
];

/// The numbers of the bundles of each page, as the fields of an object.
fn numbers(site: &Site, shared: &[Bundle]) -> anyhow::Result<String> {
    let page = String::from_utf8_lossy(site.get("index.html").context("Trunk wrote no index.html")?);
    let mut lines = Vec::new();
    // The server looks for these letters and those below (`crates/server/src/shell.rs`).
    ensure!(page.contains("data-page=\"/\">"), "index.html does not begin with the words of /");
    for (address, part) in PAGES {
        let words = format!("data-page=\"{address}\" hidden>");
        ensure!(page.contains(&words), "index.html has no words that begin with {words}");
        let needed = shared.iter().enumerate().filter(|(_, it)| it.parts.contains(part));
        let needed: Vec<usize> = needed.map(|(number, _)| number).collect();
        ensure!(!needed.is_empty(), "there is no part {part} for {address}");
        lines.push(format!("{address:?}: {needed:?}"));
    }
    Ok(lines.join(", "))
}

fn path_of(name: &str) -> String {
    format!("{FOLDER}/{name}.wasm")
}

/// What an early part shares goes with it.
fn name_early(site: &mut Site, shared: &[Bundle]) -> anyhow::Result<()> {
    for part in EARLY {
        let others = shared.iter().filter(|it| it.name != part && it.parts.contains(part));
        let others: Vec<String> = others.map(|it| format!(" /{}", path_of(&it.name))).collect();
        let page = site.get_mut("index.html").context("Trunk wrote no index.html")?;
        let named = format!("content=\"/{}", path_of(part));
        let text = String::from_utf8_lossy(page)
            .replace(&format!("{named}\""), &format!("{named}{}\"", others.concat()));
        *page = text.into_bytes();
    }
    Ok(())
}

/// What the first visits need goes first: what map and answer share, what else the map needs, what else the answer needs.
fn rank(parts: &BTreeSet<String>) -> usize {
    match EARLY.map(|it| parts.contains(it)) {
        [true, true] => 0,
        [true, false] => 1,
        [false, true] => 2,
        [false, false] => 3,
    }
}

/// The file of a bundle, made of those that lie in it.
fn in_one(bundle: &Bundle, work: &Path) -> anyhow::Result<PathBuf> {
    if let [file] = bundle.files.as_slice() {
        return Ok(file.clone());
    }
    let read = |it: &PathBuf| fs::read(it).with_context(|| format!("cannot read {}", it.display()));
    let files: Vec<Vec<u8>> = bundle.files.iter().map(read).collect::<Result<_, _>>()?;
    let file = work.join(format!("{}.wasm", bundle.name));
    let merged = merge::merge(&files).with_context(|| format!("{} cannot be made", file.display()))?;
    fs::write(&file, merged).with_context(|| format!("cannot write {}", file.display()))?;
    Ok(file)
}

/// Lets the script take files of the splitter from the one where they lie together, by its number, once.
fn loaded_as_one(link: &str, stems: &[String], number: usize) -> anyhow::Result<String> {
    let mut link = link.to_owned();
    for stem in stems {
        let old = format!(
            "() => {{\n    const src = fetch(new URL(\"./{stem}.wasm\", import.meta.url));\n    src.catch(() => {{}});\n    \
             return async (imports) => (WebAssembly.instantiateStreaming(src, imports));\n}}"
        );
        ensure!(link.contains(&old), "the splitter's script asks for {stem}.wasm in a way we do not know");
        link = link.replace(&old, &format!("() => start({number})"));
    }
    let Some((first, others)) = stems.split_first() else { return Ok(link) };
    for stem in others {
        let old = format!("const __{stem} = makeLoad(() => start({number})\n, []);\n");
        ensure!(link.contains(&old), "the splitter's script holds {stem} in a way we do not know");
        link = link.replace(&old, "");
    }
    let lines: Vec<String> = link.lines().map(|it| with_needs(it, first, others)).collect();
    Ok(lines.join("\n"))
}

/// The line of a script that lists what a part needs first, with one name for all that lie together.
fn with_needs(line: &str, first: &str, others: &[String]) -> String {
    let Some((needs, end)) = line.strip_prefix(", [").and_then(|it| it.split_once(']')) else {
        return line.to_owned();
    };
    let mut named = Vec::new();
    for need in needs.split(", ") {
        let is_other =
            need.strip_prefix("__").is_some_and(|it| others.iter().any(|other| other.as_str() == it));
        let need = if is_other { format!("__{first}") } else { need.to_owned() };
        if !named.contains(&need) {
            named.push(need);
        }
    }
    format!(", [{}]{end}", named.join(", "))
}

/// Asks for a file, with room for the digest of its bytes. The final name and the digest come later, like those of
/// all files.
fn asked(path: &str) -> String {
    ["compiled", &integrity::asked(path, ""), "})"].concat()
}

/// Before all parts: how each is asked for, compiled while what it needs is still on its way, and then started.
/// What the worker handed over with the pack is compiled already (`public/shell.js`).
const BEFORE: &str = "const asking = [];
const begun = [];
const handed = window.ruangizinParts;
function compiled(path, options) {
    const load = () => WebAssembly.compileStreaming(fetch(path, options));
    return handed ? handed.then((it) => it[path]).catch(() => {}).then((it) => it || load()) : load();
}
function take(number) {
    const early = begun[number];
    delete begun[number];
    return early || asking[number]();
}
function start(number) {
    const src = take(number);
    src.catch(() => {});
    return async (imports) => src.then((it) => WebAssembly.instantiate(it, imports));
}
";

/// After all parts: what the page will surely ask for comes while the program is still on its way. A map answers when a place
/// is asked about, which a link may do. Without a worker every byte of map and answer has to come from the network first, in the
/// order in which it is needed, which `public/shell.js` sees to; other pages are nothing without their part.
const AFTER: &str = "
const isMap = location.pathname === \"/peta\";
const isAsked = /[#&]k=/.test(location.hash) && (!isMap || /[#&][tw]=/.test(location.hash));
const isSure = (it) => it < ends[0] ? isMap || isAsked : it < ends[1] ? isMap : it < ends[2] && isAsked;
const isKept = navigator.serviceWorker && navigator.serviceWorker.controller;
const needed = pages[location.pathname] || [];
asking.forEach((ask, number) => {
    if (!needed.includes(number) && !(isKept && isSure(number))) return;
    begun[number] = ask();
    begun[number].catch(() => {});
});
";

/// Far more parts than anybody would cut.
const MOST_PARTS: usize = 99;

/// One script of two: they name each other, so neither could carry the hash of its bytes.
fn join(script: &str, link: &str) -> anyhow::Result<String> {
    // One import for each part, all of the same script.
    let import = |number: usize| format!("import * as import{number} from \"{LINK}\"");
    let count = (1..=MOST_PARTS).take_while(|it| script.contains(&import(*it))).count();
    ensure!(count > 0, "wasm-bindgen's script imports the splitter's in a way we do not know");
    let script = (1..=count).fold(script.to_owned(), |script, it| script.replacen(&import(it), "", 1));
    let (head, link) = link.split_once('\n').context("the splitter's script is empty")?;
    ensure!(head.starts_with("import { initSync }"), "the splitter's script begins with `{head}`");
    let loaders: Vec<&str> = link
        .lines()
        .filter_map(|it| it.strip_prefix("export const "))
        .filter_map(|it| it.split_once(' '))
        .map(|(name, _)| name)
        .collect();
    let link = link.replace("export const ", "const ");
    let link = format!("{BEFORE}{link}{AFTER}");
    let others: Vec<String> = (2..=count).map(|it| format!("const import{it} = import1;\n")).collect();
    Ok(format!("{script}\n{link}\nconst import1 = {{ {} }};\n{}", loaders.join(", "), others.concat()))
}

fn read(file: &Path) -> anyhow::Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINKED: &str = concat!(
        "import { initSync } from \"./main.js\";\n",
        "export const __wasm_split_load_map = wrapAsyncCb(makeLoad(() => {\n",
        "    const src = fetch(new URL(\"./split_map.wasm\", import.meta.url));\n",
        "    src.catch(() => {});\n",
        "    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));\n",
        "}\n, []));\n"
    );

    fn parts(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|it| (*it).to_owned()).collect()
    }

    #[test]
    fn a_part_is_started_by_its_number() {
        let stems = ["split_map".to_owned()];
        let link = loaded_as_one(LINKED, &stems, 7).expect("the script is the splitter's");
        assert!(link.contains("makeLoad(() => start(7)\n, [])"));
        assert!(loaded_as_one("", &stems, 7).is_err());
    }

    #[test]
    fn files_that_lie_together_are_started_once() {
        let load = |name: &str| {
            format!(
                "{name}(() => {{\n    const src = fetch(new URL(\"./{}.wasm\", import.meta.url));\n    src.catch(() => {{}});\n    \
                 return async (imports) => (WebAssembly.instantiateStreaming(src, imports));\n}}\n",
                name.split_once("__").and_then(|it| it.1.split_once(' ')).map_or("", |it| it.0)
            )
        };
        let chunk = |number: u8| format!("{}, []);\n", load(&format!("const __chunk_{number} = makeLoad")));
        let link = format!(
            "{}{}{}{}, [__chunk_3, __chunk_1, __chunk_2]));\n",
            chunk(1),
            chunk(2),
            chunk(3),
            load("const __split_map = wrapAsyncCb(makeLoad")
        );
        let stems = ["chunk_1", "chunk_3"].map(str::to_owned);
        let link = loaded_as_one(&link, &stems, 4).expect("the script is the splitter's");
        assert_eq!(link.matches("start(4)").count(), 1);
        assert!(!link.contains("__chunk_3") && link.contains("\n, [__chunk_1, __chunk_2]));"));
    }

    #[test]
    fn what_the_first_visits_need_has_the_first_numbers() {
        let of = |names: &[&str]| rank(&parts(names));
        let ranks = [of(&["answer", "form", "map"]), of(&["map"]), of(&["answer"]), of(&["mapped"])];
        assert_eq!(ranks, [0, 1, 2, 3]);
    }

    #[test]
    fn what_parts_share_is_named_after_them() {
        let link = "/* map, parcel */\nconst __chunk_2 = makeLoad(() => {\n}, []);\n";
        assert_eq!(name_of(link, "chunk_2").expect("it is named"), "map-parcel");
        assert_eq!(name_of(link, "split_map").expect("it is named"), "map");
        assert!(name_of(link, "chunk_3").is_err() && name_of(link, "other").is_err());
    }

    #[test]
    fn the_page_asks_early_for_what_the_map_shares_too() {
        let mut site = Site::new();
        site.insert("index.html".to_owned(), b"<meta content=\"/parts/map.wasm\">".to_vec());
        let bundle =
            |name: &str, of: &[&str]| Bundle { name: name.to_owned(), parts: parts(of), files: Vec::new() };
        let shared = [
            bundle("about-parcel", &["about", "parcel"]),
            bundle("map", &["map"]),
            bundle("map-parcel", &["map", "parcel"]),
            bundle("shared-map", &["answer", "map", "mine"]),
        ];
        name_early(&mut site, &shared).expect("there is a page");
        let wanted = "<meta content=\"/parts/map.wasm /parts/map-parcel.wasm /parts/shared-map.wasm\">";
        assert_eq!(site["index.html"], wanted.as_bytes());
    }

    #[test]
    fn each_page_knows_what_its_part_needs() {
        let bundle =
            |name: &str, of: &[&str]| Bundle { name: name.to_owned(), parts: parts(of), files: Vec::new() };
        let all: Vec<&str> = PAGES.iter().map(|it| it.1).collect();
        let shared = [bundle("map", &["map"]), bundle("shared", &all), bundle("mine", &["mine"])];
        let mut site = Site::new();
        site.insert("index.html".to_owned(), Vec::new());
        assert!(numbers(&site, &shared).is_err());
        let page = PAGES.map(|it| ["<div data-page=\"", it.0, "\" hidden>"].concat()).concat();
        site.insert("index.html".to_owned(), page.clone().into_bytes());
        assert!(numbers(&site, &shared).is_err());
        site.insert("index.html".to_owned(), format!("<div data-page=\"/\">{page}").into_bytes());
        let lines = numbers(&site, &shared).expect("all pages are there");
        assert!(lines.contains(r#""/data-saya": [1, 2], "/isi": [1]"#), "{lines}");
        assert!(numbers(&site, &shared[..1]).is_err());
    }

    #[test]
    fn the_two_scripts_become_one() {
        let script = format!("import * as import1 from \"{LINK}\"\n\nuse(import1);\n");
        let joined = join(&script, LINKED).expect("both scripts are as we know them");
        assert!(!joined.contains("import *") && !joined.contains("export const"));
        assert!(joined.ends_with("const import1 = { __wasm_split_load_map };\n"));
        assert!(join("", LINKED).is_err());
        let two = format!("import * as import1 from \"{LINK}\"\nimport * as import2 from \"{LINK}\"\n");
        let joined = join(&two, LINKED).expect("a program may have several parts");
        assert!(!joined.contains("import *") && joined.ends_with("const import2 = import1;\n"));
    }
}
