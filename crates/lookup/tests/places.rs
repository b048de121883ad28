//! Places as people type and paste them, each with what it must be read as.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::many_single_char_names,
    clippy::disallowed_methods,
    reason = "a test may stop at what it did not expect"
)]

use citypack::{KelurahanEntry, PlaceEntry, PlaceFile};
use lookup::{
    Named, PlaceIndex,
    place::{self, Slip, Typed, Unreadable, Vicinity, read},
};
use measure::LngLat;

fn kupang() -> Vicinity {
    Vicinity { centre: LngLat::new(123.6, -10.18).unwrap(), bounds: [123.5, -10.32, 123.7, -10.12] }
}

/// Half a metre: plus codes and rounded links are no finer.
fn assert_at(text: &str, lat: f64, lng: f64, degrees: f64) {
    match read(text, Some(&kupang())) {
        Typed::Exact(it) => {
            let far = (it.place.lat() - lat).abs().max((it.place.lng() - lng).abs());
            assert!(far <= degrees, "{text}: {:?}", it.place);
        }
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn decimal_coordinates_are_read_in_many_spellings() {
    for text in [
        "-10.163, 123.607",
        "-10.163 123.607",
        "-10.163,123.607",
        "  -10,163 123,607 ",
        "‑10,163 123,607",
        "−10,163, 123,607",
        "-10,163,123,607",
        "-10,163; 123,607",
        "10,163 LS 123,607 BT",
        "10.163° S, 123.607° E",
        "10,16300°\u{a0}LS; 123,60700°\u{a0}BT",
        "(-10.163, 123.607)",
        "S 10.163 E 123.607",
        "LS 10,163 BT 123,607",
        "123.607 E, 10.163 S",
        "lat: -10.163, lng: 123.607",
        "Lintang -10,163 Bujur 123,607",
        "bujur 123,607 lintang -10,163",
        "Koordinat: -10.163, 123.607",
        "-10.163/123.607",
        "-10.163\t123.607",
        "[-10.163, 123.607]",
    ] {
        assert_at(text, -10.163, 123.607, 1e-9);
    }
    assert_at("-10, 123", -10.0, 123.0, 0.0);
    assert_at("-10,123", -10.0, 123.0, 0.0);
}

#[test]
fn degrees_minutes_and_seconds_are_read() {
    let (lat, lng) = (-(10.0 + 9.0 / 60.0 + 48.0 / 3600.0), 123.0 + 36.0 / 60.0 + 25.0 / 3600.0);
    for text in [
        "10°9'48\"S 123°36'25\"E",
        "10°09′48″S, 123°36′25″E",
        "S 10° 9' 48\", E 123° 36' 25\"",
        "10° 9' 48\" LS 123° 36' 25\" BT",
        "10º9’48”LS 123º36’25”BT",
        "10 9 48 LS 123 36 25 BT",
        "-10°9'48\" 123°36'25\"",
        "10°9'48''S 123°36'25''E",
        "123°36'25\"E 10°9'48\"S",
        "10°9'48,0\"LS 123°36'25,0\"BT",
        "10°9.8'S 123°36.416667'E",
        "10° 9,8' LS, 123° 36,416667' BT",
    ] {
        assert_at(text, lat, lng, 1e-6);
    }
    for text in ["10°61'48\"S 123°36'25\"E", "10°9'S 123°", "10.5°9'S 123°36'E"] {
        assert!(!matches!(read(text, Some(&kupang())), Typed::Exact(_)), "{text}");
    }
}

#[test]
fn utm_is_read_with_the_zone_or_in_the_citys() {
    // El Tari airport, by pyproj: EPSG:32751.
    for text in [
        "51S 573513 8875562",
        "51 L 573513 8875562",
        "51L 573513mE 8875562mN",
        "573513 8875562",
        "573513, 8875562",
        "X=573513 Y=8875562",
        "X: 573513,0 Y: 8875562,0",
        "UTM zona 51S E 573513 N 8875562",
        "8875562 573513",
        "zona 51 S, 573513.00, 8875562.00",
    ] {
        assert_at(text, -10.17139, 123.67111, 2e-5);
    }
    // Sampit, zone 49 south; Nunukan, zone 50 north.
    assert_at("49M 717500 9719000", -2.540_8, 112.956_3, 1e-3);
    assert_at("50N 573000 460000", 4.161_4, 117.657_5, 1e-3);
}

#[test]
fn links_of_map_programs_are_read() {
    for text in [
        "https://www.google.com/maps/@-10.163,123.607,17z",
        "https://www.google.com/maps/place/Pasar+Oeba/@-10.2,123.5,17z/data=!3m1!4b1!4m6!3m5!1s0x2c569c:0x9!8m2!3d-10.163!4d123.607!16s%2Fg%2F1",
        "https://www.google.com/maps?q=-10.163,123.607",
        "https://maps.google.com/?q=-10.163,123.607&z=17",
        "https://maps.google.com/maps?q=-10.163%2C123.607&hl=id",
        "https://www.google.com/maps/search/?api=1&query=-10.163%2C123.607",
        "https://www.google.com/maps/search/-10.163,+123.607?entry=tts",
        "https://www.google.com/maps/place/10%C2%B009'46.8%22S+123%C2%B036'25.2%22E/@-10.2,123.5,17z",
        "https://www.google.com/maps/place/-10.163,123.607",
        "https://www.google.com/maps/dir/?api=1&destination=-10.163,123.607",
        "https://www.google.com/maps/dir//-10.163,123.607/@-10.2,123.5,15z",
        "https://maps.google.com/maps?ll=-10.163,123.607",
        "https://maps.google.com/maps?daddr=-10.163,123.607",
        "http://maps.google.com/maps?q=loc:-10.163,123.607",
        "Lokasi saya: https://maps.google.com/?q=-10.163,123.607",
        "maps.google.com/?q=-10.163,123.607",
        "https://www.openstreetmap.org/#map=17/-10.163/123.607",
        "https://www.openstreetmap.org/?mlat=-10.163&mlon=123.607#map=17/-10.2/123.5",
        "https://www.openstreetmap.org/?mlat=-10.163&mlon=123.607&zoom=17",
        "https://maps.apple.com/?ll=-10.163,123.607&q=Kupang",
        "https://maps.apple.com/?q=-10.163,123.607",
        "https://maps.apple.com/place?coordinate=-10.163,123.607&name=Pin",
        "https://waze.com/ul?ll=-10.163%2C123.607&navigate=yes",
        "https://www.waze.com/live-map/directions?to=ll.-10.163%2C123.607",
        "https://www.bing.com/maps?cp=-10.163~123.607&lvl=17",
        "https://bing.com/maps/default.aspx?cp=-10.2~123.5&sp=point.-10.163_123.607_Toko",
        "geo:-10.163,123.607",
        "geo:-10.163,123.607;u=35",
        "geo:0,0?q=-10.163,123.607(Toko)",
        "https://wego.here.com/?map=-10.163,123.607,17,normal",
        "https://share.here.com/l/-10.163,123.607,Toko?z=17",
        "https://ruangizin.example/cek#t=-10.163,123.607&k=47112",
        "https://ruangizin.example/peta#k=47112&t=-10.163,123.607&z=17",
    ] {
        assert_at(text, -10.163, 123.607, 1e-6);
    }
}

#[test]
fn links_that_hide_their_place_are_told_apart() {
    for text in [
        "https://maps.app.goo.gl/AbCdEf123",
        "https://goo.gl/maps/AbCdEf",
        "maps.app.goo.gl/AbCdEf123",
        "Ini lokasinya https://maps.app.goo.gl/AbCdEf123?g_st=aw",
        "https://osm.org/go/4xyz",
        "https://waze.com/ul/hqx1y2",
    ] {
        assert_eq!(read(text, Some(&kupang())), Typed::Unreadable(Unreadable::ShortLink), "{text}");
    }
    for text in ["https://www.google.com/maps", "https://example.com/rumah?id=10", "www.kupangkota.go.id"] {
        assert_eq!(read(text, Some(&kupang())), Typed::Unreadable(Unreadable::EmptyLink), "{text}");
    }
}

#[test]
fn plus_codes_are_read_whole_and_short() {
    // Codes, places and references of the published test data of Open Location Code.
    let middle = |text: &str, near: (f64, f64)| {
        let near = Vicinity { centre: LngLat::new(near.1, near.0).unwrap(), bounds: [0.0; 4] };
        match read(text, Some(&near)) {
            Typed::Exact(it) => (it.place.lat(), it.place.lng(), it.accuracy.unwrap().value()),
            other => panic!("{text}: {other:?}"),
        }
    };
    for (code, near, lat, lng) in [
        ("7FG49QCJ+2V", (0.0, 0.0), 20.370_062_5, 2.782_187_5),
        ("7FG49QCJ+2VX", (0.0, 0.0), 20.370_112_5, 2.782_234_375),
        ("8FVC2222+22", (0.0, 0.0), 47.000_062_5, 8.000_062_5),
        ("4VCPPQGP+Q9", (0.0, 0.0), -41.273_062_5, 174.785_937_5),
        ("9QCJ+2VX", (51.385_212_5, -1.217_765_625), 51.370_112_5, -1.217_765_625),
        ("9qcj+2vx Newbury", (51.385_212_5, -1.217_765_625), 51.370_112_5, -1.217_765_625),
        ("CJ+2VX", (51.370_867_5, -1.217_765_625), 51.370_112_5, -1.217_765_625),
    ] {
        let (y, x, accuracy) = middle(code, near);
        assert!((y - lat).abs() < 1e-9 && (x - lng).abs() < 1e-9, "{code}: {y}, {x}");
        assert!(accuracy < 10.0, "{code}: {accuracy} m");
    }
    for text in ["9QCJ+2", "1QCJ+22", "QCJ+2VX", "A+B", "C++"] {
        assert!(!matches!(read(text, Some(&kupang())), Typed::Exact(_)), "{text}");
    }
}

#[test]
fn slips_are_recognised() {
    let meant = |text: &str| match read(text, Some(&kupang())) {
        Typed::Meant(slip, place) => (slip, (place.lat(), place.lng())),
        other => panic!("{text}: {other:?}"),
    };
    assert_eq!(meant("123.607, -10.163"), (Slip::Swapped, (-10.163, 123.607)));
    assert_eq!(meant("10.163, 123.607"), (Slip::NoMinus, (-10.163, 123.607)));
    assert_eq!(meant("https://maps.google.com/?q=123.607,-10.163"), (Slip::Swapped, (-10.163, 123.607)));
    // Elsewhere on the earth is a place like any other: the plan will say that it does not reach there.
    assert_at("-6.2, 106.8", -6.2, 106.8, 0.0);
}

#[test]
fn what_is_no_place_is_told_apart() {
    let table = [
        ("", Typed::Nothing),
        (" \u{a0} ", Typed::Nothing),
        ("Kupang", Typed::Name),
        ("Naikoten 1", Typed::Name),
        ("Jalur 40", Typed::Name),
        ("Jl. Frans Seda No. 12", Typed::Name),
        ("RT 05 RW 02 Oebobo", Typed::Name),
        ("SD Inpres 2", Typed::Name),
        ("-10.163", Typed::Unreadable(Unreadable::NotTwoNumbers)),
        ("1 2 3", Typed::Unreadable(Unreadable::NotTwoNumbers)),
        ("1,2,3", Typed::Unreadable(Unreadable::NotTwoNumbers)),
        ("1e5, 2", Typed::Unreadable(Unreadable::NotTwoNumbers)),
        ("95, 200", Typed::Unreadable(Unreadable::OffTheEarth)),
        ("10, 999", Typed::Unreadable(Unreadable::OffTheEarth)),
    ];
    for (text, expected) in table {
        assert_eq!(read(text, Some(&kupang())), expected, "{text}");
    }
}

#[test]
fn what_is_written_can_be_read_again() {
    let place = LngLat::new(123.607_123_4, -10.163).unwrap();
    assert_at(&place::write(place), -10.163, 123.607_123_4, 0.0);
}

fn gazetteer() -> PlaceFile {
    let regions =
        std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/kupang-contoh/regions.json")).unwrap();
    let regions: serde_json::Value = serde_json::from_slice(&regions).unwrap();
    let mut file = PlaceFile::default();
    let city = regions.get("53.71").unwrap_or(&regions);
    for kecamatan in city["kecamatan"].as_array().unwrap() {
        for it in kecamatan["kelurahan"].as_array().unwrap() {
            let text = |of: &serde_json::Value, key: &str| of[key].as_str().unwrap().to_owned();
            file.kelurahan.push(KelurahanEntry {
                code: text(it, "kode"),
                name: text(it, "nama"),
                kecamatan: text(kecamatan, "nama"),
                at: [it["lng"].as_f64().unwrap(), it["lat"].as_f64().unwrap()],
                shares: Vec::new(),
            });
        }
    }
    for (name, kind) in [
        ("Bandar Udara El Tari", "bandara"),
        ("Pasar Oeba", "pasar"),
        ("Pasar Inpres Naikoten", "pasar"),
        ("Bundaran Tirosa", "simpang"),
        ("Bundaran PU", "simpang"),
        ("Jalan El Tari", "jalan"),
        ("Jalan Frans Seda", "jalan"),
        ("Pelabuhan Tenau", "pelabuhan"),
        ("Rumah Sakit Umum Daerah Kota", "rumah sakit"),
        ("SD Inpres Liliba", "sekolah"),
        ("Pantai Lasiana", "pantai"),
        ("Jalur 40", "jalan"),
    ] {
        let (name, kind) = (name.to_owned(), kind.to_owned());
        file.places.push(PlaceEntry { name, kind, kelurahan: String::new(), at: [123.6, -10.2] });
    }
    file
}

#[test]
fn names_are_found_with_slips_and_abbreviations() {
    let file = gazetteer();
    assert_eq!(file.kelurahan.len(), 51);
    let index = PlaceIndex::new(&file);
    for (query, name) in [
        ("Oesapa", "Oesapa"),
        ("kel. oesapa selatan", "Oesapa Selatan"),
        ("Kelurahan Oebobo", "Oebobo"),
        ("oespa", "Oesapa"),
        ("usapa", "Oesapa"),
        ("naikoten 1", "Naikoten Satu"),
        ("naikoten satu", "Naikoten Satu"),
        ("naikoten I", "Naikoten Satu"),
        ("naikoten II", "Naikoten Dua"),
        ("naikoten dua", "Naikoten Dua"),
        ("Kel. TDM", "Tuak Daun Merah"),
        ("tdm", "Tuak Daun Merah"),
        ("tuak daun", "Tuak Daun Merah"),
        ("merah daun tuak", "Tuak Daun Merah"),
        ("bakunase 2", "Bakunase Dua"),
        ("penfui", "Penfui"),
        ("pasar oeba", "Pasar Oeba"),
        ("psr. oeba", "Pasar Oeba"),
        ("pasr oeba", "Pasar Oeba"),
        ("bundaran tirosa", "Bundaran Tirosa"),
        ("bundran tirosa", "Bundaran Tirosa"),
        ("tirosa", "Bundaran Tirosa"),
        ("jl. el tari", "Jalan El Tari"),
        ("jln eltari", "Jalan El Tari"),
        ("frans seda", "Jalan Frans Seda"),
        ("fran seda", "Jalan Frans Seda"),
        ("bandara", "Bandar Udara El Tari"),
        ("RSUD kota", "Rumah Sakit Umum Daerah Kota"),
        ("sekolah dasar inpres liliba", "SD Inpres Liliba"),
        ("sd liliba", "SD Inpres Liliba"),
        ("pantai lasiana", "Pantai Lasiana"),
        ("jalur 40", "Jalur 40"),
        ("dekat pelabuhan tenau", "Pelabuhan Tenau"),
    ] {
        let found = index.find(query, 4).into_iter().map(|it| match it {
            Named::Kelurahan(n) => file.kelurahan[n].name.as_str(),
            Named::Landmark(n) => file.places[n].name.as_str(),
        });
        let found: Vec<&str> = found.collect();
        assert_eq!(found.first().copied(), Some(name), "{query}: {found:?}");
    }
    for query in ["", "xyzzy", "1", "?"] {
        assert!(index.find(query, 4).is_empty() || query == "1", "{query}");
    }
}

#[test]
fn every_kelurahan_is_found_by_its_own_name() {
    let file = gazetteer();
    let index = PlaceIndex::new(&file);
    for (n, it) in file.kelurahan.iter().enumerate() {
        for query in [it.name.clone(), format!("Kel. {}", it.name.to_uppercase()), it.name.to_lowercase()] {
            assert_eq!(index.find(&query, 1), [Named::Kelurahan(n)], "{query}");
        }
    }
}

/// Numbers that look random and are the same in every run.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    #[expect(clippy::cast_precision_loss, reason = "31 bits fit")]
    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * (self.next() as f64 / f64::from(1_u32 << 31))
    }
}

/// Transverse Mercator forward, by Krüger's series: the other way round than the crate, to compare with.
fn utm(lat: f64, lng: f64, zone: f64) -> (f64, f64) {
    let n: f64 = 0.001_679_220_386_383_705;
    let radius = 6_378_137.0 / (1.0 + n) * (1.0 + n.powi(2) / 4.0 + n.powi(4) / 64.0);
    let alpha = [
        n / 2.0 - 2.0 / 3.0 * n.powi(2) + 5.0 / 16.0 * n.powi(3),
        13.0 / 48.0 * n.powi(2) - 3.0 / 5.0 * n.powi(3),
        61.0 / 240.0 * n.powi(3),
    ];
    let (phi, lambda) = (lat.to_radians(), (lng - (zone * 6.0 - 183.0)).to_radians());
    let e = 2.0 * n.sqrt() / (1.0 + n);
    let t = (phi.sin().atanh() - e * (e * phi.sin()).atanh()).sinh();
    let xi = t.atan2(lambda.cos());
    let eta = (lambda.sin() / (1.0 + t * t).sqrt()).atanh();
    let (mut x, mut y, mut twice) = (eta, xi, 0.0);
    for a in alpha {
        twice += 2.0;
        x += a * (twice * xi).cos() * (twice * eta).sinh();
        y += a * (twice * xi).sin() * (twice * eta).cosh();
    }
    (500_000.0 + 0.9996 * radius * x, 0.9996 * radius * y)
}

#[test]
fn any_place_of_the_archipelago_survives_every_way_of_writing() {
    let mut chance = Chance(7);
    for _ in 0..2_000 {
        let (lat, lng) = (chance.between(-11.0, 6.0), chance.between(95.0, 141.0));
        let (south, east) = (if lat < 0.0 { "LS" } else { "LU" }, "BT");
        assert_at(&format!("{lat:.7}, {lng:.7}"), lat, lng, 1e-7);
        assert_at(&format!("{lat:.7}; {lng:.7}").replace('.', ","), lat, lng, 1e-7);
        assert_at(&format!("{:.7}° {south} {lng:.7}° {east}", lat.abs()), lat, lng, 1e-7);
        assert_at(&format!("https://www.google.com/maps/@{lat:.7},{lng:.7},17z"), lat, lng, 1e-7);
        assert_at(&format!("https://www.openstreetmap.org/#map=17/{lat:.7}/{lng:.7}"), lat, lng, 1e-7);
        let parts = |it: f64| {
            let tenths = (it.abs() * 36_000.0).round();
            (
                tenths.div_euclid(36_000.0),
                tenths.rem_euclid(36_000.0).div_euclid(600.0),
                tenths.rem_euclid(600.0) / 10.0,
            )
        };
        let ((d, m, s), (e, f, t)) = (parts(lat), parts(lng));
        assert_at(&format!("{d}°{m}'{s:.1}\"{south} {e}°{f}'{t:.1}\"{east}"), lat, lng, 2e-5);
        let zone = ((lng + 180.0) / 6.0).floor() + 1.0;
        let (x, y) = utm(lat, lng, zone);
        let (y, half) = if lat < 0.0 { (y + 10_000_000.0, 'S') } else { (y, 'N') };
        if lat.abs() > 1.0 {
            assert_at(&format!("{zone}{half} {x:.2} {y:.2}"), lat, lng, 2e-7);
        }
    }
}

#[test]
fn no_text_breaks_the_reader() {
    const PIECES: [&str; 30] = [
        "-",
        "+",
        ".",
        ",",
        ";",
        " ",
        "°",
        "'",
        "\"",
        "10",
        "123",
        "573513",
        "8875562",
        "S",
        "BT",
        "LS",
        "51",
        "e5",
        "@",
        "!3d",
        "!4d",
        "https://",
        "maps.app.goo.gl/",
        "?q=",
        "#map=",
        "/",
        "%2C",
        "%",
        "6P8Q+2X",
        "ñ",
    ];
    let mut chance = Chance(11);
    for _ in 0..50_000 {
        let mut text = String::new();
        for _ in 0..chance.next() % 9 {
            text.push_str(PIECES[usize::try_from(chance.next()).unwrap() % PIECES.len()]);
        }
        let place = match read(&text, Some(&kupang())) {
            Typed::Exact(it) => it.place,
            Typed::Meant(_, it) => it,
            _ => continue,
        };
        assert!(place.lat().abs() <= 85.1 && place.lng().abs() <= 180.0, "{text}");
    }
}

#[test]
fn without_a_city_only_what_needs_none_is_read() {
    assert!(matches!(read("-10.163, 123.607", None), Typed::Exact(_)));
    assert!(matches!(read("123.607, -10.163", None), Typed::Meant(Slip::Swapped, _)));
    assert!(matches!(read("51S 573513 8875562", None), Typed::Exact(_)));
    assert!(matches!(read("7FG49QCJ+2V", None), Typed::Exact(_)));
    assert!(!matches!(read("573513 8875562", None), Typed::Exact(_)));
    assert!(!matches!(read("9QCJ+2VX", None), Typed::Exact(_)));
}
