//! The calendar of the device. Answers compare it with the date until which a pack is held to be good.

/// Today as an RFC 3339 full-date, in the time zone of the device.
pub fn today() -> String {
    day_of(&js_sys::Date::new_0())
}

/// Now as an RFC 3339 date and time, to the second, with the device's offset.
pub fn now() -> String {
    written(&js_sys::Date::new_0())
}

/// A moment in RFC 3339 as the clock of this device shows it. A date alone, and what is no moment, stay as they are.
pub fn local(moment: &str) -> String {
    let date = js_sys::Date::new(&moment.into());
    if moment.len() <= 10 || date.get_time().is_nan() { moment.to_owned() } else { written(&date) }
}

/// A moment in seconds since 1970, likewise.
pub fn moment(seconds: f64) -> String {
    written(&js_sys::Date::new(&(seconds * 1_000.0).into()))
}

fn written(date: &js_sys::Date) -> String {
    let behind = date.get_timezone_offset();
    let sign = if behind > 0.0 { '-' } else { '+' };
    // Offsets are whole minutes.
    let (hours, minutes) = ((behind.abs() / 60.0).floor(), behind.abs() % 60.0);
    format!(
        "{}T{:02}:{:02}:{:02}{sign}{hours:02}:{minutes:02}",
        day_of(date),
        date.get_hours(),
        date.get_minutes(),
        date.get_seconds()
    )
}

fn day_of(date: &js_sys::Date) -> String {
    format!("{:04}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
}

/// Milliseconds since 1970, for waiting; never shown.
pub fn milliseconds() -> f64 {
    js_sys::Date::now()
}
