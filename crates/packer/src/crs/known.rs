//! Definitions by code and by name. The registry's come from the crate `crs-definitions`; those for Indonesia that it
//! lacks are written here after the EPSG registry, v12 (SRGI2013: national system since BIG's regulation 15/2013).

/// ID74 to WGS 84 after EPSG:1834's successor of 3 m (the older step is good to 44 m), and Amersfoort to WGS 84 (4).
pub(crate) const ID74: &str = "+towgs84=-1.977,-13.06,-9.993,0.364,0.254,0.689,-1.037";
pub(crate) const AMERSFOORT: &str =
    "+towgs84=565.4171,50.3319,465.5524,-0.398957388243134,0.343987817378283,-1.87740163998045,4.0725";

/// Steps of the crate's table that the registry has since replaced by better ones.
const STEPS: [(&str, &str); 2] = [
    ("+towgs84=-24,-15,5,0,0,0,0", ID74),
    ("+towgs84=565.2369,50.0087,465.658,-0.406857,0.350733,-1.87035,4.0812", AMERSFOORT),
];

/// The PROJ string of a code.
pub(crate) fn definition(code: u32) -> Option<String> {
    let utm = |zone: u32, south: bool, ellipsoid: &str| {
        let south = if south { " +south" } else { "" };
        Some(format!("+proj=utm +zone={zone}{south} +ellps={ellipsoid} +units=m +no_defs"))
    };
    match code {
        // SRGI2013: geographic, UTM zones 46N to 52N, 47S to 54S.
        9469 | 9470 => Some("+proj=longlat +ellps=WGS84 +no_defs".to_owned()),
        9476..=9482 => utm(code - 9476 + 46, false, "WGS84"),
        9487..=9494 => utm(code - 9487 + 47, true, "WGS84"),
        // GDA2020: geographic, MGA zones 46 to 59, VicGrid.
        7844 => Some("+proj=longlat +ellps=GRS80 +no_defs".to_owned()),
        7846..=7859 => utm(code - 7800, true, "GRS80"),
        7899 => Some(
            "+proj=lcc +lat_0=-37 +lon_0=145 +lat_1=-36 +lat_2=-38 +x_0=2500000 +y_0=2500000 +ellps=GRS80 +units=m +no_defs"
                .to_owned(),
        ),
        // Esri writes its own numbers for what EPSG has too.
        104_199 => Some("+proj=longlat +ellps=WGS84 +no_defs".to_owned()),
        _ => {
            let definition = crs_definitions::from_code(u16::try_from(code).ok()?)?.proj4.to_owned();
            Some(STEPS.iter().fold(definition, |it, (old, new)| it.replace(old, new)))
        }
    }
}

/// The code of a system by the name people use: `WGS 84 / UTM zone 51S`, `SRGI2013 UTM 51S`, `DGN95 / Indonesia TM-3
/// zone 51.2`, `TM-3 51.2`, `UTM 51S`, `WGS 84`, `SRGI2013`.
pub(crate) fn code_of_name(name: &str) -> Option<u32> {
    let mut plain: String = name.to_ascii_lowercase();
    for (from, to) in [
        ("zone", " "),
        ("zona", " "),
        ("indonesia", " "),
        ("wgs_1984", "wgs84"),
        ("wgs 1984", "wgs84"),
        ("tm-3", "tm3"),
        ("tm_3", "tm3"),
        ("tm 3", "tm3"),
    ] {
        plain = plain.replace(from, to);
    }
    let words: Vec<&str> = plain.split([' ', '/', '_', ',', '(', ')']).filter(|it| !it.is_empty()).collect();
    let joined = words.concat().replace("wgs84", "");
    let datum = if plain.contains("srgi") { 2 } else { usize::from(plain.contains("dgn")) };
    let rest = joined.replace("srgi2013", "").replace("srgi", "").replace("dgn1995", "").replace("dgn95", "");
    if rest.is_empty() || rest == "latlong" || rest == "longlat" || rest == "gcs" {
        return Some([4326, 4755, 9470][datum]);
    }
    if let Some(zone) = rest.strip_prefix("utm") {
        return utm_code(zone, datum);
    }
    if let Some(zone) = rest.strip_prefix("tm3") {
        return tm3_code(zone);
    }
    matches!(rest.as_str(), "webmercator" | "pseudomercator").then_some(3857)
}

fn utm_code(zone: &str, datum: usize) -> Option<u32> {
    let is_south = zone.ends_with('s');
    let number: u32 = zone.trim_end_matches(['s', 'n']).parse().ok().filter(|it| (1..=60).contains(it))?;
    match (datum, is_south) {
        (0, false) => Some(32600 + number),
        (0, true) => Some(32700 + number),
        (1, false) => (46..=52).contains(&number).then(|| 23866 + number - 46),
        (1, true) => (47..=54).contains(&number).then(|| 23877 + number - 47),
        (_, false) => (46..=52).contains(&number).then(|| 9476 + number - 46),
        (_, true) => (47..=54).contains(&number).then(|| 9487 + number - 47),
    }
}

/// TM-3 zones 46.2, 47.1, …, 54.1; the land agency's zones are the same on any of the national datums.
fn tm3_code(zone: &str) -> Option<u32> {
    let (whole, half) = zone.split_once('.')?;
    let number: u32 =
        whole.parse::<u32>().ok()? * 2 + half.parse::<u32>().ok().filter(|it| (1..=2).contains(it))? - 1;
    (46 * 2 + 1..=54 * 2).contains(&number).then(|| 23830 + number - 93)
}
