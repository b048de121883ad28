// What somebody asks about stays on the device.

import { expect, sent, test } from '../harness/journey.mjs';
import { answer } from '../pages/answer.mjs';
import { checkPage } from '../pages/check.mjs';
import { mapPage, mapReady } from '../pages/map.mjs';

const TRACES = /kios|47112|-?10[.,]179|123[.,]578|53\.71\.01\.1001|Namosain/i;

test('no request tells what is asked, nor where', async ({ page, watched }) => {
  await page.goto('/cek');
  const check = checkPage(page);
  await check.activity.fill('kios');
  await check.choice(/kios/i).first().tap();
  await check.place.fill('Namosain');
  await check.option(/^Namosain/).tap();
  await check.submit.tap();
  await expect(answer(page).headline).toBeVisible();
  await check.place.fill('-10.17988, 123.57895');
  await check.submit.tap();
  await expect(answer(page).headline).toHaveText('Boleh terbatas');
  await page.getByRole('link', { name: 'Lihat tempat ini di peta' }).tap();
  await mapReady(page);
  await expect(mapPage(page).sheet.getByRole('heading', { name: 'Boleh terbatas' })).toBeVisible();
  // A reload sends the address again, and other headers.
  await page.reload();
  await expect(answer(page).headline).toBeVisible();
  await mapReady(page);
  await page.waitForLoadState('networkidle');
  expect(watched.requests.length).toBeGreaterThan(10);
  for (const request of watched.requests) {
    expect(await sent(request)).not.toMatch(TRACES);
  }
  expect(await page.context().cookies()).toEqual([]);
});
