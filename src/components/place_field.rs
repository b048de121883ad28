//! Names a place in one field: kelurahan, landmark, coordinates, a link of a map program, a plus code. Nothing typed
//! here leaves the device. What the texts mean is decided in `lookup`; this only offers it.

use std::sync::Arc;

use citypack::PlaceFile;
use leptos::prelude::*;
use lookup::{
    Named, PlaceIndex,
    place::{self, Slip, Typed, Unreadable, Vicinity},
};
use measure::{LngLat, Metres};
use wording::format;

use super::{
    combobox::{Combobox, Entry},
    dynamic::text,
    error_summary::Mistake,
    field::Around,
};
use crate::{
    i18n,
    state::pack::{OpenPack, use_pack},
};

/// Id of the field, for links of an error summary.
pub const FIELD: &str = "tempat";
/// What fits on a phone beside a keyboard.
const MOST: usize = 6;

/// Where somebody means.
#[derive(Debug, Clone, PartialEq)]
pub enum Somewhere {
    /// A place, and how exact it is where that is known.
    Exact(LngLat, Option<Metres>),
    /// A kelurahan as a whole, by its code.
    Kelurahan(String),
}

/// What has been typed and chosen; a copy is a handle.
#[derive(Clone, Copy)]
pub struct PlaceInput {
    /// The text in the field.
    pub typed: RwSignal<String>,
    chosen: RwSignal<Option<Entry>>,
    index: Memo<Option<Arc<PlaceIndex>>>,
}

impl PlaceInput {
    /// An empty field.
    pub fn of_pack() -> Self {
        let pack = use_pack();
        let index = Memo::new_with_compare(
            move |_| pack.ready().and_then(|it| it.places()).map(|it| Arc::new(PlaceIndex::new(&it))),
            |_, _| true,
        );
        Self { typed: RwSignal::default(), chosen: RwSignal::default(), index }
    }

    /// Writes a text as if it had been typed.
    pub fn write(self, text: String) {
        self.chosen.set(None);
        self.typed.set(text);
    }

    /// Shows a kelurahan as chosen.
    pub fn show_kelurahan(self, places: &PlaceFile, code: &str) {
        let at = places.kelurahan.iter().position(|it| it.code == code);
        if let Some(entry) = at.and_then(|it| entry_of(places, Named::Kelurahan(it))) {
            self.typed.set(entry.label.clone());
            self.chosen.set(Some(entry));
        }
    }

    /// The place, or the message about what is missing.
    pub fn place(self) -> Result<Somewhere, &'static str> {
        let open = use_pack().ready_untracked();
        let typed = self.typed.get_untracked();
        let places = untrack(|| open.as_ref().and_then(|it| it.places()));
        if let (Some(entry), Some(places)) = (self.chosen.get_untracked(), &places) {
            return somewhere(places, &entry.value).ok_or("place-error-choose");
        }
        match place::read(&typed, open.as_deref().map(vicinity).as_ref()) {
            Typed::Nothing => Err("place-error-empty"),
            Typed::Exact(it) => Ok(Somewhere::Exact(it.place, it.accuracy)),
            Typed::Meant(slip, _) => Err(meant(slip)),
            Typed::Unreadable(why) => Err(unreadable(why)),
            Typed::Name => {
                // A whole name needs no finger on the list.
                let places = places.ok_or("place-error-choose")?;
                let first = self.find(&places, &typed, 1).into_iter().next();
                let whole = first.filter(|it| it.label.eq_ignore_ascii_case(typed.trim()));
                whole.and_then(|it| somewhere(&places, &it.value)).ok_or("place-error-choose")
            }
        }
    }

    /// Loads the names, as soon as somebody turns to the form.
    pub fn prepare(self) {
        if let Some(open) = use_pack().ready_untracked()
            && self.index.with_untracked(Option::is_none)
        {
            leptos::task::spawn_local(async move {
                // A failure is told when a place is chosen or asked about; coordinates need no names.
                let _ = open.load_places().await;
            });
        }
    }

    fn find(self, places: &PlaceFile, typed: &str, most: usize) -> Vec<Entry> {
        let index = self.index.get_untracked();
        let found = index.map(|it| it.find(typed, most)).unwrap_or_default();
        found.into_iter().filter_map(|it| entry_of(places, it)).collect()
    }

    /// What to offer for a text.
    fn offer(self, typed: &str) -> Vec<Entry> {
        self.index.track();
        let Some(open) = use_pack().ready_untracked() else { return Vec::new() };
        let near = vicinity(&open);
        let places = untrack(|| open.places()).unwrap_or_default();
        match place::read(typed, Some(&near)) {
            Typed::Nothing => {
                let all = 0..places.kelurahan.len();
                all.filter_map(|it| entry_of(&places, Named::Kelurahan(it))).collect()
            }
            Typed::Exact(it) => {
                let detail = if near.holds(it.place) { tr!("place-point") } else { outside() };
                let detail = match it.accuracy {
                    Some(it) => format!("{detail}, ±{}", format::distance(i18n::words().language(), it)),
                    None => detail,
                };
                vec![point(it.place, it.accuracy, detail)]
            }
            Typed::Meant(slip, it) => vec![point(it, None, tr!(meant(slip)))],
            Typed::Unreadable(_) => Vec::new(),
            Typed::Name => self.find(&places, typed, MOST),
        }
    }
}

/// The field.
#[component]
pub fn PlaceField(input: PlaceInput, mistakes: RwSignal<Vec<Mistake>>) -> impl IntoView {
    let error = text(move || {
        let mistake = mistakes.with(|all| all.iter().find(|it| it.field == FIELD).map(|it| it.message));
        mistake.or_else(|| input.typed.with(|it| link_trouble(it))).map(i18n::text).unwrap_or_default()
    });
    let around =
        Around::new(FIELD, text(|| tr!("place-label"))).hint(text(|| tr!("place-hint"))).error(error);
    let forgive = move |_| mistakes.update(|all| all.retain(|it| it.field != FIELD));
    view! {
        <Combobox
            around=around
            find=Callback::new(move |typed: String| input.offer(&typed))
            value=input.chosen
            query=input.typed
            on_change=Callback::new(forgive)
        />
    }
}

/// Said at once: no list will appear below a link that hides its place.
fn link_trouble(typed: &str) -> Option<&'static str> {
    match place::read(typed, None) {
        Typed::Unreadable(why @ (Unreadable::ShortLink | Unreadable::EmptyLink)) => Some(unreadable(why)),
        _ => None,
    }
}

fn meant(slip: Slip) -> &'static str {
    match slip {
        Slip::Swapped => "place-error-swapped",
        Slip::NoMinus => "place-error-minus",
    }
}

fn unreadable(why: Unreadable) -> &'static str {
    match why {
        Unreadable::NotTwoNumbers => "place-error-numbers",
        Unreadable::OffTheEarth => "place-error-range",
        Unreadable::ShortLink => "place-error-short-link",
        Unreadable::EmptyLink => "place-error-link",
    }
}

fn outside() -> String {
    tr!("place-outside", city = use_pack().city())
}

fn vicinity(open: &OpenPack) -> Vicinity {
    let manifest = open.pack.manifest();
    let [lng, lat] = manifest.centre;
    // A manifest's centre is checked when it is read; the equator only pleases the types.
    let centre = LngLat::new(lng, lat).or_else(|_| LngLat::new(0.0, 0.0));
    Vicinity { centre: centre.expect("0, 0 is a place"), bounds: manifest.bounds }
}

fn point(place: LngLat, accuracy: Option<Metres>, detail: String) -> Entry {
    let label = place::write(place);
    let value = format!("{label};{}", accuracy.map_or(0.0, Metres::value));
    Entry { value, label, detail }
}

/// `k` and the number of a kelurahan, `p` and that of a landmark: what the list shows of the pack.
fn entry_of(places: &PlaceFile, named: Named) -> Option<Entry> {
    Some(match named {
        Named::Kelurahan(n) => {
            let it = places.kelurahan.get(n)?;
            let detail = tr!("place-kelurahan", kecamatan = it.kecamatan.clone());
            Entry { value: format!("k{n}"), label: it.name.clone(), detail }
        }
        Named::Landmark(n) => {
            let it = places.places.get(n)?;
            let around = places.kelurahan.iter().find(|other| other.code == it.kelurahan);
            let around = around.map(|it| it.name.clone()).unwrap_or_default();
            let detail = tr!("place-landmark", kelurahan = around);
            Entry { value: format!("p{n}"), label: it.name.clone(), detail }
        }
    })
}

/// What an entry's value names.
fn somewhere(places: &PlaceFile, value: &str) -> Option<Somewhere> {
    if let Some(n) = value.strip_prefix('k') {
        return Some(Somewhere::Kelurahan(places.kelurahan.get(n.parse::<usize>().ok()?)?.code.clone()));
    }
    if let Some(n) = value.strip_prefix('p') {
        let [lng, lat] = places.places.get(n.parse::<usize>().ok()?)?.at;
        return Some(Somewhere::Exact(LngLat::new(lng, lat).ok()?, None));
    }
    let (place, accuracy) = value.split_once(';')?;
    let (lat, lng) = place.split_once(", ")?;
    let accuracy = place::decimal(accuracy).filter(|it| *it > 0.0).map(Metres::new);
    Some(Somewhere::Exact(LngLat::new(place::decimal(lng)?, place::decimal(lat)?).ok()?, accuracy))
}
