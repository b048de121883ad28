// Optional parts of the program: asked for only where they are needed, refused when they are not of this build, and
// a failure is told and mended without losing the question.

import { expect, test } from '../harness/journey.mjs';
import { expectAccessible } from '../harness/axe.mjs';
import { answer } from '../pages/answer.mjs';
import { mapPage, mapReady } from '../pages/map.mjs';

const QUESTION = '#t=-10.17988,123.57895&k=47112';
const PART = '**/parts/map.*.wasm';

// The worker fetches every part ahead of time; here it is the page that is watched.
test.use({ serviceWorkers: 'block' });

function partsAsked(watched, name = '') {
  return watched.requests.map((it) => new URL(it.url()).pathname).filter((it) => it.startsWith('/parts/') && it.includes(name));
}

test('only who begins to ask needs the part of the answer', async ({ page, watched }) => {
  await page.goto('/cek');
  await page.waitForLoadState('networkidle');
  expect(partsAsked(watched)).toEqual([]);
  const loaded = page.waitForResponse('**/parts/answer.*.wasm');
  await page.getByLabel('Mau buka atau bangun apa?').focus();
  await loaded;
});

test('only the map asks for its part, and coming back asks no more', async ({ page, watched }) => {
  await page.goto(`/cek${QUESTION}`);
  await expect(answer(page).headline).toBeVisible();
  await page.goto('/');
  await page.waitForLoadState('networkidle');
  expect(partsAsked(watched, '/map.')).toEqual([]);
  await page.goto(`/peta${QUESTION}`);
  await mapReady(page);
  const asked = partsAsked(watched).length;
  expect(asked).toBeGreaterThan(0);
  await page.getByRole('navigation').getByRole('link', { name: 'Cek tanpa peta' }).tap();
  await expect(mapPage(page).map).toHaveCount(0);
  await page.getByRole('navigation').getByRole('link', { name: 'Peta', exact: true }).tap();
  await mapReady(page);
  expect(partsAsked(watched)).toHaveLength(asked);
});

test.describe('an answer that cannot be had', () => {
  test.use({ trouble: [/Failed to load resource|Failed to fetch/] });

  test('is told, and the button tries again', async ({ page }) => {
    await page.route('**/parts/answer.*.wasm', (route) => route.abort());
    await page.goto(`/cek${QUESTION}`);
    const notice = page.getByRole('alert').filter({ hasText: 'belum bisa dibuka' });
    await expect(notice).toBeVisible();
    await expectAccessible(page);
    await page.unroute('**/parts/answer.*.wasm');
    await notice.getByRole('button', { name: 'Coba lagi' }).tap();
    await expect(answer(page).headline).toHaveText('Boleh terbatas');
  });
});

test.describe('a part that cannot be had', () => {
  test.use({ trouble: [/Failed to load resource|Failed to fetch|valid digest|integrity/] });

  const failures = [
    ['is unreachable', (route) => route.abort()],
    ['is missing on the server', (route) => route.fulfill({ status: 404, body: '' })],
    ['holds other bytes', (route) => route.fulfill({ contentType: 'application/wasm', body: '\0asm\x01\0\0\0' })],
  ];
  for (const [how, reply] of failures) {
    test(`that ${how} is told, and the button tries again`, async ({ page }) => {
      await page.route(PART, reply);
      await page.goto(`/peta${QUESTION}`);
      const notice = page.getByRole('alert').filter({ hasText: 'Halaman ini belum bisa dibuka' });
      await expect(notice).toBeVisible();
      await expect(notice.getByRole('link', { name: 'Jawab tanpa peta' })).toBeVisible();
      await expectAccessible(page);
      await notice.getByRole('button', { name: 'Coba lagi' }).tap();
      await expect(notice).toBeVisible();
      await page.unroute(PART);
      await notice.getByRole('button', { name: 'Coba lagi' }).tap();
      await mapReady(page);
      await expect(answer(page).headline).toHaveText('Boleh terbatas');
      await expect(notice).toHaveCount(0);
    });
  }
});

test('the sheet ends where the screen ends, also on the first visit', async ({ page }) => {
  await page.goto(`/peta${QUESTION}`);
  await mapReady(page);
  const ends = await page.locator('.app-map').evaluate((it) => it.getBoundingClientRect().bottom);
  const height = await page.evaluate(() => innerHeight);
  expect(Math.abs(ends - height)).toBeLessThan(2);
});
