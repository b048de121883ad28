// How pages stand on the screen: side by side where there is room, in the order of the keys; and pages that no other journey looks
// at in the dark.

import { expectAccessible } from '../harness/axe.mjs';
import { clipped, overflow } from '../harness/clipped.mjs';
import { expect, test } from '../harness/journey.mjs';
import { answer, beginForm } from '../pages/draft.mjs';

test.use({ serviceWorkers: 'block' });

const QUESTION = '#t=-10.17988,123.57895&k=47112';

/** Where the two halves of the page lie. */
async function halves(page) {
  const box = (name) => page.locator(name).boundingBox();
  return { ask: await box('.app-page__ask'), told: await box('.app-page__told') };
}

/** What the Tab key reaches in the two halves, one after the other: in which half, and how far down. */
async function stops(page) {
  const found = [];
  await page.evaluate(() => document.activeElement?.blur());
  for (let pressed = 0; pressed < 60; pressed += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const it = document.activeElement;
      const half = it?.closest('.app-page__ask, .app-page__told');
      return half && { isTold: half.matches('.app-page__told'), top: it.getBoundingClientRect().top + window.scrollY };
    });
    if (stop) found.push(stop);
    else if (found.length > 0) return found;
  }
  throw new Error('the keys never leave the two halves');
}

test.describe('on a wide screen', () => {
  test.use({ viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false });

  test('question and answer stand side by side, and the keys go through them in that order', async ({ page }) => {
    await page.goto(`/cek${QUESTION}`);
    await expect(page.locator('#jawaban')).toBeVisible();
    const { ask, told } = await halves(page);
    expect(ask.x + ask.width, 'the question ends where the answer begins').toBeLessThanOrEqual(told.x);
    expect(Math.abs(ask.y - told.y), 'both begin at one height').toBeLessThan(4);
    expect(await overflow(page)).toBeLessThanOrEqual(0);

    const reached = await stops(page);
    const first = reached.findIndex((it) => it.isTold);
    expect(first, 'something in the question').toBeGreaterThan(0);
    expect(reached.slice(first).every((it) => it.isTold), 'nothing of the question after the answer').toBe(true);
    for (const half of [reached.slice(0, first), reached.slice(first)]) {
      const tops = half.map((it) => Math.round(it.top));
      // Buttons of one row may differ by a line of their words.
      tops.slice(1).forEach((top, at) => expect(top, `stop ${at + 2} of ${tops}`).toBeGreaterThan(tops[at] - 24));
    }
  });

  test('until something is asked the question stands alone, in the middle', async ({ page }) => {
    await page.goto('/cek');
    await expect(page.getByRole('searchbox')).toBeVisible();
    const { ask } = await halves(page);
    expect(Math.abs(ask.x + ask.width / 2 - 640)).toBeLessThan(12);
  });
});

test('on a phone the answer stands below the question', async ({ page }) => {
  await page.goto(`/cek${QUESTION}`);
  await expect(page.locator('#jawaban')).toBeVisible();
  const { ask, told } = await halves(page);
  expect(told.y).toBeGreaterThanOrEqual(ask.y + ask.height);
});

/** Pages, and what is seen on them once they are whole. */
const PAGES = {
  'the sheet of an answer': [`/lembar${QUESTION}`, '.app-lembar__drawing'],
  'the check of a sheet': ['/lembar', '.app-lembar__file'],
  'the list of packages': ['/paket', '.app-paket__list'],
  'the package of a question': [`/paket#p=oss-kkpr&${QUESTION.slice(1)}`, '.app-paket__row'],
  'nothing kept': ['/data-saya', '.app-mine__none'],
  'cities on the device': ['/kota', '.app-mine__draft'],
  'nothing sent': ['/lacak', '.app-mine__none'],
};

/** In the dark, and narrow with text of twice the size. */
async function expectReadable(page) {
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  expect([await clipped(page), await overflow(page)]).toEqual([[], 0]);
}

for (const [name, [path, whole]] of Object.entries(PAGES)) {
  test(`${name} can be read in the dark, and narrow with large text`, async ({ page }) => {
    await page.goto(path);
    await expect(page.locator(whole).first()).toBeVisible();
    await expectReadable(page);
  });
}

test('a draft and what is in it can be read in the dark, and narrow with large text', async ({ page }) => {
  const draft = await beginForm(page);
  await answer(page, draft, 'lembaga', 'RSUD Contoh');
  await page.goto('/data-saya');
  await expect(page.locator('.app-mine__draft')).toBeVisible();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
  await page.goto(`/data-saya#${draft}`);
  await expect(page.locator('.app-mine__row').first()).toBeVisible();
  await expectReadable(page);
});

test('the layers of the map keep their names whole where the text is twice as large', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/peta');
  const layers = page.locator('.app-layers');
  await expect(layers).toBeAttached();
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  await layers.scrollIntoViewIfNeeded();
  await expect(layers).toBeVisible();
  expect(await clipped(page)).toEqual([]);
});
