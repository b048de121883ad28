//! What goes into a statement and comes out of a query: whole numbers, text, nothing. No other type is kept, so that
//! both databases hold exactly the same.

use super::StoreError;

/// One value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Null,
    Int(i64),
    Text(String),
}

/// One row of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row(pub Vec<Value>);

impl Row {
    pub fn text(&self, column: usize) -> Result<String, StoreError> {
        self.maybe_text(column)?.ok_or(StoreError::Shape { column })
    }

    pub fn maybe_text(&self, column: usize) -> Result<Option<String>, StoreError> {
        match self.0.get(column) {
            Some(Value::Text(it)) => Ok(Some(it.clone())),
            Some(Value::Null) => Ok(None),
            _ => Err(StoreError::Shape { column }),
        }
    }

    pub fn int(&self, column: usize) -> Result<i64, StoreError> {
        self.maybe_int(column)?.ok_or(StoreError::Shape { column })
    }

    pub fn maybe_int(&self, column: usize) -> Result<Option<i64>, StoreError> {
        match self.0.get(column) {
            Some(Value::Int(it)) => Ok(Some(*it)),
            Some(Value::Null) => Ok(None),
            _ => Err(StoreError::Shape { column }),
        }
    }

    pub fn flag(&self, column: usize) -> Result<bool, StoreError> {
        Ok(self.int(column)? != 0)
    }
}

impl From<i64> for Value {
    fn from(it: i64) -> Self {
        Self::Int(it)
    }
}

impl From<bool> for Value {
    fn from(it: bool) -> Self {
        Self::Int(it.into())
    }
}

impl From<&str> for Value {
    fn from(it: &str) -> Self {
        Self::Text(it.to_owned())
    }
}

impl From<String> for Value {
    fn from(it: String) -> Self {
        Self::Text(it)
    }
}

impl From<&String> for Value {
    fn from(it: &String) -> Self {
        Self::Text(it.clone())
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(it: Option<T>) -> Self {
        it.map_or(Self::Null, Into::into)
    }
}

/// The arguments of a statement, in the order of their placeholders.
macro_rules! args {
    ($($value:expr),* $(,)?) => { &[$($crate::store::Value::from($value)),*] };
}
pub(crate) use args;
