//! The generator's only randomness: a fixed mixing function over whole numbers, the same on every platform.

/// One number in `0.0..1.0` that depends on nothing but its three keys.
pub(crate) fn share(topic: u64, a: i64, b: i64) -> f64 {
    let mixed = mix(mix(mix(topic ^ 0x9E37_79B9_7F4A_7C15) ^ a.cast_unsigned()) ^ b.cast_unsigned());
    // The upper 32 bits fill a float exactly.
    f64::from(u32::try_from(mixed >> 32).expect("a number shifted by 32 bits fits 32 bits")) / 4_294_967_296.0
}

/// The same, in `-1.0..1.0`.
pub(crate) fn swing(topic: u64, a: i64, b: i64) -> f64 {
    share(topic, a, b) * 2.0 - 1.0
}

/// The finaliser of splitmix64.
fn mix(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// Smooth hills and hollows in `0.0..1.0`, about `size` units from one to the next.
pub(crate) fn hills(topic: u64, x: i64, y: i64, size: i64) -> f64 {
    let (column, row) = (x.div_euclid(size), y.div_euclid(size));
    let ease = |offset: i64| {
        let t = super::plane::real(offset) / super::plane::real(size);
        t * t * (3.0 - 2.0 * t)
    };
    let (across, up) = (ease(x.rem_euclid(size)), ease(y.rem_euclid(size)));
    let level = |row: i64| {
        let (here, next) = (share(topic, column, row), share(topic, column + 1, row));
        here + (next - here) * across
    };
    level(row) + (level(row + 1) - level(row)) * up
}
