// The page of a parcel: its outline by finger, keyboard, typing, file and walk; what is wrong is told and mended.

import { expect, test } from '../harness/journey.mjs';
import { expectAccessible } from '../harness/axe.mjs';
import { words } from '../harness/words.mjs';
import { mapReady } from '../pages/map.mjs';

// Nothing here concerns the worker, whose copying would only take time.
test.use({ serviceWorkers: 'block' });

const id = words('id');
const LOT = '-10.16312, 123.60701\n-10.16302, 123.60741\n-10.16352, 123.60731';
const RING = '[[123.607,-10.163],[123.6072,-10.163],[123.6072,-10.1632],[123.607,-10.1632],[123.607,-10.163]]';

function parcelPage(page) {
  return {
    area: page.locator('.app-parcel__measures dd').first(),
    findings: page.locator('#temuan'),
    corner: (number) => page.getByRole('textbox', { name: `Sudut ${number}`, exact: true }),
    rows: page.getByRole('listitem').filter({ has: page.getByRole('textbox') }),
    button: (name) => page.getByRole('button', { name, exact: true }),
    canvas: page.locator('.app-parcel__canvas'),
  };
}

async function openTyping(page) {
  await page.getByText(id('parcel-type'), { exact: true }).click();
  return page.getByLabel(id('parcel-type-label'));
}

async function type(page, text) {
  const field = await openTyping(page);
  await field.fill(text);
  await page.getByRole('button', { name: id('parcel-type-read') }).click();
}

async function giveFile(page, name, text) {
  const panel = page.locator('details').filter({ has: page.locator('#berkas') });
  if ((await panel.getAttribute('open')) === null) await panel.locator('summary').click();
  await page.getByLabel(id('parcel-file-label')).setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) });
}

test('taps on the map make an outline, which can be moved, taken back and made again', async ({ page }) => {
  await page.goto('/bidang#t=-10.163,123.607&z=18');
  await mapReady(page);
  const parcel = parcelPage(page);
  await page.getByLabel(id('parcel-snap')).uncheck();
  await parcel.canvas.scrollIntoViewIfNeeded();
  const box = await parcel.canvas.boundingBox();
  for (const [x, y] of [[0.3, 0.35], [0.7, 0.35], [0.7, 0.7], [0.3, 0.7]]) {
    await page.touchscreen.tap(box.x + box.width * x, box.y + box.height * y);
    await page.waitForTimeout(400);
  }
  await expect(parcel.rows).toHaveCount(4);
  await expect(parcel.findings).toContainText(id('parcel-sound'));
  const area = await parcel.area.textContent();
  expect(area).toMatch(/\d.*m²/);
  await expect(page).toHaveURL(/[#&]b=[\w-]+/);
  await expectAccessible(page);

  const handle = page.locator('.app-corner').first();
  const at = await handle.boundingBox();
  await page.mouse.move(at.x + 22, at.y + 22);
  await page.mouse.down();
  await page.mouse.move(at.x - 20, at.y - 10, { steps: 5 });
  await page.mouse.up();
  await expect(parcel.area).not.toHaveText(area);
  await parcel.button(id('parcel-undo')).click();
  await expect(parcel.area).toHaveText(area);
  await parcel.button(id('parcel-redo')).click();
  await expect(parcel.area).not.toHaveText(area);
});

test('the outline stays in the link, over a reload, and on the device', async ({ page }) => {
  await page.goto('/bidang');
  await type(page, LOT);
  const parcel = parcelPage(page);
  await expect(parcel.rows).toHaveCount(3);
  const area = await parcel.area.textContent();
  const link = page.url();
  await page.reload();
  await expect(parcel.area).toHaveText(area);
  await page.goto('/');
  await page.goto('/bidang');
  await expect(page.getByText(id('parcel-kept'))).toBeVisible();
  await expect(parcel.area).toHaveText(area);
  await page.locator('.app-note').getByRole('button', { name: id('parcel-clear') }).click();
  await expect(parcel.rows).toHaveCount(0);
  await page.goto(link);
  await expect(parcel.area).toHaveText(area);
});

test('the list does everything by keyboard', async ({ page }) => {
  await page.goto('/bidang');
  await type(page, LOT);
  const parcel = parcelPage(page);
  await parcel.corner(2).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('10,16290 LS 123,60750 BT');
  await page.keyboard.press('Tab');
  await expect(parcel.corner(2)).toHaveValue('-10.1629000, 123.6075000');
  await page.getByRole('button', { name: 'Turunkan sudut 2' }).focus();
  await page.keyboard.press('Enter');
  await expect(parcel.corner(3)).toHaveValue('-10.1629000, 123.6075000');
  await expect(parcel.corner(3)).toBeFocused();
  await page.getByRole('button', { name: 'Sisipkan sudut setelah sudut 3' }).press('Enter');
  await expect(parcel.rows).toHaveCount(4);
  await expect(parcel.corner(4)).toBeFocused();
  await page.getByRole('button', { name: 'Hapus sudut 4' }).press('Enter');
  await expect(parcel.rows).toHaveCount(3);
  await expect(parcel.corner(3)).toBeFocused();
  await parcel.corner(1).fill('di sana');
  await parcel.corner(1).blur();
  await expect(page.getByText(id('parcel-corner-wrong'))).toBeVisible();
  await expect(parcel.corner(1)).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page);
});

test('a bow-tie is named by its sides and mended at a press', async ({ page }) => {
  await page.goto('/bidang');
  await type(page, '-10.163 123.607\n-10.1632 123.6072\n-10.163 123.6072\n-10.1632 123.607');
  const parcel = parcelPage(page);
  await expect(parcel.findings).toContainText('Sisi 1–2 dan sisi 3–4 saling memotong');
  await expectAccessible(page);
  await page.getByRole('button', { name: id('parcel-mend-turn') }).click();
  await expect(parcel.findings).toContainText(id('parcel-sound'));
});

test('lines that cannot be read are named with their reason, and the rest can be used', async ({ page }) => {
  await page.goto('/bidang');
  await type(page, `${LOT}\nsudut utara\n573513`);
  const told = page.locator('#ketik-hasil');
  await expect(told).toContainText('Baris 4');
  await expect(told).toContainText(id('parcel-why-no-numbers'));
  await expect(told).toContainText(id('parcel-why-one-number'));
  await expect(told).toBeFocused();
  await page.getByRole('button', { name: id('parcel-type-anyway') }).click();
  await expect(parcelPage(page).rows).toHaveCount(3);
});

test('metres without a zone are read in the zone of the city, and that is said', async ({ page }) => {
  await page.goto('/bidang');
  await type(page, '566493,30 8876490,15\n566537,14 8876501,12\n566526,08 8876445,86');
  await expect(page.locator('#ketik-hasil')).toContainText('UTM 51S');
  await expect(parcelPage(page).corner(1)).toHaveValue(/^-10\.16312\d\d, 123\.60701\d\d$/);
});

test('files are read on the device; what cannot be used says why', async ({ page, watched }) => {
  await page.goto('/bidang');
  const parcel = parcelPage(page);
  await giveFile(page, 'lahan.geojson', `{"type":"Polygon","coordinates":[${RING}]}`);
  await expect(parcel.rows).toHaveCount(4);
  await giveFile(page, 'keliling.gpx', '<gpx><trk><trkseg><trkpt lat="-10.163" lon="123.607"/><trkpt lat="-10.163" lon="123.6071"/><trkpt lat="-10.1632" lon="123.6071"/></trkseg></trk></gpx>');
  await expect(parcel.rows).toHaveCount(3);
  await giveFile(page, 'dua.geojson', `{"type":"MultiPolygon","coordinates":[[${RING}],[${RING}]]}`);
  await expect(page.getByText(id('parcel-file-choose'))).toBeVisible();
  await page.getByRole('button', { name: /^Bidang 2/ }).click();
  await expect(parcel.rows).toHaveCount(4);
  for (const [name, text, why] of [
    ['foto.png', '\x89PNG\r\n\x1a\n\0\0', 'parcel-file-unknown'],
    ['potong.kml', '<kml><Placemark>', 'parcel-file-broken'],
    ['kosong.json', '', 'parcel-file-empty'],
    ['rusak.zip', 'PK\x03\x04', 'parcel-file-broken'],
  ]) {
    await giveFile(page, name, text);
    await expect(page.locator('#berkas-hasil')).toContainText(name);
    await expect(page.locator('#berkas-hasil')).toContainText(id(why).split('{')[0].trim());
    await expect(page.locator('#berkas-hasil')).toBeFocused();
  }
  await expect(parcel.rows).toHaveCount(4);
  await expectAccessible(page);
  expect(watched.requests.filter((it) => it.method() !== 'GET')).toEqual([]);
});

test.describe('with a receiver', () => {
  test.use({ permissions: ['geolocation'], geolocation: { longitude: 123.607, latitude: -10.163, accuracy: 4 } });

  test('a walk around becomes an outline; coarse positions are left out', async ({ page, context }) => {
    await page.goto('/bidang');
    await page.getByText(id('parcel-walk'), { exact: true }).click();
    await page.getByRole('button', { name: id('parcel-walk-start') }).click();
    const told = page.locator('.app-parcel__receiver');
    await expect(told).toContainText('1 titik diambil');
    const path = [[123.60704, -10.163], [123.60704, -10.16304], [123.607, -10.16304], [123.607, -10.16301]];
    let taken = 1;
    for (const [longitude, latitude] of path) {
      await page.waitForTimeout(1100);
      await context.setGeolocation({ longitude, latitude, accuracy: 4 });
      taken += 1;
      await expect(told).toContainText(`${taken} titik diambil`);
    }
    await context.setGeolocation({ longitude: 123.6071, latitude: -10.163, accuracy: 90 });
    await expect(told).toContainText('1 dibuang');
    await page.getByRole('button', { name: id('parcel-walk-pause') }).click();
    await expect(told).toContainText('Jeda');
    await page.getByRole('button', { name: id('parcel-walk-done') }).click();
    await expect(parcelPage(page).rows).toHaveCount(4);
    await expect(page.getByRole('button', { name: id('parcel-walk-start') })).toBeVisible();
  });
});

test.describe('without the map', () => {
  test.use({ trouble: [/Failed to load resource/] });

  test('everything else works', async ({ page, context }) => {
    await context.route('**/leaflet/leaflet.*.js', (route) => route.abort());
    await page.goto('/bidang');
    await expect(page.getByText(id('parcel-map-failed'))).toBeVisible();
    await type(page, LOT);
    await expect(parcelPage(page).rows).toHaveCount(3);
  });
});

test.describe('in English on a wide screen', () => {
  test.use({ locale: 'en-GB', viewport: { width: 1280, height: 800 }, colorScheme: 'dark' });

  test('the page is whole and accessible', async ({ page }) => {
    await page.goto('/bidang#b=');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words('en')('parcel-title'));
    await expect(page.getByRole('button', { name: words('en')('map-zoom-in') })).toBeEnabled();
    await expectAccessible(page);
  });
});
