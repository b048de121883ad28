// Every shipped form filled in with its first example by keys alone, in the order in which a screen reader meets its controls;
// the review shows what was answered. A new form is walked without a line of test. Half of the forms are read in
// Indonesian by day, half in English at night on the narrowest screen; one page of the browser serves each half.

import { expect, test } from '@playwright/test';
import { expectAccessible } from '../harness/axe.mjs';
import { clipped, overflow } from '../harness/clipped.mjs';
import { FORMS, FormPage, shipped } from '../pages/form.mjs';
import { FormKeys } from '../pages/form_keys.mjs';
import { walk } from '../pages/form_walk.mjs';

// A picture of every step would take longer than the steps.
test.use({ trace: 'off' });

const HALVES = [
  { language: 'id', width: 360, height: 740, colours: 'light' },
  { language: 'en', width: 320, height: 640, colours: 'dark' },
];

const digits = (text) => text.replaceAll(/\D/g, '');
const DIGITS = ['number', 'money', 'nik', 'nkk', 'npwp', 'nib_business', 'nop'];

/** What the review must say of an answer. */
function expected({ fields, lists }, { language, say }, path, value) {
  const field = fields.get(path);
  const options = field.options ?? lists.get(field.options_from) ?? [];
  const label = (it) => options.find((option) => option.id === it).label[language];
  switch (field.kind) {
    case 'choice': return [label(value)];
    case 'many': return value.map(label);
    case 'yes_no': return [value ? say('form-yes') : say('form-no')];
    case 'person': return [value.name];
    case 'address': return [value.street];
    case 'activity': return [value.code];
    case 'text': case 'email': return [String(value).replaceAll(/\s+/g, ' ').trim()];
    default: return [];
  }
}

/** Compares the review with the example. */
async function expectReviewed(filled, all) {
  await expect(filled.page.locator('.app-note--warning'), 'nothing is missing').toHaveCount(0);
  const rows = await filled.page.locator('.app-summary__row').evaluateAll((found) =>
    found.map((it) => [it.querySelector('dt').innerText.trim(), it.querySelector('.app-summary__answer')?.innerText ?? '']),
  );
  for (const [path, value] of Object.entries(all.example.answers)) {
    const field = all.fields.get(path);
    if (!field) continue;
    // Two questions may have the same words.
    const answers = rows.filter(([question]) => question === field.label[filled.language].trim());
    const said = answers.map(([, answer]) => answer.replaceAll(/\s+/g, ' ')).join(' | ');
    expect(answers, `${path} stands in the review`).not.toEqual([]);
    for (const text of expected(all, filled, path, value)) expect(said, path).toContain(text);
    if (DIGITS.includes(field.kind)) expect(digits(said), path).toContain(digits(String(value)));
  }
}

for (const [half, { language, width, height, colours }] of HALVES.entries()) {
  test.describe(`${language}, ${width} wide, ${colours}`, () => {
    test.describe.configure({ mode: 'default' });
    let page;
    const seen = new Set();
    const complaints = [];

    test.beforeAll(async ({ browser }) => {
      const context = await browser.newContext({
        ...test.info().project.use, viewport: { width, height }, colorScheme: colours, baseURL: process.env.RUANGIZIN_URL,
      });
      page = await context.newPage();
      context.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      context.on('weberror', (error) => complaints.push(String(error.error())));
      await page.goto('/isi');
      if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectAccessible(page);
    });
    test.afterAll(() => page.context().close());

    /** Once per kind of page: what a program can check of accessibility, and that nothing is cut. */
    const look = async (kind) => {
      if (seen.has(kind)) return;
      seen.add(kind);
      expect([await overflow(page), await clipped(page)], kind).toEqual([0, []]);
      await expectAccessible(page);
    };

    for (const name of FORMS.filter((_, at) => at % HALVES.length === half)) {
      test(`the form ${name} is filled in by keys alone, and the review shows it`, async () => {
        test.setTimeout(150_000);
        const all = shipped(name);
        const filled = new FormPage(page, language);
        const keys = new FormKeys(filled);
        await page.goto(`/isi#${name}`);
        await expect(page.locator('.app-page__title')).toHaveText(all.form.title[language]);
        await look('start');
        await keys.press('form-begin');
        await expect(page).toHaveURL(/h=tugas/);
        await keys.begun();
        await look('tasks');
        await keys.to((at) => at.isTask, 'the first part');
        await page.keyboard.press('Enter');
        await expect(page).not.toHaveURL(/h=tugas/);
        await keys.begun();
        await walk(keys, all, look);
        await expectReviewed(filled, all);
        await look('review');
        if (language === 'en') await expect(page.locator('main [lang]'), 'everything is in English').toHaveCount(0);
        await keys.to((at) => at.id === 'isi-setuju', 'consent');
        await page.keyboard.press('Space');
        await keys.press('form-finish');
        await expect(page).toHaveURL(/h=selesai/);
        await keys.begun();
        await expect(page.locator('.app-isi__open')).toHaveCount(0);
        await look('done');
        expect(complaints.splice(0), 'errors in the console').toEqual([]);
      });
    }
  });
}
