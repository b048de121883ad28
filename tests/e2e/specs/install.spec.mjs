// The home screen, what is kept on the device, and addresses that browsers do not trust.

import { chromium } from '@playwright/test';
import { expectAccessible } from '../harness/axe.mjs';
import { launchOptions } from '../harness/browser.mjs';
import { expect, test } from '../harness/journey.mjs';
import { words } from '../harness/words.mjs';
import { answer } from '../pages/answer.mjs';

const id = words('id');
const QUESTION = '/cek#t=-10.17988,123.57895&k=47112';
const offer = (page) => page.getByRole('complementary', { name: id('install-offer') });
const about = (page) => page.locator('#aplikasi');

/** What Chromium does when an app can be installed; a headless one never does by itself. */
function offerInstall(page) {
  return page.evaluate(() => {
    const event = new Event('beforeinstallprompt', { cancelable: true });
    window.asked = 0;
    event.prompt = () => (window.asked += 1);
    event.userChoice = Promise.resolve({ outcome: 'accepted' });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  });
}

async function ask(page) {
  await page.goto('/cek');
  await expect(page.getByRole('searchbox')).toBeVisible();
  expect(await offerInstall(page)).toBe(true);
  await expect(offer(page)).toHaveCount(0);
  await page.evaluate((to) => (location.hash = to), QUESTION.split('#')[1]);
  await expect(answer(page).headline).toBeVisible();
}

test('after the first answer the app is offered for the home screen, once', async ({ page }) => {
  await ask(page);
  await expect(offer(page)).toBeVisible();
  await expectAccessible(page);
  await offer(page).getByRole('button', { name: id('install-offer') }).tap();
  await expect(offer(page)).toHaveCount(0);
  expect(await page.evaluate(() => window.asked)).toBe(1);
  await ask(page);
  await expect(offer(page)).toHaveCount(0);
});

test('who declines is not asked again, and still finds the button', async ({ page }) => {
  await ask(page);
  await offer(page).getByRole('button', { name: id('update-later') }).tap();
  await ask(page);
  await expect(offer(page)).toHaveCount(0);
  await about(page).locator('summary').tap();
  await about(page).getByRole('button', { name: id('install-offer') }).tap();
  expect(await page.evaluate(() => window.asked)).toBe(1);
  await expect(about(page)).toContainText(id('install-done'));
});

test('where there is no prompt, the steps stand there', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(Object.getPrototypeOf(navigator), 'standalone', { get: () => false }));
  await page.goto(QUESTION);
  await offer(page).getByRole('button', { name: id('install-offer') }).tap();
  for (const step of ['share', 'add', 'confirm']) {
    await expect(about(page).getByRole('listitem').filter({ hasText: id(`install-ios-${step}`) })).toBeVisible();
  }
  await expectAccessible(page);
});

test('keeping for good is asked with its reason, and only upon a click', async ({ page }) => {
  await page.addInitScript(() => {
    window.asked = 0;
    StorageManager.prototype.persisted = async () => false;
    StorageManager.prototype.persist = async () => (window.asked += 1) > 1;
  });
  await page.goto('/');
  await about(page).locator('summary').tap();
  const keep = about(page).getByRole('button', { name: id('install-storage-keep') });
  await expect(about(page)).toContainText(id('install-storage-why'));
  await expect(keep).toBeVisible();
  expect(await page.evaluate(() => window.asked)).toBe(0);
  await keep.tap();
  await expect(about(page)).toContainText(id('install-storage-refused'));
});

test('every page says its build and its pack', async ({ page }) => {
  for (const path of ['/', '/cek', '/peta']) {
    await page.goto(path);
    const mark = await page.evaluate(() => document.querySelector('meta[name=build]').content);
    expect(mark).toMatch(/^[0-9a-f]{16}$/);
    await expect(page.locator('.app-about__version')).toContainText(mark.slice(0, 8));
    await expect(page.locator('.app-about__version')).toContainText('2026');
  }
});

test('over a connection that browsers do not trust, the page says what does not work', async ({ baseURL }) => {
  const { port } = new URL(baseURL);
  const args = [...launchOptions.args, '--host-resolver-rules=MAP kelurahan.test 127.0.0.1'];
  const browser = await chromium.launch({ ...launchOptions, args });
  try {
    const page = await (await browser.newContext({ locale: 'id-ID' })).newPage();
    await page.goto(`http://kelurahan.test:${port}${QUESTION}`);
    await expect(answer(page).headline).toHaveText('Boleh terbatas');
    await expect(page.getByText(id('install-insecure-advice')).first()).toBeVisible();
    await about(page).locator('summary').click();
    await expect(about(page)).toContainText(id('install-insecure'));
    await expect(about(page).getByRole('button')).toHaveCount(0);
    await expectAccessible(page);
  } finally {
    await browser.close();
  }
});

test('the manifest names icons, shortcuts and pictures that are there', async ({ page, baseURL }) => {
  const manifest = await (await page.request.get('/manifest.webmanifest')).json();
  expect(manifest).toMatchObject({ id: '/', lang: 'id', dir: 'ltr', display: 'standalone', scope: '/' });
  const sizes = manifest.icons.map((it) => `${it.sizes} ${it.purpose ?? 'any'}`);
  expect(sizes).toEqual(expect.arrayContaining(['192x192 any', '512x512 any', '192x192 maskable', '512x512 maskable']));
  expect(manifest.shortcuts.map((it) => it.url)).toEqual(['/cek', '/bidang', '/lacak', '/peta']);
  const opened = ['check-title', 'parcel-title', 'track-title', 'map-title'];
  for (const [at, { url, name }] of manifest.shortcuts.entries()) {
    await page.goto(url);
    await expect(page.locator('#app h1'), `${name} opens what it says`).toHaveText(id(opened[at]));
  }
  expect(new Set(manifest.screenshots.map((it) => it.form_factor))).toEqual(new Set(['narrow', 'wide']));
  await page.goto('/');
  for (const { src, sizes } of [...manifest.icons, ...manifest.screenshots]) {
    const reply = await page.request.get(new URL(src, baseURL).href);
    expect(reply.status(), src).toBe(200);
    expect((await reply.body()).length, src).toBeLessThan(150_000);
    if (sizes === 'any') continue;
    const size = await page.evaluate(async (src) => {
      const picture = new Image();
      picture.src = src;
      await picture.decode();
      return `${picture.naturalWidth}x${picture.naturalHeight}`;
    }, src);
    expect(size, src).toBe(sizes);
  }
});
