//! Well-known text of coordinate systems (OGC 01-009 and Esri's dialect; of version 2 only names and codes) to PROJ
//! strings. A projection or datum that it does not know is said, not guessed.

use core::fmt::Write as _;

use crate::crs::known::{AMERSFOORT, ID74};

/// Stands for the sphere of web maps, which PROJ strings describe in many ways.
pub(crate) const WEB: &str = "web";

/// What a text says.
#[derive(Debug, PartialEq)]
pub(crate) struct Found {
    pub(crate) name: String,
    /// Code of the EPSG registry, where it states one.
    pub(crate) code: Option<u32>,
    /// PROJ string; none for a projection that is not known.
    pub(crate) proj: Option<String>,
    /// The name of a datum whose step to WGS 84 is not known.
    pub(crate) unknown_datum: Option<String>,
}

#[derive(Debug)]
struct Node {
    key: String,
    texts: Vec<String>,
    numbers: Vec<f64>,
    nodes: Vec<Self>,
}

impl Node {
    fn find(&self, keys: &[&str]) -> Option<&Self> {
        self.nodes.iter().find(|it| keys.contains(&it.key.as_str()))
    }

    fn deep(&self, keys: &[&str]) -> Option<&Self> {
        self.find(keys).or_else(|| self.nodes.iter().find_map(|it| it.deep(keys)))
    }

    fn name(&self) -> &str {
        self.texts.first().map_or("", String::as_str)
    }

    fn code(&self) -> Option<u32> {
        let node = self.find(&["AUTHORITY", "ID"])?;
        let is_epsg = node.name().eq_ignore_ascii_case("epsg");
        let text = node.texts.get(1).and_then(|it| it.parse().ok());
        let number = node.numbers.first().and_then(|it| format!("{it}").parse().ok());
        text.or(number).filter(|_| is_epsg)
    }
}

/// Reads a text.
pub(crate) fn read(text: &str) -> Option<Found> {
    let mut root = parse(text.trim(), 0)?.0;
    // A compound holds a horizontal and a vertical system; a bound one holds a source.
    while matches!(root.key.as_str(), "COMPD_CS" | "COMPOUNDCRS" | "BOUNDCRS" | "SOURCECRS") {
        root = root.nodes.into_iter().find(|it| !it.nodes.is_empty())?;
    }
    let name = root.name().to_owned();
    let mut found = Found { name, code: root.code(), proj: None, unknown_datum: None };
    let is_projected = matches!(root.key.as_str(), "PROJCS" | "PROJCRS" | "PROJECTEDCRS");
    if !is_projected && !matches!(root.key.as_str(), "GEOGCS" | "GEOGCRS" | "GEOGRAPHICCRS" | "GEODCRS") {
        return None;
    }
    let (datum, unknown) = datum(&root);
    found.unknown_datum = unknown;
    if is_projected {
        found.proj =
            projection(&root).map(|it| if it == WEB { it } else { format!("{it} {datum} +no_defs") });
    } else {
        // Degrees; a system in grads or radians is none that plans come in.
        let unit = root.find(&["UNIT"]).and_then(|it| it.numbers.first().copied());
        let is_degree = unit.is_none_or(|it| (it - 0.017_453_292_519_943_3).abs() < 1e-9);
        found.proj = is_degree.then(|| format!("+proj=longlat {datum} +no_defs"));
    }
    Some(found)
}

/// One `KEY[…]` and what follows it.
fn parse(text: &str, depth: usize) -> Option<(Node, &str)> {
    let open = text.find(['[', '('])?;
    let key = text[..open].trim().to_ascii_uppercase();
    if key.is_empty() || !key.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'_') || depth > 32 {
        return None;
    }
    let mut node = Node { key, texts: Vec::new(), numbers: Vec::new(), nodes: Vec::new() };
    let mut rest = &text[open + 1..];
    loop {
        rest = rest.trim_start_matches([',', ' ', '\n', '\r', '\t']);
        if let Some(after) = rest.strip_prefix([']', ')']) {
            return Some((node, after));
        }
        if let Some(after) = rest.strip_prefix('"') {
            let end = after.find('"')?;
            node.texts.push(after[..end].to_owned());
            rest = &after[end + 1..];
            continue;
        }
        let end = rest.find([',', '[', '(', ']', ')'])?;
        if rest[end..].starts_with(['[', '(']) {
            let (child, after) = parse(rest, depth + 1)?;
            node.nodes.push(child);
            rest = after;
        } else {
            node.numbers.extend(rest[..end].trim().parse::<f64>().ok());
            rest = &rest[end..];
        }
    }
}

/// Steps to WGS 84 that national agencies publish, by the name of the datum: EPSG's operations of the widest area.
const DATUMS: [(&str, &str); 12] = [
    ("indonesian_1974", ID74),
    ("indonesian_datum_1974", ID74),
    ("amersfoort", AMERSFOORT),
    ("osgb_1936", "+datum=OSGB36"),
    ("deutsches_hauptdreiecksnetz", "+datum=potsdam"),
    ("ch1903", "+towgs84=674.374,15.056,405.346,0,0,0,0"),
    ("ch1903+", "+towgs84=674.374,15.056,405.346,0,0,0,0"),
    ("mgi", "+towgs84=577.326,90.129,463.919,5.137,1.474,5.297,2.4232"),
    ("belge_1972", "+towgs84=-106.8686,52.2978,-103.7239,0.3366,-0.457,1.8422,-1.2747"),
    ("reseau_national_belge_1972", "+towgs84=-106.8686,52.2978,-103.7239,0.3366,-0.457,1.8422,-1.2747"),
    ("north_american_1927", "+datum=NAD27"),
    ("north_american_datum_1927", "+datum=NAD27"),
];

/// Datums that lie within a metre or two of WGS 84.
const EARTH: [&str; 26] = [
    "wgs_1984",
    "wgs84",
    "world_geodetic_system_1984",
    "srgi2013",
    "srgi_2013",
    "sistem_referensi_geospasial_indonesia_2013",
    "datum_geodesi_nasional_1995",
    "dgn_1995",
    "dgn95",
    "gda94",
    "gda_1994",
    "gda2020",
    "gda_2020",
    "geocentric_datum_of_australia_1994",
    "geocentric_datum_of_australia_2020",
    "north_american_1983",
    "north_american_datum_1983",
    "nad_1983_2011",
    "nad83_national_spatial_reference_system_2011",
    "nad_1983_harn",
    "etrs_1989",
    "european_terrestrial_reference_system_1989",
    "rgf_1993",
    "reseau_geodesique_francais_1993",
    "nzgd_2000",
    "new_zealand_geodetic_datum_2000",
];

/// Ellipsoid, prime meridian and step to WGS 84, as PROJ parameters; the name of a datum that is not known.
fn datum(root: &Node) -> (String, Option<String>) {
    let mut out = String::new();
    let datum = root.deep(&["DATUM", "TRF", "ENSEMBLE", "GEODETICDATUM"]);
    if let Some(it) = root.deep(&["SPHEROID", "ELLIPSOID"])
        && let [a, rf, ..] = it.numbers.as_slice()
    {
        out = if *rf > 0.0 { format!("+a={a} +rf={rf}") } else { format!("+a={a} +b={a}") };
    }
    if let Some(pm) = root.deep(&["PRIMEM", "PRIMEMERIDIAN"]).and_then(|it| it.numbers.first())
        && pm.abs() > 1e-9
    {
        out = format!("{out} +pm={pm}");
    }
    let Some(datum) = datum else { return (out, None) };
    if let Some(it) = datum.find(&["TOWGS84"]) {
        let shift: Vec<String> = it.numbers.iter().map(ToString::to_string).collect();
        return (format!("{out} +towgs84={}", shift.join(",")), None);
    }
    let plain = datum.name().to_ascii_lowercase().replace([' ', '-'], "_");
    let plain = plain.strip_prefix("d_").unwrap_or(&plain).to_owned();
    if let Some((_, shift)) = DATUMS.iter().find(|it| it.0 == plain) {
        // A named datum brings its ellipsoid.
        return (if shift.contains("+datum") { (*shift).to_owned() } else { format!("{out} {shift}") }, None);
    }
    if plain == "wgs_1984" || plain == "wgs84" || plain == "world_geodetic_system_1984" {
        return ("+datum=WGS84".to_owned(), None);
    }
    let is_earth = EARTH.contains(&plain.as_str()) || plain.contains("itrf") || plain.contains("wgs_1984");
    (out, (!is_earth).then(|| datum.name().to_owned()))
}

/// The projection with its parameters; none where it is not known.
fn projection(root: &Node) -> Option<String> {
    let method = root.deep(&["PROJECTION", "METHOD"])?.name().to_ascii_lowercase().replace([' ', '-'], "_");
    let metre = root.find(&["UNIT", "LENGTHUNIT"]).and_then(|it| it.numbers.first().copied()).unwrap_or(1.0);
    let parameters = all_parameters(root);
    let get = |names: &[&str]| parameters.iter().find(|it| names.contains(&it.0.as_str())).map(|it| it.1);
    let lat_0 = get(&[
        "latitude_of_origin",
        "latitude_of_center",
        "central_parallel",
        "latitude_of_natural_origin",
        "latitude_of_false_origin",
    ]);
    let lon_0 = get(&[
        "central_meridian",
        "longitude_of_center",
        "longitude_of_origin",
        "longitude_of_natural_origin",
        "longitude_of_false_origin",
    ]);
    let (lat_1, lat_2) = (
        get(&["standard_parallel_1", "latitude_of_1st_standard_parallel"]),
        get(&["standard_parallel_2", "latitude_of_2nd_standard_parallel"]),
    );
    let scale = get(&["scale_factor", "scale_factor_at_natural_origin"]);
    let name = match method.as_str() {
        "transverse_mercator" | "gauss_kruger" | "transverse_mercator_complex" => "tmerc",
        it if it.starts_with("lambert_conformal_conic") || it.starts_with("lambert_conic_conformal") => "lcc",
        "mercator_auxiliary_sphere" | "popular_visualisation_pseudo_mercator" => return Some(WEB.to_owned()),
        it if it.starts_with("mercator") => "merc",
        "double_stereographic" | "oblique_stereographic" => "sterea",
        it if it.starts_with("albers") => "aea",
        "lambert_azimuthal_equal_area" => "laea",
        it if it.starts_with("cassini") => "cass",
        "polyconic" => "poly",
        "cylindrical_equal_area" => "cea",
        "plate_carree" | "equidistant_cylindrical" | "equirectangular" => "eqc",
        "swiss_oblique_cylindrical" | "swiss_oblique_mercator" => "somerc",
        "hotine_oblique_mercator_azimuth_center"
            if get(&["azimuth"]).is_some_and(|it| (it - 90.0).abs() < 1e-9) =>
        {
            "somerc"
        }
        it if it.starts_with("hotine_oblique_mercator") || it == "oblique_mercator" => "omerc",
        _ => return None,
    };
    let mut out = format!("+proj={name}");
    let mut put = |key: &str, value: Option<f64>| {
        if let Some(it) = value {
            // Writing into a text cannot fail.
            let _infallible = write!(out, " +{key}={it}");
        }
    };
    // With one parallel and no latitude of origin of its own (Esri's 1SP), the parallel is both.
    put("lat_0", lat_0.or(if name == "lcc" { lat_1 } else { None }));
    put(if name == "omerc" { "lonc" } else { "lon_0" }, lon_0);
    match name {
        "merc" | "eqc" | "cea" => put("lat_ts", lat_1),
        "lcc" => {
            put("lat_1", lat_1.or(lat_0));
            put("lat_2", lat_2);
        }
        _ => {
            put("lat_1", lat_1);
            put("lat_2", lat_2);
        }
    }
    put("k_0", scale);
    if name == "omerc" {
        put("alpha", get(&["azimuth"]));
        put("gamma", get(&["rectified_grid_angle"]));
    }
    put("x_0", get(&["false_easting", "easting_at_false_origin"]).map(|it| it * metre));
    put("y_0", get(&["false_northing", "northing_at_false_origin"]).map(|it| it * metre));
    put("to_meter", ((metre - 1.0).abs() > 1e-12).then_some(metre));
    Some(out)
}

fn all_parameters(root: &Node) -> Vec<(String, f64)> {
    let own = root
        .nodes
        .iter()
        .filter(|it| it.key == "PARAMETER")
        .filter_map(|it| Some((it.name().to_ascii_lowercase().replace(' ', "_"), *it.numbers.first()?)));
    own.chain(root.nodes.iter().filter(|it| it.key == "CONVERSION").flat_map(all_parameters)).collect()
}
