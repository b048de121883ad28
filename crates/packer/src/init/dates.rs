//! Half a year from a date on, for the first version of a mapping file.

/// The first day of the month half a year after a date.
pub(crate) fn half_a_year_on(date: &str) -> String {
    let mut parts = date.split('-').map(|it| it.parse::<u32>().unwrap_or(1));
    let (year, month) = (parts.next().unwrap_or(2026), parts.next().unwrap_or(1));
    let later = month + 6;
    if later > 12 {
        format!("{:04}-{:02}-01", year + 1, later - 12)
    } else {
        format!("{year:04}-{later:02}-01")
    }
}
