//! What is drawn and how: styles of the plan's codes, layers that are shown.

use citypack::{Manifest, ManifestLayerKind, ZoneFile};

use super::{colour::Rgb, hatch::Hatch, theme::Theme};

/// How one code of the plan looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ZoneStyle {
    pub(crate) fill: Rgb,
    pub(crate) hatch: Hatch,
}

/// How one kind of overlay looks, and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OverlayStyle {
    /// The kind, which is the id of its layer or the attribute of the zones that carry it.
    pub(crate) kind: String,
    pub(crate) colour: Rgb,
    pub(crate) hatch: Hatch,
    /// Layers of zones that carry it as an attribute; empty for an overlay with its own layer.
    pub(crate) carried_by: Vec<String>,
}

impl OverlayStyle {
    /// The attribute under which zones carry it.
    pub(crate) fn mark(&self) -> String {
        format!("overlay.{}", self.kind)
    }
}

/// The layers that are switched on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) subzones: bool,
    pub(crate) kawasan: bool,
    pub(crate) overlays: Vec<String>,
    /// How strongly the plan's colours show, in percent of the theme's strength.
    pub(crate) strength: u8,
}

impl Shown {
    /// All zones in full colour, no overlay.
    fn first() -> Self {
        Self { subzones: true, kawasan: true, strength: 100, overlays: Vec::new() }
    }

    /// As text, to be kept: `strength subzones kawasan overlay overlay …`.
    pub(crate) fn written(&self) -> String {
        let mut text = format!("{} {} {}", self.strength, u8::from(self.subzones), u8::from(self.kawasan));
        for kind in &self.overlays {
            text.push(' ');
            text.push_str(kind);
        }
        text
    }

    /// Reads what was kept; overlays that this pack lacks are left out, and what cannot be read is as at first.
    pub(crate) fn read(text: &str, known: &[OverlayStyle]) -> Self {
        let mut words = text.split(' ');
        let mut number = || words.next().and_then(|it| it.parse::<u8>().ok());
        let (Some(strength @ 10..=100), Some(subzones), Some(kawasan)) = (number(), number(), number())
        else {
            return Self::first();
        };
        let overlays = words.filter(|word| known.iter().any(|it| it.kind == *word)).map(str::to_owned);
        Self { subzones: subzones != 0, kawasan: kawasan != 0, strength, overlays: overlays.collect() }
    }
}

/// Everything that decides how a tile is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Scheme {
    pub(crate) theme: Theme,
    pub(crate) shown: Shown,
    /// Whether what no base tile covers is sea rather than land.
    pub(crate) sea_around: bool,
    pub(crate) subzone_layers: Vec<String>,
    pub(crate) kawasan_layers: Vec<String>,
    pub(crate) overlays: Vec<OverlayStyle>,
    zones: Vec<(String, ZoneStyle)>,
    /// How codes look that the pack does not name, where that is not left to chance.
    unnamed: Option<ZoneStyle>,
}

/// Colours for codes that the pack gives none: muted, and not those of water or forest.
const SPARE: [Rgb; 8] = [
    Rgb(0xd9, 0xa4, 0x6b),
    Rgb(0x9c, 0x8f, 0xc4),
    Rgb(0xc9, 0x8a, 0x9f),
    Rgb(0xb7, 0xb0, 0x6a),
    Rgb(0x7f, 0xa8, 0xa0),
    Rgb(0xd8, 0xc0, 0x8e),
    Rgb(0xa8, 0x9a, 0x8c),
    Rgb(0xc7, 0x7f, 0x6b),
];

/// Overlays take turns in these: dark enough to be seen over any zone.
const OVERLAY_TURNS: [(Rgb, Hatch); 5] = [
    (Rgb(0x0b, 0x57, 0xa8), Hatch::Falling),
    (Rgb(0xb0, 0x1e, 0x4b), Hatch::Rising),
    (Rgb(0x6a, 0x2c, 0x91), Hatch::Upright),
    (Rgb(0x8a, 0x4b, 0x08), Hatch::Level),
    (Rgb(0x0d, 0x66, 0x5a), Hatch::Crossed),
];

impl Scheme {
    /// The scheme of a pack: zones and kawasan shown, overlays off.
    pub(crate) fn of(manifest: &Manifest, zones: &ZoneFile) -> Self {
        let layers = |kind: ManifestLayerKind| {
            manifest.layers.iter().filter(|it| it.kind == kind).map(|it| it.id.clone()).collect::<Vec<_>>()
        };
        let hatches = Hatch::of_codes(zones.0.iter().map(|it| it.code.as_str()));
        let styles = zones.0.iter().zip(hatches).map(|(entry, (_, hatch))| {
            let given = entry.colour.as_deref().and_then(Rgb::parse);
            let fill = given.unwrap_or_else(|| spare_colour(&entry.code));
            (entry.code.clone(), ZoneStyle { fill, hatch })
        });
        Self {
            theme: Theme::DAY,
            shown: Shown::first(),
            sea_around: false,
            subzone_layers: layers(ManifestLayerKind::Subzone),
            kawasan_layers: layers(ManifestLayerKind::Kawasan),
            overlays: overlay_styles(manifest),
            zones: styles.collect(),
            unnamed: None,
        }
    }

    /// The same plan with its zones in other styles, by code; the blank code stands for those that nothing names.
    pub(crate) fn restyled(&self, style: impl Fn(&str) -> ZoneStyle) -> Self {
        let zones = self.zones.iter().map(|(code, _)| (code.clone(), style(code))).collect();
        Self { zones, unnamed: Some(style("")), ..self.clone() }
    }

    /// The style of a code; a blank or unknown one is crossed out, so that nobody reads it as a zone of the legend.
    pub(crate) fn zone(&self, code: &str) -> ZoneStyle {
        let unknown = || {
            if let Some(style) = self.unnamed {
                return style;
            }
            let hatch = if code.is_empty() { Hatch::Crossed } else { Hatch::Plain };
            ZoneStyle { fill: spare_colour(code), hatch }
        };
        self.zones.iter().find(|(it, _)| it == code).map_or_else(unknown, |(_, style)| *style)
    }

    /// The colour that a zone is drawn in: the official one over the land, so that overlapping layers never add up.
    pub(crate) fn fill(&self, code: &str) -> Rgb {
        let percent = u16::from(self.theme.strength) * u16::from(self.shown.strength.min(100)) / 100;
        let strength = u8::try_from(percent).expect("a percentage of a percentage is one");
        self.zone(code).fill.over(self.theme.land, strength)
    }

    /// The colour of the hatching on a zone: seen, but no louder than the zone.
    pub(crate) fn hatch_ink(fill: Rgb) -> Rgb {
        let ink = if fill.wants_dark_ink() { Theme::DAY.ink } else { Theme::NIGHT.ink };
        ink.over(fill, 40)
    }

    /// The layers of zones that are shown, in the order of drawing: kawasan lie under sub-zones.
    pub(crate) fn zone_layers(&self) -> impl Iterator<Item = &str> {
        let kawasan = self.kawasan_layers.iter().filter(|_| self.shown.kawasan);
        let subzones = self.subzone_layers.iter().filter(|_| self.shown.subzones);
        kawasan.chain(subzones).map(String::as_str)
    }

    /// The overlays that are shown.
    pub(crate) fn shown_overlays(&self) -> impl Iterator<Item = &OverlayStyle> {
        self.overlays.iter().filter(|it| self.shown.overlays.contains(&it.kind))
    }
}

fn overlay_styles(manifest: &Manifest) -> Vec<OverlayStyle> {
    let mut kinds: Vec<(String, Vec<String>)> = Vec::new();
    for layer in &manifest.layers {
        if layer.kind == ManifestLayerKind::Overlay && kinds.iter().all(|(kind, _)| *kind != layer.id) {
            kinds.push((layer.id.clone(), Vec::new()));
        }
        for carried in &layer.overlays {
            match kinds.iter_mut().find(|(kind, _)| kind == carried) {
                Some((_, carriers)) => carriers.push(layer.id.clone()),
                None => kinds.push((carried.clone(), vec![layer.id.clone()])),
            }
        }
    }
    let turns = OVERLAY_TURNS.into_iter().cycle();
    kinds
        .into_iter()
        .zip(turns)
        .map(|((kind, carried_by), (colour, hatch))| OverlayStyle { kind, colour, hatch, carried_by })
        .collect()
}

/// Always the same colour for the same code.
fn spare_colour(code: &str) -> Rgb {
    let sum: usize = code.bytes().fold(7, |sum, byte| (sum * 31 + usize::from(byte)) % 9_973);
    SPARE[sum % SPARE.len()]
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A scheme with two zones, one kawasan layer, an overlay of its own and a carried one.
    pub(crate) fn sample() -> Scheme {
        let layer = |id: &str, kind: &str, overlays: &str| {
            format!(
                r#"{{"id":"{id}","kind":"{kind}","title":{{"id":"t"}},"legal_basis":{{"id":"l"}},"status":"contoh",
                "scale":5000,"accuracy_m":2.5,"source":"s","licence":"l","overlays":{overlays}}}"#
            )
        };
        let layers = [
            layer("subzone", "subzone", r#"["krb"]"#),
            layer("kawasan", "kawasan", "[]"),
            layer("sungai", "overlay", "[]"),
        ];
        let manifest = format!(
            r#"{{"format":"ruangizin-pack/1","region":"53.71","name":{{"id":"Kota"}},"languages":["id"],
            "time_zone":"Asia/Makassar","version":"1","created":"2026-01-01","check_by":"2026-06-01",
            "status":"contoh","bounds":[123,-11,124,-10],"centre":[123.5,-10.5],"layers":[{}],
            "files":{{"plan":{{"name":"plan.pmtiles","bytes":1,"sha256":"00"}}}}}}"#,
            layers.join(",")
        );
        let zones = br##"[{"code":"R-2","name":{"id":"Rumah"},"colour":"#ffff00"},{"code":"R-3","name":{"id":"Rumah"}}]"##;
        Scheme::of(
            &Manifest::parse(manifest.as_bytes()).unwrap(),
            &ZoneFile::parse("zones.json", zones).unwrap(),
        )
    }

    #[test]
    fn a_pack_gives_its_layers_colours_and_overlays() {
        let scheme = sample();
        assert_eq!(scheme.zone_layers().collect::<Vec<_>>(), ["kawasan", "subzone"]);
        assert_eq!(scheme.zone("R-2"), ZoneStyle { fill: Rgb(255, 255, 0), hatch: Hatch::Plain });
        assert_ne!(scheme.zone("R-3").hatch, Hatch::Plain);
        let kinds: Vec<_> =
            scheme.overlays.iter().map(|it| (it.kind.as_str(), it.carried_by.len())).collect();
        assert_eq!(kinds, [("krb", 1), ("sungai", 0)]);
    }

    #[test]
    fn a_blank_code_looks_like_no_zone() {
        assert_eq!(sample().zone("").hatch, Hatch::Crossed);
    }

    #[test]
    fn zones_in_other_styles_leave_no_code_in_its_own() {
        let style = ZoneStyle { fill: Rgb(1, 2, 3), hatch: Hatch::Level };
        let scheme = sample().restyled(|_| style);
        for code in ["R-2", "R-3", "", "?"] {
            assert_eq!(scheme.zone(code), style, "{code}");
        }
    }

    #[test]
    fn the_choice_of_layers_is_kept_and_read_again() {
        let styles = sample().overlays;
        let shown = Shown { subzones: true, kawasan: false, strength: 40, overlays: vec!["krb".to_owned()] };
        assert_eq!(Shown::read(&shown.written(), &styles), shown);
        assert_eq!(Shown::read("40 1 0 elsewhere", &styles).overlays, Vec::<String>::new());
        assert_eq!(Shown::read("nonsense", &styles), Shown::first());
        assert_eq!(Shown::read("0 1 1", &styles), Shown::first());
    }

    #[test]
    fn layers_can_be_switched_off() {
        let mut scheme = sample();
        scheme.shown.kawasan = false;
        assert_eq!(scheme.zone_layers().collect::<Vec<_>>(), ["subzone"]);
        assert_eq!(scheme.shown_overlays().count(), 0);
        scheme.shown.overlays.push("sungai".to_owned());
        assert_eq!(scheme.shown_overlays().count(), 1);
    }
}
