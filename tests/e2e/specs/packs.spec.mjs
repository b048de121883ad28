// Cities on the device: brought in with pauses and cuts, checked, used without a network, deleted; places that a newer plan answers
// otherwise; versions that are old or were taken back.

import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { packTakenBack, packThatForbids } from '../harness/draft.mjs';
import { expect, test as base } from '../harness/journey.mjs';
import { expectAccessible } from '../harness/axe.mjs';
import { startFront } from '../harness/front.mjs';
import { clipped, overflow } from '../harness/clipped.mjs';
import { startServer } from '../harness/server.mjs';
import { words } from '../harness/words.mjs';
import { answer, expectMarked } from '../pages/answer.mjs';
import { bringIn, completeDraft } from '../pages/sent.mjs';

const id = words('id');
const QUESTION = '#t=-10.17988,123.57895&k=47112';
const SAMPIT = '/cek#t=-2.5497,112.9543&k=10792&r=62.02';
const OTHER = '62.02';
const PIECE = 131_072;

const test = base.extend({
  // A network that goes away is said in the console as well.
  trouble: [/net::ERR_|Failed to load resource|Failed to fetch|ServiceWorker|service worker/i],
  servers: [
    async ({}, use) => {
      const demo = process.env.RUANGIZIN_PACK;
      const zone = 'R-2';
      const next = packThatForbids(demo, { activity: '47112', zone });
      const back = packTakenBack(demo, 'Petanya keliru.');
      const started = await Promise.all([
        startServer({ packs: process.env.RUANGIZIN_PACKS.split('\n') }),
        startServer({ packs: [next.folder] }),
        startServer({ packs: [back.folder] }),
      ]);
      const [all, forbids, withdrawn] = started.map((it) => it.address);
      await use({ all, forbids, withdrawn, next: next.version });
      await Promise.all(started.map((it) => it.stop()));
      next.remove();
      back.remove();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  front: async ({ servers }, use) => {
    const front = await startFront(servers.all);
    await use(front);
    await front.stop();
  },
  baseURL: ({ front }, use) => use(front.address),
});

const kept = (page, path) => page.evaluate(async (it) => (await caches.match(it)) !== undefined, path);
const expectKept = (page, path) => expect.poll(() => kept(page, path), `${path} is kept`).toBe(true);
const city = (page, name) => page.locator('.app-kota__city').filter({ hasText: name });
const button = (at, name) => at.getByRole('button', { name: id(name), exact: true });
const done = (page) => page.locator('.app-mine__done');
const paths = (page) =>
  page.evaluate(async () => (await (await caches.open('ruangizin-packs-1')).keys()).map((it) => new URL(it.url)).map((it) => it.pathname + it.search));

async function opened(page) {
  await page.goto('/kota');
  await expectKept(page, '/packs/53.71/pack.json');
  await expect(city(page, 'Kota Kupang')).toContainText('Tersimpan utuh');
}

test('a city is brought in with a pause and a reload, and then answers without a network', async ({ page, context, front }) => {
  await opened(page);
  await expectAccessible(page);
  expect(await overflow(page)).toBe(0);
  expect(await clipped(page)).toEqual([]);
  await expect(city(page, 'Kota Kupang')).toContainText(id('packs-proof-sample'));

  // The second piece of the plan does not come; what has come stays over pause and reload.
  let release;
  const released = new Promise((resolve) => (release = resolve));
  let pieces = 0;
  front.hold = (path) => (path.startsWith(`/packs/${OTHER}/plan.`) && (pieces += 1) > 1 ? released : undefined);
  const sampit = city(page, 'Kotawaringin Timur');
  await sampit.getByRole('button', { name: /^Simpan/ }).click();
  await expect(sampit.getByRole('progressbar')).toBeVisible();
  await expect.poll(() => pieces).toBe(2);
  await expect(sampit).toContainText('Mengambil');
  await expectAccessible(page);
  await button(sampit, 'packs-pause').click();
  await expect(sampit).toContainText('Dijeda:');
  await page.reload();
  await expect(sampit).toContainText('Dijeda:');
  expect((await paths(page)).some((it) => it.startsWith(`/packs/${OTHER}/plan.`) && it.endsWith('?bagian=0'))).toBe(true);

  const folder = process.env.RUANGIZIN_PACKS.split('\n').find((it) => it.endsWith(OTHER));
  const { plan } = JSON.parse(readFileSync(join(folder, 'pack.json'), 'utf8')).files;
  front.asked.length = 0;
  front.hold = null;
  release();
  await button(sampit, 'packs-go-on').click();
  await expect(done(page)).toContainText('tersimpan utuh');
  await expect(sampit).toContainText('Tersimpan utuh');
  const again = front.asked.filter((it) => it.startsWith(`/packs/${OTHER}/`));
  expect(again.filter((it) => it.includes('/plan.')).length, 'only the pieces that are missing').toBe(Math.ceil(plan.bytes / PIECE) - 1);
  expect(again.filter((it) => it.includes('/activities.')), 'a whole file is not fetched again').toEqual([]);
  expect((await paths(page)).filter((it) => it.includes('?')), 'nothing half is left').toEqual([]);

  await button(sampit, 'packs-choose').click();
  await expect(page.locator('.app-header__city')).toContainText('Kotawaringin Timur');
  await expect.poll(() => page.evaluate(async () => (await (await caches.match('/pack-opened-last')).text()))).toContain(OTHER);
  front.isOnline = false;
  await context.setOffline(true);
  await page.close();
  const later = await context.newPage();
  await later.goto('/');
  await expect(later.locator('.app-header__city')).toContainText('Kotawaringin Timur');
  await later.goto(SAMPIT);
  await expect(answer(later).headline).toBeVisible();
  await expectMarked(later);
  await later.goto('/kota');
  await expect(later.getByText(id('packs-old-list'))).toBeVisible();
  await expect(city(later, 'Kotawaringin Timur')).toContainText(id('packs-in-use'));
});

test('a city goes on coming in while another page is looked at, and stops at once where somebody pauses it', async ({ page, front }) => {
  await opened(page);
  await page.evaluate(() => (window.isSameVisit = true));
  let release;
  const released = new Promise((resolve) => (release = resolve));
  let pieces = 0;
  front.hold = (path) => (path.startsWith(`/packs/${OTHER}/plan.`) && (pieces += 1) > 1 ? released : undefined);
  const sampit = city(page, 'Kotawaringin Timur');
  await sampit.getByRole('button', { name: /^Simpan/ }).click();
  await expect.poll(() => pieces).toBe(2);
  await expect(sampit).toContainText(id('packs-goes-on'));
  await page.locator('.app-header__name').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(id('home-title'));
  await page.goBack();
  await expect(sampit).toContainText('Mengambil');
  expect(pieces, 'the request is still the same').toBe(2);
  // The piece on its way is given up, not waited for.
  const givenUp = page.waitForEvent('requestfailed', (it) => it.url().includes(`/packs/${OTHER}/plan.`));
  await button(sampit, 'packs-pause').click();
  await givenUp;
  await expect(sampit).toContainText('Dijeda:');
  await button(sampit, 'packs-go-on').click();
  await expect.poll(() => pieces).toBe(3);
  await page.locator('.app-header__name').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(id('home-title'));
  release();
  await expectKept(page, `/packs/${OTHER}/pack.json`);
  await page.goBack();
  await expect(done(page)).toContainText('tersimpan utuh');
  await expect(sampit).toContainText('Tersimpan utuh');
  expect(await page.evaluate(() => window.isSameVisit)).toBe(true);
});

test('after a city could not be opened another one can be chosen above, and the first one again', async ({ page, front }) => {
  front.divert = (path) => (path === '/packs/53.71/pack.json' ? { body: '{}' } : undefined);
  await page.goto('/cek');
  const choice = page.getByRole('combobox', { name: 'Kota atau kabupaten' });
  await expect(page.getByRole('alert').first()).toBeVisible();
  await choice.selectOption(OTHER);
  await expect(page.locator('.app-header__city')).toContainText('Kotawaringin Timur');
  await expect(page.getByRole('alert')).toHaveCount(0);
  front.divert = null;
  await choice.selectOption('53.71');
  await expect(page.locator('.app-header__city')).toContainText('Kupang');
  await page.goto(`/cek${QUESTION}`);
  await expect(answer(page).headline).toHaveText('Boleh terbatas');
});

test('a connection that breaks goes on by itself; a full device and wrong bytes leave what was there', async ({ page, context, front }) => {
  await opened(page);
  const sampit = city(page, 'Kotawaringin Timur');
  const session = await context.newCDPSession(page);
  const { usage } = await session.send('Storage.getUsageAndQuota', { origin: front.address });
  await session.send('Storage.overrideQuotaForOrigin', { origin: front.address, quotaSize: usage + 20_000 });
  await sampit.getByRole('button', { name: /^Simpan/ }).click();
  await expect(sampit.getByRole('alert')).toHaveText(id('packs-failed-full'));
  await expectAccessible(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: front.address });
  front.divert = (path) => (path.startsWith(`/packs/${OTHER}/base.`) ? 'cut' : undefined);
  await button(sampit, 'packs-try-again').click();
  await expect(sampit.getByRole('alert')).toHaveText(id('packs-failed-offline'));
  front.divert = (path) => (path.startsWith(`/packs/${OTHER}/zones.`) ? { body: '[]' } : undefined);
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(sampit.getByRole('alert')).toHaveText(id('packs-failed-damaged'));
  expect(await kept(page, `/packs/${OTHER}/pack.json`)).toBe(false);
  // A signature by a key that the app knows, of something else.
  const [known] = readFileSync(join(process.env.RUANGIZIN_PACK, 'pack.sig'), 'utf8').split('\n');
  front.divert = (path) => (path === `/packs/${OTHER}/pack.sig` ? { body: `${known}\n` } : undefined);
  await button(sampit, 'packs-try-again').click();
  await expect(sampit.getByRole('alert')).toHaveText(id('packs-failed-signature'));
  front.divert = null;
  await button(sampit, 'packs-try-again').click();
  await expect(sampit).toContainText('Tersimpan utuh');

  // A file that the device has spoilt is found, thrown away and brought again; the rest is not.
  const name = (await paths(page)).find((it) => it.startsWith(`/packs/${OTHER}/rulebook.`));
  await page.evaluate(async (it) => (await caches.open('ruangizin-packs-1')).put(it, new Response('{}')), name);
  await button(sampit, 'packs-check').click();
  await expect(done(page)).toContainText('1 berkas rusak');
  await expect(sampit).toContainText('Baru');
  front.asked.length = 0;
  await button(sampit, 'packs-bring-newer').click();
  await expect(sampit).toContainText('Tersimpan utuh');
  expect(front.asked.filter((it) => it.startsWith(`/packs/${OTHER}/`) && /\.[0-9a-f]{16}\./.test(it))).toEqual([name]);

  await button(sampit, 'packs-delete').click();
  await expectAccessible(page);
  await button(sampit, 'packs-delete-yes').click();
  await expect(done(page)).toContainText('dihapus');
  await expect(sampit).toContainText(id('packs-not-kept'));
  expect((await paths(page)).filter((it) => it.startsWith(`/packs/${OTHER}/`))).toEqual([]);
});

test('a city in use that was deleted comes back only when somebody wants it', async ({ page, front }) => {
  await opened(page);
  const kupang = city(page, 'Kota Kupang');
  await button(kupang, 'packs-delete').click();
  await expect(kupang).toContainText(id('packs-delete-open'));
  await button(kupang, 'packs-delete-yes').click();
  await expect(kupang).toContainText(id('packs-not-kept'));
  await page.goto(`/cek${QUESTION}`);
  await expect(answer(page).headline).toBeVisible();
  await page.goto('/kota');
  await expect(kupang).toContainText(id('packs-not-kept'));
  expect((await paths(page)).filter((it) => it.startsWith('/packs/53.71/'))).toEqual([]);
  // A page that stands in place of the list, or a list of nothing, does not take the place of the one that is kept.
  for (const body of ['<!doctype html><title>Sebentar</title>', '{"packs":[]}']) {
    front.divert = (path) => (path === '/packs/index.json' ? { body } : undefined);
    await page.reload();
    await expect(page.getByText(id('packs-old-list'))).toBeVisible();
    await expect(kupang).toContainText(id('packs-not-kept'));
  }
  front.divert = null;
  // Left before it has looked.
  await page.reload();
  await page.locator('.app-header__name').click();
  await page.waitForTimeout(1000);
  await page.goBack();
  await kupang.getByRole('button', { name: /^Simpan/ }).click();
  await expect(kupang).toContainText('Tersimpan utuh');
  expect(front.asked.length).toBeGreaterThan(0);
});

test('a newer plan that answers otherwise at a saved place is told once, before and now', async ({ page, front, servers }) => {
  await page.goto(`/cek${QUESTION}`);
  await expect(answer(page).headline).toHaveText('Boleh terbatas');
  await expectKept(page, '/packs/53.71/pack.json');
  await button(page, 'answer-save').click();
  await expect(page.getByText(id('answer-saved'))).toBeVisible();
  await page.getByRole('link', { name: id('answer-saved-list') }).click();
  const places = page.getByRole('region', { name: id('packs-places') });
  await expect(places).toContainText('Boleh terbatas');
  await expectAccessible(page);

  front.pack = servers.forbids;
  await page.reload();
  const version = () => page.evaluate(async () => (await (await caches.match('/packs/53.71/pack.json')).json()).version);
  await expect.poll(version).toBe(servers.next);
  await page.reload();
  const news = page.getByRole('status').filter({ hasText: id('packs-news') });
  await expect(news).toContainText('Dulu: Boleh terbatas');
  await expect(news).toContainText('Sekarang: Tidak boleh');
  await expectAccessible(page);
  await page.reload();
  await expect(news, 'until it was read').toBeVisible();
  await button(news, 'packs-news-seen').click();
  await expect(news).toHaveCount(0);
  await page.reload();
  await expect(places).toContainText('Tidak boleh');
  await page.waitForTimeout(2500);
  await expect(news).toHaveCount(0);
  await button(places, 'packs-place-forget').or(places.getByRole('button')).first().click();
  await expect(places).toHaveCount(0);
});

test('a draft whose place a newer plan answers otherwise is told, and what is noted of it names neither it nor its place', async ({ page, front, servers }) => {
  const { version } = JSON.parse(readFileSync(join(process.env.RUANGIZIN_PACK, 'pack.json'), 'utf8'));
  const [lat, lng, code] = ['-10.17988', '123.57895', '47112'];
  const facts = { place: { lat, lng }, activity: { code }, activity_title: 'Kios', outcome: 'limited', plan: version };
  const draft = { ...completeDraft('nota'), name: 'Rahasia Contoh', facts };
  await bringIn(page, draft);
  await expectKept(page, '/packs/53.71/pack.json');
  front.pack = servers.forbids;
  await page.reload();
  const kept = () => page.evaluate(async () => (await (await caches.match('/packs/53.71/pack.json')).json()).version);
  await expect.poll(kept).toBe(servers.next);
  await page.reload();
  const news = page.getByRole('status').filter({ hasText: id('packs-news') });
  await expect(news).toContainText('Rahasia Contoh: Kios');
  await expect(news).toContainText(id('packs-news-draft'));
  await expect(news).toContainText('Sekarang: Tidak boleh');
  await button(news, 'packs-news-seen').click();
  const all = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(all).toContain(draft.id);
  expect(all).toContain('forbidden');
  for (const secret of ['Rahasia', 'Kios', lat, lng, code]) expect(all, `${secret} is not noted`).not.toContain(secret);
  await page.reload();
  await expect(page.locator('.app-mine__draft').first()).toBeVisible();
  await page.waitForTimeout(2500);
  await expect(news).toHaveCount(0);
});

test('a newer pack that none of our keys signed is not kept in place of the one in use', async ({ page, front, servers }) => {
  await page.goto(`/cek${QUESTION}`);
  await expectKept(page, '/packs/53.71/pack.json');
  const demo = readFileSync(join(process.env.RUANGIZIN_PACK, 'pack.sig'));
  front.pack = servers.forbids;
  let asked = 0;
  front.divert = (path) => {
    if (path !== '/packs/53.71/pack.sig') return undefined;
    asked += 1;
    return { body: demo };
  };
  const version = () => page.evaluate(async () => (await (await caches.match('/packs/53.71/pack.json')).json()).version);
  await page.reload();
  await expect.poll(() => asked).toBe(1);
  await page.waitForTimeout(1000);
  expect(await version()).not.toBe(servers.next);
  await page.reload();
  await expect.poll(() => asked).toBe(2);
  await expect(answer(page).headline).toHaveText('Boleh terbatas');
  // Without a signature it is as any unsigned pack.
  front.divert = null;
  await page.reload();
  await expect.poll(version).toBe(servers.next);
});

test('a version that was taken back says so at once, with the reason; an old one says that it is old', async ({ page, front, servers }) => {
  await page.goto(`/cek${QUESTION}`);
  await expectKept(page, '/packs/53.71/pack.json');
  front.pack = servers.withdrawn;
  await page.reload();
  const notice = page.locator('.app-update[role=status]');
  await expect(notice).toContainText(id('update-withdrawn'));
  await notice.getByRole('button', { name: id('update-reload') }).click();
  await expect(answer(page).whole).toContainText('Petanya keliru.');
  await expectAccessible(page);
  await page.goto('/kota');
  await expect(city(page, 'Kota Kupang')).toContainText('Petanya keliru.');
  await expectAccessible(page);
  front.pack = servers.all;
  await page.clock.setFixedTime(new Date('2028-01-02T09:00:00+08:00'));
  await page.reload();
  await expect(city(page, 'Kota Kupang')).toContainText('seharusnya diperiksa');
  await page.goto(`/cek${QUESTION}`);
  await expect(answer(page).whole).toContainText('seharusnya diperiksa');
});

/** Bytes on the wire, as a browser asks for them. */
function transferred(url) {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'br, gzip' } }, (reply) => {
      let bytes = 0;
      reply.on('data', (it) => (bytes += it.length));
      reply.on('end', () => (reply.statusCode === 200 ? resolve(bytes) : reject(new Error(`${url}: ${reply.statusCode}`))));
    }).on('error', reject);
  });
}

test('the whole plan of the demo city takes no more than 1.5 MB', async ({ servers }) => {
  const { files } = JSON.parse(readFileSync(join(process.env.RUANGIZIN_PACK, 'pack.json'), 'utf8'));
  const needed = Object.entries(files).filter(([role]) => !role.includes('/'));
  const names = ['pack.json', ...needed.map(([, it]) => it.name)];
  const all = await Promise.all(names.map((it) => transferred(`${servers.all}/packs/53.71/${it}`)));
  expect(all.reduce((sum, it) => sum + it, 0), 'everything, with services and forms, on the wire').toBeLessThanOrEqual(1_500_000);
  const plan = needed.filter(([role]) => !/^(form-|services|packages)/.test(role)).map(([, it]) => it.bytes);
  expect(plan.reduce((sum, it) => sum + it, 0), 'the plan alone, as it lies on the device').toBeLessThanOrEqual(1_500_000);
});

test('the page in English, wide and dark', async ({ page }) => {
  const en = words('en');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.addInitScript(() => localStorage.setItem('language', 'en'));
  await page.goto('/kota');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(en('common-packs'));
  await expect(city(page, 'Kupang City')).toContainText('Kept whole');
  await expectAccessible(page);
  expect(await overflow(page)).toBe(0);
  expect(await clipped(page)).toEqual([]);
});
