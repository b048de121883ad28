// The page without a map: by keyboard, with mistakes, on the narrowest screen.

import { expect, test } from '../harness/journey.mjs';
import { expectAccessible } from '../harness/axe.mjs';
import { tabTo } from '../harness/keyboard.mjs';
import { answer, expectMarked } from '../pages/answer.mjs';
import { checkPage } from '../pages/check.mjs';

// Nothing here concerns the worker, whose copying would only take time.
test.use({ serviceWorkers: 'block' });

async function chooseKiosk(page) {
  const check = checkPage(page);
  await tabTo(page, check.activity);
  await page.keyboard.type('kios');
  await tabTo(page, check.choice(/kios/i).first());
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Ganti' })).toBeVisible();
}

test('by keyboard alone, a kelurahan leads to an answer', async ({ page }) => {
  const check = checkPage(page);
  await page.goto('/cek');
  await chooseKiosk(page);
  await tabTo(page, check.place);
  await page.keyboard.type('namosain');
  await expect(check.option(/^Namosain/)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(check.option(/^Namosain/)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(check.place).toHaveValue('Namosain');
  await tabTo(page, check.submit);
  await page.keyboard.press('Enter');
  await expect(answer(page).headline).toBeFocused();
  await expect(answer(page).whole).toContainText('Kelurahan Namosain, Kecamatan Alak');
  await expectMarked(page);
});

test('by keyboard alone, coordinates lead to zone, condition and article', async ({ page }) => {
  const check = checkPage(page);
  await page.goto('/cek');
  await chooseKiosk(page);
  await tabTo(page, check.place);
  await page.keyboard.type('-10.17988, 123.57895');
  await page.keyboard.press('Enter');
  await expect(answer(page).headline).toBeFocused();
  await expect(answer(page).headline).toHaveText('Boleh terbatas');
  const whole = answer(page).whole;
  await expect(whole).toContainText('(R-2)');
  const conditions = whole.getByRole('heading', { name: 'Syarat dan batasannya' }).locator('..');
  await expect(conditions.getByRole('listitem').first()).not.toBeEmpty();
  const article = whole.getByRole('group').filter({ hasText: /Pasal/ }).first();
  await tabTo(page, article.locator('summary'));
  await page.keyboard.press('Enter');
  await expect(article).toHaveAttribute('open', '');
  await expect(article.locator('blockquote')).not.toBeEmpty();
  for (const fact of ['Dasar hukum', 'Status', 'Skala peta', 'Ketelitian garis']) {
    await expect(whole.getByText(fact, { exact: true }).first()).toBeVisible();
  }
  await expectMarked(page);
  await expectAccessible(page);
});

test('the place of the brochure is answered', async ({ page }) => {
  const check = checkPage(page);
  await page.goto('/cek#k=47112');
  await tabTo(page, check.place);
  await page.keyboard.type('-10.1628,123.6075');
  await page.keyboard.press('Enter');
  await expect(answer(page).headline).toBeFocused();
  await expect(answer(page).whole).toContainText('Peruntukan di sini');
  await expect(answer(page).whole).toContainText(/Pasal \d+/);
  await expectMarked(page);
});

test('all that is missing is said at once, and the list takes the focus', async ({ page }) => {
  const check = checkPage(page);
  await page.goto('/cek');
  await tabTo(page, check.submit);
  await page.keyboard.press('Enter');
  await expect(check.mistakes).toBeFocused();
  await expect(check.mistakes.getByRole('link')).toHaveCount(2);
  await expectAccessible(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(check.activity).toBeFocused();
});

for (const [typed, said] of [
  ['abc', 'Pilih salah satu'],
  ['-10.1628', 'belum terbaca'],
  ['123.6075, -10.1628', 'tertukar'],
  ['-99, 123.6', 'di luar bumi'],
]) {
  test(`coordinates like "${typed}" are explained, and nothing is answered`, async ({ page }) => {
    const check = checkPage(page);
    await page.goto('/cek#k=47112');
    await tabTo(page, check.place);
    await page.keyboard.type(typed);
    await page.keyboard.press('Enter');
    await expect(check.mistakes).toBeFocused();
    await expect(check.mistakes).toContainText(said);
    await expect(check.place).toHaveAttribute('aria-invalid', 'true');
    await expect(answer(page).whole).toHaveCount(0);
  });
}

test.describe('320 pixels wide', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test('nothing has to be scrolled sideways', async ({ page }) => {
    const overhang = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await page.goto('/cek');
    await expect(checkPage(page).submit).toBeEnabled();
    expect(await overhang()).toBeLessThanOrEqual(0);
    await page.goto('/cek#t=-10.17988,123.57895&k=47112');
    await expect(answer(page).headline).toBeVisible();
    expect(await page.evaluate(() => window.innerWidth)).toBe(320);
    expect(await overhang()).toBeLessThanOrEqual(0);
  });
});
