//! One visit to the page: the pieces that were given, which of them are taken, what the plan says of their ground. Nothing
//! of it leaves the device but as the files that the person takes.

use std::rc::Rc;

use citypack::PlaceFile;
use leptos::prelude::*;
use measure::LngLat;
use paper::{
    Land, Piece,
    preflight::{self, Ground, Line},
};
use parcel::{file::Shape, link};
use zoning::Zone;

use crate::{
    browser,
    components::dynamic::whenever,
    pages::parcel::told::amount,
    state::{
        announce::{Announcements, use_announcements},
        pack::{CityPack, OpenPack, use_pack},
        question::{Asked, use_question},
    },
};

/// Where the page of a parcel keeps the outline of the last visit.
const REMEMBERED: &str = "parcel";
/// Bodies of water in a plan (Peraturan Menteri ATR/BPN 11/2021, annex on zones: Badan Air).
const WATER: &str = "BA";

/// A piece that was given, and whether it goes into the files.
#[derive(Clone, PartialEq)]
pub(super) struct Offer {
    pub(super) name: String,
    pub(super) piece: Piece,
    pub(super) is_taken: bool,
}

/// What the plan says of the land.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Survey {
    pub(super) grounds: Vec<Ground>,
    /// Names of the kelurahan it lies in.
    pub(super) kelurahan: Vec<String>,
}

/// The shared state of the page; a copy is a handle.
#[derive(Clone, Copy)]
pub(super) struct Session {
    pub(super) asked: Asked,
    pub(super) pack: CityPack,
    pub(super) offers: RwSignal<Vec<Offer>>,
    /// What goes into the files.
    pub(super) land: Memo<Land>,
    pub(super) name: RwSignal<String>,
    /// The area on the paper, as it is typed.
    pub(super) stated: RwSignal<String>,
    pub(super) survey: RwSignal<Option<Survey>>,
    pub(super) lines: Memo<Vec<Line>>,
    announcements: Announcements,
}

impl Session {
    pub(super) fn new() -> Self {
        let offers = RwSignal::new(Vec::<Offer>::new());
        let land = Memo::new(move |_| Land {
            pieces: offers
                .with(|all| all.iter().filter(|it| it.is_taken).map(|it| it.piece.clone()).collect()),
        });
        let (stated, survey) = (RwSignal::new(String::new()), RwSignal::new(None::<Survey>));
        // Looking through the rings takes its time, and only another land changes what is found.
        let shape = Memo::new(move |_| land.with(preflight::shape));
        let lines = Memo::new(move |_| {
            let stated = stated.with(|it| amount(it)).filter(|it| *it > 0.0);
            survey.with(|it| {
                let grounds = it.as_ref().map_or(&[] as &[Ground], |it| &it.grounds);
                shape.with(|shape| land.with(|land| preflight::lines(land, shape, stated, grounds)))
            })
        });
        let session = Self {
            asked: use_question(),
            pack: use_pack(),
            offers,
            land,
            name: RwSignal::new(String::new()),
            stated,
            survey,
            lines,
            announcements: use_announcements(),
        };
        session.begin();
        session.follow();
        session
    }

    /// Takes the outline of the address, else the one of the last visit to the page of a parcel.
    fn begin(self) {
        let letters = self.asked.get_untracked().parcel.or_else(|| browser::recall(REMEMBERED));
        if let Some(corners) = letters.and_then(|it| link::read(&it)) {
            self.take(Piece::of(corners));
        }
    }

    /// Asks the plan anew whenever the land changes.
    fn follow(self) {
        whenever(move || {
            let (land, pack) = (self.land.get(), self.pack.ready());
            self.survey.set(None);
            let Some(pack) = pack.filter(|_| !land.pieces.is_empty()) else { return };
            leptos::task::spawn_local(async move {
                let survey = survey(pack, &land).await;
                // Another piece may have been taken meanwhile.
                let is_same = self.land.try_with_untracked(|it| *it == land);
                if let Some(survey) = survey.filter(|_| is_same == Some(true)) {
                    let _ = self.survey.try_set(Some(survey));
                }
            });
        });
    }

    pub(super) fn is_empty(self) -> bool {
        self.land.with(|it| it.pieces.is_empty())
    }

    /// Replaces what was given by one outline.
    pub(super) fn take(self, piece: Piece) {
        self.offers.set(vec![Offer { name: String::new(), piece, is_taken: true }]);
    }

    /// The same with shapes of a file. Where it has several, the areas are taken together and can be left out one by one.
    pub(super) fn take_shapes(self, shapes: Vec<Shape>) {
        let one = |it: Shape| Offer {
            name: it.name,
            piece: Piece { shell: it.corners, holes: it.holes },
            is_taken: true,
        };
        self.offers.set(shapes.into_iter().map(one).collect());
    }

    pub(super) fn say(self, sentence: String) {
        self.announcements.say(sentence);
    }
}

/// What the plan says at corners and along sides; nothing where the pack cannot tell.
async fn survey(open: Rc<OpenPack>, land: &Land) -> Option<Survey> {
    let places = open.load_places().await.ok()?;
    let mut survey = Survey::default();
    for (at, place) in preflight::places(land).into_iter().enumerate() {
        let (ground, kelurahan) = ground(&open, &places, place).await?;
        if let Some(name) = kelurahan.filter(|it| !survey.kelurahan.contains(it)) {
            survey.kelurahan.push(name);
        }
        survey.grounds.push(ground);
        if at % 16 == 15 {
            browser::turn().await;
        }
    }
    Some(survey)
}

async fn ground(open: &OpenPack, places: &PlaceFile, place: LngLat) -> Option<(Ground, Option<String>)> {
    let code = open.pack.kelurahan_at(place).await.ok()?;
    let entry = code.and_then(|code| places.kelurahan.iter().find(|it| it.code == code));
    let site = open.pack.site_at(place, None).await.ok()?;
    let is_water = is_water(site.parts.iter().map(|it| &it.zone));
    let kecamatan =
        entry.map(|it| if it.kecamatan.is_empty() { it.name.clone() } else { it.kecamatan.clone() });
    Some((Ground { kecamatan, is_water }, entry.map(|it| it.name.clone())))
}

/// Whether the plan draws water; nothing where it has a gap or no code.
fn is_water<'a>(zones: impl Iterator<Item = &'a Zone>) -> Option<bool> {
    let mut is_water = None;
    for zone in zones {
        if let Zone::SubZone { code: Some(code), .. } | Zone::Kawasan { code: Some(code), .. } = zone {
            is_water = Some(is_water == Some(true) || code == WATER);
        }
    }
    is_water
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_in_the_plan_is_neither_land_nor_water() {
        let zone = |code: Option<&str>| Zone::SubZone { code: code.map(Into::into), layer: "zona".into() };
        let (blank, homes, sea) = (zone(None), zone(Some("R-2")), zone(Some(WATER)));
        for gap in [&Zone::NotDigitised, &Zone::OutsideCoverage, &Zone::MissingLayer, &blank] {
            assert_eq!(is_water([gap].into_iter()), None, "{gap:?}");
        }
        assert_eq!(is_water([].into_iter()), None);
        assert_eq!(is_water([&homes].into_iter()), Some(false));
        assert_eq!(is_water([&sea, &homes].into_iter()), Some(true));
    }
}
