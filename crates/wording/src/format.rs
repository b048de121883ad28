//! Numbers, money, lengths, areas, places, dates and times as each language writes them.

use measure::{LngLat, Metres, Share};

use crate::{
    language::Language,
    sentences::find,
    words::{Arg, Words},
};

/// A number with a fixed count of decimals: `1.234,5` in Indonesian, `1,234.5` in English.
///
/// ```
/// use wording::{Language, format};
/// let english = Language::of_tag("en").expect("there is a folder for English");
/// assert_eq!(format::number(Language::default(), 1234.5, 1), "1.234,5");
/// assert_eq!(format::number(english, -0.04, 1), "0.0");
/// ```
pub fn number(language: Language, value: f64, decimals: usize) -> String {
    let plain = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mark = |id| find(language, id).unwrap_or_default();
    let (thousands, point) = (mark("number-thousands"), mark("number-decimal"));
    let mut text = String::with_capacity(plain.len() + 4);
    // A value that rounds to nothing has no sign.
    if value < 0.0 && plain.bytes().any(|it| (b'1'..=b'9').contains(&it)) {
        text.push('−');
    }
    for (n, digit) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n) % 3 == 0 {
            text.push_str(thousands);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push_str(point);
        text.push_str(fraction);
    }
    text
}

/// A length: centimetres are never shown, as no plan is that exact.
pub fn distance(language: Language, length: Metres) -> String {
    let metres = length.value();
    // The unit stays with its number: a no-break space.
    if metres < 19.95 {
        // Half metres matter here: the accuracy of plans is 2.5 m and 12.5 m at 1:5,000 and 1:25,000.
        let tenths = (metres * 10.0).round() / 10.0;
        format!("{}\u{a0}m", number(language, tenths, usize::from(tenths.fract() > 0.0)))
    } else if metres < 999.5 {
        format!("{}\u{a0}m", number(language, metres, 0))
    } else if metres < 99_950.0 {
        format!("{}\u{a0}km", number(language, metres / 1000.0, 1))
    } else {
        format!("{}\u{a0}km", number(language, metres / 1000.0, 0))
    }
}

/// A share in percent; what is there is never shown as nothing, what is not whole never as all.
pub fn share(language: Language, share: Share) -> String {
    let percent = share.fraction() * 100.0;
    if share == Share::NOTHING || share == Share::WHOLE {
        return format!("{}%", number(language, percent, 0));
    }
    if percent < 0.1 {
        return format!("<{}%", number(language, 0.1, 1));
    }
    if percent > 99.9 {
        return format!(">{}%", number(language, 99.9, 1));
    }
    format!("{}%", number(language, percent, usize::from(!(10.0..=99.0).contains(&percent))))
}

/// An area in square metres, from ten hectares on in hectares.
pub fn area(language: Language, square_metres: f64) -> String {
    if square_metres < 99_950.0 {
        format!("{}\u{a0}m²", number(language, square_metres, 0))
    } else {
        format!("{}\u{a0}ha", number(language, square_metres / 10_000.0, 1))
    }
}

/// An amount of rupiah, `Rp1.250.000`: whole, as nothing is paid in parts of one.
pub fn rupiah(words: &Words, amount: u32) -> String {
    let amount = number(words.language(), f64::from(amount), 0);
    words.text_with("money-rupiah", &[("amount", amount.into())])
}

/// A length of time in its two largest units, `2 jam 5 menit`; days stand alone.
pub fn duration(words: &Words, minutes: u32) -> String {
    let unit = |id, count: u32| words.text_with(id, &[("count", Arg::Count(count as usize))]);
    let (hours, rest) = (minutes / 60, minutes % 60);
    match (hours, rest) {
        (24.., _) => unit("duration-days", hours / 24),
        (0, rest) => unit("duration-minutes", rest),
        (hours, 0) => unit("duration-hours", hours),
        (hours, rest) => format!("{} {}", unit("duration-hours", hours), unit("duration-minutes", rest)),
    }
}

/// A map scale, `1:5.000`.
pub fn scale(language: Language, scale: u32) -> String {
    format!("1:{}", number(language, f64::from(scale), 0))
}

/// A place in decimal degrees with the letters of the compass: `10,16300° LS, 123,60700° BT`.
pub fn place(words: &Words, place: LngLat) -> String {
    let language = words.language();
    let side = |value: f64, positive, negative| words.text(if value < 0.0 { negative } else { positive });
    let half = |value: f64, letters: String| format!("{}°\u{a0}{letters}", number(language, value.abs(), 5));
    let lat = half(place.lat(), side(place.lat(), "compass-north", "compass-south"));
    let lng = half(place.lng(), side(place.lng(), "compass-east", "compass-west"));
    words.text_with("place-pair", &[("lat", lat.into()), ("lng", lng.into())])
}

/// An RFC 3339 full-date in words, `22 November 2026`; anything else as it is.
pub fn date(words: &Words, date: &str) -> String {
    let mut pieces = date.splitn(3, '-');
    let (year, month, day) = (pieces.next(), pieces.next(), pieces.next());
    let (Some(year), Some(month), Some(day)) = (year, month, day) else { return date.to_owned() };
    let month = month.parse().ok().and_then(month_id);
    let day = day.parse::<u8>().ok().filter(|it| (1..=31).contains(it));
    let is_year = year.len() == 4 && year.bytes().all(|it| it.is_ascii_digit());
    match (is_year, month, day) {
        (true, Some(month), Some(day)) => format!("{day} {} {year}", words.text(month)),
        _ => date.to_owned(),
    }
}

fn month_id(month: u8) -> Option<&'static str> {
    Some(match month {
        1 => "month-1",
        2 => "month-2",
        3 => "month-3",
        4 => "month-4",
        5 => "month-5",
        6 => "month-6",
        7 => "month-7",
        8 => "month-8",
        9 => "month-9",
        10 => "month-10",
        11 => "month-11",
        12 => "month-12",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both() -> (Language, Language) {
        (Language::default(), Language::of_tag("en").unwrap())
    }

    #[test]
    fn numbers_are_written_as_each_language_does() {
        let (indonesian, english) = both();
        let table = [
            (0.0, 0, "0", "0"),
            (999.0, 0, "999", "999"),
            (1000.0, 0, "1.000", "1,000"),
            (1_234_567.891, 2, "1.234.567,89", "1,234,567.89"),
            (-12.5, 1, "−12,5", "−12.5"),
            (-0.04, 1, "0,0", "0.0"),
        ];
        for (value, decimals, id, en) in table {
            assert_eq!(number(indonesian, value, decimals), id);
            assert_eq!(number(english, value, decimals), en);
        }
    }

    #[test]
    fn lengths_change_their_unit_and_precision() {
        let (indonesian, english) = both();
        let table = [
            (0.0, "0 m", "0 m"),
            (2.54, "2,5 m", "2.5 m"),
            (9.96, "10 m", "10 m"),
            (12.5, "12,5 m", "12.5 m"),
            (19.96, "20 m", "20 m"),
            (123.4, "123 m", "123 m"),
            (999.6, "1,0 km", "1.0 km"),
            (12_340.0, "12,3 km", "12.3 km"),
            (123_456.0, "123 km", "123 km"),
        ];
        for (value, id, en) in table {
            assert_eq!(distance(indonesian, Metres::new(value)).replace('\u{a0}', " "), id);
            assert_eq!(distance(english, Metres::new(value)).replace('\u{a0}', " "), en);
        }
    }

    #[test]
    fn a_sliver_is_never_nothing_and_a_remainder_never_all() {
        let (indonesian, english) = both();
        let table = [
            (0, "0%", "0%"),
            (1, "<0,1%", "<0.1%"),
            (12_000, "1,2%", "1.2%"),
            (453_000, "45%", "45%"),
            (995_000, "99,5%", "99.5%"),
            (999_999, ">99,9%", ">99.9%"),
            (1_000_000, "100%", "100%"),
        ];
        for (millionths, id, en) in table {
            assert_eq!(share(indonesian, Share::from_millionths(millionths)), id);
            assert_eq!(share(english, Share::from_millionths(millionths)), en);
        }
    }

    #[test]
    fn areas_and_scales_are_grouped() {
        let (indonesian, english) = both();
        assert_eq!(area(indonesian, 1234.4).replace('\u{a0}', " "), "1.234 m²");
        assert_eq!(area(english, 126_000.0).replace('\u{a0}', " "), "12.6 ha");
        assert_eq!((scale(indonesian, 5000), scale(english, 25_000)), ("1:5.000".into(), "1:25,000".into()));
    }

    #[test]
    fn places_are_written_with_the_letters_of_the_compass() {
        let (indonesian, english) = both();
        let kupang = LngLat::new(123.607, -10.163).unwrap();
        let id = place(&Words::new(indonesian), kupang).replace('\u{a0}', " ");
        assert_eq!(id, "10,16300° LS; 123,60700° BT");
        let en = place(&Words::new(english), kupang).replace('\u{a0}', " ");
        assert_eq!(en, "10.16300° S, 123.60700° E");
    }

    #[test]
    fn dates_are_words_and_odd_dates_stay_as_they_are() {
        let (indonesian, english) = both();
        let (id, en) = (Words::new(indonesian), Words::new(english));
        assert_eq!(date(&id, "2026-08-17"), "17 Agustus 2026");
        assert_eq!(date(&en, "2026-08-07"), "7 August 2026");
        for odd in ["", "2026", "2026-13-01", "2026-01-32", "soon-01-01"] {
            assert_eq!(date(&id, odd), odd);
        }
    }

    #[test]
    fn money_is_grouped_and_carries_its_sign() {
        let (indonesian, english) = both();
        let table = [(0, "Rp0", "Rp0"), (1_250_000, "Rp1.250.000", "Rp1,250,000")];
        for (amount, id, en) in table {
            assert_eq!(rupiah(&Words::new(indonesian), amount), id);
            assert_eq!(rupiah(&Words::new(english), amount), en);
        }
    }

    #[test]
    fn lengths_of_time_are_said_in_the_units_people_use() {
        let (indonesian, english) = both();
        let table = [
            (1, "1 menit", "1 minute"),
            (45, "45 menit", "45 minutes"),
            (60, "1 jam", "1 hour"),
            (125, "2 jam 5 menit", "2 hours 5 minutes"),
            (3 * 24 * 60, "3 hari", "3 days"),
        ];
        for (minutes, id, en) in table {
            assert_eq!(duration(&Words::new(indonesian), minutes), id);
            assert_eq!(duration(&Words::new(english), minutes), en);
        }
    }
}
