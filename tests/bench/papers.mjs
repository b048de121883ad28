// What leaves the app for an office, without a network and slowed four times: files of a parcel, a sheet, its check, a package.
// Each is timed from the key that asks for it until the file is there or the words stand on the screen. Figures as JSON.

import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { launchOptions } from '../e2e/harness/browser.mjs';
import { startServer } from '../e2e/harness/server.mjs';
import { words } from '../e2e/harness/words.mjs';
import { median } from './sample.mjs';

const SLOWDOWN = 4;
const ROUNDS = Number(process.env.RUANGIZIN_BENCH_ROUNDS ?? 7);
const QUESTION = 't=-10.163,123.607&k=47112';
const LOT = '-10.16300, 123.60700\n-10.16300, 123.60720\n-10.16320, 123.60720\n-10.16320, 123.60700';

const id = words('id');
const server = await startServer();
const browser = await chromium.launch(launchOptions);
const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'id-ID', baseURL: server.address });
const page = await context.newPage();
const button = (name) => page.getByRole('button', { name: id(name), exact: true });
const title = page.locator('.app-lembar__large').first();
const times = new Map();

async function timed(name, act) {
  const began = performance.now();
  const given = await act();
  times.set(name, [...(times.get(name) ?? []), performance.now() - began]);
  return given;
}

async function file(name) {
  const waiting = page.waitForEvent('download');
  await button(name).press('Enter');
  return readFileSync(await (await waiting).path());
}

const opened = {
  sheet: async () => {
    await page.goto(`/lembar#${QUESTION}`);
    await page.locator('.app-lembar__drawing').waitFor();
  },
  check: async () => {
    await page.goto('/lembar');
    await page.getByLabel(id('sheet-check-file'), { exact: true }).waitFor();
  },
  package: async () => {
    await page.goto(`/paket#${QUESTION}&p=oss-kkpr`);
    await page.locator('.app-paket__row').first().waitFor();
  },
  export: async () => {
    await page.goto('/berkas-bidang');
    await page.locator('#ubah-teks').waitFor();
  },
};

/** Gives a file to the check and waits for its result. */
async function checked(name, mimeType, buffer) {
  await page.getByLabel(id('sheet-check-file'), { exact: true }).setInputFiles({ name, mimeType, buffer });
  await title.waitFor();
  if ((await title.textContent()) !== id('sheet-same')) throw new Error(`the check says ${await title.textContent()}`);
}

for (const open of Object.values(opened)) await open();
// The first visit keeps the app and its pack, so that the rest goes without a network.
await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
await page.waitForTimeout(5_000);
await context.setOffline(true);
const tools = await context.newCDPSession(page);
await tools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });

for (let round = 0; round < ROUNDS; round += 1) {
  // Another page in between, so that each is opened anew.
  await page.goto('about:blank');
  await timed('page of files of a parcel opened', opened.export);
  await timed('corners read and checked', async () => {
    await page.getByLabel(id('export-text'), { exact: true }).fill(LOT);
    await button('export-text-read').press('Enter');
    await page.locator('.app-export__line').nth(5).waitFor();
  });
  for (const kind of ['shp', 'geojson', 'kml', 'dxf', 'csv', 'png']) await timed(`${kind} of a parcel`, () => file(`export-${kind}`));
  await page.goto('about:blank');
  await timed('sheet opened', opened.sheet);
  const pdf = await timed('PDF of a sheet', () => file('sheet-save'));
  const code = await page.locator('.app-lembar__code').screenshot();
  await page.goto('about:blank');
  await opened.check();
  await timed('sheet checked by its PDF', () => checked('lembar.pdf', 'application/pdf', pdf));
  await page.goto('about:blank');
  await opened.check();
  await timed('sheet checked by a picture of its code', () => checked('kode.png', 'image/png', code));
  await page.goto('about:blank');
  await timed('package opened', opened.package);
  await timed('JSON of a package', () => file('package-json'));
}
await browser.close();
await server.stop();
const figures = [...times].map(([name, all]) => ({ name, median_ms: median(all), worst_ms: Math.max(...all) }));
process.stdout.write(JSON.stringify(figures));
