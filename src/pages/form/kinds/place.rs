//! A point, typed, found by the device or taken from the map; and the outline of a parcel, drawn on its page. What the plan
//! says there is carried along.

use leptos::prelude::*;
use measure::{LngLat, Metres};
use permit::{Answer, Entries, Path, form::Field};
use wording::format;

use super::{address::group, around, id_of, kept, write};
use crate::{
    browser,
    components::{
        back_to_form,
        dynamic::{clicked, dynamic, text, whenever},
        field::{AreaField, Around},
        locate_button::LocateButton,
        place_field::{PlaceField, PlaceInput, Somewhere},
    },
    i18n,
    pages::form::{
        carry,
        say::{say, sentence},
        session::Session,
        shown,
    },
    question::Question,
    routes::Route,
};

/// Where the page of parcels keeps its outline.
const OUTLINE: &str = "parcel";

pub(super) fn point(session: Session, path: &Path, field: &Field) -> AnyView {
    let input = PlaceInput::of_pack();
    input.prepare();
    if let Some(at) = place_in(kept(session, path).as_ref()) {
        input.write(lookup::place::write(at));
    }
    if let Some(Answer::Text(text)) = kept(session, path) {
        input.write(text);
    }
    let (at, first) = (path.clone(), StoredValue::new(true));
    if let Some(place) = session.asked.get_untracked().place {
        // Chosen on the map for this question: taken over, and the address is the draft's again.
        input.write(lookup::place::write(place));
        take(session, path, place, session.asked.accuracy_of(place), "map");
        session.asked.open_address(&session.spot.get_untracked().address(), true);
    }
    whenever(move || {
        input.typed.track();
        if first.get_value() {
            first.set_value(false);
            return;
        }
        match input.place() {
            Ok(Somewhere::Exact(place, accuracy)) => take(session, &at, place, accuracy, "typed"),
            Ok(Somewhere::Kelurahan(code)) => take_kelurahan(session, &at, &code),
            Err("place-error-empty") => write(session, &at, Answer::text("")),
            // A place given before must not stand for a text that is none: this stays, and is told when the page is left.
            Err(_) => write(session, &at, Answer::text(input.typed.get_untracked())),
        }
    });
    let words = around(session, path, field);
    let id = words.id.clone();
    let at = path.clone();
    let found = Callback::new(move |it: browser::Located| {
        input.write(lookup::place::write(it.place));
        take(session, &at, it.place, Some(it.accuracy), "gps");
    });
    let (shown_at, map) = (path.clone(), to_map(session, path, Route::Map));
    let controls = view! {
        <PlaceField input=input mistakes=RwSignal::default() />
        <div class="app-isi__ways">
            <LocateButton words="check-locate" id="isi-posisi" on_found=found />
            {map}
        </div>
        {dynamic(move || chosen(session, &shown_at))}
    };
    view! { <div id=id tabindex="-1">{group(&words, controls.into_any())}</div> }.into_any()
}

/// Writes a place down, and what the plan says there once that is known.
fn take(session: Session, path: &Path, place: LngLat, accuracy: Option<Metres>, from: &'static str) {
    let place = as_kept(place);
    if place_in(kept(session, path).as_ref()) == Some(place) {
        return;
    }
    let mut parts = Entries::default();
    parts.set("lat", carry::degrees(place.lat()));
    parts.set("lng", carry::degrees(place.lng()));
    parts.set("from", from.to_owned());
    if let Some(it) = accuracy {
        parts.set("accuracy_m", format!("{:.0}", it.value()));
    }
    write(session, path, Answer::Parts(parts));
    let Some(open) = session.pack.ready_untracked() else { return };
    let question = Question { place: Some(place), activity: activity_of(session), ..Question::default() };
    let path = path.clone();
    leptos::task::spawn_local(async move {
        let facts = carry::facts_of(&open, &question, accuracy).await;
        let Some(Answer::Parts(mut parts)) = facts.get("place").cloned() else { return };
        parts.set("from", from.to_owned());
        // Another place may have been chosen meanwhile, or the page be gone.
        let now = session.draft.try_with_untracked(|it| it.answers.get(&path).cloned()).flatten();
        if place_in(now.as_ref()) == Some(place) {
            write(session, &path, Answer::Parts(parts));
        }
    });
}

/// Only the kelurahan is known: a point in it, said to be no nearer than that.
fn take_kelurahan(session: Session, path: &Path, code: &str) {
    let Some(places) = super::address::places(session) else { return };
    let Some(it) = places.kelurahan.iter().find(|it| it.code == code) else { return };
    let [lng, lat] = it.at;
    let parts = [
        ("lat", carry::degrees(lat)),
        ("lng", carry::degrees(lng)),
        ("kelurahan", code.to_owned()),
        ("from", "kelurahan".to_owned()),
    ];
    let parts = parts.into_iter().map(|(name, it)| (name.to_owned(), it)).collect();
    write(session, path, Answer::Parts(parts));
}

/// The activity that was answered somewhere in this form.
fn activity_of(session: Session) -> Option<String> {
    session.draft.with_untracked(|draft| {
        let answers = draft.answers.fields.iter().map(|it| it.1);
        let mut codes = answers.filter_map(|it| it.part("code"));
        codes.next().map(str::to_owned)
    })
}

/// A place as it comes back from an answer: what is compared with it must have no more decimals than it.
fn as_kept(place: LngLat) -> LngLat {
    let rounded = |it: f64| carry::degrees(it).parse().unwrap_or(it);
    LngLat::new(rounded(place.lng()), rounded(place.lat())).unwrap_or(place)
}

fn place_in(answer: Option<&Answer>) -> Option<LngLat> {
    let part = |name: &str| answer?.part(name)?.parse::<f64>().ok();
    LngLat::new(part("lng")?, part("lat")?).ok()
}

/// What was taken, in words.
fn chosen(session: Session, path: &Path) -> AnyView {
    let answer = session.draft.with(|it| it.answers.get(path).cloned());
    let Some(answer) = answer else { return ().into_any() };
    let lines = shown::ground(session, &answer);
    view! { <p class="app-isi__chosen" role="status">{lines.join("\n")}</p> }.into_any()
}

/// A way to the map, which knows where to come back to.
fn to_map(session: Session, path: &Path, route: Route) -> AnyView {
    let at = place_in(kept(session, path).as_ref());
    let outline = browser::recall(OUTLINE).filter(|_| route == Route::Parcel);
    let question =
        Question { place: at, parcel: outline, activity: activity_of(session), ..Question::default() };
    let href = route.asking(&question);
    let back = session.spot.get_untracked().address();
    let wait = clicked(move || back_to_form::wait(&back));
    let words = if route == Route::Parcel { "form-draw" } else { "form-on-map" };
    view! { <a class="app-button app-button--quiet" href=href on:click=wait>{form_t!(words)}</a> }.into_any()
}

pub(super) fn parcel(session: Session, path: &Path, field: &Field) -> AnyView {
    let words = around(session, path, field);
    let id = words.id.clone();
    let kept_outline = browser::recall(OUTLINE).and_then(|it| parcel::link::read(&it));
    let drawn = kept_outline.filter(|it| it.len() > 2).map(|corners| {
        let area = parcel::Sketch::new(corners.clone()).area();
        let at = path.clone();
        let letters = parcel::link::write(&corners);
        let take = clicked(move || take_outline(session, &at, &letters));
        let words = move || form_tr!("form-take-outline", area = format::area(i18n::words().language(), area));
        view! { <button type="button" id="isi-bidang" class="app-button app-button--quiet" on:click=take>{words}</button> }
    });
    if let Some(letters) = session.asked.get_untracked().parcel {
        take_outline(session, path, &letters);
        session.asked.open_address(&session.spot.get_untracked().address(), true);
    }
    let typed = id_of(&path.part("ring"));
    let at = path.clone();
    let shown_at = path.clone();
    let controls = view! {
        {dynamic(move || chosen(session, &shown_at))}
        <div class="app-isi__ways">
            {to_map(session, path, Route::Parcel)}
            {drawn}
        </div>
        {by_corners(session, &at, &typed)}
    };
    view! { <div id=id tabindex="-1">{group(&words, controls.into_any())}</div> }.into_any()
}

fn take_outline(session: Session, path: &Path, letters: &str) {
    let Some(open) = session.pack.ready_untracked() else { return };
    let question =
        Question { parcel: Some(letters.to_owned()), activity: activity_of(session), ..Question::default() };
    let path = path.clone();
    leptos::task::spawn_local(async move {
        let facts = carry::facts_of(&open, &question, None).await;
        if let Some(answer) = facts.get("parcel") {
            write(session, &path, answer.clone());
        }
    });
}

/// Corners as they stand on a certificate, without a map.
fn by_corners(session: Session, path: &Path, id: &str) -> AnyView {
    let value = RwSignal::new(String::new());
    let trouble = RwSignal::new("");
    let around = Around {
        error: text(move || match trouble.get() {
            "" => String::new(),
            id => say(id, &[]),
        }),
        ..Around::new(id, sentence("form-corners")).hint(sentence("form-corners-hint"))
    };
    let path = path.clone();
    let take = clicked(move || {
        let typed = value.get_untracked();
        let corners = corners_of(&typed);
        match corners {
            Some(corners) => {
                trouble.set("");
                take_outline(session, &path, &parcel::link::write(&corners));
            }
            None => trouble.set("form-corners-wrong"),
        }
    });
    view! {
        <details class="app-isi__more">
            <summary>{form_t!("form-corners-title")}</summary>
            <AreaField around=around value=value most=4000 />
            <button type="button" class="app-button app-button--quiet" on:click=take>{form_t!("form-corners-take")}</button>
        </details>
    }
    .into_any()
}

/// A corner per line, latitude first.
fn corners_of(typed: &str) -> Option<Vec<LngLat>> {
    let lines = typed.lines().map(str::trim).filter(|it| !it.is_empty());
    let corners: Option<Vec<LngLat>> = lines
        .map(|line| match lookup::place::read(line, None) {
            lookup::place::Typed::Exact(it) => Some(it.place),
            _ => None,
        })
        .collect();
    corners.filter(|it| it.len() > 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_with_many_decimals_is_the_same_once_it_is_kept() {
        let place = LngLat::new(123.583_427_123_456, -10.157_812_345_678).expect("a place");
        let (lat, lng) = (carry::degrees(place.lat()), carry::degrees(place.lng()));
        let kept = Answer::parts([("lat", lat.as_str()), ("lng", lng.as_str())]);
        assert_ne!(place_in(Some(&kept)), Some(place));
        assert_eq!(place_in(Some(&kept)), Some(as_kept(place)));
        assert_eq!(as_kept(as_kept(place)), as_kept(place));
    }
}
