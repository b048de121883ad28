//! Shades on a canvas twice as fine as the picture, and what optics, light and the chip make of them.

/// Seeded chance.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        let mut it = Self(seed ^ 0x9e37_79b9_7f4a_7c15);
        it.below(2);
        it
    }

    pub(crate) fn below(&mut self, most: u64) -> u64 {
        // Steele and others: SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut it = self.0;
        it = (it ^ (it >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (it ^ (it >> 31)) % most
    }

    /// A number between two.
    pub(crate) fn within(&mut self, least: f64, most: f64) -> f64 {
        least + (most - least) * f64::from(u32::try_from(self.below(1 << 24)).unwrap()) / f64::from(1 << 24)
    }

    /// About a normal one: the sum of twelve.
    fn normal(&mut self) -> f64 {
        (0..4).map(|_| self.within(-1.0, 1.0)).sum::<f64>() * 0.866
    }
}

/// Shades from 0 to 255.
#[derive(Clone)]
pub(crate) struct Canvas {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) shades: Vec<f64>,
}

impl Canvas {
    pub(crate) fn new(width: usize, height: usize, shade: f64) -> Self {
        Self { width, height, shades: vec![shade; width * height] }
    }

    /// Fills a rectangle that is sheared like a paper that lies a little askew.
    pub(crate) fn fill(&mut self, at: (f64, f64), size: (f64, f64), lean: f64, shade: f64) {
        let (left, top) = at;
        let corners = [(0.0, 0.0), (size.0, 0.0), (0.0, size.1), (size.0, size.1)];
        let place = |(x, y): (f64, f64)| {
            let (x, y) = (left + x, top + y);
            (x - lean * y, y + lean * x)
        };
        let all = corners.map(place);
        let least = |of: fn(&(f64, f64)) -> f64| all.iter().map(of).fold(f64::MAX, f64::min).floor();
        let most = |of: fn(&(f64, f64)) -> f64| all.iter().map(of).fold(f64::MIN, f64::max).ceil();
        let clamp = |it: f64, to: usize| (it.max(0.0) as usize).min(to);
        let (from_x, to_x) = (clamp(least(|it| it.0), self.width), clamp(most(|it| it.0), self.width));
        let (from_y, to_y) = (clamp(least(|it| it.1), self.height), clamp(most(|it| it.1), self.height));
        let scale = 1.0 + lean * lean;
        for y in from_y..to_y {
            for x in from_x..to_x {
                let (px, py) = (x as f64 + 0.5, y as f64 + 0.5);
                // Back to where it lies straight.
                let (sx, sy) = ((px + lean * py) / scale, (py - lean * px) / scale);
                if sx >= left && sx < left + size.0 && sy >= top && sy < top + size.1 {
                    self.shades[y * self.width + x] = shade;
                }
            }
        }
    }

    /// Every shade times what `of` says of its place (0 to 1 in both directions).
    pub(crate) fn light(&mut self, of: impl Fn(f64, f64) -> f64) {
        for y in 0..self.height {
            for x in 0..self.width {
                let it = of(x as f64 / self.width as f64, y as f64 / self.height as f64);
                self.shades[y * self.width + x] *= it;
            }
        }
    }

    /// Half as wide and high.
    pub(crate) fn halved(&self) -> Self {
        let (width, height) = (self.width / 2, self.height / 2);
        let at = |x: usize, y: usize| self.shades[y * self.width + x];
        let shades = (0..width * height).map(|it| {
            let (x, y) = (it % width * 2, it / width * 2);
            (at(x, y) + at(x + 1, y) + at(x, y + 1) + at(x + 1, y + 1)) / 4.0
        });
        Self { width, height, shades: shades.collect() }
    }

    pub(crate) fn transposed(&self) -> Self {
        let shades = (0..self.width * self.height)
            .map(|it| self.shades[it % self.height * self.width + it / self.height]);
        Self { width: self.height, height: self.width, shades: shades.collect() }
    }

    /// Weighted with neighbours in the row.
    fn along_rows(&self, weights: &[f64]) -> Self {
        let reach = weights.len() / 2;
        let mut out = self.clone();
        for (from, to) in self.shades.chunks(self.width).zip(out.shades.chunks_mut(self.width)) {
            for (x, it) in to.iter_mut().enumerate() {
                let mut sum = 0.0;
                for (at, weight) in weights.iter().enumerate() {
                    let near = (x + at).saturating_sub(reach).min(self.width - 1);
                    sum += weight * from[near];
                }
                *it = sum;
            }
        }
        out
    }

    /// As a lens out of focus.
    pub(crate) fn blurred(&self, sigma: f64) -> Self {
        let reach = (sigma * 3.0).ceil() as i32;
        let weight = |at: i32| {
            // e to the power of −x, closely enough.
            let x = f64::from(at * at) / (2.0 * sigma * sigma);
            (1.0 - x / 64.0).max(0.0).powi(64)
        };
        let weights: Vec<f64> = (-reach..=reach).map(weight).collect();
        let sum: f64 = weights.iter().sum();
        let weights: Vec<f64> = weights.iter().map(|it| it / sum).collect();
        self.along_rows(&weights).transposed().along_rows(&weights).transposed()
    }

    /// As a hand that moves so far along the rows.
    pub(crate) fn moved(&self, length: usize) -> Self {
        self.along_rows(&vec![1.0 / length as f64; length])
    }

    /// As whole numbers, with the noise of the chip.
    pub(crate) fn developed(&self, gain: f64, noise: f64, chance: &mut Chance) -> Vec<u8> {
        let shade = |it: &f64| (it * gain + noise * chance.normal()).round().clamp(0.0, 255.0) as u8;
        self.shades.iter().map(shade).collect()
    }
}
