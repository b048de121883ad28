// Drafts on this phone: kept at every answer, encrypted, listed, seen, exported, restored, locked, deleted; two tabs at once.

import { readFileSync } from 'node:fs';
import { expectAccessible } from '../harness/axe.mjs';
import { expect, test } from '../harness/journey.mjs';
import { words } from '../harness/words.mjs';
import { answer, beginForm, expectKept, fieldOf, questionAt } from '../pages/draft.mjs';

const say = words('id');
const V1 = new URL('../../../crates/contract/tests/fixtures/draft-v1.json', import.meta.url);
const SECRET = 'Sekolah Rahasia Contoh';

/** Everything that the browser's database holds, as text: what somebody would find who copies its files. */
function stored(page) {
  return page.evaluate(async () => {
    const database = await new Promise((resolve, reject) => {
      const request = indexedDB.open('ruangizin');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const out = { count: {}, text: '', keys: [] };
    for (const store of database.objectStoreNames) {
      const all = await new Promise((resolve) => {
        const request = database.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result);
      });
      out.count[store] = all.length;
      for (const record of all) {
        for (const value of Object.values(record)) {
          if (value instanceof Uint8Array) out.text += new TextDecoder('latin1').decode(value);
          else if (value instanceof CryptoKey) out.keys.push(value.extractable);
          else out.text += String(value);
        }
      }
    }
    database.close();
    return out;
  });
}

const card = (page) => page.locator('.app-mine__draft').first();
const press = (page, id) => page.getByRole('button', { name: say(id), exact: true }).first().click();

test('a draft is kept at every answer, encrypted, and found again', async ({ page }) => {
  const draft = await beginForm(page);
  await answer(page, draft, 'lembaga', SECRET);
  const kept = await stored(page);
  expect(kept.count).toMatchObject({ drafts: 1, keys: 2 });
  expect(kept.keys).toEqual([false, false]);
  expect(kept.text, 'no answer stands there in clear').not.toContain('Rahasia');
  await page.reload();
  await expect(fieldOf(page)).toHaveValue(SECRET);
  await page.goto('/data-saya');
  await expect(card(page)).toContainText(/Tersimpan .* pukul \d/);
  await expect(card(page)).toContainText('SKTM');
  await expectAccessible(page);
  await card(page).getByRole('link', { name: say('mine-view') }).click();
  await expect(page.getByText(SECRET)).toBeVisible();
  await expectAccessible(page);
});

test('two tabs answer the same form, and every answer stays', async ({ page, context }) => {
  const draft = await beginForm(page);
  await answer(page, draft, 'lembaga', 'Satu');
  const other = await context.newPage();
  await other.goto(questionAt(draft, 'tanggungan'));
  await expect(fieldOf(other)).toBeVisible();
  // Both hold the same version now; each answers another question.
  await fieldOf(page).fill('Satu Dua');
  await fieldOf(other).fill('4');
  await expectKept(page);
  await expectKept(other);
  for (const tab of [page, other]) {
    await tab.goto(questionAt(draft, 'lembaga'));
    await expect(fieldOf(tab)).toHaveValue('Satu Dua');
    await tab.goto(questionAt(draft, 'tanggungan'));
    await expect(fieldOf(tab)).toHaveValue('4');
  }
});

test('two tabs on one question: nothing is overwritten before the person has chosen', async ({ page, context }) => {
  const draft = await beginForm(page);
  await answer(page, draft, 'lembaga', 'Satu');
  const other = await context.newPage();
  await other.goto(questionAt(draft, 'lembaga'));
  await expect(fieldOf(other)).toHaveValue('Satu');
  await fieldOf(other).fill('Dua');
  await expectKept(other);
  const note = (tab) => tab.locator('[id="beda-j-lembaga"]');
  await expect(note(page)).toContainText('Dua');
  await expect(fieldOf(page)).toHaveValue('Satu');
  await expectAccessible(page);
  // Whoever goes on is led to the note first; whoever writes on loses neither answer, also when the page ends.
  await press(page, 'form-next');
  await expect(note(page)).toBeFocused();
  await fieldOf(page).fill('Satu Tiga');
  await expectKept(page);
  await page.reload();
  await expect(fieldOf(page)).toHaveValue('Satu Tiga');
  await expect(note(page)).toContainText('Dua');
  await page.goto(`/isi#sktm&d=${draft}&h=tugas`);
  await expect(page.getByText(say('form-beside-list'))).toBeVisible();
  await page.goto(questionAt(draft, 'lembaga'));
  await note(page).getByRole('button', { name: say('form-beside-use') }).click();
  await expect(fieldOf(page)).toHaveValue('Dua');
  await expect(note(page)).toHaveCount(0);
  await expectKept(page);
  // Here the open field shows what was written here last.
  await expect(note(other)).toHaveCount(0);
  await page.reload();
  await expect(fieldOf(page)).toHaveValue('Dua');
  await expect(note(page)).toHaveCount(0);
});

test('a draft that was deleted elsewhere is kept again without the photos that went with it', async ({ page, context }) => {
  const draft = await beginForm(page, 'krk');
  const paper = `/isi#krk&d=${draft}&l=d_ktp`;
  await page.goto(paper);
  const choice = page.locator('input[value="lampir"]');
  await choice.check();
  const picture = readFileSync(new URL('../../../public/icons/icon-512.png', import.meta.url));
  await page.locator('.app-doc__input').last().setInputFiles({ name: 'foto.png', mimeType: 'image/png', buffer: picture });
  await expect(page.locator('.app-doc__page')).toHaveCount(1);
  // Shown at the counter instead, and then photographed after all: the page is still there.
  await page.locator('input[value="loket"]').check();
  await choice.check();
  await expect(page.locator('.app-doc__page')).toHaveCount(1);
  await expectKept(page);
  const other = await context.newPage();
  await other.goto('/data-saya');
  await press(other, 'mine-delete');
  await press(other, 'mine-delete-yes');
  await expect(page.getByText(say('vault-removed'))).toBeVisible();
  await press(page, 'form-keep-again');
  await expectKept(page);
  await expect(page.locator('.app-doc__page')).toHaveCount(0);
});

/** A device that takes nothing more, until it does again. */
const makeFull = (page, isFull) =>
  page.evaluate((isFull) => {
    const { prototype } = IDBObjectStore;
    window.put ??= prototype.put;
    prototype.put = isFull ? () => { throw new DOMException('full', 'QuotaExceededError'); } : window.put;
  }, isFull);

test('an answer that a full device does not take goes lost neither to another tab nor by leaving its page', async ({ page, context }) => {
  const draft = await beginForm(page);
  await answer(page, draft, 'lembaga', 'Satu');
  const other = await context.newPage();
  await other.goto(questionAt(draft, 'tanggungan'));
  await expect(fieldOf(other)).toBeVisible();
  await makeFull(page, true);
  await fieldOf(page).fill('Satu Dua');
  const told = page.getByText(say('vault-full'), { exact: true });
  await expect(told).toBeVisible();
  // The other tab saves the same draft.
  await fieldOf(other).fill('4');
  await expectKept(other);
  await expect(told).toBeVisible();
  // Back to the start of the form and on again.
  await page.goBack();
  await page.goBack();
  await expect(page.getByRole('button', { name: say('form-begin'), exact: true })).toBeVisible();
  await page.goForward();
  await page.goForward();
  await expect(fieldOf(page)).toHaveValue('Satu Dua');
  await expect(told).toBeVisible();
  await makeFull(page, false);
  await press(page, 'form-keep-again');
  await expectKept(page);
  for (const tab of [page, other]) {
    await tab.reload();
    await expect(fieldOf(tab)).toHaveValue(tab === page ? 'Satu Dua' : '4');
  }
});

test('who presses twice begins one draft', async ({ page }) => {
  await page.goto('/isi#sktm');
  const button = page.getByRole('button', { name: say('form-begin'), exact: true });
  await expect(button).toBeVisible();
  await button.evaluate((it) => {
    it.click();
    it.click();
  });
  await expect(page).toHaveURL(/&d=[0-9a-f]{32}/);
  await page.goto('/data-saya');
  await expect(page.locator('.app-mine__draft')).toHaveCount(1);
});

test('a draft goes to another phone as a file', async ({ page, browser, baseURL }) => {
  const draft = await beginForm(page);
  await answer(page, draft, 'lembaga', SECRET);
  await page.goto('/data-saya');
  const waiting = page.waitForEvent('download');
  await press(page, 'mine-export');
  const file = await waiting;
  expect(file.suggestedFilename()).toMatch(/^draf-sktm-\d{4}-\d\d-\d\d\.json$/);
  await expect(page.locator('.app-mine__done')).toContainText(say('mine-export-advice'));
  const bytes = readFileSync(await file.path());
  expect(bytes.toString()).toContain(SECRET);
  // Another phone.
  const context = await browser.newContext({ baseURL, locale: 'id-ID' });
  const there = await context.newPage();
  await there.goto('/data-saya');
  await there.locator('#salinan').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: bytes });
  await expect(there.locator('.app-mine__done')).toHaveText(say('mine-restored'));
  await there.goto(questionAt(draft, 'lembaga'));
  await expect(fieldOf(there)).toHaveValue(SECRET);
  // The same file once more replaces nothing.
  await there.goto('/data-saya');
  await there.locator('#salinan').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: bytes });
  await expect(there.locator('.app-mine__draft')).toHaveCount(2);
  await context.close();
});

test('a draft of the first version opens, one of a newer program is told', async ({ page }) => {
  await page.goto('/data-saya');
  const give = (text) =>
    page.locator('#salinan').setInputFiles({ name: 'draf.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  const first = readFileSync(V1, 'utf8');
  await give(first);
  await expect(page.locator('.app-mine__done')).toHaveText(say('mine-restored'));
  await card(page).getByRole('link', { name: say('mine-view') }).click();
  await expect(page.getByText('Jl. Contoh')).toBeVisible();
  await page.goto('/data-saya');
  await give(first.replace('ruangizin-draft/1', 'ruangizin-draft/2'));
  await expect(page.locator('.app-mine__done')).toHaveText(say('vault-too-new-advice'));
  await give(first.slice(0, 400));
  await expect(page.locator('.app-mine__done')).toHaveText(say('mine-import-damaged'));
  await give('{"a": 1}');
  await expect(page.locator('.app-mine__done')).toHaveText(say('mine-import-not-a-draft'));
});

test('a PIN needs a code that was noted, locks the draft, and a wrong one loses nothing', async ({ page }) => {
  test.slow();
  const draft = await beginForm(page);
  await answer(page, draft, 'lembaga', SECRET);
  await page.goto(`/data-saya#${draft}`);
  await press(page, 'mine-pin-set');
  const code = await page.locator('.app-mine__code').innerText();
  const set = () => page.getByRole('button', { name: say('mine-pin-set') }).click();
  await page.getByLabel(say('mine-pin-new'), { exact: true }).fill('123456');
  await page.getByLabel(say('mine-pin-again'), { exact: true }).fill('123456');
  await set();
  await expect(page.getByText(say('mine-pin-weak-row'))).toBeVisible();
  await expect(page.getByText(say('mine-pin-code-wrong'))).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel(say('mine-pin-code-typed')).fill(code.toLowerCase());
  await page.getByLabel(say('mine-pin-new'), { exact: true }).fill('284617');
  await page.getByLabel(say('mine-pin-again'), { exact: true }).fill('284617');
  await set();
  await expect(page.locator('.app-mine__done')).toHaveText(say('mine-pin-done'), { timeout: 60_000 });
  expect((await stored(page)).keys, 'the key lies there only wrapped').toEqual([false]);
  // Another visit does not know the key.
  await page.goto('/data-saya');
  await page.reload();
  await page.goto(`/data-saya#${draft}`);
  await expect(page.getByText(SECRET)).toHaveCount(0);
  const unlock = async (pin) => {
    await page.locator('#buka-pin').fill(pin);
    await press(page, 'mine-unlock');
  };
  await unlock('284618');
  await expect(page.getByText(say('mine-unlock-wrong'))).toBeVisible({ timeout: 60_000 });
  await unlock('284617');
  await expect(page.getByText(SECRET)).toBeVisible({ timeout: 60_000 });
  await press(page, 'mine-lock');
  await expect(page.getByText(SECRET)).toHaveCount(0);
  await page.getByRole('button', { name: say('mine-unlock-by-code') }).click();
  await unlock(code);
  await expect(page.getByText(SECRET)).toBeVisible({ timeout: 60_000 });
});

test('what is deleted is gone: answers, key and photos', async ({ page }) => {
  const draft = await beginForm(page);
  await answer(page, draft, 'lembaga', SECRET);
  await page.goto('/data-saya');
  await press(page, 'mine-delete');
  await expect(page.getByText(say('mine-delete-text'))).toBeVisible();
  await press(page, 'mine-delete-no');
  await expect(card(page)).toBeVisible();
  await press(page, 'mine-delete');
  await press(page, 'mine-delete-yes');
  await expect(page.locator('.app-mine__done')).toHaveText(say('mine-deleted'));
  await expect(page.getByText(say('mine-none'), { exact: true })).toBeVisible();
  expect((await stored(page)).count).toEqual({ drafts: 0, files: 0, keys: 1 });
});

test('nothing that is filled in leaves the phone', async ({ page, watched }) => {
  const draft = await beginForm(page);
  await answer(page, draft, 'lembaga', 'Zwxq Contoh');
  await page.goto('/data-saya');
  await expect(card(page)).toBeVisible();
  for (const request of watched.requests) {
    expect(request.method()).toBe('GET');
    expect(decodeURIComponent(request.url())).not.toContain('Zwxq');
  }
});

test('where nothing can be kept, it is said', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
  await page.goto('/data-saya');
  await expect(page.getByText(say('vault-unavailable'), { exact: true })).toBeVisible();
  await expect(page.getByText(say('vault-unavailable-advice'))).toBeVisible();
});

test('where nothing can be encrypted, it is kept only when the person agrees', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(window.crypto, 'subtle', { value: undefined }));
  await page.goto('/data-saya');
  await expect(page.getByText(say('vault-insecure-advice'))).toBeVisible();
  await page.getByRole('button', { name: say('vault-agree') }).click();
  const draft = await beginForm(page);
  await answer(page, draft, 'lembaga', SECRET);
  expect((await stored(page)).text).toContain(SECRET);
  await page.goto('/data-saya');
  await expect(card(page)).toContainText(say('mine-is-open'));
});
