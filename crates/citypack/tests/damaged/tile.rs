//! MVT that must be refused, MVT that must be read, and random changes of a good tile.

use citypack::{Limits, mvt::Tile};

use crate::bytes::{bytes, layer, number, packed, ring, square, tile, varint, zigzag};

fn decode(bytes: &[u8]) -> Result<Tile, &'static str> {
    Tile::decode(bytes, &Limits::default())
}

fn with_geometry(geometry: &[u8]) -> Vec<u8> {
    bytes(3, &layer("subzone", 65_536, geometry))
}

fn with_feature(feature: &[u8]) -> Vec<u8> {
    let name = bytes(1, b"subzone");
    bytes(3, &[name, bytes(2, feature), bytes(3, b"code"), bytes(4, &bytes(1, b"R-2"))].concat())
}

#[test]
fn a_good_tile_is_read() {
    let tile = decode(&tile()).unwrap();
    let layer = tile.layer("subzone").unwrap();
    assert_eq!((layer.extent, layer.features.len()), (65_536, 1));
    assert_eq!(layer.text(&layer.features[0], "code"), Some("R-2"));
    let corners = [(10_000, 10_000), (50_000, 10_000), (50_000, 50_000), (10_000, 50_000)];
    assert_eq!(layer.features[0].parts, [corners]);
}

#[test]
fn what_the_specification_allows_is_read() {
    for (what, bytes) in [
        ("an empty tile", vec![]),
        ("unknown fields", [number(9, 7), bytes(20, b"x"), tile()].concat()),
        ("a feature of unknown geometry", with_feature(&[number(3, 9), bytes(4, &square())].concat())),
        ("a feature without geometry type", with_feature(&bytes(4, &square()))),
        ("version 1", bytes(3, &bytes(1, b"a"))),
        ("an empty layer", bytes(3, &[bytes(1, b"a"), number(15, 2)].concat())),
        ("an empty geometry", with_geometry(&[])),
    ] {
        assert!(decode(&bytes).is_ok(), "{what}: {:?}", decode(&bytes));
    }
}

#[test]
fn what_the_specification_forbids_is_refused() {
    let named = |more: &[u8]| bytes(3, &[bytes(1, b"a").as_slice(), more].concat());
    let long = vec![0xff; 11];
    let far = |d: i64| ring(&[(0, 0), (d, 0), (d, d)]);
    let feature =
        |tags: &[u64]| with_feature(&[bytes(2, &packed(tags)), number(3, 3), bytes(4, &square())].concat());
    for (what, bytes, says) in [
        ("a field cut off", tile()[..20].to_vec(), "a field is cut off"),
        ("a number cut off", vec![0x80], "a number is cut off"),
        ("a number too long", long.clone(), "a number is longer than 64 bits"),
        ("a wrong wire type", vec![3 << 3 | 3], "a field has an unknown wire type"),
        ("a group", vec![3 << 3 | 4], "a field has an unknown wire type"),
        ("two layers of one name", [tile(), tile()].concat(), "two layers have the same name"),
        ("a layer without a name", bytes(3, &number(5, 4096)), "no name or an impossible extent"),
        ("extent 0", bytes(3, &layer("a", 0, &square())), "no name or an impossible extent"),
        ("an enormous extent", bytes(3, &layer("a", 1 << 31, &square())), "no name or an impossible extent"),
        (
            "an extent beyond 32 bits",
            bytes(3, &layer("a", 1 << 40, &square())),
            "extent of a layer is too large",
        ),
        ("version 3", named(&number(15, 3)), "version that this reader does not know"),
        ("a name that is no text", bytes(3, &bytes(1, &[0xff])), "a text is not UTF-8"),
        ("a key that is no text", named(&bytes(3, &[0xc0, 0x80])), "a text is not UTF-8"),
        ("an empty value", named(&bytes(4, &[])), "a value is empty"),
        ("a value of no kind", named(&bytes(4, &number(9, 1))), "a value is empty"),
        ("a key that does not exist", feature(&[1, 0]), "refers to a key or value that does not exist"),
        ("a value that does not exist", feature(&[0, 1]), "refers to a key or value that does not exist"),
        ("a tag beyond 32 bits", feature(&[1 << 40, 0]), "a number is longer than 32 bits"),
        ("half a tag", feature(&[0]), "a number is cut off"),
        ("an unknown command", with_geometry(&packed(&[3])), "a geometry has an unknown command"),
        ("command 0", with_geometry(&packed(&[0])), "a geometry has an unknown command"),
        ("a line that starts nowhere", with_geometry(&packed(&[10, 2, 2])), "a line starts nowhere"),
        (
            "a ring that is not closed",
            with_geometry(&packed(&[9, 0, 0, 26, 2, 0, 0, 2, 1, 0])),
            "a ring is not closed",
        ),
        ("a ring of two corners", with_geometry(&packed(&[9, 0, 0, 10, 2, 2, 15])), "has too few points"),
        ("a ring closed twice", with_geometry(&[square(), packed(&[15])].concat()), "unknown command"),
        ("a ring closed before it starts", with_geometry(&packed(&[15])), "unknown command"),
        ("a count without coordinates", with_geometry(&packed(&[9 | 5 << 3, 0])), "a number is cut off"),
        (
            "a count that lies",
            with_geometry(&packed(&[9, 0, 0, 2 | 0x1fff_ffff << 3])),
            "a number is cut off",
        ),
        ("a step beyond 32 bits", with_geometry(&packed(&[9, 1 << 40, 0])), "longer than 32 bits"),
        ("a place far outside", with_geometry(&far(1 << 23)), "too far outside the tile"),
        ("a place far outside, westward", with_geometry(&far(-(1 << 23))), "too far outside the tile"),
        (
            "steps that add up",
            with_geometry(&packed(&[9, zigzag(4_000_000), 0, 10, zigzag(4_000_000), 0])),
            "too far outside",
        ),
    ] {
        let found = decode(&bytes).expect_err(what);
        assert!(found.contains(says), "{what}: {found}");
    }
    assert_eq!(varint(u64::MAX).len(), 10);
}

#[test]
fn a_tile_cut_off_anywhere_is_refused_or_read_as_the_layers_before_the_cut() {
    let good = tile();
    for cut in 1..good.len() {
        assert!(decode(&good[..cut]).is_err(), "cut at {cut}");
    }
}

#[test]
fn limits_hold_for_everything_that_takes_memory() {
    let limits = Limits { tile_vertices: 1000, ..Limits::default() };
    let refused = |what: &str, inner: &[u8]| {
        let bytes = bytes(3, &[bytes(1, b"a").as_slice(), inner].concat());
        let found = Tile::decode(&bytes, &limits).expect_err(what);
        assert_eq!(found, "the tile holds more than the limit", "{what}");
    };
    refused("keys", &bytes(3, b"").repeat(1001));
    refused("values", &bytes(4, &number(4, 1)).repeat(1001));
    refused("features", &bytes(2, b"").repeat(1001));
    let tags = bytes(2, &[bytes(2, &[0; 2004]), number(3, 1)].concat());
    refused("tags", &[bytes(3, b""), bytes(4, &number(4, 1)), tags].concat());
    let points = packed(&[[1 | 1001 << 3].as_slice(), &[0; 2002]].concat());
    refused("vertices", &bytes(2, &[number(3, 1), bytes(4, &points)].concat()));
    let many: Vec<u8> = (0..300).flat_map(|n| bytes(3, &bytes(1, format!("{n}").as_bytes()))).collect();
    assert_eq!(decode(&many).unwrap_err(), "the tile has more layers than the limit");
}

#[test]
fn random_changes_of_a_tile_are_read_or_refused() {
    let good = [tile(), bytes(3, &layer("kawasan", 4096, &ring(&[(-9, 3), (70, 5), (8, 90)])))].concat();
    let mut state = 11_u64;
    let mut random = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below
    };
    let (mut read, mut refused) = (0, 0);
    for _ in 0..20_000 {
        let mut bytes = good.clone();
        for _ in 0..=random(3) {
            let at = random(bytes.len());
            match random(4) {
                0 => bytes[at] ^= 1 << random(8),
                1 => bytes[at] = [0, 0x7f, 0x80, 0xff][random(4)],
                2 => drop(bytes.remove(at)),
                _ => bytes.insert(at, u8::try_from(random(256)).unwrap()),
            }
        }
        match decode(&bytes) {
            Ok(_) => read += 1,
            Err(_) => refused += 1,
        }
    }
    assert!(read > 1000 && refused > 1000, "{read} read, {refused} refused");
}
