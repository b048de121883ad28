//! A small ordered map: few entries, one order everywhere, little code.

/// Values by name, ordered by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entries<V>(Vec<(String, V)>);

impl<V> Default for Entries<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<V> Entries<V> {
    fn find(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|it| it.0.as_str().cmp(name))
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&V> {
        self.find(name).ok().and_then(|n| self.0.get(n)).map(|it| &it.1)
    }

    /// The value of a name, to be changed.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut V> {
        let n = self.find(name).ok()?;
        self.0.get_mut(n).map(|it| &mut it.1)
    }

    /// Puts a value under a name, in place of what was there.
    pub fn set(&mut self, name: &str, value: V) {
        match self.find(name) {
            Ok(n) => self.0[n].1 = value,
            Err(n) => self.0.insert(n, (name.to_owned(), value)),
        }
    }

    /// Takes a value away.
    pub fn remove(&mut self, name: &str) -> Option<V> {
        self.find(name).ok().map(|n| self.0.remove(n).1)
    }

    /// The value of a name, which is made where it is absent.
    pub fn or_default(&mut self, name: &str) -> &mut V
    where
        V: Default,
    {
        let n = match self.find(name) {
            Ok(n) => n,
            Err(n) => {
                self.0.insert(n, (name.to_owned(), V::default()));
                n
            }
        };
        &mut self.0[n].1
    }

    /// All names and values in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &V)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many values are in it.
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

impl<V> FromIterator<(String, V)> for Entries<V> {
    /// Of equal names the last one counts.
    fn from_iter<I: IntoIterator<Item = (String, V)>>(items: I) -> Self {
        let mut out = Self::default();
        for (name, value) in items {
            out.set(&name, value);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kept_in_order_and_replaced() {
        let mut entries: Entries<u8> = [("b".to_owned(), 1), ("a".to_owned(), 2)].into_iter().collect();
        entries.set("b", 3);
        *entries.or_default("c") += 1;
        assert_eq!(entries.iter().collect::<Vec<_>>(), [("a", &2), ("b", &3), ("c", &1)]);
        assert_eq!(entries.remove("a"), Some(2));
        assert_eq!((entries.get("a"), entries.len()), (None, 2));
    }
}
