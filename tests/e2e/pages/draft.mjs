// What the journeys of drafts know about a form: how one begins, where a question stands, when it says that it is kept.

import { expect } from '@playwright/test';
import { words } from '../harness/words.mjs';

const say = words('id');

/** Begins a form; answers the id of its draft. */
export async function beginForm(page, form = 'sktm') {
  await page.goto(`/isi#${form}`);
  await page.getByRole('button', { name: say('form-begin'), exact: true }).click();
  await expect(page).toHaveURL(/&d=[0-9a-f]{32}/);
  return /&d=([0-9a-f]{32})/.exec(page.url())[1];
}

/** Address of a question of a draft. */
export const questionAt = (draft, question, form = 'sktm') => `/isi#${form}&d=${draft}&q=${question}`;

/** The field of the question on the screen. */
export const fieldOf = (page) => page.locator('.app-isi__step').locator('input, textarea').first();

/** Waits until the page says that everything is on this phone. */
export async function expectKept(page) {
  const mark = page.locator('.app-isi__saved');
  await expect(mark).toContainText(/\d/);
  await expect(mark).not.toContainText(/Menyimpan|Saving/);
}

/** Answers a question and waits for the mark. */
export async function answer(page, draft, question, text, form = 'sktm') {
  await page.goto(questionAt(draft, question, form));
  await fieldOf(page).fill(text);
  await expectKept(page);
}
