// One section of a form filled in by somebody else on their own phone: asked for by a link, given back as a file or as codes
// before the camera, and nothing else seen or changed.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expectAccessible } from '../harness/axe.mjs';
import { clipped, overflow } from '../harness/clipped.mjs';
import { expect, test } from '../harness/journey.mjs';
import { beginForm, expectKept } from '../pages/draft.mjs';
import { FormPage, shipped } from '../pages/form.mjs';

const { form, fields } = shipped('sktm');
const RT = form.sections.find((it) => it.id === 's_rt_isi');
const at = (draft, key, value) => `/isi#sktm&d=${draft}&${key}=${value}`;

/** What the page hands to the device stays where the journey can read it. */
async function keepShared(context) {
  await context.addInitScript(() => {
    window.shared = [];
    navigator.share = async (data) => void window.shared.push(data.url ?? 'file');
    navigator.canShare = () => false;
    if (!navigator.clipboard) return;
    navigator.clipboard.writeText = async (text) => void window.shared.push(text);
  });
}

const shared = (page) => expect.poll(() => page.evaluate(() => window.shared.at(-1) ?? '')).not.toBe('')
  .then(() => page.evaluate(() => window.shared.at(-1)));

/** A draft in which the head of the RT is to answer; the link for that section. */
async function ask(page) {
  const filled = new FormPage(page);
  const draft = await beginForm(page);
  await page.goto(at(draft, 'q', 'pemohon'));
  await page.locator('#j-pemohon-name').fill('Maria Contoh');
  await expectKept(page);
  await page.goto(at(draft, 'q', 'rt_cara'));
  await filled.choose('rt_cara', 'layar');
  await expectKept(page);
  await page.goto(at(draft, 'h', 'tugas'));
  await filled.link('form-lend').click();
  await expect(page.locator('#isi-judul')).toBeFocused();
  await filled.button('hand-show').click();
  await expect(page.locator('.app-qr')).toBeVisible();
  expect([await overflow(page), await clipped(page)]).toEqual([0, []]);
  await expectAccessible(page);
  await filled.button('hand-link').click();
  return { draft, link: await shared(page) };
}

/** Fills the section in on the other phone. */
async function answer(page, link) {
  const filled = new FormPage(page);
  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(filled.say('asked-title'));
  await expectAccessible(page);
  await filled.button('asked-begin').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(RT.title.id);
  await expect(page.getByText('Maria')).toHaveCount(0);
  await filled.link('lent-fill').click();
  const given = { rt_nama: 'Oma Contoh', rt_kenal: true, rt_ttd: ['ttd'] };
  for (const field of RT.fields) {
    await expect(page.locator('#isi-judul')).toBeFocused();
    if (given[field.id] !== undefined) await filled.answer(fields.get(field.id), field.id, given[field.id]);
    await filled.next();
  }
  await expect(filled.button('lent-file')).toBeVisible();
  return /&d=([0-9a-f]{32})/.exec(page.url())[1];
}

async function expectBack(page, draft, has) {
  const filled = new FormPage(page);
  await filled.link('take-to-draft').click();
  await page.goto(at(draft, 'q', 'rt_nama'));
  await expect(page.locator('#j-rt_nama')).toHaveValue('Oma Contoh');
  await page.goto(at(draft, 'q', 'pemohon'));
  await expect(page.locator('#j-pemohon-name')).toHaveValue('Maria Contoh');
  if (!has) return;
  await page.goto(at(draft, 'q', 'rt_ttd'));
  await expect(page.locator('.app-isi__chosen')).toHaveText(filled.say('form-signed'));
}

test('a section goes to another phone by a link and comes back as a file with its signature', async ({ page, context, browser }) => {
  test.slow();
  await keepShared(context);
  const { draft, link } = await ask(page);
  expect(link, 'the address holds no answer').not.toMatch(/Maria|layar/);
  const other = await browser.newContext({ ...test.info().project.use });
  await keepShared(other);
  const phone = await other.newPage();
  const theirs = await answer(phone, link);
  const their = new FormPage(phone);
  await expectAccessible(phone);
  await their.button('lent-codes').click();
  await expect(phone.locator('.app-qr, .app-note')).toBeVisible();
  const waiting = phone.waitForEvent('download');
  await their.button('lent-file').click();
  const file = { name: 'titipan.json', mimeType: 'application/json', buffer: readFileSync(await (await waiting).path()) };
  // Of the rest of the form the other phone knows nothing.
  await phone.goto(at(theirs, 'q', 'pemohon'));
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText(their.say('form-not-asked'));
  await other.close();
  const mine = new FormPage(page);
  await page.goto(at(draft, 'h', 'terima'));
  await page.locator('#terima-berkas').setInputFiles({ ...file, buffer: Buffer.from('{}') });
  await expect(page.getByText(mine.say('take-damaged'))).toBeVisible();
  await page.locator('#terima-berkas').setInputFiles(file);
  await expect(page.getByText(mine.say('take-done').replace('{ $section }', RT.title.id))).toBeVisible();
  await expectAccessible(page);
  await expectBack(page, draft, true);
});

test('codes before the camera bring a section back, in any order', async ({ page, context }) => {
  await keepShared(context);
  const { draft } = await ask(page);
  const text = JSON.stringify({
    format: 'ruangizin-handover/1', draft, region: '53.71', form: 'sktm', form_version: form.version, section: RT.id, is_answer: true,
    answers: { fields: { rt_nama: 'Oma Contoh', pemohon: 'diselipkan' }, items: {}, documents: {} },
  });
  const sum = createHash('sha256').update(text).digest('hex').slice(0, 8);
  const middle = Math.ceil(text.length / 2);
  const codes = [`RZT1 2/2 ${sum} ${text.slice(middle)}`, 'https://contoh.id', `RZT1 1/2 ${sum} ${text.slice(0, middle)}`];
  await context.addInitScript((all) => {
    // An empty page, which the browser opens first, may ask for no camera.
    if (!navigator.mediaDevices) return;
    navigator.mediaDevices.getUserMedia = async () => document.createElement('canvas').captureStream();
    window.BarcodeDetector = class {
      async detect() {
        const rawValue = all.shift();
        return rawValue ? [{ rawValue }] : [];
      }
    };
  }, codes);
  await page.goto('/layanan');
  await page.goto(at(draft, 'h', 'terima'));
  const mine = new FormPage(page);
  await mine.button('take-camera').click();
  await expect(page.getByText(mine.say('take-done').replace('{ $section }', RT.title.id))).toBeVisible();
  await expect(page.locator('video')).toHaveCount(0);
  await expectBack(page, draft, false);
  // What comes once more, with another name, is asked about before it replaces anything.
  await page.goto(at(draft, 'h', 'terima'));
  await page.locator('#terima-berkas').setInputFiles({
    name: 'titipan.json', mimeType: 'application/json', buffer: Buffer.from(text.replace('Oma Contoh', 'Opa Contoh')),
  });
  const asked = page.locator('#terima-pilih');
  await expect(asked).toContainText('Oma Contoh');
  await expect(asked).toContainText('Opa Contoh');
  expect([await overflow(page), await clipped(page)]).toEqual([0, []]);
  await expectAccessible(page);
  await mine.button('take-use-new').click();
  await expect(page.getByText(mine.say('take-done').replace('{ $section }', RT.title.id))).toBeVisible();
  await page.goto(at(draft, 'q', 'rt_nama'));
  await expect(page.locator('#j-rt_nama')).toHaveValue('Opa Contoh');
  const waiting = page.locator('[id="beda-j-rt_nama"]');
  await expect(waiting).toContainText('Oma Contoh');
  await waiting.getByRole('button', { name: mine.say('form-beside-use') }).click();
  await expect(page.locator('#j-rt_nama')).toHaveValue('Oma Contoh');
});
