// The catalogue of services: found by need, by keyboard, without a network, in both languages and both themes.

import { expect, test } from '../harness/journey.mjs';
import { expectAccessible } from '../harness/axe.mjs';
import { clipped, overflow } from '../harness/clipped.mjs';
import { tabTo } from '../harness/keyboard.mjs';
import { readyOffline } from '../harness/offline.mjs';
import { startServer } from '../harness/server.mjs';
import { words } from '../harness/words.mjs';

// Little here concerns the worker, whose copying would only take time.
test.use({ serviceWorkers: 'block' });

const id = words('id');
const en = words('en');

function servicesPage(page, say = id) {
  return {
    field: page.getByRole('searchbox', { name: say('services-question') }),
    results: page.locator('.app-services__link'),
    title: page.getByRole('heading', { level: 1 }),
    section: (name) => page.getByRole('region', { name: say(name) }),
    button: (name) => page.getByRole('button', { name: say(name), exact: true }),
  };
}

test('the start page leads to the services, and a need typed with a slip finds its service', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: id('common-services') }).tap();
  const services = servicesPage(page);
  await expect(page.getByText('DATA CONTOH').first()).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: 'Keluarga dan kependudukan' })).toBeVisible();
  await expectAccessible(page);
  for (const [typed, first] of [
    ['pindah rumah', /pindah/i],
    ['pinda ruma', /pindah/i],
    ['be pung ana su lahir', /kelahiran/i],
    ['mo buka kios', /NIB|usaha/i],
  ]) {
    await services.field.fill(typed);
    await expect(services.results.first()).toContainText(first);
  }
  await expect(page.getByRole('status').filter({ hasText: /\d+ layanan cocok/ })).toBeVisible();
  await expectAccessible(page);
  await services.field.fill('qwxzy');
  await expect(page.getByRole('status').filter({ hasText: 'Belum ada yang cocok' })).toBeVisible();
});

test('a service says where, what to bring, how long, how much, by which rule, and what is not confirmed', async ({ page }) => {
  await page.goto('/layanan#KEL-SKTM');
  const services = servicesPage(page);
  await expect(services.title).toHaveText('Surat keterangan tidak mampu (SKTM)');
  await expect(page).toHaveTitle(/SKTM.*DATA CONTOH/);
  await expect(services.section('services-where')).toContainText('Kantor lurah');
  const fill = services.section('services-where').getByRole('link', { name: id('services-fill-in'), exact: true });
  await expect(fill).toHaveAttribute('href', '/isi#sktm');
  await expect(services.section('services-bring')).toContainText('dari ketua RT setempat');
  await expect(services.section('services-facts')).toContainText('Gratis');
  await expect(services.section('services-facts')).toContainText('Belum dipastikan: apakah selesai hari itu juga.');
  await expect(services.section('services-legal')).toContainText('UU');
  await expect(services.section('services-complaints')).toContainText('LAPOR!');
  const standard = page.getByText(id('services-facilities'), { exact: true });
  await expect(standard).toBeHidden();
  await page.getByText(id('services-standard')).tap();
  await expect(standard).toBeVisible();
  for (const scheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme: scheme });
    await expectAccessible(page);
  }
  await page.getByRole('link', { name: /Belum punya\? Kartu Keluarga/ }).tap();
  await expect(page).toHaveURL(/\/layanan#DUK-KK$/);
  await expect(services.title).toBeFocused();
  await page.goBack();
  await expect(services.title).toContainText('SKTM');
});

test('an online service names the other system and what to have at hand', async ({ page }) => {
  await page.goto('/layanan#KES-SLHS');
  const where = servicesPage(page).section('services-where');
  await expect(where.getByRole('heading', { name: 'Daring lewat OSS' })).toBeVisible();
  await expect(where.getByRole('link', { name: 'oss.go.id' })).toHaveAttribute('rel', /noreferrer/);
  await expect(where).toContainText('Siapkan: NIB;');
  await expect(where.getByRole('heading', { name: id('services-counter') })).toBeVisible();
});

test('by keyboard: search, open, back to the same place', async ({ page }) => {
  await page.goto('/layanan');
  const services = servicesPage(page);
  await tabTo(page, services.field);
  await page.keyboard.type('ktp hilang');
  await tabTo(page, services.results.first());
  const name = await services.results.first().locator('.app-services__name').textContent();
  await page.keyboard.press('Enter');
  await expect(services.title).toHaveText(name);
  await expect(services.title).toBeFocused();
  await page.goBack();
  await expect(services.field).toHaveValue('ktp hilang');
  await expect(services.results.first()).toBeFocused();
});

test('the page can be printed, and its list be copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/layanan#DUK-LAHIR');
  const services = servicesPage(page);
  await services.button('services-copy').tap();
  await expect(page.getByRole('status').filter({ hasText: id('services-copied') })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('DATA CONTOH');
  expect(copied).toContain(`${id('services-bring')}:\n- `);
  await page.emulateMedia({ media: 'print' });
  await expect(services.button('services-print')).toBeHidden();
  await expect(page.getByText('/layanan#DUK-LAHIR')).toBeVisible();
  await expect(services.section('services-bring')).toBeVisible();
});

test('English is complete, and nothing is cut on a narrow screen', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/layanan');
  await page.getByRole('button', { name: 'English' }).tap();
  const services = servicesPage(page, en);
  await expect(services.title).toHaveText(en('services-title'));
  await services.field.fill('moving house');
  await expect(services.results.first()).toContainText(/mov/i);
  expect([await overflow(page), await clipped(page)]).toEqual([0, []]);
  await services.results.first().tap();
  await expect(services.section('services-bring')).toBeVisible();
  await expect(page.locator('main [lang]')).toHaveCount(0);
  expect([await overflow(page), await clipped(page)]).toEqual([0, []]);
  await expectAccessible(page);
});

test('an unknown service is told, and the list is one step away', async ({ page }) => {
  await page.goto('/layanan#TIDAK-ADA');
  await expect(servicesPage(page).title).toHaveText(id('services-unknown'));
  await page.getByRole('link', { name: id('services-all') }).tap();
  await expect(servicesPage(page).field).toBeVisible();
});

test.describe('without a network', () => {
  test.use({
    serviceWorkers: 'allow',
    trouble: [/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|ERR_FAILED|504 \(Offline\)/],
    server: async ({}, use) => {
      const server = await startServer();
      let runs = true;
      await use({ address: server.address, stop: async () => { if (runs) { runs = false; await server.stop(); } } });
      if (runs) await server.stop();
    },
    baseURL: ({ server }, use) => use(server.address),
  });

  test('the services are there from the second visit on', async ({ context, page, server }) => {
    await page.goto('/');
    await readyOffline(page);
    await page.close();
    await server.stop();
    await context.setOffline(true);
    const again = await context.newPage();
    await again.goto('/layanan');
    const services = servicesPage(again);
    await services.field.fill('anak lahir');
    await services.results.first().tap();
    await expect(services.section('services-bring')).toBeVisible();
  });
});
