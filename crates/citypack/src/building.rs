//! `intensity.<hash>.json` and `surfaces.<hash>.json`: the numbers that limit buildings. Read only when somebody asks
//! about a building.

use measure::LngLat;
use zoning::{
    Aerodrome, BuildingRules, Figure, Intensity, IntensityRow, Name, NumberRule, RoadClass, SetbackDistance,
    SetbackFrom, SetbackRule, SizeClass, Surface, SurfaceShape,
};

use crate::{
    error::Malformed,
    json::{self, Node},
    text::Texts,
};

/// The table of intensity with what overlays do to it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct IntensityFile {
    /// The table.
    pub intensity: Intensity,
    /// What overlays do to its numbers.
    pub numbers: Vec<NumberRule>,
}

/// The surfaces that keep flying safe.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SurfaceFile {
    /// The formulas.
    pub aerodromes: Vec<Aerodrome>,
    /// For each aerodrome its name, what its surfaces rest on, and the names of its surfaces.
    pub words: Vec<(String, Texts, Vec<Texts>)>,
}

impl IntensityFile {
    /// Reads the file.
    pub fn parse(file: &str, bytes: &[u8]) -> Result<Self, Malformed> {
        json::parse(file, bytes, |top| {
            let columns = top.list_of_texts("columns");
            Self {
                intensity: Intensity {
                    article: top.text_or_empty("article").into(),
                    plot_classes: top.list("plot_classes", |it| size_class(it, "to_m2")),
                    floor_classes: top.list("floor_classes", |it| size_class(it, "to")),
                    rows: top.needed_list("rows", |it| row(it, &columns)),
                },
                numbers: top.list("overlays", number_rule),
            }
        })
    }
}

fn size_class(node: Node<'_>, to: &str) -> SizeClass {
    SizeClass { id: node.text("id").into(), to: node.maybe_number(to).map(whole) }
}

/// A row: its cells in the order of the columns.
fn row(node: Node<'_>, columns: &[String]) -> IntensityRow {
    let mut row = IntensityRow::default();
    let (mut setback, mut from) = (None, SetbackFrom::RoadEdge);
    let mut number = 0;
    node.items(&mut |cell| {
        let column = columns.get(number).map_or("", String::as_str);
        number += 1;
        let it = &mut row.numbers;
        let value = |scale: f64| value(cell, scale);
        match column {
            "subzones" => row.subzones = cell.as_text().split_whitespace().map(Name::new).collect(),
            "road" => row.road = class(cell).and_then(|it| road(cell, &it)),
            "plot" => row.plot = class(cell),
            "floors_class" => row.floors = class(cell),
            "article" => row.article = cell.is_given().then(|| cell.as_text().into()),
            // Percent, with decimals where a plan has them.
            "kdb" => it.kdb = value(100.0),
            "kdh" => it.kdh = value(100.0),
            "ktb" => it.ktb = value(100.0),
            // Hundredths of the plot.
            "klb" => it.klb = value(100.0),
            "height_cm" => it.height_cm = value(1.0),
            "floors" => it.floors = value(1.0),
            "side_cm" => it.side_cm = value(1.0),
            "plot_m2" => it.plot = value(100.0),
            "units_ha" => it.units_ha = value(1.0),
            "gsb_cm" => setback = value(1.0).map(SetbackDistance::Fixed),
            "gsb_half_road_cm" => {
                if let Some(more) = value(1.0) {
                    setback = Some(SetbackDistance::HalfRoad(more));
                }
            }
            "gsb_from" => match cell.is_given().then(|| cell.as_text()).as_deref() {
                Some("as") => from = SetbackFrom::Axis,
                Some("rumija") | None => {}
                Some(_) => cell.bad("is neither \"as\" nor \"rumija\""),
            },
            _ => {}
        }
    });
    row.numbers.setback = setback.map(|distance| SetbackRule { from, distance });
    row
}

fn value(cell: Node<'_>, scale: f64) -> Option<i64> {
    let number = cell.is_given().then(|| cell.as_number())?;
    if number < 0.0 {
        cell.bad("is below zero");
    }
    Some(whole(number * scale))
}

/// A key; `*` and blank stand for any.
fn class(cell: Node<'_>) -> Option<Name> {
    let text = if cell.is_given() { cell.as_text() } else { String::new() };
    (!text.is_empty() && text != "*").then(|| text.into())
}

fn road(cell: Node<'_>, word: &str) -> Option<RoadClass> {
    let class = RoadClass::of_word(word);
    if class.is_none() {
        cell.bad("is no class of road");
    }
    class
}

/// What an overlay does to a number: `at_most` or `at_least`, in the units of the table's columns.
fn number_rule(node: Node<'_>) -> NumberRule {
    let word = node.text("figure");
    let figure = Figure::of_word(&word).filter(|it| !matches!(it, Figure::Top | Figure::Ground));
    if figure.is_none() {
        node.get("figure").bad("is no figure that can be limited");
    }
    let figure = figure.unwrap_or(Figure::Footprint);
    let scale = match figure {
        Figure::Footprint | Figure::FloorArea | Figure::Green | Figure::Basement | Figure::Plot => 100.0,
        _ => 1.0,
    };
    let number = value(node.get("limit"), scale).unwrap_or(0);
    // A rule may make a limit milder only where it names who allows that.
    let relaxed_by = match node.text_or_empty("change").as_str() {
        "relax" => Some(node.text("authority").into()).filter(|it: &Name| !it.is_empty()),
        "" | "tighten" => None,
        _ => {
            node.get("change").bad("is neither \"tighten\" nor \"relax\"");
            None
        }
    };
    if node.text_or_empty("change") == "relax" && relaxed_by.is_none() {
        node.get("authority").bad("is empty: who allows the milder limit?");
    }
    NumberRule {
        kind: node.text("overlay").into(),
        class: node.maybe_text("class").filter(|it| it != "*").map(Into::into),
        figure,
        number,
        relaxed_by,
        except: node.list_of_texts("except").into_iter().map(Into::into).collect(),
        article: node.text_or_empty("article").into(),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "clamped far below 2^63")]
fn whole(number: f64) -> i64 {
    libm::round(number.clamp(-1e12, 1e12)) as i64
}

impl SurfaceFile {
    /// Reads the file.
    pub fn parse(file: &str, bytes: &[u8]) -> Result<Self, Malformed> {
        json::parse(file, bytes, |top| {
            let both = top.needed_list("aerodromes", aerodrome);
            let (aerodromes, words) = both.into_iter().unzip();
            Self { aerodromes, words }
        })
    }
}

fn aerodrome(node: Node<'_>) -> (Aerodrome, (String, Texts, Vec<Texts>)) {
    let runway = node.get("runway");
    let ends = runway.needed_list("axis", |it| {
        let [lng, lat] = it.as_numbers();
        LngLat::new(lng, lat).unwrap_or_else(|why| {
            it.bad(&why.to_string());
            LngLat::new(0.0, 0.0).expect("the origin is a place")
        })
    });
    let axis = <[LngLat; 2]>::try_from(ends).unwrap_or_else(|_| {
        runway.get("axis").bad("has another count of ends than two");
        [LngLat::new(0.0, 0.0).expect("the origin is a place"); 2]
    });
    let both = node.needed_list("surfaces", |it| (surface(it), it.maybe_texts("name").unwrap_or_default()));
    let (surfaces, names) = both.into_iter().unzip();
    let aerodrome = Aerodrome {
        elevation_cm: whole(node.get("elevation_m").as_number() * 100.0),
        axis,
        strip_end_m: runway.get("strip_end_m").as_number(),
        strip_width_m: runway.get("strip_width_m").as_number(),
        surfaces,
    };
    (aerodrome, (node.text_or_empty("name"), node.maybe_texts("basis").unwrap_or_default(), names))
}

fn surface(node: Node<'_>) -> Surface {
    let number = |name: &str| node.get(name).as_number();
    let shape = match node.text("shape").as_str() {
        "trapezoid" => SurfaceShape::Trapezoid {
            start: number("start_m"),
            start_width: number("start_width_m"),
            end_width: number("end_width_m"),
            length: number("length_m"),
        },
        "beside_strip" => SurfaceShape::BesideStrip,
        "stadium" => SurfaceShape::Stadium { from: number("from_m"), to: number("to_m") },
        _ => {
            node.get("shape").bad("is no shape of a surface");
            SurfaceShape::BesideStrip
        }
    };
    let pair = |it: Node<'_>| {
        let [away, above] = it.as_numbers();
        (away, above)
    };
    Surface {
        class: node.text_or_empty("class").into(),
        article: node.text_or_empty("article").into(),
        shape,
        rise: node.needed_list("rise", pair),
    }
}

/// Both files together, as a building is judged by them.
pub(crate) fn rules(intensity: Option<IntensityFile>, surfaces: Option<SurfaceFile>) -> BuildingRules {
    let (table, numbers) = intensity.map_or((None, Vec::new()), |it| (Some(it.intensity), it.numbers));
    let aerodromes = surfaces.map(|it| it.aerodromes).unwrap_or_default();
    BuildingRules { intensity: table, numbers, aerodromes }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = r#"{
        "article": "p7",
        "columns": ["subzones", "road", "plot", "floors_class", "kdb", "klb", "kdh", "gsb_cm", "height_cm", "plot_m2", "gsb_from", "later"],
        "plot_classes": [{"id": "kecil", "to_m2": 200}, {"id": "besar"}],
        "floor_classes": [{"id": "rendah", "to": 3}, {"id": "tinggi"}],
        "rows": [["R-2 R-3", "arteri", "*", "rendah", 62.5, 240, null, 2250, 1300, 90, "as", 1], ["K-1", "*", "*", "*", 80, 300, 20, null, null, null, null, 1]],
        "overlays": [{"overlay": "karst", "class": "*", "figure": "green", "limit": 40, "article": "p14"},
                     {"overlay": "tod", "figure": "floor_area", "change": "relax", "limit": 400, "authority": "Permen", "article": "p30"}]
    }"#;

    #[test]
    fn the_table_is_read_in_the_units_of_the_core() {
        let file = IntensityFile::parse("intensity.json", TABLE.as_bytes()).unwrap();
        let row = &file.intensity.rows[0];
        assert_eq!((row.subzones.len(), row.road, &row.plot), (2, Some(RoadClass::Arterial), &None));
        let it = &row.numbers;
        assert_eq!((it.kdb, it.klb, it.kdh, it.plot), (Some(6_250), Some(24_000), None, Some(9_000)));
        let line = SetbackRule { from: SetbackFrom::Axis, distance: SetbackDistance::Fixed(2_250) };
        assert_eq!(it.setback, Some(line));
        assert_eq!(file.intensity.rows[1].numbers.setback, None);
        assert_eq!((file.numbers[0].number, &file.numbers[0].class), (4_000, &None));
        assert_eq!(file.numbers[1].relaxed_by.as_deref(), Some("Permen"));
    }

    #[test]
    fn a_milder_limit_without_an_authority_is_refused_and_so_is_what_is_no_figure() {
        let refused = |text: &str, with: &str| {
            let found = IntensityFile::parse("intensity.json", TABLE.replace(text, with).as_bytes());
            found.unwrap_err().to_string()
        };
        assert!(refused(r#""authority": "Permen""#, r#""authority": """#).contains("authority"));
        assert!(refused(r#""figure": "green""#, r#""figure": "colour""#).contains("figure"));
        assert!(refused(r#""arteri""#, r#""raya""#).contains("class of road"));
        assert!(refused("62.5", "-1").contains("below zero"));
    }

    #[test]
    fn surfaces_are_read_with_their_names() {
        let text = r#"{"aerodromes": [{"name": "Uji", "elevation_m": 102.5, "basis": {"id": "dasar"},
            "runway": {"axis": [[123.66, -10.17], [123.68, -10.16]], "strip_end_m": 60, "strip_width_m": 300},
            "surfaces": [{"class": "Kerucut", "article": "p12", "name": {"id": "kerucut"}, "shape": "stadium", "from_m": 4000, "to_m": 6000, "rise": [[4000, 45], [6000, 145]]}]}]}"#;
        let file = SurfaceFile::parse("surfaces.json", text.as_bytes()).unwrap();
        assert_eq!(file.aerodromes[0].elevation_cm, 10_250);
        assert_eq!(file.words[0].2.len(), 1);
        let bad = text.replace("stadium", "dome");
        assert!(
            SurfaceFile::parse("surfaces.json", bad.as_bytes()).unwrap_err().to_string().contains("shape")
        );
        let one = text.replace(", [123.68, -10.16]", "");
        assert!(
            SurfaceFile::parse("surfaces.json", one.as_bytes()).unwrap_err().to_string().contains("axis")
        );
    }
}
