// The second visit needs no network: every page opens cold and answers. The server is really gone, too.

import { expect, test } from '../harness/journey.mjs';
import { readyOffline } from '../harness/offline.mjs';
import { startServer } from '../harness/server.mjs';
import { words } from '../harness/words.mjs';
import { answer, expectMarked } from '../pages/answer.mjs';
import { checkPage } from '../pages/check.mjs';
import { mapPage, mapReady, painted } from '../pages/map.mjs';

// The browser says in the console that it asked in vain; that is the point of this journey.
test.use({
  trouble: [/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|ERR_FAILED|504 \(Offline\)/],
  server: async ({}, use) => {
    const server = await startServer();
    let runs = true;
    await use({ address: server.address, stop: async () => { if (runs) { runs = false; await server.stop(); } } });
    if (runs) await server.stop();
  },
  baseURL: ({ server }, use) => use(server.address),
});

async function firstVisit(page) {
  await page.goto('/');
  await readyOffline(page);
  await page.close();
}

test('everything answers without a network from the second visit on', async ({ context, page, server }) => {
  await firstVisit(page);
  await server.stop();
  await context.setOffline(true);
  const again = await context.newPage();

  await again.goto('/');
  await expect(again.getByRole('heading', { level: 1, name: 'Boleh buka usaha' })).toBeVisible();
  await expect(again.getByRole('searchbox')).toBeVisible();
  await again.reload();
  await expect(again.getByRole('searchbox')).toBeVisible();
  await expect(again).toHaveTitle(/DATA CONTOH/);

  await again.goto('/cek');
  await again.reload();
  const check = checkPage(again);
  await check.activity.fill('kios');
  await check.choice(/kios/i).first().tap();
  await check.place.fill('-10.17988, 123.57895');
  await check.submit.tap();
  await expect(answer(again).headline).toHaveText('Boleh terbatas');
  await expectMarked(again);

  await again.goto('/peta#k=47112&z=15');
  await again.reload();
  await mapReady(again);
  await expect.poll(() => painted(again)).toBeGreaterThan(10_000);
  const box = await mapPage(again).map.boundingBox();
  await again.touchscreen.tap(box.x + box.width / 2, box.y + box.height * 0.4);
  await expect(answer(again).headline).toBeVisible();
  await expectMarked(again);
});

test('a program that is slow to begin is waited for with the question on the screen', async ({ context, page }) => {
  await firstVisit(page);
  const again = await context.newPage();
  await again.addInitScript(() => (WebAssembly.compileStreaming = () => new Promise(() => {})));
  await again.goto('/cek', { waitUntil: 'commit' });
  await expect(again.getByRole('progressbar')).toBeVisible();
  await expect(again.getByRole('heading', { level: 1, name: words('id')('check-title') })).toBeVisible();
});

function asked(page) {
  return page.evaluate(() => performance.getEntriesByType('resource').map((it) => it.name.slice(location.origin.length)));
}

test('a later visit to the map has its parts from the worker, with the pack', async ({ context, page }) => {
  await firstVisit(page);
  const again = await context.newPage();
  await again.goto('/peta');
  await mapReady(again);
  const addresses = await asked(again);
  expect(addresses).toContain('/packs/kept?map');
  expect(addresses.filter((it) => it.startsWith('/parts/'))).toEqual([]);
});

for (const [what, spoil] of [
  ['compiles no bytes', () => (WebAssembly.compile = () => Promise.reject(new Error('refused')))],
  ['is given nothing by the worker', () => (globalThis.fetch = ((fetch) => (url, options) =>
    String(url).startsWith('/packs/kept') ? Promise.resolve(new Response(null, { status: 204 })) : fetch(url, options))(fetch))],
]) {
  test(`a page that ${what} asks for parts and pack one by one`, async ({ context, page }) => {
    await firstVisit(page);
    const again = await context.newPage();
    await again.addInitScript(spoil);
    await again.goto('/peta');
    await mapReady(again);
    expect((await asked(again)).filter((it) => it.startsWith('/parts/')).length).toBeGreaterThan(2);
    await again.goto('/cek');
    await expect(checkPage(again).submit).toBeEnabled();
  });
}
