// What one takes to another office: the answers in the order of its screens, copied by keys without a network; numbers from
// there; and an answer that is shared as text, link and picture.

import { readFileSync } from 'node:fs';
import { expectAccessible } from '../harness/axe.mjs';
import { clipped, overflow } from '../harness/clipped.mjs';
import { expect, test } from '../harness/journey.mjs';
import { tabTo } from '../harness/keyboard.mjs';
import { words } from '../harness/words.mjs';
import { answer } from '../pages/answer.mjs';
import { answer as fillIn, beginForm, expectKept } from '../pages/draft.mjs';
import { FormPage } from '../pages/form.mjs';

const say = words('id');
const QUESTION = 'k=55900&t=-10.17988,123.57895';
const PACKAGES = JSON.parse(readFileSync(new URL('../../../data/kupang-contoh/packages.json', import.meta.url)));
const OSS = PACKAGES.packages.find((it) => it.id === 'oss-kkpr');

/** What is copied or shared stays where the journey can read it. */
async function keepCopied(context) {
  await context.addInitScript(() => {
    window.copied = [];
    delete Navigator.prototype.share;
    delete Navigator.prototype.canShare;
    if (navigator.clipboard) navigator.clipboard.writeText = async (text) => void window.copied.push(text);
  });
}

const copied = (page) => page.evaluate(() => window.copied.at(-1));

const rowOf = (page, label) =>
  page.locator('.app-paket__row').filter({ has: page.getByText(label, { exact: true }) }).first();

/** A form begun from a question, with two answers of its own. */
async function begun(page) {
  await page.goto(`/cek#${QUESTION}`);
  await expect(answer(page).headline).toBeVisible();
  const draft = await beginForm(page, `kkpr-berusaha&${QUESTION}`);
  await fillIn(page, draft, 'badan', 'Kos Contoh', 'kkpr-berusaha');
  await page.goto(`/isi#kkpr-berusaha&d=${draft}&q=penanaman`);
  await new FormPage(page).choose('penanaman', 'pmdn');
  await expectKept(page);
  return draft;
}

test('answers are copied in the order of the other screens, by keys and without a network', async ({ page, context }) => {
  await keepCopied(context);
  const draft = await begun(page);
  await page.goto(`/isi#kkpr-berusaha&d=${draft}&h=selesai`);
  await page.getByRole('link', { name: say('common-package') }).click();
  const link = page.locator('.app-paket__list').getByRole('link', { name: OSS.title.id });
  await expect(link).toBeVisible();
  await expectAccessible(page);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  await context.setOffline(true);
  await link.click();
  await expect(page).toHaveURL(new RegExp(`/paket#p=oss-kkpr&d=${draft}`));
  await expect(page.getByText(say('package-not-connected').replace('{ $system }', 'OSS'))).toBeVisible();
  await expect(page.locator('.app-paket__screen h3')).toHaveText(
    OSS.screens.filter((it) => !it.repeat).map((it, at) => `${at + 1}. ${it.title.id}`),
  );
  const code = rowOf(page, 'Kode KBLI');
  await expect(code).toContainText('55900');
  await tabTo(page, code.getByRole('button'), 80);
  await page.keyboard.press('Enter');
  expect(await copied(page)).toBe('55900');
  await expect(code.getByRole('button')).toHaveText(say('package-copied-mark'));
  await expect(page.locator('.app-hidden[aria-live]').first()).toContainText('Kode KBLI');
  await expect(rowOf(page, 'Status penanaman modal')).toContainText('PMDN');
  await expect(rowOf(page, 'Kabupaten/Kota')).toContainText('Kota Kupang');
  await expectAccessible(page);
  expect([await overflow(page), await clipped(page)]).toEqual([0, []]);
  // What is missing leads to its question, and its answer comes back.
  const capital = rowOf(page, 'Modal usaha');
  await expect(capital).toContainText(say('package-open-field'));
  await capital.getByRole('link').click();
  await page.locator('.app-isi__step input').first().fill('25.000.000');
  await expectKept(page);
  await page.goto(`/paket#p=oss-kkpr&d=${draft}`);
  await expect(rowOf(page, 'Modal usaha')).toContainText('25000000');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: say('package-json') }).click()]);
  const json = JSON.parse(readFileSync(await file.path()));
  expect([json.format, json.sent, json.sample]).toEqual(['ruangizin-package/1', false, true]);
  await context.setOffline(false);
});

test('numbers from other systems are noted, warned about, followed and deleted', async ({ page }) => {
  await page.goto(`/paket#${QUESTION}&p=oss-kkpr`);
  const nib = page.getByRole('region', { name: PACKAGES.numbers.find((it) => it.id === 'nib').label.id });
  const save = nib.getByRole('button', { name: say('package-number-save') });
  await save.click();
  await expect(nib.getByText(say('package-number-empty'))).toBeVisible();
  await nib.getByLabel(say('package-number-field')).fill('1234 5678');
  await save.click();
  await expect(nib.getByText(say('package-number-digits').replace('{ $count }', '13'))).toBeVisible();
  await expect(nib.locator('.app-paket__number')).toHaveText('12345678');
  await expectAccessible(page);
  await page.goto('/lacak');
  await expect(page.getByRole('region', { name: say('package-noted') })).toContainText('12345678');
  await expectAccessible(page);
  await page.goto('/data-saya');
  const kept = page.getByRole('region', { name: say('package-noted') });
  const [file] = await Promise.all([page.waitForEvent('download'), kept.getByRole('button', { name: say('package-noted-export') }).click()]);
  expect(JSON.parse(readFileSync(await file.path())).numbers.map((it) => it.number)).toEqual(['12345678']);
  await kept.getByRole('button', { name: new RegExp(say('package-number-delete')) }).click();
  await expect(kept).toHaveCount(0);
  // The copy brings it back, once.
  await page.goto('/paket');
  const back = page.locator('input#nomor-kembali');
  for (const count of ['1', '0']) {
    await back.setInputFiles(await file.path());
    await expect(page.getByText(say('package-read-back').replace('{ $count }', count), { exact: true }).first()).toBeVisible();
  }
  const list = page.getByRole('region', { name: say('package-noted') });
  await expect(list).toContainText('12345678');
  await expectAccessible(page);
  await list.getByRole('button', { name: new RegExp(say('package-number-delete')) }).click();
  await expect(list).toHaveCount(0);
  // With numbers and no drafts there is something to delete as well, it is named, and it is gone at once.
  await page.goto(`/paket#${QUESTION}&p=oss-kkpr`);
  await nib.getByLabel(say('package-number-field')).fill('1234567890123');
  await save.click();
  await expect(nib.locator('.app-paket__number')).toHaveText('1234567890123');
  await page.goto('/data-saya');
  await expect(kept).toContainText('1234567890123');
  await page.getByRole('button', { name: say('mine-delete-all-with-numbers'), exact: true }).click();
  await expect(page.getByText(say('mine-delete-only-numbers'))).toBeVisible();
  await page.getByRole('button', { name: say('mine-delete-yes') }).click();
  await expect(kept).toHaveCount(0);
  await expect(page.locator('#hapus-semua')).toHaveCount(0);
});

test('an answer is shared as a picture and as a link that gives the same answer elsewhere', async ({ page, context, browser, baseURL }) => {
  await keepCopied(context);
  await page.goto(`/cek#${QUESTION}`);
  await expect(answer(page).headline).toBeVisible();
  const headline = await answer(page).headline.textContent();
  await page.getByRole('button', { name: say('answer-picture') }).click();
  const picture = page.locator('.app-card');
  await expect(picture).toBeVisible();
  await expect(picture).toHaveAttribute('alt', new RegExp(headline));
  await expectAccessible(page);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: say('card-save') }).click()]);
  const bytes = readFileSync(await file.path());
  expect([bytes.subarray(1, 4).toString(), bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual(['PNG', 1200, 630]);
  await page.getByRole('button', { name: say('card-copy') }).click();
  await expect.poll(() => copied(page)).toContain(headline);
  const text = await copied(page);
  expect(text).toContain('DATA CONTOH');
  const link = text.split('\n').at(-1);
  expect(new URL(link).search).toBe('');
  const other = await browser.newContext({ baseURL, locale: 'id-ID' });
  const there = await other.newPage();
  await there.goto(link);
  await expect(answer(there).headline).toHaveText(headline);
  expect(await there.locator('.app-answer__asked').textContent()).toBe(await page.locator('.app-answer__asked').textContent());
  await other.close();
});
