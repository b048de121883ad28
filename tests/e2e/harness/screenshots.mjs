// Takes pictures of the demo city, so marked DATA CONTOH: those that installers show beside the app's name
// (`public/screenshots`) and those of the documentation (`docs/pictures`), on a phone, a tablet and a desk, by day and
// by night. Run again when the looks have changed: `cargo xtask screenshots`.

import { mkdirSync, statSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { lot, square } from '../pages/parcel.mjs';
import { launchOptions } from './browser.mjs';
import { startServer } from './server.mjs';

const folder = (path) => new URL(`../../../${path}/`, import.meta.url).pathname;
const [INSTALLER, DOCS] = ['public/screenshots', 'docs/pictures'].map(folder);
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const TABLET = { viewport: { width: 768, height: 1024 }, deviceScaleFactor: 1.25, isMobile: true, hasTouch: true };
const DESK = { viewport: { width: 1280, height: 800 } };
const QUESTION = '#t=-10.17988,123.57895&k=47112';
const CENTRE = '#t=-10.1628,123.6075&k=47112';
// A lot on a river's bank, of which a part may be used.
const RIVER = lot('47112', square(-10.1717, 123.56117, 60));
const PICTURES = [
  { file: `${INSTALLER}answer`, path: `/cek${QUESTION}`, screen: PHONE },
  { file: `${INSTALLER}map-narrow`, path: `/peta${QUESTION}&z=16`, screen: PHONE },
  { file: `${INSTALLER}map-wide`, path: `/peta${QUESTION}&z=16`, screen: DESK },
  { file: `${DOCS}city-360`, path: '/peta#k=47112', screen: PHONE },
  { file: `${DOCS}answer-360`, path: `/peta${CENTRE}&z=16`, screen: PHONE },
  { file: `${DOCS}answer-360-night`, path: `/peta${CENTRE}&z=16`, screen: PHONE, scheme: 'dark' },
  { file: `${DOCS}quarter-768`, path: `/peta${CENTRE}&z=15`, screen: TABLET },
  { file: `${DOCS}quarter-768-night`, path: `/peta${CENTRE}&z=15`, screen: TABLET, scheme: 'dark' },
  { file: `${DOCS}city-1280`, path: `/peta${CENTRE}&z=14`, screen: DESK },
  { file: `${DOCS}city-1280-night`, path: `/peta${CENTRE}&z=14`, screen: DESK, scheme: 'dark' },
  { file: `${DOCS}lot-360`, path: RIVER, screen: PHONE },
  { file: `${DOCS}lot-1280`, path: RIVER, screen: DESK },
  { file: `${DOCS}where-360-night`, path: '/peta#t=-10.1628,123.6075&k=93292&z=14&d=1', screen: PHONE, scheme: 'dark' },
  { file: `${DOCS}where-1280`, path: '/peta#t=-10.1628,123.6075&k=47112&z=13&d=1', screen: DESK },
];
/** Larger ones make every clone of the repository slower; a picture that is too large is taken again, coarser. */
const MOST_BYTES = 150_000;

[INSTALLER, DOCS].forEach((it) => mkdirSync(it, { recursive: true }));
const server = await startServer();
const browser = await chromium.launch(launchOptions);
try {
  for (const { file, path, screen, scheme = 'light' } of PICTURES) {
    const page = await browser.newPage({ ...screen, locale: 'id-ID', timezoneId: 'Asia/Makassar', colorScheme: scheme });
    await page.goto(server.address + path);
    const answer = page.getByRole('article');
    if (/[tb]=/.test(path)) await answer.waitFor();
    await page.waitForLoadState('networkidle');
    if (/^\/(cek|bidang)/.test(path) && screen === PHONE) await answer.evaluate((it) => window.scrollTo(0, it.offsetTop - 60));
    // Squares are drawn after the map has come to rest, names after the squares.
    await page.waitForTimeout(2500);
    for (const quality of [72, 60, 48, 38, 30, 24]) {
      await page.screenshot({ path: `${file}.jpg`, type: 'jpeg', quality });
      if (statSync(`${file}.jpg`).size <= MOST_BYTES) break;
    }
    await page.close();
  }
} finally {
  await browser.close();
  await server.stop();
}
