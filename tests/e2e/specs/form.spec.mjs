// Forms filled in: every shipped one with its first example, by what its pages offer; what stops, what stays, what is kept.

import { expect, test } from '../harness/journey.mjs';
import { expectAccessible } from '../harness/axe.mjs';
import { clipped, overflow } from '../harness/clipped.mjs';
import { tabTo } from '../harness/keyboard.mjs';
import { words } from '../harness/words.mjs';
import { FORMS, FormPage, shipped } from '../pages/form.mjs';

const id = words('id');
const en = words('en');

/** Fills in a whole form with an example; `look` is called on every page of a question. */
async function walk(filled, { fields, example, form }, look = async () => {}) {
  const { page } = filled;
  await page.locator('.app-tasks__title').first().click();
  for (let pages = 0; pages < 120; pages += 1) {
    await expect(page.locator('#isi-judul')).toBeVisible();
    const { key, value } = await filled.spot();
    if (key === 'h') break;
    if (key === 'q') {
      const [section, item, inItem] = value.split('.');
      const first = inItem ?? section;
      const own = inItem ? example.answers[section]?.[Number(item) - 1] : example.answers;
      const of = form.sections.find((it) => it.fields.some((field) => field.id === first));
      const at = of.fields.findIndex((it) => it.id === first);
      const mates = of.fields.slice(at + 1);
      const count = mates.findIndex((it) => !it.same_page);
      for (const field of [of.fields[at], ...mates.slice(0, count < 0 ? mates.length : count)]) {
        const given = own?.[field.id];
        if (given !== undefined) await filled.answer(fields.get(field.id), inItem ? `${section}.${item}.${field.id}` : field.id, given);
      }
      await look(fields.get(first).kind);
    }
    if (key === 'l') {
      await page.locator(`input[name="j-doc-${value}"][value="loket"]`).check();
      await look('document');
    }
    await filled.next();
  }
  await expect(page).toHaveURL(/h=periksa/);
}

const digits = (text) => text.replaceAll(/\D/g, '');

/** What the review must say of an answer. */
function expected({ fields, lists }, path, value) {
  const field = fields.get(path);
  const options = field.options ?? lists.get(field.options_from) ?? [];
  const label = (it) => options.find((option) => option.id === it).label.id;
  switch (field.kind) {
    case 'choice': return [label(value)];
    case 'many': return value.map(label);
    case 'yes_no': return [value ? id('form-yes') : id('form-no')];
    case 'person': return [value.name];
    case 'address': return [value.street];
    case 'activity': return [value.code];
    case 'table': return Object.values(value[0]).filter((it) => !/^[\d.]+$/.test(it)).slice(0, 0);
    case 'text': case 'email': return [String(value).replaceAll(/\s+/g, ' ').trim()];
    default: return [];
  }
}

for (const name of FORMS) {
  test(`the form ${name} is filled in with its first example, and the review shows it`, async ({ page }) => {
    test.setTimeout(240_000);
    const all = shipped(name);
    const filled = new FormPage(page);
    await filled.begin(name);
    await walk(filled, all);
    const stops = page.locator('.app-note--warning');
    await expect(stops, 'nothing is missing').toHaveCount(0);
    const review = page.locator('.app-isi');
    for (const [path, value] of Object.entries(all.example.answers)) {
      if (!all.fields.has(path)) continue;
      const question = all.fields.get(path).label.id;
      const row = review.locator('.app-summary__row').filter({ has: page.locator('dt').getByText(question, { exact: true }) }).first();
      for (const text of expected(all, path, value)) await expect(row, path).toContainText(text);
      if (['number', 'money', 'nik', 'nkk', 'npwp', 'nib_business', 'nop'].includes(all.fields.get(path).kind)) {
        expect(digits(await row.locator('.app-summary__answer').innerText()), path).toContain(digits(String(value)));
      }
    }
    await expectAccessible(page);
    await page.locator('#isi-setuju').check();
    await filled.link('form-finish').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(id('form-complete'));
    await expectAccessible(page);
  });
}

test('every kind of page passes the check of accessibility, in English and in the dark, and nothing is cut', async ({ page }) => {
  test.setTimeout(240_000);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.emulateMedia({ colorScheme: 'dark' });
  const seen = new Set();
  await page.goto('/isi');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(en('form-title'));
  await expectAccessible(page);
  for (const name of ['sktm', 'pbg-rumah']) {
    const filled = new FormPage(page, 'en');
    await filled.begin(name);
    await expectAccessible(page);
    await walk(filled, shipped(name), async (kind) => {
      if (seen.has(kind)) return;
      seen.add(kind);
      expect([await overflow(page), await clipped(page)], kind).toEqual([0, []]);
      await expectAccessible(page);
    });
    await expect(page.locator('main [lang]'), 'everything is in English').toHaveCount(0);
    await filled.page.goto(page.url().replace('h=periksa', 'h=kartu'));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(en('form-card'));
    await expectAccessible(page);
  }
});

test('what stops is told with the focus on it, what warns once, and skipping leaves the question open', async ({ page }) => {
  const filled = new FormPage(page);
  await filled.begin('sktm');
  await page.locator('.app-tasks__title').first().click();
  await filled.button('form-next').click();
  const errors = page.locator('#kesalahan');
  await expect(errors).toBeFocused();
  await expect(errors).toContainText(id('problem-missing'));
  await page.locator('#j-pemohon-name').fill('Maria Contoh');
  await page.locator('#j-pemohon-nik').fill('537199310290');
  await filled.button('form-next').click();
  await expect(errors).toContainText(`${id('form-person-nik')}: ${id('problem-digits').replace('{ $limit }', '16')}`);
  await expectAccessible(page);
  await errors.getByRole('link', { name: new RegExp(`^${id('form-person-nik')}`) }).click();
  await expect(page.locator('#j-pemohon-nik')).toBeFocused();
  await filled.button('form-skip').click();
  await expect(page.locator('#j-hp')).toBeVisible();
  await page.locator('#j-hp').fill('0380 821234');
  await filled.button('form-next').click();
  await expect(errors).toContainText(id('problem-not-mobile'));
  await page.locator('#j-hp').fill('+62 812 0000 0001');
  await filled.button('form-next').click();
  await expect(page.locator('#j-alamat-street')).toBeVisible();
  await page.goBack();
  await expect(page.locator('#j-hp')).toHaveValue('0812 0000 0001');
});

test('a draft outlives reload, language and theme, and is offered before a new one', async ({ page }) => {
  const filled = new FormPage(page);
  await filled.begin('sktm');
  await page.locator('.app-tasks__title').first().click();
  await page.locator('#j-pemohon-name').fill('Maria Contoh');
  await expect(page.locator('.app-isi__saved')).toContainText('Tersimpan');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('#j-pemohon-name')).toHaveValue('Maria Contoh');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.reload();
  await expect(page.locator('#j-pemohon-name')).toHaveValue('Maria Contoh');
  await page.goto('/isi#sktm');
  const resume = page.getByRole('region', { name: en('form-resume') });
  await expect(resume).toBeVisible();
  await resume.getByRole('link').first().click();
  await expect(page.locator('.app-tasks__task').first()).toContainText(en('task-begun'));
});

test('an answer about a place is carried into the form, and nothing is asked twice', async ({ page }) => {
  const filled = new FormPage(page);
  await page.goto('/cek#t=-10.1735,123.5955&k=47112');
  await page.getByRole('link', { name: id('answer-apply') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(id('form-title'));
  await page.getByRole('link', { name: /usaha/i }).first().click();
  await expect(page.getByText(id('form-carried'))).toBeVisible();
  await filled.button('form-begin').click();
  await expect(page).toHaveURL(/h=tugas/);
});

test('by keyboard alone: begin, answer, go on', async ({ page }) => {
  await page.goto('/isi#sktm');
  const filled = new FormPage(page);
  await tabTo(page, filled.button('form-begin'));
  await page.keyboard.press('Enter');
  const first = page.locator('.app-tasks__title').first();
  await tabTo(page, first);
  await page.keyboard.press('Enter');
  await expect(page.locator('#isi-judul')).toBeFocused();
  await tabTo(page, page.locator('#j-pemohon-name'));
  await page.keyboard.type('Maria Contoh');
  await page.keyboard.press('Tab');
  await page.keyboard.type('5371 9952 0390 0001');
  await tabTo(page, page.locator('#j-pemohon-birth'));
  await page.keyboard.type('12');
  await page.keyboard.press('Enter');
  await expect(page.locator('#kesalahan')).toBeFocused();
});

test('at a desk: a name, a role and consent before somebody else is helped', async ({ page }) => {
  const filled = new FormPage(page);
  await page.goto('/isi#sktm');
  await page.getByLabel(id('form-help')).check();
  await filled.button('form-begin').click();
  await expect(page.locator('#isi-nama')).toBeFocused();
  await page.locator('#isi-nama').fill('Maria Contoh');
  await filled.button('form-begin').click();
  await expect(page.locator('#isi-setuju-bantuan')).toBeFocused();
  await expectAccessible(page);
  await page.locator('#isi-setuju-bantuan').check();
  await filled.button('form-begin').click();
  await expect(page.locator('.app-isi__of')).toContainText('Maria Contoh');
});

test('the card for the counter lists what to bring and prints alone', async ({ page }) => {
  const filled = new FormPage(page);
  await filled.begin('sktm');
  await filled.link('form-card-link').click();
  const card = page.locator('.app-isi__card');
  await expect(card).toContainText('Surat keterangan tidak mampu');
  await expect(card).toContainText(id('form-card-get'));
  await page.emulateMedia({ media: 'print' });
  await expect(filled.button('form-card-print')).toBeHidden();
  await expect(card).toBeVisible();
});
