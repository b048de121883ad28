// The sheet of an answer: made, saved, checked again from its file and from its code, without a connection and on a slow phone.

import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { expect, test } from '../harness/journey.mjs';
import { expectAccessible } from '../harness/axe.mjs';
import { launchOptions } from '../harness/browser.mjs';
import { overflow } from '../harness/clipped.mjs';
import { words } from '../harness/words.mjs';
import { lot, outline, square } from '../pages/parcel.mjs';

const [id, en] = [words('id'), words('en')];
const QUESTION = '#t=-10.163,123.607&k=47112';

const title = (page) => page.getByRole('heading', { level: 1 });
const result = (page) => page.locator('.app-lembar__large').first();

/** Presses the button that saves, and gives name and bytes of the PDF. */
async function saved(page, say = id) {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: say('sheet-save'), exact: true }).press('Enter');
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Gives a file to the check. */
async function give(page, name, mimeType, buffer, say = id) {
  await page.getByLabel(say('sheet-check-file'), { exact: true }).setInputFiles({ name, mimeType, buffer });
}

test('an answer becomes a sheet, and its PDF and its code are checked again without a connection', async ({ page, context }) => {
  await page.goto(`/cek${QUESTION}`);
  await page.getByRole('link', { name: id('answer-sheet'), exact: true }).click();
  await expect(title(page)).toHaveText(id('sheet-title'));
  await expect(page).toHaveURL(/\/lembar#t=-10.163,123.607&k=47112$/);
  await expect(page.locator('.app-lembar__drawing')).toBeVisible();
  await expect(page.locator('.app-lembar__paper')).toContainText('DATA CONTOH');
  await expect(page.locator('.app-lembar__paper')).toContainText(id('sheet-unsealed'));
  await expectAccessible(page);
  expect(await overflow(page), 'pixels beyond the screen').toBeLessThanOrEqual(0);

  await context.setOffline(true);
  const slow = await context.newCDPSession(page);
  await slow.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const began = Date.now();
  const pdf = await saved(page);
  expect(Date.now() - began).toBeLessThan(3_000);
  expect(pdf.name).toMatch(/^CONTOH-lembar-47112-\d{4}-\d\d-\d\d\.pdf$/);
  const text = pdf.bytes.toString('latin1');
  for (const part of ['%PDF-1.7', '/StructTreeRoot', '/Lang (id)', 'ruangizin-lembar 1']) expect(text).toContain(part);
  // The code as a camera would see it.
  const code = await page.locator('.app-lembar__code').screenshot();

  await page.getByRole('link', { name: id('sheet-check-link'), exact: true }).click();
  await expect(title(page)).toHaveText(id('sheet-check-title'));
  const asked = Date.now();
  await give(page, 'lembar.pdf', 'application/pdf', pdf.bytes);
  await expect(result(page)).toHaveText(id('sheet-same'));
  expect(Date.now() - asked).toBeLessThan(3_000);
  await expect(page.locator('.app-lembar__proof')).toHaveText(id('sheet-proof-none'));
  await expectAccessible(page);

  await page.getByRole('button', { name: id('sheet-check-again'), exact: true }).click();
  await give(page, 'kode.png', 'image/png', code);
  await expect(result(page)).toHaveText(id('sheet-same'));

  // One letter of the code changed.
  await page.getByRole('button', { name: id('sheet-check-again'), exact: true }).click();
  const letters = /code \S+#(\S+)/.exec(text)[1];
  const other = (letters[30] === 'A' ? 'B' : 'A') + letters.slice(31);
  await give(page, 'lembar.pdf', 'application/pdf', Buffer.from(text.replace(letters, letters.slice(0, 30) + other), 'latin1'));
  await expect(page.getByRole('alert')).toHaveText(id('sheet-damaged'));
  await slow.send('Emulation.setCPUThrottlingRate', { rate: 1 });
});

test('a server countersigns, the phone keeps its keys, and a changed countersignature is noticed', async ({ page, context, browser, baseURL }) => {
  await page.goto(`/lembar${QUESTION}`);
  await page.getByRole('button', { name: 'English', exact: true }).click();
  await expect(title(page)).toHaveText(en('sheet-title'));
  await page.getByRole('button', { name: en('sheet-seal-ask'), exact: true }).click();
  await expect(page.locator('.app-lembar__aside').getByText(en('sheet-seal-done'))).toBeVisible();
  await expect(page.locator('.app-lembar__paper')).not.toContainText(en('sheet-unsealed'));
  const pdf = await saved(page, en);
  const letters = /code \S+#(\S+)/.exec(pdf.bytes.toString('latin1'))[1];
  expect(letters).toContain('.');

  await context.setOffline(true);
  await page.evaluate((it) => { location.hash = it; }, letters);
  await expect(result(page)).toHaveText(en('sheet-same'));
  await expect(page.locator('.app-lembar__proof')).toContainText(en('sheet-proof-holds').split('{')[0].trim());
  const [sheet, seal] = letters.split('.');
  const at = seal.length - 20;
  const changed = `${sheet}.${seal.slice(0, at)}${seal[at] === 'A' ? 'B' : 'A'}${seal.slice(at + 1)}`;
  await page.evaluate((it) => { location.hash = it; }, changed);
  await expect(page.locator('.app-lembar__proof')).toHaveText(en('sheet-proof-broken'));

  // A phone that has never asked this server, and its keys come late.
  const fresh = await browser.newContext({ baseURL, locale: 'id-ID', serviceWorkers: 'block' });
  await fresh.route('**/ruangizin-sheet-keys.json', async (route) => {
    await new Promise((done) => setTimeout(done, 2_000));
    await route.continue();
  });
  const there = await fresh.newPage();
  await there.goto(`/lembar#${letters}`);
  await expect(there.locator('.app-lembar__proof')).toContainText(id('sheet-proof-holds').split('{')[0].trim());
  await fresh.close();
});

test('the sheet of a lot with many corners carries them in its file, and a code alone says so', async ({ page }) => {
  await page.goto(lot('47112', square(-10.163, 123.607, 24)));
  await page.getByRole('link', { name: id('answer-sheet'), exact: true }).click();
  await expect(page.locator('.app-lembar__paper')).toContainText('-10.16');
  expect(await page.evaluate(() => location.hash)).toMatch(/^#k=47112&b=/);

  const circle = Array.from({ length: 30 }, (_, at) => {
    const angle = (at / 30) * 2 * Math.PI;
    return [-10.163 + Math.sin(angle) * 1e-4, 123.607 + Math.cos(angle) * 1e-4];
  });
  await page.goto(`/lembar#k=47112&b=${outline(circle)}`);
  await expect(page.locator('.app-lembar__paper')).toContainText(id('sheet-corners-attached'));
  const pdf = await saved(page);
  expect(pdf.bytes.toString('latin1')).toContain('\noutline ');
  const code = await page.locator('.app-lembar__code').screenshot();
  await page.getByRole('link', { name: id('sheet-check-link'), exact: true }).click();
  await give(page, 'kode.png', 'image/png', code);
  await expect(page.getByRole('alert')).toHaveText(id('sheet-need-corners'));
  await give(page, 'lembar.pdf', 'application/pdf', pdf.bytes);
  await expect(result(page)).toHaveText(id('sheet-same'));
});

/** A film for the made-up camera: a code on a grey desk, turned a little, in a light that fades. Motion JPEG is pictures in a row. */
async function film(page, code, path) {
  const picture = await page.evaluate(async (it) => {
    const image = new Image();
    image.src = `data:image/png;base64,${it}`;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 });
    const brush = canvas.getContext('2d');
    brush.fillStyle = '#8d8a84';
    brush.fillRect(0, 0, 1280, 720);
    brush.setTransform(1, 0.12, -0.14, 1, 640, 360);
    brush.fillStyle = '#fff';
    brush.fillRect(-290, -290, 580, 580);
    brush.drawImage(image, -240, -240, 480, 480);
    brush.setTransform(1, 0, 0, 1, 0, 0);
    const shade = brush.createLinearGradient(0, 0, 1280, 0);
    shade.addColorStop(0, 'rgba(0,0,0,0)');
    shade.addColorStop(1, 'rgba(0,0,0,0.35)');
    brush.fillStyle = shade;
    brush.fillRect(0, 0, 1280, 720);
    return canvas.toDataURL('image/jpeg', 0.85).split(',')[1];
  }, code.toString('base64'));
  const frame = Buffer.from(picture, 'base64');
  writeFileSync(path, Buffer.concat([frame, frame, frame]));
}

test('a sheet is read by a camera; one that is refused or missing is said in words', async ({ page, baseURL }, info) => {
  await page.goto(`/lembar${QUESTION}`);
  await expect(page.locator('.app-lembar__drawing')).toBeVisible();
  const path = info.outputPath('kode.mjpeg');
  await film(page, await page.locator('.app-lembar__code').screenshot(), path);
  await page.goto('/lembar');
  const scan = (of) => of.getByRole('button', { name: id('sheet-check-camera'), exact: true });
  await scan(page).click();
  await expect(page.getByRole('alert')).toHaveText(id('sheet-check-camera-missing'));
  await expectAccessible(page);

  // Another browser with a camera, and at first no leave to use it.
  const args = ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${path}`];
  const browser = await chromium.launch({ ...launchOptions, args: [...(launchOptions.args ?? []), ...args] });
  const phone = await browser.newContext({ baseURL, locale: 'id-ID', viewport: { width: 360, height: 740 } });
  const other = await phone.newPage();
  await other.goto('/lembar');
  await scan(other).click();
  await expect(other.getByRole('alert')).toHaveText(id('sheet-check-camera-refused'));
  await phone.grantPermissions(['camera']);
  await scan(other).click();
  await expect(result(other)).toHaveText(id('sheet-same'));
  await expect(other.locator('video')).toHaveCount(0);
  await browser.close();
});
