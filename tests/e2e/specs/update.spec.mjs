// A newer version: offered when it is whole, taken over when somebody wants it, never in the middle of a form, and
// never mixed with the one before, whatever happens to network, storage and server meanwhile.

import {
  expect, expectKept, expectUnmixed, firstVisit, lookForUpdate, pageBuild, settled, test, workerBuild,
} from '../harness/versions.mjs';
import { words } from '../harness/words.mjs';
import { answer, expectMarked } from '../pages/answer.mjs';
import { checkPage } from '../pages/check.mjs';
import { mapReady } from '../pages/map.mjs';

const id = words('id');
const QUESTION = '#t=-10.17988,123.57895&k=47112';

// A file that is gone is said in the console as well.
test.use({ trouble: [/net::ERR_|Failed to load resource|Failed to fetch|service ?worker|MIME type|refused to/i] });

const notice = (page) => page.locator('.app-update[role=status]');
const apply = (page) => notice(page).getByRole('button', { name: id('update-apply') });
const reload = (page) => notice(page).getByRole('button', { name: id('update-reload') });

async function expectAnswer(page) {
  await expect(answer(page).headline).toHaveText('Boleh terbatas');
  await expectMarked(page);
}

/** Types into the form of the text route, without sending it. */
async function typeSomething(page) {
  const check = checkPage(page);
  await check.place.fill('-10.17988, 123.57895');
}

test('a newer version waits until somebody wants it, and then works without a network', async ({ page, front, versions, context }) => {
  const { a, b } = versions.builds;
  await firstVisit(page, a, versions.packs.one, `/cek${QUESTION}`);
  front.app = versions.servers.b;
  await page.reload();
  await expect(notice(page)).toContainText(id('update-ready'));
  await expectAnswer(page);
  expect([await pageBuild(page), await workerBuild(page)]).toEqual([a.mark, a.mark]);
  await expectUnmixed(page, versions);
  await apply(page).tap();
  await settled(page, b);
  await expectAnswer(page);
  await expect(notice(page)).toBeEmpty();
  front.isOnline = false;
  await context.setOffline(true);
  await page.reload();
  await settled(page, b);
  await expectAnswer(page);
  await expectUnmixed(page, versions);
});

test('"not now" keeps the version, and the next visit offers the newer one again', async ({ page, front, versions }) => {
  await firstVisit(page, versions.builds.a, versions.packs.one);
  front.app = versions.servers.b;
  await page.reload();
  await notice(page).getByRole('button', { name: id('update-later') }).tap();
  await expect(notice(page)).toBeEmpty();
  await page.reload();
  await expect(notice(page)).toContainText(id('update-ready'));
  await settled(page, versions.builds.a);
});

test('in the middle of a form nothing can be taken over; once it is answered it can', async ({ page, front, versions }) => {
  await firstVisit(page, versions.builds.a, versions.packs.one, '/cek#k=47112');
  await typeSomething(page);
  front.app = versions.servers.b;
  await lookForUpdate(page);
  await expect(notice(page)).toContainText(id('update-busy'));
  await expect(apply(page)).toHaveCount(0);
  await expect(checkPage(page).place).toHaveValue('-10.17988, 123.57895');
  await checkPage(page).submit.tap();
  await expectAnswer(page);
  await apply(page).tap();
  await settled(page, versions.builds.b);
  await expectAnswer(page);
});

test('all tabs change together', async ({ page, context, front, versions }) => {
  const { a, b } = versions.builds;
  await firstVisit(page, a, versions.packs.one);
  const other = await context.newPage();
  await other.goto(`/cek${QUESTION}`);
  await settled(other, a);
  front.app = versions.servers.b;
  await lookForUpdate(page);
  await apply(page).tap();
  await settled(page, b);
  await settled(other, b);
  await expectAnswer(other);
  await expectUnmixed(other, versions);
});

test('a tab in which somebody types keeps its version whole while another tab changes', async ({ page, context, front, versions }) => {
  const { a, b } = versions.builds;
  await firstVisit(page, a, versions.packs.one, '/cek#k=47112');
  await typeSomething(page);
  const other = await context.newPage();
  await other.goto('/');
  await settled(other, a);
  front.app = versions.servers.b;
  await lookForUpdate(other);
  await apply(other).tap();
  await settled(other, b);
  // The server has no file of the old version any more; the worker still has.
  await expect(notice(page)).toContainText(id('update-busy'));
  expect(await pageBuild(page)).toBe(a.mark);
  await checkPage(page).submit.tap();
  await expectAnswer(page);
  await page.getByRole('link', { name: id('check-to-map') }).tap();
  await mapReady(page);
  expect(await pageBuild(page)).toBe(a.mark);
  await expectUnmixed(page, versions);
  await reload(page).tap();
  await settled(page, b);
  await mapReady(page);
  await expectUnmixed(page, versions);
});

test('a connection lost half-way leaves the old version whole, and the next try goes on', async ({ page, front, versions }) => {
  const { a, b } = versions.builds;
  await firstVisit(page, a, versions.packs.one, `/cek${QUESTION}`);
  front.app = versions.servers.b;
  front.divert = (path) => (path.endsWith('.wasm') ? 'cut' : undefined);
  front.asked.length = 0;
  await lookForUpdate(page);
  await expect.poll(() => front.asked.filter((it) => it.endsWith('.wasm')).length).toBeGreaterThan(0);
  await page.reload();
  await settled(page, a);
  await expectAnswer(page);
  await expect(notice(page)).toBeEmpty();
  await expectUnmixed(page, versions);
  front.divert = null;
  await lookForUpdate(page);
  await apply(page).tap();
  await settled(page, b);
  await expectAnswer(page);
});

test('a version that waits stays whole while a newer one begins and fails', async ({ page, context, front, versions }) => {
  const { a, b } = versions.builds;
  await firstVisit(page, a, versions.packs.one, `/cek${QUESTION}`);
  front.app = versions.servers.b;
  await lookForUpdate(page);
  await expect(notice(page)).toContainText(id('update-ready'));
  front.app = versions.servers.c;
  front.divert = (path) => (path === '/sw.js' ? undefined : 'cut');
  front.asked.length = 0;
  await lookForUpdate(page);
  await expect.poll(() => front.asked.filter((it) => it !== '/sw.js').length, 'the third one begins').toBeGreaterThan(0);
  const isInstalling = () => page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration()).installing));
  await expect.poll(isInstalling, 'the third one has given up').toBe(false);
  // With the last page closed, the one that waits takes over; there is no network.
  front.isOnline = false;
  await page.close();
  const visit = async () => {
    const next = await context.newPage();
    await next.goto(`${front.address}/cek${QUESTION}`);
    return next;
  };
  await expect.poll(async () => {
    const next = await visit();
    const mark = await pageBuild(next).catch(() => 'none');
    await next.close();
    return mark;
  }, 'the page is of the one that waited').toBe(b.mark);
  const next = await visit();
  await settled(next, b);
  await expectAnswer(next);
  await expectUnmixed(next, versions);
});

test('a server that is replaced while a version comes in gives no mixture', async ({ page, front, versions }) => {
  const { a, c } = versions.builds;
  await firstVisit(page, a, versions.packs.one, `/cek${QUESTION}`);
  // The worker is of one build, all that it asks for of the next.
  front.app = versions.servers.c;
  front.divert = (path) => (path === '/sw.js' ? versions.servers.b : undefined);
  front.asked.length = 0;
  await lookForUpdate(page);
  await expect.poll(() => front.asked.includes('/')).toBe(true);
  await page.reload();
  await settled(page, a);
  await expect(notice(page)).toBeEmpty();
  await expectAnswer(page);
  front.divert = null;
  await lookForUpdate(page);
  await apply(page).tap();
  await settled(page, c);
  await expectAnswer(page);
  await expectUnmixed(page, versions);
});

test('a device without room keeps the old version whole', async ({ page, context, front, versions }) => {
  const { a, b } = versions.builds;
  await firstVisit(page, a, versions.packs.one, `/cek${QUESTION}`);
  const session = await context.newCDPSession(page);
  const { usage } = await session.send('Storage.getUsageAndQuota', { origin: front.address });
  await session.send('Storage.overrideQuotaForOrigin', { origin: front.address, quotaSize: usage + 300_000 });
  front.app = versions.servers.b;
  await lookForUpdate(page);
  const shells = () => page.evaluate(async () => (await caches.keys()).filter((it) => it.includes('shell-')).length);
  await expect.poll(shells).toBe(1);
  front.isOnline = false;
  await page.reload();
  await settled(page, a);
  await expectAnswer(page);
  front.isOnline = true;
  await session.send('Storage.overrideQuotaForOrigin', { origin: front.address });
  await lookForUpdate(page);
  await apply(page).tap();
  await settled(page, b);
  await expectAnswer(page);
});

test('a file that is nowhere any more ends in words and a button', async ({ page, context, front, versions }) => {
  await firstVisit(page, versions.builds.a, versions.packs.one, `/cek${QUESTION}`);
  front.app = versions.servers.b;
  // As when the browser throws away what it keeps.
  await page.evaluate(async () => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        if (/leaflet/.test(request.url)) await cache.delete(request);
      }
    }
  });
  await (await context.newCDPSession(page)).send('Network.clearBrowserCache');
  await page.getByRole('link', { name: id('check-to-map') }).tap();
  await expect(notice(page)).toContainText(id('update-elsewhere'));
  await expect(reload(page)).toBeVisible();
  await expectAnswer(page);
});

test('a newer pack is kept only when it is whole, then told, and used from the next reading on', async ({ page, context, front, versions }) => {
  const { one, two } = versions.packs;
  const version = page.locator('.app-about__version');
  await firstVisit(page, versions.builds.a, one, `/cek${QUESTION}`);
  await expect(version).toContainText(`${one.version},`);
  front.pack = versions.packServers.two;
  // The page reads what is kept; the worker has all but the last file of the newer one when the connection goes.
  const last = [...two.files].filter((it) => !one.files.has(it)).at(-1);
  let isCut = false;
  front.divert = (path) => {
    isCut ||= path === last;
    return isCut ? 'cut' : undefined;
  };
  await page.reload();
  await expect.poll(() => isCut).toBe(true);
  await expectKept(page, one);
  await context.setOffline(true);
  await page.reload();
  await expect(version).toContainText(`${one.version},`);
  await expectAnswer(page);
  await expectUnmixed(page, versions);
  await context.setOffline(false);
  front.divert = null;
  await page.reload();
  await expectKept(page, two);
  await expect(notice(page)).toContainText(id('update-plan'));
  await expect(version).toContainText(`${one.version},`);
  await expectAnswer(page);
  await reload(page).click();
  await expect(version).toContainText(`${two.version},`);
  await expect(notice(page)).not.toContainText(id('update-plan'));
  await context.setOffline(true);
  await page.reload();
  await expect(version).toContainText(`${two.version},`);
  await expectAnswer(page);
  await expectUnmixed(page, versions);
});

test('a tab that reads the pack before keeps it while another tab reads the next', async ({ page, context, front, versions }) => {
  const { one, two } = versions.packs;
  await firstVisit(page, versions.builds.a, one, '/cek#k=47112');
  front.pack = versions.packServers.two;
  const other = await context.newPage();
  await other.goto(`/cek${QUESTION}`);
  await expectKept(other, two);
  await other.reload();
  await expect(other.locator('.app-about__version')).toContainText(`${two.version},`);
  await typeSomething(page);
  await checkPage(page).submit.tap();
  await expectAnswer(page);
  await expect(page.locator('.app-about__version')).toContainText(`${one.version},`);
  await expectUnmixed(page, versions);
});
