//! How much comes in and how long it takes, by service. What the public sees hides groups of fewer than ten.

use std::collections::BTreeMap;

use super::{CaseError, clock::Calendar, way::State};
use crate::store::{
    Tx,
    cases::{Scope, counted},
};

/// Days that the usual duration looks back.
const BACK: i64 = 90 * 86_400;
/// The smallest group that the public is told of.
pub const SMALLEST: u64 = 10;

/// One service.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Service {
    pub service: String,
    pub received: u64,
    pub in_work: u64,
    pub issued: u64,
    pub rejected: u64,
    /// Withdrawn, expired, revoked.
    pub other: u64,
    /// How many ended in the last 90 days with a decision.
    pub ended: u64,
    /// Working days from arrival to decision that half of these took at most, and nine of ten.
    pub usual: Option<(u32, u32)>,
}

/// What these scopes hold, by service.
pub fn by_service(
    tx: &mut dyn Tx,
    scopes: &[Scope],
    calendar: &Calendar,
    now: i64,
) -> Result<Vec<Service>, CaseError> {
    let mut all: BTreeMap<String, Service> = BTreeMap::new();
    for (service, state, count) in counted::by_state(tx, scopes)? {
        let it = all.entry(service.clone()).or_default();
        it.service = service;
        let count = u64::try_from(count).unwrap_or(0);
        it.received += count;
        match State::from_word(&state) {
            Some(State::Issued) => it.issued += count,
            Some(State::Rejected) => it.rejected += count,
            Some(state) if state.is_end() => it.other += count,
            _ => it.in_work += count,
        }
    }
    let mut took: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (service, region, from, to) in counted::decided(tx, scopes, now - BACK)? {
        took.entry(service).or_default().push(calendar.between(&region, from, to));
    }
    for (service, mut days) in took {
        days.sort_unstable();
        if let Some(it) = all.get_mut(&service) {
            it.ended = days.len() as u64;
            it.usual = part(&days, 50).zip(part(&days, 90));
        }
    }
    Ok(all.into_values().collect())
}

/// The smallest value that so many of a hundred do not exceed.
fn part(sorted: &[u32], percent: usize) -> Option<u32> {
    let at = (sorted.len() * percent).div_ceil(100);
    sorted.get(at.max(1) - 1).copied()
}

/// One service as the public sees it: a number that is not shown is fewer than ten, or would give such a one away.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown {
    pub service: String,
    pub received: u64,
    pub in_work: Option<u64>,
    pub issued: Option<u64>,
    pub rejected: Option<u64>,
    pub usual: Option<(u32, u32)>,
}

/// What the public may see of it.
pub fn for_public(all: Vec<Service>) -> Vec<Shown> {
    let shown = |it: Service| {
        let [in_work, issued, rejected, _other] = hidden([it.in_work, it.issued, it.rejected, it.other]);
        let usual = it.usual.filter(|_| it.ended >= SMALLEST);
        Shown { service: it.service, received: it.received, in_work, issued, rejected, usual }
    };
    all.into_iter().filter(|it| it.received >= SMALLEST).map(shown).collect()
}

/// The groups of a sum that is shown, without the small ones. What is left of the sum tells how many are hidden together, so
/// these are never one group alone nor a few people.
fn hidden(groups: [u64; 4]) -> [Option<u64>; 4] {
    let mut order = [0, 1, 2, 3];
    order.sort_by_key(|it| groups[*it]);
    let mut shown = groups.map(Some);
    let (mut count, mut sum) = (0, 0);
    for it in order {
        let gives_away = count == 1 || (1..SMALLEST).contains(&sum);
        if groups[it] < SMALLEST || gives_away {
            (shown[it], count, sum) = (None, count + 1, sum + groups[it]);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_hundred_are_values_that_were_there() {
        let days: Vec<u32> = (1..=10).collect();
        assert_eq!((part(&days, 50), part(&days, 90), part(&days, 100)), (Some(5), Some(9), Some(10)));
        assert_eq!((part(&[7], 50), part(&[], 50)), (Some(7), None));
    }

    #[test]
    fn the_public_is_not_told_of_a_few() {
        let of = |received, ended| Service { received, ended, usual: Some((1, 2)), ..Service::default() };
        let seen = for_public(vec![of(9, 9), of(12, 9), of(12, 10)]);
        assert_eq!(seen.iter().map(|it| it.usual).collect::<Vec<_>>(), [None, Some((1, 2))]);
    }

    #[test]
    fn a_small_group_cannot_be_worked_out_from_the_sum() {
        assert_eq!(hidden([10, 20, 30, 40]), [Some(10), Some(20), Some(30), Some(40)]);
        assert_eq!(hidden([9, 20, 30, 40]), [None, None, Some(30), Some(40)], "one alone is what is left");
        assert_eq!(hidden([50, 8, 30, 7]), [Some(50), None, Some(30), None], "fifteen of two groups");
        assert_eq!(hidden([50, 1, 30, 1]), [Some(50), None, None, None], "two people would be left");
        assert_eq!(hidden([50, 20, 0, 0]), [Some(50), Some(20), None, None]);
        assert_eq!(hidden([3, 3, 3, 3]), [None; 4]);
    }
}
