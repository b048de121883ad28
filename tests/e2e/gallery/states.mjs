// The screens of the gallery and how each comes into being, in the order in which one person would meet them: what one
// leaves on the device, the next finds. A state is a name, an address, and what must be seen before the picture is taken.

import { expect } from '@playwright/test';
import { words } from '../harness/words.mjs';
import { answer, beginForm, expectKept, questionAt } from '../pages/draft.mjs';
import { FormPage } from '../pages/form.mjs';
import { lot, square } from '../pages/parcel.mjs';
import { bringIn, completeDraft, lastPage, number, press, send } from '../pages/sent.mjs';

const say = words('id');
const CENTRE = 't=-10.1628,123.6075&k=47112';
const RIVER = lot('47112', square(-10.1717, 123.56117, 60));
const TYPED = '-10.16300, 123.60700\n-10.16300, 123.60720\n-10.16320, 123.60720\n-10.16320, 123.60700';

const title = (page) => expect(page.locator('h1:visible').first()).toBeVisible();
const article = (page) => expect(page.getByRole('article')).toBeVisible();
const goTo = (path, seen = title) => async ({ page }) => {
  await page.goto('about:blank');
  await page.goto(path);
  await seen(page);
};

/** Of whom the pages of a form speak; the same draft in all of them. */
async function begun(given) {
  if (!given.draft) {
    given.draft = await beginForm(given.page);
    await answer(given.page, given.draft, 'lembaga', 'RSUD Contoh');
  }
  return given.draft;
}

const ofDraft = (rest, seen = title) => async (given) => {
  const draft = await begun(given);
  await given.page.goto('about:blank');
  await given.page.goto(`/isi#sktm&d=${draft}&${rest}`);
  await seen(given.page);
};

async function arrived(given, name = 'galeri') {
  const { page, office } = given;
  const draft = completeDraft(name, { big: 2000 });
  await bringIn(page, draft);
  await expect(page.locator('.app-mine__done')).toBeVisible();
  await send(page, draft);
  await expect(number(page)).toHaveText(/^[A-Z0-9-]{8,}$/);
  given.number = await number(page).innerText();
  given.loket = await office.desk('loket');
}

async function returned({ page, loket, number: mine }) {
  await loket.act(mine, 'langkah', { to: 'periksa' });
  await loket.act(mine, 'perbaikan', {
    kind1: 'field', target1: 'lembaga', reason1: 'incomplete', words1: 'Tulis nama lengkapnya',
    kind2: 'photo', target2: 'doc.d_ktp', reason2: 'unreadable', words2: 'Foto ulang',
  });
  await loket.act(mine, 'pesan', { message: 'Silakan dilengkapi.' });
  await press(page, 'track-refresh');
  await expect(page.locator('.app-lacak__correction')).toHaveCount(2);
}

/** Another file: one that waits for corrections is not decided. */
async function rejected(given) {
  await arrived(given, 'galeri-3');
  const { page, loket, number: mine } = given;
  await loket.act(mine, 'langkah', { to: 'periksa' });
  await loket.act(mine, 'langkah', { to: 'tolak', reason: 'incomplete', note: 'Contoh penolakan' });
  await press(page, 'track-refresh');
  await expect(page.locator('#lacak-putusan')).toBeVisible();
  await page.getByText(say('track-objection')).click();
}

async function sealed({ page, draft }) {
  await page.goto('about:blank');
  await page.goto(`/data-saya#${draft}`);
  await press(page, 'mine-pin-set');
  await expect(page.getByLabel(say('mine-pin-new'), { exact: true })).toBeVisible();
}

async function locked(given) {
  const { page, draft } = given;
  // Another language begins the page anew.
  await sealed(given);
  const code = (await page.locator('.app-mine__code').first().innerText()).trim();
  await page.getByLabel(say('mine-pin-code-typed')).fill(code.toLowerCase());
  await page.getByLabel(say('mine-pin-new'), { exact: true }).fill('284617');
  await page.getByLabel(say('mine-pin-again'), { exact: true }).fill('284617');
  await page.getByRole('button', { name: say('mine-pin-set') }).click();
  await expect(page.locator('.app-mine__done')).toHaveText(say('mine-pin-done'), { timeout: 60_000 });
  await page.goto('about:blank');
  await page.goto(`/data-saya#${draft}`);
  await expect(page.locator('#buka-pin')).toBeVisible();
}

/** The desk, signed in as one who receives files. */
async function atDesk({ page, office }, path) {
  await page.goto(path);
  if (await page.locator('input[name="password"]').count()) {
    await page.locator('input[name="login"]').fill('loket');
    await page.locator('input[name="password"]').fill(office.password);
    await page.locator('form:has(input[name="password"]) button').first().click();
    await page.waitForURL((it) => !it.pathname.endsWith('/masuk'));
    await page.goto(path);
  }
  await title(page);
}

/** Every state: `sizes` is false where only the width that it was opened with is worth a picture. */
export const STATES = [
  { name: 'home', open: goTo('/') },
  { name: 'home-mistakes', open: async (it) => { await goTo('/')(it); await press(it.page, 'check-submit'); } },
  { name: 'check-empty', open: goTo('/cek') },
  { name: 'check-mistakes', open: async (it) => { await goTo('/cek')(it); await press(it.page, 'check-submit'); } },
  { name: 'check-limited', open: goTo('/cek#t=-10.17988,123.57895&k=47112', article) },
  { name: 'check-no-data', open: goTo('/cek#t=-10.2221,123.57971&k=47112', article) },
  {
    name: 'check-elsewhere',
    open: async (it) => {
      await goTo(`/cek#${CENTRE}`, article)(it);
      await press(it.page, 'check-elsewhere');
      await expect(it.page.locator('.app-nearby__place').first()).toBeVisible();
    },
  },
  { name: 'check-kelurahan', open: goTo('/cek#w=53.71.01.1001&k=47112', article) },
  { name: 'map', open: goTo('/peta'), isMap: true },
  { name: 'map-answer', open: goTo(`/peta#${CENTRE}&z=16`, article), isMap: true },
  { name: 'map-where', open: goTo('/peta#t=-10.1628,123.6075&k=47112&z=13&d=1', article), isMap: true },
  { name: 'parcel-empty', open: goTo('/bidang'), isMap: true },
  { name: 'parcel-answer', open: goTo(RIVER, article), isMap: true },
  { name: 'export-empty', open: goTo('/berkas-bidang') },
  {
    name: 'export-lot',
    open: async (it) => {
      await goTo('/berkas-bidang')(it);
      await it.page.getByLabel(say('export-text'), { exact: true }).fill(TYPED);
      await press(it.page, 'export-text-read');
      await expect(it.page.locator('.app-export__line').first()).toBeVisible();
    },
  },
  { name: 'services', open: goTo('/layanan') },
  { name: 'service', open: goTo('/layanan#KEL-SKTM', (page) => expect(page.locator('h1, h2').nth(1)).toBeVisible()) },
  { name: 'service-unknown', open: goTo('/layanan#TIDAK-ADA') },
  { name: 'form-start', open: goTo('/isi#sktm') },
  { name: 'form-tasks', open: ofDraft('h=tugas') },
  { name: 'form-person', open: ofDraft('q=pemohon') },
  { name: 'form-choice', open: ofDraft('q=rt_cara') },
  { name: 'form-signature', open: ofDraft('q=ttd') },
  { name: 'form-paper', open: ofDraft('l=d_ktp') },
  { name: 'form-review', open: ofDraft('h=periksa') },
  { name: 'form-last', open: ofDraft('h=selesai') },
  {
    name: 'form-lend',
    open: async (it) => {
      await answer(it.page, await begun(it), 'tanggungan', '3');
      const filled = new FormPage(it.page);
      await it.page.goto(questionAt(it.draft, 'rt_cara'));
      await filled.choose('rt_cara', 'layar');
      await expectKept(it.page);
      await ofDraft('h=tugas')(it);
      await filled.link('form-lend').click();
      await filled.button('hand-show').click();
      await expect(it.page.locator('.app-qr')).toBeVisible();
    },
  },
  { name: 'form-receive', open: ofDraft('h=terima') },
  { name: 'mine-empty', open: async (it) => { await goTo('/data-saya')(it); }, isFresh: true },
  { name: 'mine', open: async (it) => { await begun(it); await goTo('/data-saya', (page) => expect(page.locator('.app-mine__draft')).toBeVisible())(it); } },
  { name: 'mine-contents', open: async (it) => { await goTo(`/data-saya#${await begun(it)}`)(it); } },
  { name: 'mine-pin', open: async (it) => { await begun(it); await sealed(it); } },
  { name: 'mine-locked', open: locked },
  { name: 'track-empty', open: goTo('/lacak') },
  {
    name: 'track-send',
    open: async (it) => {
      const draft = completeDraft('galeri-2');
      await bringIn(it.page, draft);
      await expect(it.page.locator('.app-mine__done')).toBeVisible();
      await it.page.goto(lastPage(draft));
      await expect(it.page.getByRole('button', { name: say('track-send'), exact: true })).toBeVisible();
    },
  },
  {
    name: 'track-waiting',
    open: async (it) => {
      await it.page.context().setOffline(true);
      await press(it.page, 'track-send');
      await expect(it.page.locator('.app-lacak__state').first()).toHaveText(say('track-waiting-offline'));
    },
    close: ({ page }) => page.context().setOffline(false),
  },
  { name: 'track-arrived', open: (it) => arrived(it) },
  { name: 'track-corrections', open: returned },
  { name: 'track-rejected', open: rejected },
  { name: 'track', open: goTo('/lacak', (page) => expect(page.locator('.app-mine__draft').first()).toBeVisible()) },
  { name: 'not-found', open: goTo('/tidak-ada') },
  { name: 'about', open: goTo('/tentang') },
  { name: 'access', open: goTo('/aksesibilitas') },
  { name: 'packs', open: goTo('/kota') },
  { name: 'sheet', open: goTo('/lembar') },
  { name: 'sheet-asked', open: goTo(`/lembar#${CENTRE}`, (page) => expect(page.locator('.app-lembar__drawing')).toBeVisible()) },
  { name: 'package', open: goTo('/paket') },
  { name: 'package-asked', open: goTo(`/paket#p=oss-kkpr&${CENTRE}`, (page) => expect(page.locator('.app-paket__row').first()).toBeVisible()) },
  { name: 'desk-enter', open: goTo('/desk/masuk') },
  { name: 'desk', open: (it) => atDesk(it, '/desk?semua=1') },
  {
    name: 'desk-file',
    open: async (it) => {
      if (!it.number) await arrived(it);
      await atDesk(it, `/desk/berkas/${it.number}`);
    },
  },
];
