//! `report.html`: the report for the officer, in one file that needs nothing else, readable aloud and on paper.

use core::fmt::Write as _;

use citypack::ZoneFile;
use measure::LngLat;
use wording::{Arg, Language, format, officer_text};

use super::{LayerReport, Note, Report, Severity, drawing, json::advice, map};
use crate::{cover::Extent, layer::GridLayer};

/// Rows of a table; the rest is counted, and stands in `report.json`.
const MOST_ROWS: usize = 40;
/// Places that are drawn large.
const MOST_DRAWN: usize = 8;
/// Notes of one kind in one layer that are told one by one.
const MOST_ALIKE: usize = 5;

const STYLE: &str = include_str!("report.css");

/// A page in the making.
struct Page<'a> {
    language: Language,
    report: &'a Report,
    out: String,
}

/// The whole page.
pub fn to_html(report: &Report, layers: &[GridLayer], zones: &ZoneFile, language: Language) -> String {
    let mut page = Page { language, report, out: String::new() };
    page.head();
    page.notes();
    for (layer, own) in layers.iter().zip(&report.layers) {
        page.layer(layer, own, zones);
    }
    page.rules();
    page.read_back();
    page.out.push_str("</main></body></html>\n");
    page.out
}

/// Text that may stand in HTML.
fn safe(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

impl Page<'_> {
    fn words(&self, id: &str) -> String {
        safe(&officer_text(self.language, id, &[]))
    }

    fn say(&self, id: &str, args: &[(&str, Arg)]) -> String {
        safe(&officer_text(self.language, id, args))
    }

    fn push(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn area(&self, square_metres: f64) -> String {
        safe(&format::area(self.language, square_metres))
    }

    fn number(&self, value: f64, decimals: usize) -> String {
        safe(&format::number(self.language, value, decimals))
    }

    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
    fn count(&self, value: usize) -> String {
        self.number(value as f64, 0)
    }

    fn head(&mut self) {
        let pack = &self.report.pack;
        let name = safe(pack.name.get(self.language.tag()));
        let title = self.words("report-title");
        let tag = self.language.tag();
        let (region, version) = (safe(&pack.region), safe(&pack.version));
        let verdict =
            if self.report.is_publishable() { "report-publishable" } else { "report-not-publishable" };
        let class = if self.report.is_publishable() { "good" } else { "bad" };
        let _infallible = write!(
            self.out,
            "<!doctype html><html lang=\"{tag}\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
             <title>{title}: {name}</title><style>{STYLE}</style></head><body><main>\
             <h1>{title}</h1><p class=\"lead\">{name}<br>{region} · {version}</p>\
             <p class=\"verdict {class}\"><strong>{}</strong></p>",
            self.words(verdict)
        );
        self.push("<ul class=\"counts\">");
        for severity in [Severity::Stops, Severity::Mend, Severity::Know] {
            let count = self.count(self.report.count(severity));
            let words = self.severity(severity);
            let _infallible =
                write!(self.out, "<li class=\"{}\"><b>{count}</b> {words}</li>", severity.word());
        }
        self.push("</ul>");
    }

    fn severity(&self, severity: Severity) -> String {
        self.words(match severity {
            Severity::Stops => "report-severity-stops",
            Severity::Mend => "report-severity-mend",
            Severity::Know => "report-severity-know",
        })
    }

    fn notes(&mut self) {
        let _infallible = write!(self.out, "<h2>{}</h2>", self.words("report-notes"));
        let report = self.report;
        if report.notes.is_empty() {
            let _infallible = write!(self.out, "<p>{}</p>", self.words("report-no-notes"));
        }
        for severity in [Severity::Stops, Severity::Mend, Severity::Know] {
            let own: Vec<&Note> = report.notes.iter().filter(|it| it.severity == severity).collect();
            if own.is_empty() {
                continue;
            }
            let _infallible = write!(
                self.out,
                "<section class=\"{}\"><h3>{}</h3><ul class=\"notes\">",
                severity.word(),
                self.severity(severity)
            );
            let mut told: Vec<((&str, &str), usize)> = Vec::new();
            for note in own {
                let key = (note.layer.as_str(), note.what.id());
                let at = told.iter().position(|it| it.0 == key).unwrap_or_else(|| {
                    told.push((key, 0));
                    told.len() - 1
                });
                told[at].1 += 1;
                if told[at].1 <= MOST_ALIKE {
                    self.note(note);
                }
            }
            for ((layer, _), count) in told.iter().filter(|it| it.1 > MOST_ALIKE) {
                let more = self.say("report-more-notes", &[("count", Arg::Count(count - MOST_ALIKE))]);
                let _infallible = write!(self.out, "<li><b>{}</b> {more}</li>", safe(layer));
            }
            self.push("</ul></section>");
        }
    }

    fn note(&mut self, note: &Note) {
        let mut place = safe(&note.layer);
        if !note.file.is_empty() {
            let _infallible = write!(place, ", {}", safe(&note.file));
        }
        if note.feature > 0 {
            let number = [("number", Arg::Text(note.feature.to_string()))];
            let _infallible = write!(place, ", {}", self.say("report-feature", &number));
        }
        let what = safe(&note.what.in_language(self.language));
        let _infallible = write!(self.out, "<li><b>{place}</b> {what}");
        if let Some(at) = note.place {
            let _infallible = write!(self.out, " <span class=\"at\">({})</span>", coordinates(at));
        }
        if let Some(advice) = advice(note, self.language) {
            let _infallible = write!(self.out, "<p class=\"advice\">{}</p>", safe(&advice));
        }
        self.push("</li>");
    }

    fn table(&mut self, caption: &str, heads: &[&str], rows: &[Vec<String>], all: usize) {
        let _infallible = write!(self.out, "<table><caption>{}</caption><thead><tr>", self.words(caption));
        for head in heads {
            let _infallible = write!(self.out, "<th scope=\"col\">{}</th>", self.words(head));
        }
        self.push("</tr></thead><tbody>");
        for row in rows {
            self.push("<tr>");
            for (n, cell) in row.iter().enumerate() {
                let _infallible = match n {
                    0 => write!(self.out, "<th scope=\"row\">{cell}</th>"),
                    _ => write!(self.out, "<td>{cell}</td>"),
                };
            }
            self.push("</tr>");
        }
        self.push("</tbody></table>");
        if all > rows.len() {
            let more = self.say("report-more-rows", &[("count", Arg::Count(all - rows.len()))]);
            let _infallible = write!(self.out, "<p>{more}</p>");
        }
    }

    fn layer(&mut self, layer: &GridLayer, own: &LayerReport, zones: &ZoneFile) {
        let title = safe(layer.section.title.get(self.language.tag()));
        let summary = self.say(
            "report-layer",
            &[
                ("features", Arg::Text(self.count(layer.features.len()))),
                ("corners", Arg::Text(self.count(own.corners))),
                ("files", Arg::Text(self.count(own.files.len()))),
            ],
        );
        let id = safe(&layer.section.id);
        let _infallible = write!(self.out, "<section><h2>{title} <code>{id}</code></h2><p>{summary}</p>");
        let marks: Vec<(&Extent, &str)> = places(layer).take(MOST_DRAWN).collect();
        let colour = |code: &str| zones.by_code(code).and_then(|it| it.colour.clone());
        if let Some(svg) = map::overview(layer, colour, &marks, &title) {
            let _infallible = write!(self.out, "<figure>{svg}</figure>");
        }
        self.codes(own);
        self.overlaps(layer, own);
        self.gaps(layer, own);
        self.areas(layer, own);
        self.push("</section>");
    }

    fn codes(&mut self, own: &LayerReport) {
        let rows = own.codes.iter().map(|it| {
            let stated = it.stated.map_or_else(|| "–".to_owned(), |it| self.area(it));
            let difference = it.stated.map_or_else(
                || "–".to_owned(),
                |stated| self.number((stated - it.area) / it.area.max(1.0) * 100.0, 2),
            );
            let code = if it.code.is_empty() { self.words("report-blank") } else { safe(&it.code) };
            vec![code, self.count(it.features), self.area(it.area), stated, difference]
        });
        let rows: Vec<Vec<String>> = rows.collect();
        let heads = [
            "report-head-code",
            "report-head-features",
            "report-head-area",
            "report-head-stated",
            "report-head-percent",
        ];
        self.table("report-codes", &heads, &rows, rows.len());
    }

    fn overlaps(&mut self, layer: &GridLayer, own: &LayerReport) {
        let all = &layer.settlement.overlaps;
        if all.is_empty() {
            return;
        }
        let rows: Vec<Vec<String>> = all
            .iter()
            .take(MOST_ROWS)
            .map(|it| {
                let zones: Vec<String> = it.features.iter().map(|it| feature(layer, own, *it)).collect();
                let winner =
                    it.winner.map_or_else(|| self.words("report-all-answer"), |it| feature(layer, own, it));
                vec![coordinates(it.extent.place), self.size(&it.extent), zones.join("<br>"), winner]
            })
            .collect();
        let heads = ["report-head-place", "report-head-size", "report-head-zones", "report-head-winner"];
        self.table("report-overlap-places", &heads, &rows, all.len());
        self.details(layer, all.iter().map(|it| &it.extent), "overlap");
    }

    fn gaps(&mut self, layer: &GridLayer, own: &LayerReport) {
        let all = &layer.settlement.gaps;
        if all.is_empty() {
            return;
        }
        let rows: Vec<Vec<String>> = all
            .iter()
            .take(MOST_ROWS)
            .map(|it| {
                let filled =
                    it.filled.map_or_else(|| self.words("report-left-blank"), |it| feature(layer, own, it));
                vec![coordinates(it.extent.place), self.size(&it.extent), filled]
            })
            .collect();
        let heads = ["report-head-place", "report-head-size", "report-head-filled"];
        self.table("report-gap-places", &heads, &rows, all.len());
        self.details(layer, all.iter().map(|it| &it.extent), "gap");
    }

    fn areas(&mut self, layer: &GridLayer, own: &LayerReport) {
        if own.areas.is_empty() {
            return;
        }
        let rows: Vec<Vec<String>> = own
            .areas
            .iter()
            .take(MOST_ROWS)
            .map(|it| {
                let percent = self.number((it.stated - it.drawn) / it.drawn.max(1.0) * 100.0, 2);
                vec![feature(layer, own, it.feature), self.area(it.drawn), self.area(it.stated), percent]
            })
            .collect();
        let heads = ["report-head-code", "report-head-area", "report-head-stated", "report-head-percent"];
        self.table("report-areas", &heads, &rows, own.areas.len());
    }

    fn size(&self, extent: &Extent) -> String {
        let area = self.number(extent.area, 2);
        let width = self.number(extent.width, 2);
        format!("{area} m²<br><small>≈ {width} m</small>")
    }

    fn details<'a>(&mut self, layer: &GridLayer, all: impl Iterator<Item = &'a Extent>, class: &str) {
        self.push("<div class=\"details\">");
        for (n, extent) in all.take(MOST_DRAWN).enumerate() {
            let at = coordinates(extent.place);
            if let Some(svg) = map::detail(layer, extent, class, &at) {
                let _infallible =
                    write!(self.out, "<figure>{svg}<figcaption>{}. {at}</figcaption></figure>", n + 1);
            }
        }
        self.push("</div>");
    }

    fn rules(&mut self) {
        let Some(rules) = &self.report.rules else { return };
        let _infallible = write!(self.out, "<section><h2>{}</h2>", self.words("report-rules"));
        let rows: Vec<Vec<String>> = rules
            .codes
            .iter()
            .map(|(code, area, decided)| {
                let decided = decided.map_or_else(
                    || self.words("report-no-rule"),
                    |it| format!("{} / {}", self.count(it), self.count(rules.activities)),
                );
                vec![safe(code), self.area(*area), decided]
            })
            .collect();
        let heads = ["report-head-code", "report-head-area", "report-head-decided"];
        self.table("report-decided", &heads, &rows, rows.len());
        self.push("</section>");
    }

    fn read_back(&mut self) {
        let _infallible = write!(self.out, "<section><h2>{}</h2>", self.words("report-read-back"));
        for (layer, it) in &self.report.compared {
            let said = self.say(
                "report-compared",
                &[
                    ("layer", Arg::Text(layer.clone())),
                    ("points", Arg::Text(self.count(it.points))),
                    ("border", Arg::Text(self.count(it.on_border))),
                    ("overlapping", Arg::Text(self.count(it.overlapping))),
                ],
            );
            let _infallible = write!(self.out, "<p>{said}</p>");
        }
        let _infallible = write!(self.out, "<p class=\"foot\">{}</p></section>", self.words("report-foot"));
    }
}

/// What is marked on the overview: overlaps first, then blanks.
fn places(layer: &GridLayer) -> impl Iterator<Item = (&Extent, &'static str)> {
    let overlaps = layer.settlement.overlaps.iter().map(|it| (&it.extent, "overlap"));
    overlaps.take(MOST_DRAWN).chain(layer.settlement.gaps.iter().map(|it| (&it.extent, "gap")))
}

/// Latitude and longitude as programs and phones take them.
fn coordinates(place: LngLat) -> String {
    format!("{:.6}, {:.6}", place.lat(), place.lng())
}

/// A feature by its code, file and number.
fn feature(layer: &GridLayer, own: &LayerReport, n: usize) -> String {
    let (file, number) = drawing::origin(layer, &own.files, n);
    let code = layer.features[n].code.clone().unwrap_or_else(|| "–".to_owned());
    format!("{} <small>({} #{number})</small>", safe(&code), safe(&file))
}
