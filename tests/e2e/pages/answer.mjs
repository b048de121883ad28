// What a journey knows about an answer, wherever it is shown.

import { expect } from '../harness/journey.mjs';

/** The answer on the page. */
export function answer(page) {
  const whole = page.getByRole('article');
  return {
    whole,
    headline: whole.getByRole('heading', { level: 2 }),
    head: whole.locator('header'),
  };
}

/** The marks without which no answer may be shown. */
export async function expectMarked(page) {
  await expect(answer(page).whole).toContainText('Indikatif, bukan izin');
  await expect(answer(page).whole).toContainText('DATA CONTOH');
  await expect(page).toHaveTitle(/DATA CONTOH/);
}
