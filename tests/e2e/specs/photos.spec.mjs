// Photos of papers: taken or chosen, shrunk, without the place they were taken at, looked at with a hint one may overrule.

import { readFileSync } from 'node:fs';
import { expectAccessible } from '../harness/axe.mjs';
import { expect, test } from '../harness/journey.mjs';
import { photo, tellsPlace, withExif } from '../harness/photos.mjs';
import { words } from '../harness/words.mjs';
import { beginForm, expectKept } from '../pages/draft.mjs';

// Nothing here concerns the worker, whose copying would only take time.
test.use({ serviceWorkers: 'block' });

// The recorder of steps asks the browser again for a damaged picture, by its blob: address, which the page's own policy stops.
test.use({ trace: 'off' });

const say = words('id');
const PAPER = 'd_ktp';

const pages = (page) => page.locator('.app-doc__page');
const jpeg = (buffer, name = 'IMG_0001.jpg') => ({ name, mimeType: 'image/jpeg', buffer });

async function openPaper(page) {
  const draft = await beginForm(page);
  await page.goto(`/isi#sktm&d=${draft}&l=${PAPER}`);
  await page.getByLabel(say('form-paper-attach')).check();
  await expect(page.getByText(say('photo-take'))).toBeVisible();
  return draft;
}

/** The picker of new pages from the gallery. */
const chooser = (page) => page.locator('.app-doc__ways .app-doc__input').last();

/** The first file of the exported draft. */
async function exported(page) {
  await page.goto('/data-saya');
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: say('mine-export'), exact: true }).first().click();
  const draft = JSON.parse(readFileSync(await (await waiting).path(), 'utf8'));
  return draft.files.map((it) => ({ ...it, bytes: Buffer.from(it.base64, 'base64') }));
}

test('a photo is shrunk, loses its place and its camera, and is there after a reload', async ({ page }) => {
  await openPaper(page);
  const large = withExif(await photo(page));
  expect(tellsPlace(large)).toBe(true);
  await chooser(page).setInputFiles(jpeg(large));
  await expect(pages(page)).toHaveCount(1);
  await expectKept(page);
  await expect(page.locator('.app-doc__doubt')).toHaveCount(0);
  await expectAccessible(page);
  await page.reload();
  await expect(pages(page)).toHaveCount(1);
  await expect(page.locator('.app-doc__image')).toHaveJSProperty('complete', true);
  const [file] = await exported(page);
  expect(tellsPlace(file.bytes)).toBe(false);
  expect(file.bytes.length).toBeLessThan(900_000);
});

test('a small photo is kept as it came, without its place but still the right way up', async ({ page }) => {
  await openPaper(page);
  const small = withExif(await photo(page, { width: 1400, height: 1000, quality: 0.7 }), 6);
  await chooser(page).setInputFiles(jpeg(small));
  await expect(pages(page)).toHaveCount(1);
  await expectKept(page);
  const [file] = await exported(page);
  expect(file.bytes.includes('S 10.158333')).toBe(false);
  // EXIF is there, and says nothing but how the picture is turned.
  const exif = file.bytes.indexOf('Exif');
  expect(exif).toBeGreaterThan(0);
  expect(file.bytes.readUInt16BE(exif + 24)).toBe(6);
});

for (const [spoil, flaw] of [['blur', 'photo-flaw-blur'], ['dark', 'photo-flaw-dark'], ['sideways', 'photo-flaw-sideways']]) {
  test(`a photo that is spoiled (${spoil}) is told, and one may insist`, async ({ page }) => {
    await openPaper(page);
    await chooser(page).setInputFiles(jpeg(await photo(page, { spoil })));
    await expect(page.getByText(say(flaw))).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: say('photo-insist') }).click();
    await expect(page.getByText(say('photo-insisted'))).toBeVisible();
    await expectKept(page);
    await page.reload();
    await expect(page.getByText(say('photo-insisted'))).toBeVisible();
  });
}

test('a photo that is too small is told', async ({ page }) => {
  await openPaper(page);
  await chooser(page).setInputFiles(jpeg(await photo(page, { width: 640, height: 480 })));
  await expect(page.getByText(say('photo-flaw-small'))).toBeVisible();
});

test('pages are added, moved, replaced and deleted', async ({ page }) => {
  await openPaper(page);
  const one = await photo(page, { width: 1500, height: 1100 });
  const two = await photo(page, { width: 1600, height: 1200 });
  await chooser(page).setInputFiles([jpeg(one, 'satu.jpg'), jpeg(two, 'dua.jpg')]);
  await expect(pages(page)).toHaveCount(2);
  await page.getByRole('button', { name: say('photo-up').replace('{ $number }', '2') }).click();
  await expect(pages(page).first()).toContainText('dua.jpg');
  await pages(page).first().locator('input[type=file]').setInputFiles(jpeg(await photo(page, { width: 1700, height: 1300 }), 'tiga.jpg'));
  await expect(pages(page).first()).toContainText('tiga.jpg');
  await page.getByRole('button', { name: say('photo-remove-page').replace('{ $number }', '2') }).click();
  await expect(pages(page)).toHaveCount(1);
  await expectKept(page);
  await page.reload();
  await expect(pages(page)).toHaveCount(1);
  await expect(pages(page)).toContainText('tiga.jpg');
});

test('a PDF is taken by its bytes, other files are refused in words', async ({ page }) => {
  await openPaper(page);
  const give = (name, mimeType, text) => chooser(page).setInputFiles({ name, mimeType, buffer: Buffer.from(text, 'latin1') });
  await give('surat.txt', 'application/pdf', 'bukan pdf');
  await expect(page.getByText(say('photo-not-taken-unknown'))).toBeVisible();
  await give('rusak.jpg', 'image/jpeg', '\u00ff\u00d8\u00ff\u00e0rusak');
  await expect(page.getByText(say('photo-not-taken-undecodable'))).toBeVisible();
  await give('surat.jpg', 'image/jpeg', '%PDF-1.4\n%%EOF');
  await expect(pages(page)).toHaveCount(1);
  await expect(page.locator('.app-doc__kind')).toHaveText('PDF');
});

test('a raw photo of ten megabytes is taken by a small phone', async ({ page }) => {
  test.slow();
  await openPaper(page);
  const raw = await photo(page, { width: 4608, height: 3456, quality: 0.97, noise: 60 });
  expect(raw.length).toBeGreaterThan(10_000_000);
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await chooser(page).setInputFiles(jpeg(raw));
  await expect(pages(page)).toHaveCount(1, { timeout: 60_000 });
  await expectKept(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  expect(usedSize, 'what was decoded is given back').toBeLessThan(150_000_000);
});
