// What may be done on a parcel: the answer with its figures, what would turn a no into a yes, several activities, where
// the building stands, why, where else, and what else here.

import { expect, test } from '../harness/journey.mjs';
import { expectAccessible } from '../harness/axe.mjs';
import { clipped, overflow } from '../harness/clipped.mjs';
import { packWithDraft } from '../harness/draft.mjs';
import { readyOffline } from '../harness/offline.mjs';
import { startServer } from '../harness/server.mjs';
import { words } from '../harness/words.mjs';
import { mapReady } from '../pages/map.mjs';
import { lot, parcelAnswer, square } from '../pages/parcel.mjs';

// Little here concerns the worker, whose copying would only take time.
test.use({ serviceWorkers: 'block' });

const id = words('id');
/** In a dense neighbourhood, on a river's bank, among houses. */
const HOUSE = square(-10.17988, 123.57895, 14);
const RIVER = square(-10.1717, 123.56117, 60);
const KARAOKE = square(-10.15327, 123.65818, 20);

test('a lot is answered with its figures while they are typed; a hint makes too large a building fit, and is taken back', async ({ page }) => {
  await page.goto(lot('47112', HOUSE));
  const answer = parcelAnswer(page);
  await expect(answer.headline).toHaveText('Boleh terbatas');
  await expect(page.getByText(/bidang tanah seluas 19/i).first()).toBeVisible();
  await expect(answer.limit('footprint')).toContainText('Paling banyak');
  await answer.figure('footprint').fill('9.999');
  await expect(answer.limit('footprint')).toContainText('Kelebihan');
  await expect(answer.summary).toContainText(id('parcel-grade-fails'));
  await answer.hint.first().click();
  await expect(answer.summary).toBeFocused();
  await expect(answer.summary).toContainText(id('parcel-grade-passes'));
  await expect(answer.limit('footprint')).toContainText('Sesuai');
  await expect(answer.figure('footprint')).not.toHaveValue('9.999');
  await answer.undoHint.click();
  await expect(answer.figure('footprint')).toHaveValue('9.999');
  await expect(answer.summary).toContainText(id('parcel-grade-fails'));
  await expectAccessible(page);
});

test('an activity that is refused has others in its place, the likeliest first; one is tried and taken back', async ({ page }) => {
  await page.goto(lot('93292', KARAOKE));
  const answer = parcelAnswer(page);
  await expect(answer.headline).toHaveText('Tidak boleh');
  await expect(answer.summary).toContainText(id('parcel-hints-order'));
  await answer.hint.first().click();
  await expect(answer.headline).not.toHaveText('Tidak boleh');
  await expect(page).not.toHaveURL(/k=93292/);
  await answer.undoHint.click();
  await expect(answer.headline).toHaveText('Tidak boleh');
  await expect(page).toHaveURL(/k=93292/);
});

test('figures that are no numbers are told, and the rest is answered all the same', async ({ page }) => {
  await page.goto(lot('47112', HOUSE));
  const answer = parcelAnswer(page);
  await answer.figure('floors').fill('dua');
  await expect(answer.figure('floors')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText(id('parcel-figure-wrong'))).toBeVisible();
  await expect(answer.headline).toHaveText('Boleh terbatas');
  await answer.figure('floors').fill('2');
  await expect(answer.figure('floors')).not.toHaveAttribute('aria-invalid', 'true');
  await answer.figure('floor_area').fill('900');
  await answer.figure('footprint').fill('100');
  await expect(answer.summary).toContainText('Luas semua lantai');
});

test('what limits hang on is asked, and an answer settles them', async ({ page }) => {
  await page.goto(lot('47112', HOUSE));
  const answer = parcelAnswer(page);
  await expect(answer.limit('floors')).toContainText('antara 2 dan 3');
  await page.getByLabel(id('parcel-road'), { exact: true }).selectOption('lokal');
  await expect(answer.limit('floors')).toContainText('Paling banyak 2.');
  await expect(answer.limit('floors')).not.toContainText(id('figure-asks-road'));
});

test('several activities are answered one by one and together', async ({ page }) => {
  await page.goto(lot('47112', HOUSE));
  const answer = parcelAnswer(page);
  await page.getByRole('button', { name: id('parcel-also-add') }).click();
  await page.getByRole('searchbox').first().fill('karaoke');
  await page.getByRole('listitem').getByRole('button', { name: /karaoke/i }).first().click();
  await expect(answer.activities).toHaveCount(2);
  await expect(page.locator('.app-activities__all')).toContainText('Tidak boleh');
  await expect(answer.headline).toHaveText('Boleh terbatas');
  await answer.activities.nth(1).getByRole('button', { name: /Lihat jawaban/ }).click();
  await expect(answer.headline).toHaveText('Tidak boleh');
  await expect(answer.headline).toBeFocused();
  await expectAccessible(page);
  await answer.activities.nth(1).getByRole('button', { name: /^Hapus/ }).click();
  await expect(answer.activities).toHaveCount(0);
  await expect(answer.headline).toHaveText('Boleh terbatas');
});

test('a building that stands on the good part alone is judged by that part; by its sizes, without the map', async ({ page }) => {
  await page.goto(lot('47112', RIVER));
  const answer = parcelAnswer(page);
  await expect(answer.headline).toHaveText(id('outcome-partial'));
  await expect(page.getByText(/^Yang boleh dipakai/)).toBeVisible();
  await page.getByText(id('parcel-place-sizes'), { exact: true }).click();
  const put = page.getByRole('button', { name: id('parcel-place-put') });
  await put.click();
  await expect(page.getByText(id('parcel-place-wrong'))).toBeVisible();
  await page.getByLabel(id('parcel-place-width')).fill('8');
  await page.getByLabel(id('parcel-place-depth')).fill('8');
  await page.getByLabel(id('parcel-place-front')).fill('2');
  await page.getByLabel(id('parcel-place-along')).fill('2');
  await put.click();
  await expect(page.getByText(/Tapak bangunan di gambar: 64/)).toBeVisible();
  await expect(page.getByText(/Bangunan menyentuh .*R-/)).toBeVisible();
  await expect(answer.summary).toContainText(id('parcel-grade-passes'));
  await expectAccessible(page);
  await page.getByLabel(id('parcel-place-along')).fill('56');
  await put.click();
  await expect(answer.summary).toContainText('Bangunan keluar dari batas bidang');
  await page.getByRole('button', { name: id('parcel-place-remove') }).click();
  await expect(answer.summary).not.toContainText('Bangunan keluar dari batas bidang');
});

test('a building is drawn on the map beside the lot', async ({ page }) => {
  await page.goto(lot('47112', HOUSE));
  await mapReady(page);
  await page.getByRole('button', { name: id('parcel-place-draw') }).click();
  await expect(page.getByText(id('parcel-drawing-building'))).toBeVisible();
  const canvas = page.locator('.app-parcel__canvas');
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  for (const [x, y] of [[0.45, 0.45], [0.55, 0.45], [0.55, 0.55]]) {
    await page.touchscreen.tap(box.x + box.width * x, box.y + box.height * y);
    await page.waitForTimeout(400);
  }
  await expect(page.getByText(/Tapak bangunan di gambar/)).toBeVisible();
  await expect(page.locator('#ukuran-footprint')).toContainText('dihitung dari gambar');
  await page.getByRole('button', { name: id('parcel-drawing-done') }).click();
  await expect(page.getByText(id('parcel-drawing-building'))).toBeHidden();
  await expectAccessible(page);
});

test('the way of an answer can be read step by step, with the text of its articles', async ({ page }) => {
  await page.goto(lot('47112', HOUSE));
  await page.getByText(id('parcel-path'), { exact: true }).click();
  const steps = page.locator('.app-path > li');
  await expect(steps.first()).toContainText('R-2');
  const article = steps.locator('details').first();
  await article.locator('summary').click();
  await expect(article.locator('blockquote')).not.toBeEmpty();
  await expectAccessible(page);
});

test('a mistake of the map is written down for the office; nothing leaves by itself', async ({ page, context, watched }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(lot('47112', HOUSE));
  await page.getByText(id('answer-report-map'), { exact: true }).click();
  await expect(page.getByText(/Yang membacanya: Kantor contoh/).first()).toBeVisible();
  await page.getByLabel(id('answer-report-map-label')).fill('Garisnya bergeser dua meter.');
  const panel = page.locator('details').filter({ has: page.locator('#lapor-peta') });
  await panel.getByRole('button', { name: id('answer-report-copy') }).click();
  await expect(panel.getByText(id('answer-report-copied'))).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain('Garisnya bergeser dua meter.');
  expect(text).toContain('Boleh terbatas');
  expect(text).toContain('/bidang#k=47112');
  const mail = await panel.getByRole('link', { name: id('answer-report-mail') }).getAttribute('href');
  expect(decodeURIComponent(mail)).toContain('Garisnya bergeser');
  await page.getByText(id('answer-report-look'), { exact: true }).click();
  await expect(page.getByLabel(id('answer-report-look-label'))).toBeVisible();
  await expectAccessible(page);
  expect(watched.requests.filter((it) => it.method() !== 'GET')).toEqual([]);
});

test('what may be done here is grouped, found by everyday words, and asked at a press', async ({ page }) => {
  await page.goto(lot('47112', HOUSE));
  await page.getByRole('button', { name: id('parcel-menu-open') }).click();
  const search = page.getByLabel(id('parcel-menu-search'));
  await expect(search).toBeFocused();
  const groups = page.locator('details').filter({ has: page.locator('.app-menu') });
  await expect(groups.first().getByRole('button').first()).toBeVisible();
  await search.fill('motor');
  await expect(groups.first().getByRole('button').first()).toBeVisible();
  await expectAccessible(page);
  await groups.first().getByRole('button').first().click();
  await expect(page).not.toHaveURL(/k=47112/);
  await expect(page.locator('#jawaban')).toBeFocused();
  await search.fill('zzzz');
  await expect(page.getByText(id('parcel-menu-none'))).toBeVisible();
});

test('where else it may be done: a list by distance, which leads to the coloured map', async ({ page }) => {
  await page.goto(lot('93292', KARAOKE));
  const answer = parcelAnswer(page);
  await page.getByRole('button', { name: id('parcel-elsewhere-open') }).click();
  await expect(answer.nearby.first()).toBeVisible();
  await expect(answer.nearby.first()).toContainText(/ ke (utara|selatan|timur|barat)/);
  await expect(page.getByRole('heading', { name: id('answer-where-kelurahan') })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: id('parcel-elsewhere-map') }).click();
  await expect(page).toHaveURL(/\/peta#.*d=1/);
  await mapReady(page);
  await expect(page.getByRole('heading', { name: id('answer-where-title') })).toBeVisible();
});

for (const colorScheme of ['light', 'dark']) {
  test.describe(`the coloured map in the ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('has a legend, numbers its nearest places, and says them in a list', async ({ page }) => {
      await page.goto('/peta#t=-10.15327,123.65818&k=93292&z=14');
      await mapReady(page);
      const answer = parcelAnswer(page);
      await page.getByLabel(id('answer-where-switch')).check();
      await expect(page).toHaveURL(/d=1/);
      const legend = page.locator('.app-where .app-legend__item');
      await expect(legend.filter({ hasText: id('outcome-forbidden') })).toBeVisible();
      await expect(answer.nearby.first()).toBeVisible();
      const count = await answer.nearby.count();
      await expect(page.locator('.app-map__number')).toHaveCount(count);
      await expectAccessible(page);
      await answer.nearby.first().getByRole('link').click();
      await expect(answer.headline).toBeVisible();
      await expect(answer.headline).not.toHaveText('Tidak boleh');
      await expect(answer.nearby).toHaveCount(count);
      await page.getByLabel(id('answer-where-switch')).uncheck();
      await expect(page.locator('.app-map__number')).toHaveCount(0);
      await expect(page).not.toHaveURL(/d=1/);
    });

    test('the answer of a lot is accessible, refused or in parts', async ({ page }) => {
      for (const [activity, corners] of [['93292', KARAOKE], ['47112', RIVER]]) {
        await page.goto('/');
        await page.goto(lot(activity, corners));
        await expect(parcelAnswer(page).headline).toBeVisible();
        await expectAccessible(page);
      }
    });
  });
}

const SIZES = {
  'a screen of 320 px': async (page) => page.setViewportSize({ width: 320, height: 640 }),
  'text of twice the size': async (page) => page.addStyleTag({ content: 'html { font-size: 200% !important; }' }),
};

for (const [size, change] of Object.entries(SIZES)) {
  test.describe(size, () => {
    // Larger text that a person brings along is not the page's own style.
    test.use({ bypassCSP: true });

    test('loses nothing of a lot\'s answer', async ({ page }) => {
      await page.goto(lot('47112', RIVER));
      await expect(parcelAnswer(page).headline).toBeVisible();
      await parcelAnswer(page).figure('footprint').fill('9.999');
      await change(page);
      await page.waitForTimeout(500);
      expect(await clipped(page), 'text that is cut').toEqual([]);
      expect(await overflow(page), 'pixels beyond the screen').toBeLessThanOrEqual(0);
    });
  });
}

test('a drawn corner comes onto the border of the plan that lies near, and off again', async ({ page }) => {
  await page.goto('/bidang#t=-10.17988,123.57895&z=19');
  await mapReady(page);
  const canvas = page.locator('.app-parcel__canvas');
  const corner = page.getByRole('textbox', { name: 'Sudut 1', exact: true });
  // Somewhere on the way to the street a border lies under the finger.
  for (let x = 0.5; x > 0.05; x -= 0.05) {
    await canvas.scrollIntoViewIfNeeded();
    const box = await canvas.boundingBox();
    await page.touchscreen.tap(box.x + box.width * x, box.y + box.height * 0.4);
    await page.waitForTimeout(900);
    if (await page.getByText(id('parcel-snapped-plan')).first().isVisible()) break;
    await page.getByRole('button', { name: id('parcel-clear') }).last().click();
  }
  await expect(page.getByText(id('parcel-snapped-plan')).first()).toBeVisible();
  const onto = await corner.inputValue();
  await page.getByRole('button', { name: id('parcel-undo') }).click();
  await expect(corner).not.toHaveValue(onto);
  await page.getByRole('button', { name: id('parcel-undo') }).click();
  await expect(corner).toHaveCount(0);
});

test.describe('without a network', () => {
  test.use({ serviceWorkers: 'allow', trouble: [/ERR_INTERNET_DISCONNECTED|ERR_FAILED|504 \(Offline\)/] });

  test('a lot is answered all the same, with hints, menu and nearest places', async ({ page, context }) => {
    await page.goto('/');
    await readyOffline(page);
    await context.setOffline(true);
    await page.goto(lot('93292', KARAOKE));
    const answer = parcelAnswer(page);
    await expect(answer.headline).toHaveText('Tidak boleh');
    await expect(answer.hint.first()).toBeVisible();
    await page.getByRole('button', { name: id('parcel-menu-open') }).click();
    await expect(page.locator('.app-menu__item').first()).toBeVisible();
    await page.getByRole('button', { name: id('parcel-elsewhere-open') }).click();
    await expect(answer.nearby.first()).toBeVisible();
  });
});

test.describe('in English on a wide screen by night', () => {
  test.use({ locale: 'en-GB', viewport: { width: 1280, height: 800 }, colorScheme: 'dark', isMobile: false, hasTouch: false });

  test('the lot stays in sight beside its answer', async ({ page }) => {
    await page.goto(lot('93292', KARAOKE));
    const answer = parcelAnswer(page, 'en');
    await expect(answer.hint.first()).toBeVisible();
    await answer.figure('footprint').fill('500');
    await expect(page.locator('.app-parcel__canvas')).toBeInViewport();
    await expect(answer.summary).toContainText(words('en')('parcel-grade-fails'));
    await expectAccessible(page);
  });
});

test.describe('where the pack holds a draft', () => {
  test.use({
    baseURL: async ({}, use) => {
      const draft = packWithDraft(process.env.RUANGIZIN_PACK, { activity: '47112', zone: 'R-2' });
      const server = await startServer({ packs: [draft.folder] });
      await use(server.address);
      await server.stop();
      draft.remove();
    },
  });

  test('the plan in force is compared with it at the lot', async ({ page }) => {
    await page.goto(lot('47112', HOUSE));
    await expect(parcelAnswer(page).headline).toHaveText('Boleh terbatas');
    await page.getByRole('button', { name: 'Bandingkan dengan Rancangan perubahan (contoh)' }).click();
    await expect(page.getByText(id('parcel-compare-draft'))).toBeVisible();
    await expect(page.getByText('Jawabannya berubah: dari “Boleh terbatas” menjadi “Tidak boleh”.')).toBeVisible();
    await expectAccessible(page);
  });
});
