// Takes the pictures that installers show beside the app's name (`public/screenshots`), of the demo city and so marked
// DATA CONTOH. Run again when the looks have changed: `cargo xtask screenshots`.

import { mkdirSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { launchOptions } from './browser.mjs';
import { startServer } from './server.mjs';

const FOLDER = new URL('../../../public/screenshots/', import.meta.url).pathname;
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const DESK = { viewport: { width: 1280, height: 800 } };
const QUESTION = '#t=-10.17988,123.57895&k=47112';
const PICTURES = [
  { name: 'answer', path: `/cek${QUESTION}`, screen: PHONE },
  { name: 'map-narrow', path: `/peta${QUESTION}&z=16`, screen: PHONE },
  { name: 'map-wide', path: `/peta${QUESTION}&z=16`, screen: DESK },
];

mkdirSync(FOLDER, { recursive: true });
const server = await startServer();
const browser = await chromium.launch(launchOptions);
try {
  for (const { name, path, screen } of PICTURES) {
    const page = await browser.newPage({ ...screen, locale: 'id-ID', timezoneId: 'Asia/Makassar', colorScheme: 'light' });
    await page.goto(server.address + path);
    const answer = page.getByRole('article');
    await answer.waitFor();
    await page.waitForLoadState('networkidle');
    if (path.startsWith('/cek')) await answer.evaluate((it) => window.scrollTo(0, it.offsetTop - 60));
    // Tiles are drawn after the map has come to rest.
    await page.waitForTimeout(1500);
    await page.screenshot({ path: `${FOLDER}${name}.jpg`, type: 'jpeg', quality: 40 });
    await page.close();
  }
} finally {
  await browser.close();
  await server.stop();
}
