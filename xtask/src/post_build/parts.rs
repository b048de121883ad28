//! Cuts the linked program into the main program and its parts, binds and shrinks each, and puts them in place of
//! what Trunk made: Trunk can only bind one whole program. What a part is: docs/decisions/0005-a-program-in-parts.md.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, anyhow, ensure};

use super::{Site, integrity, names, paths};
use crate::{say, shell, tree::Tree};

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
    let mut main = shrink(tree, &work.join("bound").join(&program))?;
    let mut script = read(&work.join("bound").join(format!("{stem}.js")))?;
    let mut link = read(&work.join(LINK))?;
    for part in parts {
        let file = part.file_stem().context("a part's file has a name")?.to_string_lossy().into_owned();
        if !link.contains(&format!("./{file}.wasm")) {
            // The splitter writes a file for every set of parts, also where they share nothing.
            continue;
        }
        let name = name_of(&link, &file)?;
        let bytes = shrink(tree, &part)?;
        link = address(&link, &file, &name)?;
        site.insert(format!("{FOLDER}/{name}.wasm"), bytes);
    }
    name_early(site)?;
    script = names::make_plain(&join(&script, &link)?, &mut main);
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

/// What the oldest browsers we speak to understand, and nothing newer.
const FEATURES: [&str; 8] = [
    "--mvp-features",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];
/// Chosen by what brotli makes of the result; docs/measured.md names what else was tried.
const PASSES: [&str; 4] = ["-Os", "--strip-debug", "--strip-producers", "--strip-target-features"];

fn shrink(tree: &Tree, program: &Path) -> anyhow::Result<Vec<u8>> {
    let small = program.with_extension("small.wasm");
    let mut command = shell::command(tree, "wasm-opt")?;
    command.args(FEATURES).args(PASSES).arg(program).arg("-o").arg(&small);
    shell::run(&mut command)?;
    let bytes = fs::read(&small).with_context(|| format!("cannot read {}", small.display()))?;
    say::line(format!("{}: {} bytes", program.display(), bytes.len()));
    Ok(bytes)
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

/// What an early part shares goes with it.
fn name_early(site: &mut Site) -> anyhow::Result<()> {
    for part in EARLY {
        let is_shared = |path: &&String| {
            let name =
                path.strip_prefix("parts/").and_then(|it| it.strip_suffix(".wasm")).unwrap_or_default();
            name.contains('-') && name.split('-').any(|it| it == part)
        };
        let shared: Vec<String> = site.keys().filter(is_shared).map(|it| format!(" /{it}")).collect();
        let page = site.get_mut("index.html").context("Trunk wrote no index.html")?;
        let named = format!("content=\"/parts/{part}.wasm");
        let text = String::from_utf8_lossy(page)
            .replace(&format!("{named}\""), &format!("{named}{}\"", shared.concat()));
        *page = text.into_bytes();
    }
    Ok(())
}

/// Lets the script ask for a part by its place on the site, with room for the digest of its bytes. The final name
/// and the digest come later, like those of all files.
fn address(link: &str, file: &str, name: &str) -> anyhow::Result<String> {
    let old = format!("fetch(new URL(\"./{file}.wasm\", import.meta.url))");
    ensure!(link.contains(&old), "the splitter's script asks for {file}.wasm in a way we do not know");
    let ask = integrity::fetch(&format!("{FOLDER}/{name}.wasm"), "") + " })";
    // Compiled while what it needs is still on its way.
    let link = link.replace(&old, &format!("take(\"{name}\")"));
    Ok(format!("{link}\nasking[\"{name}\"] = () => WebAssembly.compileStreaming({ask});"))
}

/// How the splitter starts a part, which compiles it only when all it needs has been started, and how we do.
const STREAMS: &str = "WebAssembly.instantiateStreaming(src, imports)";
const STARTS: &str = "src.then((it) => WebAssembly.instantiate(it, imports))";

/// Before all parts: how each is asked for.
const BEFORE: &str = "const asking = {};
const begun = {};
function take(name) {
    const early = begun[name];
    delete begun[name];
    return early || asking[name]();
}
";

/// After all parts: what the page will surely ask for comes from the worker while the program is being compiled.
/// Without a worker every byte has to come from the network first, in the order in which it is needed.
const AFTER: &str = "
const sure = (location.pathname === \"/peta\" ? [\"map\"] : []).concat(/[#&]k=/.test(location.hash) ? [\"answer\"] : []);
if (navigator.serviceWorker && navigator.serviceWorker.controller) {
    for (const name of Object.keys(asking).filter((it) => sure.some((part) => it.split(\"-\").includes(part)))) {
        begun[name] = asking[name]();
        begun[name].catch(() => {});
    }
}
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
    ensure!(link.contains(STREAMS), "the splitter's script starts parts in a way we do not know");
    let link = link.replace("export const ", "const ").replace(STREAMS, STARTS);
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
        "    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));\n",
        "}, []));\n"
    );

    #[test]
    fn a_part_is_asked_for_by_its_place_and_its_bytes() {
        let link = address(LINKED, "split_map", "map").expect("the script is the splitter's");
        assert!(link.contains("fetch(\"/parts/map.wasm\", { integrity: \"\" })"));
        assert!(address("", "split_map", "map").is_err());
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
        for name in ["map", "about", "about-parcel", "map-parcel"] {
            site.insert(format!("parts/{name}.wasm"), Vec::new());
        }
        name_early(&mut site).expect("there is a page");
        assert_eq!(site["index.html"], b"<meta content=\"/parts/map.wasm /parts/map-parcel.wasm\">");
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
