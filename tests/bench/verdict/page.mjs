// Runs in the page: opens one of the two programs and times it. The driver calls what hangs on `bench`.

import init, { Files } from '/ours/verdict_bench.mjs';
import { openPeer } from '/page/peer.mjs';
import { median, timeLong } from '/sample.mjs';

const bytes = async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer());
/** How many parcels stand for a percentile under a slowdown. */
const AROUND = 28;

async function filesOf(folder, names) {
  const files = new Files();
  for (const name of names) files.insert(name, await bytes(`/${folder}/${name}`));
  return files;
}

/** Ours, as the app builds it. What is timed begins when the program and the files are there. */
async function ours(spec, rings) {
  await init({ module_or_path: '/ours/verdict_bench_bg.wasm' });
  const files = [await filesOf('pack', spec.files), await filesOf('rules', spec.rule_files)];
  const begin = performance.now();
  const cases = files[0].open(files[1], 0);
  if (rings) rings.forEach((ring) => cases.add(Float64Array.from(ring)));
  else cases.draw(2500);
  const openMs = performance.now() - begin;
  const parcels = cases.count();
  const first = performance.now();
  cases.verdict(0);
  return {
    cold: { open_ms: openMs, first_ms: performance.now() - first, parcels },
    tasks: {
      point: [(n) => cases.point(n), parcels],
      parcel: [(n) => cases.parcel(n), parcels],
      verdict: [(n) => cases.verdict(n), parcels],
      hints: [(n) => cases.hints(n), parcels],
      what_here: [(n) => cases.what_here(n), 500],
      where_map: [(n) => cases.where_map(n), 200],
      nearest: [(n) => cases.nearest(n), 100],
    },
  };
}

async function peer(spec, rings) {
  const text = await (await fetch('/geojson')).text();
  const begin = performance.now();
  const shares = openPeer(text, rings, spec.attribute);
  const openMs = performance.now() - begin;
  const first = performance.now();
  shares(0);
  const cold = { open_ms: openMs, first_ms: performance.now() - first, parcels: rings.length };
  return { cold, tasks: { parcel: [shares, rings.length] } };
}

let engine;
let spec;
let rings;
const ranks = {};

globalThis.bench = {
  async prepare() {
    spec = await (await fetch('/spec')).json();
    rings = spec.parcels && (await (await fetch('/parcels')).json());
  },
  async open(name) {
    engine = await { ours, peer }[name](spec, rings);
    return engine.cold;
  },
  tasks: () => Object.keys(engine.tasks),
  /** Times each case by itself, `rounds` times after a first one: median and 99th percentile in milliseconds. */
  full(task, rounds) {
    const [run, count] = engine.tasks[task];
    const samples = Array.from({ length: count }, () => []);
    for (let round = 0; round <= rounds; round += 1) {
      for (let n = 0; n < count; n += 1) {
        const start = performance.now();
        run(n);
        if (round > 0) samples[n].push(performance.now() - start);
      }
    }
    ranks[task] = samples.map((it, n) => [median(it), n]).sort((a, b) => a[0] - b[0]);
    const at = (rank) => ranks[task][Math.floor(rank)][0];
    return { median: at(count / 2), p99: at(count * 0.99), most: at(count - 1) };
  },
  /**
   * Under a slowdown the browser holds the page still for many milliseconds at a time, longer than most cases take. So
   * some around the median and around the 99th percentile, by their rank at full speed, run until a second is over.
   */
  slowed(task) {
    const [run, count] = engine.tasks[task];
    const around = (rank) => {
      const from = Math.min(Math.max(0, Math.floor(rank) - AROUND / 2), Math.max(0, count - AROUND));
      return ranks[task].slice(from, from + AROUND).map((it) => it[1]);
    };
    const time = (rank) => timeLong(run, around(rank), 1000) / 1000;
    return { median: time(count / 2), p99: time(count * 0.99), most: 0 };
  },
};
