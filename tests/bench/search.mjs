// What a key costs in the search of activities, in the real page: `node search.mjs QUERIES.csv`, figures as JSON.
// Every query is typed letter by letter; a key's time runs until everything it set off has been worked through.

import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { launchOptions } from '../e2e/harness/browser.mjs';
import { startServer } from '../e2e/harness/server.mjs';
import { median, percentile99 } from './sample.mjs';

const SLOWDOWN = 4;
const ROUNDS = 5;
const REPEATS = 25;

const rows = readFileSync(process.argv[2], 'utf8').trim().split('\n').slice(1);
const queries = rows.map((row) => row.slice(0, row.lastIndexOf(',')));

const server = await startServer();
const browser = await chromium.launch(launchOptions);
const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
await page.goto(`${server.address}/cek`);
await page.locator('button[type=submit]:enabled').waitFor();
const tools = await page.context().newCDPSession(page);

/** Types texts into the field, one key each, and gives the milliseconds of every key. */
function type(texts) {
  const field = document.querySelector('input[type=search]');
  const settled = () =>
    new Promise((resolve) => {
      // A message comes after everything that the key has queued up.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(0);
    });
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  return (async () => {
    const times = [];
    for (const text of texts) {
      const start = performance.now();
      set.call(field, text);
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await settled();
      times.push(performance.now() - start);
    }
    return times;
  })();
}

const keys = queries.flatMap((query) => Array.from(query, (_, at) => query.slice(0, at + 1)));
const rounds = [];
for (let round = 0; round < ROUNDS; round += 1) {
  rounds.push(await page.evaluate(type, keys));
}
const times = keys.map((_, at) => median(rounds.map((it) => it[at])));
const ranked = keys.map((_, at) => at).sort((a, b) => times[a] - times[b]);
const runs = [{ slowdown: 1, keys: keys.length, median_ms: median(times), p99_ms: percentile99(times) }];

/**
 * Under a slowdown the browser holds the page still for many milliseconds at a time, longer than any key takes. So the
 * keys around a rank at full speed are typed again and again, and their mean is taken.
 */
async function slowed(share) {
  const middle = Math.floor(keys.length * share);
  const some = ranked.slice(middle - 20, middle + 20).map((at) => keys[at]);
  const texts = Array.from({ length: REPEATS }, () => some).flat();
  const all = await page.evaluate(type, texts);
  return all.reduce((sum, it) => sum + it, 0) / all.length;
}
await tools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
runs.push({ slowdown: SLOWDOWN, keys: keys.length, median_ms: await slowed(0.5), p99_ms: await slowed(0.99) });
await browser.close();
await server.stop();
process.stdout.write(JSON.stringify(runs));
