// Both engines in the machine's Chromium: `node chromium.mjs SPEC`, figures as JSON on standard output.
// The page is cross-origin isolated, which makes its clock 5 µs fine.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { median } from './sample.mjs';

const spec = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const here = import.meta.dirname ?? new URL('.', import.meta.url).pathname;
const modules = join(here, '../../node_modules');

const PEER = [
  ['which-polygon', 'which-polygon/index.js'],
  ['rbush', 'rbush/index.js'],
  ['quickselect', 'quickselect/quickselect.js'],
  ['lineclip', 'lineclip/index.js'],
];
const MIME = { js: 'text/javascript', mjs: 'text/javascript', wasm: 'application/wasm', html: 'text/html' };

/** What the page may fetch, by its path. */
function resource(path) {
  const part = path.split('/').slice(1);
  if (path === '/') return Buffer.from('<!doctype html><script type="module" src="/page.mjs"></script>');
  if (path === '/page.mjs' || path === '/sample.mjs') return readFileSync(join(here, part[0]));
  if (path === '/spec') {
    const peer = PEER.map(([name, file]) => [name, `/peer/${file}`]);
    return Buffer.from(JSON.stringify({ files: spec.files, activity: spec.activity, peer }));
  }
  if (path === '/points') return readFileSync(spec.points);
  if (path === '/geojson') return readFileSync(spec.geojson);
  if (part[0] === 'pack') return readFileSync(join(spec.pack, part[1]));
  if (part[0] === 'ours') return readFileSync(join(spec.wasm, part[1]));
  if (part[0] === 'peer') return readFileSync(join(modules, ...part.slice(1)));
  return null;
}

const server = createServer((request, response) => {
  const path = request.url ?? '/';
  const body = resource(path);
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

/** A fresh page. Its speed is set before an engine opens, for that is timed too. */
async function openPage(engine, slowdown) {
  const page = await browser.newPage();
  page.on('pageerror', (error) => process.stderr.write(`${engine}: ${error}\n`));
  await page.goto(address);
  await page.waitForFunction(() => Boolean(globalThis.bench));
  const tools = await page.context().newCDPSession(page);
  const slow = (rate) => tools.send('Emulation.setCPUThrottlingRate', { rate });
  const heap = async () => {
    await tools.send('HeapProfiler.collectGarbage');
    return (await tools.send('Runtime.getHeapUsage')).usedSize;
  };
  await page.evaluate(() => bench.prepare());
  const before = await heap();
  await slow(slowdown);
  const cold = await page.evaluate((name) => bench.open(name), engine);
  await slow(1);
  return { page, cold, slow, held: async () => (await heap()) - before };
}

/** What one engine costs: the median of five first answers in fresh pages, then the warm ones in the last page. */
async function measure(engine, slowdown) {
  const colds = [];
  for (let n = 0; n < 4; n += 1) {
    const { page, cold } = await openPage(engine, slowdown);
    colds.push(cold);
    await page.close();
  }
  const { page, cold, slow, held } = await openPage(engine, slowdown);
  colds.push(cold);
  const heap = await held();
  let warm = await page.evaluate(() => bench.warm());
  if (slowdown > 1) {
    await slow(slowdown);
    warm = await page.evaluate(() => bench.warmSlowed());
    await slow(1);
  }
  const { answers, memory_bytes } = await page.evaluate(() => bench.finish());
  await page.close();
  const middle = (key) => median(colds.map((it) => it[key] ?? 0));
  return {
    start_ms: middle('start_ms'),
    cold_ms: middle('cold_ms'),
    ...warm,
    answers,
    // Ours holds the pack's files too; the peer has let go of its text.
    memory_bytes: memory_bytes || heap,
  };
}

const runs = [];
for (const slowdown of spec.slowdowns) {
  runs.push({ slowdown, ours: await measure('ours', slowdown), peer: await measure('peer', slowdown) });
}
await browser.close();
server.close();
process.stdout.write(JSON.stringify(runs));
