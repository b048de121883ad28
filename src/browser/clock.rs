//! The calendar of the device. Answers compare it with the date until which a pack is held to be good.

/// Today as an RFC 3339 full-date, in the time zone of the device.
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// Now as an RFC 3339 date and time, to the second, with the device's offset.
pub fn now() -> String {
    let now = js_sys::Date::new_0();
    let behind = now.get_timezone_offset();
    let sign = if behind > 0.0 { '-' } else { '+' };
    // Offsets are whole minutes.
    let (hours, minutes) = ((behind.abs() / 60.0).floor(), behind.abs() % 60.0);
    format!(
        "{}T{:02}:{:02}:{:02}{sign}{hours:02}:{minutes:02}",
        today(),
        now.get_hours(),
        now.get_minutes(),
        now.get_seconds()
    )
}

/// Milliseconds since 1970, for waiting; never shown.
pub fn milliseconds() -> f64 {
    js_sys::Date::now()
}
