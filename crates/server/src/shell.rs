//! Fills the page around the app with what is known of the city before anything else has arrived: its name, its
//! offices, and the mark of invented data. Done once, when the server starts; sentences come from the build.

use std::collections::BTreeMap;

/// What the page says of one city.
#[derive(Debug, Default)]
pub(crate) struct City {
    /// Addresses of its manifest and of what every visit reads after it.
    pub(crate) first_files: Vec<String>,
    /// Addresses of its archives, of which every visit reads the first bytes: the plan, and the base of its map. Each with
    /// the number of bytes that show the whole city; 0 where its pack does not say.
    pub(crate) archives: Vec<(String, u64)>,
    /// Language → name.
    pub(crate) name: BTreeMap<String, String>,
    pub(crate) is_sample: bool,
    pub(crate) offices: Vec<Office>,
}

/// An office that answers questions.
#[derive(Debug, Default)]
pub(crate) struct Office {
    pub(crate) name: BTreeMap<String, String>,
    pub(crate) address: BTreeMap<String, String>,
    pub(crate) hours: BTreeMap<String, String>,
    pub(crate) phone: String,
}

/// The language that is shown until a script has chosen another one.
const FIRST: &str = "id";
/// The mark of an invented plan, the same in every language.
const SAMPLE: &str = "DATA CONTOH";
/// With more cities than this a list of offices would be longer than anybody reads.
const MOST_CITIES: usize = 4;
/// The page that is shown unless the address is one of the others.
const START: &str = "/";

/// The page for the cities that are served, the first of which the app opens by itself.
pub(crate) fn fill(page: &str, cities: &[City]) -> String {
    let is_sample = cities.iter().any(|it| it.is_sample);
    // Of several cities the person chooses one, so none of them is named before.
    let name = if let [only] = cities { texts(&only.name) } else { String::new() };
    let mut page = page.replace("<!--city-->", &name).replace("<!--pack-->", &preload(cities));
    page = between(&page, "sample", |inner| if is_sample { inner.to_owned() } else { String::new() });
    page = between(&page, "contacts", |inner| {
        let offices = offices(cities);
        if offices.is_empty() { inner.to_owned() } else { offices }
    });
    if is_sample { page.replacen("</title>", &format!(" ({SAMPLE})</title>"), 1) } else { page }
}

/// The app asks for the files one after the other once it runs; those of the only city can be on their way before.
fn preload(cities: &[City]) -> String {
    let link = |path: &String| {
        format!("<link rel=\"preload\" href=\"{}\" as=\"fetch\" crossorigin=\"anonymous\">", escape(path))
    };
    let archive = |(path, first): &(String, u64)| {
        format!("<meta name=\"archive\" content=\"{}\" data-first=\"{first}\">", escape(path))
    };
    match cities {
        [only] => only.first_files.iter().map(link).chain(only.archives.iter().map(archive)).collect(),
        _ => String::new(),
    }
}

/// The same page with the words of another address: `data-page` tells which words belong to which.
pub(crate) fn for_path(page: &str, path: &str) -> Option<String> {
    let shown = |path: &str| format!("data-page=\"{path}\">");
    let hidden = |path: &str| format!("data-page=\"{path}\" hidden>");
    let is_other = path != START && page.contains(&hidden(path));
    is_other.then(|| page.replacen(&shown(START), &hidden(START), 1).replacen(&hidden(path), &shown(path), 1))
}

/// The same page as somebody reads it first who asks for another language: `public/shell.js` would come to the same, but only
/// after the first paint, and move everything. Every sentence stands there in all languages side by side, the first one shown.
pub(crate) fn in_language(page: &str, tag: &str) -> String {
    let (shown, hidden) = (format!("<span lang=\"{tag}\">"), format!("<span lang=\"{tag}\" hidden>"));
    if tag == FIRST || !page.contains(&hidden) {
        return page.to_owned();
    }
    let first = format!("<span lang=\"{FIRST}\">");
    let mut parts = page.split(&hidden);
    let mut done = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        if let Some(at) = done.rfind(&first) {
            done.replace_range(at..at + first.len(), &format!("<span lang=\"{FIRST}\" hidden>"));
        }
        done.extend([shown.as_str(), part]);
    }
    let button = |tag: &str, hidden: &str| format!("lang=\"{tag}\" data-does=\"speak\"{hidden}>");
    done.replacen(&format!("<html lang=\"{FIRST}\">"), &format!("<html lang=\"{tag}\">"), 1)
        .replacen(&button(FIRST, " hidden"), &button(FIRST, ""), 1)
        .replacen(&button(tag, ""), &button(tag, " hidden"), 1)
}

/// The addresses that have words of their own.
pub(crate) fn paths(page: &str) -> Vec<String> {
    let all = page.split("data-page=\"").skip(1).filter_map(|it| it.split_once('"'));
    all.map(|(path, _)| path.to_owned()).filter(|it| it != START).collect()
}

fn between(page: &str, name: &str, change: impl Fn(&str) -> String) -> String {
    let (open, close) = (format!("<!--{name}-->"), format!("<!--/{name}-->"));
    let parts = page.split_once(&open).and_then(|(before, rest)| {
        let (inner, after) = rest.split_once(&close)?;
        Some(format!("{before}{}{after}", change(inner)))
    });
    parts.unwrap_or_else(|| page.to_owned())
}

fn offices(cities: &[City]) -> String {
    if cities.len() > MOST_CITIES {
        return String::new();
    }
    let city = |it: &City| {
        let offices: String = it.offices.iter().map(office).collect();
        let is_named = cities.len() > 1 && !offices.is_empty();
        if is_named { format!("<h3>{}</h3>{offices}", texts(&it.name)) } else { offices }
    };
    cities.iter().map(city).collect()
}

fn office(it: &Office) -> String {
    let line = |words: String| if words.is_empty() { words } else { format!("<div>{words}</div>") };
    let phone = if it.phone.is_empty() {
        String::new()
    } else {
        // What a telephone dials has no blanks.
        let number: String = it.phone.chars().filter(|it| it.is_ascii_digit() || *it == '+').collect();
        format!("<a href=\"tel:{number}\">{}</a>", escape(&it.phone))
    };
    let (name, rest) = (texts(&it.name), [texts(&it.address), texts(&it.hours), phone].map(line).concat());
    format!("<address class=\"app-boot__office\"><strong>{name}</strong>{rest}</address>")
}

/// A text in all its languages; where there are several, all but the first are hidden until one is chosen.
fn texts(all: &BTreeMap<String, String>) -> String {
    let first = if all.contains_key(FIRST) { Some(FIRST) } else { all.keys().next().map(String::as_str) };
    let is_one = all.values().collect::<std::collections::BTreeSet<_>>().len() < 2;
    let mut ordered: Vec<_> = all.iter().collect();
    ordered.sort_by_key(|(tag, _)| Some(tag.as_str()) != first);
    if is_one {
        return ordered.first().map(|(_, text)| escape(text)).unwrap_or_default();
    }
    let span = |(tag, text): (&String, &String)| {
        let hidden = if Some(tag.as_str()) == first { "" } else { " hidden" };
        format!("<span lang=\"{}\"{hidden}>{}</span>", escape(tag), escape(text))
    };
    ordered.into_iter().map(span).collect()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = concat!(
        "<title>App</title><!--pack--><!--sample-->MARK<!--/sample--><b><!--city--></b>",
        "<div data-page=\"/\">start</div><div data-page=\"/cek\" hidden>check</div>",
        "<!--contacts-->nobody<!--/contacts-->",
    );

    fn text(id: &str, en: &str) -> BTreeMap<String, String> {
        BTreeMap::from([("id".to_owned(), id.to_owned()), ("en".to_owned(), en.to_owned())])
    }

    fn city() -> City {
        let office = Office {
            name: text("Dinas <A>", "Office A"),
            address: text("Jalan 1", "Jalan 1"),
            phone: "0380 12".to_owned(),
            ..Office::default()
        };
        let first_files = vec!["/packs/1/pack.json".to_owned(), "/packs/1/zones.0.json".to_owned()];
        let archives = vec![("/packs/1/plan.0.pmtiles".to_owned(), 21_325)];
        City { first_files, archives, name: text("Kota", "City"), is_sample: false, offices: vec![office] }
    }

    #[test]
    fn one_city_is_named_with_its_offices_in_all_its_languages() {
        let page = fill(PAGE, &[city()]);
        assert!(page.contains("<b><span lang=\"id\">Kota</span><span lang=\"en\" hidden>City</span></b>"));
        assert!(page.contains("<span lang=\"id\">Dinas &lt;A&gt;</span>"));
        assert!(page.contains("<div>Jalan 1</div><div><a href=\"tel:038012\">0380 12</a></div>"), "{page}");
        assert!(page.contains("<link rel=\"preload\" href=\"/packs/1/pack.json\" as=\"fetch\""));
        assert!(page.contains("href=\"/packs/1/zones.0.json\""));
        assert!(
            page.contains("<meta name=\"archive\" content=\"/packs/1/plan.0.pmtiles\" data-first=\"21325\">")
        );
        assert!(!page.contains("nobody") && !page.contains("MARK") && !page.contains("CONTOH"));
    }

    #[test]
    fn invented_data_is_marked_and_real_data_is_not() {
        let page = fill(PAGE, &[City { is_sample: true, ..city() }]);
        assert!(page.contains("<title>App (DATA CONTOH)</title><link"));
        assert!(page.contains(">MARK<b>"));
    }

    #[test]
    fn without_a_city_the_page_keeps_its_own_words() {
        let page = fill(PAGE, &[]);
        assert!(page.contains("<b></b>") && page.contains("nobody"));
        let nameless = City { offices: Vec::new(), ..city() };
        assert!(fill(PAGE, &[nameless]).contains("nobody"));
    }

    #[test]
    fn of_several_cities_each_is_named_above_its_offices() {
        let page = fill(PAGE, &[city(), city()]);
        assert!(page.contains("<b></b>") && !page.contains("preload"));
        assert_eq!(page.matches("<h3>").count(), 2);
        let many: Vec<City> = (0..9).map(|_| city()).collect();
        assert!(fill(PAGE, &many).contains("nobody"));
    }

    #[test]
    fn another_address_shows_its_own_words() {
        assert_eq!(paths(PAGE), ["/cek"]);
        let page = for_path(PAGE, "/cek").expect("the page has words for it");
        assert!(page.contains("<div data-page=\"/\" hidden>") && page.contains("<div data-page=\"/cek\">"));
        assert_eq!(for_path(PAGE, "/else"), None);
    }

    #[test]
    fn who_asks_for_another_language_reads_it_at_once() {
        let page = |tag: &str, words: &str, [first, other]: [&str; 2]| {
            format!(
                "<html lang=\"{tag}\">{words}<i><span lang=\"id\">saja</span></i>{words}\
                 <b lang=\"id\" data-does=\"speak\"{first}></b><b lang=\"en\" data-does=\"speak\"{other}></b>"
            )
        };
        let both = "<p><span lang=\"id\">Ya</span><span lang=\"en\" hidden>Yes</span></p>";
        let indonesian = page("id", both, [" hidden", ""]);
        assert_eq!(in_language(&indonesian, "id"), indonesian);
        assert_eq!(in_language(&indonesian, "fr"), indonesian);
        let both = "<p><span lang=\"id\" hidden>Ya</span><span lang=\"en\">Yes</span></p>";
        assert_eq!(in_language(&indonesian, "en"), page("en", both, ["", " hidden"]));
    }
}
