//! Sorting for code that travels to phones.
//!
//! The standard library's sorts are fast and are compiled anew for every type, some three kilobytes each time. Lists
//! here are short, so one routine that compares through a pointer serves them all.

use core::cmp::Ordering;

/// Sorts like `slice::sort_by`: equal items keep their order.
///
/// ```
/// let mut words = ["kios", "kos", "rumah", "apotek"];
/// measure::sort_by(&mut words, |a, b| a.len().cmp(&b.len()));
/// assert_eq!(words, ["kos", "kios", "rumah", "apotek"]);
/// ```
pub fn sort_by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let mut places = {
        let items = &*items;
        sorted_places(items.len(), &mut |a, b| compare(&items[a], &items[b]))
    };
    // Carries each item to its place along the cycles of the permutation.
    for start in 0..places.len() {
        let mut at = start;
        while places[at] != at {
            let from = core::mem::replace(&mut places[at], at);
            if from == start {
                break;
            }
            items.swap(at, from);
            at = from;
        }
    }
}

/// Sorts like `slice::sort`.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// For each place the index of the item that belongs there.
fn sorted_places(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_unstable_by(|a, b| compare(*a, *b).then(a.cmp(b)));
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_comes_out_as_from_the_standard_library() {
        let mut state = 3_u64;
        for length in 0..200 {
            let mut list: Vec<(u64, usize)> = Vec::new();
            for n in 0..length {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                list.push(((state >> 33) % 17, n));
            }
            let mut expected = list.clone();
            expected.sort_by_key(|it| it.0);
            sort_by(&mut list, |a, b| a.0.cmp(&b.0));
            assert_eq!(list, expected);
        }
    }
}
