// Languages, light and dark, and WCAG 2.2 AA on every page in both.

import { expect, test } from '../harness/journey.mjs';
import { expectAccessible } from '../harness/axe.mjs';
import { clipped, overflow } from '../harness/clipped.mjs';
import { words } from '../harness/words.mjs';
import { answer } from '../pages/answer.mjs';
import { checkPage } from '../pages/check.mjs';
import { mapReady } from '../pages/map.mjs';

// Nothing here concerns the worker, whose copying would only take time.
test.use({ serviceWorkers: 'block' });

const QUESTION = '#t=-10.17988,123.57895&k=47112';

test('the language is switched on the spot and remembered', async ({ page }) => {
  const [id, en] = [words('id'), words('en')];
  const html = page.locator('html');
  await page.goto(`/cek${QUESTION}`);
  await expect(html).toHaveAttribute('lang', 'id');
  await expect(answer(page).headline).toHaveText(id('outcome-limited'));
  await page.getByRole('button', { name: 'English' }).tap();
  await expect(html).toHaveAttribute('lang', 'en');
  await expect(page).toHaveTitle(new RegExp(en('check-title')));
  await expect(answer(page).headline).toHaveText(en('outcome-limited'));
  await expect(answer(page).whole).toContainText(en('common-indicative'));
  await page.reload();
  await expect(html).toHaveAttribute('lang', 'en');
  await expect(answer(page).headline).toHaveText(en('outcome-limited'));
  await page.getByRole('button', { name: 'Bahasa Indonesia' }).tap();
  await expect(html).toHaveAttribute('lang', 'id');
  await expect(page).toHaveTitle(new RegExp(id('check-title')));
  await expect(answer(page).headline).toHaveText(id('outcome-limited'));
});

test('the page follows the colour scheme of the device', async ({ page }) => {
  const brightness = () =>
    page.evaluate(() => {
      const colour = getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g).map(Number);
      return (colour[0] + colour[1] + colour[2]) / 3;
    });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  await expect(page.getByRole('searchbox')).toBeVisible();
  expect(await brightness()).toBeGreaterThan(200);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(brightness).toBeLessThan(60);
});

const PAGES = {
  'the front page': async (page) => {
    await page.goto('/');
    await expect(page.getByRole('listitem').getByRole('button').first()).toBeVisible();
  },
  'the empty form': async (page) => {
    await page.goto('/cek');
    await expect(checkPage(page).submit).toBeEnabled();
  },
  'the form with mistakes': async (page) => {
    await page.goto('/cek');
    await checkPage(page).submit.tap();
    await expect(checkPage(page).mistakes).toBeVisible();
  },
  'an answer': async (page) => {
    await page.goto(`/cek${QUESTION}`);
    await expect(answer(page).headline).toBeVisible();
  },
  'an answer that is not there': async (page) => {
    await page.goto('/cek#t=-10.2221,123.57971&k=47112');
    await expect(answer(page).headline).toBeVisible();
  },
  'an answer for a kelurahan': async (page) => {
    await page.goto('/cek#w=53.71.01.1001&k=47112');
    await expect(answer(page).headline).toBeVisible();
  },
  'the map': async (page) => {
    await page.goto('/peta');
    await mapReady(page);
  },
  'the map with an answer': async (page) => {
    await page.goto(`/peta${QUESTION}&z=16`);
    await expect(answer(page).headline).toBeVisible();
    await mapReady(page);
  },
  'an address that is not there': async (page) => {
    await page.goto('/tidak-ada');
    await expect(page.getByRole('heading', { level: 1, name: 'Halaman ini tidak ada' })).toBeVisible();
    await expect(page).toHaveTitle(/DATA CONTOH/);
  },
};

for (const colorScheme of ['light', 'dark']) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, trouble: [/status of 404/] });

    for (const [name, open] of Object.entries(PAGES)) {
      test(`${name} is accessible`, async ({ page }) => {
        await open(page);
        await expectAccessible(page);
      });
    }
  });
}

const SIZES = {
  'a screen of 320 px': async (page) => page.setViewportSize({ width: 320, height: 640 }),
  'text of twice the size': async (page) => page.addStyleTag({ content: 'html { font-size: 200% !important; }' }),
};

for (const [size, change] of Object.entries(SIZES)) {
  test.describe(size, () => {
    // Larger text that a person brings along is not the page's own style.
    test.use({ bypassCSP: true, trouble: [/status of 404/] });

    for (const [name, open] of Object.entries(PAGES)) {
      test(`${name} loses nothing`, async ({ page }) => {
        await open(page);
        await change(page);
        await page.waitForTimeout(300);
        expect(await clipped(page), 'text that is cut').toEqual([]);
        expect(await overflow(page), 'pixels beyond the screen').toBeLessThanOrEqual(0);
      });
    }
  });
}
