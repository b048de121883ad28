//! Golden numbers: pyproj 3.7 (PROJ 9.5) gave the degrees for the metres or feet, in EPSG's own step to WGS 84.
#![expect(clippy::unreadable_literal, reason = "numbers as pyproj prints them")]

use super::*;

const GOLDEN: [(u32, Xy, Xy); 22] = [
    (32751, [565723.972, 8875730.849], [123.5999999980, -10.1700000017]), // WGS 84 / UTM zone 51S
    (32649, [372058.375, 144823.971], [109.8499999982, 1.3100000020]),    // WGS 84 / UTM zone 49N
    (23881, [565723.972, 8875730.849], [123.5999999980, -10.1700000017]), // DGN95 / UTM zone 51S
    (23840, [101382.327, 375317.447], [123.5999999987, -10.1700000044]),  // DGN95 / Indonesia TM-3 zone 51.2
    (23835, [295951.800, 637454.720], [110.3700000009, -7.8000000021]),   // DGN95 / Indonesia TM-3 zone 49.1
    (32749, [430539.740, 9137760.524], [110.3699999999, -7.7999999999]),  // WGS 84 / UTM zone 49S
    (3857, [13759089.062, -1138111.283], [123.5999999996, -10.1699999999]), // WGS 84 / Pseudo-Mercator
    (23845, [333448.434, 1217999.743], [140.7000000009, -2.5499999963]),  // DGN95 / Indonesia TM-3 zone 54.1
    (32646, [754829.630, 608424.397], [95.2999999957, 5.4999999966]),     // WGS 84 / UTM zone 46N
    (4238, [123.600, -10.170], [123.6002728706, -10.1699780338]),         // ID74
    (23891, [565694.314, 8875724.677], [123.6000000033, -10.1699999972]), // ID74 / UTM zone 51S
    (28992, [121819.365, 487013.762], [4.8999999988, 52.3700000084]),     // Amersfoort / RD New
    (2263, [989791.457, 212522.519], [-73.9800000013, 40.7499999993]), // NAD83 / New York Long Island (ftUS)
    (6539, [989791.457, 212522.519], [-73.9800000013, 40.7499999993]), // NAD83(2011) / New York Long Island (ftUS)
    (28355, [320422.820, 5813305.223], [144.9599999971, -37.8099999960]), // GDA94 / MGA zone 55
    (7855, [320422.820, 5813305.223], [144.9599999971, -37.8099999960]), // GDA2020 / MGA zone 55
    (3111, [2496477.841, 2410111.874], [144.9600000001, -37.8099999959]), // GDA94 / Vicgrid
    (7899, [2496477.841, 2410111.874], [144.9600000001, -37.8099999959]), // GDA2020 / Vicgrid
    (27700, [530591.166, 179571.065], [-0.1199999934, 51.4999999921]), // OSGB36 / British National Grid
    (32754, [466650.193, 9718142.630], [140.6999999958, -2.5499999993]), // WGS 84 / UTM zone 54S
    (4755, [123.600, -10.170], [123.6000000000, -10.1700000000]),      // DGN95
    (2154, [482762.669, 7160526.203], [-0.1199999965, 51.4999999985]), // RGF93 v1 / Lambert-93
];

/// Metres between two places, roughly.
fn apart(a: Xy, b: Xy) -> f64 {
    let ratio = libm::cos(a[1].to_radians());
    libm::hypot((a[0] - b[0]) * 111_320.0 * ratio, (a[1] - b[1]) * 110_600.0)
}

#[test]
fn places_agree_with_proj_to_a_few_millimetres() {
    let mut wrong = Vec::new();
    for (code, from, expected) in GOLDEN {
        let found = Crs::of_code(code).unwrap().to_degrees(from).unwrap();
        let off = apart(found, expected);
        if off > 0.005 {
            wrong.push(format!("EPSG:{code} is {off} m off: {found:?}, {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Places in the projected systems of Indonesia and in some counted in feet, with their degrees in the system's own datum,
/// as pyproj 3.7.2 (PROJ 9.5.1) computed them: code, name, x, y, longitude, latitude.
const PROJ: &str = include_str!("proj.csv");

#[test]
fn projected_systems_agree_with_proj_to_a_millimetre() {
    let (mut compared, mut wrong) = (0, Vec::new());
    for line in PROJ.lines().skip(1) {
        let code: u32 = line.split(',').next().unwrap().parse().unwrap();
        let mut numbers = line.rsplitn(5, ',').map(str::parse::<f64>);
        let mut next = || numbers.next().unwrap().unwrap();
        let (lat, lng, y, x) = (next(), next(), next(), next());
        let off = apart(Crs::of_code(code).unwrap().to_degrees([x, y]).unwrap(), [lng, lat]);
        compared += 1;
        if off > 0.001 {
            wrong.push(format!("EPSG:{code} is {off} m off"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(compared, 213);
}

#[test]
fn systems_of_indonesia_have_their_names() {
    for (name, code) in [
        ("WGS 84 / UTM zone 51S", 32751),
        ("WGS_1984_UTM_Zone_49N", 32649),
        ("UTM 51S", 32751),
        ("DGN95 / UTM zone 51S", 23881),
        ("SRGI2013 / UTM zone 51S", 9491),
        ("SRGI 2013 UTM Zona 49N", 9479),
        ("DGN95 / Indonesia TM-3 zone 51.2", 23840),
        ("TM-3 zona 49.1", 23835),
        ("SRGI2013", 9470),
        ("DGN95", 4755),
        ("WGS 84", 4326),
    ] {
        assert_eq!(known::code_of_name(name), Some(code), "{name}");
    }
    for text in [
        "urn:ogc:def:crs:EPSG::32751",
        "EPSG:32751",
        "epsg:32751",
        "http://www.opengis.net/def/crs/EPSG/0/32751",
    ] {
        assert_eq!(code_of(text), Some(32751), "{text}");
    }
    assert!(Crs::parse("urn:ogc:def:crs:OGC:1.3:CRS84").unwrap().is_plain());
    assert!(Crs::parse("Mars 2000").is_err());
}
