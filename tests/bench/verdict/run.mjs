// Parcels cut by ours (WASM, as the app builds it) and by turf with flatbush, in one engine and one run:
// `node run.mjs SPEC`, figures as JSON on standard output. Theirs does the plain part only: the share of each code.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import area from '@turf/area';
import { featureCollection, polygon } from '@turf/helpers';
import intersect from '@turf/intersect';
import Flatbush from 'flatbush';

const spec = JSON.parse(readFileSync(process.argv[2], 'utf8'));

/** Median and 99th percentile of a function's times, in milliseconds. */
function time(count, what) {
  const times = [];
  for (let n = 0; n < count; n += 1) {
    const start = performance.now();
    what(n);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return [times[Math.floor(count / 2)], times[Math.floor((count * 99) / 100)]];
}

const { default: init, Files } = await import(pathToFileURL(join(spec.wasm, 'verdict_bench.mjs')));
await init({ module_or_path: readFileSync(join(spec.wasm, 'verdict_bench_bg.wasm')) });
const files = new Files();
for (const name of spec.files) files.insert(name, readFileSync(join(spec.pack, name)));
const bench = files.open();
const rings = spec.parcels ? JSON.parse(readFileSync(spec.parcels, 'utf8')) : [];
if (spec.parcels) rings.forEach((ring) => bench.add(Float64Array.from(ring)));
else bench.draw(2500);
const parcels = bench.count();
for (let n = 0; n < parcels; n += 1) bench.parcel(n);
const ours = {
  parcel: time(parcels, (n) => bench.parcel(n)),
  verdict: time(parcels, (n) => bench.verdict(n)),
  hints: time(Math.min(parcels, 500), (n) => bench.hints(n)),
  what_here: time(Math.min(parcels, 500), (n) => bench.what_here(n)),
  where_map: time(50, (n) => bench.where_map(n)),
};

/** Turf on the source's polygons, found through flatbush. */
function peer() {
  const features = JSON.parse(readFileSync(spec.geojson, 'utf8')).features;
  const boxes = features.map((it) => {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [x, y] of it.geometry.coordinates.flat(it.geometry.type === 'Polygon' ? 1 : 2)) {
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    }
    return box;
  });
  const index = new Flatbush(features.length);
  boxes.forEach((box) => index.add(...box));
  index.finish();
  const plots = rings.map((flat) => {
    const ring = [];
    for (let n = 0; n < flat.length; n += 2) ring.push([flat[n], flat[n + 1]]);
    const [first] = ring;
    const last = ring[ring.length - 1];
    if (first[0] !== last[0] || first[1] !== last[1]) ring.push(first);
    return polygon([ring]);
  });
  const shares = (plot) => {
    const [ring] = plot.geometry.coordinates;
    const xs = ring.map((it) => it[0]);
    const ys = ring.map((it) => it[1]);
    const found = index.search(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys));
    const byCode = {};
    for (const n of found) {
      const cut = intersect(featureCollection([plot, features[n]]));
      const code = features[n].properties[spec.attribute];
      if (cut) byCode[code] = (byCode[code] ?? 0) + area(cut);
    }
    return byCode;
  };
  plots.slice(0, 200).forEach(shares);
  return { parcel: time(plots.length, (n) => shares(plots[n])) };
}

const digests = [];
for (let from = 0; from < spec.cases; from += 1000) {
  digests.push(bench.digest(from, Math.min(from + 1000, spec.cases)));
}
process.stdout.write(JSON.stringify({ parcels, ours, peer: spec.geojson && rings.length ? peer() : null, digests }));
