// The map: point, ask, share, go back.

import { expect, test } from '../harness/journey.mjs';
import { answer, expectMarked } from '../pages/answer.mjs';
import { mapPage, mapReady, painted } from '../pages/map.mjs';

// Nothing here concerns the worker, whose copying would only take time.
test.use({ serviceWorkers: 'block' });

const LINK = '/peta#t=-10.1628,123.6075&k=47112&z=16';

async function tapMap(page, right, down) {
  const box = await mapPage(page).map.boundingBox();
  await page.touchscreen.tap(box.x + box.width * right, box.y + box.height * down);
}

test('from the front page to a tap on the map to an answer', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('searchbox').fill('kios');
  await page.getByRole('listitem').getByRole('button', { name: /kios/i }).first().tap();
  await page.getByRole('main').getByRole('link', { name: /Tunjuk di peta/ }).tap();
  await expect(page).toHaveURL(/\/peta#k=47112$/);
  await mapReady(page);
  await expect.poll(() => painted(page)).toBeGreaterThan(10_000);
  await tapMap(page, 0.5, 0.4);
  await expect(answer(page).headline).toBeVisible();
  await expect(page).toHaveURL(/#t=-10\.\d+,123\.\d+&k=47112/);
  await expect(mapPage(page).legend).toBeAttached();
  await expectMarked(page);
});

test('a tap before anything is chosen says what the place is for', async ({ page }) => {
  await page.goto('/peta#z=15');
  await mapReady(page);
  await tapMap(page, 0.5, 0.4);
  await expect(mapPage(page).sheet.getByRole('heading', { name: 'Peruntukan di sini' })).toBeVisible();
  await page.getByRole('searchbox').fill('kios');
  await page.getByRole('listitem').getByRole('button', { name: /kios/i }).first().tap();
  await expect(answer(page).headline).toBeVisible();
});

test('a shared link shows the same answer', async ({ page }) => {
  await page.goto(LINK);
  await expect(answer(page).headline).toBeVisible();
  await mapReady(page);
  await expect.poll(() => painted(page)).toBeGreaterThan(10_000);
  const here = await answer(page).headline.innerText();
  await expectMarked(page);
  await page.goto(LINK.replace('/peta', '/cek'));
  await expect(answer(page).headline).toHaveText(here);
});

test('a link to the map of where an activity may be shows it, though its colours come while it is being painted', async ({ page }) => {
  await page.goto(`${LINK}&d=1`);
  await mapReady(page);
  await expect.poll(() => painted(page)).toBeGreaterThan(10_000);
});

test('back and forward walk through the questions and the pages', async ({ page }) => {
  await page.goto('/#k=47112');
  await page.getByRole('main').getByRole('link', { name: /Tunjuk di peta/ }).tap();
  await mapReady(page);
  await tapMap(page, 0.5, 0.3);
  await expect(answer(page).headline).toBeVisible();
  const first = page.url();
  // Two taps in quick succession would be a double tap, which nears the map.
  await page.waitForTimeout(800);
  await tapMap(page, 0.3, 0.5);
  await expect.poll(() => page.url()).not.toBe(first);
  await expect(answer(page).headline).toBeVisible();
  const second = page.url();
  expect(second).toMatch(/#t=/);
  await page.goBack();
  await expect(page).toHaveURL(first);
  await page.goForward();
  await expect(page).toHaveURL(second);
  await page.goBack();
  await page.goBack();
  await expect(answer(page).headline).toHaveCount(0);
  await page.goBack();
  await expect(page).toHaveURL(/\/#k=47112$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Boleh buka usaha' })).toBeVisible();
});

test('the middle of the map can be asked by keyboard', async ({ page }) => {
  await page.goto('/peta#k=47112');
  await mapReady(page);
  await mapPage(page).askCentre.focus();
  await page.keyboard.press('Enter');
  await expect(answer(page).headline).toBeVisible();
});

test('no name of the map lies over another, and none is written twice', async ({ page }) => {
  await page.goto('/peta#t=-10.1628,123.6075&z=15');
  await mapReady(page);
  const names = page.locator('.app-map__name');
  await expect.poll(() => names.count()).toBeGreaterThan(10);
  const found = await names.evaluateAll((all) =>
    // Turned names fill less than their boxes; the placing of those is tested by itself.
    all.filter((it) => !it.style.transform.includes('matrix')).map((it) => [it.textContent, it.className, it.getBoundingClientRect().toJSON()]),
  );
  const once = found.filter(([, look]) => !/--code/.test(look)).map(([text]) => text);
  expect(new Set(once).size).toBe(once.length);
  for (const [n, [text, , a]] of found.entries()) {
    for (const [other, , b] of found.slice(0, n)) {
      const overlaps = a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
      expect(overlaps, `${text} over ${other}`).toBe(false);
    }
  }
});

test('the strength of the colours is changed by keyboard and remembered', async ({ page }) => {
  await page.goto('/peta#z=15');
  await mapReady(page);
  const strength = page.getByRole('slider', { name: 'Kuat warna' });
  await strength.focus();
  for (let times = 0; times < 5; times += 1) await page.keyboard.press('ArrowLeft');
  await expect(strength).toHaveValue('50');
  await page.reload();
  await expect(page.getByRole('slider', { name: 'Kuat warna' })).toHaveValue('50');
});

test.describe('on a desktop', () => {
  test.use({ viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false, deviceScaleFactor: 1 });

  test('a click on the map is answered beside it', async ({ page }) => {
    await page.goto('/peta#k=47112&z=14');
    await mapReady(page);
    const box = await mapPage(page).map.boundingBox();
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await expect(answer(page).headline).toBeVisible();
    const sheet = await mapPage(page).sheet.boundingBox();
    expect(Math.min(sheet.height, box.height)).toBeGreaterThan(400);
    await expectMarked(page);
  });
});
