// The files of a parcel for OSS and surveyors, and the converter by itself: offline, by keyboard, in both languages.

import { readFileSync } from 'node:fs';
import { expect, test } from '../harness/journey.mjs';
import { expectAccessible } from '../harness/axe.mjs';
import { clipped, overflow } from '../harness/clipped.mjs';
import { readyOffline } from '../harness/offline.mjs';
import { words } from '../harness/words.mjs';

const [id, en] = [words('id'), words('en')];
const LOT = '-10.16300, 123.60700\n-10.16300, 123.60720\n-10.16320, 123.60720\n-10.16320, 123.60700';
const PARTS = `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>Kos</name><MultiGeometry>
<Polygon><outerBoundaryIs><LinearRing><coordinates>123.607,-10.163 123.608,-10.163 123.608,-10.164 123.607,-10.164 123.607,-10.163</coordinates></LinearRing></outerBoundaryIs>
<innerBoundaryIs><LinearRing><coordinates>123.6073,-10.1633 123.6075,-10.1633 123.6075,-10.1635 123.6073,-10.1635 123.6073,-10.1633</coordinates></LinearRing></innerBoundaryIs></Polygon>
<Polygon><outerBoundaryIs><LinearRing><coordinates>123.609,-10.163 123.6095,-10.163 123.6095,-10.164 123.609,-10.164 123.609,-10.163</coordinates></LinearRing></outerBoundaryIs></Polygon>
</MultiGeometry></Placemark></kml>`;

const lines = (page) => page.locator('.app-export__line');

async function type(page, text, say = id) {
  await page.getByLabel(say('export-text'), { exact: true }).fill(text);
  await page.getByRole('button', { name: say('export-text-read'), exact: true }).press('Enter');
}

/** Presses a button and gives name and bytes of the file that came. */
async function file(page, name) {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name, exact: true }).press('Enter');
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test('typed corners become every file without a connection, and the keyboard does it', async ({ page, context }) => {
  await page.goto('/berkas-bidang');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(id('export-title'));
  await expect(page.locator('#ubah-teks')).toBeVisible();
  await expectAccessible(page);
  await readyOffline(page);
  await context.setOffline(true);
  await type(page, LOT);
  await expect(lines(page)).toHaveCount(6);
  await expect(page.locator('.app-export__line.app-tone--allowed')).toHaveCount(6);
  await page.getByLabel(id('export-name'), { exact: true }).fill('Kios Bu Ani');
  await page.getByLabel(id('export-stated'), { exact: true }).fill('900');
  await expect(page.locator('.app-export__line.app-tone--conditional')).toHaveCount(1);
  await page.getByLabel(id('export-stated'), { exact: true }).fill('485,5');
  await expect(page.locator('.app-export__line.app-tone--allowed')).toHaveCount(6);
  await expectAccessible(page);

  const began = Date.now();
  const zip = await file(page, id('export-shp'));
  expect(Date.now() - began).toBeLessThan(3_000);
  expect(zip.name).toBe('CONTOH_kios_bu_ani.zip');
  const text = zip.bytes.toString('latin1');
  for (const ending of ['shp', 'shx', 'dbf', 'prj', 'cpg']) expect(text).toContain(`CONTOH_kios_bu_ani.${ending}`);
  expect(text).toContain('GCS_WGS_1984');
  expect(text).toContain('DATA CONTOH');
  const json = JSON.parse((await file(page, id('export-geojson'))).bytes.toString());
  expect(json.features[0].geometry.type).toBe('Polygon');
  expect(json.features[0].geometry.coordinates[0]).toHaveLength(5);
  expect(json.features[0].properties.KECAMATAN).not.toBe('');
  expect((await file(page, id('export-kml'))).bytes.toString()).toContain('<name>Kios Bu Ani</name>');
  expect((await file(page, id('export-dxf'))).bytes.toString()).toContain('WGS 84 / UTM 51S');
  const table = await file(page, id('export-csv'));
  expect(table.bytes.toString().split('\r\n')).toHaveLength(6);
  const picture = await file(page, id('export-png'));
  expect([...picture.bytes.subarray(1, 4)].map((it) => String.fromCharCode(it)).join('')).toBe('PNG');
  expect(picture.bytes.length).toBeGreaterThan(5_000);
  await expect(page.getByText(id('export-saved').replace('{ $name }', picture.name)).first()).toBeVisible();

  // What we wrote is read again, by the converter itself.
  await context.setOffline(false);
  await page.reload();
  await page.locator('#ubah-berkas').setInputFiles({ name: zip.name, mimeType: 'application/zip', buffer: zip.bytes });
  await expect(page.locator('.app-export__measures dd').last()).toHaveText('4');
  await page.locator('#ubah-berkas').setInputFiles({ name: 'sudut.csv', mimeType: 'text/csv', buffer: Buffer.from(`${LOT}\n-10.16310, 123.60695`) });
  await expect(page.locator('.app-export__measures dd').last()).toHaveText('5');
});

test('pieces with holes are kept, can be left out, and what an office would refuse is said', async ({ page }) => {
  await page.goto('/berkas-bidang');
  const kml = { name: 'kos.kml', mimeType: 'application/vnd.google-earth.kml+xml', buffer: Buffer.from(PARTS) };
  await page.locator('#ubah-berkas').setInputFiles(kml);
  const corners = page.locator('.app-export__measures dd').last();
  await expect(corners).toHaveText('12');
  const json = JSON.parse((await file(page, id('export-geojson'))).bytes.toString());
  expect(json.features[0].geometry.coordinates.map((it) => it.length)).toEqual([2, 1]);
  await page.locator('.app-export__choice input').nth(1).uncheck();
  await expect(corners).toHaveText('8');
  await expect(page.locator('.app-export__choice input').nth(1)).toBeFocused();

  // Corners in the wrong order cross; Jakarta lies outside of the city.
  const [a, b, c, d] = LOT.split('\n');
  await type(page, [a, c, b, d].join('\n'));
  await expect(lines(page).nth(1)).toContainText(id('export-simple-not'));
  await expect(page.getByText(id('export-unsound'))).toBeVisible();
  await type(page, '-6.2, 106.8\n-6.2, 106.801\n-6.201, 106.801');
  await expect(lines(page).nth(3)).toContainText(id('export-city-not'));
  await page.locator('#ubah-berkas').setInputFiles({ ...kml, name: 'rusak.kml', buffer: Buffer.from(PARTS.slice(0, 500)) });
  await expect(page.locator('#ubah-hasil')).toContainText(id('export-failed').replace('{ $name }', 'rusak.kml'));
});

test('the page of a parcel leads here with its outline, in both languages, light and dark, wide and narrow', async ({ page }) => {
  await page.goto('/bidang');
  await page.getByText(id('parcel-type'), { exact: true }).click();
  await page.getByLabel(id('parcel-type-label')).fill(LOT);
  await page.getByRole('button', { name: id('parcel-type-read') }).click();
  await page.getByRole('link', { name: id('parcel-export') }).click();
  await expect(page.locator('.app-export__measures dd').last()).toHaveText('4');
  await expect(lines(page)).toHaveCount(6);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(en('export-title'));
  for (const [width, height] of [[360, 740], [1280, 800]]) {
    for (const colorScheme of ['light', 'dark']) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
      expect(await overflow(page), 'pixels beyond the screen').toBeLessThanOrEqual(0);
      // The table scrolls sideways in a region of its own, which the keyboard reaches.
      const table = await page.locator('.app-export__scroll').innerText();
      const cut = (await clipped(page)).filter((it) => !table.includes(it.replace(/ is cut by the screen$/, '')));
      expect(cut).toEqual([]);
      if (process.env.RUANGIZIN_SHOTS) {
        await page.screenshot({ path: `${process.env.RUANGIZIN_SHOTS}/export-${width}-${colorScheme}.png`, fullPage: true });
      }
    }
  }
});
