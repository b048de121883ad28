//! How much one address may ask in a time. Kept in memory, of this process only; it slows guessing and floods down,
//! and is no account of who asked.

use std::{
    collections::BTreeMap,
    net::IpAddr,
    sync::Mutex,
    time::{Duration, Instant},
};

/// Addresses that are remembered at most; beyond that those with full allowance are forgotten.
const MOST: usize = 50_000;

/// A bucket per address that fills up by itself.
#[derive(Debug)]
pub struct Limiter {
    most: f64,
    per_second: f64,
    buckets: Mutex<BTreeMap<IpAddr, Bucket>>,
}

#[derive(Debug, Clone, Copy)]
struct Bucket {
    left: f64,
    seen: Instant,
}

impl Limiter {
    /// `most` in `seconds`; a `most` of 0 is no limit.
    pub fn new(most: u32, seconds: u32) -> Self {
        let per_second = f64::from(most) / f64::from(seconds.max(1));
        Self { most: f64::from(most), per_second, buckets: Mutex::default() }
    }

    /// Takes one; tells how long to wait where nothing is left.
    pub fn take(&self, address: IpAddr) -> Result<(), Duration> {
        self.at(address, Instant::now(), 1.0)
    }

    /// Takes as many as something costs, all where it costs more than there can be.
    pub fn take_many(&self, address: IpAddr, cost: u32) -> Result<(), Duration> {
        self.at(address, Instant::now(), f64::from(cost).min(self.most))
    }

    /// Whether one is left, without taking it.
    pub fn has_room(&self, address: IpAddr) -> bool {
        self.at(address, Instant::now(), 0.0).is_ok()
    }

    fn at(&self, address: IpAddr, now: Instant, cost: f64) -> Result<(), Duration> {
        if self.most <= 0.0 {
            return Ok(());
        }
        let Ok(mut buckets) = self.buckets.lock() else { return Ok(()) };
        let (most, speed) = (self.most, self.per_second);
        let filled = |it: &Bucket| (it.left + speed * (now - it.seen).as_secs_f64()).min(most);
        if buckets.len() >= MOST {
            buckets.retain(|_, it| filled(it) < most);
        }
        let left = buckets.get(&network(address)).map_or(most, filled);
        let needed = cost.max(1.0);
        let is_enough = left >= needed;
        let left = if is_enough { left - cost } else { left };
        buckets.insert(network(address), Bucket { left, seen: now });
        if is_enough {
            Ok(())
        } else {
            Err(Duration::from_secs_f64(((needed - left) / speed).clamp(1.0, 3_600.0)))
        }
    }
}

/// One household has a whole network of the newer addresses, so its first half stands for all of it.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(it) => match it.to_ipv4_mapped() {
            Some(it) => IpAddr::V4(it),
            None => IpAddr::V6((u128::from(it) & !u128::from(u64::MAX)).into()),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_gets_its_share_and_again_after_a_while() {
        let limiter = Limiter::new(3, 60);
        let (one, two) = ([10, 0, 0, 1].into(), [10, 0, 0, 2].into());
        let start = Instant::now();
        for _ in 0..3 {
            assert!(limiter.at(one, start, 1.0).is_ok());
        }
        let wait = limiter.at(one, start, 1.0);
        assert!(wait.is_err_and(|it| it >= Duration::from_secs(19)), "{wait:?}");
        assert!(limiter.at(two, start, 1.0).is_ok(), "another address is not touched");
        assert!(limiter.at(one, start + Duration::from_secs(21), 1.0).is_ok());
    }

    #[test]
    fn what_costs_more_takes_more_and_says_how_long_to_wait() {
        let limiter = Limiter::new(10, 60);
        let (start, one) = (Instant::now(), [10, 0, 0, 1].into());
        assert!(limiter.at(one, start, 6.0).is_ok());
        let wait = limiter.at(one, start, 6.0);
        assert!(
            wait.is_err_and(|it| it > Duration::from_secs(11)),
            "two come back in twelve seconds: {wait:?}"
        );
        assert!(limiter.at(one, start, 4.0).is_ok(), "what was refused took nothing");
        let two = [10, 0, 0, 2].into();
        assert!(limiter.take_many(two, 99).is_ok(), "all that there can be");
        assert!(limiter.take_many(two, 1).is_err());
    }

    #[test]
    fn a_household_is_one_address_and_zero_is_no_limit() {
        let limiter = Limiter::new(1, 60);
        let address = |text: &str| text.parse().expect("an address");
        assert!(limiter.take(address("2001:db8::1")).is_ok());
        assert!(limiter.take(address("2001:db8::2")).is_err());
        assert!(limiter.take(address("2001:db8:0:1::1")).is_ok());
        let free = Limiter::new(0, 60);
        assert!((0..1_000).all(|_| free.take(address("10.0.0.1")).is_ok()));
    }
}
