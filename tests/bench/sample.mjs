// How questions are timed, in Node and in the page alike.

const sorted = (values) => [...values].sort((a, b) => a - b);

export const median = (values) => sorted(values)[values.length >> 1];
export const percentile99 = (values) => sorted(values)[Math.floor(values.length * 0.99)];

/**
 * Microseconds per question, one figure per point: the median of `rounds` samples. Each sample asks its point so often
 * in a row that it lasts about `sampleMs`, so that a coarse clock can tell.
 */
export function timeEach(ask, points, { sampleMs, rounds }) {
  const repeats = Math.max(1, Math.round((sampleMs * 1000) / timeAll(ask, points, 3)));
  const samples = points.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    points.forEach((point, n) => {
      const start = performance.now();
      for (let k = 0; k < repeats; k += 1) ask(point);
      samples[n].push(((performance.now() - start) * 1000) / repeats);
    });
  }
  return samples.map(median);
}

/** Microseconds per question when all points are asked one after the other, in the best of several rounds. */
export function timeAll(ask, points, rounds) {
  let best = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    for (const point of points) ask(point);
    best = Math.min(best, ((performance.now() - start) * 1000) / points.length);
  }
  return best;
}

/** Microseconds per question when all points are asked again and again for at least `ms`. */
export function timeLong(ask, points, ms) {
  const start = performance.now();
  let passes = 0;
  let elapsed = 0;
  do {
    for (const point of points) ask(point);
    passes += 1;
    elapsed = performance.now() - start;
  } while (elapsed < ms);
  return (elapsed * 1000) / (passes * points.length);
}
