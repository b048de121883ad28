// Several cities on one server: choosing another one changes the plan, the words and the mark, nothing else.

import { expect, test as base } from '../harness/journey.mjs';
import { startServer } from '../harness/server.mjs';
import { answer, expectMarked } from '../pages/answer.mjs';
import { checkPage } from '../pages/check.mjs';

const test = base.extend({
  address: [
    async ({}, use) => {
      const server = await startServer({ packs: process.env.RUANGIZIN_PACKS.split('\n') });
      await use(server.address);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ address }, use) => use(address),
});

const CITIES = [
  { name: /Kotawaringin Timur/, region: '62.02', words: 'wadai', activity: '10792', place: '-2.5497, 112.9543' },
  { name: /Kabupaten Malang/, region: '35.07', words: 'pracangan', activity: '47112', place: '-8.1262, 112.5711' },
];

function choice(page) {
  return page.getByRole('combobox', { name: 'Kota atau kabupaten' });
}

for (const city of CITIES) {
  test(`the choice in the header opens ${city.region}, with its own words and plan`, async ({ page }) => {
    await page.goto('/cek');
    await expect(choice(page)).toBeVisible();
    await choice(page).selectOption({ label: await option(page, city.name) });
    await expect(page).toHaveURL(new RegExp(`r=${city.region.replace('.', '\\.')}`));
    const check = checkPage(page);
    await check.activity.fill(city.words);
    await check.choice(new RegExp(city.words, 'i')).first().tap();
    await check.place.fill(city.place);
    await check.submit.tap();
    await expect(answer(page).headline).toBeVisible();
    await expect(answer(page).whole).toContainText('Peruntukan di sini');
    await expectMarked(page);
  });
}

test('the city that the server names first opens where nobody asks for another', async ({ page }) => {
  await page.goto('/cek');
  await expect(choice(page)).toHaveValue('53.71');
});

async function option(page, name) {
  const labels = await choice(page).locator('option').allInnerTexts();
  return labels.find((it) => name.test(it));
}
