// The peer natively: `node --expose-gc peer.mjs GEOJSON POINTS ATTRIBUTE ROUNDS`, figures as JSON on standard output.

import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import whichPolygon from 'which-polygon';
import { median, percentile99, timeAll } from './sample.mjs';

const [file, pointsFile, attribute, rounds] = process.argv.slice(2);
const text = readFileSync(file, 'utf8');
const points = JSON.parse(readFileSync(pointsFile, 'utf8'));

/** Heap in use when nothing more can be freed. */
function heap() {
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

function cold() {
  const start = performance.now();
  const query = whichPolygon(JSON.parse(text));
  query(points[0]);
  return performance.now() - start;
}

/** Node's clock is fine enough for single questions, and the native run times single ones too. */
function timeEach(ask) {
  const samples = points.map(() => []);
  for (let round = 0; round < Number(rounds); round += 1) {
    points.forEach((point, n) => {
      const start = performance.now();
      ask(point);
      samples[n].push((performance.now() - start) * 1000);
    });
  }
  return samples.map(median);
}

const coldMs = median(Array.from({ length: 7 }, cold));
const before = heap();
const query = whichPolygon(JSON.parse(text));
const memory = heap() - before;
const meanUs = timeAll(query, points, 5 + Number(rounds));
const warmUs = timeEach(query);
process.stdout.write(
  JSON.stringify({
    cold_ms: coldMs,
    cold_bytes: gzipSync(text, { level: 9 }).length,
    memory_bytes: memory,
    median_us: median(warmUs),
    p99_us: percentile99(warmUs),
    mean_us: meanUs,
    // Codes of every polygon that holds the point: ours names them all, too.
    answers: points.map((point) => [(query(point, true) ?? []).map((it) => it[attribute] ?? null), null]),
  }),
);
