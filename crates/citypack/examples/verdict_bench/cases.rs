//! Cases: parcels of a pack with projects drawn by seeded chance, the same natively and as WASM.

use std::{
    cell::RefCell,
    fmt::{Debug, Write as _},
    pin::pin,
    task::{Context, Poll, Waker},
};

use citypack::{Limits, Pack, PackError, PlaceFile};
use measure::{LngLat, Metres, Outline, SquareMetres};
use zoning::{
    Building, BuildingRules, Colouring, Name, Parcel, Project, Proposal, RoadClass, Rulebook, Rules, Verdict,
    assess, hints, judge, menu, trace,
};

use crate::memory::Memory;

/// An open pack with parcels on it.
pub(crate) struct Cases {
    pub(crate) pack: Pack<Memory>,
    /// The pack's own, or another's where it has none.
    rulebook: Option<Rulebook>,
    building: BuildingRules,
    activities: Vec<Name>,
    places: PlaceFile,
    /// What chance starts from.
    seed: u64,
    outlines: Vec<Outline>,
    /// Parcels that were cut already.
    cut: RefCell<Vec<Option<Parcel>>>,
}

/// Files in memory are always ready, so nothing ever waits.
pub(crate) fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(it) => it,
        Poll::Pending => unreachable!("files in memory are always ready"),
    }
}

/// Numbers that are the same everywhere.
struct Lots(u64);

impl Lots {
    fn next(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most.max(1)
    }

    fn maybe(&mut self, most: u64) -> Option<i64> {
        let drawn = self.next(most) + 1;
        (self.next(3) > 0).then(|| i64::try_from(drawn).unwrap_or(1))
    }

    fn fraction(&mut self) -> f64 {
        f64::from(u32::try_from(self.next(1 << 30)).unwrap_or(0)) / f64::from(1_u32 << 30)
    }
}

impl Cases {
    /// Opens a pack. The rules of `other` are taken where it has none: the codes of sub-zones are the same everywhere.
    pub(crate) fn open(files: Memory, other: Memory, seed: u64) -> Result<Self, PackError> {
        let pack = now(Pack::open(files, Limits::default()))?;
        let other = now(Pack::open(other, Limits::default()))?;
        let of = if pack.rules().is_some() { &pack } else { &other };
        let building = now(of.building_rules())?;
        let listed = now(of.activities())?;
        let activities = listed.activities.iter().map(|it| Name::new(&it.code)).collect();
        let rulebook = of.rules().cloned();
        let places = now(pack.places())?;
        let (outlines, cut) = (Vec::new(), RefCell::default());
        Ok(Self { pack, rulebook, building, activities, places, seed, outlines, cut })
    }

    /// Adds a parcel given by longitudes and latitudes in turn, if it is fit to be one.
    pub(crate) fn add(&mut self, ring: &[f64]) {
        let place = |it: &[f64]| LngLat::new(it[0], it[1]).ok();
        let ring: Vec<LngLat> = ring.chunks_exact(2).filter_map(place).collect();
        if let Ok(outline) = Outline::of_ring(&ring) {
            self.outlines.push(outline);
            self.cut.borrow_mut().push(None);
        }
    }

    /// Adds made-up parcels around the middle of the pack's bounds.
    pub(crate) fn draw(&mut self, count: usize) {
        let [west, south, east, north] = self.pack.manifest().bounds;
        let mut lots = Lots(5);
        while self.outlines.len() < count {
            let (x, y) = (lots.fraction(), lots.fraction());
            let (lng, lat) =
                (west + (east - west) * (0.2 + 0.6 * x), south + (north - south) * (0.2 + 0.6 * y));
            let (length, width) = (4e-5 + 3e-4 * lots.fraction(), 4e-5 + 2e-4 * lots.fraction());
            let (cos, sin) = (0.6 + 0.4 * lots.fraction(), 0.8 * lots.fraction());
            let corner = |a: f64, b: f64| {
                [lng + a * length * cos - b * width * sin, lat + a * length * sin + b * width * cos]
            };
            let ring =
                [corner(0.0, 0.0), corner(1.0, 0.0), corner(1.1, 1.0), corner(0.4, 0.8), corner(-0.1, 1.0)];
            self.add(ring.as_flattened());
        }
    }

    pub(crate) fn count(&self) -> usize {
        self.outlines.len()
    }

    /// A whole answer at the first corner of a parcel: how many parts lie there.
    pub(crate) fn point(&self, case: usize) -> usize {
        let place = self.outlines[case % self.count()].given[0][0][0];
        let site = now(self.pack.site_at(place, None)).expect("the files are whole");
        let activity = self.activities[case % self.activities.len()].as_str().to_owned();
        assess(&site, &Proposal { activity }, self.rulebook.as_ref()).parts.len()
    }

    /// Cuts a parcel along the plan.
    pub(crate) fn cut(&self, number: usize) -> Parcel {
        now(self.pack.parcel(self.outlines[number].clone(), None)).expect("the files are whole")
    }

    fn parcel(&self, number: usize) -> Parcel {
        if let Some(known) = &self.cut.borrow()[number] {
            return known.clone();
        }
        let parcel = self.cut(number);
        self.cut.borrow_mut()[number] = Some(parcel.clone());
        parcel
    }

    fn rules(&self) -> Rules<'_> {
        Rules { rulebook: self.rulebook.as_ref(), building: Some(&self.building) }
    }

    /// A project for a case.
    fn project(&self, case: usize) -> Project {
        let mut lots = Lots((case as u64 + 17).wrapping_add(self.seed.wrapping_mul(0x9e37_79b9_7f4a_7c15)));
        let any = |lots: &mut Lots| {
            let at = lots.next(self.activities.len() as u64);
            self.activities[usize::try_from(at).unwrap_or(0)].clone()
        };
        let mut activities = vec![any(&mut lots)];
        if lots.next(5) == 0 {
            activities.push(any(&mut lots));
        }
        let area = |it: Option<i64>| it.map(SquareMetres::from_hundredths);
        let building = Building {
            footprint: area(lots.maybe(60_000)),
            floor_area: area(lots.maybe(150_000)),
            basement: area(lots.maybe(30_000)),
            green: area(lots.maybe(40_000)),
            floors: lots.maybe(6).and_then(|it| u16::try_from(it).ok()),
            height_cm: lots.maybe(3_000),
            setback_cm: lots.maybe(3_000),
            side_cm: lots.maybe(300),
            units: lots.maybe(20).and_then(|it| u32::try_from(it).ok()),
            road: RoadClass::ALL.get(usize::try_from(lots.next(5)).unwrap_or(4)).copied(),
            ..Building::default()
        };
        Project { activities, building }
    }

    pub(crate) fn verdict(&self, case: usize) -> Verdict {
        judge(&self.parcel(case % self.count()), &self.project(case), self.rules())
    }

    /// How many hints there are for a case.
    pub(crate) fn hints(&self, case: usize) -> usize {
        let parcel = self.parcel(case % self.count());
        hints(&parcel, &self.project(case), self.rules(), &self.activities).len()
    }

    /// How many activities *what may I do here* answers at a parcel.
    pub(crate) fn menu(&self, number: usize) -> usize {
        let site = self.parcel(number).site();
        menu(&site, self.rulebook.as_ref(), self.activities.iter().map(Name::as_str)).len()
    }

    fn colouring(&self, project: &Project) -> Colouring<'_> {
        let activities = project.activities.iter().map(Name::as_str);
        Colouring::new(self.rulebook.as_ref(), activities, self.pack.overlay_kinds())
    }

    /// The whole table of the map and the list of kelurahan: how many zones and kelurahan there are.
    pub(crate) fn where_map(&self, case: usize) -> usize {
        let project = self.project(case);
        let mut colouring = self.colouring(&project);
        let map = self.pack.where_map(&mut colouring);
        map.zones.len() + self.pack.fitting_kelurahan(&self.places, &mut colouring, None).len()
    }

    /// How many of the twelve nearest places were found, seen from a parcel.
    pub(crate) fn nearest(&self, case: usize) -> usize {
        let project = self.project(case);
        let mut colouring = self.colouring(&project);
        let from = self.outlines[case % self.count()].given[0][0][0];
        now(self.pack.nearest_places(from, &mut colouring, 12)).expect("the files are whole").len()
    }

    /// A number that is equal where the texts of some cases are: verdict, hints and trace.
    pub(crate) fn digest(&self, from: usize, to: usize) -> u64 {
        let mut digest = 0xcbf2_9ce4_8422_2325_u64;
        for case in from..to {
            for byte in self.text(case).bytes() {
                digest = (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
        digest
    }

    /// All that is said of a case, as text.
    pub(crate) fn text(&self, case: usize) -> String {
        let number = case % self.count();
        // Some corners came from a receiver, so the band of doubt is another one.
        let parcel = match case % 7 {
            0 => {
                let accuracy = Metres::new(f64::from(u8::try_from(case % 23).unwrap_or(0)));
                now(self.pack.parcel(self.outlines[number].clone(), Some(accuracy)))
                    .expect("the files are whole")
            }
            _ => self.parcel(number),
        };
        let project = self.project(case);
        let verdict = judge(&parcel, &project, self.rules());
        let mut text = format!("{}{:?}{:?}", verdict.canonical(), parcel.area, verdict.approvable.shape);
        let mut add = |it: &dyn Debug| write!(text, "{it:?}").expect("writing to memory does not fail");
        // The rest of some: they are long.
        if case.is_multiple_of(10) {
            let others = &self.activities[..8.min(self.activities.len())];
            add(&hints(&parcel, &project, self.rules(), others));
            add(&trace(&parcel, &project, self.rules(), &verdict));
        }
        let mut colouring = self.colouring(&project);
        if case.is_multiple_of(100) {
            let activities = self.activities.iter().map(Name::as_str);
            add(&menu(&parcel.site(), self.rulebook.as_ref(), activities));
            add(&self.pack.where_map(&mut colouring));
            add(&self.pack.fitting_kelurahan(&self.places, &mut colouring, None));
        }
        if case.is_multiple_of(1_000) {
            let from = self.outlines[number].given[0][0][0];
            add(&now(self.pack.nearest_places(from, &mut colouring, 3)).expect("the files are whole"));
        }
        text
    }
}
