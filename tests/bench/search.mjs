// What a key costs in the search of activities, in the real page: `node search.mjs QUERIES.csv`, figures as JSON.
// Every query is typed letter by letter; a key's time runs until everything it set off has been worked through.

import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { launchOptions } from '../e2e/harness/browser.mjs';
import { startServer } from '../e2e/harness/server.mjs';
import { median, percentile99 } from './sample.mjs';

const SLOWDOWNS = [1, 4];

const rows = readFileSync(process.argv[2], 'utf8').trim().split('\n').slice(1);
const queries = rows.map((row) => row.slice(0, row.lastIndexOf(',')));

const server = await startServer();
const browser = await chromium.launch(launchOptions);
const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
await page.goto(`${server.address}/cek`);
await page.locator('button[type=submit]:enabled').waitFor();
const tools = await page.context().newCDPSession(page);

/** Types all queries and gives the milliseconds of every key. */
function typeAll(queries) {
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
    for (const query of queries) {
      for (let length = 1; length <= query.length; length += 1) {
        const start = performance.now();
        set.call(field, query.slice(0, length));
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        await settled();
        times.push(performance.now() - start);
      }
    }
    return times;
  })();
}

const runs = [];
for (const slowdown of SLOWDOWNS) {
  await tools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const times = await page.evaluate(typeAll, queries);
  runs.push({
    slowdown,
    keys: times.length,
    median_ms: median(times),
    p99_ms: percentile99(times),
    worst_ms: Math.max(...times),
    late: times.filter((it) => it > 16).length,
  });
}
await browser.close();
await server.stop();
process.stdout.write(JSON.stringify(runs));
