// What happens while a form is filled in: what stops, what stays, what is kept. All forms are walked in forms.spec.mjs.

import { expect, test } from '../harness/journey.mjs';
import { expectAccessible } from '../harness/axe.mjs';
import { tabTo } from '../harness/keyboard.mjs';
import { words } from '../harness/words.mjs';
import { FormPage } from '../pages/form.mjs';
import { outline, square } from '../pages/parcel.mjs';

// Nothing here concerns the worker, whose copying would only take time.
test.use({ serviceWorkers: 'block' });

const id = words('id');
const en = words('en');

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

test('the building that is told is held against the plan while it is typed, and at the end', async ({ page }) => {
  const filled = new FormPage(page);
  await filled.begin('pbg-bangunan', `&k=47112&b=${outline(square(-10.17988, 123.57895, 14))}`);
  const tasks = page.url();
  await page.goto(tasks.replace('h=tugas', 'q=luas_dasar'));
  const limits = page.locator('.app-isi__limits');
  await expect(limits).toContainText('Paling banyak');
  await page.locator('#j-luas_dasar').fill('9.999');
  await expect(limits).toContainText('Kelebihan');
  await expectAccessible(page);
  await page.goto(tasks.replace('h=tugas', 'h=periksa'));
  const building = page.getByRole('region', { name: id('form-limits') });
  await expect(building).toContainText(id('form-limits-broken'));
  await expect(building).toContainText(`${id('figure-footprint')}9.999 m²Kelebihan`);
  await expectAccessible(page);
  await page.goto(tasks.replace('h=tugas', 'q=luas_dasar'));
  await page.locator('#j-luas_dasar').fill('50');
  await expect(limits).toContainText('Sesuai');
  await page.goto(tasks.replace('h=tugas', 'h=periksa'));
  await expect(building).toContainText('Sesuai');
  await expect(building).not.toContainText(id('form-limits-broken'));
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
