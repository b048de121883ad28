// What people see when something is broken or missing: words that help, never a blank page.

import { expect, test } from '../harness/journey.mjs';
import { expectAccessible } from '../harness/axe.mjs';
import { answer, expectMarked } from '../pages/answer.mjs';
import { mapReady } from '../pages/map.mjs';

const QUESTION = '#t=-10.17988,123.57895&k=47112';

async function expectHelp(page, title) {
  const notice = page.getByRole('alert').filter({ has: page.getByRole('heading', { name: title }) }).first();
  await expect(notice).toBeVisible();
  await expect(notice).toContainText('tata ruang');
  await expect(notice.getByRole('button', { name: 'Muat ulang' })).toBeVisible();
  await expect(answer(page).whole).toHaveCount(0);
}

const garbage = { status: 200, contentType: 'application/json', body: '{"region": 53, <<<' };

test.describe('a damaged pack', () => {
  // The worker would answer from what it keeps; here the very first visit goes wrong.
  test.use({ serviceWorkers: 'block', trouble: [/Failed to load resource/] });

  const cases = [
    ['**/packs/index.json', (route) => route.fulfill(garbage), 'Data rencana rusak'],
    ['**/packs/index.json', (route) => route.fulfill({ status: 404, body: '' }), 'Data rencana tidak ditemukan'],
    ['**/packs/index.json', (route) => route.fulfill({ status: 500, body: '' }), 'Data rencana belum bisa dibuka'],
    ['**/packs/*/pack.json', (route) => route.fulfill({ status: 404, body: '' }), 'Data rencana tidak ditemukan'],
    ['**/packs/*/pack.json', (route) => route.fulfill(garbage), 'Data rencana rusak'],
    ['**/packs/*/pack.json', (route) => route.fulfill({ ...garbage, body: '' }), 'Data rencana rusak'],
    ['**/packs/*/pack.json', (route) => route.abort(), 'Data rencana belum ada di HP ini'],
    ['**/packs/*/rulebook.*.json', (route) => route.fulfill(garbage), 'Data rencana rusak'],
    ['**/packs/*/zones.*.json', (route) => route.fulfill(garbage), 'Data rencana rusak'],
    ['**/packs/*/plan.*.pmtiles', (route) => route.fulfill({ status: 404, body: '' }), 'Data rencana tidak ditemukan'],
    ['**/packs/*/plan.*.pmtiles', (route) => route.fulfill({ status: 200, body: 'PMTi' }), 'Data rencana rusak'],
    ['**/packs/*/plan.*.pmtiles', (route) => route.fulfill({ status: 200, body: 'x'.repeat(20_000) }), 'Data rencana rusak'],
  ];
  for (const [number, [file, reply, title]] of cases.entries()) {
    test(`${number + 1}: ${file} wrong, said as "${title}"`, async ({ page }) => {
      await page.route(file, reply);
      await page.goto(`/cek${QUESTION}`);
      await expectHelp(page, title);
      await page.goto(`/peta${QUESTION}`);
      await expectHelp(page, title);
    });
  }

  test('a plan cut after its directory gives a fault, not an answer', async ({ page }) => {
    await page.route('**/packs/*/plan.*.pmtiles', async (route) => {
      const whole = await route.fetch({ headers: {} });
      await route.fulfill({ status: 200, body: (await whole.body()).subarray(0, 20_000) });
    });
    await page.goto(`/cek${QUESTION}`);
    await expectHelp(page, /Data rencana/);
    await expectAccessible(page);
  });

  test('a map whose script is missing leads to the page without a map', async ({ page }) => {
    await page.route('**/leaflet/*.js', (route) => route.abort());
    await page.goto(`/peta${QUESTION}`);
    await expect(page.getByRole('heading', { name: 'Peta tidak dapat dibuka' })).toBeVisible();
    await expect(answer(page).headline).toBeVisible();
    await page.getByRole('link', { name: 'Jawab tanpa peta' }).tap();
    await expect(answer(page).headline).toHaveText('Boleh terbatas');
  });
});

const MISSING = {
  'service workers': () => delete Object.getPrototypeOf(navigator).serviceWorker,
  DecompressionStream: () => delete globalThis.DecompressionStream,
  structuredClone: () => delete globalThis.structuredClone,
  'the position': () => delete Object.getPrototypeOf(navigator).geolocation,
  'the caches': () => delete globalThis.caches,
  'the clipboard and sharing': () => {
    delete Object.getPrototypeOf(navigator).clipboard;
    delete Object.getPrototypeOf(navigator).share;
  },
  'local storage': () =>
    Object.defineProperty(globalThis, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    }),
  'newer helpers of the language': () => {
    delete Array.prototype.at;
    delete Object.hasOwn;
    delete Array.prototype.findLast;
    delete Promise.withResolvers;
    delete globalThis.ResizeObserver;
    delete globalThis.requestIdleCallback;
    delete AbortSignal.timeout;
    delete AbortSignal.any;
  },
};

for (const [name, remove] of Object.entries(MISSING)) {
  test(`without ${name} the app still answers`, async ({ page }) => {
    await page.addInitScript(remove);
    await page.goto(`/cek${QUESTION}`);
    await expect(answer(page).headline).toHaveText('Boleh terbatas');
    await expectMarked(page);
    await page.goto(`/peta${QUESTION}&z=16`);
    await mapReady(page);
    await expect(answer(page).headline).toHaveText('Boleh terbatas');
    await page.getByRole('button', { name: 'English' }).tap();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });
}

test('without the position the button says so', async ({ page }) => {
  await page.addInitScript(MISSING['the position']);
  await page.goto('/#k=47112');
  await page.getByRole('button', { name: /Pakai lokasi saya/ }).tap();
  await expect(page.getByText('tidak bisa membaca lokasi')).toBeVisible();
});
