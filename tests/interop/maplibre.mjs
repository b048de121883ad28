// Draws a pack's plan with MapLibre in a browser and prints as one JSON line what it drew in the middle.
// Started by `cargo xtask interop`: folder of the npm packages, the browser, the pack.

import http from 'node:http';
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';

const [packages, browserPath, pack] = process.argv.slice(2);
const manifest = JSON.parse(fs.readFileSync(path.join(pack, 'pack.json')));
const file = manifest.files.plan.name;
const layer = manifest.layers.find((it) => it.kind === 'subzone' || it.kind === 'kawasan').id;
const serve = {
  '/': [Buffer.from('<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/m.css"><div id="map" style="width:800px;height:800px"></div><script src="/m.js"></script><script src="/p.js"></script>'), 'text/html'],
  '/m.js': [fs.readFileSync(path.join(packages, 'maplibre-gl/dist/maplibre-gl.js')), 'text/javascript'],
  '/m.css': [fs.readFileSync(path.join(packages, 'maplibre-gl/dist/maplibre-gl.css')), 'text/css'],
  '/p.js': [fs.readFileSync(path.join(packages, 'pmtiles/dist/pmtiles.js')), 'text/javascript'],
  '/plan.pmtiles': [fs.readFileSync(path.join(pack, file)), 'application/octet-stream'],
};
const server = http.createServer((request, response) => {
  const found = serve[request.url];
  if (!found) return response.writeHead(404).end();
  const [body, type] = found;
  const range = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '');
  if (!range) return response.writeHead(200, { 'content-type': type }).end(body);
  const [from, to] = [Number(range[1]), Math.min(Number(range[2]), body.length - 1)];
  response.writeHead(206, { 'content-type': type, 'content-range': `bytes ${from}-${to}/${body.length}` });
  return response.end(body.subarray(from, to + 1));
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox', '--use-gl=swiftshader', '--enable-unsafe-swiftshader'] });
const page = await browser.newPage();
const errors = [];
page.on('pageerror', (it) => errors.push(String(it)));
await page.goto(`http://127.0.0.1:${server.address().port}/`);
const drawn = await page.evaluate(
  async ({ bounds, layer }) => {
    const problems = [];
    maplibregl.addProtocol('pmtiles', new pmtiles.Protocol().tile);
    const map = new maplibregl.Map({
      container: 'map',
      bounds: [bounds.slice(0, 2), bounds.slice(2)],
      style: {
        version: 8,
        sources: { plan: { type: 'vector', url: `pmtiles://${location.origin}/plan.pmtiles` } },
        layers: [{ id: 'zones', type: 'fill', source: 'plan', 'source-layer': layer, paint: { 'fill-color': '#808' } }],
      },
    });
    map.on('error', (it) => problems.push(String(it.error)));
    await new Promise((done) => map.once('idle', done));
    const overview = map.queryRenderedFeatures({ layers: ['zones'] }).length;
    map.jumpTo({ center: overview ? map.getCenter() : [0, 0], zoom: 15 });
    await new Promise((done) => map.once('idle', done));
    const near = map.queryRenderedFeatures({ layers: ['zones'] });
    return { overview, near: near.length, codes: [...new Set(near.map((it) => it.properties.code))].length, problems };
  },
  { bounds: manifest.bounds, layer },
);
await browser.close();
server.close();
const ok = drawn.overview > 0 && drawn.problems.length === 0 && errors.length === 0;
console.log(
  JSON.stringify({
    program: 'MapLibre: pieces drawn of the whole plan, and at zoom 15 in its middle',
    read: `${drawn.overview}, ${drawn.near} with ${drawn.codes} codes`,
    expected: 'some, no error',
    ok,
    problems: [...drawn.problems, ...errors],
  }),
);
