// Runs in the page: opens one of the two engines and asks it. The driver calls what hangs on `bench`.

import init, { Files } from '/ours/ask_bench.js';
import { median, percentile99, timeAll, timeEach, timeLong } from '/sample.mjs';

const bytes = async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer());
const json = async (path) => (await fetch(path)).json();

/** Loads the peer's CommonJS modules by name; they need nothing but one another. */
async function commonJs(modules) {
  const sources = await Promise.all(modules.map(async ([, path]) => (await fetch(path)).text()));
  const done = new Map();
  const require = (name) => {
    if (!done.has(name)) {
      const module = { exports: {} };
      const source = sources[modules.findIndex(([known]) => known === name)];
      new Function('module', 'exports', 'require', source)(module, module.exports, require);
      done.set(name, module.exports.default ?? module.exports);
    }
    return done.get(name);
  };
  return require(modules[0][0]);
}

/** Ours, as the app builds it. What is timed begins when the program and the files are there. */
async function ours(spec, points) {
  const start = performance.now();
  const wasm = await init({ module_or_path: '/ours/ask_bench_bg.wasm' });
  const startMs = performance.now() - start;
  const files = new Files();
  for (const name of spec.files) files.insert(name, await bytes(`/pack/${name}`));
  const begin = performance.now();
  const asker = files.open(spec.activity);
  asker.load(points[0][0], points[0][1]);
  asker.ask(points[0][0], points[0][1]);
  const coldMs = performance.now() - begin;
  const coldBytes = asker.bytes_read();
  return {
    cold: { start_ms: startMs, cold_ms: coldMs, cold_bytes: coldBytes },
    ask: (point) => asker.ask(point[0], point[1]),
    warmUp: () => points.forEach(([lng, lat]) => asker.load(lng, lat)),
    answers: () => points.map(([lng, lat]) => [asker.codes(lng, lat), null]),
    memory: () => wasm.memory.buffer.byteLength,
  };
}

async function peer(spec, points) {
  const whichPolygon = await commonJs(spec.peer);
  const text = await (await fetch('/geojson')).text();
  const begin = performance.now();
  const query = whichPolygon(JSON.parse(text));
  query(points[0]);
  const coldMs = performance.now() - begin;
  return { cold: { cold_ms: coldMs }, ask: query, warmUp: () => {}, answers: () => [], memory: () => 0 };
}

let engine;
let points;
let spec;
let ranks;

globalThis.bench = {
  async prepare() {
    spec = await json('/spec');
    points = await json('/points');
  },
  async open(name) {
    engine = await { ours, peer }[name](spec, points);
    return engine.cold;
  },
  /** Times every point by itself; only at full speed, where a slowdown does not come in bursts. */
  warm() {
    engine.warmUp();
    timeAll(engine.ask, points, 10);
    const each = timeEach(engine.ask, points, { sampleMs: 0.1, rounds: 5 });
    ranks = each.map((time, n) => [time, n]).sort((a, b) => a[0] - b[0]).map(([, n]) => points[n]);
    return { median_us: median(each), p99_us: percentile99(each), mean_us: timeAll(engine.ask, points, 10) };
  },
  /**
   * Under a slowdown the browser holds the page still for many milliseconds at a time, longer than any question takes.
   * So a hundred points around the median and around the 99th percentile, by their rank at full speed, are asked until
   * a second is over.
   */
  warmSlowed() {
    const around = (rank) => ranks.slice(rank - 50, rank + 50);
    const time = (some) => timeLong(engine.ask, some, 1000);
    return {
      median_us: time(around(points.length / 2)),
      p99_us: time(around(Math.floor(points.length * 0.99))),
      mean_us: time(points),
    };
  },
  finish: () => ({ answers: engine.answers(), memory_bytes: engine.memory() }),
};
