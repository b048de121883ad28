// Draws the densest part of the sample city with the app and with two other programs, all over Leaflet, in the machine's
// Chromium slowed four times, on a phone's screen: `node map.mjs RUNS`, figures as JSON on standard output. The others
// get the same tiles, the same colours and the same size of map, and draw zones and their borders alone: no roads, no
// names, no question being answered beside it. Ours is measured with all of these and, by a pack without a base map,
// with zones alone.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { PMTiles } from './peers/node_modules/pmtiles/dist/index.js';
import { launchOptions } from '../e2e/harness/browser.mjs';
import { startServer } from '../e2e/harness/server.mjs';
import { median } from './sample.mjs';

const SLOWDOWN = 4;
const RUNS = Number(process.argv[2] ?? 3);
const ZOOM = 15;
const CHECK_ZOOM = 14;
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, locale: 'id-ID', serviceWorkers: 'block' };
/** Ways of a thumb: two thirds of a screen, to and fro over the densest part. */
const PANS = [[220, 0], [0, 240], [-220, 0], [-220, 0], [0, -240], [0, -240], [220, 0], [220, 0], [0, 240], [-220, 120], [160, 200], [-200, -200]];

const here = import.meta.dirname ?? new URL('.', import.meta.url).pathname;
const modules = join(here, '../../node_modules');
const packFolder = process.env.RUANGIZIN_PACK;
const pack = JSON.parse(readFileSync(join(packFolder, 'pack.json'), 'utf8'));
const archiveName = pack.files.plan.name;
const bytes = readFileSync(join(packFolder, archiveName));
const source = {
  getKey: () => archiveName,
  getBytes: async (offset, length) => ({ data: bytes.buffer.slice(bytes.byteOffset + offset, bytes.byteOffset + offset + length) }),
};
const archive = new PMTiles(source);
const zones = JSON.parse(readFileSync(join(packFolder, pack.files.zones.name), 'utf8'));
const colours = Object.fromEntries(zones.map((it) => [it.code, it.colour ?? '#c0a080']));

/** The middle of the tile of the check zoom that weighs most. */
async function densest() {
  const [west, south, east, north] = pack.bounds;
  const side = 2 ** CHECK_ZOOM;
  const column = (lng) => Math.floor(((lng + 180) / 360) * side);
  const row = (lat) => Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * side);
  let best = { weight: 0 };
  for (let x = column(west); x <= column(east); x += 1) {
    for (let y = row(north); y <= row(south); y += 1) {
      const tile = await archive.getZxy(CHECK_ZOOM, x, y);
      const weight = tile?.data.byteLength ?? 0;
      if (weight > best.weight) best = { weight, x, y };
    }
  }
  const lng = ((best.x + 0.5) / side) * 360 - 180;
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - (2 * (best.y + 0.5)) / side))) * 180) / Math.PI;
  return { lat: Number(lat.toFixed(5)), lng: Number(lng.toFixed(5)) };
}

const PAGE = `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/npm/leaflet/dist/leaflet.css"><style>body{margin:0}</style><div id="map"></div>
<script src="/npm/leaflet/dist/leaflet.js"></script>`;
const PEERS = {
  'Leaflet.VectorGrid': {
    script: '/peers/leaflet.vectorgrid/dist/Leaflet.VectorGrid.bundled.min.js',
    layer: `(style, lowest) => L.vectorGrid.protobuf('/tiles/{z}/{x}/{y}', {
      rendererFactory: L.canvas.tile, interactive: false, minZoom: lowest, maxNativeZoom: ${CHECK_ZOOM}, maxZoom: 19,
      vectorTileLayerStyles: Object.fromEntries([...style.all].map((name) => [name, style.drawn.includes(name)
        ? (it) => ({ fill: true, fillColor: style.colours[it.code] ?? '#c0a080', fillOpacity: 1, color: '#6e5f5c', weight: 0.8, opacity: 1 })
        : []])),
    })`,
  },
  'protomaps-leaflet': {
    script: '/peers/protomaps-leaflet/dist/protomaps-leaflet.js',
    layer: `(style) => protomapsL.leafletLayer({
      url: '/tiles/{z}/{x}/{y}.mvt', maxDataZoom: ${CHECK_ZOOM}, labelRules: [], backgroundColor: '#f5f0e6',
      paintRules: style.drawn.map((name) => ({ dataLayer: name, symbolizer: new protomapsL.PolygonSymbolizer({
        fill: (z, it) => style.colours[it.props.code] ?? '#c0a080', perFeature: true, stroke: '#6e5f5c', width: 0.8, opacity: 1 }) })),
    })`,
  },
};

async function resource(path) {
  const tile = /^\/tiles\/(\d+)\/(\d+)\/(\d+)/.exec(path);
  if (tile) {
    const found = await archive.getZxy(...tile.slice(1).map(Number));
    const body = found ? Buffer.from(found.data) : Buffer.alloc(0);
    return body[0] === 0x1f ? gunzipSync(body) : body;
  }
  if (path.startsWith('/npm/')) return readFileSync(join(modules, path.slice(5)));
  if (path.startsWith('/peers/')) return readFileSync(join(here, 'peers/node_modules', path.slice(7)));
  return Buffer.from(PAGE);
}
const TYPES = { js: 'text/javascript', css: 'text/css' };
const tiles = createServer(async (request, response) => {
  const path = new URL(request.url ?? '/', 'http://here').pathname;
  const type = path.startsWith('/tiles') ? 'application/octet-stream' : TYPES[path.split('.').pop()] ?? 'text/html';
  try {
    const body = await resource(path);
    response.writeHead(200, { 'content-type': type });
    response.end(body);
  } catch {
    response.writeHead(404);
    response.end();
  }
});
await new Promise((resolve) => tiles.listen(0, '127.0.0.1', resolve));
const peers = `http://127.0.0.1:${tiles.address().port}/`;
const server = await startServer();
const browser = await chromium.launch(launchOptions);
const at = await densest();

/** Runs in the page before all else: notes the map, when it began and when its squares had all been drawn. */
function watch() {
  let library;
  const seen = (globalThis.seen = {});
  Object.defineProperty(globalThis, 'L', {
    configurable: true,
    get: () => library,
    set: (value) => {
      library = value;
      value.Map.addInitHook(function () {
        seen.map = this;
        seen.begun = performance.now();
        this.on('layeradd', ({ layer }) => {
          if (!(layer instanceof value.GridLayer)) return;
          seen.layer = layer;
          // Counted until the frame with all squares has been handed over.
          layer.on('load', () => requestAnimationFrame(() => setTimeout(() => (seen.drawn ??= performance.now()))));
        });
      });
    },
  });
}

/** Moves the map to and fro and notes how long each frame took, until all is still and drawn again. */
async function pan(ways) {
  const gaps = [];
  let last = performance.now();
  let goes = true;
  const frame = (now) => {
    gaps.push(now - last);
    last = now;
    if (goes) requestAnimationFrame(frame);
  };
  requestAnimationFrame((now) => {
    last = now;
    requestAnimationFrame(frame);
  });
  for (const way of ways) {
    await new Promise((resolve) => {
      globalThis.seen.map.once('moveend', resolve);
      globalThis.seen.map.panBy(way, { animate: true, duration: 0.4 });
    });
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  goes = false;
  return gaps;
}

async function measured(open) {
  const context = await browser.newContext(PHONE);
  await context.addInitScript(watch);
  const page = await context.newPage();
  page.on('pageerror', (error) => process.stderr.write(`${error}\n`));
  const tools = await context.newCDPSession(page);
  await tools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  await open(page);
  await page.waitForFunction(() => globalThis.seen.drawn !== undefined, null, { timeout: 120_000, polling: 100 });
  const first = await page.evaluate(() => globalThis.seen.drawn - globalThis.seen.begun);
  await page.waitForTimeout(3000);
  const gaps = await page.evaluate(pan, PANS);
  const size = await page.evaluate(() => {
    const { x, y } = globalThis.seen.map.getSize();
    return [x, y];
  });
  if (process.env.RUANGIZIN_PICTURES) await page.screenshot({ path: join(process.env.RUANGIZIN_PICTURES, `${size}-${gaps.length}.png`) });
  await context.close();
  return { first, size, frames: gaps.length, slow: gaps.filter((it) => it > 50).length / gaps.length, worst: Math.max(...gaps) };
}

const ours = (page) => page.goto(`${server.address}/peta#t=${at.lat},${at.lng}&z=${ZOOM}`);
const alone = async (page) => {
  const { base: _, ...files } = pack.files;
  await page.route(`**/packs/${pack.region}/pack.json`, (route) => route.fulfill({ json: { ...pack, files } }));
  await ours(page);
};
const peer = ({ script, layer }, size) => async (page) => {
  await page.goto(peers);
  await page.addScriptTag({ url: script });
  await page.evaluate(
    ({ at, size, zoom, layer, style, lowest }) => {
      Object.assign(document.getElementById('map').style, { width: `${size[0]}px`, height: `${size[1]}px` });
      const map = L.map('map', { zoomControl: false, attributionControl: false, maxZoom: 19 }).setView([at.lat, at.lng], zoom);
      // Our own code, from this file.
      new Function(`return ${layer}`)()(style, lowest).addTo(map);
    },
    { at, size, zoom: ZOOM, layer, style: { colours, all: pack.layers.map((it) => it.id), drawn: ['subzone'] }, lowest: (await archive.getHeader()).minZoom },
  );
};

const results = {};
try {
  for (let run = 0; run < RUNS; run += 1) {
    const own = await measured(ours);
    (results.ours ??= []).push(own);
    (results['ours, zones alone'] ??= []).push(await measured(alone));
    for (const [name, it] of Object.entries(PEERS)) (results[name] ??= []).push(await measured(peer(it, own.size)));
  }
} finally {
  await browser.close();
  await server.stop();
  tiles.close();
}
const middle = (runs, key) => median(runs.map((it) => it[key]));
process.stdout.write(
  JSON.stringify(
    Object.entries(results).map(([name, runs]) => ({
      name,
      first_ms: middle(runs, 'first'),
      slow_percent: 100 * middle(runs, 'slow'),
      worst_ms: middle(runs, 'worst'),
      frames: middle(runs, 'frames'),
    })),
  ),
);
