// Measures when a page can be read and used on a cheap phone with a slow connection: processor slowed four times,
// Lighthouse's slow 4G, the real server with brotli, once per run on a first visit and on a second one through the
// worker. Writes a JSON list of samples, times in milliseconds since the navigation began.
// Arguments: how many runs, then the addresses.

import { chromium } from '@playwright/test';
import { launchOptions } from './browser.mjs';
import { startServer } from './server.mjs';

const SLOWDOWN = 4;
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1000 * 1000) / 8,
  uploadThroughput: (750 * 1000) / 8,
};
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 3, isMobile: true, hasTouch: true, locale: 'id-ID' };
// Longer than the slowest sound visit; a page that is not ready by then does not work.
const PATIENCE_MS = 60_000;

const [runs = '5', ...paths] = process.argv.slice(2);
const server = await startServer();
const browser = await chromium.launch(launchOptions);
const root = await browser.newBrowserCDPSession();
const samples = [];
try {
  for (let run = 0; run < Number(runs); run += 1) {
    for (const path of paths) {
      // A context of its own has an empty cache and no worker.
      const context = await browser.newContext(PHONE);
      await context.addInitScript(watch);
      const first = await visit(context, path);
      samples.push({ path, visit: 'first', ...first.times });
      await kept(first);
      await first.page.close();
      await slowWorkers();
      const second = await visit(context, path);
      samples.push({ path, visit: 'second', ...second.times });
      await context.close();
    }
  }
  process.stdout.write(JSON.stringify(samples));
} finally {
  await browser.close();
  await server.stop();
}

async function visit(context, path) {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW_4G);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  await page.goto(server.address + path, { waitUntil: 'commit' });
  const seen = () => page.evaluate(() => globalThis.ruangizinSeen);
  const isMap = path.startsWith('/peta');
  const wanted = isMap ? 'map' : 'text';
  const end = Date.now() + PATIENCE_MS;
  let times = await seen();
  while (times?.[wanted] === undefined || times.paint === undefined) {
    if (Date.now() > end) throw new Error(`${path} was not usable after ${PATIENCE_MS} ms: ${JSON.stringify(times)}`);
    await page.waitForTimeout(100);
    times = await seen();
  }
  if (isMap) times.tap = await tap(page);
  return { page, session, times };
}

/** Milliseconds from the first tap on the painted map to the answer on the screen; a tap that came to nothing is repeated. */
async function tap(page) {
  const box = await page.locator('.leaflet-container').boundingBox();
  const before = await page.evaluate(() => performance.now());
  const answered = () => page.evaluate(() => document.querySelector('article h2, .app-map__here-title') && performance.now());
  for (let tries = 0; tries < 20; tries += 1) {
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height * 0.4);
    for (let waited = 0; waited < 40; waited += 1) {
      const at = await answered();
      if (at) return at - before;
      await page.waitForTimeout(25);
    }
  }
  throw new Error('taps on the map give no answer');
}

/** The worker has a connection of its own, which the settings of a page do not reach. */
async function slowWorkers() {
  const { targetInfos } = await root.send('Target.getTargets', { filter: [{ type: 'service_worker' }] });
  for (const { targetId } of targetInfos) {
    const { sessionId } = await root.send('Target.attachToTarget', { targetId, flatten: false });
    const say = (id, method, params) => root.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) });
    await say(1, 'Network.enable', {});
    await say(2, 'Network.emulateNetworkConditions', SLOW_4G);
  }
  if (!targetInfos.length) throw new Error('there is no worker to slow down');
}

/** Waits, at full speed, until the worker keeps the app and the pack. */
async function kept({ page, session }) {
  await session.send('Network.emulateNetworkConditions', { ...SLOW_4G, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const isKept = async () => {
    if (navigator.serviceWorker.controller === null) return false;
    const { packs } = await (await fetch('/packs/index.json')).json();
    return (await caches.match(`${packs[0].path}pack.json`)) !== undefined;
  };
  const end = Date.now() + PATIENCE_MS;
  while (!(await page.evaluate(isKept))) {
    if (Date.now() > end) throw new Error('the worker did not keep the app and the pack');
    await page.waitForTimeout(100);
  }
}

/** Runs in the page before anything else and notes when each thing was there. */
function watch() {
  const seen = (globalThis.ruangizinSeen = { shift: 0, shifts: [] });
  const observe = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  observe('paint', (it) => it.name === 'first-contentful-paint' && (seen.paint = it.startTime));
  observe('element', (it) => it.identifier === 'question' && (seen.question ??= it.renderTime || it.startTime));
  observe('layout-shift', (it) => {
    if (it.hadRecentInput) return;
    seen.shift += it.value;
    seen.shifts.push([it.value, it.startTime, ...it.sources.map((s) => s.node?.className ?? s.node?.nodeName)]);
  });
  addEventListener('TrunkApplicationStarted', () => (seen.started = performance.now()));
  const isPainted = (canvas) => {
    if (!canvas.width || !canvas.height) return false;
    // A few rows tell; reading every pixel would be a load of its own.
    const rows = canvas.getContext('2d').getImageData(0, canvas.height >> 1, canvas.width, 2).data;
    return rows.some((value, at) => at % 4 === 3 && value > 0);
  };
  const look = () => {
    // The button waits for the pack, so an answer can be asked for from then on.
    if (seen.text === undefined && document.querySelector('#app button[type=submit]:not([disabled])')) seen.text = performance.now();
    if (seen.text === undefined && location.pathname === '/' && document.querySelector('#app li button')) seen.text = performance.now();
    if (seen.map === undefined && [...document.querySelectorAll('.leaflet-container canvas')].some(isPainted)) seen.map = performance.now();
    if (seen.text === undefined && seen.map === undefined) setTimeout(look, 20);
  };
  look();
}
