// What other apps share: taken on the device, never sent.

import { expect, test } from '../harness/journey.mjs';
import { outlines } from '../harness/outlines.mjs';
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
        for (const [name, bytes] of files) box.items.add(new File([new Uint8Array(bytes)], name));
        const input = Object.assign(document.createElement('input'), { type: 'file', name: params.files[0].name, multiple: true });
        input.files = box.files;
        form.append(input);
      }
      document.body.append(form);
      form.submit();
    },
    { action, method: method.toLowerCase(), enctype, params, fields, files: files.map(([name, content]) => [name, [...content]]) },
  );
  await page.waitForURL(/\/(cek|bidang)/);
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

test('a link or text of any map app becomes its place; a short link says that it holds none', async ({ page }) => {
  await withWorker(page);
  for (const fields of [
    { title: 'Pasar Contoh', text: 'https://maps.google.com/?q=-10.17988,123.57895' },
    { text: 'Pasar Contoh\nhttps://www.google.com/maps/place/Pasar+Contoh/@-10.2,123.6,17z/data=!3d-10.17988!4d123.57895' },
    { url: 'https://www.openstreetmap.org/?mlat=-10.17988&mlon=123.57895#map=18/-10.18/123.579' },
    { text: 'geo:-10.17988,123.57895?z=17' },
    { text: 'Lokasi saya: https://maps.apple.com/?ll=-10.17988,123.57895&q=Pasar' },
    { text: 'https://waze.com/ul?ll=-10.17988,123.57895&navigate=yes' },
  ]) {
    await page.goto('/');
    await share(page, fields);
    await expect(page.getByText(id('share-place')), JSON.stringify(fields)).toBeVisible();
    await expect(page).toHaveURL(/\/cek#t=-10\.17988,123\.57895$/);
  }
  await page.goto('/');
  await share(page, { title: 'Pasar Contoh', text: 'https://maps.app.goo.gl/abcDEF123' });
  await expect(page.getByText(id('share-text'))).toBeVisible();
});

test('a shared file of any kind opens as the outline of a parcel, said by name, and is not kept', async ({ page, watched }) => {
  await withWorker(page);
  const manifest = await (await page.request.get('/manifest.webmanifest')).json();
  const { accept } = manifest.share_target.params.files[0];
  const rows = page.getByRole('listitem').filter({ has: page.getByRole('textbox') });
  for (const [name, content] of outlines()) {
    expect(accept.some((it) => name.endsWith(it)), `${name} is taken`).toBe(true);
    await page.goto('/');
    await share(page, { title: 'Tanah' }, [[name, content]]);
    await expect(page).toHaveURL(/\/bidang/);
    await expect(page.locator('#berkas-hasil')).toContainText(name);
    await expect(rows, name).toHaveCount(4);
    await expect(page).toHaveURL(/b=/);
    expect(await page.evaluate(() => caches.has('ruangizin-shared'))).toBe(false);
  }
  const posts = watched.requests.filter((it) => it.method() === 'POST');
  for (const it of posts) expect((await it.response())?.fromServiceWorker()).toBe(true);
});

test('without a worker a share ends on a page that says what to do', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ serviceWorkers: 'block', baseURL, locale: 'id-ID' });
  const page = await context.newPage();
  await page.goto('/');
  await share(page, { text: '-10.17988, 123.57895' });
  await expect(page.getByText(id('share-empty'))).toBeVisible();
  await context.close();
});
