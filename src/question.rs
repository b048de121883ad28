//! What is asked, and how it is written into a link: `#t=LAT,LNG&k=ACTIVITY&w=KELURAHAN&z=ZOOM&b=PARCEL&r=REGION`.
//! Lives in the fragment only, so that no server and no log learns which place somebody asks about.
//! A piece that cannot be read is dropped: a broken link still opens the page, which then asks again.

use lookup::place::{decimal, percent_decoded};
use measure::LngLat;

/// A question, whole or begun.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Question {
    /// The place on the ground.
    pub place: Option<LngLat>,
    /// Code of the activity.
    pub activity: Option<String>,
    /// Code of a kelurahan, where no exact place is known.
    pub kelurahan: Option<String>,
    /// Zoom of the map.
    pub zoom: Option<u8>,
    /// The outline of a parcel, in the letters of `parcel::link`.
    pub parcel: Option<String>,
    /// Whether the map is coloured by where the activity may be carried on.
    pub is_where: bool,
    /// Code of the region; written only where the app serves several.
    pub region: Option<String>,
}

/// Deepest zoom that a link may ask for.
const DEEPEST_ZOOM: u8 = 19;

impl Question {
    /// Reads a fragment, with or without its `#`.
    pub fn from_fragment(fragment: &str) -> Self {
        let mut question = Self::default();
        for pair in fragment.trim_start_matches('#').split('&') {
            let Some((key, value)) = pair.split_once('=') else { continue };
            let value = percent_decoded(value);
            match key {
                "t" => question.place = parse_place(&value),
                "k" => question.activity = parse_code(&value),
                "w" => question.kelurahan = parse_code(&value),
                "z" => question.zoom = value.parse().ok().filter(|it| *it <= DEEPEST_ZOOM),
                "b" => question.parcel = parse_outline(&value),
                "d" => question.is_where = value == "1",
                "r" => question.region = parse_code(&value),
                _ => {}
            }
        }
        question
    }

    /// The fragment with its `#`; empty for an empty question.
    pub fn to_fragment(&self) -> String {
        let mut pairs = Vec::new();
        if let Some(place) = self.place {
            pairs.push(format!("t={},{}", degrees(place.lat()), degrees(place.lng())));
        }
        let codes = [("k", &self.activity), ("w", &self.kelurahan)];
        pairs.extend(codes.iter().filter_map(|(key, it)| it.as_ref().map(|it| format!("{key}={it}"))));
        if let Some(zoom) = self.zoom {
            pairs.push(format!("z={zoom}"));
        }
        if let Some(parcel) = &self.parcel {
            pairs.push(format!("b={parcel}"));
        }
        if self.is_where {
            pairs.push("d=1".to_owned());
        }
        if let Some(region) = &self.region {
            pairs.push(format!("r={region}"));
        }
        if pairs.is_empty() { String::new() } else { format!("#{}", pairs.join("&")) }
    }

    /// The same question for another place; the kelurahan no longer counts.
    pub fn at(&self, place: LngLat) -> Self {
        Self { place: Some(rounded(place)), kelurahan: None, ..self.clone() }
    }

    /// The same question for a kelurahan as a whole.
    pub fn in_kelurahan(&self, code: &str) -> Self {
        Self { place: None, kelurahan: Some(code.to_owned()), ..self.clone() }
    }

    /// The same question for another activity.
    pub fn about(&self, activity: &str) -> Self {
        Self { activity: Some(activity.to_owned()), ..self.clone() }
    }

    /// Whether an activity and somewhere are given.
    pub fn is_whole(&self) -> bool {
        self.activity.is_some() && (self.place.is_some() || self.kelurahan.is_some())
    }
}

/// Seven decimals are a centimetre: a link gives the very answer that was on the screen.
fn degrees(value: f64) -> String {
    let text = format!("{value:.7}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// What a link can carry of a place.
fn rounded(place: LngLat) -> LngLat {
    let round = |it: f64| (it * 1e7).round() / 1e7;
    LngLat::new(round(place.lng()), round(place.lat())).unwrap_or(place)
}

fn parse_place(text: &str) -> Option<LngLat> {
    let (lat, lng) = text.split_once(',')?;
    LngLat::new(decimal(lng.trim())?, decimal(lat.trim())?).ok()
}

/// An outline that is longer is kept on the device, not in links.
pub const LONGEST_OUTLINE: usize = 6_000;

/// What the letters mean is read where it is needed.
fn parse_outline(text: &str) -> Option<String> {
    let is_plain = text.bytes().all(|it| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'_'));
    (is_plain && !text.is_empty() && text.len() <= LONGEST_OUTLINE).then(|| text.to_owned())
}

/// Codes are short and plain; anything else in a link is a mistake or a trick.
fn parse_code(text: &str) -> Option<String> {
    let plain = text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'));
    (plain && !text.is_empty() && text.len() <= 32).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole() -> Question {
        Question {
            place: LngLat::new(123.607, -10.163).ok(),
            activity: Some("47112".to_owned()),
            kelurahan: None,
            zoom: Some(17),
            parcel: None,
            is_where: false,
            region: None,
        }
    }

    #[test]
    fn a_question_survives_the_way_through_a_link() {
        assert_eq!(whole().to_fragment(), "#t=-10.163,123.607&k=47112&z=17");
        assert_eq!(Question::from_fragment(&whole().to_fragment()), whole());
        assert_eq!(Question::default().to_fragment(), "");
    }

    #[test]
    fn a_link_that_a_chat_program_has_encoded_is_read() {
        let read = Question::from_fragment("#t=-10%2E163%2C123.607&k=47112&z=17");
        assert_eq!(read, whole());
    }

    #[test]
    fn pieces_that_cannot_be_read_are_dropped_one_by_one() {
        for fragment in
            ["#t=123.607,-10.163", "#t=here", "#t=NaN,1", "#k=<b>", "#z=99", "#w=", "#%", "#t", "#=&&=%zz"]
        {
            assert_eq!(Question::from_fragment(fragment), Question::default(), "{fragment}");
        }
        assert_eq!(Question::from_fragment("t=x&k=47112").activity.as_deref(), Some("47112"));
    }

    #[test]
    fn an_outline_travels_with_the_question() {
        let question = Question { parcel: Some("w3gg-_A".to_owned()), ..whole() };
        assert_eq!(question.to_fragment(), "#t=-10.163,123.607&k=47112&z=17&b=w3gg-_A");
        assert_eq!(Question::from_fragment(&question.to_fragment()), question);
        let coloured = Question { is_where: true, ..whole() };
        assert_eq!(coloured.to_fragment(), "#t=-10.163,123.607&k=47112&z=17&d=1");
        assert_eq!(Question::from_fragment(&coloured.to_fragment()), coloured);
        for text in ["#b=", "#b=<svg>", "#b=a%20b"] {
            assert_eq!(Question::from_fragment(text).parcel, None, "{text}");
        }
    }

    #[test]
    fn a_place_is_asked_about_exactly_as_its_link_says() {
        let place = LngLat::new(123.607_123_456_789, -10.163_987_654_321).unwrap();
        let question = Question::default().at(place);
        assert_eq!(Question::from_fragment(&question.to_fragment()), question);
    }

    #[test]
    fn a_new_place_replaces_the_kelurahan_and_the_other_way_round() {
        let question = whole().in_kelurahan("53.71.01.1001");
        assert_eq!(question.place, None);
        let question = question.at(LngLat::new(123.6, -10.1).unwrap());
        assert_eq!((question.kelurahan.as_deref(), question.activity.as_deref()), (None, Some("47112")));
    }
}
