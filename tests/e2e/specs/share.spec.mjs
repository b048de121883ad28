// What other apps share: taken on the device, never sent.

import { expect, test } from '../harness/journey.mjs';
import { words } from '../harness/words.mjs';
import { answer } from '../pages/answer.mjs';
import { checkPage } from '../pages/check.mjs';

const id = words('id');

/** Hands over as the system does: a form that is posted to the address of the manifest. */
async function share(page, fields, files = []) {
  const manifest = await (await page.request.get('/manifest.webmanifest')).json();
  const { action, method, enctype, params } = manifest.share_target;
  await page.evaluate(
    ({ action, method, enctype, params, fields, files }) => {
      const form = Object.assign(document.createElement('form'), { action, method, enctype });
      for (const [key, value] of Object.entries(fields)) {
        form.append(Object.assign(document.createElement('input'), { name: params[key], value }));
      }
      if (files.length > 0) {
        const box = new DataTransfer();
        for (const name of files) box.items.add(new File(['{"type":"FeatureCollection","features":[]}'], name));
        const input = Object.assign(document.createElement('input'), { type: 'file', name: params.files[0].name, multiple: true });
        input.files = box.files;
        form.append(input);
      }
      document.body.append(form);
      form.submit();
    },
    { action, method: method.toLowerCase(), enctype, params, fields, files },
  );
  await page.waitForURL(/\/cek/);
}

async function withWorker(page) {
  await page.goto('/');
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

test('a shared place is filled in and can be asked about; nothing of it is sent', async ({ page, watched }) => {
  await withWorker(page);
  await share(page, { title: 'Pasar', text: '-10.17988, 123.57895' });
  await expect(page.getByText(id('share-place'))).toBeVisible();
  await expect(page).toHaveURL(/\/cek#t=-10\.17988,123\.57895$/);
  const check = checkPage(page);
  await expect(check.place).toHaveValue('-10.17988, 123.57895');
  await check.activity.fill('kios');
  await check.choice(/kios/i).first().tap();
  await check.submit.tap();
  await expect(answer(page).headline).toHaveText('Boleh terbatas');
  // The browser's own record has the post, and the worker's answer to it; no server has seen it.
  const posts = watched.requests.filter((it) => it.method() === 'POST');
  for (const it of posts) expect((await it.response())?.fromServiceWorker()).toBe(true);
});

test('a text without a place stands in its field, with what to do', async ({ page }) => {
  await withWorker(page);
  await share(page, { text: 'Kios dekat gereja' });
  await expect(page.getByText(id('share-text'))).toBeVisible();
  await expect(checkPage(page).place).toHaveValue('Kios dekat gereja');
  await expect(page).toHaveURL(/\/cek$/);
});

test('a file is kept on the device and said by name', async ({ page }) => {
  await withWorker(page);
  await share(page, {}, ['tanah.geojson']);
  await expect(page.getByText('tanah.geojson')).toBeVisible();
  const kept = () => page.evaluate(async () => (await (await caches.open('ruangizin-shared')).keys()).length);
  expect(await kept()).toBe(1);
});

test('without a worker a share ends on a page that says what to do', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ serviceWorkers: 'block', baseURL, locale: 'id-ID' });
  const page = await context.newPage();
  await page.goto('/');
  await share(page, { text: '-10.17988, 123.57895' });
  await expect(page.getByText(id('share-empty'))).toBeVisible();
  await context.close();
});
