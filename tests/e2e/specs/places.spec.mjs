// One field for every way of naming a place, on the front page and on the page without a map.

import { expect, test } from '../harness/journey.mjs';
import { expectAccessible } from '../harness/axe.mjs';
import { tabTo } from '../harness/keyboard.mjs';
import { answer } from '../pages/answer.mjs';
import { checkPage } from '../pages/check.mjs';

// Nothing here concerns the worker, whose copying would only take time.
test.use({ serviceWorkers: 'block' });

const PLACE = '-10.17988,123.57895';

for (const typed of [
  '-10.17988, 123.57895',
  '10°10\'47.568"S 123°34\'44.22"E',
  '10,17988 LS 123,57895 BT',
  `https://www.google.com/maps/@${PLACE},17z`,
  `https://maps.google.com/?q=${PLACE}`,
  'https://www.openstreetmap.org/#map=17/-10.17988/123.57895',
  `geo:${PLACE}`,
]) {
  test(`"${typed}" is answered`, async ({ page }) => {
    const check = checkPage(page);
    await page.goto('/cek#k=47112');
    await expect(check.submit).toBeEnabled();
    await check.place.fill(typed);
    await expect(check.option(/Titik/)).toBeVisible();
    await check.place.press('Enter');
    await expect(answer(page).headline).toBeFocused();
    await expect(page).toHaveURL(/#t=-10\.17988\d*,123\.57895\d*&k=47112/);
    await expect(answer(page).headline).toHaveText('Boleh terbatas');
  });
}

test('on the front page a landmark, typed with slips, leads to an answer', async ({ page }) => {
  const check = checkPage(page);
  await page.goto('/');
  await check.activity.fill('kios');
  await check.choice(/kios/i).first().tap();
  await tabTo(page, check.place);
  await page.keyboard.type('pasr oeba');
  await expect(check.option(/^Pasar Oeba/).first()).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(check.place).toHaveValue(/^Pasar Oeba/);
  await tabTo(page, check.submit);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/cek#t=/);
  await expect(answer(page).headline).toBeVisible();
});

for (const [typed, name] of [
  ['kel. TDM', 'Tuak Daun Merah'],
  ['naikoten 1', 'Naikoten Satu'],
  ['oespa selatan', 'Oesapa Selatan'],
]) {
  test(`"${typed}" is the kelurahan ${name}`, async ({ page }) => {
    const check = checkPage(page);
    await page.goto('/cek#k=47112');
    await expect(check.submit).toBeEnabled();
    await check.place.fill(typed);
    await check.option(new RegExp(`^${name}`)).first().tap();
    await expect(check.place).toHaveValue(name);
    await check.submit.tap();
    await expect(answer(page).whole).toContainText(`Kelurahan ${name}`);
  });
}

test('all kelurahan are offered to those who do not want to type', async ({ page }) => {
  const check = checkPage(page);
  await page.goto('/cek#k=47112');
  await expect(check.submit).toBeEnabled();
  await check.place.tap();
  await expect(check.option(/Kecamatan/)).toHaveCount(51);
});

for (const [typed, said] of [
  ['https://maps.app.goo.gl/AbCdEf123', 'Buka dulu tautannya'],
  ['123.57895, -10.17988', 'tertukar'],
  ['10.17988, 123.57895', 'minus'],
]) {
  test(`"${typed}" is explained and nothing is sent`, async ({ page }) => {
    const check = checkPage(page);
    await page.goto('/cek#k=47112');
    await expect(check.submit).toBeEnabled();
    await check.place.fill(typed);
    await check.place.press('Enter');
    await expect(check.mistakes).toContainText(said);
    await expect(check.place).toHaveAttribute('aria-invalid', 'true');
    await expect(answer(page).whole).toHaveCount(0);
  });
}

test('a swapped pair is put right with one tap', async ({ page }) => {
  const check = checkPage(page);
  await page.goto('/cek#k=47112');
  await expect(check.submit).toBeEnabled();
  await check.place.fill('123.57895, -10.17988');
  await check.option(/tertukar/).tap();
  await expect(check.place).toHaveValue('-10.17988, 123.57895');
  await check.submit.tap();
  await expect(answer(page).headline).toHaveText('Boleh terbatas');
});

test('a place far away is told to lie outside the city', async ({ page }) => {
  const check = checkPage(page);
  await page.goto('/cek#k=47112');
  await expect(check.submit).toBeEnabled();
  await check.place.fill('-6.2, 106.8');
  await expect(check.option(/di luar/)).toBeVisible();
});
