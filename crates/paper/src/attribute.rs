//! What a file says about the land besides its corners: a few named values, in the order in which tables show them.

/// A named value. The name is short enough for every format: at most ten letters of ASCII, as in a shapefile's table.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribute {
    /// The column.
    pub name: &'static str,
    /// What stands in it.
    pub value: Value,
}

/// A value of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Words.
    Text(String),
    /// A number, written with two decimals.
    Number(f64),
    /// A day.
    Date(Day),
}

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// The year, from 1980 on, where archives begin to count.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Day {
    /// As in ISO 8601.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Attribute {
    /// A column of words.
    pub fn text(name: &'static str, value: impl Into<String>) -> Self {
        Self { name, value: Value::Text(value.into()) }
    }

    /// The value as words.
    pub(crate) fn words(&self) -> String {
        match &self.value {
            Value::Text(it) => it.clone(),
            Value::Number(it) => format!("{it:.2}"),
            Value::Date(it) => it.iso(),
        }
    }
}

/// Text that XML and tables can carry: control characters become blanks.
pub(crate) fn tame(text: &str) -> String {
    text.chars().map(|it| if it.is_control() { ' ' } else { it }).collect()
}
