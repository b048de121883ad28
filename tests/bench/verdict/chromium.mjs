// Parcels cut by ours (WASM, as the app builds it) and by turf with flatbush in one Chromium and one run, at full speed and
// slowed: `node chromium.mjs SPEC`, figures as JSON on standard output. The page is cross-origin isolated, which makes its
// clock 5 µs fine.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

const spec = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const here = import.meta.dirname ?? new URL('.', import.meta.url).pathname;
const MIME = { mjs: 'text/javascript', js: 'text/javascript', wasm: 'application/wasm', html: 'text/html' };
const PEERS = [
  '@turf/area', '@turf/helpers', '@turf/intersect', '@turf/meta', 'polyclip-ts', 'splaytree-ts', 'bignumber.js', 'flatbush',
  'flatqueue', 'tslib',
];

/** Where a package keeps its module, as a browser would be told by an import map. */
function moduleOf(name) {
  const { exports: all, module } = JSON.parse(readFileSync(join(here, 'node_modules', name, 'package.json'), 'utf8'));
  const root = all?.['.'] ?? all;
  const found = [root, root?.import, root?.import?.default].find((it) => typeof it === 'string') ?? module;
  return `/peer/${name}/${found.replace(/^\.\//, '')}`;
}

const page = () => {
  const imports = Object.fromEntries(PEERS.map((name) => [name, moduleOf(name)]));
  return `<!doctype html><script type="importmap">${JSON.stringify({ imports })}</script>
    <script type="module" src="/page/page.mjs"></script>`;
};

/** What the page may fetch, by its path. */
function resource(path) {
  const [, first, ...rest] = path.split('/');
  const roots = {
    page: here, ours: spec.wasm, pack: spec.pack, rules: spec.rules, peer: join(here, 'node_modules'),
  };
  if (path === '/') return Buffer.from(page());
  if (path === '/spec') return Buffer.from(JSON.stringify(spec));
  if (path === '/sample.mjs') return readFileSync(join(here, '../sample.mjs'));
  if (path === '/parcels') return readFileSync(spec.parcels);
  if (path === '/geojson') return readFileSync(spec.geojson);
  return roots[first] ? readFileSync(join(roots[first], ...rest)) : null;
}

const server = createServer((request, response) => {
  const path = request.url ?? '/';
  let body = null;
  try {
    body = resource(path);
  } catch {
    process.stderr.write(`nothing at ${path}\n`);
  }
  const ending = path === '/' ? 'html' : path.split('.').pop();
  response.writeHead(body ? 200 : 404, {
    'content-type': MIME[ending] ?? 'application/octet-stream',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cache-control': 'no-store',
  });
  response.end(body ?? '');
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = `http://127.0.0.1:${server.address().port}/`;

const browser = await chromium.launch({
  executablePath: process.env.RUANGIZIN_CHROME,
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
});

/** A fresh page with one program open in it. */
async function openPage(engine, slowdown) {
  const tab = await browser.newPage();
  tab.setDefaultTimeout(0);
  tab.on('pageerror', (error) => process.stderr.write(`${engine}: ${error}\n`));
  await tab.goto(address);
  await tab.waitForFunction(() => Boolean(globalThis.bench));
  const tools = await tab.context().newCDPSession(tab);
  const slow = (rate) => tools.send('Emulation.setCPUThrottlingRate', { rate });
  await tab.evaluate(() => bench.prepare());
  await slow(slowdown);
  const cold = await tab.evaluate((name) => bench.open(name), engine);
  await slow(1);
  return { tab, slow, cold };
}

/** All that one program is asked: first answers in fresh pages, then everything warm. */
async function measure(engine, rounds) {
  const slowed = await openPage(engine, spec.slowdown);
  await slowed.tab.close();
  const { tab, slow, cold } = await openPage(engine, 1);
  const tasks = {};
  for (const task of await tab.evaluate(() => bench.tasks())) {
    const full = await tab.evaluate(([name, count]) => bench.full(name, count), [task, rounds]);
    await slow(spec.slowdown);
    tasks[task] = { full, slowed: await tab.evaluate((name) => bench.slowed(name), task) };
    await slow(1);
  }
  await tab.close();
  return { parcels: cold.parcels, first_ms: cold.first_ms, first_slowed_ms: slowed.cold.first_ms, tasks };
}

const ours = await measure('ours', 3);
const peer = spec.geojson ? await measure('peer', 1) : null;
await browser.close();
server.close();
process.stdout.write(JSON.stringify({ ours, peer }));
