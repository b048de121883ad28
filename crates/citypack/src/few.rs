//! A short list of numbers that asks for no memory until it grows long: most points lie in one zone.

/// How many numbers fit before memory is asked for.
const SHORT: usize = 8;

/// A list of numbers.
#[derive(Debug, Clone, Default)]
pub(crate) struct Few {
    short: [u32; SHORT],
    count: usize,
    /// All numbers, once there are more than fit above.
    long: Vec<u32>,
}

impl Few {
    pub(crate) fn as_slice(&self) -> &[u32] {
        if self.long.is_empty() { &self.short[..self.count] } else { &self.long }
    }

    fn as_mut_slice(&mut self) -> &mut [u32] {
        if self.long.is_empty() { &mut self.short[..self.count] } else { &mut self.long }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.as_slice().is_empty()
    }

    pub(crate) fn push(&mut self, number: u32) {
        if !self.long.is_empty() {
            self.long.push(number);
        } else if self.count < SHORT {
            self.short[self.count] = number;
            self.count += 1;
        } else {
            self.long.extend(self.short);
            self.long.push(number);
        }
    }

    /// Takes a number out if it is there, else puts it in. The order changes.
    pub(crate) fn toggle(&mut self, number: u32) {
        let Some(at) = self.as_slice().iter().position(|it| *it == number) else { return self.push(number) };
        let last = self.as_slice().len() - 1;
        self.as_mut_slice().swap(at, last);
        if self.long.is_empty() {
            self.count = last;
        } else {
            self.long.pop();
            // An emptied long list means "look at the short one", which then must be empty too.
            self.count = 0;
        }
    }

    /// Puts the numbers in order, each once.
    pub(crate) fn sort(&mut self) {
        if self.as_slice().len() < 2 {
            return;
        }
        measure::sort(self.as_mut_slice());
        if self.long.is_empty() {
            let mut kept = 1;
            for n in 1..self.count {
                if self.short[n] != self.short[kept - 1] {
                    self.short[kept] = self.short[n];
                    kept += 1;
                }
            }
            self.count = kept;
        } else {
            self.long.dedup();
        }
    }
}

impl PartialEq for Few {
    fn eq(&self, other: &Self) -> bool {
        self.as_slice() == other.as_slice()
    }
}

impl Extend<u32> for Few {
    fn extend<T: IntoIterator<Item = u32>>(&mut self, numbers: T) {
        numbers.into_iter().for_each(|it| self.push(it));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_behaves_alike_short_and_long() {
        for count in [0, 1, 7, 8, 9, 40] {
            let mut list = Few::default();
            list.extend((0..count).rev());
            list.extend(0..count.min(1));
            list.sort();
            assert_eq!(list.as_slice(), (0..count).collect::<Vec<_>>());
            for number in 0..count {
                list.toggle(number);
            }
            assert!(list.is_empty(), "{count}");
            list.toggle(3);
            assert_eq!(list.as_slice(), [3]);
        }
    }
}
