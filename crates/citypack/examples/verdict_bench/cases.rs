//! Cases: parcels of a pack with projects drawn by seeded chance, the same natively and as WASM.

use std::{
    cell::RefCell,
    pin::pin,
    task::{Context, Poll, Waker},
};

use citypack::{Limits, Pack, PackError};
use measure::{LngLat, Outline, SquareMetres};
use zoning::{
    Building, BuildingRules, Colouring, Name, Parcel, Project, RoadClass, Rules, Verdict, hints, judge, menu,
    trace,
};

use crate::memory::Memory;

/// An open pack with parcels on it.
pub(crate) struct Cases {
    pub(crate) pack: Pack<Memory>,
    building: BuildingRules,
    activities: Vec<Name>,
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
    pub(crate) fn open(files: Memory) -> Result<Self, PackError> {
        let pack = now(Pack::open(files, Limits::default()))?;
        let building = now(pack.building_rules())?;
        let listed = now(pack.activities())?;
        let mut activities: Vec<Name> = listed.activities.iter().map(|it| Name::new(&it.code)).collect();
        if activities.is_empty() {
            activities.push("47112".into());
        }
        Ok(Self { pack, building, activities, outlines: Vec::new(), cut: RefCell::default() })
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
        Rules { rulebook: self.pack.rules(), building: Some(&self.building) }
    }

    /// A project for a case.
    fn project(&self, case: usize) -> Project {
        let mut lots = Lots(case as u64 + 17);
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
        menu(&site, self.pack.rules(), self.activities.iter().map(Name::as_str)).len()
    }

    /// How many classes of ground the cut parcels lie in, each with its outcome for an activity.
    pub(crate) fn where_map(&self, case: usize) -> usize {
        let project = self.project(case);
        let activities = project.activities.iter().map(Name::as_str);
        let mut colouring = Colouring::new(self.pack.rules(), activities, self.pack.overlay_kinds());
        for parcel in self.cut.borrow().iter().flatten() {
            for piece in &parcel.parts {
                colouring.outcome(&piece.part.zone, &piece.part.overlays);
            }
        }
        colouring.classes()
    }

    /// A number that is equal where the texts of some cases are: verdict, hints and trace.
    pub(crate) fn digest(&self, from: usize, to: usize) -> u64 {
        let mut digest = 0xcbf2_9ce4_8422_2325_u64;
        let mut take = |text: &str| {
            for byte in text.bytes() {
                digest = (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        };
        for case in from..to {
            let parcel = self.parcel(case % self.count());
            let project = self.project(case);
            let verdict = judge(&parcel, &project, self.rules());
            take(&verdict.canonical());
            take(&format!("{:?}", parcel.area));
            // Hints and traces of every tenth: they are long.
            if case % 10 == 0 {
                take(&format!(
                    "{:?}",
                    hints(&parcel, &project, self.rules(), &self.activities[..8.min(self.activities.len())])
                ));
                take(&format!("{:?}", trace(&parcel, &project, self.rules(), &verdict)));
            }
        }
        digest
    }
}
