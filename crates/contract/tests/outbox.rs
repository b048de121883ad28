//! The outbox against an office behind a network that drops, delays, doubles and cuts, with a person who edits and
//! removes, and a phone that dies at any moment: never two applications, never a lost one, never a false word.
#![expect(clippy::unwrap_used, reason = "a test that cannot make its own input has failed")]

use contract::{
    Problem, Receipt, digest,
    outbox::{Command, Event, GRACE, ItemState, LONGEST_WAIT, OutboxItem, PATIENCE},
};

/// A fixed sequence of chance.
struct Chance(u64);

impl Chance {
    fn below(&mut self, count: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(self.0 >> 33).unwrap() % count
    }

    fn one_in(&mut self, count: u32) -> bool {
        self.below(count) == 0
    }
}

const ID: &str = "0123456789abcdef0123456789abcdef";

/// What is under way between phone and office.
#[derive(Clone)]
enum Message {
    Put(String),
    Ask,
}

/// The office: keeps the first application under an id.
#[derive(Default)]
struct Office {
    kept: Option<String>,
    commits: u32,
}

impl Office {
    fn receipt(&self) -> Option<Receipt> {
        let sha256 = self.kept.clone()?;
        Some(Receipt { id: ID.to_owned(), number: "5371-1".to_owned(), sha256, ..Receipt::default() })
    }

    fn put(&mut self, digest: &str) -> Event {
        match &self.kept {
            None => {
                self.kept = Some(digest.to_owned());
                self.commits += 1;
            }
            Some(kept) if kept != digest => return Event::Failed(problem(409, "conflict")),
            Some(_) => {}
        }
        self.receipt().map_or(Event::Lost, Event::Receipt)
    }

    fn ask(&self) -> Event {
        self.receipt().map_or(Event::Nothing, Event::Receipt)
    }
}

fn problem(status: u16, code: &str) -> Problem {
    Problem::read(status, format!("{{\"code\":\"{code}\"}}").as_bytes())
}

struct World {
    chance: Chance,
    now: u64,
    item: OutboxItem,
    /// When each message left, when it gets there, and what it is.
    under_way: Vec<(u64, u64, Message)>,
    office: Office,
    version: u32,
    is_calm: bool,
}

impl World {
    fn new(seed: u64) -> Self {
        let mut chance = Chance(seed);
        let files = (0..chance.below(3)).map(|it| digest(&[u8::try_from(it).unwrap()])).collect();
        let item = OutboxItem::new(ID, &digest(b"0"), files);
        let office = Office::default();
        Self { chance, now: 1_000, item, under_way: Vec::new(), office, version: 0, is_calm: false }
    }

    fn tell(&mut self, event: Event) {
        let chance = self.chance.below(1_000);
        self.item.on(event, self.now, chance);
    }

    /// Sends a message: it may be lost, doubled, late, or all of these.
    fn send(&mut self, message: &Message) {
        let copies = if self.is_calm { 1 } else { [0, 1, 1, 1, 2][self.chance.below(5) as usize] };
        for _ in 0..copies {
            // Requests keep no longer than the grace, less what the office needs to answer.
            let longest = if self.chance.one_in(2) { 20 } else { u32::try_from(GRACE).unwrap() };
            let late = if self.is_calm { 1 } else { u64::from(self.chance.below(longest)) };
            self.under_way.push((self.now, self.now + late.min(GRACE - 1), message.clone()));
        }
    }

    fn act(&mut self) {
        let command = self.item.next(self.now);
        match command {
            Some(Command::Upload(file)) => {
                let event = if self.is_calm || self.chance.one_in(2) {
                    Event::FileArrived(file)
                } else {
                    Event::Lost
                };
                self.tell(event);
            }
            Some(Command::Put) => {
                self.tell(Event::Begins);
                assert_eq!(self.item.state, ItemState::Sending, "written down before it leaves");
                self.send(&Message::Put(self.item.digest.clone()));
            }
            Some(Command::Ask) => {
                self.tell(Event::Begins);
                self.send(&Message::Ask);
                // Nobody waits for the answer for ever.
                if !self.is_calm && self.chance.one_in(3) {
                    self.tell(Event::Lost);
                }
            }
            Some(Command::Wait(until)) if self.item.state == ItemState::Sending && self.now + 1 >= until => {
                self.tell(Event::Lost);
            }
            Some(Command::Wait(_)) | None => {}
        }
    }

    fn deliver(&mut self) {
        let (arrived, later): (Vec<_>, Vec<_>) = self.under_way.drain(..).partition(|it| it.1 <= self.now);
        self.under_way = later;
        for (left, _, message) in arrived {
            let answer = match message {
                Message::Put(digest) => {
                    let answer = self.office.put(&digest);
                    if !self.is_calm && self.chance.one_in(6) {
                        // Something between answers although the office has it.
                        Event::Failed(problem(if self.chance.one_in(2) { 502 } else { 429 }, ""))
                    } else {
                        answer
                    }
                }
                Message::Ask => self.office.ask(),
            };
            // A request that was given up has nobody who listens to its answer.
            let is_heard = self.now <= left + PATIENCE && (self.is_calm || self.chance.one_in(2));
            if is_heard {
                self.tell(answer);
            }
        }
    }

    fn person(&mut self) {
        match self.chance.below(400) {
            0 => self.tell(Event::Edit),
            1 => self.tell(Event::Remove),
            2..=60 if matches!(self.item.state, ItemState::Editing) => self.edited(),
            61..=70 => self.tell(Event::TryNow),
            71..=80 => self.item = self.item.clone().taken_up(self.now),
            _ => {}
        }
    }

    fn edited(&mut self) {
        self.version += 1;
        let digest = digest(self.version.to_string().as_bytes());
        let files = self.item.files.clone();
        self.tell(Event::Edited(digest, files));
    }

    fn run(&mut self) {
        for _ in 0..300 {
            let step = [1, 7, 40, PATIENCE, GRACE][self.chance.below(5) as usize];
            self.now += u64::from(self.chance.below(u32::try_from(step).unwrap())) + 1;
            self.deliver();
            self.person();
            self.act();
        }
        // The signal comes back and the person leaves it alone.
        self.is_calm = true;
        for _ in 0..200 {
            if matches!(self.item.state, ItemState::Editing) {
                self.edited();
            }
            self.act();
            self.now += 2;
            self.deliver();
            self.now += 3_600;
        }
    }
}

#[test]
fn nothing_is_sent_twice_or_lost_whatever_happens_on_the_way() {
    let mut ends = [0; 4];
    for seed in 0..4_000 {
        let mut world = World::new(seed * 7_919 + 1);
        world.run();
        assert!(world.office.commits <= 1, "seed {seed}");
        let kept = world.office.kept.clone();
        match &world.item.state {
            ItemState::Received(receipt) => {
                assert_eq!(Some(&receipt.sha256), kept.as_ref(), "seed {seed}");
                assert_eq!(receipt.sha256, world.item.digest, "seed {seed}: received is what was meant");
                ends[0] += 1;
            }
            ItemState::ToCorrect(receipt) => {
                assert_eq!(Some(&receipt.sha256), kept.as_ref(), "seed {seed}");
                ends[1] += 1;
            }
            ItemState::ToWithdraw(receipt) => {
                assert_eq!(Some(&receipt.sha256), kept.as_ref(), "seed {seed}");
                ends[2] += 1;
            }
            ItemState::Removed => {
                assert_eq!(kept, None, "seed {seed}: removed means that the office has nothing");
                ends[3] += 1;
            }
            other => panic!("seed {seed}: ends as {other:?}"),
        }
    }
    assert!(ends.iter().all(|it| *it > 20), "every end is met: {ends:?}");
}

#[test]
fn what_never_left_the_phone_is_edited_and_removed_at_once() {
    let mut item = OutboxItem::new(ID, "a", Vec::new());
    item.on(Event::Edit, 0, 0);
    assert_eq!(
        (&item.state, item.next(0)),
        (&ItemState::Editing, None),
        "nothing is sent while it is edited"
    );
    item.on(Event::Edited("b".to_owned(), Vec::new()), 0, 0);
    assert_eq!((item.digest.as_str(), item.next(0)), ("b", Some(Command::Put)));
    item.on(Event::Remove, 0, 0);
    assert_eq!(item.state, ItemState::Removed);
}

#[test]
fn missing_files_are_uploaded_again_and_a_refusal_is_told() {
    let mut item = OutboxItem::new(ID, "a", vec!["f".to_owned()]);
    assert_eq!(item.next(0), Some(Command::Upload("f".to_owned())));
    item.on(Event::FileArrived("f".to_owned()), 0, 0);
    item.on(Event::Begins, 0, 0);
    let body = br#"{"code":"files-missing","missing":["f"]}"#;
    item.on(Event::Failed(Problem::read(422, body)), 1, 0);
    assert_eq!(item.next(1), Some(Command::Wait(6)));
    assert_eq!(item.next(6), Some(Command::Upload("f".to_owned())));
    item.on(Event::FileArrived("f".to_owned()), 6, 0);
    item.on(Event::Begins, 6, 0);
    item.on(Event::Failed(problem(422, "invalid")), 7, 0);
    assert!(matches!(item.state, ItemState::Refused(_)));
    assert_eq!(item.next(7), None);
}

#[test]
fn a_clock_that_is_set_back_holds_nothing_up_for_longer_than_the_rules_say() {
    let late = 2_000_000_000;
    let mut item = OutboxItem::new(ID, "a", Vec::new());
    item.on(Event::Begins, late, 0);
    item.on(Event::Failed(Problem { retry_after: Some(1 << 60), ..Problem::of_status(503) }), late, 0);
    assert_eq!(item.next(late), Some(Command::Wait(late + LONGEST_WAIT)), "a day, whatever was asked for");
    // A year back: what would wait for a year is due.
    let now = late - 31_536_000;
    assert_eq!(item.next(now), Some(Command::Put));
    item.on(Event::Remove, now, 0);
    assert_eq!(item.next(now), Some(Command::Ask));
    item.on(Event::Nothing, now, 0);
    assert_eq!(item.next(now), Some(Command::Wait(now + GRACE)), "the grace counts from now");
    item.on(Event::Nothing, now + GRACE, 0);
    assert_eq!(item.state, ItemState::Removed);
}

#[test]
fn a_try_that_left_in_the_future_is_lost_after_the_usual_patience() {
    let mut item = OutboxItem::new(ID, "a", Vec::new());
    item.on(Event::Begins, 5_000_000, 0);
    assert_eq!(item.next(1_000), Some(Command::Wait(1_000 + PATIENCE)));
    assert_eq!(item.taken_up(1_000).next(1_000), Some(Command::Wait(1_005)));
}
