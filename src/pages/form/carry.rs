//! From a place (and an activity) to the facts that a form takes over, so that nothing is asked twice. The rules are
//! `zoning`'s; the office works everything out again.

use std::rc::Rc;

use measure::{LngLat, Metres, Outline};
use permit::{Answer, Entries, Facts};
use zoning::{Headline, Proposal, Zone, assess};

use super::lot::Seen;
use crate::{question::Question, state::pack::OpenPack};

/// Everything that a question knows, by the words of `from_verdict`.
pub(crate) async fn facts_of(open: &Rc<OpenPack>, question: &Question, accuracy: Option<Metres>) -> Facts {
    let mut facts = Facts::default();
    let activity = question.activity.as_deref();
    if let Some(code) = activity {
        facts.set("activity", activity_answer(open, code));
        if let Some(it) = open.activities.by_code(code) {
            facts.set("activity_title", Answer::text(it.title.get("id")));
        }
    }
    let corners = question.parcel.as_deref().and_then(parcel::link::read).filter(|it| it.len() > 2);
    if let Some(corners) = corners {
        note_parcel(open, &corners, activity, &mut facts).await;
    } else if let Some(place) = question.place {
        note_place(open, place, accuracy, activity, &mut facts).await;
    } else if let Some(code) = &question.kelurahan {
        facts.set("kelurahan", Answer::text(code));
    }
    facts
}

/// An activity as it stands in an answer.
pub(super) fn activity_answer(open: &OpenPack, code: &str) -> Answer {
    let known = open.activities.by_code(code);
    let title = known.map(|it| it.title.get("id")).unwrap_or_default();
    let kbli = known.map(|it| it.kbli_version.as_str()).unwrap_or_default();
    let parts = [("code", code), ("kbli", kbli), ("title", title)];
    let given = parts.into_iter().filter(|it| !it.1.is_empty());
    Answer::Parts(given.map(|(name, it)| (name.to_owned(), it.to_owned())).collect())
}

async fn note_place(
    open: &OpenPack,
    place: LngLat,
    accuracy: Option<Metres>,
    activity: Option<&str>,
    facts: &mut Facts,
) {
    let mut parts = Entries::default();
    parts.set("lat", degrees(place.lat()));
    parts.set("lng", degrees(place.lng()));
    if let Some(it) = accuracy {
        parts.set("accuracy_m", format!("{:.0}", it.value()));
    }
    note_verdict(open, place, accuracy, activity, &mut parts, facts).await;
    facts.set("place", Answer::Parts(parts));
}

async fn note_parcel(open: &Rc<OpenPack>, corners: &[LngLat], activity: Option<&str>, facts: &mut Facts) {
    let ring: Vec<String> =
        corners.iter().map(|it| format!("{} {}", degrees(it.lng()), degrees(it.lat()))).collect();
    let area = parcel::Sketch::new(corners.to_vec()).area();
    let mut parts = Entries::default();
    parts.set("ring", ring.join(", "));
    parts.set("area_m2", format!("{area:.0}"));
    if let Some(middle) = middle(corners) {
        note_plan(open, middle, &mut parts, facts).await;
        if let Some(seen) = judged(open, corners, activity).await {
            note_seen(open, &seen.zone, seen.headline, &mut parts, facts);
        }
        let place = [("lat", middle.lat()), ("lng", middle.lng())];
        facts.set(
            "place",
            Answer::Parts(place.map(|(k, it)| (k.to_owned(), degrees(it))).into_iter().collect()),
        );
    }
    facts.set("parcel", Answer::Parts(parts));
    if let Ok(number) = permit::Decimal::from_plain(&format!("{area:.0}")) {
        facts.set("parcel_area", Answer::Number(number));
    }
}

/// What the plan says of the whole lot; nothing where its part of the program or the map cannot be had now.
async fn judged(open: &Rc<OpenPack>, corners: &[LngLat], activity: Option<&str>) -> Option<Seen> {
    let outline = Outline::of_ring(corners).ok()?;
    let lot = super::lot::lot_part().await.ok()?;
    (lot.look)(Rc::clone(open), outline, activity.unwrap_or_default().to_owned()).await
}

/// Zone, outcome and kelurahan of a place, into the answer and among the facts.
async fn note_verdict(
    open: &OpenPack,
    place: LngLat,
    accuracy: Option<Metres>,
    activity: Option<&str>,
    parts: &mut Entries<String>,
    facts: &mut Facts,
) {
    note_plan(open, place, parts, facts).await;
    if let Some((headline, zone)) = headline(open, place, accuracy, activity).await {
        note_seen(open, &zone, activity.map(|_| headline), parts, facts);
    }
}

/// Which plan is asked, and the kelurahan of a place.
async fn note_plan(open: &OpenPack, place: LngLat, parts: &mut Entries<String>, facts: &mut Facts) {
    let manifest = open.pack.manifest();
    parts.set("plan", manifest.version.clone());
    parts.set("from", "map".to_owned());
    facts.set("plan", Answer::text(&manifest.version));
    if let Ok(Some(code)) = open.pack.kelurahan_at(place).await {
        parts.set("kelurahan", code.clone());
        facts.set("kelurahan", Answer::text(code));
    }
}

/// What the plan says.
fn note_seen(
    open: &OpenPack,
    zone: &Zone,
    headline: Option<Headline>,
    parts: &mut Entries<String>,
    facts: &mut Facts,
) {
    let code = match zone {
        Zone::SubZone { code: Some(code), .. } | Zone::Kawasan { code: Some(code), .. } => code.to_string(),
        _ => String::new(),
    };
    if !code.is_empty() {
        let name = open.pack.zones().by_code(&code).map(|it| it.name.get("id").to_owned());
        facts.set("zone_name", Answer::text(name.unwrap_or_default()));
        facts.set("zone", Answer::text(&code));
        parts.set("zone", code);
    }
    if let Some(headline) = headline {
        parts.set("outcome", headline.word().to_owned());
        facts.set("outcome", Answer::text(headline.word()));
    }
}

/// What the plan says at a place, with the zone of its largest part.
async fn headline(
    open: &OpenPack,
    place: LngLat,
    accuracy: Option<Metres>,
    activity: Option<&str>,
) -> Option<(Headline, Zone)> {
    // A map that cannot be read now leaves the answer without a verdict, which is accepted.
    let site = open.pack.site_at(place, accuracy).await.ok()?;
    let proposal = Proposal { activity: activity.unwrap_or_default().to_owned() };
    let assessment = assess(&site, &proposal, open.pack.rules());
    let zone = site.parts.first().map(|it| it.zone.clone())?;
    Some((assessment.headline, zone))
}

fn middle(corners: &[LngLat]) -> Option<LngLat> {
    #[expect(clippy::cast_precision_loss, reason = "an outline has at most some thousand corners")]
    let count = corners.len() as f64;
    let sum = |of: fn(&LngLat) -> f64| corners.iter().map(of).sum::<f64>() / count;
    LngLat::new(sum(|it| it.lng()), sum(|it| it.lat())).ok()
}

/// Seven decimals are a centimetre.
pub(super) fn degrees(value: f64) -> String {
    let text = format!("{value:.7}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
