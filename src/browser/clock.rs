//! The calendar of the device. Answers compare it with the date until which a pack is held to be good.

/// Today as an RFC 3339 full-date, in the time zone of the device.
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}
