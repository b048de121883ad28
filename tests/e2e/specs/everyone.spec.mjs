// The whole way from a question to a form that was sent, by keys alone and as a screen reader hears it; the pages about the app,
// the looks that can be chosen, and answers read aloud.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '../harness/journey.mjs';
import { expectAccessible } from '../harness/axe.mjs';
import { clipped, overflow } from '../harness/clipped.mjs';
import { withOffice } from '../harness/office.mjs';
import { words } from '../harness/words.mjs';
import { FormPage, shipped } from '../pages/form.mjs';
import { FormKeys } from '../pages/form_keys.mjs';
import { walk } from '../pages/form_walk.mjs';
import { bringIn, completeDraft, lastPage } from '../pages/sent.mjs';

const QUESTION = '#t=-10.17988,123.57895&k=47112';
const FOLDER = new URL('../transcripts/', import.meta.url);

/** An office of its own, as what is sent must arrive somewhere. */
const journey = test.extend(withOffice);
journey.use({ trace: 'off' });

/** What a screen reader meets on the page, without what differs from run to run. */
async function heard(page, title) {
  const tree = await page.locator('main').ariaSnapshot();
  const same = tree
    .replaceAll(/\b[A-Z]{2,}(-[A-Z0-9]+){2,}\b/g, 'NUMBER')
    .replaceAll(/[0-9a-f]{32}/g, 'ID')
    .replaceAll(/\b[A-Z2-9]{4}(-[A-Z2-9]{4})+\b/g, 'CODE')
    .replaceAll(/\b\d{1,2} (Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember|January|February|March|May|June|July|August|October|December) \d{4}\b/g, 'DATE')
    .replaceAll(/\b\d{1,2}[.:]\d{2}\b/g, 'TIME')
    .replaceAll(/[\d.,]+ ?(kB|MB|GB)\b/g, 'SIZE')
    .replaceAll(/- \/url: .*/g, '- /url')
    // The page may be listened to before or after what was typed has been kept.
    .replaceAll(/- paragraph: (Sedang disimpan…|Tersimpan TIME di HP ini|Saving…|Saved TIME on this phone)/g, '- paragraph: SAVED');
  return `## ${title}\n${same}\n`;
}

/** Compares with what was kept. RUANGIZIN_TRANSCRIPTS=keep writes it anew, for somebody to read before it is committed. */
function expectHeard(language, text) {
  const file = new URL(`${language}.txt`, FOLDER);
  if (process.env.RUANGIZIN_TRANSCRIPTS === 'keep') {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, text);
  }
  expect(text, `what a screen reader hears (${language}); see docs/testing.md`).toBe(readFileSync(file, 'utf8'));
}

journey('from a question to a form that was sent, by keys alone, as it is heard', async ({ page }) => {
  journey.setTimeout(150_000);
  const all = shipped('sktm');
  const filled = new FormPage(page);
  const keys = new FormKeys(filled);
  const { say } = filled;
  let text = '';
  const listen = async (title) => (text += await heard(page, title));

  await page.goto('/');
  await expect(page.getByRole('searchbox')).toBeVisible();
  await expect(page.locator('.app-picker__choice').first()).toBeVisible();
  await listen('/');
  await keys.to((at) => at.id === 'kegiatan', 'the activity');
  await keys.type('kios');
  await expect(page.locator('.app-picker__choice').filter({ hasText: '47112' })).toBeVisible();
  await keys.to((at) => at.tag === 'button' && at.text.includes('47112'), 'the kiosk');
  await page.keyboard.press('Enter');
  await keys.to((at) => at.id === 'tempat', 'the place');
  await keys.type('-10.17988, 123.57895');
  await page.keyboard.press('Escape');
  await keys.press('check-submit');
  await expect(page.locator('#jawaban')).toBeFocused();
  await listen('/cek');
  await keys.press('answer-apply');
  await expect(page.locator('main')).toBeFocused();
  const name = all.form.title.id;
  await keys.to((at) => at.tag === 'a' && at.text.startsWith(name), name);
  await page.keyboard.press('Enter');
  await expect(page.locator('.app-page__title')).toHaveText(name);
  await listen('/isi');
  await keys.press('form-begin');
  await expect(page).toHaveURL(/h=tugas/);
  await keys.begun();
  await listen('/isi, the list of parts');
  await keys.to((at) => at.isTask, 'the first part');
  await page.keyboard.press('Enter');
  await keys.begun();
  const seen = new Set();
  await walk(keys, all, async (kind) => {
    if (!seen.has(kind)) await listen(`/isi, ${kind}`);
    seen.add(kind);
  });
  await listen('/isi, the review');
  await keys.to((at) => at.id === 'isi-setuju', 'consent');
  await page.keyboard.press('Space');
  await keys.press('form-finish');
  await expect(page).toHaveURL(/h=selesai/);
  await keys.begun();
  await expect(page.getByRole('button', { name: say('track-send'), exact: true })).toBeVisible();
  await listen('/isi, the last page');
  await keys.press('track-send');
  await expect(page.locator('.app-lacak__number')).toHaveText(/^[A-Z0-9-]{8,}$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('track-state-submitted'));
  await listen('/lacak');
  expectHeard('id', text);
});

journey('the same in English, as it is heard', async ({ page }) => {
  const en = words('en');
  let text = '';
  const listen = async (title) => (text += await heard(page, title));
  const draft = completeDraft('heard');
  await bringIn(page, draft);
  await page.getByRole('button', { name: 'English' }).click();
  await listen('/data-saya');
  await page.goto(`/cek${QUESTION}`);
  await expect(page.locator('#jawaban')).toHaveText(en('outcome-limited'));
  await listen('/cek');
  await page.goto(lastPage(draft));
  await expect(page.getByRole('button', { name: en('track-send'), exact: true })).toBeVisible();
  await listen('/isi, the last page');
  await page.getByRole('button', { name: en('track-send'), exact: true }).click();
  await expect(page.locator('.app-lacak__number')).toHaveText(/^[A-Z0-9-]{8,}$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(en('track-state-submitted'));
  await listen('/lacak');
  expectHeard('en', text);
});

const PAGES = { '/tentang': '.app-about-table', '/aksesibilitas': '#tampilan-text' };

for (const [path, whole] of Object.entries(PAGES)) {
  test(`${path} is accessible in both languages and schemes, narrow and with large text`, async ({ page }) => {
    await page.goto(path);
    await expect(page.locator(whole).first()).toBeVisible();
    for (const scheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme: scheme });
      await expectAccessible(page);
    }
    await page.getByRole('button', { name: 'English' }).click();
    await expectAccessible(page);
    await page.setViewportSize({ width: 320, height: 640 });
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    expect([await clipped(page), await overflow(page)]).toEqual([[], 0]);
  });
}

test('the page of what is known tells the plan, and of any activity how much the plan leaves open', async ({ page }) => {
  const id = words('id');
  await page.goto('/tentang');
  const rows = page.locator('.app-about-table tbody tr');
  await expect(rows).toHaveCount(10);
  await expect(page.locator('.app-about-layer').first()).toBeVisible();
  await page.getByLabel(id('about-search')).fill('kios');
  await expect(rows.filter({ hasText: '47112' })).toHaveCount(1);
  await expect(rows.filter({ hasText: '47112' }).locator('td')).toHaveText(/%|Terjawab/);
  // The answers of the app agree: where the plan is silent everywhere, no place has an answer.
  await page.getByLabel(id('about-search')).fill('');
  await page.getByRole('button', { name: /Tampilkan semua/ }).click();
  expect(await rows.count()).toBeGreaterThan(10);
});

test('larger text, no movement and a slow voice are chosen once and hold on every page from its start', async ({ page }) => {
  const id = words('id');
  const size = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
  await page.goto('/aksesibilitas');
  await page.getByLabel(id('looks-text-larger')).check();
  await expect.poll(size).toBe('24px');
  await page.getByLabel(id('looks-motion-calm')).check();
  await page.goto(`/cek${QUESTION}`);
  await expect(page.locator('#jawaban')).toBeVisible();
  expect(await size()).toBe('24px');
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--quick').trim())).toBe('0s');
  expect([await clipped(page), await overflow(page)]).toEqual([[], 0]);
  await page.goto('/aksesibilitas');
  await page.getByRole('group', { name: id('looks-text') }).getByLabel(id('looks-text-usual')).check();
  await expect.poll(size).toBe('16px');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await size()).toBe('16px');
});

/** A voice of the device for a language, beside one that would send the words away. */
async function withVoices(page, local) {
  await page.addInitScript((lang) => {
    window.spoken = [];
    const voices = [{ lang: 'id-ID', localService: false }, { lang: 'en-US', localService: false }];
    if (lang) voices.push({ lang, localService: true });
    let waiting = null;
    window.SpeechSynthesisUtterance = function (text) { this.text = text; };
    const engine = {
      getVoices: () => voices,
      speak: (it) => { window.spoken.push(it); waiting = it; if (!window.isSlow) setTimeout(() => {
        if (waiting !== it) return;
        waiting = null;
        it.onend();
      }, 5); },
      cancel: () => { waiting?.onerror?.(); waiting = null; },
    };
    Object.defineProperty(window, 'speechSynthesis', { value: engine });
  }, local);
}

test('an answer is read aloud by a voice of the device, piece by piece, and stopped by the same key', async ({ page }) => {
  const id = words('id');
  await withVoices(page, 'in_ID');
  await page.goto(`/cek${QUESTION}`);
  const button = (name) => page.getByRole('button', { name: id(name), exact: true });
  await button('answer-aloud').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(id('answer-aloud-done'))).toBeVisible();
  const said = await page.evaluate(() => window.spoken.map((it) => [it.text, it.lang, it.voice.localService]));
  const text = said.map((it) => it[0]).join(' ');
  expect(text).toContain(id('outcome-limited'));
  expect(text).toContain(id('common-indicative'));
  expect(text).not.toContain(id('answer-print'));
  expect(said.every(([, , isLocal]) => isLocal)).toBe(true);
  await expect(page.locator('.app-spoken')).toHaveCount(0);

  await page.evaluate(() => (window.isSlow = true));
  await button('answer-aloud').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.app-spoken')).toHaveCount(1);
  await expect(button('answer-aloud-stop')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText(id('answer-aloud-stopped'))).toBeVisible();
  await expect(page.locator('.app-spoken')).toHaveCount(0);
});

test('without a voice of its own the device stays silent and says why', async ({ page }) => {
  await withVoices(page, null);
  await page.goto(`/cek${QUESTION}`);
  await page.getByRole('button', { name: words('id')('answer-aloud'), exact: true }).tap();
  await expect(page.getByText(words('id')('answer-aloud-none'))).toBeVisible();
  expect(await page.evaluate(() => window.spoken.length)).toBe(0);
});

test('without a map, the nearest places where it may be done are listed, and lead to their answers without a map', async ({ page }) => {
  const id = words('id');
  await page.goto('/cek#t=-10.17988,123.57895&k=93292');
  await page.getByRole('button', { name: id('check-elsewhere') }).tap();
  await expect(page.getByRole('heading', { name: id('answer-where-nearest') })).toBeFocused();
  const places = page.locator('.app-nearby__place');
  await expect(places.first()).toBeVisible();
  await expectAccessible(page);
  expect([await clipped(page), await overflow(page)]).toEqual([[], 0]);
  await places.first().getByRole('link').tap();
  await expect(page).toHaveURL(/\/cek#t=/);
  await expect(page.locator('#jawaban')).toHaveText(/Boleh/);
  await expect(places).toHaveCount(0);
});
